"""Follow what is intended: which matter, on which rung, resting on what, wanted why.

Statements of intent that are about one matter make one plan; what is told as its step is its part. What
one source alone tells, or what is told only in passing, is left to the timeline.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from dateline.language.happenings import HAPPENINGS
from dateline.language.plans import CALLED, LADDER, MANNERS, MOVES, NO_PLANS, SIZING
from dateline.language.senses import concept, sense
from dateline.model import CountSources, Evidence, Moment, Plan, Span, Step, Value
from dateline.stages.compare.deeds import title
from dateline.stages.compare.findings import clusters, value_of
from dateline.stages.compare.grounds import grounds
from dateline.stages.compare.likeness import Likeness
from dateline.stages.compare.parts import parts
from dateline.stages.compare.point import Point
from dateline.stages.compare.rungs import AGREED, HALTS, proof_of, rung_of, steps
from dateline.stages.compare.tellings import Telling, before_preposition, head_noun

# How alike two statements of intent must be: of one sense, of different senses.
_SAME_SENSE, _OTHER_SENSE = 0.4, 0.55
_MANNER = re.compile(rf"\b(?:{'|'.join(map(re.escape, MANNERS))})\b", re.I)
_LONG = 14
# How many terms two statements on one thing share besides it.
_OTHERS = 2
# How many plans a term may point to.
_COMMON = 60


def plans(told: Sequence[Telling], points: Sequence[Point], count: CountSources) -> tuple[Plan, ...]:
    """Return the plans that two independent sources tell, one as its news; the most told first."""
    likeness = Likeness(told)
    ranked = [(count(proof_of(g)), g) for g in _groups(told, likeness) if any(t.first for t in g)]
    kept = sorted((pair for pair in ranked if pair[0] > 1), key=lambda pair: -pair[0])
    found: list[Plan] = []
    taken: set[int] = set()
    for _, group in kept:
        if taken.isdisjoint(map(id, group)):
            held, told_parts = parts(told, group)
            taken |= {id(t) for part in held for t in part}
            around = sorted([*group, *_about(group, told), *(t for part in held for t in part)], key=_told_on)
            found.append(_plan(group, around, told_parts, likeness, _figures(group, points, count)))
    return tuple(found)


def _groups(told: Iterable[Telling], likeness: Likeness) -> list[list[Telling]]:
    """Put statements of intent together that are alike, in the order in which they came out."""
    groups: list[list[Telling]] = []
    index: dict[str, list[int]] = defaultdict(list)
    for telling in sorted((t for t in told if _is_intent(t)), key=_told_on):
        names = sorted(telling.terms | {concept(p) for p in _bare(telling)})
        near = sorted({n for name in names for n in index[name][-_COMMON:]})
        fitting = [(alike, -n) for n in near if (alike := _fit(telling, groups[n], likeness)) > 0]
        if not fitting:
            groups.append([])
        place = -max(fitting)[1] if fitting else len(groups) - 1
        groups[place].append(telling)
        for term in telling.terms:
            if place not in index[term][-_COMMON:]:
                index[term].append(place)
    return groups


def _is_intent(telling: Telling) -> bool:
    statement = telling.statement
    acts = telling.standing == "intent" and telling.happens and telling.sense not in NO_PLANS
    return acts and bool(statement.gist and (statement.who or statement.whom) and telling.terms)


def _fit(telling: Telling, group: Sequence[Telling], likeness: Likeness) -> float:
    """Return how alike ``telling`` is to the group on the mean, 0 when not alike enough."""
    alike = likeness.mean(telling, group)
    same = [t for t in group if t.sense == telling.sense]
    if same and (_names_again(telling, _matter(group)) or any(_is_of(telling, t) for t in same)):
        return max(alike, _SAME_SENSE)
    least = _SAME_SENSE if any(t.sense == telling.sense for t in group) else _OTHER_SENSE
    return alike if alike >= least else 0.0


def _names_again(telling: Telling, matter: set[str]) -> bool:
    """Tell whether the clause is about the matter by a bare noun: "the mission will expand"."""
    return any(concept(p) in matter for p in _bare(telling))


def _is_of(telling: Telling, other: Telling) -> bool:
    """Tell "raise the size of its fleet in Oster" and "enlarge the Oster fleet": done to one thing."""
    shared = _heads(telling) & _heads(other)
    named = any(term[:1].isupper() for term in telling.terms & other.terms)
    return bool(shared) and named and len((telling.terms & other.terms) - shared) >= _OTHERS


def _heads(telling: Telling) -> frozenset[str]:
    """Return the concepts of the nouns of the object, those behind prepositions too."""
    held, rest = set[str](), telling.statement.whom
    while rest:
        part = before_preposition(rest)
        held.add(concept(part.rpartition(" ")[2]))
        rest = rest[len(part) :].strip().partition(" ")[2]
    return frozenset(held)


def _bare(telling: Telling) -> list[str]:
    """Return subject and object where they are bare nouns."""
    phrases = (telling.statement.whom, telling.statement.who)
    return [p for p in phrases if p.islower() and " " not in p]


def _figures(group: Sequence[Telling], points: Sequence[Point], count: CountSources) -> tuple[Value, ...]:
    """Return the sizes that are meant to be reached, told of the plan's matter."""
    matter = _matter(group) if SIZING & {t.sense for t in group} else set()
    meant = [p for p in points if p.aim and p.telling.terms & matter]
    return tuple(value_of(cluster, count) for cluster in clusters(meant))


def _matter(group: Sequence[Telling]) -> set[str]:
    """Return the terms that more than one statement of the plan names."""
    tally = Counter(term for t in group for term in t.terms)
    return {term for term, n in tally.items() if n > 1}


def _about(group: Sequence[Telling], told: Iterable[Telling]) -> list[Telling]:
    """Return what else names the plan and its matter: that it was put off, is to be agreed, and why."""
    held, senses, matter = {id(t) for t in group}, {t.sense for t in group}, _matter(group)
    reports = {t.record.id for t in group}
    others = [t for t in told if id(t) not in held]
    return [
        t
        for t in others
        if (t.terms & senses and t.terms & matter)
        or (t.record.id in reports and (_calls(t) or _takes_up(t, senses)))
    ]


def _takes_up(telling: Telling, senses: Set[str]) -> bool:
    """Tell "the increase" of a plan to enlarge, in a clause on what is still to come."""
    nouns = map(head_noun, (telling.statement.who, telling.statement.whom))
    return telling.standing == "intent" and any(
        sense(HAPPENINGS[n]) in senses for n in nouns if n in HAPPENINGS
    )


def _calls(telling: Telling) -> bool:
    """Tell whether a statement moves "the plan", so called, to a rung: agreed, put off, refused."""
    moves = telling.sense in MOVES or telling.sense == "agree"
    return moves and head_noun(telling.statement.whom) in CALLED


def _plan(
    group: Sequence[Telling],
    around: Sequence[Telling],
    told_parts: tuple[Step, ...],
    likeness: Likeness,
    figures: tuple[Value, ...],
) -> Plan:
    senses = {t.sense for t in group}
    own = sorted([*group, *(t for t in around if t.terms & senses or _calls(t))], key=_told_on)
    taken = steps(own)
    taken = tuple(
        replace(s, because=grounds(around, "because", s.rung)) if s.rung in HALTS else s for s in taken
    )
    rung = taken[-1].rung if taken else group[-1].statement.status
    apt = [t for t in group if not _tells_more(t, rung)] or group
    return Plan(
        title=title(max(apt, key=lambda t: (_aptness(t, group, likeness), t.record.id))),
        rung=rung,
        steps=taken,
        depends_on=grounds(around, "condition"),
        because=grounds(around, "because"),
        figures=figures,
        next=_next(own),
        parts=told_parts,
        manner=_manner(group),
    )


def _tells_more(telling: Telling, rung: str) -> bool:
    """Tell whether a wording gives figures of which what is agreed says nothing.

    "Agreed to send 500; it could send 1,200": 1,200 is not agreed.
    """
    is_less = rung_of(telling) in LADDER[: LADDER.index("agreed")]
    return rung in AGREED and is_less and bool(telling.statement.figures)


def _aptness(telling: Telling, group: Sequence[Telling], likeness: Likeness) -> float:
    """How well a wording names the whole plan: likeness to the rest, less what makes it long."""
    alike = likeness.mean(telling, group) + 0.2 * bool(telling.statement.who)
    return alike + 0.2 * telling.lede - 0.05 * max(0, len(telling.statement.gist.split()) - _LONG)


def _told_on(telling: Telling) -> tuple[str, str, int]:
    return (str(telling.record.published.moment.latest), telling.record.id, telling.statement.head.start)


def _next(told: Sequence[Telling]) -> Moment | None:
    """Return the days of the next step ahead: those that the last reports allow together."""
    ahead = [t.statement.when for t in told if t.dated and t.standing == "intent" and _is_ahead(t)]
    if not ahead:
        return None
    days = ahead[-1]
    for when in reversed(ahead[:-1]):
        days = days.narrowed(when) if days.meets(when) else days
    return days


def _is_ahead(telling: Telling) -> bool:
    day, when = telling.record.published.moment.earliest, telling.statement.when
    return bool(day and when.latest and when.latest >= day)


def _manner(group: Sequence[Telling]) -> tuple[Evidence, ...]:
    """Return the clauses that say how the plan is to come about."""
    spans = ((t.record, Span(t.statement.start, t.statement.end)) for t in group)
    return tuple(record.quote(s) for record, s in spans if _MANNER.search(s.of(record.report.text)))
