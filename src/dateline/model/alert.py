"""What a person follows, and what was told of it when it came in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Evidence

AlertKind = Literal[
    "new story",
    "new",
    "changed",
    "contradicted",
    "confirmed",
    "came true",
    "fallen",
    "corrected",
    "taken back",
]


@dataclass(frozen=True, slots=True)
class Follow:
    """A person's word that news of a story, or of a ``subject`` in any story, is to be told, under ``name``.

    A story is known by ``reports`` (ids, the earliest first): it is that of the first that is still there.
    """

    name: str
    reports: tuple[str, ...] = ()
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Unfollow:
    """A person's word that what is followed as ``name`` is to be followed no more."""

    name: str


@dataclass(frozen=True, slots=True)
class Followed:
    """What is followed: the ``number`` of the word, the word, since when (UTC, ISO 8601).

    ``story`` and ``title`` are those of the story as it is told now, "" of a subject and of a story that
    has no report left.
    """

    number: int
    word: Follow
    since: str
    story: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """One thing that an addition brought to a story, in a line; the sentences it rests on, new ones first."""

    kind: AlertKind
    text: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """A sentence as a report has it: the report's id, its outlet, its address, its days in words."""

    report: str
    quote: str
    outlet: str = ""
    url: str = ""
    published: str = ""


@dataclass(frozen=True, slots=True)
class Alert:
    """News as it was told to who follows it. ``name`` is its own for good; it is told once.

    ``story`` and ``title`` are those of the story when it was told, ``at`` is the instant (UTC, ISO 8601).
    """

    name: str
    kind: AlertKind
    text: str
    story: str
    title: str
    at: str
    quotes: tuple[Quoted, ...] = ()


@dataclass(frozen=True, slots=True)
class Sounded:
    """An alert in the store: its number, and the names of what is followed that it is told for."""

    number: int
    alert: Alert
    follows: tuple[str, ...] = ()
