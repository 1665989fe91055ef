"""Tell what an addition brought to a story in short lines, as one person would write them to another.

Each line rests on sentences of the reports that came in. Refuses to tell background, and to tell in one
addition a thing twice: what a sentence says was told already where the line of more weight quotes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from dateline.model import (
    Edit,
    Entry,
    EntryChange,
    Evidence,
    Finding,
    FindingChange,
    News,
    PlanChange,
    Revision,
    Story,
    StoryChange,
    Value,
)
from dateline.model.alert import AlertKind
from dateline.stages.tell.brief import new_values
from dateline.stages.tell.days import spell
from dateline.stages.tell.lines import entry_words
from dateline.stages.tell.sheet import FACTS

_CORRECTED = frozenset({"correction", "figure", "name", "status", "deed", "day", "speaker"})
_INTENDED = "proposed "  # packs call so what somebody wants a figure to be
# A line of these kinds says nothing where all it rests on stands in a line above it.
_LESSER: dict[AlertKind, frozenset[str]] = {
    "new": frozenset({"new", "changed", "contradicted", "corrected", "came true", "fallen", "confirmed"}),
    "confirmed": frozenset({"corrected", "contradicted", "confirmed"}),
    "changed": frozenset({"corrected"}),
}
Named = Callable[[str], str]


def news_of(
    change: StoryChange, story: Story, revisions: Sequence[Revision] = (), named: Named = str
) -> tuple[News, ...]:
    """Return what is new in a ``story`` by a change that made it what it is, what matters most first.

    ``revisions`` are those that came in of its reports; ``named`` gives the name of a report by its id.
    """
    if change.is_new:
        return (_story(change),)
    told: list[News] = []
    for news in _all(change, story, revisions, named):
        lesser = _LESSER.get(news.kind, frozenset())
        above = [e for other in told if other.kind in lesser for e in other.evidence]
        fresh = [e for e in news.evidence if e.report in change.reports] or news.evidence
        if not all(_lies_in(e, above) for e in fresh):
            told.append(news)
    return tuple(told)


def _lies_in(one: Evidence, others: Iterable[Evidence]) -> bool:
    return any(o.report == one.report and o.start < one.end and one.start < o.end for o in others)


def _all(change: StoryChange, story: Story, revisions: Iterable[Revision], named: Named) -> Iterator[News]:
    new = frozenset(change.reports)
    yield from (n for r in revisions for e in r.edits for n in _edit(e, named(r.new)))
    findings = sorted(change.findings, key=lambda c: c.after.kind != "differs")
    points = [c.after for c in findings if c.kind == "new" and c.after.declared and c.after.values]
    yield from (_apart(f, named) for f in points if f.kind == "differs")
    yield from (n for c in findings if c.kind == "changed" for n in _turned(c, new, named))
    yield from (_plan(c) for c in change.plans if c.after.steps)
    yield from (_settled(c) for c in change.entries if c.before)
    stands = {f.attribute: f for f in story.findings if f.declared and not f.of_happening and f.values}
    yield from (n for c in findings if c.kind == "new" for n in _intended(c, stands, new))
    yield from (_confirmed(c, new) for c in findings if c.kind == "confirmed" and c.after.declared)
    entries = [c.after for c in change.entries if c.before is None and c.after.episode is not None]
    yield from (_entry(e) for e in sorted(entries, key=lambda e: -e.weight))
    yield from map(_points, _by_sentence([f for f in points if f.kind != "differs"]))


def _story(change: StoryChange) -> News:
    """Return a story that is told for the first time, by the line of it that weighs most."""
    entries = sorted((c.after for c in change.entries), key=lambda e: (e.episode is None, -e.weight))
    evidence = tuple(e for entry in entries[:1] for e in entry.evidence[:1])
    return News("new story", f"new story: {change.title}", evidence)


def _edit(edit: Edit, who: str) -> Iterator[News]:
    """Yield what an outlet has put right, or tells no longer; what it added is told as all else is."""
    if edit.kind in _CORRECTED and edit.now:
        told = f"{edit.was} → {edit.now}" if edit.was and edit.kind != "correction" else edit.now
        yield News("corrected", f"corrected by {who}: {_line(told)}", (*edit.after, *edit.before))
    elif edit.kind == "dropped" or (edit.kind in _CORRECTED and edit.was):
        yield News("taken back", f"taken back by {who}: {_line(edit.was)}", edit.before)


def _turned(change: FindingChange, new: frozenset[str], named: Named) -> Iterator[News]:
    after, before = change.after, change.before
    held = list(before.values) if before else []
    values = [v for v in new_values(change) if not new.isdisjoint(_reports(v))] or list(new_values(change))
    evidence = _quotes([*values, *held[-1:]], new)
    if after.kind == "differs":
        who = ", ".join(dict.fromkeys(named(r) for v in values for r in _reports(v) if r in new))
        rest = [v for v in held if v.value not in {value.value for value in values}]
        told = f"{_several(values)}, not {_several(rest)}" if rest else _several(values)
        text = f"now contradicted by {who or 'other reports'}: {after.attribute} {told}{_of(after)}"
        yield News("contradicted", text, evidence)
    elif (old := _several(held[-1:])) != (now := _several(values)):
        yield News("changed", f"changed: {after.attribute} {old} → {now}{_of(after)}", evidence)


def _intended(change: FindingChange, stands: Mapping[str, Finding], new: frozenset[str]) -> Iterator[News]:
    """Yield a figure that somebody wants to be another than it is: as a change of that, where it is told."""
    after = change.after
    attribute = after.attribute.removeprefix(_INTENDED)
    if attribute != after.attribute and (now := stands.get(attribute)):
        held = now.values[-1]
        text = f"changed: {attribute} {_said(held)} → {_several(after.values)}{_of(now)}"
        yield News("changed", text, _quotes([*after.values, held], new))


def _confirmed(change: FindingChange, new: frozenset[str]) -> News:
    last = change.after.values[-1]
    told = f"{change.after.attribute} {_said(last)}{_of(change.after)}"
    text = f"confirmed, now by {last.independent} independent sources: {told}"
    return News("confirmed", text, _quotes([last], new))


def _apart(finding: Finding, named: Named) -> News:
    """Return a point that is told for the first time, and differently by several reports."""
    sides = " / ".join(f"{_said(v)} ({', '.join(map(named, _reports(v)))})" for v in finding.values)
    text = f"reports differ: {finding.attribute} {sides}{_of(finding)}"
    return News("contradicted", text, _quotes(finding.values, frozenset()))


def _by_sentence(findings: Iterable[Finding]) -> Iterable[list[Finding]]:
    """Return points in groups, those first told in one sentence together."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        first = min(e for v in finding.values for e in v.evidence)
        groups.setdefault((first.report, first.quote), []).append(finding)
    return groups.values()


def _points(group: Sequence[Finding]) -> News:
    """Return what one sentence tells for the first time, each attribute once, the fullest value first."""
    told: dict[str, str] = {}
    for finding in sorted(group, key=lambda f: -len(_several(f.values))):
        told.setdefault(finding.attribute, _several(finding.values))
    values = [v for f in group for v in f.values]
    text = f"new: {', '.join(f'{name} {value}' for name, value in sorted(told.items(), reverse=True))}"
    return News("new", f"{text}{_of(group[0])}", _quotes(values, frozenset()))


def _plan(change: PlanChange) -> News:
    after, before = change.after, change.before
    evidence = after.steps[-1].evidence
    if before is None:
        return News("new", f"new: plan “{after.title}”, {after.rung}", evidence)
    if change.kind == "came true":
        return News("came true", f"came true: {after.title} ({after.rung})", evidence)
    if change.kind == "fallen":
        return News("fallen", f"fell through: {after.title} ({after.rung})", evidence)
    return News("changed", f"changed: {after.title}: {before.rung} → {after.rung}", evidence)


def _settled(change: EntryChange) -> News:
    entry, was = change.after, change.before.status if change.before else ""
    if change.kind == "came true":
        return News("came true", f"came true: {entry.text} ({spell(entry.when)})", entry.evidence)
    return News("changed", f"changed: {entry.text}: {was} → {entry.status}", entry.evidence)


def _entry(entry: Entry) -> News:
    when = spell(entry.when) if entry.status in FACTS else f"{entry.status}, {spell(entry.when)}"
    return News("new", f"new: {entry_words(entry)} ({when})", entry.evidence)


def _reports(value: Value) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.report for e in value.evidence))


def _quotes(values: Iterable[Value], new: frozenset[str]) -> tuple[Evidence, ...]:
    """Return one sentence a value, and of the first all, those of new reports first."""
    found: list[Evidence] = []
    for place, value in enumerate(values):
        proof = sorted(value.evidence, key=lambda e: e.report not in new)
        found += proof if place == 0 else proof[:1]
    return tuple(dict.fromkeys(found))


def _several(values: Iterable[Value]) -> str:
    return " / ".join(dict.fromkeys(map(_said, values)))


def _said(value: Value) -> str:
    return value.value if value.status in FACTS else f"{value.value} ({value.status})"


def _of(finding: Finding) -> str:
    return f" · {_line(finding.subject)}" if finding.subject else ""


def _line(words: str, most: int = 160) -> str:
    """Return words in one line, cut at a blank where they are many."""
    told = " ".join(words.split())
    return told if len(told) <= most else told[:most].rpartition(" ")[0] + " …"
