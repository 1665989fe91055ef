"""Tell stories as text that a person likes to read: plain, wrapped, no colour.

Marks in brackets are independent sources · reports. Order and words come from the values; nothing is
judged here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Entry, Episode, Evidence, Finding, Link, Moment, Plan, Record, Story, Track, Value
from dateline.stages.tell.days import days, spell
from dateline.stages.tell.labels import labels
from dateline.stages.tell.layout import note, row, section

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How to lay out: columns, whether to quote evidence, and short names of reports."""

    width: int
    evidence: bool
    labels: dict[str, str]

    def named(self, ids: Iterable[str]) -> str:
        """Return the short names of some reports, or their number when they are many."""
        held = list(dict.fromkeys(ids))
        return (
            ", ".join(self.labels.get(i, i) for i in held)
            if len(held) <= _NAMED
            else many(len(held), "report")
        )

    def short(self, text: str, ids: Iterable[str]) -> str:
        """Return ``text`` with short names in place of the ``ids`` of reports in it."""
        for report in dict.fromkeys(ids):
            text = re.sub(rf"\b{re.escape(report)}\b", self.labels.get(report, report), text)
        return text


def many(n: int, noun: str) -> str:
    """Return the number with its noun.

    >>> many(1, "report"), many(2, "report")
    ('1 report', '2 reports')
    """
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def track_text(track: Track, width: int, evidence: bool = False) -> str:
    """Return all stories, the largest first; ``evidence`` quotes the sentences behind each line."""
    records = {r.id: r for r in track.records}
    look = Look(width, evidence, labels(records))
    stories = sorted(track.stories, key=lambda s: (-len(s.reports), s.id))
    told = (_story(s, [records[i] for i in s.reports], track.lineage, look) for s in stories)
    return "\n\n\n".join(told)


def _story(story: Story, held: Sequence[Record], links: Iterable[Link], look: Look) -> str:
    lines = [note(story.title, look.width, 0), _head(story, held)]
    lines += section(*_standing(story, held, look))
    for number, episode in reversed(list(enumerate(story.episodes, 1))):
        entries = _entries([e for e in story.timeline if e.episode == episode.id], look)
        alone = len(story.episodes) == 1
        heading = "TIMELINE" if alone else _heading(number, episode, look)
        lines += section(note(heading, look.width, 0), entries if alone else entries or ["  (nothing dated)"])
    lines += section("BACKGROUND", _entries([e for e in story.timeline if e.episode is None], look))
    lines += section("PLANS", [x for p in story.plans for x in _plan(p, look)])
    same = [f for f in story.findings if f.kind in ("agreed", "single")]
    lines += section("FIGURES AND ROLES", [x for f in same for x in _finding(f, look)])
    for kind in ("differs", "changed"):
        lines += section(
            kind.upper(), [x for f in story.findings if f.kind == kind for x in _finding(f, look)]
        )
    return "\n".join(lines + section("SOURCES", _sources(held, links, look)))


def _head(story: Story, held: Sequence[Record]) -> str:
    outlets = {r.report.outlet for r in held if r.report.outlet}
    lows = [r.published.moment.earliest for r in held if r.published.moment.earliest]
    highs = [r.published.moment.latest for r in held if r.published.moment.latest]
    parts = [many(len(held), "report")]
    parts += [many(len(outlets), "named outlet")] if outlets else []
    parts += [spell(Moment(min(lows, default=None), max(highs, default=None)))]
    parts += [many(len(story.episodes), "episode")] if len(story.episodes) > 1 else []
    return " · ".join(parts)


def _standing(story: Story, held: Sequence[Record], look: Look) -> tuple[str, list[str]]:
    """The last values of each point, each with its month, and where each plan is."""
    last = max((r.published.moment.latest for r in held if r.published.moment.latest), default=None)
    heading = "WHERE IT STANDS" + (f" (as of {last.day} {last:%b %Y})" if last else "")
    lines = []
    for finding in story.findings:
        if finding.of_happening or not finding.values:
            continue
        label = finding.attribute[:1].upper() + finding.attribute[1:]
        told = finding.values if finding.kind == "differs" else finding.values[-1:]
        for value in told:
            month = f", {value.as_of.latest:%b %Y}" if value.as_of.latest else ""
            text = f"{_value(value)} ({look.named(e.report for e in value.evidence)}{month})"
            lines.append(row(label, text, _mark(value.independent, value.evidence), look.width))
    lines += [row("Plan", p.title, p.rung, look.width) for p in story.plans[:3]]
    return heading, lines


def _heading(number: int, episode: Episode, look: Look) -> str:
    return f"EPISODE {number} · {episode.title} · {days(episode.when)} · {look.named(episode.reports)}"


def _mark(independent: int, evidence: Sequence[Evidence]) -> str:
    return f"[{independent}·{len({e.report for e in evidence})}]"


def _entries(entries: Iterable[Entry], look: Look) -> list[str]:
    lines = []
    for entry in entries:
        mark = f"{entry.status:<9} {_mark(entry.independent, entry.evidence)}"
        lines.append(row(days(entry.when), entry.text, mark, look.width))
        lines += _quotes(entry.evidence, look)
    return lines


def _quotes(evidence: Iterable[Evidence], look: Look) -> list[str]:
    if not look.evidence:
        return []
    return [
        note(f"{look.named([e.report])} {e.start}–{e.end}: “{' '.join(e.quote.split())}”", look.width)
        for e in evidence
    ]


def _value(value: Value) -> str:
    status = "" if value.status in ("happened", "ongoing") else f", {value.status}"
    return f"{value.value}{status}"


def _finding(finding: Finding, look: Look) -> list[str]:
    label = finding.attribute + (f" · {finding.subject}" if finding.subject else "")
    lines = [note(label, look.width, 2)]
    for value in finding.values:
        told = f"{_value(value)} ({look.named(e.report for e in value.evidence)})"
        lines.append(row(days(value.as_of), told, _mark(value.independent, value.evidence), look.width))
        lines += _quotes(value.evidence, look)
    ids = [e.report for v in finding.values for e in v.evidence]
    return lines + ([note(look.short(finding.note, ids), look.width)] if finding.note else [])


def _plan(plan: Plan, look: Look) -> list[str]:
    lines = [row("plan", plan.title, plan.rung, look.width)]
    for step in plan.steps:
        lines.append(
            row(
                days(step.when),
                f"{step.rung} ({look.named(e.report for e in step.evidence)})",
                "",
                look.width,
            )
        )
        lines += _quotes(step.evidence, look)
    if plan.figures:
        lines.append(note("to reach: " + "; ".join(map(_value, plan.figures)), look.width))
    for label, evidence in (("depends on", plan.depends_on), ("because", plan.because)):
        told = dict.fromkeys(f"{_phrase(e.quote)} ({look.named([e.report])})" for e in evidence)
        lines += [note(f"{label}: {'; '.join(told)}", look.width)] if told else []
    return lines


def _phrase(quote: str) -> str:
    """Return a quoted phrase for the middle of a line: half a pair of quotes and a last "and" left out."""
    text = " ".join(quote.split())
    text = text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)
    return re.sub(r",? (?:and|or|but)$", "", text)


def _sources(held: Sequence[Record], links: Iterable[Link], look: Look) -> list[str]:
    lines, owed = [], list(links)
    for record in held:
        parts = [record.report.outlet or "outlet not named"]
        for kind, word in (("credit", "credits"), ("cites", "cites"), ("copy", "copies")):
            names = [k.source for k in owed if k.target == record.id and k.kind == kind]
            parts += [f"{word} {look.named(names)}"] if names else []
        basis = ", ".join(dict.fromkeys(b.kind for b in record.published.basis))
        parts.append(f"{days(record.published.moment)} by {basis}" if basis else "not dated")
        lines.append(note(f"{look.named([record.id])}  {' · '.join(parts)}", look.width, 2))
    return lines
