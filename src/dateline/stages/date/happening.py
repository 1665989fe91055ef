"""The day of an episode's happening, and what it tells of a report that puts it on "Monday".

Each dated report votes, by its first sentences, for the days that it tells as past; undated reports
back the days that their own weekdays and dates fit. A report that tells the happening's weekday is
fresh: of that day or the six after it. Refuses to date a report that puts the happening further back.
"""

from __future__ import annotations

from collections import defaultdict
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
# Cut so that a large episode costs no more a report.
_MOST_DAYS = 40
_LEDE = 5
_TELLING = frozenset({"title", "deck", "heading", "body", "caption"})
_SURE = 1.0
_LONG_AGO, _WEEKS = frozenset({"M", "Y"}), frozenset({"W"})
Tie = tuple[Moment, Evidence, str]
"""The days allowed, the other report's words, and what they do."""


class Day(NamedTuple):
    """A day that reports of an episode tell as past, with the votes for it and one place that tells it."""

    day: date
    votes: float
    evidence: Evidence


def told_days(dated: Iterable[Member], undated: Sequence[Member]) -> list[Day]:
    """Return the days on which the episode's happening may have been, the likeliest first."""
    votes: defaultdict[date, float] = defaultdict(float)
    told: dict[date, Evidence] = {}
    for member in dated:
        for day, (weight, row) in _told_by(member).items():
            votes[day] += min(weight, _MOST)
            told.setdefault(day, member.record.quote(row.span))
    known = sorted(votes, key=lambda d: (-votes[d], d))[:_MOST_DAYS]
    for member in undated:
        for form in (row.time.form for row in _first_past(member)):
            for day in known:
                votes[day] += _SAME_DATE * _is_date(form, day) + _SAME_WEEKDAY * _is_weekday(form, day)
    ranked = sorted(known, key=lambda d: (-votes[d], d))
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
    """Return what the first sentences tell as past; a line that states the report's own day tells nothing."""
    kind_at = member.record.report.kind_at
    rows = (row for row in member.timed if row.place < _FIRST and row.time.form.lean <= 0)
    return [row for row in rows if kind_at(row.time.start) in _TELLING]


def _is_today(row: Timed) -> bool:
    form = row.time.form
    return form.rule == "shift" and form.args[:2] == ("D", 0) and not form.clock


def _is_date(form: Form, day: date) -> bool:
    return (
        (form.rule == "date" and form.args == (None, day.month, day.day)) or
        (form.rule == "weekdate" and form.args == (day.month, day.day, day.weekday()))
    )  # fmt: skip


def _is_weekday(form: Form, day: date) -> bool:
    return form.rule == "weekday" and form.args[0] == day.weekday() and form.args[1] in (None, -1)


def by_words(member: Member, days: Sequence[Day]) -> Tie | None:
    """Return the days of an undated report by the words with which its first sentences place the happening.

    Of "last month" and "on Friday" the one told first is of the happening, the other of something else.
    """
    rows = _first_past(member)
    fits = (_counts(r.time.form, _LONG_AGO) and r.place < _LEDE for r in rows)
    weekdays = (any(_is_weekday(r.time.form, d.day) for d in days) for r in rows)
    first = next(((old, new) for old, new in zip(fits, weekdays, strict=True) if old or new), (False, False))
    told = _counting(member, days, _LONG_AGO) if first[0] else None
    return told or _fresh(member, days) or _counting(member, days, _WEEKS)


def _fresh(member: Member, days: Sequence[Day]) -> Tie | None:
    """Return the happening's day and the six after it where the report tells the happening's weekday."""
    fits = {
        day.day: row for day in days for row in _first_past(member) if _is_weekday(row.time.form, day.day)
    }
    likeliest = max(days, key=lambda d: d.votes * (_FITS if d.day in fits else 1.0), default=None)
    if likeliest is None or likeliest.day not in fits:
        return None
    week = Moment(likeliest.day, calendar.plus_days(likeliest.day, _FRESH))
    return week, likeliest.evidence, _note(member, likeliest.day, fits[likeliest.day])


def _counts(form: Form, units: frozenset[str]) -> bool:
    return form.rule == "shift" and form.args[0] in units and int(form.args[1] or 0) < 0


def _counting(member: Member, days: Sequence[Day], units: frozenset[str]) -> Tie | None:
    """Return the days on which "last month" or its like would mean a span with the happening's day."""
    for row in _first_past(member) if days else ():
        moment = days_when(row.time, Moment.on(days[0].day)) if _counts(row.time.form, units) else None
        if moment:
            return moment, days[0].evidence, _note(member, days[0].day, row)
    return None


def _note(member: Member, day: date, row: Timed) -> str:
    words = member.record.report.text[row.time.start : row.time.end]
    return f"puts on {day.isoformat()} what this report puts on “{words}”"


def of_episode(member: Member, days: Sequence[Day]) -> Tie | None:
    """Return the days of an undated report that tells the likeliest happening without its weekday.

    News of an episode is of its first week, unless it names the happening by its date or its month, as
    reports do when the week is over.
    """
    if not days or days[0].votes < _SURE:
        return None
    day, _, evidence = days[0]
    latest = None if _is_old_news(member, day) else calendar.plus_days(day, _FRESH)
    return Moment(day, latest), evidence, f"is of the same episode, whose happening is of {day.isoformat()}"


def _is_old_news(member: Member, day: date) -> bool:
    forms = [row.time.form for row in member.timed if row.time.form.lean <= 0]
    lede = [row.time.form for row in _first_past(member)]
    return any(_is_date(f, day) for f in forms) or any(_names_span(f, day) for f in lede)


def _names_span(form: Form, day: date) -> bool:
    """Tell whether the form names the day's month or year, or counts back by them: "last year", "in June"."""
    if form.rule == "date":
        return form.args in ((None, day.month, None), (day.year, day.month, None), (day.year, None, None))
    if form.rule == "monthstep":
        return form.args[0] == day.month
    return form.rule == "shift" and form.args[0] in ("M", "Y") and int(form.args[1] or 0) < 0
