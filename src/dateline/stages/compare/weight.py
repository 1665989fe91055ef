"""Weigh the entries of a timeline: how much its day matters to the reports, and the entry to its day.

A day matters by the reports published on it, by those that name it within a week, and most by those that
still look back at it later: journalists' own timelines hold the days that reports return to. The
coefficients were set on two topics of ``bench/timelines`` and checked on the three others. Refuses to
let what is only told in passing, or lies before anything was reported, weigh as much as the news.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from dateline.model import Entry, Moment, Record

# What a day gains, by the logarithm of the number of reports: published on it, naming it within a week,
# looking back at it later, looking forward to it.
_PUBLISHED, _NEAR, _BACK, _AHEAD = 1.0, 1.0, 2.0, 0.5
_WEEK = 7
# What is left to an interval, to what one report tells in passing, to what lies well before all reports.
_VAGUE, _PASSING, _BEFORE = 0.5, 0.5, 0.4
_EVE = timedelta(45)


@dataclass(frozen=True, slots=True)
class Told:
    """How an entry is told: in the head of some report, near its own publication."""

    lede: bool
    fresh: bool


class Salience:
    """Counts, for each moment, the reports that were published on it or that name it."""

    def __init__(self, records: Sequence[Record]) -> None:
        self._published: Counter[Moment] = Counter()
        self._named: dict[Moment, Counter[str]] = defaultdict(Counter)
        firsts = []
        for record in records:
            day = record.published.moment
            if day.is_day:
                self._published[day] += 1
            if day.earliest:
                firsts.append(day.earliest)
            named = {t.moment for t in record.times if not t.moment.is_open and not t.value.endswith("_REF")}
            for moment in named:
                self._named[moment][_lag(moment, day)] += 1
        self._first = min(firsts, default=None)

    def of(self, when: Moment) -> float:
        """Return how much the reports make of ``when``, 0 where none names it."""
        named = self._named.get(when, Counter())
        score = _PUBLISHED * math.log1p(self._published.get(when, 0))
        score += _NEAR * math.log1p(named["near"]) + _BACK * math.log1p(named["back"])
        score += _AHEAD * math.log1p(named["ahead"])
        score = max(score, math.log(2) / 2) * (1.0 if when.is_day else _VAGUE)
        return score * _BEFORE if self._lies_before(when) else score

    def _lies_before(self, when: Moment) -> bool:
        return bool(self._first and when.latest and when.latest < self._first - _EVE)


def _lag(named: Moment, published: Moment) -> str:
    """Tell whether a report names days of its own week, earlier ones, or days to come."""
    if named.latest is None or named.earliest is None or published.latest is None:
        return "near"
    if named.earliest > published.latest:
        return "ahead"
    return "near" if (published.latest - named.latest).days <= _WEEK else "back"


def weighed(entries: Sequence[Entry], told: Sequence[Told], records: Sequence[Record]) -> list[Entry]:
    """Return ``entries`` with weights of 0…1, those of one day together as heavy as the day."""
    salience = Salience(records)
    own = [_own(entry, how) for entry, how in zip(entries, told, strict=True)]
    mass: dict[Moment, float] = defaultdict(float)
    for entry, mine in zip(entries, own, strict=True):
        mass[entry.when] += mine
    raw = [
        salience.of(entry.when) * mine / mass[entry.when] * (1.0 if _is_news(entry, how) else _PASSING)
        for entry, mine, how in zip(entries, own, told, strict=True)
    ]
    most = max(raw, default=1.0)
    return [replace(entry, weight=weight / most) for entry, weight in zip(entries, raw, strict=True)]


def _own(entry: Entry, how: Told) -> float:
    """Return the entry's claim on its day; squared, so that the first of a day keeps most of it."""
    return (0.5 + entry.independent + how.lede + how.fresh) ** 2


def _is_news(entry: Entry, how: Told) -> bool:
    return how.lede or entry.independent > 1
