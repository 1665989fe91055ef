"""How alike two reports are: a declared list of weighted features, each with what it saw.

Words and names speak for; days far apart speak against. The list is the whole of the judgement. Refuses
learned weights: each is a round number that a person can argue with.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dateline.model import Moment
from dateline.stages.group.profile import Profile, dot

# days between publication → how far likeness still counts as the same happening
_FADING = ((3, 1.0), (14, 0.9), (60, 0.8), (200, 0.6))
_FADED = 0.5


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared: its name, what it adds per unit, and the measure from 0 to 1."""

    name: str
    weight: float
    measure: Callable[[Profile, Profile], float]


FEATURES = (
    Feature("words", 0.85, lambda a, b: dot(a.words, b.words)),
    Feature("names", 0.15, lambda a, b: dot(a.names, b.names)),
)


def likeness(first: Profile, second: Profile) -> float:
    """Return how alike two reports are, from 0 to 1, whenever they were published."""
    return sum(feature.weight * feature.measure(first, second) for feature in FEATURES)


def closeness(first: Moment, second: Moment) -> float:
    """Return how far publication days let two reports be of one happening; unknown days let all.

    >>> closeness(Moment(), Moment())
    1.0
    """
    apart = days_apart(first, second)
    return next((factor for days, factor in _FADING if apart <= days), _FADED)


def days_apart(first: Moment, second: Moment) -> int:
    """Return the least number of days that lie between two moments."""
    if first.meets(second):
        return 0
    early, late = (first, second) if _ends(first) < _starts(second) else (second, first)
    return _starts(late) - _ends(early)


def _ends(moment: Moment) -> int:
    return moment.latest.toordinal() if moment.latest else 10**7


def _starts(moment: Moment) -> int:
    return moment.earliest.toordinal() if moment.earliest else 0


def explain(first: Profile, second: Profile) -> tuple[tuple[str, float, tuple[str, ...]], ...]:
    """Return each feature's name, its share of the score and the words it rests on, weightiest first."""
    rows = []
    for feature, kind in zip(FEATURES, ("words", "names"), strict=True):
        a, b = getattr(first, kind), getattr(second, kind)
        seen = sorted((w for w in a if w in b), key=lambda w: (-a[w] * b[w], w))[:8]
        rows.append((feature.name, feature.weight * feature.measure(first, second), tuple(seen)))
    days = closeness(first.published, second.published)
    return (*rows, ("days", days, ()))
