"""One toll, though its clauses were taken for several happenings: who dies, dies once.

Named alike, or the same number of people in sentences that share what is rare in the story. Refuses what is
told of two different days, and one or two people without a name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.stages.compare.gathering import Happening
from dateline.stages.compare.plain import shared
from dateline.stages.compare.point import Point

# What two sentences must share, as a sum of logs of rarity; numbers that many happenings have.
_RARE, _FEW = 8.0, 2
# How many values of one happening are looked at.
_ENOUGH = 6


def once(held: Sequence[Point], found: Sequence[Happening]) -> list[Point]:
    """Return the points, with the tolls of happenings that have one toll in common given to one of them."""
    home: dict[int, int] = {}
    for a, b in _twins(held, found):
        first, other = _root(a, home), _root(b, home)
        if first != other:
            kept = max(first, other, key=lambda n: (len({t.record.id for t in found[n].tellings}), -n))
            home[first if kept == other else other] = kept
    return [_moved(p, home) for p in held]


def _moved(p: Point, home: dict[int, int]) -> Point:
    if p.happening is None or p.rule is None or not p.rule.persons:
        return p
    return replace(p, happening=_root(p.happening, home))


def _root(number: int, home: dict[int, int]) -> int:
    while number in home:
        number = home[number]
    return number


def _twins(held: Sequence[Point], found: Sequence[Happening]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of two happenings for each two values that are one toll."""
    alike: dict[tuple[str, object], dict[int, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for p in held:
        if p.happening is not None and p.happening >= 0 and p.rule is not None and p.rule.persons:
            for key in _keys(p):
                alike[p.attribute, key][p.happening].append(p)
    for (_, key), homes in alike.items():
        for a, b in combinations(sorted(homes), 2):
            pairs = ((p, q) for p in homes[a][:_ENOUGH] for q in homes[b][:_ENOUGH])
            named = isinstance(key, str)
            if not _two_days(found[a], found[b]) and (named or any(_one_toll(p, q) for p, q in pairs)):
                yield a, b


def _keys(p: Point) -> Iterator[object]:
    """Yield the full names of the dead, and the number where it is exact and not of a few."""
    if p.rule is not None and "die" in p.rule.triggers:
        yield from (name for name in p.names if " " in name)
    if p.low == p.high and (p.low or 0) > _FEW and not p.part:
        yield p.low


def _one_toll(p: Point, q: Point) -> bool:
    return (not p.party or not q.party or bool(p.party & q.party)) and shared(p, q) >= _RARE


def _two_days(a: Happening, b: Happening) -> bool:
    return a.when.is_day and b.when.is_day and a.when != b.when
