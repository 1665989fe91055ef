"""Tell stories as text that a person likes to read: plain, wrapped, no colour.

Marks in brackets are independent sources · reports. Order and words come from the values; nothing is
judged here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Entry, Episode, Evidence, Finding, Link, Moment, Plan, Record, Story, Track, Value
from dateline.stages.tell.days import days, spell
from dateline.stages.tell.layout import note, row, section


def track_text(track: Track, width: int, evidence: bool = False) -> str:
    """Return all stories, the largest first; ``evidence`` quotes the sentences behind each line."""
    records = {r.id: r for r in track.records}
    stories = sorted(track.stories, key=lambda s: (-len(s.reports), s.id))
    told = [_story(s, records, track.lineage, width, evidence) for s in stories]
    return "\n\n\n".join(told)


def _story(
    story: Story, records: dict[str, Record], links: Iterable[Link], width: int, evidence: bool
) -> str:
    held = [records[i] for i in story.reports]
    lines = [note(story.title, width, 0), _head(story, held)]
    lines += section(*_standing(story, held, width))
    home = {e.episode for e in story.timeline}
    for number, episode in reversed(list(enumerate(story.episodes, 1))):
        entries = [e for e in story.timeline if e.episode == episode.id]
        heading = _episode_heading(number, episode, story)
        told = _entries(entries, width, evidence)
        lines += section(heading, told or ([] if len(story.episodes) == 1 else ["  (nothing dated)"]))
    if None in home:
        lines += section(
            "BACKGROUND", _entries([e for e in story.timeline if e.episode is None], width, evidence)
        )
    lines += section("PLANS", [x for p in story.plans for x in _plan(p, width)])
    figures = [f for f in story.findings if f.kind in ("agreed", "single")]
    lines += section("FIGURES AND ROLES", [x for f in figures for x in _finding(f, width, evidence)])
    for kind in ("differs", "changed"):
        told = [x for f in story.findings if f.kind == kind for x in _finding(f, width, evidence)]
        lines += section(kind.upper(), told)
    lines += section("SOURCES", _sources(held, links, width))
    return "\n".join(lines)


def _head(story: Story, held: Sequence[Record]) -> str:
    outlets = {r.report.outlet for r in held if r.report.outlet}
    lows = [r.published.moment.earliest for r in held if r.published.moment.earliest]
    highs = [r.published.moment.latest for r in held if r.published.moment.latest]
    span = Moment(min(lows, default=None), max(highs, default=None))
    parts = [_many(len(held), "report")]
    parts += [_many(len(outlets), "named outlet")] if outlets else []
    parts += [spell(span)]
    parts += [_many(len(story.episodes), "episode")] if len(story.episodes) > 1 else []
    return " · ".join(parts)


def _many(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _standing(story: Story, held: Sequence[Record], width: int) -> tuple[str, list[str]]:
    """The last value of each point, and where each plan is."""
    last = max((r.published.moment.latest for r in held if r.published.moment.latest), default=None)
    heading = "WHERE IT STANDS" + (f" (as of {last.day} {last:%b %Y})" if last else "")
    lines = []
    for finding in story.findings:
        if finding.subject or not finding.values:
            continue
        value = finding.values[-1]
        label = finding.attribute[:1].upper() + finding.attribute[1:]
        lines.append(row(label, _value(value), _mark(value.independent, value.evidence), width))
    lines += [row("Plan", p.title, p.rung, width) for p in story.plans[:3]]
    return heading, lines


def _episode_heading(number: int, episode: Episode, story: Story) -> str:
    ids = ", ".join(episode.reports) if len(episode.reports) <= 6 else _many(len(episode.reports), "report")
    if len(story.episodes) == 1:
        return f"TIMELINE · {ids}"
    return f"EPISODE {number} · {episode.title} · {days(episode.when)} · {ids}"


def _mark(independent: int, evidence: Sequence[Evidence]) -> str:
    return f"[{independent}·{len({e.report for e in evidence})}]"


def _entries(entries: Iterable[Entry], width: int, evidence: bool) -> list[str]:
    lines = []
    for entry in entries:
        mark = f"{entry.status:<9} {_mark(entry.independent, entry.evidence)}"
        lines.append(row(days(entry.when), entry.text, mark, width))
        lines += _quotes(entry.evidence, width) if evidence else []
    return lines


def _quotes(evidence: Iterable[Evidence], width: int) -> list[str]:
    return [note(f"{e.report} {e.start}–{e.end}: “{' '.join(e.quote.split())}”", width) for e in evidence]


def _value(value: Value) -> str:
    status = "" if value.status in ("happened", "ongoing") else f", {value.status}"
    return f"{value.value}{status}"


def _finding(finding: Finding, width: int, evidence: bool) -> list[str]:
    label = finding.attribute + (f" · {finding.subject}" if finding.subject else "")
    lines = [note(label, width, 2)]
    for value in finding.values:
        told = ", ".join(dict.fromkeys(e.report for e in value.evidence))
        lines.append(
            row(
                days(value.as_of),
                f"{_value(value)} ({told})",
                _mark(value.independent, value.evidence),
                width,
            )
        )
        lines += _quotes(value.evidence, width) if evidence else []
    if finding.note:
        lines.append(note(finding.note, width))
    return lines


def _plan(plan: Plan, width: int) -> list[str]:
    lines = [row("plan", plan.title, plan.rung, width)]
    lines += [row(days(s.when), s.rung, _mark(1, s.evidence)[:0], width) for s in plan.steps]
    lines += [note("depends on: " + _joined(plan.depends_on), width)] if plan.depends_on else []
    lines += [note("because: " + _joined(plan.because), width)] if plan.because else []
    return lines


def _joined(evidence: Iterable[Evidence]) -> str:
    return "; ".join(dict.fromkeys(f"{' '.join(e.quote.split())} ({e.report})" for e in evidence))


def _sources(held: Sequence[Record], links: Iterable[Link], width: int) -> list[str]:
    lines = []
    owed = list(links)
    for record in held:
        report = record.report
        parts = [report.outlet or "outlet not named"]
        for kind, word in (("credit", "credits"), ("cites", "cites"), ("copy", "copies")):
            names = dict.fromkeys(k.source for k in owed if k.target == report.id and k.kind == kind)
            parts += [f"{word} {', '.join(names)}"] if names else []
        basis = ", ".join(dict.fromkeys(b.kind for b in record.published.basis)) or "nothing found"
        parts.append(f"dated {days(record.published.moment)} by {basis}")
        lines.append(note(f"{report.id}  {' · '.join(parts)}", width, 2))
    return lines
