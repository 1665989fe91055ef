"""Episodes, stories, and the whole answer."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.finding import Finding
from dateline.model.flaw import Flaw
from dateline.model.lineage import Backing, Link
from dateline.model.moment import Moment
from dateline.model.plan import Plan
from dateline.model.report import Record
from dateline.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Episode:
    """Reports of one happening or decision, close in time; ``reports`` are ids, oldest first."""

    id: str
    title: str
    when: Moment
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a timeline: a plain sentence, its day, how it stands, how much it weighs (0…1).

    ``meant`` holds the sentences that told it as something to come, where it has come true since.
    """

    when: Moment
    text: str
    status: str
    weight: float
    independent: int
    evidence: tuple[Evidence, ...]
    episode: str | None = None
    meant: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Episodes of one affair, however far apart, and what their reports together say."""

    id: str
    title: str
    subjects: tuple[str, ...]
    episodes: tuple[Episode, ...]
    timeline: tuple[Entry, ...] = ()
    findings: tuple[Finding, ...] = ()
    plans: tuple[Plan, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of all reports of the story, episode by episode."""
        return tuple(r for e in self.episodes for r in e.reports)


@dataclass(frozen=True, slots=True)
class Track:
    """The whole answer for a pile of reports; ``backings`` open the counts of its stories."""

    records: tuple[Record, ...]
    stories: tuple[Story, ...]
    lineage: tuple[Link, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    backings: tuple[Backing, ...] = ()
