"""Make timeline entries of happenings: one plain sentence each, its days, its standing, its weight.

A happening gets on the timeline when some report dates it, or when it is the news of a dated report
(told in its head as done, without a day). Speech and thought alone are no happenings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.model import ALWAYS, CountSources, Entry, Evidence, Moment, Record
from dateline.stages.compare.anchors import Anchors
from dateline.stages.compare.beginnings import begun
from dateline.stages.compare.gathering import Happening
from dateline.stages.compare.harm import is_result
from dateline.stages.compare.news import HarmDays, is_fresh
from dateline.stages.compare.tellings import Telling
from dateline.stages.compare.weight import Told, weighed
from dateline.stages.compare.wording import best, is_alone, worded

_WIDEST = 366
_NEAR = 7
# What a culprit means, or nobody, is no plan.
_UNPLANNED = frozenset({"kill", "wound", "collapse", "burn"})


def timeline(found: Sequence[Happening], records: Sequence[Record], count: CountSources) -> tuple[Entry, ...]:
    """Return the entries in order of their days, equal days by weight."""
    meant = _came_true(found)
    gone = {id(h) for held in meant.values() for h in held}
    known = Anchors(found), HarmDays(found)
    told = ((h, e) for h in found if id(h) not in gone and (e := _entry(h, *known, count)))
    held = _whole(_folded([(replace(e, meant=_planned(meant.get(id(h), ()))), h) for h, e in told]))
    entries = weighed([e for e, _ in held], [_told(*pair) for pair in held], records)
    return tuple(sorted(entries, key=lambda e: (e.when.latest, e.when.earliest, -e.weight, e.text)))


def _came_true(found: Sequence[Happening]) -> dict[int, list[Happening]]:
    """Return what was meant, by the identity of the happening by which it came true."""
    done = _Done(found)
    meant: dict[int, list[Happening]] = defaultdict(list)
    for happening in found:
        if (deed := done.of(happening)) is not None:
            meant[id(deed)].append(happening)
    return meant


def _told(entry: Entry, happening: Happening) -> Told:
    return Told(
        any(t.lede for t in happening.tellings), any(_is_near(t, entry.when) for t in happening.tellings)
    )


def _folded(told: Sequence[tuple[Entry, Happening]]) -> list[tuple[Entry, Happening]]:
    """Keep of entries of one sense that rest on the same sentences only the narrowest."""
    kept: list[tuple[Entry, Happening]] = []
    resting: dict[Evidence, list[tuple[Entry, Happening]]] = defaultdict(list)
    for entry, happening in sorted(told, key=lambda pair: _narrow(pair[0])):
        if not any(_repeats(entry, happening, *other) for other in resting[entry.evidence[0]]):
            kept.append((entry, happening))
            for sentence in entry.evidence:
                resting[sentence].append(kept[-1])
    return kept


def _whole(told: Sequence[tuple[Entry, Happening]]) -> list[tuple[Entry, Happening]]:
    """Leave out what is only part of a clause that has an entry itself: "to leave" of "decided to leave"."""
    clauses: dict[tuple[str, int], list[tuple[Telling, Happening]]] = defaultdict(list)
    for _, happening in told:
        for t in happening.tellings:
            if t.statement.tense and t.happens and is_alone(t):
                clauses[t.place].append((t, happening))
    return [(e, h) for e, h in told if not all(_is_part(t, h, clauses) for t in _dated(h))]


def _dated(happening: Happening) -> Sequence[Telling]:
    return [t for t in happening.tellings if t.dated] or happening.tellings


def _is_part(
    telling: Telling,
    happening: Happening,
    clauses: Mapping[tuple[str, int], Sequence[tuple[Telling, Happening]]],
) -> bool:
    """Tell a part of a clause with an entry of its own; one that tells the same happening has no other.

    A shooting is no part of the state that it led to ("are dead after a shooting").
    """
    done = telling.statement.status == "happened"
    beside = clauses.get(telling.place, ())
    return not telling.statement.tense and any(
        other.statement.start <= telling.statement.start
        and telling.statement.end <= other.statement.end
        and telling.statement.head.of(telling.record.report.text) in other.statement.gist
        for other, told in beside
        if told is not happening and not (done and other.statement.status == "ongoing")
    )


def _narrow(entry: Entry) -> tuple[int, int, str]:
    return (entry.when.days or _WIDEST, -len(entry.evidence), entry.text)


def _repeats(entry: Entry, happening: Happening, other: Entry, told: Happening) -> bool:
    same = other.status == entry.status and other.when.meets(entry.when)
    senses = {t.kind for t in happening.tellings} & {t.kind for t in told.tellings}
    return same and bool(senses) and set(entry.evidence) <= set(other.evidence)


class _Done:
    """What is told as done on days known to the week, to be found by day and sense."""

    def __init__(self, found: Iterable[Happening]) -> None:
        self._at: dict[tuple[date, str], list[Happening]] = defaultdict(list)
        for happening in found:
            if happening.standing == "fact":
                for key in _days_and_senses(happening):
                    self._at[key].append(happening)

    def of(self, meant: Happening) -> Happening | None:
        """Return the happening by which what was meant for a day is told as done on that day."""
        if meant.standing != "intent":
            return None
        near = (done for key in _days_and_senses(meant) for done in self._at.get(key, ()))
        return next((done for done in near if _shares(done, meant)), None)


def _planned(happenings: Iterable[Happening]) -> tuple[Evidence, ...]:
    """Return the sentences that planned what came true; what "likely killed all" foretold was no plan."""
    return _proof(h for h in happenings if _UNPLANNED.isdisjoint(t.sense for t in h.tellings))


def _proof(happenings: Iterable[Happening]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(t.evidence for h in happenings for t in h.tellings))


def _days_and_senses(happening: Happening) -> Iterable[tuple[date, str]]:
    when, senses = happening.when, sorted({t.sense for t in happening.tellings})
    if when.earliest is None or (when.days or _WIDEST) > _NEAR:
        return []
    days = [when.earliest + timedelta(n) for n in range(when.days or 0)]
    return [(day, sense) for day in days for sense in senses]


def _shares(done: Happening, meant: Happening) -> bool:
    fewest = min(len(t.terms) for t in meant.tellings)
    return any(len(a.terms & b.terms) >= max(2, fewest // 2) for a in done.tellings for b in meant.tellings)


def _entry(happening: Happening, anchors: Anchors, days: HarmDays, count: CountSources) -> Entry | None:
    when = _when(happening, days) or anchors.days_of(happening.tellings)
    chosen = best(happening.tellings)
    if when is None or (when.days or 0) > _WIDEST or chosen is None:
        return None
    last = max(happening.tellings, key=lambda t: (str(t.record.published.moment.latest), t is chosen))
    evidence = tuple(dict.fromkeys(t.evidence for t in [chosen, *happening.tellings] if not _points(t)))
    status = last.statement.status if last.standing == "intent" else chosen.statement.status
    home = {t.episode for t in happening.tellings if _is_near(t, when) or _is_ahead(t, when)}
    return Entry(
        when=when,
        text=worded(happening.tellings),
        status="happened" if _is_done(chosen, status, when) else status,
        weight=0.0,
        independent=count(evidence),
        evidence=evidence,
        episode=min(home) if len(home) == 1 else None,
    )


def _is_done(telling: Telling, status: str, when: Moment) -> bool:
    """Tell what had happened by then: a beginning, harm told by its result, what goes on no more."""
    done = status == "ongoing" and is_result(telling)
    return bool(begun(telling)) or done or _is_over(telling, status, when)


def _is_over(telling: Telling, status: str, when: Moment) -> bool:
    """Tell "Lee meets Park" of a day a week past, in a chronology: it goes on no more."""
    day = telling.record.published.moment.latest
    present = status == "ongoing" and telling.statement.tense == "present" and not telling.since
    return present and bool(day and when.latest and (day - when.latest).days >= _NEAR)


def _points(telling: Telling) -> bool:
    """Tell "the attack" in a clause on something else: it points to the happening and tells nothing of it."""
    statement = telling.statement
    return not statement.tense and not statement.gist and not telling.dated


def _when(happening: Happening, days: HarmDays) -> Moment | None:
    if any(t.dated for t in happening.tellings):
        return happening.when
    fresh = [t.record.published.moment for t in happening.tellings if is_fresh(t, days)]
    if not fresh:
        return None
    # Whoever tells it as past sets the last day on which it can have happened.
    told = [Moment(None, t.record.published.moment.latest) for t in happening.tellings]
    when = ALWAYS
    for day in [*fresh, *told]:
        if not when.meets(day):
            return None
        when = when.narrowed(day)
    return when


def _is_ahead(telling: Telling, when: Moment) -> bool:
    """Tell whether it was meant for a day to come when it was told."""
    day = telling.record.published.moment.latest
    return telling.standing == "intent" and bool(day and when.earliest and when.earliest > day)


def _is_near(telling: Telling, when: Moment) -> bool:
    """Tell whether the happening lies within a fortnight of the report."""
    day = telling.record.published.moment.latest
    if day is None or when.latest is None or when.earliest is None:
        return False
    return (day - when.latest).days <= 14 and (when.earliest - day).days <= 14
