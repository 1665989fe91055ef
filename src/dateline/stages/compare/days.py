"""The days of a report's clauses that their own grammar does not give: chronologies, and days told in pairs.

A day at the head of a sentence ("3 May 2009 The court rules …") dates the clauses of that sentence that
have no day; in a chronology, a report with several such heads in order, also those of the sentences
below it, and its present tense tells what is past. "Over Tuesday and Wednesday" is both days. "It happened
on Sunday" dates the harm told before it, or what was told right before it. What is to be "from May" on
begins in May. Refuses to give a clause with a bounded day of its own another one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.language.senses import FAMILIES, RESPONDERS, SPEECH, STATES, sense
from dateline.model import Moment, Record, Statement, Time

_MEANING = frozenset({"plan", "intend", "aim", "prepare"})
_NUMBER = re.compile(r"\d")
_WEEK = 7
_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
_HEAD_END = re.compile(r"\s*(?:[:–—|-]\s*)?(?=[\"'“‘`(]*[A-Z]|\s*\Z|\n)")
_JOINED = re.compile(r"\s*(?:,?\s*and|to|through|until|till|–|—|-)\s*(?:on\s+|the\s+)*\Z", re.I)
_BRACKET = re.compile(r"\s*\(\s*\Z")
# How many heads make a chronology, and how many sentences stand below one head.
_HEADS, _BELOW = 4, 6
# "It happened", and how many sentences before it the harm may be told.
_TOOK_PLACE = frozenset({"happen", "occur", "unfold"})
_POINTS_BACK = re.compile(
    r"(?:it|this|the (?:incident|accident|crime|violence|attack|\w*shooting|stabbing|gunfire))\b", re.I
)
_BEFORE = 3
# Police "were called at 9 p.m. Sunday" on the day of what is told before it.
_CALLED_OUT = frozenset({"call", "respond", "dispatch", "summon"})
# What is told of it at once with the harm: "was taken to hospital after a shooting", "left one dead".
_AFTER = re.compile(
    r"\b(?:hospital\w*|airlifted|dead|(?:serious|critical|stable) condition)\b.*\b(?:after|following)\s+\Z",
    re.I,
)
_LEFT = re.compile(r"\s+(?:has |have )?(?:left|leaves|killed|injured|wounded|claimed)\b", re.I)
# A headline has the day of "it happened on Sunday" that stands among the first sentences.
_OPENING = 6
# A noun of harm that can be told alone: "a deadly shooting in the old town".
_ALONE = re.compile(r"an? (?!of\b)[^,;:()\"“”]{4,80}\Z")
_LONG_AGO = re.compile(r"\b(?:ago|earlier|previous(?:ly)?|last (?:week|month|year|\w+day))\b", re.I)
_BOUND = re.compile(r"\b(?:who|which|that|when|where|he|she|they|it|his|her|their|its)\b", re.I)


def dated_statements(record: Record) -> tuple[Statement, ...]:
    """Return the statements of ``record`` with the days that their surroundings lend or widen."""
    heads = _heads(record)
    below = _below(heads, len(record.sentences)) if _in_order(heads.values(), record.times) else heads
    own = (_meant(_from(s, record), record) for s in record.statements)
    return _dated_back([_dated(s, below.get(s.sentence), record) for s in own], record)


def _from(statement: Statement, record: Record) -> Statement:
    """Return what is to be "from the middle of May" on with the days in which it is to begin."""
    time = record.times[statement.time] if statement.time is not None else None
    ahead = statement.status not in ("happened", "ongoing", "denied")
    if time is None or time.form.bound != "from" or not ahead or statement.when.latest is not None:
        return statement
    return replace(statement, when=time.moment)


def _meant(statement: Statement, record: Record) -> Statement:
    """Return what someone "plans to do on Monday" as planned, and the present of a date well past as past."""
    if statement.time is None or statement.status != "ongoing" or statement.tense != "present":
        return statement
    time, day = record.times[statement.time], record.published.moment.latest
    told = record.report.text[time.start : time.end]
    past = day and time.moment.latest and (day - time.moment.latest).days >= _WEEK
    if past and _DAY.match(time.value) and _NUMBER.search(told):
        return replace(statement, status="happened", tense="past")
    meant = statement.lemma in _MEANING and statement.what.split()[1:2] == ["to"]
    return replace(statement, status="planned") if meant else statement


def _heads(record: Record) -> dict[int, int]:
    """Return the time that heads each sentence which begins with a whole date."""
    text = record.report.text
    starts = {s.start: n for n, s in enumerate(record.sentences)}
    return {
        starts[t.start]: k
        for k, t in enumerate(record.times)
        if t.start in starts
        and _DAY.match(t.value)
        and any(map(str.isdigit, text[t.start : t.end]))
        and _HEAD_END.match(text, t.end)
    }


def _in_order(heads: Iterable[int], times: Sequence[Time]) -> bool:
    days = [day for k in heads if (day := times[k].moment.earliest)]
    return len(days) >= _HEADS and sorted(days) in (days, days[::-1])


def _below(heads: dict[int, int], sentences: int) -> dict[int, int]:
    """Return ``heads`` with the sentences that stand below each."""
    spread = {
        sentence: heads[head]
        for head in sorted(heads)
        for sentence in range(head, min(head + _BELOW, sentences))
    }
    return spread | heads


def _dated(statement: Statement, head: int | None, record: Record) -> Statement:
    if statement.time is not None and statement.time != head:
        return _widened(statement, record)
    if head is None or not statement.when.meets(record.times[head].moment):
        return statement
    told = replace(statement, time=head, when=record.times[head].moment)
    past = record.published.moment.latest
    if statement.status != "ongoing" or not (past and told.when.latest and told.when.latest <= past):
        return told
    return replace(told, status="happened", tense="past")


def _widened(statement: Statement, record: Record) -> Statement:
    """Return the statement with all the days of "Tuesday and Wednesday (3-4 May)"."""
    k = statement.time
    if k is None or statement.when != record.times[k].moment or k + 1 >= len(record.times):
        return statement
    text, time, after = record.report.text, record.times[k], record.times[k + 1]
    between = text[time.end : after.start]
    first, last = time.moment.earliest, after.moment.latest
    near = first and last and 0 < (last - first).days <= 7
    if near and (_JOINED.match(between) or (_BRACKET.match(between) and after.moment.holds(time.moment))):
        return replace(statement, when=Moment(first, last))
    return statement


def _dated_back(statements: Sequence[Statement], record: Record) -> tuple[Statement, ...]:
    """Give the harm told right before "it happened on Sunday" that day."""
    held = list(statements)
    for told in statements:
        if told.time is not None and _points_back(told, record):
            for n in _told_before(held, told.sentence, record):
                if held[n].when.meets(told.when):
                    dated = replace(held[n], time=told.time, when=told.when)
                    held[n] = replace(dated, gist=dated.gist or _there_was(dated, record))
    return tuple(held)


def _told_before(statements: Sequence[Statement], sentence: int, record: Record) -> list[int]:
    """Return what has the day of "it happened": the harm before it, what it led to, and the headline."""
    found = list(_harm_before(statements, sentence, record))
    around = [n for k in found for n in _led_to(statements, k, record)]
    if not found or sentence > _OPENING:
        return [*found, *around]
    if any(statements[n].gist for n in (*found, *around)):
        return [*found, *around]
    title = next((b.end for b in record.report.blocks if b.kind == "title"), 0)
    heads = (n for n, s in enumerate(statements) if s.end <= title and s.tense and s.time is None)
    harm = (n for n in heads if sense(statements[n].lemma) in FAMILIES and statements[n].status == "happened")
    return [*found, *around, *harm]


def _led_to(statements: Sequence[Statement], k: int, record: Record) -> Iterable[int]:
    """Return the clauses around a noun of harm that tell what it led to at once."""
    harm, text = statements[k], record.report.text
    for n, s in enumerate(statements):
        holds = s.start <= harm.start and harm.end <= s.end and s.sentence == harm.sentence and n != k
        free = s.time is None and s.tense and s.status in ("happened", "ongoing") and s.lemma not in SPEECH
        leads = s.start == harm.start and _LEFT.match(text, harm.end)
        if holds and free and not harm.tense and (leads or _AFTER.search(text[s.start : harm.start])):
            yield n


def _there_was(statement: Statement, record: Record) -> str:
    """Return "There was a deadly shooting" for such a noun told without a clause of its own, or ""."""
    told = record.report.text[statement.start : statement.end]
    wound = sense(statement.lemma) == "wound"
    if wound or statement.tense or not _ALONE.match(told) or _BOUND.search(told) or "\n" in told:
        return ""
    return f"There was {told}"


def _points_back(told: Statement, record: Record) -> bool:
    """Tell "it happened on Sunday", and with an hour "it was reported", "police were called"."""
    if told.status != "happened" or told.when.days != 1 or told.time is None:
        return False
    found = _POINTS_BACK.match(record.report.text, told.start)
    if found and told.lemma in _TOOK_PLACE:
        return True
    by_the_clock = told.tense == "past" and "T" in record.times[told.time].value[8:]
    if found and told.lemma == "report":
        return by_the_clock and not told.who and len(found[0]) > len("this")
    called = told.lemma in _CALLED_OUT and by_the_clock
    opens = record.report.text[told.start : told.head.start].lower().split()
    return called and bool(RESPONDERS & {*opens} or {"they"} & {*opens})


def _harm_before(statements: Sequence[Statement], sentence: int, record: Record) -> Iterable[int]:
    """Return the clauses of harm in the last sentence before ``sentence`` that tells any, where undated."""
    for k in range(sentence - 1, max(-1, sentence - 1 - _BEFORE), -1):
        beside = [n for n, s in enumerate(statements) if s.sentence == k]
        harm = [n for n in beside if sense(statements[n].lemma) in FAMILIES]
        if harm:
            around = record.sentences[k].of(record.report.text)
            free = all(statements[n].time is None for n in beside) and not _LONG_AGO.search(around)
            return [n for n in harm if free and statements[n].status == "happened"]
    return _news_before(statements, sentence)


def _news_before(statements: Sequence[Statement], sentence: int) -> list[int]:
    """Return what the sentence right before ``sentence`` tells as done, where it has no day of its own."""
    beside = [n for n, s in enumerate(statements) if s.sentence == sentence - 1]
    told = (n for n in beside if statements[n].status == "happened" and statements[n].tense == "past")
    news = [n for n in told if statements[n].lemma not in SPEECH | STATES]
    return news if all(statements[n].time is None for n in beside) else []
