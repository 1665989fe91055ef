"""Date reports by reports of the same episode.

Three things tie a report to a dated one, strongest first: a happening that both tell and only the
other dates; a long quotation that both bring; belonging to one episode. Each becomes a constraint
on the report's own interval, with the other report's words as evidence. Refuses to overrule what
a report tells of itself: a sister only narrows.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dateline.language import calendar
from dateline.model import Basis, Moment, Published, Record, Span
from dateline.stages.date import happening
from dateline.stages.date.clues import Clue
from dateline.stages.date.day import Weighing, settle
from dateline.stages.date.member import Member, content
from dateline.stages.date.reverse import days_when
from dateline.stages.date.weekdays import told

ROUNDS = 3
NEAR = 3
"""Reports of one episode lie within so many days of their nearest dated sister."""
_ALIKE = 0.4
_LEDE_BONUS = 0.15
_WEEK = 7
_SHARED = 4
_MOST_SISTERS = 8


def sisters(records: Sequence[Record], episodes: Sequence[Sequence[str]]) -> dict[str, Published]:
    """Return a narrower ``Published`` for each report that reports of its episode narrow.

    ``episodes`` lists report ids. Newly dated reports date others in turn, in at most ``ROUNDS``
    rounds; a round only narrows, so the order of reports does not matter for whether it ends.
    """
    known = {record.id: record for record in records}
    found: dict[str, Published] = {}
    for ids in episodes:
        group = [Member(known[i]) for i in ids if i in known]
        found |= _date_group(group) if len(group) > 1 else {}
    return found


def _date_group(group: list[Member]) -> dict[str, Published]:
    weights = _weights(group)
    for _ in range(ROUNDS):
        dated = [m for m in group if m.is_dated]
        undated = sorted((m for m in group if not m.is_dated), key=lambda m: m.record.id)
        days = happening.told_days(dated, undated)
        changed = False
        for member in undated:
            changed |= _narrow(member, _nearest(member, dated), weights, days)
        if not changed:
            break
    return {m.record.id: m.narrowed for m in group if m.narrowed}


def _weights(group: Sequence[Member]) -> dict[str, float]:
    """Return how telling each stem is: what stands in every sentence of the episode tells little."""
    counts = Counter(w for m in group for row in m.timed for w in row.words)
    total = sum(len(m.timed) for m in group)
    return {w: math.log(1 + total / n) for w, n in counts.items()}


def _nearest(member: Member, dated: Iterable[Member]) -> list[Member]:
    """Return the dated reports most alike, few enough that a large episode costs no more a report."""
    return sorted(
        dated, key=lambda d: (-len(member.words & d.words) / math.sqrt(1 + len(d.words)), d.record.id)
    )[:_MOST_SISTERS]


def _narrow(
    member: Member, dated: Sequence[Member], weights: dict[str, float], days: Sequence[happening.Day]
) -> bool:
    state = Weighing(member.record.report, member.published)
    before = state.moment
    tie = happening.by_words(member, days)
    if tie:
        state.narrow(Clue("sister", (tie[0],)), Basis("sister", *tie))
    for kind in (_by_quote,) if tie else (_by_happening, _by_quote):
        for moment, evidence, note in kind(member, dated, weights):
            state.narrow(Clue("sister", (moment,)), Basis("sister", moment, evidence, note))
    if state.moment.days is None or state.moment.days > _WEEK:
        tie = happening.of_episode(member, days)
        for moment, evidence, note in [tie] if tie else _by_episode(member, dated):
            state.narrow(Clue("sister", (moment,)), Basis("sister", moment, evidence, note))
    settle(state, member.record.report, member.record.times)
    if state.moment == before:
        return False
    member.narrowed = state.published
    return True


def _by_happening(
    member: Member, dated: Sequence[Member], weights: dict[str, float]
) -> Iterator[happening.Tie]:
    ties = []
    for sister in dated:
        for our_row in member.timed:
            for row in sister.timed:
                likeness = _likeness(our_row.words, row.words, weights)
                if member.leads(our_row) and sister.leads(row):
                    likeness += _LEDE_BONUS
                when = sister.resolved(row.time) if likeness >= _ALIKE else Moment()
                days = days_when(our_row.time, when) if when.days is not None and when.days <= _WEEK else None
                if days and days.days is not None and days.days <= _WEEK:
                    text = member.record.report.text[our_row.time.start : our_row.time.end]
                    note = f"tells what this report puts on “{text}”"
                    ties.append((likeness, days, sister.record.quote(row.span), note))
    for _, days, evidence, note in sorted(ties, key=lambda t: (-t[0], t[2])):
        yield days, evidence, note


def _likeness(one: frozenset[str], other: frozenset[str], weights: dict[str, float]) -> float:
    shared = one & other
    if len(shared) < _SHARED:
        return 0.0

    def heavy(words: frozenset[str]) -> float:
        return sum(weights.get(w, 1.0) for w in words)

    return heavy(shared) / min(heavy(one), heavy(other))


def _by_quote(member: Member, dated: Sequence[Member], weights: dict[str, float]) -> Iterator[happening.Tie]:
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


def _by_episode(member: Member, dated: Sequence[Member]) -> Iterator[happening.Tie]:
    sister = next((d for d in dated if not d.is_later), None)
    day = sister.published.moment.earliest if sister else None
    if sister is None or day is None:
        return
    latest = None if member.looks_back else calendar.plus_days(day, NEAR)
    note = f"is of the same episode, and of {day.isoformat()}"
    near = Moment(calendar.plus_days(day, -NEAR), latest)
    yield near, sister.record.quote(_likest(member, sister)), note


def _likest(member: Member, sister: Member) -> Span:
    """Return the sentence of ``sister`` that shares most with ``member``: what a person would quote."""
    text = sister.record.report.text
    spans = sister.sentences[:20] or (Span(0, min(80, len(text))),)
    return max(spans, key=lambda s: (len(content(s.of(text)) & member.words), -s.start))
