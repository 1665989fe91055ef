"""The words of a pile as numbers, with where they stand: what all tracing counts with.

A text is cut by its code points, not by a pattern, since a large pile is mostly this. Words are those of
``language.words.bare_words``, save that accents are folded ("Médecins" is "Medecins"). Refuses letters beyond
the basic plane: they part words.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Hashes = npt.NDArray[np.uint64]

_PLANE = 0x10000
_LONGEST = 64  # letters of a word that are told apart by their place
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_PLACES = np.cumprod(np.full(_LONGEST, _FACTOR))


@dataclass(frozen=True, slots=True)
class Coded:
    """``words[i]`` numbers the words of report ``i``, ``starts[i]`` and ``ends[i]`` tell where they stand.

    Equal words have equal numbers; ``vocabulary`` spells them, in lower case, and ``hashes`` holds the hash of
    each, ascending.
    """

    words: tuple[Ints, ...]
    starts: tuple[Ints, ...]
    ends: tuple[Ints, ...]
    vocabulary: tuple[str, ...]
    hashes: Hashes

    @classmethod
    def of(cls, texts: Sequence[str]) -> Coded:
        """Number the words of ``texts``.

        >>> coded = Coded.of(["The dam—the dam!", "A DAM"])
        >>> [[coded.vocabulary[k] for k in row] for row in coded.words]
        [['the', 'dam', 'the', 'dam'], ['a', 'dam']]
        """
        cut = [_cut(text) for text in texts]
        starts, ends = tuple(s for _, s, _ in cut), tuple(e for _, _, e in cut)
        hashes = np.concatenate([np.zeros(0, dtype=np.uint64), *(h for h, _, _ in cut)])
        del cut
        known, first, inverse = np.unique(hashes, return_index=True, return_inverse=True)
        limits = np.cumsum([0, *map(len, starts)])
        owners = np.searchsorted(limits, first, side="right") - 1
        places = zip(owners.tolist(), (first - limits[owners]).tolist(), strict=True)
        spelt = tuple(texts[i][starts[i][k] : ends[i][k]].lower() for i, k in places)
        numbers = inverse.astype(np.int32)
        words = tuple(numbers[a:b] for a, b in zip(limits[:-1].tolist(), limits[1:].tolist(), strict=True))
        return cls(words, starts, ends, spelt, known)

    def numbered(self, text: str) -> Ints:
        """Return the numbers of those words of ``text`` that the pile holds."""
        hashes, _, _ = _cut(text)
        places = np.searchsorted(self.hashes, hashes)
        known = places < len(self.hashes)
        known[known] = self.hashes[places[known]] == hashes[known]
        return places[known].astype(np.int32)

    def within(self, report: int, start: int, end: int) -> Ints:
        """Return the words of a report that start in ``[start, end)``."""
        first, last = np.searchsorted(self.starts[report], (start, end))
        return self.words[report][first:last]


@cache
def _letters() -> npt.NDArray[np.uint64]:
    """Return for each code point of the basic plane its plain lower-case letter; 0 where it is none."""
    table = np.zeros(_PLANE + 1, dtype=np.uint64)
    for code in range(_PLANE):
        sign = chr(code)
        if sign.isalnum():
            table[code] = ord(unicodedata.normalize("NFKD", sign.lower())[0])
    return table


def _cut(text: str) -> tuple[Hashes, Ints, Ints]:
    """Return the hash, start and end of each word."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
    letters = _letters()[np.minimum(codes, _PLANE)]
    inside = np.zeros(len(codes) + 2, dtype=np.int8)
    inside[1:-1] = letters != 0
    edges = np.flatnonzero(np.diff(inside)).astype(np.int32)
    starts, ends = edges[::2], edges[1::2]
    if not len(starts):
        return np.zeros(0, dtype=np.uint64), starts, ends
    # Signs between words count 0, so that the sum from one word's start to the next one's is the word's.
    lengths = np.diff(starts, append=len(codes))
    places = np.arange(starts[0], len(codes)) - np.repeat(starts, lengths)
    values = letters[starts[0] :] * _PLACES[np.minimum(places, _LONGEST - 1)]
    return mixed(np.add.reduceat(values, starts - starts[0])), starts, ends


def mixed(x: Hashes) -> Hashes:
    """Spread the bits (the finaliser of SplitMix64)."""
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return x ^ (x >> np.uint64(31))
