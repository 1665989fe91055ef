"""Find the happenings that a statement may be most like: those that share its rarest terms.

An inverted index over terms, so cost grows with what is shared, not with all pairs. Refuses to say how alike
two are: that is for ``Likeness``.
"""

from __future__ import annotations

from collections import defaultdict

from dateline.stages.compare.likeness import Likeness
from dateline.stages.compare.tellings import Telling

# How many happenings a term may point to, and how many are looked at closely.
_COMMON, _NEAREST = 100, 16


class Nearest:
    """The numbers of happenings by the terms of their statements, as far as they are gathered."""

    def __init__(self, alike: Likeness) -> None:
        self._alike = alike
        self._places: dict[str, list[int]] = defaultdict(list)
        self._lightest: dict[int, float] = {}

    def put(self, telling: Telling, place: int) -> None:
        """Take in that a statement is of happening ``place``."""
        mass = self._alike.mass(telling)
        self._lightest[place] = min(mass, self._lightest.get(place, mass))
        for term in telling.terms:
            held = self._places[term]
            if not held or held[-1] != place:
                held.append(place)

    def to(self, telling: Telling) -> list[tuple[int, float, float]]:
        """Return the nearest happenings in their order.

        With each comes what a statement of it can share of the terms at most, and its lightest mass.
        """
        near: dict[int, float] = {}
        missed = 0.0
        for term in sorted(telling.terms):
            rarity, held = self._alike.rarity(term), self._places[term]
            if len(held) > _COMMON:
                missed += rarity
            for place in held[-_COMMON:]:
                if place in near:
                    near[place] += rarity
                else:
                    near[place] = rarity
        return [(place, near[place] + missed, self._lightest[place]) for place in _first(near)]


def _first(near: dict[int, float]) -> list[int]:
    """Return those that share most, of equal ones the first, in order."""
    if len(near) <= _NEAREST:
        return sorted(near)
    least = sorted(near.values(), reverse=True)[_NEAREST - 1]
    more = [place for place, shared in near.items() if shared > least]
    equal = sorted(place for place, shared in near.items() if shared == least)
    return sorted([*more, *equal[: _NEAREST - len(more)]])
