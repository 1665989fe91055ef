"""An interval of days, both ends inside, either end open."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Moment:
    """The days within which something lies; ``None`` means open on that side.

    >>> Moment(date(2020, 2, 12), date(2020, 2, 14)).days
    3
    """

    earliest: date | None = None
    latest: date | None = None

    @classmethod
    def on(cls, day: date) -> Moment:
        """Return the moment that is exactly one day."""
        return cls(day, day)

    @property
    def is_day(self) -> bool:
        """Whether the moment is pinned to a single day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_open(self) -> bool:
        """Whether at least one end is unknown."""
        return self.earliest is None or self.latest is None

    @property
    def days(self) -> int | None:
        """How many days the moment spans, ends included; ``None`` when open."""
        if self.earliest is None or self.latest is None:
            return None
        return (self.latest - self.earliest).days + 1

    def meets(self, other: Moment) -> bool:
        """Tell whether some day could lie in both.

        >>> Moment.on(date(2020, 1, 3)).meets(Moment(date(2020, 1, 1), None))
        True
        """
        return not (
            (self.latest and other.earliest and self.latest < other.earliest)
            or (other.latest and self.earliest and other.latest < self.earliest)
        )

    def holds(self, other: Moment) -> bool:
        """Tell whether every day of ``other`` surely lies in this moment."""
        low = self.earliest is None or (other.earliest is not None and other.earliest >= self.earliest)
        high = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return low and high

    def narrowed(self, other: Moment) -> Moment:
        """Return the days in both; raises ``ValueError`` when there are none."""
        if not self.meets(other):
            raise ValueError(f"no day lies in both {self} and {other}")
        lows = [d for d in (self.earliest, other.earliest) if d]
        highs = [d for d in (self.latest, other.latest) if d]
        return Moment(max(lows, default=None), min(highs, default=None))


ALWAYS = Moment()
