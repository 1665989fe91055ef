"""What one report is about, in numbers: weighted content words, names, and the days it points to.

Weights are TF-IDF with a sublinear count; headline and opening count more, names more, bare numbers less.
How common a word is comes from the pile and, as the pile may be small, from a table of news English.
Refuses grammar: only words, names and resolved times are read.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dateline.language.commonness import share
from dateline.language.words import WORD, stem
from dateline.model import Moment, Record
from dateline.stages.group.repeats import own_lines

TITLE, OPENING = 2.0, 1.5  # what a word counts in the headline, and in the opening
OPENING_WORDS = 60
NAME, NUMBER = 1.3, 0.7  # what a name's words and bare numbers weigh beside other words
BACKGROUND = 3000  # how many reports of general news the table of commonness stands for
FUNCTION = 0.5  # a word in more than this share of all news says nothing
POINTED = 45  # days: a longer stretch of time points to no happening
NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "PRODUCT", "NORP", "WORK_OF_ART", "LAW"})

_CAPITAL = re.compile(r"(?<=[^\s.!?:\"“”] )[A-Z][^\W_]*")

Vector = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Profile:
    """One report: the unit vector of its words, its names, its day, and the stretches of days it names.

    ``names`` are those of its words that are always written as names, ``called`` the full names.
    """

    id: str
    words: Vector
    called: tuple[str, ...]
    published: Moment
    pointed: tuple[Moment, ...] = ()
    length: int = 0
    names: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much a word tells: the logarithm of the inverse share of reports that hold it."""

    holds: Mapping[str, int]
    reports: int

    @classmethod
    def of(cls, counts: Iterable[Iterable[str]]) -> Rarity:
        """Count in how many reports each word stands."""
        held = [set(words) for words in counts]
        return cls(Counter(word for words in held for word in words), len(held))

    def __call__(self, word: str) -> float:
        """Return the weight of ``word``: zero for one in nearly all reports."""
        held = self.holds.get(word, 0) + BACKGROUND * share(word)
        return max(0.0, math.log((self.reports + BACKGROUND + 1) / (held + 0.5)))


def profiles(records: Sequence[Record]) -> tuple[Profile, ...]:
    """Return the profile of each record; rarity is counted over all of them."""
    texts = own_lines(records)
    counts = [_counts(text, record.report.title or "") for text, record in zip(texts, records, strict=True)]
    rarity = Rarity.of(counts)
    rows = zip(records, texts, counts, strict=True)
    return tuple(_profile(record, text, count, rarity) for record, text, count in rows)


def _profile(record: Record, text: str, counts: Mapping[str, float], rarity: Rarity) -> Profile:
    capital = {content_word(word) for word in _CAPITAL.findall(text)}
    words = {
        word: (1 + math.log(n)) * rarity(word) * _kind_weight(word, capital) for word, n in counts.items()
    }
    pointed = {t.moment for t in record.times if (t.moment.days or POINTED) < POINTED}
    days = sorted(pointed, key=lambda m: (str(m.earliest), str(m.latest)))
    return Profile(
        record.id,
        unit(words),
        _called(record),
        record.published.moment,
        tuple(days),
        len(record.report.text),
        frozenset(capital - {content_word(word) for word in {*WORD.findall(text)} if word[0].islower()}),
    )


def _kind_weight(word: str, names: set[str]) -> float:
    if word in names:
        return NAME
    return NUMBER if word[0].isdigit() else 1.0


def _counts(text: str, title: str) -> dict[str, float]:
    """Count the content words of a report, those of headline and opening higher."""
    counts: dict[str, float] = {}
    for k, word in enumerate(WORD.findall(text)):
        if key := content_word(word):
            counts[key] = counts.get(key, 0.0) + (OPENING if k < OPENING_WORDS else 1.0)
    for word in WORD.findall(title):
        if key := content_word(word):
            counts[key] = counts.get(key, 0.0) + TITLE
    return counts


@lru_cache(maxsize=200_000)
def content_word(word: str) -> str:
    """Return the key that ``word`` counts under, empty for one that tells nothing."""
    key = stem(word.lower())
    dull = len(word) < 2 or (len(word) < 3 and word.isdigit()) or share(key) > FUNCTION
    return "" if dull else key


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return ``weights`` scaled to length one, zeros left out."""
    length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items() if weight}


def dot(first: Vector, second: Vector) -> float:
    """Return the cosine of two unit vectors."""
    if len(first) > len(second):
        first, second = second, first
    return sum(weight * second[word] for word, weight in first.items() if word in second)


def _called(record: Record) -> tuple[str, ...]:
    """Return the names in a report, full forms, most frequent first."""
    names = Counter(
        entity.name.removeprefix("the ").removeprefix("The ")
        for entity in record.entities
        if entity.type in NAMED
    )
    return tuple(sorted(names, key=lambda name: (-names[name], name)))
