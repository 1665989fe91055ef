"""Tell what later reports changed: compare what the old ones tell with what all of them tell.

Findings, plans and lines are known again by the sentences they rest on, never by their wording, which
more reports may better. Refuses to call a change what is only told once more, or what is
background that a later report happens to tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, TypeVar

from dateline.model import (
    Diff,
    Entry,
    EntryChange,
    Evidence,
    Finding,
    FindingChange,
    Plan,
    PlanChange,
    Story,
    StoryChange,
    Track,
)

_T = TypeVar("_T", Finding, Plan, Entry)
_TRUE = frozenset({"done", "under way", "came true"})
_FALLEN = frozenset({"refused", "dropped", "rejected"})
_AHEAD = frozenset({"planned", "expected", "proposed", "demanded", "possible", "agreed"})


def diff(old: Track, new: Track, since: date, taken: Mapping[str, str] | None = None) -> Diff:
    """Return what ``new`` tells that ``old`` did not; ``new`` holds the reports of ``old`` and later ones.

    ``taken`` says that ``old`` is what had been taken in before, whenever it was published, and tells for
    each of its reports that was revised since which revision stands.
    """
    known = frozenset(i for s in old.stories for i in s.reports)
    first = {r.id: r.published.moment.earliest or date.min for r in new.records}
    changed = tuple(
        _story(s, old.stories, known, since if taken is None else _first(s, known, first), taken or {})
        for s in new.stories
        if not known.issuperset(s.reports)
    )
    return Diff(since, changed, new.records, new.flaws, "published" if taken is None else "taken")


def _first(story: Story, known: frozenset[str], days: Mapping[str, date]) -> date:
    """Return the first day that new reports may be of: what they tell of earlier days is background.

    A report without a record may be of any day, so that nothing is background.
    """
    return min(days.get(report, date.min) for report in story.reports if report not in known)


def _story(
    story: Story, olds: Sequence[Story], known: frozenset[str], since: date, later: Mapping[str, str]
) -> StoryChange:
    before = [s for s in olds if {later.get(r, r) for r in s.reports} & set(story.reports)]
    revised = known | {*later.values()}
    return StoryChange(
        id=story.id,
        title=story.title,
        is_new=not before,
        reports=tuple(r for r in story.reports if r not in known),
        episodes=tuple(e for e in story.episodes if revised.isdisjoint(e.reports)),
        entries=tuple(
            change
            for change in _entries(story.timeline, [e for s in before for e in s.timeline], known)
            if change.before or (change.after.when.latest or since) >= since
        ),
        findings=tuple(_findings(story.findings, [f for s in before for f in s.findings], known)),
        plans=tuple(_plans(story.plans, [p for s in before for p in s.plans], known)),
    )


def _findings(
    after: Iterable[Finding], olds: Sequence[Finding], known: frozenset[str]
) -> Iterator[FindingChange]:
    for finding in after:
        if _is_old(_of_finding(finding), known):
            continue
        same = [f for f in olds if (f.attribute, f.of_happening) == (finding.attribute, finding.of_happening)]
        before = _again(finding, same, _of_finding)
        if before is None:
            yield FindingChange("new", None, finding)
        elif _adds_value(before, finding) or (before.kind != "differs" and finding.kind == "differs"):
            yield FindingChange("changed", before, finding)
        elif (before.kind, finding.kind) == ("single", "agreed"):
            yield FindingChange("confirmed", before, finding)


def _adds_value(before: Finding, after: Finding) -> bool:
    """Tell whether some value of ``after`` rests on nothing that ``before`` rests on."""
    proof = {e for v in before.values for e in v.evidence}
    return any(proof.isdisjoint(v.evidence) for v in after.values)


def _plans(after: Iterable[Plan], olds: Sequence[Plan], known: frozenset[str]) -> Iterator[PlanChange]:
    for plan in after:
        if _is_old(_of_plan(plan), known):
            continue
        before = _again(plan, olds, _of_plan)
        if before is not None and before.rung == plan.rung:
            continue
        yield PlanChange(_fate(before, plan), before, plan)


def _fate(before: Plan | None, after: Plan) -> Literal["new", "moved", "came true", "fallen"]:
    if after.rung in _TRUE:
        return "came true"
    if after.rung in _FALLEN:
        return "fallen"
    return "moved" if before else "new"


def _entries(after: Iterable[Entry], olds: Sequence[Entry], known: frozenset[str]) -> Iterator[EntryChange]:
    for entry in after:
        if _is_old(entry.evidence, known):
            continue
        before = _again(entry, olds, _of_entry)
        if before is None:
            yield EntryChange("new", None, entry)
        elif before.status != entry.status and before.status in _AHEAD:
            is_true = entry.status in ("happened", "ongoing")
            yield EntryChange("came true" if is_true else "changed", before, entry)


def _is_old(proof: Iterable[Evidence], known: frozenset[str]) -> bool:
    return all(e.report in known for e in proof)


def _again(after: _T, olds: Sequence[_T], proof: Callable[[_T], Sequence[Evidence]]) -> _T | None:
    """Return that one of ``olds`` which shares most of its sentences with ``after``, if any does."""
    held = set(proof(after))
    shared = [(len(held.intersection(proof(o))), -n) for n, o in enumerate(olds)]
    most, place = max(shared, default=(0, 0))
    return olds[-place] if most else None


def _of_finding(finding: Finding) -> tuple[Evidence, ...]:
    return tuple(e for v in finding.values for e in v.evidence)


def _of_plan(plan: Plan) -> tuple[Evidence, ...]:
    return tuple(e for s in plan.steps for e in s.evidence)


def _of_entry(entry: Entry) -> tuple[Evidence, ...]:
    return (*entry.evidence, *entry.meant)
