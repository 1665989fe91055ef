"""Write days and intervals of days the short way."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dateline.model import Moment

_SEASON = 92


def days(moment: Moment) -> str:
    """Return the moment in ISO form, whole months and years as such.

    >>> days(Moment(date(2018, 10, 1), date(2018, 10, 31)))
    '2018-10'
    >>> days(Moment(date(2021, 2, 15), date(2021, 2, 17)))
    '2021-02-15…17'
    >>> days(Moment(date(2020, 5, 1), date(2020, 9, 1)))
    'mid-2020'
    """
    low, high = moment.earliest, moment.latest
    if low is None or high is None:
        return f"by {high}" if high else f"from {low}" if low else "undated"
    if low == high:
        return low.isoformat()
    if low == date(low.year, 1, 1) and high == date(high.year, 12, 31):
        return str(low.year) if low.year == high.year else f"{low.year}…{high.year}"
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1]:
        return (
            f"{low:%Y-%m}"
            if (low.year, low.month) == (high.year, high.month)
            else f"{low:%Y-%m}…{high:%Y-%m}"
        )
    if _is_mid_year(low, high):
        return f"mid-{low.year}"
    if (low.year, low.month) == (high.year, high.month):
        return f"{low}…{high:%d}"
    return f"{low}…{high:%m-%d}" if low.year == high.year else f"{low}…{high}"


def _is_mid_year(low: date, high: date) -> bool:
    """Tell the days that "the middle of 2020" is taken to mean."""
    return (low.month, low.day, high.month, high.day, high.year) == (5, 1, 9, 1, low.year)


def spell(moment: Moment) -> str:
    """Return the moment for a reader, whole months and years as such.

    >>> spell(Moment(date(2020, 2, 12), date(2021, 2, 17)))
    '12 Feb 2020 – 17 Feb 2021'
    >>> spell(Moment(date(2021, 2, 15), date(2021, 2, 17)))
    '15–17 Feb 2021'
    """
    low, high = moment.earliest, moment.latest
    if low is None or high is None:
        return f"by {spell_day(high)}" if high else f"from {spell_day(low)}" if low else "undated"
    if low == high:
        return spell_day(low)
    if low == date(low.year, 1, 1) and high == date(high.year, 12, 31):
        return str(low.year) if low.year == high.year else f"{low.year}–{high.year}"
    if low.day == 1 and high.day == monthrange(high.year, high.month)[1]:
        one = (low.year, low.month) == (high.year, high.month)
        return f"{low:%b %Y}" if one else f"{low:%b %Y} – {high:%b %Y}"
    if _is_mid_year(low, high):
        return f"mid-{low.year}"
    if (low.year, low.month) == (high.year, high.month):
        return f"{low.day}–{spell_day(high)}"
    start = f"{low.day} {low:%b}" if low.year == high.year else spell_day(low)
    return f"{start} – {spell_day(high)}"


def spell_step(moment: Moment) -> str:
    """Return when a step was taken; of more than a season only the day by which it had been.

    >>> spell_step(Moment(date(2020, 2, 12), date(2021, 2, 17)))
    'by 17 Feb 2021'
    """
    return spell(Moment(None, moment.latest) if (moment.days or 0) > _SEASON else moment)


def spell_day(day: date) -> str:
    """Return a day for a reader.

    >>> spell_day(date(2020, 3, 1))
    '1 Mar 2020'
    """
    return f"{day.day} {day:%b %Y}"
