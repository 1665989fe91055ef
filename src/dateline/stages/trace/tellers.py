"""Which report in the pile is the one that another cites.

"Reuters reported that …" rests on Reuters' own report where the pile holds it: one that the cited outlet
published, or that credits that agency alone, in the weeks before, that holds most of what the citing
sentence says and opens with what the citing report tells. Both are looked up by their weightiest words: a
report without any of them cannot hold enough. Refuses a report that only shares the subject.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import numpy as np

from dateline.language.commonness import share
from dateline.language.words import WORD, stem
from dateline.model import Record
from dateline.stages.trace.coding import Hashes, among, ascending, digest, mixed

HELD = 0.6  # share of the sentence's words, weighed by rarity, that the cited report must hold
ALIKE = 0.5  # share of the cited report's opening, weighed alike, that the citing report must hold
OPENING = 60  # words
COMMON = 0.25  # share of news reports from which a word tells nothing
TOLD = 4  # words that must be held, at the least
WEEKS = 30  # days between the cited report and the citing one

_BITS = 36  # of a key's hash that are kept: 12 number its bucket
_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Stems:
    """The stems of a text that tell something, as hashes that ascend, and how much each tells."""

    hashes: Hashes
    weights: tuple[float, ...]

    @classmethod
    def of(cls, words: Iterable[str]) -> Stems:
        """Weigh ``words``, as written."""
        held = dict(sorted(told for word in {*words} if (told := _told(word))))
        return cls(np.fromiter(held.keys(), dtype=np.uint64, count=len(held)), tuple(held.values()))

    def total(self) -> float:
        """Return how much all of it tells."""
        return math.fsum(self.weights)

    def among(self, others: Hashes) -> float:
        """Return how much of it is in ``others``, which ascend."""
        held = np.flatnonzero(among(self.hashes, others)).tolist()
        return math.fsum(self.weights[n] for n in held)

    def without(self, others: Stems) -> Stems:
        """Return the stems that are not in ``others``."""
        left = np.flatnonzero(~among(self.hashes, others.hashes))
        return Stems(self.hashes[left], tuple(self.weights[n] for n in left.tolist()))

    def weightiest(self, share_of_all: float) -> Hashes:
        """Return the fewest stems, weightiest first, that tell more than a share of all."""
        order = sorted(range(len(self.weights)), key=lambda n: (-self.weights[n], int(self.hashes[n])))
        sums = np.cumsum([self.weights[n] for n in order]) if order else np.zeros(0)
        count = int(np.searchsorted(sums, share_of_all * self.total() * (1 + 1e-9), side="right")) + 1
        return self.hashes[order[:count]]


@lru_cache(maxsize=1 << 17)
def _told(word: str) -> tuple[int, float] | None:
    """Return the hash and the weight of the stem of a word, as written; None where it tells nothing."""
    told = stem(word.lower())
    weight = _weight(told)
    return (digest(told), weight) if weight else None


def opening_of(record: Record) -> Stems:
    """Return what a report opens with."""
    return Stems.of(match[0] for match in islice(WORD.finditer(record.report.text), OPENING))


def sentence_of(text: str, name: str) -> Stems | None:
    """Return what a sentence that cites ``name`` tells beside the name; None where it is too little."""
    told = Stems.of(WORD.findall(text)).without(Stems.of(WORD.findall(name)))
    return told if len(told.weights) >= TOLD else None


def keys(name: str, stems: Hashes) -> Hashes:
    """Return the keys, ascending, of ``stems`` told by (or on the word of) an outlet or agency."""
    return ascending(mixed(np.uint64(digest(name)) + _FACTOR * stems) >> np.uint64(64 - _BITS))


@dataclass(frozen=True, slots=True)
class Days:
    """The first and the last day, as ordinals, on which a report may have been published."""

    first: int | None
    last: int | None

    @classmethod
    def of(cls, record: Record) -> Days:
        """Return the days of a report."""
        moment = record.published.moment
        first, last = moment.earliest, moment.latest
        return cls(first.toordinal() if first else None, last.toordinal() if last else None)

    def may_be_cited_on(self, citing: Days) -> bool:
        """Tell whether what was out then may have been when ``citing`` was written, and is not too old."""
        early = self.first is None or citing.last is None or self.first <= citing.last
        return early and (self.last is None or citing.first is None or citing.first - self.last <= WEEKS)


def _weight(word: str) -> float:
    """Return how much a stem tells; 0 where it is too common or too short to tell anything."""
    return -math.log(share(word)) if len(word) > 1 and share(word) < COMMON else 0.0


def share_held(sentence: str, words: frozenset[str]) -> float:
    """Return which share of what ``sentence`` tells, weighed by rarity, is among ``words``."""
    told = {word: _weight(word) for word in words_of(sentence)}
    return sum(weight for word, weight in told.items() if word in words) / max(sum(told.values()), 1e-9)


def words_of(text: str) -> set[str]:
    """Return the stems of the words of a text."""
    return {stem(w.lower()) for w in {*WORD.findall(text)}}
