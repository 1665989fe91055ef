"""Follow what is intended: which matter, on which rung, resting on what, wanted why.

Statements of intent that share their sense and their matter make one plan. A plan told by one passing
clause alone is left to the timeline.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Callable, Sequence

from dateline.model import Evidence, Moment, Plan, Record, Span, Step
from dateline.stages.compare.readings import Reading
from dateline.stages.compare.tellings import Telling, likeness, rarity

Counter = Callable[[Sequence[Evidence]], int]

_RUNGS = {
    "demanded": "demanded",
    "proposed": "proposed",
    "possible": "possible",
    "expected": "to be agreed",
    "planned": "planned",
    "agreed": "agreed",
}
_ALIKE = 0.45


def plans(told: Sequence[Telling], points: Sequence[Reading], count: Counter) -> tuple[Plan, ...]:
    """Return the plans of the story, the most told first."""
    weight = rarity(told)
    groups: list[list[Telling]] = []
    for telling in told:
        if (
            telling.standing != "intent"
            or telling.is_speech
            or not telling.statement.gist
            or not telling.terms
        ):
            continue
        fitting = [g for g in groups if g[0].sense == telling.sense and _mean(telling, g, weight) >= _ALIKE]
        if fitting:
            max(fitting, key=lambda g: _mean(telling, g, weight)).append(telling)
        else:
            groups.append([telling])
    kept = [g for g in groups if len({t.record.id for t in g}) > 1]
    return tuple(_plan(g, points) for g in sorted(kept, key=lambda g: -len({t.record.id for t in g})))


def _mean(telling: Telling, group: Sequence[Telling], weight: dict[str, float]) -> float:
    return sum(likeness(telling, other, weight) for other in group) / len(group)


def _plan(group: Sequence[Telling], points: Sequence[Reading]) -> Plan:
    ordered = sorted(group, key=_told_on)
    steps = _steps(ordered)
    best = Tally({t.statement.gist: len(t.terms) - len(t.statement.gist.split()) / 4 for t in group})
    ahead = [t.statement.when for t in ordered if t.dated and t.standing == "intent" and _is_ahead(t)]
    return Plan(
        title=max(sorted(best), key=lambda g: best[g]),
        rung=steps[-1].rung,
        steps=steps,
        depends_on=_reasons(ordered, "condition"),
        because=_reasons(ordered, "because"),
        next=ahead[-1] if ahead else None,
    )


def _told_on(telling: Telling) -> tuple[str, str, int]:
    return (str(telling.record.published.moment.latest), telling.record.id, telling.statement.head.start)


def _is_ahead(telling: Telling) -> bool:
    day, when = telling.record.published.moment.earliest, telling.statement.when
    return bool(day and when.latest and when.latest >= day)


def _steps(ordered: Sequence[Telling]) -> tuple[Step, ...]:
    """One step an episode: the rung most reports of it tell."""
    steps = []
    for episode in dict.fromkeys(t.episode for t in ordered):
        told = [t for t in ordered if t.episode == episode]
        status = max(_RUNGS, key=lambda s: sum(t.statement.status == s for t in told))
        proof = [t for t in told if t.statement.status == status]
        days = [t.statement.when for t in proof if t.dated] or [_published(t.record) for t in proof]
        steps.append(Step(_RUNGS[status], days[0], tuple(dict.fromkeys(t.evidence() for t in proof))))
    return tuple(steps)


def _published(record: Record) -> Moment:
    return record.published.moment


def _reasons(group: Sequence[Telling], kind: str) -> tuple[Evidence, ...]:
    return tuple(
        dict.fromkeys(
            t.record.quote(Span(r.start, r.end)) for t in group for r in t.statement.reasons if r.kind == kind
        )
    )
