"""Copies in a pile that grows: which pairs of reports are to be compared, now that some came or went.

A link hangs on the two texts and on how common the shingles are that they share. So a pair is looked at when
one of the two is new, and again when a shingle that both hold has become common, boilerplate, or neither any
more. Refuses to read any other report than those of such pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from dateline.model import Evidence, Layer, Link, Record
from dateline.stages.trace.buckets import Entries, Places, Rows, changed, found
from dateline.stages.trace.coding import Coded, Hashes, ascending
from dateline.stages.trace.direction import comes_first
from dateline.stages.trace.passages import Passage, Text, shared_passages
from dateline.stages.trace.reprints import reprints
from dateline.stages.trace.shingles import (
    AGAIN,
    HOUSE,
    LONG,
    SHORT,
    Holders,
    Kind,
    Marks,
    Pair,
    sampled,
    time_of,
)
from dateline.stages.trace.telling import telling

KINDS = (SHORT, LONG)
# The house of the report of a number; the report itself.
HouseOf = Callable[[int], str | None]
RecordOf = Callable[[int], Record]


@dataclass(frozen=True, slots=True)
class Copies:
    """The shingles held of each kind, and by the number of a report those compared with it: is it a copy?"""

    short: Rows = field(default_factory=Layer)
    long: Rows = field(default_factory=Layer)
    pairs: Layer[int, dict[int, bool]] = field(default_factory=Layer)

    def with_pairs(self, judged: Mapping[Pair, list[Link] | None], gone: Iterable[int]) -> Copies:
        """Return the copies with what ``judged`` says of pairs; None is one that need not be compared."""
        rows: dict[int, dict[int, bool]] = {}
        lost = {*gone}
        for number in lost:
            for other in self.pairs.get(number, {}):
                rows.setdefault(other, dict(self.pairs[other])).pop(number)
        for pair, links in judged.items():
            for one, other in (pair, pair[::-1]):
                row = rows.setdefault(one, dict(self.pairs.get(one, {})))
                row.pop(other, None)
                if links is not None:
                    row[other] = bool(links)
        empty = {n for n, row in rows.items() if not row}
        kept = {n: row for n, row in rows.items() if row and n not in lost}
        return Copies(self.short, self.long, self.pairs.put(kept, lost | empty))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One report ready for comparison: its words and the shingles held of it, of each kind."""

    record: Record
    coded: Coded
    held: tuple[Hashes, Hashes]

    @classmethod
    def of(cls, record: Record) -> Sheet:
        """Code the text of ``record``."""
        coded = Coded.of(record.report.text)
        return cls(record, coded, (sampled(coded.words, SHORT), sampled(coded.words, LONG)))


class Sheets:
    """Sheets and prepared texts of the reports asked for, each made once."""

    def __init__(self, record_of: RecordOf) -> None:
        self._record_of = record_of
        self._sheets: dict[int, Sheet] = {}
        self._texts: dict[int, Text] = {}

    def __getitem__(self, number: int) -> Sheet:
        """Return the sheet of a report."""
        if number not in self._sheets:
            self._sheets[number] = Sheet.of(self._record_of(number))
        return self._sheets[number]

    def text(self, number: int) -> Text:
        """Return the text of a report, ready for alignment."""
        if number not in self._texts:
            sheet = self[number]
            self._texts[number] = Text.of(sheet.record.report.text, sheet.coded)
        return self._texts[number]


def recopied(
    before: Copies,
    fresh: Mapping[int, Record],
    gone: Mapping[int, Record],
    record_of: RecordOf,
    house_of: HouseOf,
) -> tuple[Copies, dict[Pair, list[Link] | None]]:
    """Return the copies after reports came or went, and the links of each pair that was looked at.

    ``record_of`` gives earlier reports; ``house_of`` knows those of ``gone`` too.
    """
    after, asked = _held(before, fresh, gone, house_of)
    alive = sorted(pair for pair in asked if not gone.keys() & {*pair})
    judged = judge(after, alive, Sheets(record_of), house_of)
    return after.with_pairs(judged, gone), judged


def _held(
    before: Copies, fresh: Mapping[int, Record], gone: Mapping[int, Record], house_of: HouseOf
) -> tuple[Copies, set[Pair]]:
    """Return the copies with the shingles changed, and the pairs to be looked at."""
    more, less = _entries(fresh), _entries(gone)
    numbers: Places = np.array(sorted(fresh), dtype=np.int64)
    leaving: Places = np.array(sorted(gone), dtype=np.int64)
    asked: set[Pair] = set()
    rows = []
    for kind, held, new, lost in zip(KINDS, (before.short, before.long), more, less, strict=True):
        hashes = ascending(np.concatenate([new.hashes, lost.hashes]))
        entries = found(held, hashes)
        old, now = Holders.of(hashes, entries), Holders.of(hashes, entries.after(new, leaving))
        asked |= now.pairs(kind, numbers) | {*_turned(old, now, kind, house_of, before)}
        rows.append(changed(held, new, lost))
    return Copies(rows[0], rows[1], before.pairs), asked


def _entries(records: Mapping[int, Record]) -> tuple[Entries, Entries]:
    """Return the postings of ``records`` by number: their shingles of each kind."""
    held: tuple[list[tuple[Hashes, int, int]], ...] = ([], [])
    for number, record in records.items():
        day = record.published.moment.latest
        time = time_of(day.toordinal() if day else None)
        for rows, shingles in zip(held, Sheet.of(record).held, strict=True):
            rows.append((shingles, time, number))
    return Entries.of(held[0]), Entries.of(held[1])


def _turned(old: Holders, now: Holders, kind: Kind, house_of: HouseOf, before: Copies) -> Iterator[Pair]:
    """Yield the pairs of earlier reports that share a shingle which tells more or less than it did.

    Where it tells more, any two of its holders may be a pair now; where less, only a link can be lost.
    """
    stay = (old.sizes >= 2) & (now.sizes >= 2)
    near_old, near = old.sizes <= kind.spread, now.sizes <= kind.spread
    again_old, again = old.recurring(), now.recurring()
    rise, drop = _crowding(old, now, stay & (near_old | near), house_of)
    more = stay & near & (~near_old | (again_old & ~again) | drop)
    for n in np.flatnonzero(more).tolist():
        yield from combinations(_both(old, now, n), 2)
    other = (again_old != again) & ((kind is SHORT) | near_old | near)
    for n in np.flatnonzero(stay & ~more & (other | rise | (near_old & ~near))).tolist():
        held = {*_both(old, now, n)}
        for number in held:
            for partner, linked in before.pairs.get(number, {}).items():
                if partner in held and number < partner and (linked or again_old[n]):
                    yield number, partner


def _both(old: Holders, now: Holders, n: int) -> list[int]:
    return sorted({*old.of_one(n)}.intersection(now.of_one(n)))


def _crowding(old: Holders, now: Holders, asked: Marks, house_of: HouseOf) -> tuple[Marks, Marks]:
    """Tell which of the shingles ``asked`` have become an outlet's boilerplate, and which no more are."""
    rise, drop = np.zeros(len(asked), dtype=bool), np.zeros(len(asked), dtype=bool)
    for n in np.flatnonzero(asked & (np.maximum(old.sizes, now.sizes) >= HOUSE)).tolist():
        was, are = _crowds(old.of_one(n), house_of), _crowds(now.of_one(n), house_of)
        rise[n], drop[n] = bool(are - was), bool(was - are)
    return rise, drop


def _crowds(numbers: Iterable[int], house_of: HouseOf) -> set[str]:
    """Return the outlets that ``HOUSE`` of the reports or more are of."""
    houses = Counter(house for number in numbers if (house := house_of(number)))
    return {house for house, count in houses.items() if count >= HOUSE}


def judge(
    copies: Copies, pairs: Iterable[Pair], sheets: Sheets, house_of: HouseOf
) -> dict[Pair, list[Link] | None]:
    """Return the links of each of ``pairs``; None for those that share too little to be compared."""
    shared = {(a, b): [_shared(sheets, a, b, nth) for nth in range(len(KINDS))] for a, b in pairs}
    held = []
    for nth, rows in enumerate((copies.short, copies.long)):
        hashes = ascending(np.concatenate([np.zeros(0, np.uint64), *(row[nth] for row in shared.values())]))
        held.append(Held.of(Holders.of(hashes, found(rows, hashes)), KINDS[nth]))
    judged: dict[Pair, list[Link] | None] = {}
    for pair, both in shared.items():
        words = min(len(sheets[number].coded.words) for number in pair)
        house = house_of(pair[0])
        own = house if house == house_of(pair[1]) else None
        near = any(h.tells(row, own, words, house_of) for h, row in zip(held, both, strict=True))
        judged[pair] = links_of(pair, sheets, held[0].again(both[0])) if near else None
    return judged


def _shared(sheets: Sheets, a: int, b: int, nth: int) -> Hashes:
    return np.intersect1d(sheets[a].held[nth], sheets[b].held[nth], assume_unique=True)


@dataclass(frozen=True, slots=True)
class Held:
    """How common shingles of ``kind`` are: ``recurring`` marks those that are boilerplate."""

    holders: Holders
    kind: Kind
    recurring: Marks

    @classmethod
    def of(cls, holders: Holders, kind: Kind) -> Held:
        """Mark the shingles of ``holders`` that recur."""
        return cls(holders, kind, holders.recurring())

    def again(self, shingles: Hashes) -> Hashes:
        """Return those of ``shingles`` that are boilerplate."""
        boilerplate: Hashes = shingles[self.recurring[self._places(shingles)]]
        return boilerplate

    def tells(self, shingles: Hashes, house: str | None, words: int, house_of: HouseOf) -> bool:
        """Tell whether a pair that shares ``shingles`` is worth aligning.

        ``house`` is the outlet of both, ``words`` the length of the shorter. An outlet's own repeats make a
        pair only where they are much of a report.
        """
        places = self._places(shingles)
        near = places[self.holders.sizes[places] <= self.kind.spread]
        if len(near) < self.kind.shared:
            return False
        if len(near) * self.kind.sample >= AGAIN * words:
            return True
        told = near[~self.recurring[near]]
        own = sum(self._is_own(n, house, house_of) for n in told.tolist()) if house else 0
        return len(told) - own >= self.kind.shared

    def _is_own(self, n: int, house: str, house_of: HouseOf) -> bool:
        """Tell whether the n-th shingle is boilerplate of ``house``."""
        if self.holders.sizes[n] < HOUSE:
            return False
        return sum(house_of(number) == house for number in self.holders.of_one(n)) >= HOUSE

    def _places(self, shingles: Hashes) -> Places:
        return np.searchsorted(self.holders.hashes, shingles)


def links_of(pair: Pair, sheets: Sheets, boilerplate: Hashes) -> list[Link]:
    """Return the links of two reports: a copy, and beside it a reprint, or none."""
    a, b = sorted(pair, key=lambda number: sheets[number].record.id)
    first, second = sheets[a].record, sheets[b].record
    passages = shared_passages(sheets.text(a), sheets.text(b), boilerplate)
    told = telling(first, second, passages)
    copies = [_copy(first, second, told)] if told else []
    return [*copies, *reprints((first, second), copies)]


def _copy(first: Record, second: Record, passages: list[Passage]) -> Link:
    """Return the link of two reports that share ``passages``; evidence alternates source and target."""
    ahead = comes_first(first, second)
    source, target = (first, second) if ahead else (second, first)
    evidence: list[Evidence] = []
    for p in passages:
        a, b = (p.first, p.second) if ahead else (p.second, p.first)
        evidence += [source.quote(a), target.quote(b)]
    return Link(source.id, target.id, "copy", tuple(evidence))
