"""Which reports may share text: word shingles of a pile, sampled by value, never all reports with all.

A shingle is the hash of a few consecutive words (Broder 1997); held are those whose hash is a multiple of
a small number, so that any two reports hold the same sample of what they share. Common shingles and
boilerplate form no pairs, so that cost grows in line with the text. Refuses to judge a pair: ``passages``
aligns it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from dateline.stages.trace.buckets import Entries, Places
from dateline.stages.trace.coding import Hashes, ascending, mixed

HOUSE = 4  # reports of one outlet, or in all, that make a shingle boilerplate
# How many stretches of so many days those in all must be from: no news lasts so long.
TIMES, FORTNIGHT = 3, 14
AGAIN = 0.3  # of the shorter report's words: so many shared shingles, boilerplate or not, are looked at

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
BITS = 39  # of a shingle's hash that are kept: 15 number its bucket
_ROUND = 255  # fortnights after which their numbers begin again: nearly ten years
Marks = npt.NDArray[np.bool_]
Pair = tuple[int, int]  # numbers of two reports, in order


@dataclass(frozen=True, slots=True)
class Kind:
    """Shingles of ``size`` words, of which one in ``sample`` is held.

    One in more than ``spread`` reports forms no pair; a pair must share ``shared`` of them to be looked at.
    """

    size: int
    spread: int
    sample: int
    shared: int


# Short ones survive word swaps, long ones are rarely chance.
SHORT, LONG = Kind(5, 8, 4, 2), Kind(10, 60, 8, 1)


def shingled(words: Hashes, size: int) -> Hashes:
    """Return the hash of each run of ``size`` words, which are hashes themselves."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = words[:count].copy()
    for k in range(1, size):
        total *= _FACTOR
        total += words[k : k + count]
    return mixed(total)


def sampled(words: Hashes, kind: Kind) -> Hashes:
    """Return the shingles of ``kind`` that are held, each once, ascending."""
    shingles = shingled(words, kind.size)
    kept = shingles[shingles & np.uint64(kind.sample - 1) == 0]
    return ascending(kept >> np.uint64(64 - BITS))


def time_of(day: int | None) -> int:
    """Return the number of the fortnight of ``day`` (an ordinal); 0 where the day is not known."""
    return 0 if day is None else 1 + day // FORTNIGHT % _ROUND


@dataclass(frozen=True, slots=True)
class Holders:
    """The holders of each of ``hashes``: those of the n-th are ``owners[starts[n]:starts[n] + sizes[n]]``."""

    hashes: Hashes
    starts: Places
    sizes: Places
    owners: Places
    times: Places

    @classmethod
    def of(cls, hashes: Hashes, entries: Entries) -> Holders:
        """Line up ``entries``, which are those of ``hashes``."""
        starts = np.searchsorted(entries.hashes, hashes)
        ends = np.searchsorted(entries.hashes, hashes, side="right")
        return cls(hashes, starts, ends - starts, entries.owners, entries.times)

    def of_one(self, n: int) -> list[int]:
        """Return the holders of the n-th shingle."""
        held: list[int] = self.owners[self.starts[n] : self.starts[n] + self.sizes[n]].tolist()
        return held

    def recurring(self) -> Marks:
        """Tell which shingles ``HOUSE`` reports or more print at ``TIMES`` different times."""
        many = np.flatnonzero(self.sizes >= HOUSE)
        which = np.repeat(many, self.sizes[many])
        times = self.times[_ranges(self.starts[many], self.sizes[many])]
        found = np.unique(which[times > 0] * (_ROUND + 1) + times[times > 0]) // (_ROUND + 1)
        marks: Marks = np.bincount(found, minlength=len(self.hashes)) >= TIMES
        return marks

    def pairs(self, kind: Kind, fresh: Places) -> set[Pair]:
        """Return the pairs with one of ``fresh`` (numbers, ascending) that share enough near shingles."""
        keys = [np.zeros(0, dtype=np.int64)]
        for size in range(2, kind.spread + 1):
            rows = self.starts[self.sizes == size]
            for a, b in combinations(range(size), 2) if len(rows) else ():
                first, second = self.owners[rows + a], self.owners[rows + b]
                new = np.isin(first, fresh) | np.isin(second, fresh)
                low, high = np.minimum(first, second)[new], np.maximum(first, second)[new]
                keys.append(low << np.int64(32) | high)
        found, counts = np.unique(np.concatenate(keys), return_counts=True)
        kept = found[counts >= kind.shared].tolist()
        return {(key >> 32, key & 0xFFFFFFFF) for key in kept}


def _ranges(starts: Places, sizes: Places) -> Places:
    """Return the places of all ranges of ``sizes`` from ``starts``, one after the other."""
    before = np.cumsum(sizes) - sizes
    return np.repeat(starts - before, sizes) + np.arange(int(sizes.sum()))
