"""What was told of what people follow: each alert once, for good; and how far it has gone out by each way.

Alerts are put in with the change that brought them, so that a stop leaves both or none. Refuses to tell one
again: an alert is known by its name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dateline.model import Alert, Sounded
from dateline.store.packing import packed, unpacked

_ASKED = "select alert.id, alert.body from alert"


def put(connection: sqlite3.Connection, alert: Alert, follows: Iterable[int], deed: int) -> None:
    """Keep an alert that ``deed`` brought, for what is followed by these words (numbers).

    One of its name that is there stays as it is, and is told for no others.
    """
    row = (deed, alert.name, packed(alert))
    added = connection.execute("insert or ignore into alert (log, name, body) values (?, ?, ?)", row)
    if added.rowcount:
        told = ((follow, added.lastrowid) for follow in follows)
        connection.executemany("insert into told (follow, alert) values (?, ?)", told)


def last(connection: sqlite3.Connection) -> int:
    """Return the number of the last alert, 0 where there is none."""
    return int(connection.execute("select coalesce(max(id), 0) from alert").fetchone()[0])


def after(connection: sqlite3.Connection, number: int, most: int) -> tuple[tuple[int, Alert], ...]:
    """Return the first alerts that come after a number."""
    rows = connection.execute(f"{_ASKED} where id > ? order by id limit ?", (number, most))
    return tuple((held, unpacked(body, Alert)) for held, body in rows)


def latest(
    connection: sqlite3.Connection, most: int, follow: int | None = None
) -> tuple[tuple[int, Alert], ...]:
    """Return the last alerts, of all or for one word (its number): the last round first, in its order."""
    heard = "" if follow is None else "where alert.id in (select alert from told where follow = ?) "
    asked = f"{_ASKED} {heard}order by alert.log desc, alert.id limit ?"
    rows = connection.execute(asked, (most,) if follow is None else (follow, most)).fetchall()
    return tuple((number, unpacked(body, Alert)) for number, body in rows)


def told_for(connection: sqlite3.Connection, number: int) -> tuple[int, ...]:
    """Return the words (numbers) for which an alert is told."""
    rows = connection.execute("select follow from told where alert = ? order by follow", (number,))
    return tuple(follow for (follow,) in rows)


def sounded(
    connection: sqlite3.Connection, found: Iterable[tuple[int, Alert]], names: dict[int, str]
) -> tuple[Sounded, ...]:
    """Return alerts with the names, by number of their words, of what they are told for."""
    return tuple(
        Sounded(number, alert, tuple(names[n] for n in told_for(connection, number) if n in names))
        for number, alert in found
    )


def reached(connection: sqlite3.Connection, way: str) -> int:
    """Return the number of the last alert that went out by a way; -1 where it is not known yet."""
    row = connection.execute("select alert from way where name = ?", (way,)).fetchone()
    return int(row[0]) if row else -1


def went_out(connection: sqlite3.Connection, way: str, number: int) -> None:
    """Keep that all alerts up to ``number`` have gone out by a way."""
    connection.execute(
        "insert into way (name, alert) values (?, ?) on conflict (name) do update set alert = excluded.alert",
        (way, number),
    )
