"""What a marked stretch of a report means, in a few plain words: a time, a figure, a speaker, a clause.

Refuses to work anything out: all is told from the record as it stands.
"""

from __future__ import annotations

import re

from dateline.language.amounts import spelled
from dateline.model import Attribution, Figure, Form, Record, Statement, Time
from dateline.stages.tell.days import spell

# Rules of a time expression that are counted from the report's day, or from a day told before.
_FROM_REPORT = frozenset(
    "weekday weekdate weekend shift feast period monthstep eventday window yearof ended years".split()
)
_FROM_BEFORE = frozenset("told toldweekday toldperiod monthof weekof yearago".split())
_REFS = {"PRESENT_REF": "about now", "PAST_REF": "some time ago", "FUTURE_REF": "some time to come"}
_UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?|X)([A-Z])")
_BOUNDS = {"~": "about ", "<": "at most ", ">": "at least ", "up": "up by ", "down": "down by "}


def time_words(time: Time) -> str:
    """Return which days an expression stands for, or how long it says something lasts.

    >>> time_words(Time(0, 8, "DURATION", Form("duration", ("P2M",)), "P2M"))
    'a length of 2 months'
    """
    if time.type in ("DURATION", "SET"):
        return _lasting(time)
    if time.value in _REFS:
        return _REFS[time.value]
    return "no day known" if time.moment.earliest is time.moment.latest is None else spell(time.moment)


def _lasting(time: Time) -> str:
    told = "again and again" if time.type == "SET" else "a length of time"
    match = _LENGTH.fullmatch(time.value)
    if match is None:
        return f"{told}: {time.value}" if time.value else told
    unit = "minute" if match[1] and match[3] == "M" else _UNITS.get(match[3], match[3])
    number = "some" if match[2] == "X" else match[2]
    words = f"{number} {unit}{'' if number == '1' else 's'}"
    return f"each {unit}" if time.type == "SET" and number == "1" else f"a length of {words}"


def counted_from(form: Form) -> str:
    """Return from what the days of an expression are counted, "" where its words say all.

    >>> counted_from(Form("date", (2020, 2, 12))), counted_from(Form("weekday", (2, None)))
    ('', 'counted from the report’s own day')
    """
    if form.rule in _FROM_BEFORE:
        return "counted from a day told before it"
    if form.rule == "date" and form.args and form.args[0] is None:
        return "in the year nearest to the report’s own day"
    return "counted from the report’s own day" if form.rule in _FROM_REPORT else ""


def figure_words(figure: Figure) -> str:
    """Return a figure with its range, and of what it is.

    >>> figure_words(Figure(0, 4, 200, 200, "~", counted="trainers"))
    'about 200 trainers'
    """
    of = figure.of or figure.counted or figure.unit
    return f"{_range(figure)}{' ' + of if of else ''}"


def _range(figure: Figure) -> str:
    low, high = figure.low, figure.high
    if low is None or high is None:
        bound = "at least " if high is None else "at most "
        return f"{bound}{spelled(low or high or 0)}" if (low, high) != (None, None) else "a number not told"
    if low != high:
        return f"{spelled(low)} to {spelled(high)}"
    return f"{_BOUNDS.get(figure.change, '')}{spelled(low)}"


def attribution_words(told: Attribution) -> str:
    """Return on whose word something stands, how it was said, and to whom.

    >>> attribution_words(Attribution((), (), (), "Ada Quill", direct=True, kind="warn"))
    'on the word of Ada Quill (warn), quoted'
    """
    kind = "" if told.kind == "say" else f" ({told.kind})"
    whom = f", to {told.hearer}" if told.hearer and told.kind == "say" else ""
    return (
        f"on the word of {told.speaker or 'someone unnamed'}{kind}{whom}{', quoted' if told.direct else ''}"
    )


def statement_words(record: Record, told: Statement) -> str:
    """Return of a clause its day, on whose word it stands, and how sure it is; its status is told beside."""
    when = "" if told.when.earliest is told.when.latest is None else spell(told.when)
    sure = "" if abs(told.certainty) >= 3 else f"certainty {told.certainty:+.2g} of 3"
    by = ""
    if told.attribution is not None and told.attribution < len(record.attributions):
        by = attribution_words(record.attributions[told.attribution])
    return " · ".join(part for part in (when, by, sure) if part)
