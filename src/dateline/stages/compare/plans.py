"""Follow what is intended: which matter, on which rung, resting on what, wanted why.

Statements of intent that are about one matter make one plan. What one source alone tells, or what is
told only in passing, is left to the timeline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from dateline.model import CountSources, Evidence, Moment, Plan, Span, Step
from dateline.stages.compare.likeness import Likeness
from dateline.stages.compare.tellings import Telling

_RUNGS = {
    "demanded": "demanded",
    "proposed": "proposed",
    "possible": "possible",
    "expected": "to be agreed",
    "planned": "planned",
    "agreed": "agreed",
}
# How alike two statements of intent must be: of one sense, of different senses.
_SAME_SENSE, _OTHER_SENSE = 0.4, 0.55
# What says that a plan was put off.
_PUT_OFF = frozenset({"delay", "suspend"})
# Wanting, saying and meeting are not themselves what is wanted.
_NO_PLAN = frozenset({"demand", "announce", "meet", "agree", "delay", "kill", "attack", "wound"})


def plans(told: Sequence[Telling], count: CountSources) -> tuple[Plan, ...]:
    """Return the plans that two independent sources tell, one of them in its head; the most told first."""
    likeness = Likeness(told)
    groups: list[list[Telling]] = []
    for telling in sorted((t for t in told if _is_intent(t)), key=_told_on):
        fitting = [(alike, -n) for n, g in enumerate(groups) if (alike := _fit(telling, g, likeness)) > 0]
        if fitting:
            groups[-max(fitting)[1]].append(telling)
        else:
            groups.append([telling])
    ranked = [(count(_proof(g)), g) for g in groups if any(t.lede for t in g)]
    kept = sorted((pair for pair in ranked if pair[0] > 1), key=lambda pair: -pair[0])
    return tuple(_plan(g, _about(g, told), likeness) for _, g in kept)


def _about(group: Sequence[Telling], told: Sequence[Telling]) -> list[Telling]:
    """Return what else names the plan and its matter: that it was put off, is to be agreed, and why."""
    held = {id(t) for t in group}
    senses = {t.sense for t in group}
    tally = Counter(term for t in group for term in t.terms)
    matter = {term for term, n in tally.items() if n > 1}
    others = (t for t in told if id(t) not in held and t.terms & senses)
    return [t for t in others if t.terms & matter]


def _is_intent(telling: Telling) -> bool:
    statement = telling.statement
    acts = telling.standing == "intent" and telling.happens and telling.sense not in _NO_PLAN
    return acts and bool(statement.gist and statement.who and telling.terms)


def _proof(group: Sequence[Telling]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(t.evidence() for t in group))


def _fit(telling: Telling, group: Sequence[Telling], likeness: Likeness) -> float:
    """Return how alike ``telling`` is to the group on the mean, 0 when not alike enough."""
    alike = likeness.mean(telling, group)
    least = _SAME_SENSE if any(t.sense == telling.sense for t in group) else _OTHER_SENSE
    return alike if alike >= least else 0.0


def _plan(ordered: Sequence[Telling], about: Sequence[Telling], likeness: Likeness) -> Plan:
    steps = _steps(ordered, about)
    around = sorted([*ordered, *about], key=_told_on)
    ahead = [t.statement.when for t in around if t.dated and t.standing == "intent" and _is_ahead(t)]
    return Plan(
        title=max(ordered, key=lambda t: (_aptness(t, ordered, likeness), t.record.id)).statement.gist,
        rung=steps[-1].rung,
        steps=steps,
        depends_on=_reasons(around, "condition"),
        because=_reasons(around, "because"),
        next=ahead[-1] if ahead else None,
    )


def _aptness(telling: Telling, group: Sequence[Telling], likeness: Likeness) -> float:
    """How well a wording names the whole plan: likeness to the rest, less what makes it long."""
    alike = likeness.mean(telling, group)
    return alike + 0.2 * telling.lede - 0.05 * max(0, len(telling.statement.gist.split()) - 14)


def _told_on(telling: Telling) -> tuple[str, str, int]:
    return (str(telling.record.published.moment.latest), telling.record.id, telling.statement.head.start)


def _is_ahead(telling: Telling) -> bool:
    day, when = telling.record.published.moment.earliest, telling.statement.when
    return bool(day and when.latest and when.latest >= day)


def _steps(ordered: Sequence[Telling], about: Sequence[Telling]) -> tuple[Step, ...]:
    """One step an episode: the rung that most of its statements tell; before it, that it had been put off."""
    steps = []
    for episode in dict.fromkeys(t.episode for t in ordered):
        delays = [t for t in about if t.episode == episode and t.sense in _PUT_OFF and t.standing == "fact"]
        if delays:
            steps.append(Step("put off", delays[0].statement.when, _proof(delays)))
        told = [t for t in ordered if t.episode == episode]
        status = max(_RUNGS, key=lambda s: sum(t.statement.status == s for t in told))
        proof = [t for t in told if t.statement.status == status]
        when = next((t.statement.when for t in proof if t.dated), _reported(proof))
        steps.append(Step(_RUNGS[status], when, _proof(proof)))
    return tuple(steps)


def _reported(group: Sequence[Telling]) -> Moment:
    """The day of the first report that says so: a rung is reached by the day it is told."""
    return group[0].record.published.moment


def _reasons(group: Sequence[Telling], kind: str) -> tuple[Evidence, ...]:
    """Return the reasons told, each once; one that stands within another is left to it."""
    told = [
        t.record.quote(Span(r.start, r.end)) for t in group for r in t.statement.reasons if r.kind == kind
    ]
    return tuple(
        dict.fromkeys(
            e for e in told if not any(e != o and e.report == o.report and e.quote in o.quote for o in told)
        )
    )
