"""A happening: the statements that tell it, and the days that all of them allow.

Refuses to look at all its statements for each new one: what can bar a statement is kept in sums.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import ALWAYS, Moment
from dateline.stages.compare.harm import Deed, is_harm
from dateline.stages.compare.tellings import Standing, Telling

_YEAR = 366  # days


@dataclass(frozen=True, slots=True)
class Happening:
    """Statements of one happening, the days in which all of them allow it to lie, and their sums."""

    tellings: tuple[Telling, ...]
    when: Moment
    deed: Deed

    @property
    def standing(self) -> Standing:
        """Whether it is told as fact, as intent, or denied."""
        return self.tellings[0].standing

    def takes(self, telling: Telling) -> bool:
        """Tell whether ``telling`` can be of this happening."""
        return self.standing == telling.standing and _fits(telling, self.when, self.deed)


class Gathering:
    """A happening while its statements are being gathered: of one standing, of some kinds, dated or not."""

    __slots__ = ("dated", "deed", "kinds", "standing", "tellings", "when")

    def __init__(self) -> None:
        self.tellings: list[Telling] = []
        self.when: Moment = ALWAYS
        self.deed = Deed()
        self.standing: Standing = "fact"
        self.kinds: set[str] = set()
        self.dated = False

    def takes(self, telling: Telling) -> bool:
        """Tell whether standing and days fit, and nothing says that it is another deed."""
        return self.standing == telling.standing and _fits(telling, self.when, self.deed)

    def add(self, telling: Telling) -> None:
        """Take in one more statement, and narrow the days to those that it allows."""
        self.standing = self.standing if self.tellings else telling.standing
        self.tellings.append(telling)
        self.kinds.add(telling.kind)
        self.deed.add(telling)
        self.dated |= telling.dated
        if telling.dated:
            self.when = self.when.narrowed(days_of(telling))

    def done(self) -> Happening:
        """Return the happening as a value."""
        return Happening(tuple(self.tellings), self.when, self.deed)


def _fits(telling: Telling, when: Moment, deed: Deed) -> bool:
    """Tell whether days and deed fit; another toll without a day is of no deed of years before."""
    if not when.meets(days_of(telling)) or deed.bars(telling):
        return False
    told = telling.record.published.moment.earliest
    long_ago = bool(told and when.latest and (told - when.latest).days > _YEAR)
    return not (long_ago and is_harm(telling) and not telling.dated and deed.differs(telling))


def days_of(telling: Telling) -> Moment:
    """Return the days that a statement allows: its own, or any up to where it is told."""
    return telling.statement.when if telling.dated else Moment(None, telling.statement.when.latest)
