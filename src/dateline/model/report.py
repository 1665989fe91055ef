"""A report: clean text in labelled blocks, its day with the evidence for it, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.figure import Figure
from dateline.model.flaw import Flaw
from dateline.model.moment import ALWAYS, Moment
from dateline.model.reading import Entity
from dateline.model.span import Evidence, Span
from dateline.model.statement import Attribution, Statement
from dateline.model.time import Time

BlockKind = Literal["title", "deck", "byline", "date", "dateline", "caption", "credit", "heading", "body"]


@dataclass(frozen=True, slots=True)
class Block:
    """A labelled stretch of clean text. A ``dateline`` block is the head of a body paragraph."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Basis:
    """One piece of evidence for a report's day: what kind, which days it allows, where it stands.

    ``evidence`` is ``None`` only for metadata, which has no place in the text; ``note`` then
    says where it was found.
    """

    kind: str
    moment: Moment
    evidence: Evidence | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Published:
    """The interval of days on which a report was published, and why."""

    moment: Moment = ALWAYS
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One article as published, cleaned. ``text`` is what every span points into.

    ``claimed`` holds the days that metadata claims, as ``(where, text)`` pairs, untrusted. ``taken`` is the
    instant (UTC, ISO 8601) at which a store took it in.
    """

    id: str
    path: str
    text: str
    text_sha256: str
    blocks: tuple[Block, ...]
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    language: str = "en"
    claimed: tuple[tuple[str, str], ...] = ()
    taken: str | None = None

    @property
    def words(self) -> int:
        """How many blank-separated words the clean text has."""
        return len(self.text.split())

    def kind_at(self, offset: int) -> BlockKind:
        """Return the kind of the block that ``offset`` lies in (``body`` between blocks)."""
        for block in self.blocks:
            if block.start <= offset < block.end:
                return block.kind
        return "body"


@dataclass(frozen=True, slots=True)
class Record:
    """All that one report says: the report and what each stage found in it."""

    report: Report
    published: Published = Published()
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    figures: tuple[Figure, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    statements: tuple[Statement, ...] = ()
    flaws: tuple[Flaw, ...] = ()

    @property
    def id(self) -> str:
        """The report's id."""
        return self.report.id

    def quote(self, span: Span) -> Evidence:
        """Return the evidence for ``span`` of this report's clean text."""
        return Evidence.cut(self.report.id, self.report.text, span)
