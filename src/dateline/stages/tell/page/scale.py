"""Place days and numbers on a drawing. Long quiet times are shortened, so that close days stay apart."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from dateline.model import Moment

# Where the first and the last day stand, and how much of the width a label needs, in per cent.
_LEFT, _RIGHT, _LABEL = 10.0, 96.0, 24.0
# What a step takes however short it is, in logarithms of days.
_APART = 2.0
# From how many days on a gap is drawn as one.
GAP = 60


@dataclass(frozen=True, slots=True)
class Days:
    """Known days from left to right, each with its place in per cent of the width."""

    places: tuple[tuple[date, float], ...]
    wide: frozenset[date] = frozenset()

    @classmethod
    def of(cls, days: Iterable[date], wide: Iterable[date] = ()) -> Days:
        """Place the days; ``wide`` ones stand for their year.

        The width between two days grows with the logarithm of the days between them; neighbours keep apart.

        >>> [round(x) for _, x in Days.of([date(2020, 1, 1), date(2020, 1, 2), date(2021, 1, 1)]).places]
        [10, 32, 96]
        """
        held = sorted(set(days))
        steps = [_APART + math.log1p((b - a).days) for a, b in pairwise(held)]
        whole, at, places = sum(steps) or 1.0, 0.0, []
        for day, step in zip(held, [0.0, *steps], strict=True):
            at += step
            places.append((day, _LEFT + (_RIGHT - _LEFT) * at / whole if steps else 50.0))
        return cls(tuple(places), frozenset(wide))

    def at(self, day: date) -> float:
        """Return the place of a day: between known ones in proportion, outside them that of the nearest.

        >>> Days.of([date(2020, 1, 1), date(2020, 1, 11)]).at(date(2020, 1, 6))
        53.0
        """
        for (low, left), (high, right) in pairwise(self.places):
            if low <= day <= high:
                return left + (right - left) * ((day - low).days / (high - low).days)
        return min(self.places, key=lambda p: abs((p[0] - day).days))[1]

    @property
    def gaps(self) -> tuple[tuple[float, float, int], ...]:
        """The long gaps: from where to where, and how many days."""
        pairs = pairwise(self.places)
        return tuple((a[1], b[1], (b[0] - a[0]).days) for a, b in pairs if (b[0] - a[0]).days >= GAP)

    def ticks(self) -> tuple[tuple[float, str], ...]:
        """Return months to write below the axis, as many as there is room for; those after a gap go first."""
        after_gap = {b for _, b, _ in self.gaps}
        wanted = sorted(self.places, key=lambda p: (p[1] not in after_gap, p[1]))
        ends = [self.places[0], self.places[-1]] if self.places else []
        kept: list[tuple[float, str]] = []
        for day, at in [*ends, *wanted]:
            words = self._words(day)
            if all(abs(at - x) >= _LABEL for x, _ in kept) and words not in {m for _, m in kept}:
                kept.append((at, words))
        return tuple(sorted(kept))

    def _words(self, day: date) -> str:
        """Return a day for the axis: the day itself where all is of a few weeks, else its month or year."""
        if day in self.wide:
            return str(day.year)
        is_short = (self.places[-1][0] - self.places[0][0]).days <= GAP
        return f"{day.day} {day:%b %Y}" if is_short else f"{day:%b %Y}"


def middle(moment: Moment) -> date | None:
    """Return the day in the middle of a moment, or the known end of an open one."""
    low, high = moment.earliest, moment.latest
    return low + (high - low) / 2 if low and high else low or high


def steps(values: Sequence[float]) -> tuple[float, ...]:
    """Return round numbers from 0 to the largest value or just above it, three or four of them.

    >>> steps([500, 4700])
    (0, 2000, 4000, 6000)
    """
    top = max(values, default=1.0) or 1.0
    unit = 10 ** math.floor(math.log10(top / 2))
    step = next(k * unit for k in (1, 2, 2.5, 5, 10) if k * unit * 3 >= top)
    step = max(step, 1.0) if all(v == int(v) for v in values) else step
    return tuple(n * step for n in range(math.ceil(top / step) + 1))


def anchor_of(at: float) -> str:
    """Return how a label is set so that it stays inside the drawing."""
    return "start" if at < 14 else "end" if at > 86 else "middle"
