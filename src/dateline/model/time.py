"""Time expressions, found once and resolved as often as the report's day becomes better known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.moment import ALWAYS, Moment

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
SURELY = 99
"""How strong a lean is that the expression's own words tell: "last Oct. 23", "the year ended Jan. 31"."""


@dataclass(frozen=True, slots=True)
class Form:
    """What an expression says before any calendar is asked: its rule and the rule's arguments.

    ``rule`` names the resolver, ``args`` are its parameters (unit, number, month, weekday …),
    ``lean`` says which way an underspecified day lies: below 0 past, above 0 future, 0 not known; tense
    tells 1, the words themselves ``SURELY``. ``mod`` is
    the part meant (``START``, ``MID``, ``END``, ``EARLIER``, ``LATER``), ``clock`` what follows the
    day in a TIMEX3 value (``TNI``, ``T10:35``), ``bound`` the word before the expression that opens
    one of its ends (since, until, by, before, after, from).
    """

    rule: str
    args: tuple[int | str | None, ...] = ()
    lean: int = 0
    mod: str = ""
    clock: str = ""
    bound: str = ""


@dataclass(frozen=True, slots=True)
class Time:
    """A TIMEX3: ``value`` by TimeML's rules, ``moment`` the interval of days it stands for."""

    start: int
    end: int
    type: TimeType
    form: Form
    value: str = ""
    moment: Moment = ALWAYS
