"""What one clause of one report says, with what standing, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from dateline.model.moment import ALWAYS, Moment
from dateline.model.span import Span

Status = Literal[
    "happened",
    "ongoing",
    "agreed",
    "planned",
    "expected",
    "proposed",
    "demanded",
    "possible",
    "denied",
]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what: spans of source, cue and content, and the speaker's full name.

    ``hearer`` is who was told, where that is said; ``kind`` is the cue's (say, claim, deny, warn …).
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: str
    direct: bool = False
    hearer: str = ""
    kind: str = "say"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why, on what condition, or to what end; ``statement`` is an index where it is one itself."""

    kind: Literal["because", "condition", "purpose"]
    start: int
    end: int
    statement: int | None = None


class Bearing(NamedTuple):
    """One word's bearing on how far a statement has come true.

    ``factor`` is what it multiplied certainty by (-1…1), ``lends`` the status it gave, ``rule`` the kind of
    word it is (say, plan, modal, negation …).
    """

    word: str
    rule: str
    factor: float
    lends: Status | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One clause. ``head`` is its predicate word, ``lemma`` that word's lemma (verb of a nominal).

    ``certainty`` runs from -3 (surely not) to 3 (surely so). ``time`` indexes the report's times:
    the expression that governs this clause; ``when`` is its resolved moment. ``tense`` is that of
    the clause's finite verb. ``gist`` is the clause as a plain sentence that stands alone: subject
    named, no time phrase, no attribution, no subordinate clause. ``figures`` and ``attribution`` are
    indices into the report's lists. ``path`` holds the words that led to status and certainty, outermost
    first.
    """

    start: int
    end: int
    head: Span
    lemma: str
    who: str = ""
    what: str = ""
    whom: str = ""
    where: str = ""
    gist: str = ""
    status: Status = "happened"
    certainty: float = 3.0
    tense: Literal["past", "perfect", "present", "future", ""] = ""
    time: int | None = None
    when: Moment = ALWAYS
    attribution: int | None = None
    figures: tuple[int, ...] = ()
    reasons: tuple[Reason, ...] = ()
    sentence: int = 0
    path: tuple[Bearing, ...] = ()
