"""Which report in the pile is the one that another cites.

"Reuters reported that …" rests on Reuters' own report where the pile holds it: one that the cited outlet
published, or that credits that agency alone, in the weeks before, that holds most of what the citing
sentence says and opens with what the citing report tells. Refuses a report that only shares the subject.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from dateline.language.commonness import share
from dateline.language.words import WORD, stem
from dateline.model import Record

HELD = 0.6  # share of the sentence's words, weighed by rarity, that the cited report must hold
ALIKE = 0.5  # share of the cited report's opening, weighed alike, that the citing report must hold
OPENING = 60  # words
COMMON = 0.25  # share of news reports from which a word tells nothing
TOLD = 4  # words that must be held, at the least
WEEKS = 30  # days between the cited report and the citing one


@dataclass(frozen=True, slots=True)
class Tellers:
    """The reports of each outlet and agency, to be looked up by what they tell."""

    voices: dict[str, list[Record]]
    _held: dict[str, dict[str, list[int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, voiced: Iterable[tuple[str, Record]]) -> Tellers:
        """Index reports by the outlet or agency whose text they are; ``voiced`` in a settled order."""
        voices: dict[str, list[Record]] = defaultdict(list)
        for voice, record in voiced:
            voices[voice].append(record)
        return cls(dict(voices))

    def of_matter(self, name: str, sentence: str, citing: Record) -> Record | None:
        """Return the report of ``name`` that tells best what ``sentence`` of ``citing`` says, if one does."""
        told = _telling(sentence, name)
        if name not in self.voices or len(told) < TOLD:
            return None
        found: dict[int, float] = defaultdict(float)
        for word, weight in told.items():
            for k in self._index(name).get(word, ()):
                found[k] += weight
        asked = [(weight, self.voices[name][k]) for k, weight in found.items() if weight >= HELD * _sum(told)]
        fit = [(-w, r.id, r) for w, r in asked if _before(r, citing) and _opens_alike(r, citing)]
        return min(fit)[2] if fit else None

    def _index(self, name: str) -> dict[str, list[int]]:
        """Return in which reports of ``name`` each word stands; made when first asked for."""
        if name not in self._held:
            index: dict[str, list[int]] = defaultdict(list)
            for k, record in enumerate(self.voices[name]):
                for word in words_of(record.report.text):
                    index[word].append(k)
            self._held[name] = index
        return self._held[name]


def _sum(words: dict[str, float]) -> float:
    return sum(words.values())


def _opens_alike(told: Record, citing: Record) -> bool:
    """Tell whether the citing report holds most of what the cited one opens with."""
    opening = _telling(" ".join(told.report.text.split()[:OPENING]), "")
    held = words_of(citing.report.text)
    return sum(weight for word, weight in opening.items() if word in held) >= ALIKE * _sum(opening)


def share_held(sentence: str, words: frozenset[str]) -> float:
    """Return which share of what ``sentence`` tells, weighed by rarity, is among ``words``."""
    told = _telling(sentence, "")
    return sum(weight for word, weight in told.items() if word in words) / max(_sum(told), 1e-9)


def words_of(text: str) -> set[str]:
    """Return the stems of the words of a text."""
    return {stem(w.lower()) for w in {*WORD.findall(text)}}


def _telling(sentence: str, name: str) -> dict[str, float]:
    """Return the words of a sentence that tell something, with their weights by rarity."""
    own = {stem(w.lower()) for w in WORD.findall(name)}
    words = {stem(w.lower()) for w in WORD.findall(sentence) if len(w) > 1} - own
    return {w: -math.log(share(w)) for w in words if share(w) < COMMON}


def _before(told: Record, citing: Record) -> bool:
    """Tell whether ``told`` is another report that may have been out when ``citing`` was written."""
    if told.id == citing.id:
        return False
    first, last = told.published.moment, citing.published.moment
    early = not (first.earliest and last.latest) or first.earliest <= last.latest
    near = not (first.latest and last.earliest) or (last.earliest - first.latest).days <= WEEKS
    return early and near
