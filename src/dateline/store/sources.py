"""What is remembered of addresses that were asked for, row by row: validators, answers, how often in vain.

It is written with the pages that came of the asking or after them, never before: a call that is stopped asks
again. Refuses to be a truth: a row that is damaged is as good as none, and no report hangs on it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dateline.model import DatelineError, Visit
from dateline.store.packing import sealed, unsealed


def home_of(url: str) -> str:
    """Return what the row of an address is sealed for."""
    return f"source\n{url}"


def visits(connection: sqlite3.Connection, urls: Iterable[str]) -> dict[str, Visit]:
    """Return what is remembered of addresses, by address; those never asked for are left out."""
    rows = ((url, _body(connection, url)) for url in dict.fromkeys(urls))
    found = ((url, _opened(url, body)) for url, body in rows if body is not None)
    return {url: visit for url, visit in found if visit is not None}


def _body(connection: sqlite3.Connection, url: str) -> bytes | None:
    row = connection.execute("select cast(body as blob) from source where url = ?", (url,)).fetchone()
    return row[0] if row else None


def _opened(url: str, body: bytes) -> Visit | None:
    try:
        visit: Visit = unsealed(home_of(url), body, Visit)
    except DatelineError:
        return None
    return visit


def remember(connection: sqlite3.Connection, found: Iterable[Visit]) -> None:
    """Write down what became of askings, each in place of what was known of its address."""
    connection.executemany(
        "insert or replace into source values (?, ?)",
        ((visit.url, sealed(home_of(visit.url), visit)) for visit in found),
    )


def mend(connection: sqlite3.Connection) -> None:
    """Forget what is damaged."""
    rows = connection.execute("select url, cast(body as blob) from source").fetchall()
    connection.executemany(
        "delete from source where url = ?", ((url,) for url, body in rows if _opened(url, body) is None)
    )
