"""Taking the truth out of a damaged store into a new one: the log, pages, judgements, what was told.

Refuses to take what was made from them: the new store makes that again.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.model import Alert
from dateline.store.opening import writing
from dateline.store.packing import opens
from dateline.store.pages import BODY
from dateline.store.salvage import Table, reading, rows

_TRUTH = (
    ("log", ("id",)),
    ("page", ("id",)),
    ("judgement", ("id",)),
    ("line", ("key", "page")),
    ("alert", ("id",)),
    ("told", ("follow", "alert")),
    ("way", ("id",)),
)
# What is of no use where it cannot be unpacked.
_BODIES = {"page": BODY, "alert": Alert}


def rescue(source: Path, connection: sqlite3.Connection) -> None:
    """Copy all that can still be read of the truth in ``source`` into an empty store; no page of it is read.

    What refers to a page that is lost refers to none.
    """
    connection.execute("pragma foreign_keys = off")  # a deed may be lost whose pages are not
    with reading(source) as old, writing(connection):
        for name, key in _TRUTH:
            columns = tuple(c for _, c, *_ in connection.execute(f"pragma table_info({name})"))
            held = f"{name} ({', '.join(columns)}) values ({', '.join('?' * len(columns))})"
            asked = f"insert or ignore into {held}"  # a damaged row may say that it is another one
            for _, row in rows(old, Table(name, key, columns, is_numbered=len(key) == 1)):
                if row and (name not in _BODIES or opens(row[columns.index("body")], _BODIES[name])):
                    connection.execute(asked, row)
        here = "(select id from page)"
        connection.execute(f"update page set later = null where later not in {here}")
        connection.execute(f"delete from line where page not in {here}")
        connection.execute("delete from told where alert not in (select id from alert)")
        connection.execute("update page set read = 0")
    connection.execute("pragma foreign_keys = on")
