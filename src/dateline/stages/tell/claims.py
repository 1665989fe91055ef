"""All that a story tells, as values that can each be opened: findings, plans, lines of the timeline.

A line or a step is told as a value too, so that whatever is shown rests on sentences in one way. Refuses to
judge: nothing is counted or compared anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Entry, Evidence, Finding, Ground, Plan, Step, Story, Value


@dataclass(frozen=True, slots=True)
class Claim:
    """A value with what it is told of: ``label`` in a few words, its ``finding`` where it is one of such.

    ``sides`` are the other values on the same point.
    """

    value: Value
    label: str
    of: str = ""
    finding: Finding | None = None
    sides: tuple[Value, ...] = ()


def as_value(told: Entry | Step) -> Value:
    """Return a line of the timeline, or a step of a plan, as a value, whose id names it within its story."""
    if isinstance(told, Entry):
        return Value(
            value=told.text, low=None, high=None, change="=", status=told.status, as_of=told.when,
            independent=told.independent, evidence=told.evidence,
        )  # fmt: skip
    words = f"{told.rung}: {told.text}" if told.text else told.rung
    return Value(
        value=words, low=None, high=None, change="=", status=told.rung, as_of=told.when,
        independent=len({e.report for e in told.evidence}), evidence=told.evidence,
    )  # fmt: skip


def ground_value(told: Ground) -> Value:
    """Return a reason that reports give as a value."""
    return Value(
        value=told.words, low=None, high=None, change="=", status="reason",
        independent=len({e.report for e in told.evidence}), evidence=told.evidence,
    )  # fmt: skip


def claims(story: Story) -> Iterator[Claim]:
    """Yield all that can be opened of a story; what has no sentence is left out."""
    for finding in story.findings:
        for value in finding.values:
            sides = tuple(v for v in finding.values if v is not value)
            yield Claim(value, finding.attribute, finding.subject, finding, sides)
    for entry in story.timeline:
        yield Claim(as_value(entry), "line of the timeline")
        if entry.meant:
            yield Claim(as_meant(entry), "told beforehand")
    for plan in story.plans:
        yield from _of_plan(plan)


def as_meant(entry: Entry) -> Value:
    """Return what told of an entry as something to come."""
    return Value(
        value=entry.text, low=None, high=None, change="=", status="planned", as_of=entry.when,
        independent=len({e.report for e in entry.meant}), evidence=entry.meant,
    )  # fmt: skip


def _of_plan(plan: Plan) -> Iterator[Claim]:
    for step in (*plan.steps, *plan.parts):
        yield Claim(as_value(step), "step of a plan", plan.title)
        yield from (Claim(ground_value(g), f"why {step.rung}", plan.title) for g in step.because)
    yield from (Claim(value, "what a plan is to reach", plan.title) for value in plan.figures)
    yield from (Claim(ground_value(g), "what a plan depends on", plan.title) for g in plan.depends_on)
    yield from (Claim(ground_value(g), "why it is planned", plan.title) for g in plan.because)


def claim_named(story: Story, name: str) -> Claim | None:
    """Return what has the id ``name`` within a story, one of a finding first."""
    return next((claim for claim in claims(story) if claim.value.id == name), None)


def proof_of(claim: Claim) -> tuple[Evidence, ...]:
    """Return all sentences that a claim and those beside it rest on, each once."""
    values = (claim.value, *claim.sides)
    return tuple(dict.fromkeys(e for value in values for e in value.evidence))
