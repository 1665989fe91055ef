"""Find who holds a role: "the president" is the person whom the report calls president.

A role is given by a title ("President Berg"), or by an apposition either way ("the mayor, Anna Berg";
"Anna Berg, the mayor"). Refuses roles told more closely ("the French president", "the former mayor"),
roles that are not held now, and what only the world knows: a report that never says who is president.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.language.people import FORMERLY, PEOPLE, TITLES
from dateline.model import Entity, Reading, Token


def holder(reading: Reading, entities: Mapping[int, Entity], i: int) -> Entity | None:
    """Return the person whom the noun ``i`` means ("the president"); the one named last before it.

    ``entities`` maps the last token of each name to the name. ``None`` for other nouns, for roles told
    more closely, and where no one before ``i`` has the role.
    """
    token = reading.tokens[i]
    if token.lemma.lower() not in PEOPLE or token.tag != "NN" or not _is_bare(reading, i):
        return None
    found = None
    for role, entity in _held(reading, entities, token.lemma.lower()):
        if role >= i:
            break
        found = entity
    return found


def _is_bare(reading: Reading, i: int) -> bool:
    """Tell a noun that "the" alone goes before, and nothing but a mark after."""
    below = [reading.tokens[c] for c in reading.children[i]]
    kept = [c for c in below if c.pos != "PUNCT"]
    return len(kept) == 1 and kept[0].text.lower() == "the"


def _held(reading: Reading, entities: Mapping[int, Entity], lemma: str) -> Iterator[tuple[int, Entity]]:
    """Yield each noun of the role with the person it is said of, in order of the text."""
    for token in reading.tokens:
        word = token.text.lower()
        if TITLES.get(word, token.lemma.lower()) != lemma or _is_former(reading, token):
            continue
        named = {"compound": _titled, "appos": _described}.get(token.dep, _apposed)(reading, entities, token)
        if named is not None and named.type == "PERSON":
            yield token.i, named


def _is_former(reading: Reading, token: Token) -> bool:
    """Tell a role that was, will be or might be held ("the former mayor", "vice president")."""
    before = reading.tokens[max(0, token.i - 2) : token.i]
    return any(t.text.lower() in FORMERLY for t in before)


def _titled(reading: Reading, entities: Mapping[int, Entity], token: Token) -> Entity | None:
    """Return the name that a title stands before."""
    return entities.get(token.head) if token.head > token.i else None


def _described(reading: Reading, entities: Mapping[int, Entity], token: Token) -> Entity | None:
    """Return the name that a role is set beside ("Anna Berg, the mayor of Oslo")."""
    return entities.get(token.head)


def _apposed(reading: Reading, entities: Mapping[int, Entity], token: Token) -> Entity | None:
    """Return the name set beside a role ("the mayor, Anna Berg")."""
    beside = (c for c in reading.children[token.i] if reading.tokens[c].dep == "appos" and c in entities)
    return next((entities[c] for c in beside), None)
