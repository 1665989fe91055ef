"""Which report in the pile is the one that another cites.

"Reuters reported that …" rests on Reuters' own report where the pile holds it: one that the cited outlet
published, or that credits that agency alone, in the weeks before, that holds most of what the citing
sentence says and opens with what the citing report tells. Refuses a report that only shares the subject.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
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
    """The reports of each outlet and agency, to be looked up by what they tell.

    ``stems`` numbers the stem of each word of the vocabulary, ``weights`` weighs each stem by its rarity.
    """

    records: Sequence[Record]
    coded: Coded
    voices: dict[str, list[int]]
    stems: Ints
    weights: npt.NDArray[np.float64]
    _held: dict[str, tuple[Ints, Ints]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Sequence[Record], voices: Sequence[str | None], coded: Coded) -> Tellers:
        """Index ``records``, whose words are ``coded``, by the outlet or agency whose text they are."""
        voiced: dict[str, list[int]] = defaultdict(list)
        for k, voice in enumerate(voices):
            if voice:
                voiced[voice].append(k)
        numbers: dict[str, int] = {}
        stems = [numbers.setdefault(stem(word), len(numbers)) for word in coded.vocabulary]
        weights = np.array([_weight(word) for word in numbers], dtype=np.float64)
        return cls(records, coded, dict(voiced), np.array(stems, dtype=np.int32), weights)

    def citing(self, k: int) -> Teller:
        """Return what finds the report that report ``k`` cites."""
        return lambda name, span: self._of_matter(name, span, k)

    def _of_matter(self, name: str, span: Span, k: int) -> Record | None:
        """Return the report of ``name`` that tells best what the sentence at ``span`` says, if one does."""
        if name not in self.voices:
            return None
        told = self._telling(self.coded.within(k, span.start, span.end))
        told = np.setdiff1d(told, self.stems[self.coded.numbered(name)])
        if len(told) < TOLD:
            return None
        found = self._weighed(name, told)
        asked = np.flatnonzero(found >= HELD * self.weights[told].sum()).tolist()
        fit = [
            (-found[n], self.records[j].id, j)
            for n, j in ((n, self.voices[name][n]) for n in asked)
            if _before(self.records[j], self.records[k]) and self._opens_alike(j, k)
        ]
        return self.records[min(fit)[2]] if fit else None

    def _telling(self, words: Ints) -> Ints:
        """Return the stems of ``words`` that tell something."""
        told = np.unique(self.stems[words])
        return told[self.weights[told] > 0]

    def _weighed(self, name: str, told: Ints) -> npt.NDArray[np.float64]:
        """Return how much of ``told`` each report of ``name`` holds."""
        stems, owners = self._index(name)
        found = np.zeros(len(self.voices[name]))
        lows, highs = np.searchsorted(stems, told), np.searchsorted(stems, told, side="right")
        for low, high, weight in zip(lows, highs, self.weights[told], strict=True):
            found[owners[low:high]] += weight
        return found

    def _index(self, name: str) -> tuple[Ints, Ints]:
        """Return stems, ascending, and which reports of ``name`` hold them; made when first asked for."""
        if name not in self._held:
            rows = [np.unique(self.stems[self.coded.words[k]]) for k in self.voices[name]]
            owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row) for row in rows])
            stems = np.concatenate(rows)
            order = np.argsort(stems, kind="stable")
            self._held[name] = stems[order], owners[order]
        return self._held[name]

    def _opens_alike(self, told: int, citing: int) -> bool:
        """Tell whether the citing report holds most of what the cited one opens with."""
        opening = self._telling(self.coded.words[told][:OPENING])
        held = np.isin(opening, self.stems[self.coded.words[citing]])
        weights = self.weights[opening]
        return bool(weights[held].sum() >= ALIKE * weights.sum())


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
