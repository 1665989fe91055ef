"""What can be told of a subject: a named point on which reports agree, differ or change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Attribute:
    """A point that statements speak to.

    A ``figure`` is a count of one of ``nouns`` in a clause whose sense is one of ``senses`` (a
    casualty), or that speaks of one (a transfer). A ``size`` is what a subject has: its clause is one of
    having, or one of change, whose aim is then named ``intended``. A ``role`` is the country named by
    a clause of one of ``senses`` about one of ``nouns``. ``of_happening`` ties values to one happening
    (a death toll), else they are the story's. ``subjects``, where given, are the head nouns of which one
    must be the clause's subject or object.
    """

    name: str
    kind: Literal["figure", "size", "role"]
    nouns: frozenset[str]
    senses: frozenset[str] = frozenset()
    intended: str = ""
    of_happening: bool = False
    subjects: frozenset[str] = frozenset()
