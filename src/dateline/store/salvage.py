"""Reading a store that may be damaged: each row that can still be reached, and the keys of those that cannot.

The file is opened for reading only and nothing in it is trusted. Refuses to mend anything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

from dateline.model import DatelineError

# A message of SQLite's that quotes damaged bytes cannot be decoded.
TROUBLE = (sqlite3.Error, DatelineError, MemoryError, OverflowError, UnicodeDecodeError)
_LONGEST = 1 << 28  # bytes of one value
_GAP = 1 << 20  # numbers that are looked for one by one where the way to them is damaged
Key = tuple[Any, ...]
# Columns that hold whole numbers and that hold bytes (all others hold text), and that may hold nothing.
_NUMBERS = frozenset(
    "id key page log takes added later gone read revision settled changed alert follow".split()
)
_BYTES = frozenset({"body", "digest", "seal"})
_OPEN = frozenset({"takes", "later", "gone", "address"})


class Table(NamedTuple):
    """A table as it is walked: the columns of its key, those wanted, whether its key is one whole number."""

    name: str
    key: tuple[str, ...]
    columns: tuple[str, ...]
    is_numbered: bool = True


@contextmanager
def reading(place: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that only reads, and goes on where the file is shorter than it says."""
    with closing(_connected(place)) as connection:
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
        for setting in ("trusted_schema = off", "cell_size_check = on", "mmap_size = 0"):
            connection.execute(f"pragma {setting}")
        # It lets SQLite open a file with pages missing; nothing is written.
        connection.execute("pragma writable_schema = on")
        yield connection


def _connected(place: Path) -> sqlite3.Connection:
    """Return a connection to a file, also in a folder where SQLite cannot write its own files."""
    name = f"file:{quote(str(place.resolve()))}"
    connection = sqlite3.connect(f"{name}?mode=ro", uri=True, isolation_level=None)
    try:
        connection.execute("select count(*) from sqlite_master")
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_CANTOPEN", "SQLITE_READONLY_DIRECTORY"):
            return connection
        connection.close()
        return sqlite3.connect(f"{name}?immutable=1", uri=True, isolation_level=None)
    except TROUBLE:
        return connection
    return connection


def rows(connection: sqlite3.Connection, table: Table) -> Iterator[tuple[Key, Key | None]]:
    """Yield the key of each row and its columns, ``None`` for a row that cannot be read.

    SQLite hands out whatever a damaged row holds: one with a value of another kind cannot be read.
    """
    kinds = tuple(map(_kind, table.columns))
    asked = (
        f"select {', '.join(table.columns)} from {table.name} where {' = ? and '.join(table.key)} = ? limit 1"
    )
    for key in keys(connection, table):
        try:
            row = connection.execute(asked, key).fetchone()
        except TROUBLE:
            row = None
        yield key, row if row and all(map(isinstance, row, kinds)) else None


def _kind(column: str) -> tuple[type, ...]:
    """Return what a column of a sound row holds."""
    kind = int if column in _NUMBERS else bytes if column in _BYTES else str
    return (kind, type(None)) if column in _OPEN else (kind,)


def keys(connection: sqlite3.Connection, table: Table) -> Iterator[Key]:
    """Yield the keys of a table, those that can be reached from either end, and whole numbers in between."""
    ahead, is_whole = _reached(connection, table, "")
    yield from ahead
    if not is_whole:
        if not table.is_numbered:
            yield ("?",) * len(table.key)  # some row that has lost its name
        held = set(ahead)
        behind = [key for key in _reached(connection, table, " desc")[0] if key not in held]
        yield from _between(table, ahead[-1] if ahead else None, behind[-1] if behind else None)
        yield from reversed(behind)


def _reached(connection: sqlite3.Connection, table: Table, direction: str) -> tuple[list[Key], bool]:
    """Return the keys that are reached from one end, and whether that are all."""
    order = ", ".join(column + direction for column in table.key)
    found: list[Key] = []
    try:
        for key in connection.execute(f"select {', '.join(table.key)} from {table.name} order by {order}"):
            found.append(key)  # noqa: PERF402 (what was reached before an error counts)
    except TROUBLE:
        return found, False
    return found, True


def _between(table: Table, last: Key | None, first: Key | None) -> Iterator[Key]:
    """Yield the numbers between what was reached from the front and from the back."""
    if first is not None and table.is_numbered:
        start = last[0] + 1 if last else 1
        yield from ((number,) for number in islice(range(start, first[0]), _GAP))


def told(error: BaseException) -> str:
    """Return what is wrong in a few words."""
    words = " ".join(str(error).split("; run ")[0].split()) or type(error).__name__
    words = words.replace("database disk image is malformed", "it is damaged")
    return words.partition("(")[2].partition(")")[0] or words


def some(faults: Sequence[str], most: int = 100) -> tuple[str, ...]:
    """Return the first faults, each once, and how many there are more."""
    once = tuple(dict.fromkeys(faults))
    return once if len(once) <= most else (*once[:most], f"and {len(once) - most} more")
