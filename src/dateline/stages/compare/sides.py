"""One side of a changed place: what the sentences of one revision tell there, ready to be compared.

Refuses to compare: that is for ``edits``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from dateline.language.places import country
from dateline.language.senses import sense, stem, terms_of
from dateline.language.words import bare_words
from dateline.model import Attribution, Entity, Evidence, Figure, Record, Span, Statement, Time
from dateline.stages.compare.alignment import text_of

_NAMES = frozenset("PERSON ORG GPE LOC FAC NORP EVENT PRODUCT LAW WORK_OF_ART".split())
_STANDING = {"happened": "fact", "ongoing": "fact", "planned": "ahead", "expected": "ahead"}
_WORD = re.compile(r"[^\W_][\w’'-]*")
_AGE = re.compile(r"\d+-(?:year|month)s?-old")
_POSSESSIVE = re.compile(r"[’']s?$")


class Whole:
    """A whole revision: what stands anywhere in it."""

    def __init__(self, record: Record) -> None:
        self.record = record

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of all its words."""
        return terms(self.record.report.text)

    @cached_property
    def words(self) -> frozenset[str]:
        """All its words in lower case."""
        return frozenset(bare_words(self.record.report.text))

    @cached_property
    def figures(self) -> frozenset[tuple[object, ...]]:
        """The values of all its figures, with what they count."""
        return frozenset(map(count_of, self.record.figures))

    @cached_property
    def deeds(self) -> frozenset[str]:
        """The senses of all its words and predicates."""
        return frozenset(kin(term) for term in self.terms) | {d for d, _ in self.standings}

    @cached_property
    def standings(self) -> frozenset[tuple[str, str]]:
        """The senses of its predicates, with how each stands."""
        return frozenset((kin(s.lemma), standing(s)) for s in self.record.statements)

    @cached_property
    def told(self) -> tuple[frozenset[str], ...]:
        """The stems of each of its sentences."""
        return tuple(terms(s.of(self.record.report.text)) for s in self.record.sentences)

    @cached_property
    def days(self) -> frozenset[str]:
        """The values of all its times."""
        return frozenset(t.value for t in self.record.times)


class Side:
    """The sentences ``spans`` of one revision at one place."""

    def __init__(self, whole: Whole, spans: tuple[Span, ...]) -> None:
        self.whole, self.spans = whole, spans

    @property
    def record(self) -> Record:
        """The record of the revision."""
        return self.whole.record

    @cached_property
    def text(self) -> str:
        """The words of the place."""
        return " ".join(text_of(self.record, self.spans).split())

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the place in lower case."""
        return frozenset(bare_words(self.text))

    @cached_property
    def terms(self) -> frozenset[str]:
        """The stems of the words of the place."""
        return terms(self.text)

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures of the place."""
        return tuple(f for f in self.record.figures if self.holds(f.start))

    @cached_property
    def times(self) -> tuple[Time, ...]:
        """The days and clock times of the place; "now" and "recently" are none."""
        told = (t for t in self.record.times if self.holds(t.start) and t.type in ("DATE", "TIME"))
        return tuple(t for t in told if not t.value.endswith("_REF"))

    @cached_property
    def statements(self) -> tuple[tuple[int, Statement], ...]:
        """The statements of the place with their numbers in the record."""
        return tuple((n, s) for n, s in enumerate(self.record.statements) if self.holds(s.head.start))

    @cached_property
    def attributions(self) -> tuple[Attribution, ...]:
        """Who says what at the place."""
        return tuple(a for a in self.record.attributions if a.cue and self.holds(a.cue[0].start))

    @cached_property
    def names(self) -> dict[str, Entity]:
        """The names of the place, by what they are compared by."""
        held = (e for e in self.record.entities if e.type in _NAMES and self.holds(e.start))
        return {name_of(e): e for e in held}

    def is_number(self, figure: Figure) -> bool:
        """Tell a number from the one person whom "a man was killed" counts, and from "no one"."""
        told = _AGE.sub("", self.quote(figure.start, figure.end).lower())
        return figure.low not in (0, 1) or any(c.isdigit() for c in told) or told.startswith("one")

    def holds(self, offset: int) -> bool:
        """Tell whether something that starts at ``offset`` stands in the place."""
        return any(s.start <= offset < s.end for s in self.spans)

    def quote(self, start: int, end: int) -> str:
        """Return the words between two offsets on one line."""
        return " ".join(self.record.report.text[start:end].split())

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The sentences of the place."""
        return tuple(map(self.record.quote, self.spans))


def terms(text: str) -> frozenset[str]:
    """Return what the words of ``text`` are compared by: stems, senses, countries."""
    return frozenset(term for word in _WORD.findall(text) for term in terms_of(word))


def value_of(figure: Figure) -> tuple[object, ...]:
    """Return what makes two figures one value."""
    return figure.low, figure.high, figure.change, figure.unit


def count_of(figure: Figure) -> tuple[object, ...]:
    """Return the value of a figure with what it counts."""
    return *value_of(figure), stem(figure.noun)


def kin(lemma: str) -> str:
    """Return the sense of a predicate; an attack and a shooting are told by turns for one deed."""
    told = sense(lemma)
    return "attack" if told == "shoot" else told


def standing(statement: Statement) -> str:
    """Return how far a statement is fact, in coarse steps: news tells what is planned as expected too."""
    if statement.certainty < 0:
        return "denied"
    return _STANDING.get(statement.status, statement.status)


def name_of(entity: Entity) -> str:
    """Return what a name is compared by: its full form, a country for its people."""
    told = _POSSESSIVE.sub("", entity.name.strip())
    bare = told.removeprefix("the ").removeprefix("The ")
    return (country(bare) or bare).lower()


def unmatched(items: Iterable[object], others: Sequence[object]) -> list[int]:
    """Return the numbers of those ``items`` that have no equal left among ``others``."""
    spare = list(others)
    left = []
    for number, item in enumerate(items):
        if item in spare:
            spare.remove(item)
        else:
            left.append(number)
    return left
