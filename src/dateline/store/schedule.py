"""When each source is to be looked at again, and which files of it were seen as they are.

It is made from looking, and may be lost: then all is looked at once more. Refuses to know what a source is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from dateline.model import Layer
from dateline.store import rows

_DUE, _SEEN = "due", "seen"
Due = tuple[str, int]  # the instant (UTC, ISO 8601), how often in a row it could not be read
Seen = tuple[int, int]  # size in bytes, and when it was changed last, in nanoseconds


def due(connection: sqlite3.Connection, sources: Iterable[str]) -> dict[str, Due]:
    """Return what is kept of ``sources``."""
    held = rows.Rows(connection, _DUE, Due)
    return {name: held[name] for name in sources if name in held}


def seen(connection: sqlite3.Connection, files: Iterable[str]) -> dict[str, Seen]:
    """Return how ``files`` were when they were seen last."""
    held = rows.Rows(connection, _SEEN, Seen)
    return {name: held[name] for name in files if name in held}


def keep(connection: sqlite3.Connection, due: Mapping[str, Due], seen: Mapping[str, Seen]) -> None:
    """Keep when sources are due, and how files were."""
    rows.write(connection, _DUE, Layer({}, dict(due)))
    rows.write(connection, _SEEN, Layer({}, dict(seen)))
