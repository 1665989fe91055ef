"""Use case of one report of a store: as it came, as it was read, and what it shares with others."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.desk.piles import opened_pile
from dateline.desk.proof import revisions_in
from dateline.model import DatelineError, Kept, Link, Record, Revision, Story
from dateline.stages.clean import Part, leavings
from dateline.store import looked_at, pages, records, stories


@dataclass(frozen=True, slots=True)
class Filed:
    """A report with its page as it came, its story, and its debts.

    ``links`` are those from and to the report, ``kin`` the records of the reports that they name,
    ``revisions`` what each later revision changed, with its record, the first change first.
    """

    kept: Kept
    record: Record
    story: Story | None
    links: tuple[Link, ...] = ()
    kin: tuple[Record, ...] = ()
    revisions: tuple[tuple[Revision, Record], ...] = ()


def report(place: Path, name: str) -> Filed:
    """Return the report of id ``name``; raises ``DatelineError`` where there is none, or none was read."""
    with looked_at(place) as connection:
        kept = pages.by_report(connection, name)
        if kept is None:
            raise DatelineError(f"there is no report {name!r} in the store", status=1)
        home = stories.home_of(connection, name)
        story = stories.by_id(connection, home) if home else None
        changed = revisions_in(connection, kept)
        (record,) = records.only(records.Records(connection), [name])
        filed = Filed(kept, record, story, revisions=changed)
        return _among_others(connection, filed) if story else filed


def _among_others(connection: sqlite3.Connection, filed: Filed) -> Filed:
    """Return a report of a story as it was dated among the others, with those that it shares words with."""
    pile, name = opened_pile(connection), filed.kept.report
    links = pile.traces.links_of([name])
    ends = sorted({end for link in links for end in (link.source, link.target)} - {name})
    kin = tuple(pile.shown(end) for end in ends if end in pile.records)
    return replace(filed, record=pile.shown(name), links=links, kin=kin)


def cut_from(filed: Filed) -> tuple[tuple[Part, ...], ...]:
    """Return the lines of a report's page in parts, with what cleaning cut."""
    return leavings(filed.kept.page, filed.record.report.text)
