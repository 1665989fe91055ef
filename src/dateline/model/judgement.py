"""What a person says of the news, kept apart from what the program finds.

Each word names what it speaks of by reports and sentences in them, so that it holds when more reports come,
and when a sentence moves within its report or stands in the next revision of it.
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
class Dismissed:
    """A value as it was told when its finding was dismissed."""

    value: str
    low: float | None
    high: float | None
    status: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """A finding on ``attribute`` that is no finding: all that rests on some of ``evidence`` is set aside.

    It holds for as long as nothing but ``values`` is told there, however many reports come to tell it.
    Without them (a word of an earlier version) it holds for what rests mostly on ``evidence``.
    """

    attribute: str
    evidence: tuple[Evidence, ...]
    values: tuple[Dismissed, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """The figure at ``start``…``end`` of ``report`` is from ``low`` to ``high``, whatever was read there.

    It is found again by the words around it, ``sentence``, of which it was the ``place``-th in its report
    (counted from 0); without them (a word of an earlier version) by its offsets.
    """

    report: str
    start: int
    end: int
    low: float | None
    high: float | None
    sentence: Evidence | None = None
    place: int = 0


Word = Judgement | Rename | Dismissal | Correction
