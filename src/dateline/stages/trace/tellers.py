"""Which report in the pile is the one that another cites.

"Reuters reported that …" rests on Reuters' own report where the pile holds it: one that the cited outlet
published, or that credits that agency alone, in the weeks before, that holds most of what the citing
sentence says and opens with what the citing report tells. Refuses a report that only shares the subject.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from dateline.language.commonness import share
from dateline.language.words import WORD, stem
from dateline.model import Record, Span
from dateline.stages.trace.coding import Coded, Ints

HELD = 0.6  # share of the sentence's words, weighed by rarity, that the cited report must hold
ALIKE = 0.5  # share of the cited report's opening, weighed alike, that the citing report must hold
OPENING = 60  # words
COMMON = 0.25  # share of news reports from which a word tells nothing
TOLD = 4  # words that must be held, at the least
WEEKS = 30  # days between the cited report and the citing one

# The report that an outlet's or agency's name and a citing sentence point to.
Teller = Callable[[str, Span], Record | None]


@dataclass(frozen=True, slots=True)
class Tellers:
    """The reports of each outlet and agency, to be looked up by what they tell: the stems of their words.

    ``numbers`` numbers the stems met so far, ``stems`` holds them by the hash of a word, ``weights`` weighs
    them by their rarity.
    """

    records: Sequence[Record]
    coded: Coded
    voices: dict[str, list[int]]
    numbers: dict[str, int] = field(default_factory=dict)
    stems: dict[int, int] = field(default_factory=dict)
    weights: list[float] = field(default_factory=list)
    _held: dict[str, tuple[Ints, Ints]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Sequence[Record], voices: Sequence[str | None], coded: Coded) -> Tellers:
        """Index ``records``, whose words are ``coded``, by the outlet or agency whose text they are."""
        voiced: dict[str, list[int]] = defaultdict(list)
        for k, voice in enumerate(voices):
            if voice:
                voiced[voice].append(k)
        return cls(records, coded, dict(voiced))

    def citing(self, k: int) -> Teller:
        """Return what finds the report that report ``k`` cites."""
        return lambda name, span: self._of_matter(name, span, k)

    def _of_matter(self, name: str, span: Span, k: int) -> Record | None:
        """Return the report of ``name`` that tells best what the sentence at ``span`` says, if one does."""
        if name not in self.voices:
            return None
        told = self._telling(k, *self.coded.within(k, span.start, span.end))
        told -= {self.numbers.get(stem(word.lower())) for word in WORD.findall(name)}
        if len(told) < TOLD:
            return None
        found = self._weighed(name, sorted(told))
        asked = np.flatnonzero(found >= HELD * self._sum(told)).tolist()
        fit = [
            (-found[n], self.records[j].id, j)
            for n, j in ((n, self.voices[name][n]) for n in asked)
            if _before(self.records[j], self.records[k]) and self._opens_alike(j, k)
        ]
        return self.records[min(fit)[2]] if fit else None

    def _stems_of(self, k: int, first: int, end: int) -> list[int]:
        """Return the stems of words ``[first, end)`` of report ``k``, each word once."""
        words, places = np.unique(self.coded.words[k][first:end], return_index=True)
        hashes = words.tolist()
        for word, place in zip(hashes, (places + first).tolist(), strict=True):
            if word not in self.stems:
                start, stop = self.coded.starts[k][place], self.coded.ends[k][place]
                self.stems[word] = self._number(stem(self.records[k].report.text[start:stop].lower()))
        return [self.stems[word] for word in hashes]

    def _number(self, told: str) -> int:
        if told not in self.numbers:
            self.numbers[told] = len(self.weights)
            self.weights.append(_weight(told))
        return self.numbers[told]

    def _telling(self, k: int, first: int, end: int) -> set[int]:
        """Return the stems of words ``[first, end)`` of report ``k`` that tell something."""
        return {s for s in self._stems_of(k, first, end) if self.weights[s]}

    def _sum(self, told: Iterable[int]) -> float:
        return math.fsum(self.weights[s] for s in told)

    def _weighed(self, name: str, told: list[int]) -> npt.NDArray[np.float64]:
        """Return how much of ``told`` each report of ``name`` holds."""
        stems, owners = self._index(name)
        found = np.zeros(len(self.voices[name]))
        lows, highs = np.searchsorted(stems, told), np.searchsorted(stems, told, side="right")
        for s, low, high in zip(told, lows, highs, strict=True):
            found[owners[low:high]] += self.weights[s]
        return found

    def _index(self, name: str) -> tuple[Ints, Ints]:
        """Return stems, ascending, and which reports of ``name`` hold them; made when first asked for."""
        if name not in self._held:
            rows = [sorted({*self._stems_of(k, 0, len(self.coded.words[k]))}) for k in self.voices[name]]
            owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row) for row in rows])
            stems = np.array([s for row in rows for s in row], dtype=np.int32)
            order = np.argsort(stems, kind="stable")
            self._held[name] = stems[order], owners[order]
        return self._held[name]

    def _opens_alike(self, told: int, citing: int) -> bool:
        """Tell whether the citing report holds most of what the cited one opens with."""
        opening = self._telling(told, 0, OPENING)
        held = opening.intersection(self._stems_of(citing, 0, len(self.coded.words[citing])))
        return self._sum(held) >= ALIKE * self._sum(opening)


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


def _before(told: Record, citing: Record) -> bool:
    """Tell whether ``told`` is another report that may have been out when ``citing`` was written."""
    if told.id == citing.id:
        return False
    first, last = told.published.moment, citing.published.moment
    early = not (first.earliest and last.latest) or first.earliest <= last.latest
    near = not (first.latest and last.earliest) or (last.earliest - first.latest).days <= WEEKS
    return early and near
