"""Copies of a fresh pile found by key: what each step does with its part, so that parts can lie anywhere.

``shingles`` cuts the shingles of a few reports and gives them by the upper bits of their hashes;
``candidates`` takes all of one such key and gives the pairs of reports that share them, by blocks of reports;
``paired`` adds up what several keys tell of one pair; ``linked`` aligns the texts of one report's pairs.
Together they find what ``recopied`` finds. Refuses to hold more of the pile than one key or block needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np

from dateline.model import Layer, Link, Record
from dateline.stages.trace.buckets import OWNER, Entries, Places, changed
from dateline.stages.trace.coding import Coded, Hashes
from dateline.stages.trace.copies import KINDS, Sheets, links_of
from dateline.stages.trace.shingles import AGAIN, BITS, HOUSE, Holders, Kind, Marks, sampled, time_of

KEYS, BLOCK = 64, 1024  # keys for each kind of shingle; reports of a block
ROWS = 1 << 40  # keys of rows, beyond those of blocks
_NUMBER = np.int64((1 << 32) - 1)


@dataclass(frozen=True, slots=True)
class Slip:
    """What of a report its shingles are found by; ``house`` is the number of its house, 0 for none."""

    number: int
    text: str
    time: int
    house: int

    @classmethod
    def of(cls, number: int, record: Record, house: int) -> Slip:
        """Return the slip of ``record``."""
        day = record.published.moment.latest
        return cls(number, record.report.text, time_of(day.toordinal() if day else None), house)


@dataclass(frozen=True, slots=True)
class Postings:
    """Shingles with their holders: hashes, places (time above number), houses, one line each."""

    hashes: Hashes
    places: Hashes
    houses: Places


@dataclass(frozen=True, slots=True)
class Candidates:
    """What one key of ``kind`` tells: ``pairs`` (low number above high) share ``near`` shingles, ``news`` of
    which are no boilerplate; ``owners`` print ``recurring``; ``rows`` are the postings to keep.
    """

    kind: int
    pairs: Places
    near: Places
    news: Places
    owners: Places = field(default_factory=lambda: np.zeros(0, np.int64))
    recurring: Hashes = field(default_factory=lambda: np.zeros(0, np.uint64))
    rows: Mapping[int, bytes] = field(default_factory=dict)


def shingles(slips: Sequence[Slip]) -> Iterator[tuple[int, Postings]]:
    """Yield the shingles of reports under their keys."""
    coded = [Coded.of(slip.text).words for slip in slips]
    places = np.array([slip.time << OWNER | slip.number for slip in slips], dtype=np.uint64)
    houses = np.array([slip.house for slip in slips], dtype=np.int64)
    for nth, kind in enumerate(KINDS):
        held = [sampled(words, kind) for words in coded]
        lengths = [len(row) for row in held]
        hashes = np.concatenate([np.zeros(0, np.uint64), *held])
        order = np.argsort(hashes, kind="stable")
        every = Postings(hashes[order], np.repeat(places, lengths)[order], np.repeat(houses, lengths)[order])
        yield from ((nth * KEYS + key, part) for key, part in _by_key(every))


def _by_key(every: Postings) -> Iterator[tuple[int, Postings]]:
    keys, starts = np.unique(every.hashes >> np.uint64(BITS - KEYS.bit_length() + 1), return_index=True)
    ends = [*starts.tolist(), len(every.hashes)][1:]
    for key, a, b in zip(keys.tolist(), starts.tolist(), ends, strict=True):
        yield int(key), Postings(every.hashes[a:b], every.places[a:b], every.houses[a:b])


def candidates(kept: bool, key: int, held: Sequence[Postings]) -> Iterator[tuple[int, Candidates]]:
    """Yield what the shingles of one key tell of pairs, under the blocks of their reports.

    With the rows to keep, under a key of their own, where they are ``kept``.
    """
    found = _candidates(key, held)
    yield from _by_block(found)
    if kept:
        entries = Entries(*_ascending(held)[:2])
        none = np.zeros(0, np.int64)
        rows = changed(Layer(), entries, Entries.none()).changes
        yield ROWS + key, Candidates(found.kind, none, none, none, rows=rows)


def _ascending(held: Sequence[Postings]) -> tuple[Hashes, Hashes, Places]:
    """Return hashes, places and houses of all postings, ascending by hash."""
    hashes = np.concatenate([part.hashes for part in held])
    order = np.argsort(hashes, kind="stable")
    places = np.concatenate([part.places for part in held])
    return hashes[order], places[order], np.concatenate([part.houses for part in held])[order]


def _candidates(key: int, held: Sequence[Postings]) -> Candidates:
    nth = key // KEYS
    hashes, places, houses = _ascending(held)
    entries = Entries(hashes, places)
    holders = Holders.of(np.unique(entries.hashes), entries)
    recurring = holders.recurring()
    which, pairs, house = _pairs(holders, houses, KINDS[nth])
    news = ~recurring[which] & ~_own(holders, houses, which, house)
    found, place = np.unique(pairs, return_inverse=True)
    near, told = (np.bincount(place, weights, len(found)).astype(np.int64) for weights in (None, news))
    if nth:
        return Candidates(nth, found, near, told)
    marked = np.repeat(recurring, holders.sizes)
    return Candidates(nth, found, near, told, entries.owners[marked], entries.hashes[marked])


def _pairs(holders: Holders, houses: Places, kind: Kind) -> tuple[Places, Places, Places]:
    """Return for each two holders of a shingle that is near: which it is, their pair, their common house."""
    which, pairs, common = ([np.zeros(0, np.int64)] for _ in range(3))
    for size in range(2, kind.spread + 1):
        many = np.flatnonzero(holders.sizes == size)
        rows = holders.starts[many]
        for a, b in combinations(range(size), 2) if len(rows) else ():
            first, second = holders.owners[rows + a], holders.owners[rows + b]
            which.append(many)
            pairs.append(np.minimum(first, second) << np.int64(32) | np.maximum(first, second))
            common.append(np.where(houses[rows + a] == houses[rows + b], houses[rows + a], 0))
    return np.concatenate(which), np.concatenate(pairs), np.concatenate(common)


def _own(holders: Holders, houses: Places, which: Places, house: Places) -> Marks:
    """Tell of which pairs the shingle is boilerplate of their house."""
    shingle = np.repeat(np.arange(len(holders.hashes)), holders.sizes)
    width = np.int64(houses.max(initial=0) + 1)
    known, counts = np.unique((shingle * width + houses)[houses > 0], return_counts=True)
    crowds = known[counts >= HOUSE]
    own: Marks = (house > 0) & np.isin(which * width + house, crowds)
    return own


def _by_block(found: Candidates) -> Iterator[tuple[int, Candidates]]:
    blocks, homes = (found.pairs >> np.int64(32)) // BLOCK, found.owners // BLOCK
    for block in np.union1d(blocks, homes).tolist():
        here, there = blocks == block, homes == block
        told = (found.pairs[here], found.near[here], found.news[here])
        yield int(block), Candidates(found.kind, *told, found.owners[there], found.recurring[there])


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one report with later ones: for each kind how many shingles are near, and how many news.

    ``recurring`` are its own short shingles that many print.
    """

    number: int
    others: tuple[tuple[int, tuple[tuple[int, int], ...]], ...]
    recurring: Hashes


@dataclass(frozen=True, slots=True)
class Block:
    """The pairs of some reports that share enough to be looked at; or rows of ``kind`` to keep."""

    pairs: tuple[Pairs, ...] = ()
    kind: int = 0
    rows: Mapping[int, bytes] = field(default_factory=dict)


def paired(block: int, held: Sequence[Candidates]) -> Block:
    """Return what several keys tell together of the reports of a block."""
    if block >= ROWS:
        return Block((), held[0].kind, held[0].rows)
    return Block(_paired(held))


def _paired(held: Sequence[Candidates]) -> tuple[Pairs, ...]:
    keys = np.unique(np.concatenate([part.pairs for part in held]))
    counts = np.zeros((len(keys), len(KINDS), 2), dtype=np.int64)
    for part in held:
        place = np.searchsorted(keys, part.pairs)
        counts[place, part.kind] += np.stack([part.near, part.news], axis=1)
    enough = np.any([counts[:, n, 0] >= kind.shared for n, kind in enumerate(KINDS)], axis=0)
    by_low: dict[int, list[tuple[int, tuple[tuple[int, int], ...]]]] = {}
    for key, row in zip(keys[enough].tolist(), counts[enough].tolist(), strict=True):
        by_low.setdefault(key >> 32, []).append((key & int(_NUMBER), tuple((n, m) for n, m in row)))
    owners = np.concatenate([part.owners for part in held])
    hashes = np.concatenate([part.recurring for part in held])
    return tuple(
        Pairs(low, tuple(others), np.unique(hashes[owners == low])) for low, others in sorted(by_low.items())
    )


def linked(asked: tuple[Pairs, Mapping[int, Record]]) -> dict[tuple[int, int], list[Link]]:
    """Return the links of one report's pairs that are worth aligning; the records of all come with them."""
    pairs, records = asked
    sheets = Sheets(records.__getitem__)
    own = sheets[pairs.number]
    found = {}
    for other, counts in pairs.others:
        words = min(len(own.coded.words), len(sheets[other].coded.words))
        if _tells(counts, words):
            shared = np.intersect1d(pairs.recurring, sheets[other].held[0], assume_unique=True)
            found[pairs.number, other] = links_of((pairs.number, other), sheets, shared)
    return found


def _tells(counts: Iterable[tuple[int, int]], words: int) -> bool:
    """Tell whether a pair is worth aligning, as ``Held.tells`` does."""
    return any(
        near >= kind.shared and (near * kind.sample >= AGAIN * words or news >= kind.shared)
        for (near, news), kind in zip(counts, KINDS, strict=True)
    )
