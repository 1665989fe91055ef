"""Which reports may share text: an index of word shingles over the pile, never all reports with all.

A shingle is the hash of a few consecutive words (Broder 1997). Common shingles and those of an outlet's
own boilerplate form no pairs, so that cost grows in line with the text. Refuses to judge a pair: ``passages``
aligns it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.stages.trace.coding import Coded, Hashes, Ints, mixed

SHORT, LONG = 5, 10  # words in a shingle: short ones survive word swaps, long ones are rarely chance
SHORT_SPREAD, LONG_SPREAD = 8, 60  # a shingle in more reports than this forms no pair
SHARED = 4  # shingles that a pair must share to be looked at
HOUSE = 4  # reports of one outlet, or in all, that make a shingle boilerplate
TIMES, FORTNIGHT = (
    3,
    14,
)  # how many stretches of so many days those in all must be from: no news lasts so long
AGAIN = 0.3  # of the shorter report's words: so many shared shingles, boilerplate or not, are looked at

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_OWNER = np.uint64(0xFFFFFF)  # room beside a shingle for the place of its report: both sort as one number
Places = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of reports (by place in the pile) worth aligning, and the shingles that are boilerplate."""

    pairs: tuple[tuple[int, int], ...]
    boilerplate: Hashes


def shingled(words: Hashes, size: int) -> Hashes:
    """Return the hash of each run of ``size`` words, which are hashes themselves; the low bits are 0."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    total = words[:count].copy()
    for k in range(1, size):
        total *= _FACTOR
        total += words[k : k + count]
    return mixed(total) & ~_OWNER


def candidates(coded: Coded, outlets: Sequence[str | None], days: Sequence[int | None]) -> Candidates:
    """Return the pairs that share rare shingles.

    ``outlets`` and ``days`` (as ordinals) of the reports tell which shingles are boilerplate.
    """
    houses, times = _houses(outlets), _times(days)
    sizes = np.array([len(words) for words in coded.words], dtype=np.int64)
    pairs: set[tuple[int, int]] = set()
    held = []
    for size, spread in ((SHORT, SHORT_SPREAD), (LONG, LONG_SPREAD)):
        index = _Index.of(coded, size)
        recurring = index.recurring(times)
        # An outlet's own repeats make a pair only where they are much of a report.
        pairs.update(index.pairs(spread, recurring | index.often_within(houses), sizes))
        held.append(index.hashes[index.starts[recurring]])
    return Candidates(tuple(sorted(pairs)), held[0])


def _houses(outlets: Sequence[str | None]) -> Places:
    """Number the outlets; a report of no known outlet is alone."""
    names: dict[str | int, int] = {}
    held = [names.setdefault(k if name is None else name, len(names)) for k, name in enumerate(outlets)]
    return np.array(held, dtype=np.int64)


def _times(days: Sequence[int | None]) -> Places:
    return np.array([-1 if day is None else day // FORTNIGHT for day in days], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class _Index:
    """Shared shingles only: ``hashes`` sorted, ``reports`` beside them, each report once a shingle."""

    hashes: Hashes
    reports: Ints
    starts: Places
    sizes: Places

    @classmethod
    def of(cls, coded: Coded, size: int) -> _Index:
        rows = [shingled(words, size) | np.uint64(k) for k, words in enumerate(coded.words)]
        packed = np.concatenate([*rows, np.zeros(0, dtype=np.uint64)])
        del rows
        packed.sort()
        once = np.ones(len(packed), dtype=bool)
        once[1:] = packed[1:] != packed[:-1]
        packed = packed[once]
        hashes, owners = packed & ~_OWNER, (packed & _OWNER).astype(np.int32)
        del packed
        shared = np.zeros(len(hashes), dtype=bool)
        same = hashes[1:] == hashes[:-1]
        shared[1:] |= same
        shared[:-1] |= same
        hashes, owners = hashes[shared], owners[shared]
        first = np.ones(len(hashes), dtype=bool)
        first[1:] = hashes[1:] != hashes[:-1]
        starts = np.flatnonzero(first)
        return cls(hashes, owners, starts, np.diff(starts, append=len(hashes)))

    def pairs(self, spread: int, own: Marks, lengths: Places) -> list[tuple[int, int]]:
        """Return the pairs that share ``SHARED`` shingles of at most ``spread`` reports, or much boilerplate.

        ``own`` marks the shingles that are house boilerplate; ``lengths`` are those of the reports in words.
        """
        near = self.sizes <= spread
        width = len(lengths)
        found, counts = self._counted(self.starts[near & ~own], self.sizes[near & ~own], width)
        told = found[counts >= SHARED]
        found, counts = self._counted(self.starts[near], self.sizes[near], width)
        first, second = np.divmod(found, width)
        again = counts >= np.maximum(SHARED, AGAIN * np.minimum(lengths[first], lengths[second]))
        kept = np.union1d(told, found[again])
        first, second = np.divmod(kept, width)
        return list(zip(first.tolist(), second.tolist(), strict=True))

    def _counted(self, starts: Places, sizes: Places, width: int) -> tuple[Places, Places]:
        """Return the pairs that share shingles, ``first * width + second``, and how many they share."""
        keys = [np.zeros(0, dtype=np.int64)]
        for size in np.unique(sizes).tolist():
            rows = starts[sizes == size]
            for a in range(size):
                left = self.reports[rows + a].astype(np.int64) * width
                keys += [left + self.reports[rows + b] for b in range(a + 1, size)]
        return np.unique(np.concatenate(keys), return_counts=True)

    def often_within(self, houses: Places) -> Marks:
        """Tell which shingles one outlet, and no other, prints in ``HOUSE`` reports or more."""
        which, _, counts = self._by(houses)
        often = np.zeros(len(self.starts), dtype=bool)
        often[which[counts >= HOUSE]] = True
        often &= np.bincount(which, minlength=len(self.starts)) == 1
        return often

    def recurring(self, times: Places) -> Marks:
        """Tell which shingles ``HOUSE`` reports or more print at ``TIMES`` different times; -1 is no time."""
        which, time, _ = self._by(times)
        counts = np.bincount(which[time >= 0], minlength=len(self.starts))
        return (counts >= TIMES) & (self.sizes >= HOUSE)

    def _by(self, kinds: Places) -> tuple[Places, Places, Places]:
        """Return each shingle with each kind of report that holds it, and in how many reports."""
        which, width = np.repeat(np.arange(len(self.starts)), self.sizes), int(kinds.max(initial=0)) + 2
        found, counts = np.unique(which * width + kinds[self.reports] + 1, return_counts=True)
        return found // width, found % width - 1, counts
