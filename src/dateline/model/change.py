"""What changed in what reports tell, between one day and a later one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.finding import Finding
from dateline.model.flaw import Flaw
from dateline.model.plan import Plan
from dateline.model.report import Record
from dateline.model.story import Entry, Episode


@dataclass(frozen=True, slots=True)
class FindingChange:
    """A finding that is ``new``, has another value or kind than before, or now rests on two sources."""

    kind: Literal["new", "changed", "confirmed"]
    before: Finding | None
    after: Finding


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A plan that is ``new``, came true, fell, or moved to another rung."""

    kind: Literal["new", "moved", "came true", "fallen"]
    before: Plan | None
    after: Plan


@dataclass(frozen=True, slots=True)
class EntryChange:
    """A line of the timeline that is ``new``, or stands otherwise than before: what was planned happened."""

    kind: Literal["new", "came true", "changed"]
    before: Entry | None
    after: Entry


@dataclass(frozen=True, slots=True)
class StoryChange:
    """What is new in one story. ``reports`` are ids, ``episodes`` those without a report from before."""

    id: str
    title: str
    is_new: bool
    reports: tuple[str, ...]
    episodes: tuple[Episode, ...] = ()
    entries: tuple[EntryChange, ...] = ()
    findings: tuple[FindingChange, ...] = ()
    plans: tuple[PlanChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Diff:
    """What the reports published, or ``by`` taken in, on the day ``since`` or later changed, story by story.

    ``records`` are all reports, old and new.
    """

    since: date
    stories: tuple[StoryChange, ...]
    records: tuple[Record, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    by: Literal["published", "taken"] = "published"
