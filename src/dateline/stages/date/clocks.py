"""Give a bare clock time the day it is told of: "at 10:55 a.m." says when, not on which day.

The nearest day told in its own sentence, else the nearest told just before it. Refuses the report's own
day and any day told further off: such a clock time keeps its day open.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dateline.language import calendar
from dateline.model import Form, Reading, Time
from dateline.stages.date import events

Answer = tuple[str, calendar.Days]

RULE = "clock"
_SENTENCES_BACK = 2
# A cut so that a file of nothing but clock times costs no more than any other.
_TIMES_NEAR = 40


def reaching(form: Form, start: int, reading: Reading, lean: int) -> Form:
    """Return ``form`` with how far its day may stand: back in its sentence, ahead in it, back in all."""
    firsts = [reading.tokens[first].start for first, _ in reading.sentences]
    k = bisect_right(firsts, start) - 1
    if k < 0:
        return form
    end = reading.sentence_span(k).end
    reach = start - firsts[max(k - _SENTENCES_BACK, 0)]
    return replace(form, args=(start - firsts[k], end - start, reach), lean=lean)


def with_days(
    times: Sequence[Time], answers: Sequence[Answer | None], ref: date | None
) -> list[Answer | None]:
    """Return ``answers`` with those of bare clock times filled in; ``ref`` is the report's day."""
    found = list(answers)
    for i, time in enumerate(times):
        if time.form.rule == RULE:
            near = slice(max(i - _TIMES_NEAR, 0), i + _TIMES_NEAR)
            found[i] = _day(time, times[near], found[near], ref)
    return found


def _day(
    clock: Time, times: Sequence[Time], answers: Sequence[Answer | None], ref: date | None
) -> Answer | None:
    back, ahead, reach = (int(a or 0) for a in clock.form.args or (clock.start, 0, clock.start))
    best: tuple[tuple[bool, int], Answer] | None = None
    for time, answer in zip(times, answers, strict=True):
        gap = clock.start - time.start
        if answer is None or answer[1][0] != answer[1][1] or not -ahead <= gap <= reach or gap == 0:
            continue
        own = gap <= back
        if not own and time.form.rule == events.RULE:
            continue
        if ref and answer[1][0] > ref and clock.form.lean <= (-1 if own else 0):
            continue
        far = (not own, abs(gap))
        if best is None or far < best[0]:
            best = far, answer
    return calendar.around(best[1][1][0], "D") if best else None
