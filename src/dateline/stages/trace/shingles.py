"""Which reports may share text: an index of word shingles over the pile, never all reports with all.

A shingle is the 64-bit hash of a few consecutive words (Broder 1997). Common shingles are left out when
pairs are formed, so that cost grows in line with the text. Refuses to judge a pair: ``passages`` aligns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.language.words import bare_words

Ints = npt.NDArray[np.int64]
Hashes = npt.NDArray[np.uint64]

SHORT, LONG = 5, 10  # words in a shingle: short ones survive word swaps, long ones are rarely chance
SHORT_SPREAD, LONG_SPREAD = 8, 60  # a shingle in more reports than this forms no pair
SHARED = 4  # shingles that a pair must share to be looked at
HOUSE = 4  # reports of one outlet that make a shingle the outlet's own boilerplate

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Coded:
    """The pile's words as numbers: ``words[i]`` are those of report ``i``."""

    words: tuple[Ints, ...]

    @classmethod
    def of(cls, texts: Sequence[str]) -> Coded:
        """Number the words of ``texts``; equal words get equal numbers."""
        numbers: dict[str, int] = {}
        coded = []
        for text in texts:
            row = [numbers.setdefault(word, len(numbers)) for word in bare_words(text)]
            coded.append(np.array(row, dtype=np.int64))
        return cls(tuple(coded))


@dataclass(frozen=True, slots=True)
class Candidates:
    """Pairs of reports (by place in the pile) worth aligning, and the shingles that are house boilerplate."""

    pairs: tuple[tuple[int, int], ...]
    boilerplate: frozenset[int]


def shingled(words: Ints, size: int) -> Hashes:
    """Return the hash of each run of ``size`` words."""
    count = len(words) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    mixed = _mixed(words.astype(np.uint64) + np.uint64(1))
    total = np.zeros(count, dtype=np.uint64)
    for k in range(size):
        total = total * _FACTOR + mixed[k : k + count]
    return _mixed(total)


def _mixed(x: Hashes) -> Hashes:
    """Spread the bits (the finaliser of SplitMix64)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))


def candidates(coded: Coded, outlets: Sequence[str | None]) -> Candidates:
    """Return the pairs that share rare shingles; ``outlets`` tells whose boilerplate a shingle may be."""
    short = _Index.of(coded, SHORT)
    pairs = set(short.pairs(SHORT_SPREAD))
    pairs.update(_Index.of(coded, LONG).pairs(LONG_SPREAD))
    return Candidates(tuple(sorted(pairs)), short.boilerplate(outlets))


@dataclass(frozen=True, slots=True)
class _Index:
    """Shared shingles only: ``hashes`` sorted, ``reports`` beside them, each report once a shingle."""

    hashes: Hashes
    reports: Ints
    starts: Ints
    sizes: Ints

    @classmethod
    def of(cls, coded: Coded, size: int) -> _Index:
        rows = [np.unique(shingled(words, size)) for words in coded.words]
        hashes = np.concatenate([*rows, np.zeros(0, dtype=np.uint64)])
        owners = np.repeat(np.arange(len(rows), dtype=np.int64), [len(row) for row in rows])
        order = np.argsort(hashes, kind="stable")
        hashes, owners = hashes[order], owners[order]
        same = hashes[1:] == hashes[:-1]
        shared = np.zeros(len(hashes), dtype=bool)
        shared[1:] |= same
        shared[:-1] |= same
        hashes, owners = hashes[shared], owners[shared]
        starts = (
            np.flatnonzero(np.concatenate([[True], hashes[1:] != hashes[:-1]])) if len(hashes) else owners
        )
        sizes = np.diff(np.concatenate([starts, [len(hashes)]]))
        return cls(hashes, owners, starts, sizes)

    def pairs(self, spread: int) -> Iterator[tuple[int, int]]:
        """Yield the pairs that share at least ``SHARED`` shingles of at most ``spread`` reports."""
        if not len(self.starts):
            return
        width = int(self.reports.max()) + 1
        keys = []
        for size in range(2, spread + 1):
            rows = self.starts[self.sizes == size]
            for a in range(size):
                keys += [self.reports[rows + a] * width + self.reports[rows + b] for b in range(a + 1, size)]
        found, counts = np.unique(np.concatenate(keys), return_counts=True)
        for key in found[counts >= SHARED].tolist():
            yield divmod(key, width)

    def boilerplate(self, outlets: Sequence[str | None]) -> frozenset[int]:
        """Return the shingles that one outlet prints in ``HOUSE`` reports or more."""
        names = {name: k for k, name in enumerate(dict.fromkeys(outlets))}
        houses = np.array([names[name] for name in outlets], dtype=np.int64)
        held: set[int] = set()
        for start, size in zip(self.starts.tolist(), self.sizes.tolist(), strict=True):
            if size >= HOUSE and np.bincount(houses[self.reports[start : start + size]]).max() >= HOUSE:
                held.add(int(self.hashes[start]))
        return frozenset(held)
