"""How alike two statements of a story are, by the terms they share and how rare these are in it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from dateline.language.senses import FAMILIES
from dateline.stages.compare.tellings import Telling

# What a shared sense weighs, or one of the same family, beside terms that weigh the log of their rarity.
_SENSE, _FAMILY = 2.0, 1.2
# More than what is lost where a sum is rounded.
_ROUNDED = 1 + 1e-9
# How many tellings stand for a happening that has more.
_ENOUGH = 12


class Likeness:
    """Weighs terms by inverse document frequency over the statements of one story.

    The measure is the mean of weighted containment and weighted Jaccard overlap, the sense counting
    as a term: 0 for nothing shared, 1 for the same terms and sense.
    """

    def __init__(self, told: Sequence[Telling]) -> None:
        seen = Counter(chain.from_iterable(t.terms for t in told))
        self._weight = {term: math.log(1 + len(told) / n) for term, n in seen.items()}
        self._mass: dict[frozenset[str], float] = {}

    def __call__(self, a: Telling, b: Telling) -> float:
        """Return 0…1 for two statements of the story."""
        # An exact sum: that of a set's own order differs from run to run in its last digit.
        shared = math.fsum(map(self._weight.__getitem__, a.terms & b.terms))
        if a.sense == b.sense:
            shared += _SENSE
        elif a.sense in FAMILIES and FAMILIES[a.sense] == FAMILIES.get(b.sense):
            shared += _FAMILY
        elif not shared:
            return 0.0
        one, other = self._of(a.terms) + _SENSE, self._of(b.terms) + _SENSE
        return (shared / min(one, other) + shared / (one + other - shared)) / 2

    def mass(self, telling: Telling) -> float:
        """Return what all terms of ``telling`` weigh together."""
        return self._of(telling.terms)

    def rarity(self, term: str) -> float:
        """Return what ``term`` weighs: the log of its inverse frequency among the statements."""
        return self._weight[term]

    def mean(self, telling: Telling, others: Sequence[Telling]) -> float:
        """Return the mean likeness of ``telling`` to the first of ``others``, which tell most."""
        held = others[:_ENOUGH]
        return sum(self(telling, other) for other in held) / len(held)

    def _of(self, terms: frozenset[str]) -> float:
        mass = self._mass.get(terms)
        if mass is None:
            mass = self._mass[terms] = sum(sorted(self._weight[t] for t in terms))
        return mass


def most_alike(masses: tuple[float, float], shared: float, kin: bool) -> float:
    """Return how alike statements of two ``masses`` are at most, that share so much of their terms at most.

    ``kin`` says whether their senses may be one, or of one family.
    """
    shared = (shared + _SENSE * kin) * _ROUNDED
    one, other = masses[0] + _SENSE, masses[1] + _SENSE
    least = min(one, other)
    return 1.0 if shared >= least else (shared / least + shared / (one + other - shared)) / 2
