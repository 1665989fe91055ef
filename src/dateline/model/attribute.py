"""What can be told of a subject: a named point on which reports agree, differ or change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Attribute:
    """A point that statements speak to.

    A ``figure`` is a count of one of ``nouns`` in a clause whose sense is one of ``senses`` (any,
    when empty). A ``role`` is the holder named by a clause of one of ``senses`` about one of
    ``nouns``. ``intended`` names the same point while it is only planned, demanded or possible.
    ``of_happening`` ties values to one happening (a death toll), else to the story's subject.
    """

    name: str
    kind: Literal["figure", "role"]
    nouns: frozenset[str]
    senses: frozenset[str] = frozenset()
    intended: str = ""
    of_happening: bool = False
