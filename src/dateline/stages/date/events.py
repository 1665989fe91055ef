"""Days that name an event: "the Sept. 11 attacks" are those of 2001 in whatever year they are told.

Refuses a day without its event beside it, and an event that the report is too old to know.
"""

from __future__ import annotations

import re
from datetime import date

from dateline.language.eventdays import EVENT_DAYS, EVENT_NAMES
from dateline.model import Form

RULE = "eventday"
_BETWEEN = r"(?:[ \n]+(?:\w+[ \n]+){0,2}?|[ \n]*[’']s?[ \n]+(?:\w+[ \n]+)?)"
# Not "on": a fresh attack, too, is told as "an attack on Oct. 7".
_LINK = r"[ \n]+of[ \n]+"
_REACH = 24


def _beside(words: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells the event: after its day ("Sept. 11 attacks"), before it ("attacks of Sept. 11")."""
    nouns = "|".join(words.split())
    return re.compile(rf"{_BETWEEN}(?:{nouns})\b", re.I), re.compile(rf"\b(?:{nouns}){_LINK}\Z", re.I)


_DAYS = [(day, _beside(words)) for day, words in EVENT_DAYS]
_NAMES = {day: _beside(words) for day, words in EVENT_NAMES.values() if words}


def named(form: Form, text: str, start: int, end: int) -> Form | None:
    """Return the form of a date at ``start:end``, as an event's where its name stands beside it.

    ``None`` where the words are an event's name only beside others, and those are missing.
    """
    if form.rule == RULE:
        year, month, day = (int(a or 1) for a in form.args[:3])
        beside = _NAMES.get(date(year, month, day))
        return form if beside is None or _stands(beside, text, start, end) else None
    if form.rule == "date" and form.args[0] is None and form.args[2]:
        for known, beside in _DAYS:
            if (known.month, known.day) == form.args[1:] and _stands(beside, text, start, end):
                return Form(RULE, (known.year, known.month, known.day))
    return form


def _stands(beside: tuple[re.Pattern[str], re.Pattern[str]], text: str, start: int, end: int) -> bool:
    after, before = beside
    return bool(after.match(text, end) or before.search(text, max(0, start - _REACH), start))
