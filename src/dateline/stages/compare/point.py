"""A point: one value that one report gives, and all that decides what it may be compared with."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language.places import country
from dateline.model import Attribute, Moment, Span
from dateline.stages.compare.tellings import Telling

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_OWNERS = frozenset({"ORG", "GPE"})


@dataclass(frozen=True, slots=True)
class Point:
    """One value in one report. ``subject`` and ``attribute`` name the point it is on.

    ``as_of`` is when the value holds: the days of its happening or clause if told, else the report's.
    ``rule`` is the declared attribute, ``None`` for a plain count. ``holder`` is who or what has it, in the
    clause's words, ``heads`` the concepts of the nouns for it, ``happening`` the number of the happening it
    is of. ``party`` says who is counted ("police officers"), empty for anyone, ``names`` who they are;
    ``places`` are those of the whole sentence, ``owners`` the bodies and countries of the holder's phrase.
    ``part`` marks a number counted within another, ``including`` holds what is counted within this one.
    ``aim`` marks a size to be reached, ``least`` a count one by one, which there may be more than.
    ``stands_for`` is what a value in words is compared by, where it is not the words ("a Danish admiral"),
    ``kind`` says what a place is: country, town or spot.
    ``about`` holds the terms of a plain number's sentence with their rarity in the story.
    """

    attribute: str
    value: str
    low: float | None
    high: float | None
    change: str
    status: str
    telling: Telling
    span: Span
    as_of: Moment
    rule: Attribute | None = None
    subject: str = ""
    holder: str = ""
    heads: frozenset[str] = frozenset()
    happening: int | None = None
    party: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()
    owners: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    part: bool = False
    including: str = ""
    aim: bool = False
    least: bool = False
    stands_for: str = ""
    about: frozenset[tuple[str, float]] = frozenset()
    kind: str = ""

    @property
    def report(self) -> str:
        """The id of the report that gives the value."""
        return self.telling.record.id

    @property
    def grows(self) -> bool:
        """Whether a later, larger value only adds to this one."""
        return self.rule is not None and self.rule.grows


def owners(telling: Telling, phrase: str) -> frozenset[str]:
    """Return the bodies and countries that a phrase names."""
    found = {e.name for e in telling.record.entities if e.type in _OWNERS and e.name in phrase}
    lands = {land for word in phrase.replace("-", " ").split() if (land := country(word))}
    return frozenset(found | lands)


def places(telling: Telling) -> frozenset[str]:
    """Return the places that the clause's whole sentence names, "Mill Station" and "Oster Airport" too."""
    told = telling.evidence
    inside = (e for e in telling.record.entities if told.start <= e.start < told.end)
    return frozenset(e.name for e in inside if e.type in _PLACES) | telling.places


def as_of(telling: Telling) -> Moment:
    """Return when what a clause says holds: its own days, else the report's."""
    return telling.statement.when if telling.dated else telling.record.published.moment
