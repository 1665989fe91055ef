"""Tell the news of a dated report: what it tells first as done, without a day, which is then its own day's.

Harm is news also by its result ("two are dead") and in the present of a headline, but only where neither
the report nor its episode tells of an earlier day of which it may be. Refuses what is told of all days.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from dateline.language.happenings import LOOKING_INTO
from dateline.language.senses import SPEECH
from dateline.model import Moment, Statement
from dateline.stages.compare.gathering import Happening
from dateline.stages.compare.harm import is_harm, is_result
from dateline.stages.compare.tellings import Telling

_MONTH = 31
_NEWS = ("happened", "agreed")
_SAYING = frozenset({"say", "says"})
# What goes on at the time of the report of harm just done.
_STILL = LOOKING_INTO | frozenset(
    "be fight undergo search seek hunt hospitalize hospitalise critical dead".split()
)
# What is told beside another happening is not the news: "died weeks before the tour", "earlier".
_ANCHORED = re.compile(
    r"\b(?:shortly|soon|just|long|(?:hour|day|week|month|year|decade)s?) (?:before|earlier|later|prior|ago)\b"
    r"|\b(?:previously|formerly|once|originally|earlier|back then|at the time)\b",
    re.I,
)
# What is told of all days, or of days before, is no news of this one.
_OTHER_DAYS = re.compile(
    r"\b(?:every|each|per|daily|annually|often|usually|always|(?:an?|the) (?:day|week|month|year)"
    r"|overnight|yesterday|ago|(?:last|past|previous) \w+|weekend|earlier)\b",
    re.I,
)


# "The plane that hit the ridge": what is told so is taken as known, and is no news.
_KNOWN = re.compile(r"(?:that|which|who|whom|whose)\b", re.I)
_DEFINITE = ("the ", "this ", "that ", "these ", "those ")


class HarmDays:
    """The days of harm told in each episode, and of all that each report tells as past."""

    def __init__(self, found: Iterable[Happening]) -> None:
        self._days: dict[str, set[Moment]] = defaultdict(set)
        for happening in found:
            if happening.standing == "fact" and not happening.when.is_open:
                for t in happening.tellings:
                    if is_harm(t):
                        self._days[t.episode].add(happening.when)

    def allow(self, telling: Telling) -> bool:
        """Tell whether no day before that of the report is told, of which its harm may be."""
        published = telling.record.published.moment
        past = (s for s in telling.beside if s.status == "happened" and s.time is not None)
        days = (*(s.when for s in past), *self._days[telling.episode])
        return all(published.meets(day) or _is_long_ago(day, published) for day in days)


def _is_long_ago(day: Moment, published: Moment) -> bool:
    return bool(day.latest and published.earliest and (published.earliest - day.latest).days > _MONTH)


def is_fresh(telling: Telling, days: HarmDays) -> bool:
    """Tell whether this is the news of a dated report: told first, in the past, no other day near it."""
    record, statement = telling.record, telling.statement
    if not (telling.first and telling.happens):
        return False
    if _ANCHORED.search(record.report.text[statement.start : statement.end]):
        return False
    if _is_known(telling) or not _is_news(telling, days):
        return False
    beside = [s for s in telling.beside if s.sentence == statement.sentence]
    near = [record.times[s.time].moment for s in beside if s.time is not None]
    published = record.published.moment
    clear = not published.is_open and all(published.meets(day) for day in near)
    state = _is_of_state(telling)
    return clear and not any(_within(statement, s) and not (state and _goes_on(s)) for s in beside)


def _is_known(telling: Telling) -> bool:
    """Tell a relative clause on something definite: "the plane that hit the ridge", not "a blast that …"."""
    relative = _KNOWN.match(telling.record.report.text, telling.statement.start)
    return bool(relative) and telling.statement.gist.lower().startswith(_DEFINITE)


def _is_news(telling: Telling, days: HarmDays) -> bool:
    """Tell what is told as done: in the past, and harm also by its result or in a headline's present."""
    statement = telling.statement
    if _is_before(telling):
        return False
    if statement.status in _NEWS and statement.tense == "past" and not _is_of_state(telling):
        return True
    headline = statement.status == "happened" and statement.tense == "present" and is_harm(telling)
    if not (headline or is_result(telling) or _is_of_state(telling)) or _OTHER_DAYS.search(
        telling.evidence.quote
    ):
        return False
    return days.allow(telling)


def _is_before(telling: Telling) -> bool:
    """Tell "had been treated", which is told of a day before another one.

    What was said puts its news so too: "police said they had arrested three men".
    """
    record, statement = telling.record, telling.statement
    if statement.lemma == "have" or not statement.what.lower().startswith("had "):
        return False
    if statement.attribution is None:
        return True
    cue = record.attributions[statement.attribution].cue
    return any(span.of(record.report.text).lower() in _SAYING for span in cue)


def _is_of_state(telling: Telling) -> bool:
    """Tell "a boy was shot" of "a boy is in hospital after being shot", "police are looking into …"."""
    statement = telling.statement
    plain = is_harm(telling) and statement.status == "happened" and statement.tense == "past"
    around = (s for s in telling.record.statements if s.sentence == statement.sentence)
    return plain and any(_within(statement, s) and _goes_on(s) for s in around)


def _goes_on(statement: Statement) -> bool:
    """Tell a state of those harmed, or of those who look into it, at the time of the report."""
    return statement.status == "ongoing" and statement.tense == "present" and statement.lemma in _STILL


def _within(statement: Statement, other: Statement) -> bool:
    """Tell whether ``statement`` is a lesser clause of ``other``, which is more than "he said"."""
    wider = other.start <= statement.start and statement.end <= other.end
    larger = other.end - other.start > statement.end - statement.start
    return wider and larger and other.lemma not in SPEECH
