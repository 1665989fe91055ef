"""Whom a word can stand for by its place in the tree alone: the thing of a "which", the owner of a "her".

Refuses to weigh candidates by gender, number or nearness: that is for ``mentions``.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.model import Entity, Reading, Token


def thing_told(reading: Reading, noun: int, entities: Mapping[int, Entity]) -> int:
    """Climb from a person, who is no "which", to what is told of them ("a row with Ada Quill that began")."""
    entity, above = entities.get(noun), reading.tokens[reading.tokens[noun].head]
    if entity is None or entity.type != "PERSON" or above.pos != "ADP":
        return noun
    over = reading.tokens[above.head]
    return over.i if over.pos == "NOUN" else noun


def owner_above(reading: Reading, token: Token) -> int | None:
    """Return the mayor of "the mayor's reasons for her move": whose noun the pronoun's own noun hangs on."""
    noun = reading.tokens[token.head]
    preposition = reading.tokens[noun.head]
    if noun.dep != "pobj" or preposition.dep != "prep":
        return None
    above = reading.children[preposition.head]
    return next((c for c in above if reading.tokens[c].dep == "poss" and c < preposition.head), None)
