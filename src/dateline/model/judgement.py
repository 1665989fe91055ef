"""What a person says of the news, kept apart from what the program finds.

Each word names what it speaks of by reports and places in them, never by wording, so that it holds when more
reports come.
"""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether reports ``first`` and ``second`` (ids) are of one episode; ``None`` takes a word back."""

    first: str
    second: str
    same: bool | None


@dataclass(frozen=True, slots=True)
class Rename:
    """The ``title`` that the story of ``report`` (an id) is to have."""

    report: str
    title: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding on ``attribute`` that is no finding: all that rests on some of ``evidence`` is set aside."""

    attribute: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """The figure at ``start``…``end`` of ``report`` is from ``low`` to ``high``, whatever was read there."""

    report: str
    start: int
    end: int
    low: float | None
    high: float | None


Word = Judgement | Rename | Dismissal | Correction
