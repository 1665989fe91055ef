"""A report of an episode: its own day so far, its timed sentences, its telling words and quotations.

Refuses to compare: see ``sisters`` and ``happening``.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from dateline.model import Moment, Published, Record, Span, Time
from dateline.stages.date.resolve import resolve
from dateline.stages.date.reverse import DEICTIC

_LEDE = 5
_WEEK = 7
_YEAR = 400
_QUOTE_WORDS = 8


class Timed(NamedTuple):
    """An expression, the number and the span of its sentence, and that sentence's content words."""

    time: Time
    place: int
    span: Span
    words: frozenset[str]


class Member:
    """A report of an episode with the day it has so far."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.narrowed: Published | None = None

    @property
    def published(self) -> Published:
        """The report's day, as narrowed so far."""
        return self.narrowed or self.record.published

    @property
    def is_dated(self) -> bool:
        """Whether the report's day is known."""
        return self.published.moment.is_day

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The report's sentences, cut at stops where nobody has read them."""
        text = self.record.report.text
        return self.record.sentences or tuple(Span(*m.span()) for m in re.finditer(r"[^\n.!?]+[.!?]?", text))

    @cached_property
    def timed(self) -> list[Timed]:
        """The expressions that stand in a sentence and count from the report's day or name one."""
        text, rows, place = self.record.report.text, [], 0
        for time in self.record.times:
            while place < len(self.sentences) and self.sentences[place].end <= time.start:
                place += 1
            if place == len(self.sentences):
                break
            span = self.sentences[place]
            if span.start <= time.start and time.form.rule in DEICTIC:
                rows.append(Timed(time, place, span, content(span.of(text))))
        return rows

    def leads(self, row: Timed) -> bool:
        """Tell whether the sentence is one of the first, which tell the happening itself."""
        return row.place < _LEDE

    @cached_property
    def is_later(self) -> bool:
        """Whether the lede looks back on a day more than a week before: a later report of the same."""
        day = self.published.moment.earliest
        for row in self.timed:
            told = self.resolved(row.time)
            leads = row.time.form.rule in ("date", "shift", "monthstep") and self.leads(row)
            if day and leads and told.latest and _WEEK < (day - told.latest).days < _YEAR:
                return True
        return False

    @cached_property
    def looks_back(self) -> bool:
        """Whether the lede tells both of this week and of a dated day: older news is taken up."""
        forms = [row.time.form for row in self.timed if self.leads(row)]
        fresh = any(
            f.rule in ("weekday", "weekend") or (f.rule, *f.args[:1]) == ("shift", "D") for f in forms
        )
        return fresh and any(f.rule == "date" and f.args[0] is None and f.args[2] for f in forms)

    @cached_property
    def words(self) -> frozenset[str]:
        """The content words of the whole report."""
        return content(self.record.report.text)

    @cached_property
    def quotes(self) -> dict[str, Span]:
        """The pieces of quoted speech, in bare words, with where they stand."""
        text = self.record.report.text
        found: dict[str, Span] = {}
        for quote in re.finditer(r"[“\"]([^“”\"]{30,600})[”\"]", text):
            words = re.findall(r"[a-z0-9]+", quote[1].lower().replace("’", "").replace("'", ""))
            for k in range(len(words) - _QUOTE_WORDS + 1):
                found.setdefault(" ".join(words[k : k + _QUOTE_WORDS]), Span(*quote.span()))
        return found

    def resolved(self, time: Time) -> Moment:
        """Return the days that ``time`` means as the report's day is known so far."""
        return resolve((time,), self.published.moment, self.record.report.text)[0].moment


_STOP = frozenset(
    "the and for with that this from have has had was were are been its his her their will would said says "
    "say who which after before than also not but into over under about could may can more most some other "
    "they them him she you our out all one two any there when what where while because during between".split()
)


def content(text: str) -> frozenset[str]:
    """Return the crude stems of the content words: five letters tell "Iraqi forces" from most else."""
    return frozenset(w[:5] for w in re.findall(r"[a-z]{3,}|\d+", text.lower()) if w not in _STOP)
