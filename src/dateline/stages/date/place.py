"""Date statements by the expression that governs each, or by tense where there is none.

Refuses to date a statement on the report's own day for want of better: what is told as past lies
on or before that day, what is planned on or after it, and a state that goes on has no day. Nothing that
has happened is put after the report, and nothing planned in the present before it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dateline.language import calendar
from dateline.model import ALWAYS, Moment, Published, Statement, Time
from dateline.stages.date.resolve import resolve

_PAST = frozenset({"past", "perfect"})
_CLOCK = re.compile(r"T\d\d")
_AHEAD = frozenset({"planned", "expected"})


def place(
    statements: Sequence[Statement], times: Sequence[Time], published: Published
) -> tuple[Statement, ...]:
    """Return ``statements`` with their ``when``; ``times`` must be resolved."""
    return tuple(replace(s, when=_when(s, times, published.moment)) for s in statements)


def _when(statement: Statement, times: Sequence[Time], day: Moment) -> Moment:
    told = _bounded(times[statement.time]) if statement.time is not None else ALWAYS
    by_tense = _by_tense(statement, day)
    if told == ALWAYS:
        value = times[statement.time].value if statement.time is not None else ""
        if value == "PRESENT_REF" and statement.tense == "present":
            return day
        return by_tense
    if told.meets(by_tense):
        told = told.narrowed(by_tense)
    elif statement.status in _AHEAD and statement.tense == "present":
        told = _looked_ahead(times[statement.time or 0], told, day)
    if not _is_done(statement) or told.meets(Moment(None, day.latest)):
        return told
    return _looked_back(times[statement.time or 0], day) if statement.tense in _PAST else ALWAYS


def _is_done(statement: Statement) -> bool:
    """Tell whether the statement says that something has taken place."""
    return statement.status == "happened" or (statement.status == "ongoing" and statement.tense in _PAST)


def _looked_back(time: Time, day: Moment) -> Moment:
    """Return the last such day up to the report's own where there is one, else any day up to it."""
    past = Moment(None, day.latest)
    back = resolve((replace(time, form=replace(time.form, lean=-1)),), day, "")[0].moment
    return back.narrowed(past) if back.meets(past) else past


def _looked_ahead(time: Time, told: Moment, day: Moment) -> Moment:
    """Return the next such day: "are meeting Tuesday" is no Tuesday gone by; a day in full stays as told."""
    coming = Moment(day.earliest, None)
    next_ = resolve((replace(time, form=replace(time.form, lean=1)),), day, "")[0].moment
    return next_.narrowed(coming) if next_.meets(coming) else told


def _by_tense(statement: Statement, day: Moment) -> Moment:
    """Return what tense and status alone tell: not after the report's day, or not before it."""
    if statement.tense == "future" or (statement.status in _AHEAD and statement.tense not in _PAST):
        return Moment(day.earliest, None)
    return Moment(None, day.latest) if statement.tense in _PAST else ALWAYS


def _bounded(time: Time) -> Moment:
    """Return the days that the expression allows with the word before it.

    "since" keeps the days as told: they are when the state began. "Just before 8 p.m. Tuesday" is Tuesday.
    """
    told = time.moment
    if time.form.bound in ("before", "after") and _CLOCK.search(time.value):
        return told
    if time.form.bound in ("until", "till", "by"):
        return Moment(None, told.latest)
    if time.form.bound == "before" and told.earliest:
        return Moment(None, calendar.plus_days(told.earliest, -1))
    if time.form.bound in ("after", "from"):
        return Moment(told.earliest, None)
    return told
