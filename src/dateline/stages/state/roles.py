"""Say who does what to whom, and where, in a clause.

Roles are those of meaning: the agent of a passive is ``who``, its subject ``whom``. Refuses to look
beyond the clause and what its words stand for.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Reading
from dateline.stages.state.clauses import Clause
from dateline.stages.state.mentions import Mentions

_PLACE_WORDS = frozenset("in at near outside inside on across off around into".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_OF_PATIENT = frozenset("of on against to at".split())


class Roles(NamedTuple):
    """Names in full; "" for what the clause does not tell."""

    who: str = ""
    whom: str = ""
    where: str = ""


def roles(reading: Reading, clause: Clause, mentions: Mentions) -> Roles:
    """Return the roles of ``clause``."""
    who, whom = _ACTED[clause.form](reading, clause, mentions)
    return Roles(_name(who, mentions), _name(whom, mentions), _where(reading, clause, mentions))


_Pair = tuple[int | None, int | None]


def _name(i: int | None, mentions: Mentions) -> str:
    return mentions.name(i) if i is not None else ""


def _verbal(reading: Reading, clause: Clause, _: Mentions) -> _Pair:
    if clause.passive:
        return _agent(reading, clause), clause.subject
    return clause.subject, clause.object


def _apposed(reading: Reading, clause: Clause, _: Mentions) -> _Pair:
    """Return Canada and the operation for "the Canada-led operation"."""
    agents = (c for c in reading.children[clause.node] if reading.tokens[c].dep in ("npadvmod", "nsubj"))
    return next(agents, None), reading.tokens[clause.node].head


def _agent(reading: Reading, clause: Clause) -> int | None:
    for c in reading.children[clause.node]:
        if reading.tokens[c].dep == "agent" or (
            reading.tokens[c].dep == "prep" and reading.tokens[c].text == "by"
        ):
            return _object_of(reading, c)
    return None


def _object_of(reading: Reading, preposition: int) -> int | None:
    return next((j for j in reading.children[preposition] if reading.tokens[j].dep == "pobj"), None)


def _nominal(reading: Reading, clause: Clause, mentions: Mentions) -> _Pair:
    """Return who does and who suffers a happening told as a noun ("Rome's siege of Veii")."""
    who = whom = None
    for c in reading.children[clause.node]:
        token = reading.tokens[c]
        word = token.text.lower()
        if token.dep == "poss":
            who = c
        elif word == "by" and _object_of(reading, c) is not None:
            who = _object_of(reading, c)
        elif token.dep in ("compound", "nmod", "amod") and who is None:
            entity = mentions.entity(c)
            who = c if entity is not None and entity.type in _ACTORS else None
        elif word in _OF_PATIENT and whom is None:
            whom = _object_of(reading, c)
    return who, whom


_ACTED = {
    "finite": _verbal,
    "infinitive": _verbal,
    "participle": _verbal,
    "apposition": _apposed,
    "nominal": _nominal,
}


def _where(reading: Reading, clause: Clause, mentions: Mentions) -> str:
    """Return the place that the clause, or its object, names."""
    for i in (clause.node, clause.object):
        for c in reading.children[i] if i is not None else ():
            token = reading.tokens[c]
            if token.dep != "prep" or token.text.lower() not in _PLACE_WORDS:
                continue
            noun = _object_of(reading, c)
            entity = mentions.entity(noun) if noun is not None else None
            if noun is not None and entity is not None and entity.type in _PLACES:
                return mentions.name(noun)
    return ""
