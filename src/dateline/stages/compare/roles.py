"""Read roles and states off statements: who leads, where they meet, whether it is suspended.

A role's value is a country, someone of a country, or a name in full; a state's is one that the attribute
declares. Only what is told as fact counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.language.places import country
from dateline.language.senses import HAVING, concept, sense
from dateline.model import Attribute, Span
from dateline.stages.compare.point import Point, as_of, owners, places
from dateline.stages.compare.tellings import Telling, head_noun

_TYPES = {
    "person": frozenset({"PERSON"}),
    "organisation": frozenset({"ORG"}),
    "place": frozenset({"GPE", "LOC", "FAC"}),
    "country": frozenset({"GPE"}),
}
_FEW_WORDS = 5
# The word for the state of what someone has since a day.
_LASTING = "last"
# What stands beside a thing and does not own it: where it is, who leads it.
_BESIDE = re.compile(
    r"\b(?:in|at|near|outside) (?:the )?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*|\b[\w.]+-(?:led|based|backed)\b"
)


def roles(telling: Telling, happening: int | None, attributes: Sequence[Attribute]) -> Iterable[Point]:
    """Yield the roles and states that a clause tells."""
    if telling.standing != "fact":
        return
    for rule in attributes:
        if rule.kind == "figure" or (rule.of_happening and happening is None):
            continue
        value = _filler(rule, telling) if rule.kind == "role" else _state(rule, telling)
        if not value:
            continue
        point = _point(rule, telling, value, happening)
        if rule.kind == "role" and rule.types == {"country"}:
            point = replace(point, value=_worded(_phrase(rule, telling), value, telling), stands_for=value)
        yield point


def chosen(rule: Attribute, telling: Telling) -> bool:
    """Tell whether one of the rule's triggers is the clause's verb, or names its sense."""
    return bool(rule.triggers & {telling.sense, telling.statement.lemma})


def _filler(rule: Attribute, telling: Telling) -> str:
    """Return who fills the role in a clause that the rule's triggers choose."""
    if not chosen(rule, telling) or not _about(rule, telling):
        return ""
    phrase = _phrase(rule, telling)
    if rule.types == {"country"}:
        lands = sorted({land for word in re.split(r"[\s-]", phrase) if (land := country(word))})
        return lands[0] if len(lands) == 1 else ""
    types = {t for name in rule.types for t in _TYPES[name]}
    names = {e.name for e in telling.record.entities if not types or e.type in types}
    return phrase if phrase in names else ""


def _phrase(rule: Attribute, telling: Telling) -> str:
    statement = telling.statement
    return {"who": statement.who, "whom": statement.whom, "where": statement.where}[rule.filler]


def _worded(phrase: str, land: str, telling: Telling) -> str:
    """Return the country, or the words for one of its people who fills the role: "a Danish admiral"."""
    if len(phrase.split()) > _FEW_WORDS or country(phrase.removesuffix("’s").removesuffix("'s")):
        return land
    told = re.search(rf"\b(?:(an?|the)\s+)?{re.escape(phrase)}\b", telling.evidence.quote, re.I)
    return f"{told[1].lower()} {' '.join(phrase.split())}" if told and told[1] else land


def _about(rule: Attribute, telling: Telling) -> bool:
    """Tell whether subject or object is one of the nouns that the rule is about."""
    if not rule.subjects:
        return True
    nouns = {head_noun(telling.statement.who), head_noun(telling.statement.whom)}
    return bool(nouns & rule.subjects)


def _state(rule: Attribute, telling: Telling) -> str:
    """Return the one state that the clause tells, "" for none or several; what one has since a day lasts."""
    if not _about(rule, telling):
        return ""
    words = {telling.sense}
    if telling.since and telling.statement.status == "ongoing" and telling.statement.lemma in HAVING:
        words.add(_LASTING)
    if rule.triggers:
        if not chosen(rule, telling):
            return ""
        words |= telling.terms
    said = f" {telling.statement.what.lower()} "
    found = [
        name
        for name, held in rule.states
        if words & {f(w) for w in held for f in (sense, concept)}
        or any(f" {phrase} " in said for phrase in held if " " in phrase)
    ]
    return found[0] if len(found) == 1 else ""


def _point(rule: Attribute, telling: Telling, value: str, happening: int | None) -> Point:
    statement = telling.statement
    noun = next((n for n in map(head_noun, (statement.whom, statement.who)) if n in rule.subjects), "")
    return Point(
        attribute=rule.name,
        value=value,
        low=None,
        high=None,
        change="=",
        status=statement.status,
        telling=telling,
        span=Span(statement.start, statement.end),
        # What lasts since a day holds on the day it is told.
        as_of=telling.record.published.moment if statement.status == "ongoing" else as_of(telling),
        rule=rule,
        holder=concept(noun) if noun else "",
        heads=frozenset({rule.name}),
        kind=_kind_of_place(value, telling) if rule.filler == "where" else "",
        places=places(telling),
        owners=_owners(telling) if rule.kind == "state" else frozenset(),
        happening=happening if rule.of_happening else None,
    )


def _kind_of_place(name: str, telling: Telling) -> str:
    if country(name):
        return "country"
    types = {e.type for e in telling.record.entities if e.name == name}
    return "town" if types == {"GPE"} else "spot"


def _owners(telling: Telling) -> frozenset[str]:
    """Return the bodies and countries named as doer, else those named with the thing: no place, no leader."""
    phrases = (_BESIDE.sub("", phrase) for phrase in (telling.statement.who, telling.statement.whom))
    return next((found for phrase in phrases if (found := owners(telling, phrase))), frozenset())
