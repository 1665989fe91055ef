"""What counts from dates told before: "the previous Friday", "the quarter", "a year earlier".

Refuses to look further than the dates told last, and to guess a company's own quarters: a quarter is the
calendar's.
"""

from __future__ import annotations

from datetime import date

from dateline.language import calendar
from dateline.model import Form, Time

Answer = tuple[str, calendar.Days]


class Told:
    """The last dates told so far: of any size, a single day, a quarter.

    ``at`` is where we read, ``end`` the date that comes next: the day on which "the quarter ended".
    """

    __slots__ = ("any", "at", "day", "end", "quarter", "quarter_at")

    def __init__(self) -> None:
        self.any: date | None = None
        self.day: date | None = None
        self.quarter: date | None = None
        self.quarter_at = 0
        self.at = 0
        self.end: date | None = None

    def mark_quarter(self, time: Time, answer: Answer | None, ref: date | None) -> None:
        """Note the quarter that results are told of, so that "a year earlier" is a quarter too."""
        rule, args = time.form.rule, time.form.args
        if rule in ("duration", "window") and str(args[0]) in _OTHER_PERIODS:
            self.quarter = None
        elif (
            answer
            and "-Q" in answer[0]
            and rule in ("period", "shift", "ended")
            and _within_year(answer, ref)
        ):
            self.quarter, self.quarter_at = calendar.plus_days(answer[1][0], _MIDDLE), time.start


def _within_year(answer: Answer, ref: date | None) -> bool:
    return ref is not None and 0 <= (ref - answer[1][0]).days <= _YEAR


_YEAR = 366
_MIDDLE = 45
"""Days to the middle of a quarter, which tells the calendar's quarter that a company's own is nearest to."""
_OTHER_PERIODS = frozenset({"P6M", "P9M", "P12M", "P1Y"})
"""Periods that results are told of: comparisons after them are not with a quarter."""


def moved(form: Form, start: date | None, ref: date | None) -> Answer | None:
    """Return the calendar's unit so many units from ``start``, cut at ``ref`` by "earlier" or "later"."""
    if start is None:
        return None
    unit, count = str(form.args[0]), int(form.args[1] or 0)
    value, (first, last) = calendar.around(calendar.plus(start, unit, count), unit)
    if ref and first <= ref <= last:
        first, last = (
            (first, ref) if form.mod == "EARLIER" else (ref, last) if form.mod == "LATER" else (first, last)
        )
    return value, (first, last)


def told_unit(form: Form, ref: date | None, told: Told) -> Answer | None:
    """Return "the following week", "a day earlier": counted from the last date told, of any size or a day."""
    unit = str(form.args[0])
    if unit == "D":
        return moved(form, told.day or ref, None)
    return moved(form, told.any or ref, None)


def toldperiod(form: Form, ref: date | None, told: Told) -> Answer | None:
    """Return "the quarter", "the 2018 period": the quarter told last, else the one before the report."""
    unit, year = str(form.args[0]), form.args[1]
    if year is not None:
        at = told.quarter or ref
        return calendar.around(at.replace(year=int(year), day=1), "Q") if at else None
    if unit == "Q" and ref:
        return calendar.around(told.quarter or calendar.plus_months(ref, -3), "Q")
    return calendar.around(ref, unit) if ref else None


def ended(form: Form, ref: date | None, told: Told) -> Answer | None:
    """Return the quarter of the calendar that holds the middle of the three months told by their end."""
    if told.end is None:
        return toldperiod(Form("toldperiod", ("Q", None)), ref, told)
    last = told.end
    first = calendar.plus_days(calendar.plus_months(last, -3), 1)
    return calendar.around(calendar.plus_days(last, -_MIDDLE), "Q")[0], (first, last)


def toldweekday(form: Form, ref: date | None, told: Told) -> Answer | None:
    """Return the Friday before or after the day last told: "rose from the previous Friday"."""
    start = told.day or ref
    if start is None:
        return None
    weekday, step = (int(a or 0) for a in form.args)
    away = (start.weekday() - weekday) % 7 or 7 if step < 0 else (weekday - start.weekday()) % 7 or 7
    return calendar.around(calendar.plus_days(start, -away if step < 0 else away), "D")


_NEAR = 4000


def yearago(form: Form, ref: date | None, told: Told) -> Answer | None:
    """Return "a year earlier": a quarter where a quarter was told last, else a year."""
    if told.quarter and told.at - told.quarter_at < _NEAR:
        return calendar.around(calendar.plus_months(told.quarter, -12), "Q")
    if form.args[0] == "Q" and ref:
        return calendar.around(calendar.plus_months(ref, -15), "Q")
    return calendar.around(calendar.plus_months(ref, -12), "Y") if ref else None
