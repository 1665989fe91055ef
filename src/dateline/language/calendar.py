"""Calendar reckoning: units around a day, feasts, and their TIMEX3 values.

Pure arithmetic on the Gregorian calendar; refuses to know what day it is.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Days = tuple[date, date]
_DAYS_OF = {"D": 1, "W": 7, "F": 14}

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""The first month of each season, in the northern hemisphere as news agencies use it."""


def plus_months(day: date, months: int) -> date:
    """Return the day so many months later, cut to the month's length.

    >>> plus_months(date(2020, 1, 31), 1)
    datetime.date(2020, 2, 29)
    """
    count = day.year * 12 + day.month - 1 + months
    year, month = min(max(count // 12, 1), 9999), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def plus_days(day: date, days: int) -> date:
    """Return the day so many days later, cut to the calendar's ends."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def plus(day: date, unit: str, count: int) -> date:
    """Return ``day`` moved by ``count`` units (``D W F M Q H Y E C``)."""
    if unit in _DAYS_OF:
        return plus_days(day, count * _DAYS_OF[unit])
    return plus_months(day, count * {"M": 1, "Q": 3, "H": 6, "Y": 12, "E": 120, "C": 1200}[unit])


def month_of(year: int, month: int) -> Days:
    """Return first and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def months_from(year: int, month: int, count: int) -> Days:
    """Return first and last day of ``count`` months from ``month`` of ``year``."""
    first = date(year, month, 1)
    return first, plus_days(plus_months(first, count), -1)


def around(day: date, unit: str) -> tuple[str, Days]:
    """Return the TIMEX3 value and the days of the unit that holds ``day``.

    >>> around(date(2021, 2, 17), "W")[0], around(date(2021, 2, 17), "Q")[0]
    ('2021-W07', '2021-Q1')
    """
    year = day.year
    if unit == "D":
        return day.isoformat(), (day, day)
    if unit in ("W", "F"):
        iso = day.isocalendar()
        monday = plus_days(day, -day.weekday())
        return f"{iso.year:04}-W{iso.week:02}", (monday, plus_days(monday, 6))
    if unit == "M":
        return f"{year:04}-{day.month:02}", month_of(year, day.month)
    if unit in ("Q", "H"):
        size = 3 if unit == "Q" else 6
        number = (day.month - 1) // size + 1
        return f"{year:04}-{unit}{number}", months_from(year, (number - 1) * size + 1, size)
    if unit == "Y":
        return f"{year:04}", (date(year, 1, 1), date(year, 12, 31))
    size = 10 if unit == "E" else 100
    start = max(year // size * size, 1)
    return f"{year // size}", (date(start, 1, 1), date(min(start + size - 1, 9999), 12, 31))


def period(code: str, year: int) -> Days:
    """Return the days of a quarter (``Q3``), half (``H1``) or season (``SU``) of ``year``."""
    if code in SEASON_MONTHS:
        return months_from(year, SEASON_MONTHS[code], 3)
    size = 3 if code[0] == "Q" else 6
    return months_from(year, (int(code[1]) - 1) * size + 1, size)


def easter(year: int) -> date:
    """Return Easter Sunday (anonymous Gregorian computus, Meeus 1991).

    >>> easter(2021)
    datetime.date(2021, 4, 4)
    """
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


# (month, weekday, which one; -1 is the month's last)
_MOVING = {"thanksgiving": (11, 3, 4), "labor": (9, 0, 1), "memorial": (5, 0, -1), "king": (1, 0, 3),
           "presidents": (2, 0, 3), "columbus": (10, 0, 2), "first november monday": (11, 0, 1)}  # fmt: skip
_FROM_EASTER = {"easter": 0, "good friday": -2, "easter monday": 1}


_EVE = "/eve"


def feast(name: str, year: int) -> date:
    """Return the day of a feast: ``12-25`` or a name of the table; "/eve" is the day before.

    >>> feast("thanksgiving", 1999)
    datetime.date(1999, 11, 25)
    """
    if name.endswith(_EVE):
        return feast(name.removesuffix(_EVE), year) - timedelta(days=1)
    if name in _FROM_EASTER:
        return easter(year) + timedelta(days=_FROM_EASTER[name])
    if name == "election":
        return feast("first november monday", year) + timedelta(days=1)
    if name in _MOVING:
        month, weekday, nth = _MOVING[name]
        first, last = month_of(year, month)
        if nth < 0:
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    month, day = map(int, name.split("-"))
    return date(year, month, day)
