"""What a store was asked for last: which deed is not settled yet, and with which model pages are read.

Written with the deed itself: whatever stops a call, the next one knows how to go on. Refuses to go on itself.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from dateline.desk import Wish
from dateline.model import Layer
from dateline.store import rows

_BEGUN = "begun"  # the number of the deed, 0 when all is settled, and the name of the model


def begin(connection: sqlite3.Connection, deed: int, model: str | None = None) -> None:
    """Keep that ``deed`` is not settled yet, and that pages are read with ``model`` from now on."""
    rows.write(connection, _BEGUN, Layer({}, {"": (deed, model or _last(connection)[1])}))


def settled(connection: sqlite3.Connection) -> None:
    """Keep that all is settled."""
    begin(connection, 0)


def unsettled(connection: sqlite3.Connection) -> int:
    """Return the number of the deed that was stopped before it was settled, 0 where there is none."""
    return _last(connection)[0]


def as_before(connection: sqlite3.Connection, wish: Wish) -> Wish:
    """Return ``wish`` with the model that the store was last read with."""
    return replace(wish, model=_last(connection)[1] or wish.model)


def _last(connection: sqlite3.Connection) -> tuple[int, str]:
    found: tuple[int, str] = rows.Rows(connection, _BEGUN, tuple[int, str]).get("", (0, ""))
    return found
