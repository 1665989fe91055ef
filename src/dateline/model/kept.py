"""What a store keeps beside the values of the stages: what was done, and pages as they were taken in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.model.moment import Moment
from dateline.model.page import Page


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done to the store: number, kind, instant (UTC, ISO 8601), by whom and why.

    ``takes`` is the number of the deed that it takes back, ``undone`` of the deed that took it back.
    """

    number: int
    kind: str
    at: str
    who: str = ""
    why: str = ""
    takes: int | None = None
    undone: int | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """What became of a page that came in: the report it is, and whether that is new to the store."""

    report: str
    kind: Literal["new", "known", "revision"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A page in the store: its number, the report's id, the revision, and when it was taken in.

    ``address`` is its canonical URL; ``later`` is the report that superseded it.
    """

    number: int
    report: str
    page: Page
    taken: str
    revision: int = 1
    address: str | None = None
    later: str | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """A story in a list: its id and title, its days, how many reports it has, when it last changed."""

    id: str
    title: str
    when: Moment
    reports: int
    changed: str


@dataclass(frozen=True, slots=True)
class Digest:
    """What a list tells of a story beside its title and days, as of the deed that changed it last.

    ``days`` counts its reports by day of publication, the earliest first; those without a day are left out.
    ``sources`` is how many independent ones its reports are as wholes, ``contested`` names the points on
    which reports differ, ``news`` says what changed last.
    """

    changed: int
    days: tuple[tuple[date, int], ...] = ()
    outlets: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    sources: int = 1
    contested: tuple[str, ...] = ()
    news: str = ""
