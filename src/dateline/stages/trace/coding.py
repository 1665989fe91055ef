"""The words of a text as 64-bit hashes, with where they stand: what all tracing counts with.

A text is cut by its code points, not by a pattern, since a large pile is mostly this. Words are those of
``language.words.bare_words``, save that accents are folded ("Médecins" is "Medecins"). Refuses letters beyond
the basic plane: they part words.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import blake2b

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
    """The words of a text: their hashes, and where each starts and ends."""

    words: Hashes
    starts: Ints
    ends: Ints

    @classmethod
    def of(cls, text: str) -> Coded:
        """Hash the words of ``text``.

        >>> coded = Coded.of("The dam—the dam!")
        >>> (coded.words == coded.words[1]).tolist(), coded.starts.tolist()
        ([False, True, False, True], [0, 4, 8, 12])
        """
        return cls(*_cut(text))


def hashed(text: str) -> Hashes:
    """Return the hashes of the words of ``text``, in order."""
    return _cut(text)[0]


@lru_cache(maxsize=1 << 16)
def digest(word: str) -> int:
    """Return 64 bits that stand for ``word`` as written, the same on every machine."""
    return int.from_bytes(blake2b(word.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


def among(words: Hashes, known: Hashes) -> npt.NDArray[np.bool_]:
    """Tell which of ``words`` are in ``known``, which ascends.

    >>> among(hashed("the dam held"), np.sort(hashed("a dam"))).tolist()
    [False, True, False]
    """
    if not len(known):
        return np.zeros(len(words), dtype=bool)
    found: npt.NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, words), len(known) - 1)] == words
    return found


def ascending(hashes: Hashes) -> Hashes:
    """Return ``hashes`` sorted, each once; for short arrays faster than ``np.unique``.

    >>> ascending(np.array([3, 1, 3], dtype=np.uint64)).tolist()
    [1, 3]
    """
    held = np.sort(hashes)
    first = np.ones(len(held), dtype=bool)
    np.not_equal(held[1:], held[:-1], out=first[1:])
    return held[first]


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
