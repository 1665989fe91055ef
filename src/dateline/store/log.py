"""The log of what was done to a store: rows are added, never changed, and each is sealed with the one before.

An undoing is a row of its own that names what it takes back. Refuses to undo a deed twice.
"""

from __future__ import annotations

import hashlib
import sqlite3

from dateline.model import DatelineError, Deed
from dateline.store.opening import there

_ROWS = """
select log.id, log.kind, log.at, log.who, log.why, log.takes, taker.id from log left join (
  select takes, max(id) as id from log where takes is not null group by takes
) as taker on taker.takes = log.id
"""


def enter(connection: sqlite3.Connection, deed: Deed) -> int:
    """Write down a deed (its number is given to it) and return its number."""
    last = connection.execute("select seal from log order by id desc limit 1").fetchone()
    row = (deed.kind, deed.at, deed.who, deed.why, deed.takes)
    cursor = connection.execute(
        "insert into log (kind, at, who, why, takes, seal) values (?, ?, ?, ?, ?, ?)",
        (*row, seal_of(row, last[0] if last else b"")),
    )
    return int(cursor.lastrowid or 0)


def seal_of(row: tuple[str, str, str, str, int | None], before: bytes) -> bytes:
    """Return the seal of a row (kind, at, who, why, takes) that follows one sealed with ``before``."""
    return hashlib.sha256(before + repr(row).encode("utf-8", "replace")).digest()


def deeds(connection: sqlite3.Connection) -> tuple[Deed, ...]:
    """Return all deeds, the first first."""
    return tuple(Deed(*row) for row in connection.execute(f"{_ROWS} order by log.id"))


def by_number(connection: sqlite3.Connection, number: int) -> Deed:
    """Return a deed by its number, whether or not it was undone."""
    row = connection.execute("select id, kind, at, who, why, takes from log where id = ?", (number,))
    return Deed(*there(row.fetchone()))


def to_undo(connection: sqlite3.Connection, number: int | None = None) -> Deed:
    """Return deed ``number``, or the last that still stands and left something to take back.

    Raises ``DatelineError`` where there is none.
    """
    held = [d for d in deeds(connection) if d.kind != "undo" and d.undone is None]
    asked = [d for d in held if number in (None, d.number)]
    found = next((d for d in reversed(asked) if _left(connection, d.number)), None)
    if found is not None:
        return found
    if number is None:
        raise DatelineError("there is nothing to undo", status=1)
    told = f"deed {number} has left nothing" if asked else f"there is no deed {number} that still stands"
    raise DatelineError(told + (" that could be taken back" if asked else ""), status=1)


def _left(connection: sqlite3.Connection, deed: int) -> bool:
    """Tell whether a page or a word of a deed is there, also a page that told nothing new."""
    asked = (
        "select 1 where exists (select 1 from page where added = ?1 and (gone is null or gone = ?1)) "
        "or exists (select 1 from judgement where log = ?1)"
    )
    return connection.execute(asked, (deed,)).fetchone() is not None
