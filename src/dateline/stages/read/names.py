"""Carry names through a report: a full name once seen names its later short forms.

The tagger's spans are mended (titles, possessives and stray types cut or set right), bare surnames
that it dropped are found again, and a common noun such as "the alliance" gets the name it stands
for where the report makes that plain. Refuses to guess across reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from dateline.language.bodies import CALLED, FORMS_OF_ADDRESS, NOT_PEOPLE, ORGANISATIONS, TITLES
from dateline.language.people import FEMALE_NAMES, MALE_NAMES, NEVER_GIVEN, SURNAMES_FIRST
from dateline.language.places import country
from dateline.model import Entity, Token

_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC", "EVENT", "PRODUCT", "LAW", "WORK_OF_ART"})
_POSSESSIVES = ("'s", "’s", "'", "’")
_LONG_NAMES = re.compile(
    r"\b(?:"
    + "|".join(sorted((re.escape(n) for n in ORGANISATIONS if " " in n), key=len, reverse=True))
    + r")\b"
)
# "Jae-in", "Geun-hye".
_HYPHENED = re.compile(r"[A-Z][a-z]{1,5}-[A-Za-z][a-z]{1,5}")
_SYLLABLE = 5  # letters
_ARTICLES = ("the ", "The ", "a ", "A ", "an ")


def carry_names(text: str, tokens: Sequence[Token], entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the names of the report in order, each with its type and full name."""
    found = [_trimmed(text, e) for e in entities if e.type in _NAMES]
    found = [e for e in found if e.end > e.start and any(c.isalpha() for c in text[e.start : e.end])]
    people = _full_names(text, found)
    people = {last: name for last, name in people.items() if not _is_another(text, found, last, name)}
    mended = [_settled(text, e, people) for e in found]
    bodies = [Entity(m.start(), m.end(), "ORG", m[0]) for m in _LONG_NAMES.finditer(text)]
    mended = bodies + [e for e in mended if not any(b.start < e.end and e.start < b.end for b in bodies)]
    mended += _dropped(tokens, people, mended)
    mended = [_with_particle(text, e) for e in mended]
    covered = {e.start for e in mended}
    mended += [e for e in _called_again(tokens, {e.name for e in mended}) if e.start not in covered]
    return tuple(sorted(mended, key=lambda e: (e.start, -e.end)))


def _trimmed(text: str, entity: Entity) -> Entity:
    """Cut article, titles and possessive off the span."""
    start, end = entity.start, entity.end
    for mark in _POSSESSIVES:
        if text[start:end].endswith(mark):
            end -= len(mark)
            break
    for article in _ARTICLES:
        if text[start:end].startswith(article):
            start += len(article)
    if entity.type == "PERSON":
        while " " in text[start:end] and text[start:end].split()[0] in TITLES:
            start += len(text[start:end].split()[0])
            start += len(text[start:end]) - len(text[start:end].lstrip())
    while start < end and not text[end - 1].isalnum() and text[end - 1] not in ".)":
        end -= 1
    return replace(entity, start=start, end=end)


def _full_names(text: str, entities: Sequence[Entity]) -> dict[str, str]:
    """Map each surname to the one full personal name that ends in it; rivals cancel out.

    Of several the longest is taken, of equal ones the first told.
    """
    full: dict[str, dict[str, None]] = {}
    for entity in entities:
        name = " ".join(text[entity.start : entity.end].split())
        parts = name.split()
        capital = all(p[0].isupper() or "-" in p for p in parts)
        if entity.type == "PERSON" and 2 <= len(parts) <= 4 and capital:
            full.setdefault(_surname(parts), {})[name] = None
    return {last: max(names, key=len) for last, names in full.items() if _one_person(names)}


def _surname(parts: Sequence[str]) -> str:
    """Return the word of a full name by which its bearer is called again: the first of "Kim Jong Un".

    A family name stands first where the given name behind it is of two syllables with a hyphen or of two
    short words, or is a single word that no one bears as a family name with such a first one.
    """
    first, given = parts[0], parts[1:]
    if first not in SURNAMES_FIRST or given[-1] in SURNAMES_FIRST:
        return parts[-1]
    hyphened = len(given) == 1 and _HYPHENED.fullmatch(given[0]) is not None
    syllables = len(given) == 2 and all(len(part) <= _SYLLABLE for part in given)
    return first if hyphened or syllables or (len(given) == 1 and first in NEVER_GIVEN) else parts[-1]


def _one_person(names: Iterable[str]) -> bool:
    """Tell whether names of one surname may be of one person: their given names begin alike."""
    return len({_given(name.split())[0] for name in names}) == 1


def _given(parts: Sequence[str]) -> str:
    return parts[1] if _surname(parts) == parts[0] else parts[0]


def _is_another(text: str, entities: Sequence[Entity], last: str, name: str) -> bool:
    """Tell whether a surname is told first under a title that ``name`` never bears: it is another's then.

    "President Marlow" above "Edna Marlow, his wife" is not Edna, nor is "Mr Marlow"; and "Mr Kim" above
    "Sung Kim" may be anybody.
    """
    told = [(text[e.start : e.end], e.start) for e in entities]
    whole = [start for words, start in told if " ".join(words.split()) == name]
    bare = [start for words, start in told if words == last and start < min(whole)]
    if any(_bars(_preceding(text, start), last, name) for start in bare):
        return True
    return any(_titled(text, start) for start in bare) and not any(_titled(text, start) for start in whole)


def _bars(address: str, last: str, name: str) -> bool:
    """Tell whether whom a report calls "Mr" before it tells a full name cannot be taken for its bearer."""
    given = _given(name.split())
    if address.rstrip(".") == "Mr":
        return given in FEMALE_NAMES - MALE_NAMES or last in SURNAMES_FIRST
    if address.rstrip(".") in ("Mrs", "Ms"):
        return given in MALE_NAMES - FEMALE_NAMES or last in SURNAMES_FIRST
    return False


def _titled(text: str, start: int) -> bool:
    return _preceding(text, start) in TITLES - FORMS_OF_ADDRESS


def _preceding(text: str, start: int) -> str:
    """Return the word before a place, or none."""
    return "".join(text[max(0, start - 24) : start].split()[-1:])


def _settled(text: str, entity: Entity, people: dict[str, str]) -> Entity:
    """Give the entity its type and full name."""
    name = " ".join(text[entity.start : entity.end].split())
    if land := country(name):
        kind = "GPE" if name == land or name.isupper() or "." in name or " " in name else entity.type
        return replace(entity, type=kind if kind in ("GPE", "NORP") else "GPE", name=land)
    if name in ORGANISATIONS:
        return replace(entity, type="ORG", name=name)
    if name in NOT_PEOPLE:
        return replace(entity, type="EVENT" if entity.type == "PERSON" else entity.type, name=name)
    whole = people.get(name.split()[-1])
    if whole and (" " not in name or entity.type == "PERSON"):
        return replace(entity, type="PERSON", name=whole)
    return replace(entity, name=name)


def _with_particle(text: str, entity: Entity) -> Entity:
    """Let a name begin with the words of the full name before it: "Van Leeuw", not "Leeuw" alone."""
    told = text[entity.start : entity.end]
    if entity.type != "PERSON" or not entity.name.endswith(f" {told}"):
        return entity
    start = entity.start
    for word in reversed(entity.name[: -len(told)].split()):
        if not text.endswith(f"{word} ", 0, start):
            break
        start -= len(word) + 1
    return replace(entity, start=start)


def _dropped(tokens: Sequence[Token], people: dict[str, str], known: Sequence[Entity]) -> list[Entity]:
    """Find bare surnames, and countries and bodies, that the tagger passed over."""
    covered = {i for e in known for i in range(e.start, e.end)}
    found = []
    for token in tokens:
        if token.start in covered or not token.text[0].isupper():
            continue
        if token.text in people:
            found.append(Entity(token.start, token.end, "PERSON", people[token.text]))
        elif token.text in ORGANISATIONS:
            found.append(Entity(token.start, token.end, "ORG", token.text))
        elif token.pos in ("PROPN", "ADJ") and (land := country(token.text)):
            found.append(Entity(token.start, token.end, "GPE", land))
    return found


def _called_again(tokens: Sequence[Token], names: set[str]) -> list[Entity]:
    """Name "the alliance" where just one named body is called so."""
    rivals: dict[str, list[str]] = {}
    for name in sorted(names & CALLED.keys()):
        for noun in CALLED[name]:
            rivals.setdefault(noun, []).append(name)
    found = []
    for before, token in pairwise(tokens):
        if token.pos not in ("NOUN", "PROPN") or token.text not in rivals or len(rivals[token.text]) > 1:
            continue
        if before.lemma.lower() == "the" or before.pos == "ADJ":
            found.append(Entity(token.start, token.end, "ORG", rivals[token.text][0]))
    return found
