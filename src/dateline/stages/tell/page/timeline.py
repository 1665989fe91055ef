"""The timeline: a drawn overview, and below it every line with its day, status, sources and sentences."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Entry, Finding
from dateline.stages.tell.days import spell
from dateline.stages.tell.lines import many
from dateline.stages.tell.page.markup import Markup, element, joined
from dateline.stages.tell.page.proof import Shelf
from dateline.stages.tell.page.scale import Days, anchor_of, middle
from dateline.stages.tell.page.status import dot, key, kind, pill, symbol
from dateline.stages.tell.sheet import Chapter, Line, Sheet, valued

# Below this weight a line is background; the drawing is so high, its axis lies so deep.
_LIGHT, _HIGH, _AXIS = 0.3, 134, 100
_ROWS = 4
# From how many days on only the year of a happening is known.
_WIDE = 120


def timeline(sheet: Sheet, shelf: Shelf, name: str) -> Markup | None:
    """Return the section; ``name`` begins the anchors of its lines."""
    if not sheet.story.timeline:
        return None
    anchors = {id(e): f"{name}-e{n}" for n, e in enumerate(sheet.story.timeline)}
    parts = [_chapter(c, sheet, shelf, anchors) for c in sheet.chapters if c.lines or c.episode]
    statuses = {e.status for e in sheet.story.timeline}
    head = element("h3", "Timeline", id=f"{name}-timeline")
    drawn = [_strip(sheet, anchors), key(statuses)] if len(sheet.story.timeline) > 2 else None
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


def _strip(sheet: Sheet, anchors: dict[int, str]) -> Markup:
    """Return the overview: lines as marks over a bent axis of days, episodes as bands."""
    entries = [(e, day) for e in sheet.story.timeline if (day := middle(e.when))]
    ends = [d for e in sheet.story.episodes for d in (e.when.earliest, e.when.latest) if d]
    wide = {day for e, day in entries if (e.when.days or _WIDE) >= _WIDE}
    days = Days.of([*(d for _, d in entries), *ends], wide)
    marks = _marks(entries, days, anchors)
    parts = (_bands(sheet, days), axis(days, _AXIS), marks)
    # The list below tells the same to those who cannot see it.
    return element("svg", parts, class_="chart", height=_HIGH, aria_hidden="true")


def _marks(entries: Iterable[tuple[Entry, object]], days: Days, anchors: dict[int, str]) -> list[Markup]:
    """Return the marks, those close together one above the other."""
    taken: list[list[float]] = [[] for _ in range(_ROWS)]
    drawn = []
    for entry, day in sorted(entries, key=lambda pair: (str(pair[1]), -pair[0].weight)):
        at = days.at(day)  # type: ignore[arg-type]
        level = next((n for n, row in enumerate(taken) if all(abs(at - x) > 3.4 for x in row)), _ROWS - 1)
        taken[level].append(at)
        title = element("title", f"{spell(entry.when)}: {entry.text} ({entry.status})")
        mark = symbol(entry.status, at, _AXIS - 12 - 17 * level)
        drawn.append(
            element("a", title, mark, href=f"#{anchors[id(entry)]}", tabindex="-1", class_=kind(entry.status))
        )
    return drawn


def _bands(sheet: Sheet, days: Days) -> list[Markup]:
    bands = []
    for number, episode in enumerate(sheet.story.episodes, 1):
        low, high = episode.when.earliest, episode.when.latest
        if len(sheet.story.episodes) == 1 or not (low and high):
            continue
        left, right = max(0.0, days.at(low) - 2.2), min(100.0, days.at(high) + 2.2)
        box = element(
            "rect", x=f"{left:.5g}%", y=0, width=f"{right - left:.5g}%", height=_AXIS, rx=4, class_="band"
        )
        label = element(
            "text", str(number), x=f"{(left + right) / 2:.5g}%", y=12, text_anchor="middle", class_="value"
        )
        bands += [box, label]
    return bands


def axis(days: Days, y: float) -> list[Markup]:
    """Return an axis of days at ``y`` pixels: months below it, long gaps dotted and named."""
    drawn = [element("line", x1="0", x2="100%", y1=y, y2=y, class_="axis")]
    for left, right, n in days.gaps:
        drawn.append(
            element("line", x1=f"{left + 1.5:.5g}%", x2=f"{right - 1.5:.5g}%", y1=y, y2=y, class_="gap")
        )
        if right - left > 22:
            words = many(round(n / 365.25), "year") if n > 700 else many(round(n / 30.44), "month")
            at = (left + right) / 2
            drawn.append(element("text", words, x=f"{at:.5g}%", y=y - 6, text_anchor="middle"))
    for at, month in days.ticks():
        drawn.append(element("text", month, x=f"{at:.5g}%", y=y + 18, text_anchor=anchor_of(at)))
    return drawn
