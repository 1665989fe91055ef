"""Find time expressions: dates, clock times, durations and sets, as TimeML's TIMEX3 has them.

A grammar over word classes finds the phrases, tags from the reading clear up words that are also
verbs or names and tell which way a bare weekday lies. Refuses to resolve: no day is known here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.language.timewords import LEXICON, NAMED_BY_DAY
from dateline.model import Form, Reading, Time
from dateline.model.time import SURELY
from dateline.stages.date import clocks, events
from dateline.stages.date.amounts import Parts
from dateline.stages.date.build import build
from dateline.stages.date.grammar import Match, phrases
from dateline.stages.date.lex import Lexed, lex
from dateline.stages.date.tense import Tenses

_BOUND = re.compile(r"\b(since|until|till|by|before|after|from)\s+\Z", re.I)
_ENDED = re.compile(r"\bended\s+\Z", re.I)
_YEAR_FIGURES = 4
_ALSO_VERBS = frozenset({"May", "March"})
LEANING = frozenset({"date", "weekdate", "dates", "weekday", "period", "weekend", "feast", events.RULE})
"""Rules whose answer depends on the tense around them."""


def find_times(reading: Reading) -> tuple[Time, ...]:
    """Return the time expressions of ``reading``, unresolved, in order of the text."""
    tenses = Tenses(reading)
    return tuple(
        _leaning(t, tenses) if t.form.rule in LEANING else _reaching(t, reading, tenses)
        for t in find_phrases(reading.text)
        if reading.text[t.start : t.end] not in _ALSO_VERBS or not tenses.is_verb(t.start)
        if not _names(t, reading, tenses)
    )


_ONE = re.compile(r"an?\s+\w+\Z", re.I)
_COUNTED = frozenset({"NUM", "SYM", "NOUN"})
_COPYRIGHT = re.compile(r"(?:©|copyright)[^\n]*\Z", re.I)


def _names(time: Time, reading: Reading, tenses: Tenses) -> bool:
    """Tell whether the words are part of a name: "the Harbour 2040 plan", "a March for Bees"."""
    rule, text = time.form.rule, reading.text
    if rule == "date":
        march = text.startswith("March", time.start) and time.end == time.start + len("March")
        return bool(march and _MARCH.search(text, max(0, time.start - 24), time.end + 8)) or _of_a_name(
            time, reading, tenses
        )
    if rule == "shift" and text[time.start].isupper() and text.startswith("oday", time.start + 1):
        i = tenses.token_at(time.start)
        before = reading.tokens[i - 1] if i else None
        return before is not None and before.pos == "PROPN" and before.end == time.start - 1
    return rule == "weekday" and bool(_AFTER_DAY.match(text, time.end))


_MARCH = re.compile(r"\b(?:an?|the|annual)\s+March\s+(?:for|of|on)\b")
_AFTER_DAY = re.compile(rf"\s+(?:{'|'.join(NAMED_BY_DAY)})\b")


def _of_a_name(time: Time, reading: Reading, tenses: Tenses) -> bool:
    """Tell whether a bare year is the last word of a name: "the Harbour 2040 initiative"."""
    if time.end - time.start != _YEAR_FIGURES or time.form.args[1] is not None:
        return False
    i = tenses.token_at(time.start)
    before = reading.tokens[i - 1] if i else None
    if before is None or before.pos != "PROPN" or before.end != time.start - 1 or not before.text.isalpha():
        return False
    line = reading.text[max(0, time.start - 80) : time.start]
    return before.text.lower() not in LEXICON and not _COPYRIGHT.search(line)


def _leaning(time: Time, tenses: Tenses) -> Time:
    if time.form.lean:
        return time
    present = 1 if time.form.rule == "weekday" else 0
    # In "after Friday's attack" the word bounds what it leads to, not the day of the attack.
    bound = "" if time.form.bound and tenses.names(time.start, time.end) else time.form.bound
    return replace(
        time, form=replace(time.form, bound=bound, lean=tenses.lean(time.start, time.end, present))
    )


def _reaching(time: Time, reading: Reading, tenses: Tenses) -> Time:
    if time.form.rule == "duration" and _ONE.match(reading.text, time.start, time.end):
        i = tenses.token_at(time.start)
        before = reading.tokens[i - 1] if i else None
        rate = before is not None and before.pos in _COUNTED and before.end == time.start - 1
        return replace(time, type="SET", form=Form("set", time.form.args)) if rate else time
    if time.form.rule != clocks.RULE:
        return time
    lean = tenses.lean(time.start, time.end, 0)
    if lean > 0 and tenses.told_back(time.start, time.end):
        lean = 0
    return replace(time, form=clocks.reaching(time.form, time.start, reading, lean))


def find_phrases(text: str) -> Iterator[Time]:
    """Yield the time expressions of ``text`` by form alone, without tags."""
    lexed = lex(text)
    for match in phrases(lexed.classes):
        made = build(match.kind, _parts(match, lexed))
        if made:
            start, end = lexed.starts[match.start], lexed.ends[match.end - 1]
            kind, told = made
            form = events.named(told, text, start, end)
            if form is None:
                continue
            yield Time(start, end, kind, _led(form, text, start))


def _led(form: Form, text: str, start: int) -> Form:
    """Return the form with what the word before it tells: a bound, or that it lies behind."""
    if form.rule == "date" and not form.lean and _ENDED.search(text, max(0, start - 9), start):
        return replace(form, lean=-SURELY)
    bound = _BOUND.search(text, max(0, start - 8), start)
    return replace(form, bound=bound[1].lower()) if bound else form


def _parts(match: Match, lexed: Lexed) -> Parts:
    return Parts({name: lexed.meanings[a:b] for name, a, b in match.parts})
