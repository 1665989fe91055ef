"""Say which days each expression means, given what is known of the report's day.

Every rule grows with the report's day (a later day never gives an earlier answer), so it is enough
to resolve at both ends of the interval: what both ends say alike, all days between say too.
Refuses to guess where no day is known: the value then keeps X for what is open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.language import calendar
from dateline.model import ALWAYS, Form, Moment, Time
from dateline.model.time import SURELY
from dateline.stages.date import clocks
from dateline.stages.date.anaphora import (
    Answer,
    Told,
    ended,
    moved,
    told_unit,
    toldperiod,
    toldweekday,
    yearago,
)


def resolve(times: Sequence[Time], day: Moment, text: str) -> tuple[Time, ...]:
    """Return ``times`` with value and moment, given that the report is of ``day``.

    ``text`` is the report's clean text, in whose order the times stand. Words like "the following
    week" count from the last date told before them.
    """
    low = _chain(times, day.earliest)
    high = low if day.is_day else _chain(times, day.latest)
    return tuple(_merged(t, a, b) for t, a, b in zip(times, low, high, strict=True))


def _merged(time: Time, low: Answer | None, high: Answer | None) -> Time:
    form = time.form
    if low is not None and low == high:
        return replace(time, value=low[0] + form.clock, moment=Moment(*_narrowed(form, low[1])))
    moment = Moment(
        _narrowed(form, low[1])[0] if low else None, _narrowed(form, high[1])[1] if high else None
    )
    if moment.earliest and moment.latest and moment.earliest > moment.latest:
        moment = Moment(None, moment.latest)  # an event that only a report of unknown age could know
    if form.rule in FIXED:
        return replace(time, value=str(form.args[0]) if form.args else "", moment=ALWAYS)
    if form.rule == "window":
        return replace(time, value=str(form.args[0]), moment=moment)
    return replace(time, value=_open_value(form), moment=moment)


FIXED = frozenset({"ref", "duration", "set"})
"""Rules whose value needs no day."""


def _narrowed(form: Form, days: calendar.Days) -> calendar.Days:
    """Return the part of ``days`` that the expression's modifier means."""
    first, last = days
    third = (last - first).days // 3
    if third < 1 or form.mod not in ("START", "MID", "END"):
        return days
    if form.mod == "START":
        return first, calendar.plus_days(first, third)
    if form.mod == "END":
        return calendar.plus_days(last, -third), last
    return calendar.plus_days(first, third), calendar.plus_days(last, -third)


def _open_value(form: Form) -> str:
    """Return the TIMEX3 value with X for what is not known."""
    if form.rule in ("date", "eventday"):
        year, month, day = form.args if form.rule == "date" else (None, *form.args[1:3])
        parts = [f"{year:04}" if year else "XXXX", f"{month:02}" if month else "", f"{day:02}" if day else ""]
        return "-".join(p for p in parts if p) + form.clock
    if form.rule == "weekdate":
        return f"XXXX-{form.args[0]:02}-{form.args[1]:02}"
    if form.rule == "weekday":
        return f"XXXX-WXX-{int(form.args[0] or 0) + 1}{form.clock}"
    if form.rule == "period":
        return f"XXXX-{form.args[0]}"
    return "XXXX-XX-XX" + form.clock if form.clock else "XXXX"


def _chain(times: Sequence[Time], ref: date | None) -> list[Answer | None]:
    told, found = Told(), []
    for k, time in enumerate(times):
        told.at = time.start
        told.end = _end_told(times[k + 1].form, ref, told) if k + 1 < len(times) else None
        rule = RULES.get(time.form.rule)
        answer = rule(time.form, ref, told) if rule else None
        found.append(answer)
        if answer and time.form.rule != "window":
            told.any = answer[1][0]
            if answer[1][0] == answer[1][1]:
                told.day = answer[1][0]
        told.mark_quarter(time, answer, ref)
    return clocks.with_days(times, found, ref)


def _end_told(form: Form, ref: date | None, told: Told) -> date | None:
    """Return the day that a date tells with strength, as in "ended Sept. 30"."""
    answer = _date(form, ref, told) if form.rule == "date" and form.lean <= -SURELY else None
    return answer[1][1] if answer else None


def _known(*values: int | str | None) -> list[int]:
    return [int(v) for v in values if v is not None]


def _date(form: Form, ref: date | None, told: Told) -> Answer | None:
    year, month, day = (int(v) if v is not None else None for v in form.args)
    if year is not None:
        return _calendar_date(year, month, day)
    if ref is None or month is None:
        return None
    if day is None:
        return _calendar_date(
            _year_for(_month_start, ref.replace(day=1), form.lean or -1, (month, 1)), month, None
        )
    return _calendar_date(_nearest_year(ref, form.lean, (month, day)), month, day)


def _weekdate(form: Form, ref: date | None, told: Told) -> Answer | None:
    if ref is None:
        return None
    month, day, weekday = _known(*form.args)
    fit = [y for y in _years_near(ref) if _month_start(y, (month, day)).weekday() == weekday]
    return _calendar_date(_nearest_year(ref, form.lean, (month, day), fit), month, day)


def _years_near(ref: date) -> range:
    return range(max(ref.year - 1, 1), min(ref.year + 1, 9999) + 1)


def _nearest_year(ref: date, lean: int, what: tuple[int, int], fit: Sequence[int] = ()) -> int:
    """Return the year that puts the day nearest, of those that ``fit`` where any does.

    A day on the side that the tense denies counts double, one that the words deny ten times.
    """

    def distance(year: int) -> int:
        days = (_month_start(year, what) - ref).days
        return abs(days) * (1 + abs(lean) if days * lean < 0 else 1)

    return min(fit or _years_near(ref), key=distance)


def _calendar_date(year: int, month: int | None, day: int | None) -> Answer | None:
    if not 1 <= year <= 9999:
        return None
    if month is None:
        return calendar.around(date(year, 1, 1), "Y")
    if day is None:
        return calendar.around(date(year, month, 1), "M")
    last = calendar.month_of(year, month)[1].day
    return calendar.around(date(year, month, min(day, last)), "D")


def _month_start(year: int, what: tuple[int, int]) -> date:
    month, day = what
    return date(year, month, min(day, calendar.month_of(year, month)[1].day))


def _year_for(
    place: Callable[[int, tuple[int, int]], date], ref: date, lean: int, what: tuple[int, int]
) -> int:
    """Return the year that puts ``what`` before (lean -1), after (+1) or nearest to ``ref``."""
    years = _years_near(ref)
    if lean < 0:
        return max((y for y in years if place(y, what) <= ref), default=years[0])
    if lean > 0:
        return min((y for y in years if place(y, what) >= ref), default=years[-1])
    return min(years, key=lambda y: abs((place(y, what) - ref).days))


def _dates(form: Form, ref: date | None, told: Told) -> Answer | None:
    year, month, first, last = form.args
    start = _date(Form("date", (year, month, first), form.lean), ref, told)
    end = _date(Form("date", (year, month, last), form.lean), ref, told)
    if not start or not end or start[1][0] > end[1][1]:
        return None
    return f"{start[0]}/{end[0]}", (start[1][0], end[1][1])


def _monthstep(form: Form, ref: date | None, told: Told) -> Answer | None:
    if ref is None:
        return None
    month, step = _known(*form.args)
    year = ref.year
    if step < 0:
        year -= month >= ref.month
    elif step > 0:
        year += month <= ref.month
    return _calendar_date(year, month, None)


def _monthof(form: Form, ref: date | None, told: Told) -> Answer | None:
    month, step = _known(*form.args)
    return _calendar_date(ref.year + step, month, None) if ref else None


def _weekof(form: Form, ref: date | None, told: Told) -> Answer | None:
    *day, unit = form.args
    answer = _date(Form("date", tuple(day)), ref, told)
    return calendar.around(answer[1][0], str(unit)) if answer else None


def _years(form: Form, ref: date | None, told: Told) -> Answer | None:
    first, last = _known(*form.args)
    return f"{first:04}/{last:04}", (date(first, 1, 1), date(min(last, 9999), 12, 31))


def _decade(form: Form, ref: date | None, told: Told) -> Answer | None:
    return calendar.around(date(_known(*form.args)[0] * 10, 1, 1), "E")


def _century(form: Form, ref: date | None, told: Told) -> Answer | None:
    return calendar.around(date(max(_known(*form.args)[0] * 100, 1), 1, 1), "C")


def _period(form: Form, ref: date | None, told: Told) -> Answer | None:
    code, year, step = str(form.args[0]), form.args[1], form.args[2]
    if year is None:
        if ref is None:
            return None
        year = _year_of_period(code, ref, form.lean) if step is None else _stepped(code, ref, int(step))
    if not 1 <= int(year) < 9999:
        return None
    return f"{int(year):04}-{code}", calendar.period(code, int(year))


def _yearof(form: Form, ref: date | None, told: Told) -> Answer | None:
    code, step = str(form.args[0]), int(form.args[1] or 0)
    return _period(Form("period", (code, ref.year + step, None)), ref, told) if ref else None


def _stepped(code: str, ref: date, step: int) -> int:
    """Return the year of "last fall" or "this summer"; quarters and halves go by the calendar year."""
    if code not in calendar.SEASON_MONTHS or step == 0:
        return ref.year + step
    years = [y for y in (ref.year - 1, ref.year, ref.year + 1) if 1 <= y < 9999]
    if step < 0:
        return max((y for y in years if calendar.period(code, y)[1] < ref), default=years[0])
    return min((y for y in years if calendar.period(code, y)[0] > ref), default=years[-1])


def _year_of_period(code: str, ref: date, lean: int) -> int:
    years = [y for y in (ref.year - 1, ref.year, ref.year + 1) if 1 <= y < 9999]
    if lean < 0 and code[0] != "H":
        return max(y for y in years if calendar.period(code, y)[0] <= ref)
    return min(
        years, key=lambda y: abs((calendar.period(code, y)[0] - ref).days + (90 if code[0] == "H" else 45))
    )


def _feast(form: Form, ref: date | None, told: Told) -> Answer | None:
    name, year, step = str(form.args[0]), form.args[1], form.args[2]
    if year is None:
        if ref is None:
            return None
        lean = int(step) if step else form.lean or -1
        year = _year_for(lambda y, _: calendar.feast(name, y), ref, lean, (0, 0))
    return calendar.around(calendar.feast(name, int(year)), "D")


def _eventday(form: Form, ref: date | None, told: Told) -> Answer | None:
    """Return the event's day; where the report is too old to know of it, a day of its own year.

    A name that stands for nothing else ("9/11") is proof that the report is not.
    """
    year, month, day, *name = _known(*form.args)
    if name or ref is None or ref >= date(year, month, day):
        return _calendar_date(year, month, day)
    return _date(Form("date", (None, month, day), form.lean), ref, told)


def _weekday(form: Form, ref: date | None, told: Told) -> Answer | None:
    if ref is None:
        return None
    weekday, step = int(form.args[0] or 0), form.args[1]
    back = (ref.weekday() - weekday) % 7
    if step == -1:
        shift = -(back or 7)
    elif step == 1 or step == 0 or form.lean > 0:
        shift = (weekday - ref.weekday()) % 7
        shift = 7 if step == 1 and shift == 0 else shift
    else:
        shift = -back
    return calendar.around(calendar.plus_days(ref, shift), "D")


def _weekend(form: Form, ref: date | None, told: Told) -> Answer | None:
    if ref is None:
        return None
    step = form.args[0]
    past = step == -1 or (step is None and form.lean <= 0)
    saturday = calendar.plus_days(ref, -((ref.weekday() - 5) % 7))
    if not past and saturday < ref and ref.weekday() != 6:
        saturday = calendar.plus_days(saturday, 7)
    return f"{calendar.around(saturday, 'W')[0]}-WE", (saturday, calendar.plus_days(saturday, 1))


def _shift(form: Form, ref: date | None, told: Told) -> Answer | None:
    return moved(form, ref, ref)


def _window(form: Form, ref: date | None, told: Told) -> Answer | None:
    if ref is None:
        return None
    value, unit, count = form.args
    far = calendar.plus(ref, "W" if unit == "F" else str(unit), int(count or 0))
    return str(value), (min(far, ref), max(far, ref))


RULES: dict[str, Callable[[Form, date | None, Told], Answer | None]] = {
    "date": _date, "weekdate": _weekdate, "dates": _dates, "monthstep": _monthstep, "years": _years,
    "decade": _decade, "century": _century, "period": _period,
    "feast": _feast, "eventday": _eventday, "weekday": _weekday, "weekend": _weekend,
    "shift": _shift, "told": told_unit, "toldweekday": toldweekday, "ended": ended, "monthof": _monthof,
    "weekof": _weekof, "toldperiod": toldperiod, "yearago": yearago, "yearof": _yearof, "window": _window,
}  # fmt: skip


def spanned(moments: Iterable[Moment]) -> Moment:
    """Return the smallest moment that holds all of ``moments``."""
    held = list(moments)
    lows, highs = [m.earliest for m in held], [m.latest for m in held]
    return Moment(
        None if None in lows or not lows else min(d for d in lows if d),
        None if None in highs or not highs else max(d for d in highs if d),
    )
