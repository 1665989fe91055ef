"""Count whom a report harms where it gives no number: one by one, or those of the shot who lived."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from dateline.language.amounts import spelled
from dateline.model import Attribute, Span
from dateline.stages.compare.point import Point, as_of, places
from dateline.stages.compare.tellings import Telling
from dateline.stages.compare.victims import Victim, died, victims


@dataclass(frozen=True, slots=True)
class Homes:
    """Which happening each telling is of, by its identity, and which one each report is about, by its id."""

    of_telling: dict[int, int]
    of_report: dict[str, int]


def counts(
    told: Iterable[Telling], held: Sequence[Point], homes: Homes, attributes: Sequence[Attribute]
) -> Iterable[Point]:
    """Yield what is to be counted for each report in the happening it is about."""
    rules = [a for a in attributes if a.persons]
    mine: dict[str, list[Telling]] = defaultdict(list)
    given: dict[str, list[Point]] = defaultdict(list)
    for t in told:
        main = homes.of_report.get(t.record.id)
        if main is not None and (not t.dated or homes.of_telling.get(id(t)) == main):
            mine[t.record.id].append(t)
    for p in held:
        if p.happening is not None and p.happening == homes.of_report.get(p.report):
            given[p.report].append(p)
    everyone = {report: victims(tellings) for report, tellings in mine.items()}
    dead = {v.name for people in everyone.values() for person in people if died(person) for v in person}
    for report, people in everyone.items():
        for rule in rules:
            if all(p.attribute != rule.name for p in given[report]):
                # Whom another report tells dead was not injured.
                lived = [p for p in people if not (rule.weaker and _is_named(p, dead - {""}))]
                yield from _counted(lived, rule, given[report], homes.of_report[report])


def _is_named(person: Sequence[Victim], names: AbstractSet[str]) -> bool:
    return any(v.name in names for v in person)


def _counted(
    people: Sequence[Sequence[Victim]], rule: Attribute, given: Sequence[Point], happening: int
) -> Iterable[Point]:
    whole = [p for p in given if p.rule is not None and rule.weaker & p.rule.triggers]
    if whole and not any(p.part for p in whole):
        yield from (_survivors(p, people, given, rule) for p in whole if p.low == p.high)
        return
    befallen = [person for person in people if _befell(person, rule)]
    if befallen:
        yield _one_by_one(befallen, rule, happening)


def _survivors(
    whole: Point, people: Sequence[Sequence[Victim]], given: Sequence[Point], rule: Attribute
) -> Point:
    """Return how many of those who were shot lived, all unless the report tells of dead among them."""
    dead = max(
        (p.low or 0 for p in given if p.rule is not None and p.rule is not whole.rule and not p.part),
        default=0.0,
    )
    dead = dead or float(sum(map(died, people)))
    number = whole.low or 0
    lived = number - dead if dead < number and "other" not in whole.party else number
    value = spelled(lived) if lived == number else f"{spelled(lived)} of {spelled(number)}"
    return replace(whole, attribute=rule.name, rule=rule, low=lived, high=lived, value=value, least=True)


def _befell(person: Sequence[Victim], rule: Attribute) -> bool:
    return bool({v.fate for v in person} & (rule.triggers | rule.weaker)) and not (
        rule.weaker and died(person)
    )


def _one_by_one(people: Sequence[Sequence[Victim]], rule: Attribute, happening: int) -> Point:
    first = people[0][0]
    names = [next((v.name for v in person if v.name), "") for person in people]
    number, statement = float(len(people)), first.telling.statement
    return Point(
        attribute=rule.name,
        value=f"{len(people)}" + (f" ({', '.join(names)})" if all(names) else ""),
        low=number,
        high=number,
        change="=",
        status="happened",
        telling=first.telling,
        span=Span(statement.start, statement.end),
        as_of=as_of(first.telling),
        rule=rule,
        happening=happening,
        places=places(first.telling),
        names=frozenset(names) - {""},
        party=frozenset().union(*(v.words for v in people[0])) if len(people) == 1 else frozenset(),
        least=True,
    )
