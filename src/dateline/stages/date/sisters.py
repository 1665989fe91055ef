"""Date reports by reports of the same episode.

Three things tie a report to a dated one, strongest first: a happening that both tell and only the
other dates; a long quotation that both bring; belonging to one episode. Each becomes a constraint
on the report's own interval, with the other report's words as evidence. Refuses to overrule what
a report tells of itself: a sister only narrows.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from dateline.language import calendar
from dateline.model import Basis, Evidence, Moment, Published, Record, Span, Time
from dateline.stages.date.clues import Clue
from dateline.stages.date.day import Weighing, settle
from dateline.stages.date.resolve import resolve
from dateline.stages.date.reverse import DEICTIC, days_when
from dateline.stages.date.weekdays import told

ROUNDS = 3
NEAR = 3
"""Reports of one episode lie within so many days of their nearest dated sister."""
_ALIKE = 0.4
_LEDE = 5
_LEDE_BONUS = 0.15
_WEEK = 7
_YEAR = 400
_SHARED = 4
_MOST_SISTERS = 8
_QUOTE_WORDS = 8


def sisters(records: Sequence[Record], episodes: Sequence[Sequence[str]]) -> dict[str, Published]:
    """Return a narrower ``Published`` for each report that reports of its episode narrow.

    ``episodes`` lists report ids. Newly dated reports date others in turn, in at most ``ROUNDS``
    rounds; a round only narrows, so the order of reports does not matter for whether it ends.
    """
    known = {record.id: record for record in records}
    found: dict[str, Published] = {}
    for ids in episodes:
        group = [_Member(known[i]) for i in ids if i in known]
        found |= _date_group(group) if len(group) > 1 else {}
    return found


class _Member:
    """A report of an episode with the day it has so far."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.narrowed: Published | None = None

    @property
    def published(self) -> Published:
        return self.narrowed or self.record.published

    @property
    def is_dated(self) -> bool:
        return self.published.moment.is_day

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        text = self.record.report.text
        return self.record.sentences or tuple(Span(*m.span()) for m in re.finditer(r"[^\n.!?]+[.!?]?", text))

    @cached_property
    def timed(self) -> list[tuple[Time, Span, frozenset[str]]]:
        """The expressions that stand in a sentence, with that sentence and its content words."""
        text, rows = self.record.report.text, []
        for time in self.record.times:
            span = next((s for s in self.sentences if s.start <= time.start < s.end), None)
            if span and time.form.rule in DEICTIC:
                rows.append((time, span, _content(span.of(text))))
        return rows

    def leads(self, span: Span) -> bool:
        """Tell whether the sentence is one of the first, which tell the happening itself."""
        return span.start <= self.sentences[:_LEDE][-1].start

    @cached_property
    def is_later(self) -> bool:
        """Whether the lede looks back on a day more than a week before: a later report of the same."""
        day = self.published.moment.earliest
        for time, span, _ in self.timed:
            told = self.resolved(time)
            leads = time.form.rule in ("date", "shift", "monthstep") and self.leads(span)
            if day and leads and told.latest and _WEEK < (day - told.latest).days < _YEAR:
                return True
        return False

    @cached_property
    def looks_back(self) -> bool:
        """Whether the lede tells both of this week and of a dated day: older news is taken up."""
        forms = [time.form for time, span, _ in self.timed if self.leads(span)]
        fresh = any(
            f.rule in ("weekday", "weekend") or (f.rule, *f.args[:1]) == ("shift", "D") for f in forms
        )
        return fresh and any(f.rule == "date" and f.args[0] is None and f.args[2] for f in forms)

    @cached_property
    def words(self) -> frozenset[str]:
        return _content(self.record.report.text)

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
        return resolve((time,), self.published.moment, self.record.report.text)[0].moment


_STOP = frozenset(
    "the and for with that this from have has had was were are been its his her their will would said says "
    "say who which after before than also not but into over under about could may can more most some other "
    "they them him she you our out all one two any there when what where while because during between".split()
)


def _content(text: str) -> frozenset[str]:
    """Return the crude stems of the content words: five letters tell "Iraqi forces" from most else."""
    return frozenset(w[:5] for w in re.findall(r"[a-z]{3,}|\d+", text.lower()) if w not in _STOP)


def _date_group(group: list[_Member]) -> dict[str, Published]:
    weights = _weights(group)
    for _ in range(ROUNDS):
        dated = [m for m in group if m.is_dated]
        changed = False
        for member in sorted((m for m in group if not m.is_dated), key=lambda m: m.record.id):
            changed |= _narrow(member, _nearest(member, dated), weights)
        if not changed:
            break
    return {m.record.id: m.narrowed for m in group if m.narrowed}


def _weights(group: Sequence[_Member]) -> dict[str, float]:
    """Return how telling each stem is: what stands in every sentence of the episode tells little."""
    counts = Counter(w for m in group for _, _, words in m.timed for w in words)
    total = sum(len(m.timed) for m in group)
    return {w: math.log(1 + total / n) for w, n in counts.items()}


def _nearest(member: _Member, dated: Iterable[_Member]) -> list[_Member]:
    """Return the dated reports most alike, few enough that a large episode costs no more a report."""
    return sorted(dated, key=lambda d: (-len(member.words & d.words) / (1 + len(d.words)), d.record.id))[
        :_MOST_SISTERS
    ]


def _narrow(member: _Member, dated: Sequence[_Member], weights: dict[str, float]) -> bool:
    state = Weighing(member.record.report, member.published)
    before = state.moment
    for kind in (_by_happening, _by_quote, _by_episode):
        for moment, evidence, note in kind(member, dated, weights):
            state.narrow(Clue("sister", (moment,)), Basis("sister", moment, evidence, note))
    settle(state, member.record.report, member.record.times)
    if state.moment == before:
        return False
    member.narrowed = state.published
    return True


_Tie = tuple[Moment, Evidence, str]


def _by_happening(member: _Member, dated: Sequence[_Member], weights: dict[str, float]) -> Iterator[_Tie]:
    ties = []
    for sister in dated:
        for ours, our_span, words in member.timed:
            for theirs, span, others in sister.timed:
                likeness = _likeness(words, others, weights)
                if member.leads(our_span) and sister.leads(span):
                    likeness += _LEDE_BONUS
                when = sister.resolved(theirs) if likeness >= _ALIKE else Moment()
                days = days_when(ours, when) if when.days is not None and when.days <= _WEEK else None
                if days and days.days is not None and days.days <= _WEEK:
                    text = member.record.report.text[ours.start : ours.end]
                    note = f"tells what this report puts on “{text}”"
                    ties.append((likeness, days, sister.record.quote(span), note))
    for _, days, evidence, note in sorted(ties, key=lambda t: (-t[0], t[2])):
        yield days, evidence, note


def _likeness(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    shared = one & other
    if len(shared) < _SHARED:
        return 0.0

    def heavy(words: frozenset[str]) -> float:
        return sum(weights.get(w, 1.0) for w in words)

    return heavy(shared) / min(heavy(one), heavy(other))


def _by_quote(member: _Member, dated: Sequence[_Member], weights: dict[str, float]) -> Iterator[_Tie]:
    for sister in dated:
        common = member.quotes.keys() & sister.quotes.keys()
        if not common:
            continue
        day = sister.published.moment.earliest
        said = [w for t in told(sister.record.times) if t.form.lean < 0 and (w := sister.resolved(t)).is_day]
        spoken = said[0].earliest if said else None
        if day is None:
            continue
        first = spoken if spoken and (day - spoken).days <= 1 else calendar.plus_days(day, -1)
        span = min(sister.quotes[q] for q in common)
        yield (
            Moment(first, calendar.plus_days(first, 2)),
            sister.record.quote(span),
            "brings the same quotation",
        )


def _by_episode(member: _Member, dated: Sequence[_Member], weights: dict[str, float]) -> Iterator[_Tie]:
    width = member.published.moment.days
    if width is not None and width <= _WEEK:
        return
    sister = next((d for d in dated if not d.is_later), None)
    day = sister.published.moment.earliest if sister else None
    if sister is None or day is None:
        return
    latest = None if member.looks_back else calendar.plus_days(day, NEAR)
    note = f"is of the same episode, and of {day.isoformat()}"
    near = Moment(calendar.plus_days(day, -NEAR), latest)
    yield near, sister.record.quote(_likest(member, sister)), note


def _likest(member: _Member, sister: _Member) -> Span:
    """Return the sentence of ``sister`` that shares most with ``member``: what a person would quote."""
    text = sister.record.report.text
    spans = sister.sentences[:20] or (Span(0, min(80, len(text))),)
    return max(spans, key=lambda s: (len(_content(s.of(text)) & member.words), -s.start))
