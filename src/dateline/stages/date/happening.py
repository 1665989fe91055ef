"""The day of an episode's happening, and what it tells of a report that puts it on "Monday".

Each dated report votes, by its first sentences, for the days that it tells as past; undated reports
back the days that their own weekdays and dates fit. A report that tells the happening's weekday is
fresh: of that day or the six after it. Refuses to date a report that puts the happening further back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from dateline.language import calendar
from dateline.model import Evidence, Form, Moment
from dateline.stages.date.member import Member, Timed
from dateline.stages.date.reverse import days_when

_FIRST = 10
"""How many sentences tell the happening itself."""
_FRESH = 6
_NEWS_OF_THE_DAY = 0.6  # a report's own day is told for what was said as often as for what happened
_MOST = 1.5
_SAME_DATE, _SAME_WEEKDAY = 0.7, 0.3
_FITS = 3.0
_LONG_UNITS = ("W", "M")


class Day(NamedTuple):
    """A day that reports of an episode tell as past, with the votes for it and one place that tells it."""

    day: date
    votes: float
    evidence: Evidence


def told_days(dated: Iterable[Member], undated: Sequence[Member]) -> list[Day]:
    """Return the days on which the episode's happening may have been, the likeliest first."""
    votes: Counter[date] = Counter()
    told: dict[date, Evidence] = {}
    for member in dated:
        for day, (weight, row) in _told_by(member).items():
            votes[day] += min(weight, _MOST)
            told.setdefault(day, member.record.quote(row.span))
    for member in undated:
        for form in (row.time.form for row in _first_past(member)):
            for day in told:
                votes[day] += _SAME_DATE * _is_date(form, day) + _SAME_WEEKDAY * _is_weekday(form, day)
    ranked = sorted(votes, key=lambda d: (-votes[d], d))
    return [Day(d, votes[d], told[d]) for d in ranked]


def _told_by(member: Member) -> dict[date, tuple[float, Timed]]:
    """Return the days that a dated report tells as past, each with its weight and where it stands first."""
    found: dict[date, tuple[float, Timed]] = {}
    own = member.published.moment.earliest
    for row in _first_past(member):
        day = member.resolved(row.time)
        if own is None or day.earliest is None or not day.is_day or day.earliest > own or _is_today(row):
            continue
        weight = (_NEWS_OF_THE_DAY if day.earliest == own else 1.0) / (1 + row.place / 4)
        before, first = found.get(day.earliest, (0.0, row))
        found[day.earliest] = before + weight * (0.5 if before else 1.0), first
    return found


def _first_past(member: Member) -> list[Timed]:
    return [row for row in member.timed if row.place < _FIRST and row.time.form.lean <= 0]


def _is_today(row: Timed) -> bool:
    form = row.time.form
    return form.rule == "shift" and form.args[:2] == ("D", 0) and not form.clock


def _is_date(form: Form, day: date) -> bool:
    return (
        form.rule == "date" and form.args == (None, day.month, day.day) or
        form.rule == "weekdate" and form.args == (day.month, day.day, day.weekday())
    )  # fmt: skip


def _is_weekday(form: Form, day: date) -> bool:
    return form.rule == "weekday" and form.args[0] == day.weekday() and form.args[1] in (None, -1)


def fresh(member: Member, days: Sequence[Day]) -> tuple[Moment, Evidence, str] | None:
    """Return the days of an undated report by the weekday on which it puts the happening."""
    rows = _first_past(member)
    fits = {day.day: row for day in days for row in rows if _is_weekday(row.time.form, day.day)}
    ranked = sorted(days, key=lambda d: -d.votes * (_FITS if d.day in fits else 1.0))
    if not ranked or ranked[0].day not in fits:
        return None
    day, evidence = ranked[0].day, ranked[0].evidence
    back = [m for row in rows if (m := _further_back(row, day))]
    if any(not m.meets(Moment(day, calendar.plus_days(day, _FRESH))) for m in back):
        return None
    time = fits[day].time
    words = member.record.report.text[time.start : time.end]
    moment = Moment(day, calendar.plus_days(day, _FRESH))
    return moment, evidence, f"puts on {day.isoformat()} what this report puts on “{words}”"


def _further_back(row: Timed, day: date) -> Moment | None:
    """Return when "last month" or "in June" would mean a span with the happening's day, if it may."""
    form = row.time.form
    if form.rule == "date" and form.args[0] is None and form.args[2] is None and form.args[1] == day.month:
        return Moment(calendar.plus_days(calendar.month_of(day.year, day.month)[1], 1), None)
    return None


def aged(member: Member, days: Sequence[Day]) -> tuple[Moment, Evidence, str] | None:
    """Return the days of an undated report whose lede puts the happening in "last month" or its like."""
    if not days:
        return None
    day, _, evidence = days[0]
    for row in _first_past(member):
        form = row.time.form
        if form.rule == "shift" and form.args[0] in _LONG_UNITS and int(form.args[1] or 0) < 0:
            moment = days_when(row.time, Moment.on(day))
            if moment:
                words = member.record.report.text[row.time.start : row.time.end]
                return moment, evidence, f"puts on {day.isoformat()} what this report puts on “{words}”"
    return None


def dates_back(member: Member, days: Sequence[Day]) -> Day | None:
    """Return the happening's day where the report names it by its date, as news no longer fresh does."""
    forms = [row.time.form for row in member.timed if row.time.form.lean <= 0]
    return next((d for d in days[:1] if any(_is_date(f, d.day) for f in forms)), None)
