"""Stories as last compared, and which report is of which."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import date

from dateline.model import Story
from dateline.store.packing import opens, packed, unpacked


def put(connection: sqlite3.Connection, stories: Iterable[Story], deed: int) -> None:
    """Keep ``stories``, changed by ``deed``, in place of what was told under their ids."""
    for story in stories:
        connection.execute("delete from member where story = ?", (story.id,))
        days = [e.when.earliest for e in story.episodes], [e.when.latest for e in story.episodes]
        first = min(filter(None, days[0]), default=None)
        last = max(filter(None, days[1]), default=None)
        row = (story.id, story.title, _iso(first), _iso(last), len(story.reports), deed, packed(story))
        connection.execute("insert or replace into story values (?, ?, ?, ?, ?, ?, ?)", row)
        connection.executemany(
            "insert or replace into member values (?, ?)", ((report, story.id) for report in story.reports)
        )


def take_out(connection: sqlite3.Connection, ids: Iterable[str]) -> None:
    """Forget stories that are told no longer."""
    for name in ids:
        connection.execute("delete from member where story = ?", (name,))
        connection.execute("delete from story where id = ?", (name,))


def mend(connection: sqlite3.Connection) -> None:
    """Forget the stories that cannot be read, and enter the others anew."""
    rows = connection.execute("select id, changed, body from story order by id").fetchall()
    connection.execute("delete from member")
    for name, changed, body in rows:
        if opens(body, Story):
            put(connection, [unpacked(body, Story)], changed)
        else:
            take_out(connection, [name])


def listed(connection: sqlite3.Connection) -> tuple[tuple[str, str, str | None, str | None, int, int], ...]:
    """Return id, title, first and last day, number of reports, deed; last changed first, then largest."""
    rows = connection.execute(
        "select id, title, earliest, latest, reports, changed from story "
        "order by changed desc, reports desc, latest desc, id"
    )
    return tuple(rows)


def every(connection: sqlite3.Connection) -> tuple[Story, ...]:
    """Return all stories as last compared."""
    return tuple(
        unpacked(body, Story) for (body,) in connection.execute("select body from story order by id")
    )


def by_id(connection: sqlite3.Connection, name: str) -> Story | None:
    """Return the story of an id, if there is one."""
    row = connection.execute("select body from story where id = ?", (name,)).fetchone()
    return unpacked(row[0], Story) if row else None


def changed_by(connection: sqlite3.Connection, name: str) -> int | None:
    """Return the deed that changed a story last."""
    row = connection.execute("select changed from story where id = ?", (name,)).fetchone()
    return row[0] if row else None


def title_of(connection: sqlite3.Connection, name: str) -> str | None:
    """Return the title of the story of an id, if there is one."""
    row = connection.execute("select title from story where id = ?", (name,)).fetchone()
    return row[0] if row else None


def home_of(connection: sqlite3.Connection, report: str) -> str | None:
    """Return the id of the story that a report is of, if it is of one."""
    row = connection.execute("select story from member where report = ?", (report,)).fetchone()
    return row[0] if row else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
