"""Find a subject by name or alias, and tell whether a phrase of the reports speaks of it.

A subject is what a user types: a name ("Jens Stoltenberg", "Stoltenberg"), an acronym or what it stands
for, or a thing in the reports' words ("NATO's mission in Iraq"). Refuses to guess: a name that fits
nothing, or two people, is answered with the names near it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from dateline.language.places import COUNTRY_OF, country
from dateline.language.senses import terms_of
from dateline.model import Evidence, Record, Story

_NEAR, _MOST_NEAR = 55.0, 6
# "The NATO plan", "its first step": nouns for what is done about a thing, not for another thing.
_WEAK = frozenset(
    term
    for word in "led based plan proposal step move decision idea scheme phase stage second third".split()
    for term in terms_of(word)
)
# With which words names of countries begin, "the" before them too.
_BEGIN = frozenset({"the", *(name.split()[0].lower() for name in COUNTRY_OF)})
_SPEAKABLE = frozenset(
    {"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"}
)


@lru_cache(maxsize=32768)
def terms(phrase: str) -> frozenset[str]:
    """Return what a phrase is compared by: countries for their names and adjectives, concepts, no weak words.

    >>> sorted(terms("the Danish-led operation")), sorted(terms("a mission of Denmark"))
    (['Denmark', 'mission'], ['Denmark', 'mission'])
    >>> terms("the U.S.") == terms("united states")
    True
    """
    words = [w.rstrip(".") if w.count(".") == 1 else w for w in re.findall(r"[\w.’'-]+", phrase)]
    found: set[str] = set()
    while words:
        length, land = _country(words)
        found.update([land] if land else terms_of(words[0]))
        words = words[length:]
    return frozenset(found - _WEAK)


def _country(words: Sequence[str]) -> tuple[int, str | None]:
    """Return how many of the first words name a country, in whatever case, and which; else 1 and none."""
    if words[0].lower() not in _BEGIN:
        return 1, None
    for length in range(min(3, len(words)), 0, -1):
        name = " ".join(words[:length])
        # "us" is a pronoun, "US" is not.
        is_word = name.islower() and len(name) < 4
        if not is_word and (land := country(name) or country(name.title())):
            return length, land
    return 1, None


def union(phrases: Iterable[str]) -> frozenset[str]:
    """Return the terms of all phrases together."""
    return frozenset().union(*map(terms, phrases))


def heads(story: Story) -> frozenset[str]:
    """Return the terms of a story's headlines."""
    return union((story.title, *(e.title for e in story.episodes)))


def points(story: Story) -> tuple[str, ...]:
    """Return what the story's findings on lasting things are said to be of."""
    return tuple(dict.fromkeys(f.subject for f in story.findings if f.subject and not f.of_happening))


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject that was found: its terms, those of them that are names, and the names it goes by."""

    told: str
    terms: frozenset[str]
    named: frozenset[str]
    names: tuple[str, ...]
    is_person: bool = False

    @property
    def plain(self) -> frozenset[str]:
        """The terms that are no names: what kind of thing it is."""
        return self.terms - self.named

    def is_main(self, story: Story) -> bool:
        """Tell whether the story is about the subject: headlines, main name and points have all its terms."""
        return self.terms <= heads(story) | union(story.subjects[:1]) | union(points(story))

    def is_of(self, phrase: str, names: frozenset[str], story: Story) -> bool:
        """Tell whether ``phrase`` can be words for the subject; ``names`` are the terms of all names.

        One may say less than the other, but not name another holder or another kind of thing. Words that
        share nothing with the subject ("the mission", for NATO) need a story that is about it, and it
        is no person.
        """
        said = terms(phrase)
        named, plain = said & names, said - names
        if not (named <= self.named or self.named <= named or self._is_told_apart(named, plain, story)):
            return False
        if plain and self.plain and not plain & self.plain:
            return False
        return bool(said & self.terms) or (not (named or self.is_person) and self.is_main(story))

    def _is_told_apart(self, named: frozenset[str], plain: frozenset[str], story: Story) -> bool:
        """Tell whether other names of the headlines are words for the same: "the Iraq mission" is NATO's."""
        return bool(plain & self.plain) and self.is_main(story) and named <= heads(story)

    def is_in(self, text: str, proof: Iterable[Evidence], story: Story) -> bool:
        """Tell whether a line tells of the subject: its words do, or, of a lesser subject, their proof."""
        said = terms(text)
        if self.terms <= said or (self.plain and self.plain & said and self.is_main(story)):
            return True
        return not self.is_main(story) and any(self.terms <= terms(e.quote) for e in proof)


def all_names(records: Iterable[Record]) -> Counter[str]:
    """Return the full names in the reports with how often each is told."""
    return Counter(e.name for r in records for e in r.entities if e.type in _SPEAKABLE)


def name_terms(names: Iterable[str]) -> frozenset[str]:
    """Return the terms that names consist of."""
    return union(n for n in names if n[:1].isupper())


def find_subject(told: str, records: Sequence[Record], stories: Sequence[Story]) -> Subject | tuple[str, ...]:
    """Return the subject called ``told``, or the names near it when none is, or more than one person."""
    names = all_names(records)
    wanted, known = terms(told), name_terms(names)
    fitting = [n for n, _ in names.most_common() if wanted and wanted <= terms(n)]
    fitting = fitting or [n for n in names if _stands_for(told, n) or _stands_for(n, told)]
    people = _people(fitting, records)
    people = tuple(p for p in people if p.casefold() == told.casefold())[:1] or people
    if len(people) > 1:
        return people
    if fitting and not wanted <= terms(fitting[0]):
        wanted = terms(fitting[0])
    if not wanted or not (fitting or any(_is_worded(wanted, known, s) for s in stories)):
        phrases = sorted({p for s in stories for p in points(s)})
        return _near(told, [*(n for n, _ in names.most_common()), *phrases])
    exact = list(people) or [n for n in fitting if terms(n) == wanted]
    return Subject(exact[0] if exact else told, wanted, wanted & known, tuple(fitting), bool(people))


def _is_worded(wanted: frozenset[str], known: frozenset[str], story: Story) -> bool:
    """Tell whether a story speaks of such a thing: in a headline, or in a point, with names beside it."""
    held = [terms(p) for p in (story.title, *(e.title for e in story.episodes), *points(story))]
    beside = known | heads(story)
    return any(wanted <= h or (h - known and h <= wanted and wanted - h <= beside) for h in held)


def _people(names: Iterable[str], records: Iterable[Record]) -> tuple[str, ...]:
    people = {e.name for r in records for e in r.entities if e.type == "PERSON"}
    return tuple(n for n in names if n in people and " " in n)


def _stands_for(short: str, full: str) -> bool:
    """Tell whether ``short`` is made of the initials of ``full``.

    >>> _stands_for("who", "World Health Organization"), _stands_for("UN", "United Kingdom")
    (True, False)
    """
    words = [w for w in re.findall(r"\w+", full) if w[0].isupper()]
    return len(words) > 1 and short.replace(".", "").upper() == "".join(w[0] for w in words)


def _near(told: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return the names most like ``told`` in their letters, or else the most told."""
    alike = process.extract(
        told, list(dict.fromkeys(names)), scorer=fuzz.WRatio, processor=str.casefold, limit=_MOST_NEAR
    )
    return tuple(name for name, score, _ in alike if score >= _NEAR) or tuple(names[:_MOST_NEAR])
