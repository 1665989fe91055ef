"""The timeline: a drawn overview, and below it every line with its day, status, sources and sentences."""

from __future__ import annotations

from dateline.model import Entry, Finding
from dateline.stages.tell.days import spell
from dateline.stages.tell.lines import many
from dateline.stages.tell.page.markup import Markup, element, joined
from dateline.stages.tell.page.proof import Shelf
from dateline.stages.tell.page.status import dot, key, pill
from dateline.stages.tell.page.strip import Strip, strip
from dateline.stages.tell.sheet import Chapter, Line, Sheet, valued

_LIGHT = 0.3  # below this weight a line is background


def timeline(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return the section; ``name`` begins the anchors of its lines."""
    if not sheet.story.timeline:
        return None
    anchors = {id(e): f"{name}-e{n}" for n, e in enumerate(sheet.story.timeline)}
    parts = [_chapter(c, sheet, shelf, anchors) for c in sheet.chapters if c.lines or c.episode]
    statuses = {e.status for e in sheet.story.timeline}
    head = element("h3", "Timeline", id=f"{name}-timeline")
    how = Strip(f"{name}-t", lambda entry: f"#{anchors[id(entry)]}")
    drawn = [strip(sheet, how), key(statuses)] if len(sheet.story.timeline) > 2 else None
    return element("section", head, drawn, parts, aria_labelledby=f"{name}-timeline")


def _chapter(chapter: Chapter, sheet: Sheet, shelf: Shelf, anchors: dict[int, str]) -> Markup:
    lines = [_line(line, shelf, anchors[id(line.entry)]) for line in chapter.lines]
    listed = element("ol", lines, class_="line") if lines else element("p", "Nothing dated.", class_="soft")
    if chapter.episode is None:
        head: Markup | None = element("h4", "Background, told in passing")
    elif len(sheet.story.episodes) == 1:
        head = None
    else:
        told = f"Episode {chapter.number} · {spell(chapter.episode.when)}"
        title = element("h4", chapter.episode.title, class_="serif")
        by = element("p", shelf.links(chapter.episode.reports), class_="meta")
        head = joined((element("p", told, class_="label"), title, by))
    return element("div", element("header", head) if head else None, listed, class_="chapter")


def _line(line: Line, shelf: Shelf, anchor: str) -> Markup:
    entry = line.entry
    names = dict.fromkeys(e.report for e in entry.evidence)
    count = element("span", sources(entry.independent, len(names)))
    body = (
        element("p", entry.text, class_="what"),
        [_toll(f, shelf) for f in line.findings],
        shelf.quotes(entry.evidence, pill(entry.status), count),
        shelf.quotes(entry.meant, element("span", "as had been planned")) if entry.meant else None,
    )
    day = _day(entry)
    light = "light" if entry.weight < _LIGHT else None
    return element("li", day, dot(entry.status), element("div", body, class_=light), id=anchor)


def _day(entry: Entry) -> Markup:
    words, is_day = spell(entry.when), entry.when.is_day
    date = element("time", words, datetime=str(entry.when.earliest)) if is_day else joined((words,))
    return element("span", date, class_="when")


def sources(independent: int, reports: int) -> str:
    """Return how many sources stand behind something, in words.

    >>> sources(1, 1), sources(2, 5)
    ('1 source', '2 independent sources · 5 reports')
    """
    first = many(independent, "independent source") if independent > 1 else many(independent, "source")
    return f"{first} · {many(reports, 'report')}" if reports > 1 else first


def _toll(finding: Finding, shelf: Shelf) -> Markup:
    """Return what is told of a toll below the line of its happening, in the open where reports differ."""
    told = [joined((valued(v), " (", shelf.links(e.report for e in v.evidence), ")")) for v in finding.values]
    remark = f" — {shelf.remark(finding)}" if finding.note else None
    differs = element("span", "differs", class_="pill denied") if finding.kind == "differs" else None
    label = element("b", f"{finding.attribute}: ")
    return element("p", label, joined(told, " / "), remark, " ", differs, class_="toll")
