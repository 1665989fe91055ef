"""Harm to people: what cannot be one deed, and what is surely one.

The worst fault would be to make one attack of two, so places, parties and numbers veto.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.places import COUNTRY_OF, country
from dateline.language.senses import FAMILIES
from dateline.stages.compare.tellings import Telling, before_preposition

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_IN = re.compile(r"\b(?:in|at|near|outside|around)\s+(?:the\s+)?$")
_COUNTRIES = frozenset(COUNTRY_OF.values())


def is_harm(telling: Telling) -> bool:
    """Tell whether a clause is of attacking, shooting, killing or wounding."""
    return telling.sense in FAMILIES


def kind(telling: Telling) -> str:
    """Return the sense of a clause, or the family of senses that are told by turns of one deed."""
    return FAMILIES.get(telling.sense, telling.sense)


def apart(telling: Telling, others: Sequence[Telling]) -> bool:
    """Tell whether a clause of harm cannot be of the deed that ``others`` tell."""
    if not is_harm(telling):
        return False
    here = places(telling)
    there = {place for other in others for place in places(other)}
    if here and there and not here & there:
        return True
    return any(_swapped(telling, other) or _other_toll(telling, other) for other in others)


def one_place(a: Telling, b: Telling) -> bool:
    """Tell whether no two different places are named; countries are too wide to tell places apart."""
    here, there = places(a), places(b)
    return not here or not there or bool(here & there)


def places(telling: Telling) -> frozenset[str]:
    """Return the places narrower than a country that the clause names."""
    text, statement = telling.record.report.text, telling.statement
    inside = (e for e in telling.record.entities if statement.start <= e.start < statement.end)
    held = (e for e in inside if e.type in _PLACES or _IN.search(text[max(0, e.start - 12) : e.start]))
    return frozenset(e.name for e in held) - _COUNTRIES


def one_name(a: Telling, b: Telling) -> bool:
    """Tell whether two clauses of harm name the same person, who dies but once."""
    return is_harm(a) and bool(_persons(a) & _persons(b))


def _persons(telling: Telling) -> set[str]:
    named = (telling.statement.who, telling.statement.whom)
    people = {e.name for e in telling.record.entities if e.type == "PERSON" and " " in e.name}
    return {name for name in named if name in people}


def _swapped(a: Telling, b: Telling) -> bool:
    """Tell whether who did it in the one suffered it in the other."""
    doer, victim = _lands(before_preposition(a.statement.who)), _lands(a.statement.whom)
    other_doer, other_victim = _lands(before_preposition(b.statement.who)), _lands(b.statement.whom)
    return bool(doer & other_victim and victim & other_doer) and not doer & other_doer


def _lands(phrase: str) -> set[str]:
    words = phrase.replace(".", "").replace("-", " ").replace("’s", "").replace("'s", "").split()
    return {land for word in words if (land := country(word))}


def _other_toll(a: Telling, b: Telling) -> bool:
    """Tell whether one report gives two numbers for one kind of harm: two deeds, or a part of one."""
    if a.record.id != b.record.id or a.sense != b.sense:
        return False
    mine, other = _toll(a), _toll(b)
    return mine is not None and other is not None and mine != other


def _toll(telling: Telling) -> float | None:
    held = telling.statement.figures
    return telling.record.figures[held[0]].low if held else None
