"""Tell stories as text that a person likes to read: plain, wrapped, no colour.

Marks in brackets are independent sources · reports. Order and words come from the values; nothing is
judged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Evidence, Finding, Record, Track
from dateline.stages.tell.days import days, spell, spell_day
from dateline.stages.tell.layout import grid, note, row, section
from dateline.stages.tell.lines import Look, capital, entry_lines, many, mark, plan_lines, quote_lines
from dateline.stages.tell.sheet import (
    Cell,
    Chapter,
    Line,
    Sheet,
    is_plain,
    is_repeated,
    previous,
    sheets,
    standing_points,
    valued,
)

_LEGEND = "In brackets: independent sources · reports."
# Plans told with where things stand, and episodes that a table of figures has room for.
_PLANS, _COLUMNS = 3, 4
_DEBTS = (("credit", "credits"), ("cites", "cites"), ("copy", "copies"), ("reprint", "reprints"))
# What kinds of evidence for a day are called, and which are told with their words.
GROUNDS = {
    "weekday": "says",
    "mentions": "mentions",
    "sister": "its sister reports",
    "office": "offices held",
    "captured": "an archive's copy",
    "updated": "a change told of",
}
_QUOTED = frozenset({"weekday", "mentions"})
_OWN_DAY = frozenset({"stated", "metadata", "dateline"})


def track_text(track: Track, width: int, evidence: bool = False) -> str:
    """Return all stories, the largest first; ``evidence`` quotes the sentences behind each line."""
    opened = {b.evidence: b.sources for b in track.backings}
    look = replace(Look.of(track.records, width, evidence), sources=opened)
    return "\n\n\n".join([*(_story(s, look) for s in sheets(track)), _LEGEND])


def _story(sheet: Sheet, look: Look) -> str:
    lines = [note(sheet.story.title, look.width, 0), head_line(sheet)]
    last = sheet.published.latest
    lines += section(
        "WHERE IT STANDS" + (f" (as of {spell_day(last)})" if last else ""), _standing(sheet, look)
    )
    for chapter in sheet.chapters:
        lines += _chapter(chapter, sheet, look)
    more = [x for p in sheet.plans[_PLANS:] for x in plan_lines(p, look)]
    lines += section("MORE PLANS", more)
    lines += section(*_figures(sheet, look))
    lines += section("DIFFERS", [x for f in sheet.of_kind("differs") for x in _differs(f, sheet, look)])
    lines += section("CHANGED", [x for f in sheet.of_kind("changed") for x in _changed(f, sheet, look)])
    return "\n".join(lines + section("SOURCES", _sources(sheet, look)))


def head_line(sheet: Sheet) -> str:
    """Return how many reports, by whom, from when to when, and in how many episodes."""
    parts = [many(len(sheet.records), "report")]
    parts += [many(len(sheet.outlets), "named outlet")] if sheet.outlets else []
    parts += [spell(sheet.published)]
    parts += [many(len(sheet.story.episodes), "episode")] if len(sheet.story.episodes) > 1 else []
    return " · ".join(parts)


def _standing(sheet: Sheet, look: Look) -> list[str]:
    """The last value of each point, and each plan with its steps."""
    lines: list[str] = []
    label = min(20, max((len(f.attribute) for f, _ in sheet.points), default=10))
    look = replace(look, label=label)
    for finding, now, earlier in standing_points(sheet):
        told = values_by((*now, *reversed(earlier)), sheet, look)
        told += f" · {finding.subject}" if is_repeated(finding, sheet) else ""
        if before := previous(finding, sheet):
            told += f"; was {told_by(before, sheet, look)}"
        kind: str = finding.kind if finding.kind in ("differs", "changed") else ""
        right = f"{kind} {mark(now[-1].value)}".strip()
        lines.append(row(capital(finding.attribute), told, right, look.width, look.label))
        lines += quote_lines(_behind((*now, *earlier)), look)
    return lines + [x for p in sheet.plans[:_PLANS] for x in plan_lines(p, look)]


def _behind(cells: Sequence[Cell]) -> list[Evidence]:
    """Return the evidence of all that is told of some values, each value's in its own order."""
    told = {t.evidence for c in cells for t in c.told}
    values = dict.fromkeys(c.value for c in cells)
    return [e for v in values for e in v.evidence if e in told]


def values_by(cells: Sequence[Cell], sheet: Sheet, look: Look) -> str:
    """Return the values with who tells them: a dot between wordings of one value, a slash between values."""
    told = ""
    for cell, before in zip(cells, [None, *cells], strict=False):
        told += "" if before is None else " · " if before.value == cell.value else " / "
        told += told_by(cell, sheet, look)
    return told


def told_by(cell: Cell, sheet: Sheet, look: Look) -> str:
    """Return the value with who tells it, and its month where that is not the story's last."""
    last, of = sheet.published.latest, cell.first.as_of.latest
    is_old = last and of and (last.year, last.month) != (of.year, of.month)
    month = f", {of:%b %Y}" if is_old and of else ""
    return f"{valued(cell.first)} ({look.named(cell.reports)}{month})"


def _chapter(chapter: Chapter, sheet: Sheet, look: Look) -> list[str]:
    lines = [x for line in chapter.lines for x in _line(line, sheet, look)]
    if chapter.episode is None:
        return section("BACKGROUND", lines)
    if len(sheet.story.episodes) == 1:
        return section("TIMELINE", lines)
    return section(note(_heading(chapter, sheet, look), look.width, 0), lines or ["  (nothing dated)"])


def _heading(chapter: Chapter, sheet: Sheet, look: Look) -> str:
    assert chapter.episode is not None
    ids = chapter.episode.reports
    debts: dict[str, list[str]] = defaultdict(list)
    for link in sheet.links:
        if link.target in ids and link.kind == "cites":
            debts[link.target].append(link.source)
    rests = [f"{look.named([target])} cites {look.named(names)}" for target, names in debts.items()]
    told = f" ({'; '.join(rests)})" if 0 < len(rests) <= 2 else ""
    return " · ".join(
        [
            f"EPISODE {chapter.number}",
            chapter.episode.title,
            spell(chapter.episode.when),
            f"{look.named(ids)}{told}",
        ]
    )


def _line(line: Line, sheet: Sheet, look: Look) -> list[str]:
    told = entry_lines([line.entry], look)
    for finding in line.findings:
        if not is_plain(finding):
            told += _note_of(finding, sheet, look)
    return told


def _note_of(finding: Finding, sheet: Sheet, look: Look) -> list[str]:
    """One line below an entry: which figures are given, by whom, and how they go together."""
    values = values_by(sheet.cells(finding), sheet, look)
    more = f" — {_remark(finding, look)}" if finding.note else ""
    return [note(f"{finding.attribute}: {values}{more}", look.width)]


def _remark(finding: Finding, look: Look) -> str:
    return look.short(finding.note, [e.report for v in finding.values for e in v.evidence])


def _figures(sheet: Sheet, look: Look) -> tuple[str, list[str]]:
    """Figures by episode, where there are several; then the tolls of what no line tells."""
    lines: list[str] = []
    many_times = [(f, cells) for f, cells in sheet.points if len(sheet.story.episodes) > 1]
    if many_times:
        shown = sorted({c.episode for _, cells in many_times for c in cells})[-_COLUMNS:]
        heads = [f"episode {n} · {spell_month(sheet, n)}" for n in shown]
        rows = [_cells_of(f, cells, shown, look) for f, cells in many_times]
        lines += grid([["", *heads], *(r for r in rows if any(r[1:]))], look.width)
    for finding in sheet.loose:
        values = values_by(sheet.cells(finding), sheet, look)
        lines.append(row(capital(finding.attribute), values, mark(finding.values[-1]), look.width))
        lines += [note(finding.subject, look.width)] if finding.subject else []
    return "FIGURES AND ROLES", lines


def spell_month(sheet: Sheet, number: int) -> str:
    """Return the month in which an episode ends, or nothing when that is not known."""
    latest = sheet.story.episodes[number - 1].when.latest
    return f"{latest:%b %Y}" if latest else "undated"


def _cells_of(finding: Finding, cells: Sequence[Cell], shown: Sequence[int], look: Look) -> list[str]:
    told: list[str] = [finding.attribute]
    for number in shown:
        here = [c for c in cells if c.episode == number]
        told.append(" · ".join(f"{valued(c.first)} ({look.named(c.reports)})" for c in here))
    return told


def _differs(finding: Finding, sheet: Sheet, look: Look) -> list[str]:
    values = values_by(sheet.cells(finding), sheet, look)
    lines = [row(capital(finding.attribute), values, "", look.width)]
    lines += (
        [note(f"{finding.subject}, {days(finding.values[-1].as_of)}", look.width)] if finding.subject else []
    )
    lines += quote_lines([e for v in finding.values for e in v.evidence], look)
    return lines + ([note(_remark(finding, look), look.width)] if finding.note else [])


def _changed(finding: Finding, sheet: Sheet, look: Look) -> list[str]:
    steps = [
        f"{valued(v)} ({look.named(e.report for e in v.evidence)}, {_when(v.as_of.latest)})"
        for v in finding.values
    ]
    told = " → ".join(steps) + (f" · {finding.subject}" if finding.of_happening else "")
    lines = [row(capital(finding.attribute), told, mark(finding.values[-1]), look.width)]
    return lines + quote_lines([e for v in finding.values for e in v.evidence], look)


def _when(day: object) -> str:
    return f"{day:%b %Y}" if day else "undated"


def _sources(sheet: Sheet, look: Look) -> list[str]:
    return [
        note(f"{look.named([r.id])}  {' · '.join(source_parts(r, sheet, look))}", look.width, 2)
        for r in sheet.records
    ]


def source_parts(record: Record, sheet: Sheet, look: Look) -> list[str]:
    """Return who published a report, whom it owes what, and its day with the grounds for it."""
    parts = [record.report.outlet] if record.report.outlet else []
    for kind, word in _DEBTS:
        names = [k.source for k in sheet.links if k.target == record.id and k.kind == kind]
        parts += [f"{word} {look.named(names)}"] if names else []
    when, basis = spell(record.published.moment), record.published.basis
    kinds = list(dict.fromkeys(b.kind for b in basis))
    if not kinds:
        return [*parts, "not dated"]
    if _OWN_DAY & set(kinds):
        return [*parts, f"{when}, {' and '.join(k for k in kinds if k in _OWN_DAY)}"]
    return [*parts, f"undated → {when}: {', '.join(_ground(k, record) for k in kinds)}"]


def _ground(kind: str, record: Record) -> str:
    """Return a ground for the day, with the words it rests on where they are few."""
    quotes = [
        " ".join(b.evidence.quote.split()) for b in record.published.basis if b.kind == kind and b.evidence
    ]
    short = next((q for q in quotes if len(q) <= 24), "")
    name = GROUNDS.get(kind, kind)
    return f"{name} “{short}”" if short and kind in _QUOTED else name
