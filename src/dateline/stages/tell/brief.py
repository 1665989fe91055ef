"""A story in a few sourced lines: what happened, where it stands, what is open; and what changed last.

Every line is a value that the story holds already, chosen by weight and day. Refuses to sum up in words of
its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import (
    ALWAYS,
    Entry,
    Evidence,
    Finding,
    FindingChange,
    Moment,
    Plan,
    Story,
    StoryChange,
    Value,
)
from dateline.stages.tell.claims import as_value
from dateline.stages.tell.lines import capital, many
from dateline.stages.tell.sheet import FACTS, Sheet, standing_points, valued

_AHEAD = frozenset({"planned", "expected", "agreed", "proposed", "demanded", "possible"})
_HEAVY = 0.3  # below it a line of the timeline is background
_LINES = 3


@dataclass(frozen=True, slots=True)
class Gist:
    """One line on a story: what it speaks to, in words, how that stands, when, the sentences behind it.

    ``name`` is the id of the value that it tells, or of the ``finding`` where it tells several.
    """

    label: str
    text: str
    status: str = ""
    when: Moment = ALWAYS
    independent: int = 1
    evidence: tuple[Evidence, ...] = ()
    name: str = ""
    is_finding: bool = False

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that tell it."""
        return tuple(dict.fromkeys(e.report for e in self.evidence))


def brief(sheet: Sheet) -> tuple[Gist, ...]:
    """Return at most three lines: what happened, where it stands, what is open."""
    told: list[Gist] = []
    for lines in (_happened(sheet.story), _stands(sheet), _open(sheet)):
        held = {gist.text for gist in told}
        told += [gist for gist in lines if gist.text not in held][:1]
    return tuple(told[:_LINES])


def _of_entry(label: str, entry: Entry) -> Gist:
    name = as_value(entry).id
    return Gist(label, entry.text, entry.status, entry.when, entry.independent, entry.evidence, name)


def _happened(story: Story) -> Iterator[Gist]:
    """Yield what weighs most of what the reports were written on, then of all."""
    for entry in sorted(story.timeline, key=_weighty):
        yield _of_entry("What happened" if entry.status in FACTS else "What it is", entry)


def _weighty(entry: Entry) -> tuple[bool, float]:
    """Sort by weight, background last."""
    return entry.episode is None, -entry.weight


def _stands(sheet: Sheet) -> Iterator[Gist]:
    """Yield how plans stand, the last moved first; then what weighs and came last."""
    story = sheet.story
    for plan in sorted(story.plans, key=_moved, reverse=True):
        if plan.steps:
            step = plan.steps[-1]
            held = as_value(step)
            told = (plan.rung, plan.next or step.when, held.independent, step.evidence, held.id)
            yield Gist("Where it stands", plan.title, *told)
    last = [e for e in story.timeline if e.weight >= _HEAVY and e.status not in _AHEAD]
    for entry in sorted(last, key=_ended, reverse=True):
        yield _of_entry("Where it stands", entry)


def _open(sheet: Sheet) -> Iterator[Gist]:
    """Yield what reports differ on, what is still ahead, and what holds."""
    story, known = sheet.story, sheet.published.latest
    for finding in (f for f in story.findings if f.kind == "differs"):
        yield _of_finding("Reports differ", finding, finding.values, " / ")
    for entry in sorted(story.timeline, key=lambda e: -e.weight):
        if entry.status in _AHEAD and (known is None or (entry.when.latest or known) >= known):
            yield _of_entry("Ahead", entry)
    for finding, now, _ in standing_points(sheet):
        yield _of_finding("As told last", finding, [c.value for c in now[-1:]], " / ")


def _of_finding(label: str, finding: Finding, values: Iterable[Value], between: str) -> Gist:
    held = tuple(values)
    of = f" ({finding.subject})" if finding.subject else ""
    text = f"{capital(finding.attribute)}: {between.join(map(valued, held))}{of}"
    evidence = tuple(e for v in held for e in v.evidence)
    independent = max(v.independent for v in held)
    return Gist(label, text, "", held[-1].as_of, independent, evidence, finding.id, is_finding=True)


def _moved(plan: Plan) -> str:
    return str(plan.steps[-1].when.latest or "") if plan.steps else ""


def _ended(entry: Entry) -> tuple[str, float]:
    return str(entry.when.latest or entry.when.earliest or ""), entry.weight


def news(change: StoryChange) -> str:
    """Return in one line what changed last: a value, a plan, what came true, the weightiest new line."""
    return next(_news(change), "")


def _news(change: StoryChange) -> Iterator[str]:
    if not change.is_new:
        yield from (_turned(c) for c in change.findings if c.kind == "changed")
        for moved in change.plans:
            if moved.before:
                yield f"{moved.after.title}: {moved.before.rung} → {moved.after.rung}"
        yield from (f"{c.after.text}: {c.kind}" for c in change.entries if c.before)
        yield from (_turned(c) for c in change.findings if c.kind == "confirmed")
    new = [c.after for c in change.entries if not c.before]
    yield from (e.text for e in sorted(new, key=_weighty) if e.weight >= _HEAVY)
    yield from (e.text for e in sorted(new, key=_ended, reverse=True))
    if change.reports and not change.is_new:
        yield many(len(change.reports), "new report")


def _turned(change: FindingChange) -> str:
    after = change.after
    if change.kind == "confirmed" or change.before is None:
        told = f"{valued(after.values[-1])}, now by {after.values[-1].independent} independent sources"
        return f"{capital(after.attribute)}: {told}"
    new = " / ".join(map(valued, new_values(change)))
    sign = " against " if after.kind == "differs" else " → "
    return f"{capital(after.attribute)}: {valued(change.before.values[-1])}{sign}{new}"


def new_values(change: FindingChange) -> tuple[Value, ...]:
    """Return the values of a finding that rest on nothing which it rested on before; else its last."""
    held = {e for v in change.before.values for e in v.evidence} if change.before else set()
    found = tuple(v for v in change.after.values if held.isdisjoint(v.evidence))
    return found or change.after.values[-1:]
