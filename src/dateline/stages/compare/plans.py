"""Follow what is intended: which matter, on which rung, resting on what, wanted why.

Statements of intent that are about one matter make one plan. What one source alone tells, or what is
told only in passing, is left to the timeline.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.model import CountSources, Evidence, Moment, Plan, Span, Step, Value
from dateline.stages.compare.findings import clusters, value_of
from dateline.stages.compare.likeness import Likeness
from dateline.stages.compare.points import Point
from dateline.stages.compare.tellings import Telling

# From the lowest rung to the highest told of one day. Who says "in principle" is more exact than who
# says "agreed" of the same day, so it stands above; a plan that was put off starts anew.
_LADDER = (
    "put off", "possible", "demanded", "proposed", "expected", "planned", "to be agreed", "agreed",
    "agreed in principle",
)  # fmt: skip
_PRINCIPLE = re.compile(r"\bin (?:principle|outline)\b", re.I)
# How alike two statements of intent must be: of one sense, of different senses.
_SAME_SENSE, _OTHER_SENSE = 0.4, 0.55
# Plans that are about how large something is to be; what says that a plan was put off.
_SIZED = frozenset({"expand", "reduce"})
_PUT_OFF = frozenset({"delay", "suspend"})
# Wanting, saying and meeting are not themselves what is wanted.
_NO_PLAN = frozenset({"demand", "announce", "meet", "agree", "delay", "kill", "attack", "wound"})


def plans(told: Sequence[Telling], points: Sequence[Point], count: CountSources) -> tuple[Plan, ...]:
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
    planned = (_plan(g, _about(g, told), likeness) for _, g in kept)
    return tuple(
        replace(p, figures=_figures(g, points, count)) for p, (_, g) in zip(planned, kept, strict=True)
    )


def _figures(group: Sequence[Telling], points: Sequence[Point], count: CountSources) -> tuple[Value, ...]:
    """Return the sizes that are meant to be reached, told of the plan's matter."""
    matter = _matter(group) if _SIZED & {t.sense for t in group} else set()
    meant = [p for p in points if p.aim and p.telling.terms & matter]
    return tuple(value_of(cluster, count) for cluster in clusters(meant))


def _matter(group: Sequence[Telling]) -> set[str]:
    """Return the terms that more than one statement of the plan names."""
    tally = Counter(term for t in group for term in t.terms)
    return {term for term, n in tally.items() if n > 1}


def _about(group: Sequence[Telling], told: Sequence[Telling]) -> list[Telling]:
    """Return what else names the plan and its matter: that it was put off, is to be agreed, and why."""
    held = {id(t) for t in group}
    senses = {t.sense for t in group}
    others = (t for t in told if id(t) not in held and t.terms & senses)
    return [t for t in others if t.terms & _matter(group)]


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
    """Return the rungs in order of their days: of each day the highest told, each change of rung a step."""
    told: dict[str, list[tuple[str, Telling]]] = defaultdict(list)
    for telling in [*ordered, *about]:
        if rung := _rung(telling):
            told[str(_on(telling).latest)].append((rung, telling))
    steps: list[Step] = []
    for day in sorted(told):
        rungs = [rung for rung, _ in told[day]]
        if "put off" in rungs and not (steps and steps[-1].rung == "put off"):
            steps.append(_step("put off", told[day]))
        best = max(rungs, key=_LADDER.index)
        if steps and steps[-1].rung == best:
            more = _step(best, told[day]).evidence
            steps[-1] = replace(steps[-1], evidence=tuple(dict.fromkeys(steps[-1].evidence + more)))
        else:
            steps.append(_step(best, told[day]))
    return tuple(steps)


def _rung(telling: Telling) -> str:
    """Return the rung that a statement puts the plan on, "" for none."""
    if telling.sense in _PUT_OFF:
        return "put off" if telling.standing == "fact" else ""
    if telling.sense == "agree":
        if telling.standing == "fact":
            return "agreed in principle" if _PRINCIPLE.search(telling.evidence().quote) else "agreed"
        return "to be agreed" if telling.standing == "intent" else ""
    if telling.standing != "intent" or telling.sense in _NO_PLAN:
        return ""
    if telling.statement.status == "agreed":
        return "agreed in principle" if _PRINCIPLE.search(telling.evidence().quote) else "agreed"
    return telling.statement.status


def _on(telling: Telling) -> Moment:
    """The day on which the rung was reached: the clause's own if it is past, else that of the report."""
    own = telling.statement.when if telling.dated and telling.standing == "fact" else None
    return own or telling.record.published.moment


def _step(rung: str, told: Sequence[tuple[str, Telling]]) -> Step:
    proof = [t for r, t in told if r == rung]
    return Step(rung, _on(proof[0]), _proof(proof))


def _reasons(group: Sequence[Telling], kind: str) -> tuple[Evidence, ...]:
    """Return the reasons that the plan's sentences tell, each once; one within another is left to it."""
    sentences = {(t.record.id, t.statement.sentence): t.record for t in group}
    told = [
        record.quote(Span(r.start, r.end))
        for (_, sentence), record in sentences.items()
        for s in record.statements
        if s.sentence == sentence
        for r in s.reasons
        if r.kind == kind
    ]
    return tuple(
        dict.fromkeys(
            e for e in told if not any(e != o and e.report == o.report and e.quote in o.quote for o in told)
        )
    )
