"""Tell stories as Markdown: headings, lists, quotations, and a table as GitHub has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.model import Entry, Evidence, Finding, Plan, Track
from dateline.stages.tell.days import days, spell, spell_day
from dateline.stages.tell.lines import Look, capital, entry_words, mark, plan_parts
from dateline.stages.tell.sheet import (
    Chapter,
    Sheet,
    is_plain,
    is_repeated,
    previous,
    sheets,
    standing_points,
    valued,
)
from dateline.stages.tell.story import head_line, source_parts, told_by, values_by

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")


def plain(text: str) -> str:
    r"""Return ``text`` such that Markdown prints it as it is, on one line.

    >>> plain("a *b*\nof <c>")
    'a \\*b\\* of \\<c\\>'
    """
    return _SIGNS.sub(r"\\\1", " ".join(text.split())).replace("&", "&amp;")


def track_markdown(track: Track, evidence: bool = False) -> str:
    """Return all stories, the largest first; ``evidence`` quotes the sentences behind each line."""
    look = Look.of(track.records, 0, evidence)
    return "\n\n".join("\n".join(_story(s, look)) for s in sheets(track)) + "\n"


def _story(sheet: Sheet, look: Look) -> list[str]:
    lines = [f"# {plain(sheet.story.title)}", "", plain(head_line(sheet))]
    last = sheet.published.latest
    head = "Where it stands" + (f" ({spell_day(last)})" if last else "")
    lines += _section(head, _standing(sheet, look))
    for chapter in sheet.chapters:
        told = [x for line in chapter.lines for x in _entry(line.entry, line.findings, sheet, look)]
        lines += _section(_heading(chapter, sheet), told)
    lines += _section("Plans", [x for p in sheet.plans for x in _plan(p, look)])
    lines += _section("Figures by episode", _table(sheet, look))
    loose = [_finding(f, sheet, look) for f in sheet.loose]
    lines += _section("Tolls of what has no day", loose)
    for kind in ("differs", "changed"):
        lines += _section(capital(kind), [_finding(f, sheet, look) for f in sheet.of_kind(kind)])
    named = ((plain(look.named([r.id])), source_parts(r, sheet, look)) for r in sheet.records)
    return lines + _section("Sources", [f"- **{name}**: {plain(' · '.join(by))}" for name, by in named])


def _section(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", f"## {plain(heading)}", "", *lines] if lines else []


def _heading(chapter: Chapter, sheet: Sheet) -> str:
    if chapter.episode is None:
        return "Background"
    if len(sheet.story.episodes) == 1:
        return "Timeline"
    return f"Episode {chapter.number} · {chapter.episode.title} · {spell(chapter.episode.when)}"


def _standing(sheet: Sheet, look: Look) -> list[str]:
    lines = []
    for finding, now, earlier in standing_points(sheet):
        told = values_by((*now, *reversed(earlier)), sheet, look)
        told += f" · {finding.subject}" if is_repeated(finding, sheet) else ""
        if before := previous(finding, sheet):
            told += f"; was {told_by(before, sheet, look)}"
        lines.append(f"- **{plain(capital(finding.attribute))}**: {plain(told)} {plain(mark(now[-1].value))}")
        lines += _quotes([t.evidence for c in now for t in c.told], look)
    return lines


def _entry(entry: Entry, findings: Iterable[Finding], sheet: Sheet, look: Look) -> list[str]:
    words = plain(entry_words(entry))
    lines = [f"- **{days(entry.when)}** {words} — *{entry.status}* {plain(mark(entry))}"]
    apart = (f for f in findings if not is_plain(f))
    lines += [f"  - {_told(finding, sheet, look)}" for finding in apart]
    return lines + _quotes(entry.evidence, look)


def _told(finding: Finding, sheet: Sheet, look: Look) -> str:
    ids = [e.report for v in finding.values for e in v.evidence]
    note = f" — {look.short(finding.note, ids)}" if finding.note else ""
    return plain(f"{finding.attribute}: {values_by(sheet.cells(finding), sheet, look)}{note}")


def _finding(finding: Finding, sheet: Sheet, look: Look) -> str:
    of = f" ({plain(finding.subject)})" if finding.subject else ""
    return f"- {_told(finding, sheet, look)}{of}"


def _plan(plan: Plan, look: Look) -> list[str]:
    ahead = f", next {spell(plan.next)}" if plan.next else ""
    lines = [f"- **{plain(plan.title)}** — *{plan.rung}*{ahead}"]
    lines += [f"  - {label}{plain(words)}" for label, words in plan_parts(plan, look)]
    return lines + _quotes([e for s in plan.steps for e in s.evidence], look)


def _quotes(evidence: Iterable[Evidence], look: Look) -> list[str]:
    if not look.evidence:
        return []
    return [f"  - > {plain(e.quote)} — {plain(look.named([e.report]))}" for e in dict.fromkeys(evidence)]


def _table(sheet: Sheet, look: Look) -> list[str]:
    """Return what each episode told of each point, where there is more than one episode."""
    shown = sorted({c.episode for _, cells in sheet.points for c in cells})
    if len(sheet.story.episodes) < 2 or not shown:
        return []
    heads = [f"Episode {n}, {spell(sheet.story.episodes[n - 1].when)}" for n in shown]
    rows = ["| | " + " | ".join(map(plain, heads)) + " |", "| --- |" + " --- |" * len(shown)]
    for finding, cells in sheet.points:
        told = (
            " · ".join(f"{valued(c.first)} ({look.named(c.reports)})" for c in cells if c.episode == n)
            for n in shown
        )
        rows.append(f"| {plain(finding.attribute)} | " + " | ".join(map(plain, told)) + " |")
    return rows
