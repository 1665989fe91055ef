"""What a user looks for in a store, and what was found."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.figure import Figure
from dateline.model.moment import ALWAYS, Moment
from dateline.model.span import Evidence, Span
from dateline.model.statement import Status


@dataclass(frozen=True, slots=True)
class Amount:
    """Figures that are looked for: of what ("" anything), and between which bounds, ``None`` open.

    ``over`` and ``under`` say that a bound itself is left out.
    """

    of: str = ""
    low: float | None = None
    high: float | None = None
    over: bool = False
    under: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: all of it must be true of a report.

    ``words`` stand in it in any inflection, ``phrases`` word by word, ``without`` (words and phrases) not at
    all. ``published`` may hold its day of publication. With ``statuses`` the words stand in clauses of one
    sentence that have one of these. ``outlets`` are alternatives.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    statuses: tuple[Status, ...] = ()
    amounts: tuple[Amount, ...] = ()
    published: Moment = ALWAYS


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that a query asked for: its words, how it stands, when it holds, and as a plain sentence."""

    evidence: Evidence
    status: Status
    when: Moment = ALWAYS
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A figure that a query asked for, with its words."""

    figure: Figure
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Hit:
    """A report that was found: where it says so, and what else is known of it.

    ``marks`` are the spans within ``snippet`` that were looked for. ``clause`` and ``figures`` are those that
    the query asked for by status and amount. ``story`` is the id of its story, ``later`` of the revision that
    superseded it.
    """

    report: str
    title: str | None
    outlet: str | None
    published: Moment
    snippet: Evidence
    marks: tuple[Span, ...] = ()
    story: str | None = None
    clause: Clause | None = None
    figures: tuple[Counted, ...] = ()
    later: str | None = None


@dataclass(frozen=True, slots=True)
class Facets:
    """How many of the reports found are of each outlet, of each year, and have a clause of each status.

    Outlets and statuses the most frequent first, years the last first.
    """

    outlets: tuple[tuple[str, int], ...] = ()
    years: tuple[tuple[int, int], ...] = ()
    statuses: tuple[tuple[Status, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits of a search, best first, and how many there are in all."""

    query: Query
    total: int
    hits: tuple[Hit, ...]
