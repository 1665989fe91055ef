"""What can be told of a subject: a named point on which reports agree, differ or change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AttributeKind = Literal["figure", "state", "role"]
Filler = Literal["who", "whom", "where"]


@dataclass(frozen=True, slots=True)
class Attribute:
    """A point that statements speak to. All words are lemmas in lower case.

    A ``figure`` counts one of ``counts`` ("" a bare number) or is in one of ``units``, in a clause whose
    verb, or its subject's noun, is one of ``triggers``, or has the sense that one of them names. ``held``
    figures are what a subject has or is to reach; one that is not yet fact is then named ``intended``.
    A ``role`` is filled by the ``filler`` of such a clause, if its type is one of ``types``.
    A ``state`` has as value the name of that one of ``states`` whose words hold the verb's sense; where
    ``triggers`` choose the clause, the words are looked for in all of the clause. Words of several, such as
    "in place", are looked for as they stand.
    ``subjects``, where given, are the nouns of which one must head the clause's subject or object.
    ``of_happening`` ties values to one happening (a death toll), else they are the subject's.
    ``persons`` counts who is named or told one by one, where no number is given; ``weaker`` are triggers that
    do so only for who did not die of it ("was shot").
    ``within`` names the attribute that a value is one of where the same report gives that one a like value:
    "it could get hundreds of soldiers" tells the transfer of "as many as 200" there.
    ``one`` says that one value holds at a time, ``grows`` that a later, larger one only adds to it.
    """

    name: str
    kind: AttributeKind
    counts: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    triggers: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    filler: Filler = "who"
    states: tuple[tuple[str, frozenset[str]], ...] = ()
    intended: str = ""
    within: str = ""
    held: bool = False
    of_happening: bool = False
    persons: bool = False
    weaker: frozenset[str] = frozenset()
    one: bool = False
    grows: bool = False
