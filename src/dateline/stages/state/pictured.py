"""What a picture's caption tells in the present was so when the picture was taken.

Refuses to touch states of no day, what is told of a day to come, what it plans in so many words, and what
a bare weekday tells of what stands on calendars ("opens on Friday").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.language.senses import STATES
from dateline.language.timewords import ON_CALENDARS
from dateline.language.verbs import STATIVE
from dateline.model import Block, Moment, Statement, Time

_ARRANGED = "arranged"


def pictured(
    statements: Sequence[Statement], blocks: Sequence[Block], times: Sequence[Time], day: Moment
) -> tuple[Statement, ...]:
    """Return ``statements`` with "guards stand watch on Wednesday" below a picture told as past.

    ``times`` are resolved, ``day`` is the report's.
    """
    captions = [block for block in blocks if block.kind == "caption"]
    return tuple(
        _taken(s, times, day) if any(b.start <= s.start < b.end for b in captions) else s for s in statements
    )


def _taken(statement: Statement, times: Sequence[Time], day: Moment) -> Statement:
    if statement.tense != "present":
        return statement
    time = times[statement.time] if statement.time is not None else None
    if time and time.form.rule == "weekday" and statement.lemma in ON_CALENDARS:
        return statement
    if time and time.moment.earliest and day.latest and time.moment.earliest > day.latest:
        return statement
    shown = statement.status == "ongoing" and (time is not None or statement.lemma not in STATES | STATIVE)
    if not shown and not any(step.rule == _ARRANGED for step in statement.path):
        return statement
    path = tuple(step for step in statement.path if step.rule != _ARRANGED)
    return replace(statement, status="happened", tense="past", path=path)
