"""Harm to people: what cannot be one deed, and what is surely one.

The worst fault would be to make one attack of two, so places, parties and numbers veto.
"""

from __future__ import annotations

import re
from collections.abc import Set

from dateline.language.senses import FAMILIES
from dateline.stages.compare.tellings import Telling

Sides = tuple[frozenset[str], frozenset[str]]
# "Two are dead", "a girl is badly hurt": the state that harm led to, not "is shooting".
_RESULT = r"\b(?:is|are) (?:\w+ly )?{}\b"
_TREATED = frozenset({"hospitalize", "hospitalise"})
_GOES_ON = re.compile(r"ing\Z")


def is_harm(telling: Telling) -> bool:
    """Tell whether a clause is of attacking, shooting, killing or wounding."""
    return telling.sense in FAMILIES


def is_result(telling: Telling) -> bool:
    """Tell "two are dead", "a girl is hurt": by then the harm was done."""
    statement = telling.statement
    plain = statement.status == "ongoing" and statement.tense == "present"
    head = statement.head.of(telling.record.report.text)
    harm = is_harm(telling) or statement.lemma in _TREATED
    if not (plain and harm) or _GOES_ON.search(head):
        return False
    return bool(re.search(_RESULT.format(re.escape(head)), statement.gist, re.I))


def one_place(a: Telling, b: Telling) -> bool:
    """Tell whether no two different places are named; countries are too wide to tell places apart."""
    return not a.places or not b.places or meet(a.places, b.places)


def meet(here: Set[str], there: Set[str]) -> bool:
    """Tell whether a place of one set is, or lies in, a place of the other.

    >>> meet({"Vorrin Airport"}, {"Vorrin"}), meet({"Port Vorrin"}, {"Vorrin"})
    (True, False)
    """
    return bool(here & there) or any(
        a.startswith(f"{b} ") or b.startswith(f"{a} ") for a in here for b in there
    )


def one_name(a: Telling, b: Telling) -> bool:
    """Tell whether two clauses of harm name the same person, who dies but once."""
    return is_harm(a) and bool(a.persons & b.persons)


class Deed:
    """What the clauses of one happening say of place, sides and toll, kept so that each new one is
    judged at one look however many there are."""

    __slots__ = ("places", "sides", "tolls")

    def __init__(self) -> None:
        self.places: set[str] = set()
        self.sides: set[Sides] = set()
        self.tolls: dict[tuple[str, str], set[float]] = {}

    def add(self, telling: Telling) -> None:
        """Take in what one more clause says."""
        self.places |= telling.places
        if telling.doer or telling.victim:
            self.sides.add((telling.doer, telling.victim))
        if (toll := _toll(telling)) is not None:
            self.tolls.setdefault((telling.record.id, telling.sense), set()).add(toll)

    def bars(self, telling: Telling) -> bool:
        """Tell whether a clause of harm cannot be of this deed: other places, sides swapped, other toll."""
        if not is_harm(telling):
            return False
        if telling.places and self.places and not meet(telling.places, self.places):
            return True
        return self._other_toll(telling) or any(_swapped(telling, *sides) for sides in self.sides)

    def differs(self, telling: Telling) -> bool:
        """Tell whether a clause gives a toll of its kind of harm that none of this deed's clauses gives."""
        mine = _toll(telling)
        told = {t for (_, sense), tolls in self.tolls.items() if sense == telling.sense for t in tolls}
        return mine is not None and bool(told) and mine not in told

    def _other_toll(self, telling: Telling) -> bool:
        """Tell whether one report gives two numbers for one kind of harm: two deeds, or a part of one."""
        mine = _toll(telling)
        told = self.tolls.get((telling.record.id, telling.sense), set())
        return mine is not None and bool(told - {mine})


def _swapped(telling: Telling, doer: frozenset[str], victim: frozenset[str]) -> bool:
    """Tell whether who did it in the one suffered it in the other."""
    turned = telling.doer & victim and telling.victim & doer
    return bool(turned) and not telling.doer & doer


def _toll(telling: Telling) -> float | None:
    held = telling.statement.figures
    return telling.record.figures[held[0]].low if held else None
