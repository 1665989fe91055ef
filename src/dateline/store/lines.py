"""Which lines recur over an outlet's pages, counted as pages come and go.

A line that stands in enough pages of one outlet is the site's own and no part of a report, so a page whose
line has become one, or is one no longer, must be read again. Refuses to keep the lines themselves: hashes do.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable

RECURS = 3  # pages of one outlet


def key_of(outlet: str, line: str) -> int:
    """Return the number under which a line of an outlet is counted: 64 bits, signed."""
    told = hashlib.blake2b(f"{outlet}\n{line}".encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(told, "big", signed=True)


def enter(connection: sqlite3.Connection, page: int, keys: Iterable[int]) -> tuple[int, ...]:
    """Count the lines of a page; return the pages before it that must be read again."""
    held = tuple(keys)
    connection.executemany("insert or ignore into line values (?, ?)", ((key, page) for key in held))
    return _turned(connection, held, RECURS, page)


def withdraw(connection: sqlite3.Connection, page: int) -> tuple[int, ...]:
    """Count the lines of a page no longer; return the other pages that must be read again."""
    held = tuple(key for (key,) in connection.execute("select key from line where page = ?", (page,)))
    connection.execute("delete from line where page = ?", (page,))
    return _turned(connection, held, RECURS - 1, page)


def clear(connection: sqlite3.Connection) -> None:
    """Count no line of any page any more."""
    connection.execute("delete from line")


def _turned(connection: sqlite3.Connection, keys: Iterable[int], count: int, page: int) -> tuple[int, ...]:
    """Return the holders, other than ``page``, of the lines that just now stand in ``count`` pages."""
    found: set[int] = set()
    for key in keys:
        rows = connection.execute("select page from line where key = ? limit ?", (key, count + 1)).fetchall()
        if len(rows) == count:
            found.update(number for (number,) in rows)
    return tuple(sorted(found - {page}))


def recurring(connection: sqlite3.Connection, page: int) -> frozenset[int]:
    """Return the keys of the lines of a page that recur."""
    rows = connection.execute(
        "select key from line as own where page = ? and "
        "(select count(*) from (select 1 from line where key = own.key limit ?)) = ?",
        (page, RECURS, RECURS),
    )
    return frozenset(key for (key,) in rows)
