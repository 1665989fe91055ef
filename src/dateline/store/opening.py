"""Opening a store file: made where it is missing, upgraded where it is old, refused where it is too new.

Readers go on while one process writes (write-ahead log); a second writer waits a while and is then told so.
Every trouble with the file or the disk becomes one ``DatelineError`` that says what to do.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

from dateline.model import DatelineError
from dateline.store.migrations import MIGRATIONS

SCHEMA = 4
APPLICATION = 0x44544C4E
_PAGE = 16384  # bytes: most rows are a few thousand, and none of those is cut in two
_WAIT = 20.0  # seconds for another writer to end
_TROUBLES = {
    "SQLITE_BUSY": "is being written to by another process; try again when that has ended",
    "SQLITE_LOCKED": "is being written to by another process; try again when that has ended",
    "SQLITE_FULL": "cannot grow: the disk is full; what was reported as added is safe",
    "SQLITE_READONLY": "cannot be written to",
    "SQLITE_CANTOPEN": "cannot be opened",
    "SQLITE_NOTADB": "is no store of Dateline",
    "SQLITE_CORRUPT": "is damaged; `dateline verify` tells what is lost",
    "SQLITE_IOERR": "cannot be read or written: the disk fails or is full",
    "SQLITE_PERM": "cannot be opened: you may not",
    "SQLITE_AUTH": "cannot be opened: you may not",
    "SQLITE_TOOBIG": "would hold a report that is too long",
}
# What rows that do not fit each other lead to: in a damaged store it is told as damage, else it is a bug.
_AMISS = (LookupError, TypeError, ValueError, AttributeError, StopIteration, RuntimeError, ArithmeticError)


@contextmanager
def opened(path: str | Path, make: bool = False, wait: float = _WAIT) -> Iterator[sqlite3.Connection]:
    """Yield a connection to the store at ``path``, closed afterwards.

    ``make`` makes the file where there is none. ``wait`` is how many seconds to wait for another writer.
    Raises ``DatelineError`` (status 1) for a file that is missing, no store, too new, damaged or locked, here
    and while the connection is used.
    """
    place = Path(path)
    if not make and not place.exists():
        raise missing(place)
    try:
        connection = _connected(place, wait)
        try:
            _fitted(connection, place)
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise DatelineError(f"{place}: {_told(error)}", status=1) from error
    except UnicodeDecodeError as error:
        raise DatelineError(f"{place}: {_TROUBLES['SQLITE_CORRUPT']}", status=1) from error
    except OSError as error:
        raise DatelineError(f"{place}: {error.strerror or error}", status=1) from error
    except _AMISS as error:
        if not _is_damaged(place):
            raise
        raise DatelineError(f"{place}: {_TROUBLES['SQLITE_CORRUPT']}", status=1) from error


def _is_damaged(place: Path) -> bool:
    """Tell whether the proof of a store finds anything wrong with it."""
    from dateline.store.verify import verify

    try:
        return not verify(place).is_sound
    except DatelineError:
        return True


@contextmanager
def looked_at(path: str | Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to look at the store at ``path`` as it is now, whoever writes meanwhile."""
    with opened(path) as connection:
        connection.execute("begin")
        try:
            yield connection
        finally:
            connection.execute("rollback")


@contextmanager
def writing(connection: sqlite3.Connection) -> Iterator[None]:
    """Hold the store for one change: all of it is kept, or on any trouble none of it."""
    connection.execute("begin immediate")
    try:
        yield
        connection.execute("commit")
    finally:
        if connection.in_transaction:
            connection.execute("rollback")


def there(row: tuple[Any, ...] | None) -> tuple[Any, ...]:
    """Return a row that another one names; raises ``DatelineError`` where a damaged file has lost it."""
    if row is None:
        raise DatelineError(
            "the store lacks a row that it names: `dateline verify` tells what is lost", status=1
        )
    return row


def missing(place: Path) -> DatelineError:
    """Return what to say where there is no store."""
    return DatelineError(f"{place}: there is no store; `dateline init` makes one", status=1)


def shrunk(connection: sqlite3.Connection) -> None:
    """Write the file anew without gaps, after many additions; left as it is where that cannot be done.

    For its time this takes as much room again. A kill amid it changes nothing.
    """
    with suppress(sqlite3.OperationalError):
        connection.execute("vacuum")


def _connected(place: Path, wait: float) -> sqlite3.Connection:
    if place.is_dir():
        raise DatelineError(f"{place}: is a folder, not a store", status=1)
    place.parent.mkdir(parents=True, exist_ok=True)
    connection = _for_reading(place) or sqlite3.connect(place, timeout=wait, isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = full")
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma cache_size = -65536")
    connection.execute("pragma mmap_size = 1073741824")
    return connection


def _for_reading(place: Path) -> sqlite3.Connection | None:
    """Return a connection that only reads, where the folder lets nobody write the log that SQLite wants.

    What still stands in such a log cannot be read without one.
    """
    log = place.with_name(f"{place.name}-wal")
    if not place.exists() or os.access(place.parent, os.W_OK) or (log.exists() and log.stat().st_size):
        return None
    return sqlite3.connect(f"file:{quote(str(place.resolve()))}?immutable=1", uri=True, isolation_level=None)


def _fitted(connection: sqlite3.Connection, place: Path) -> None:
    """Make the tables of a new file, or bring those of an old one up to date."""
    (application,) = connection.execute("pragma application_id").fetchone()
    (version,) = connection.execute("pragma user_version").fetchone()
    (tables,) = connection.execute("select count(*) from sqlite_master").fetchone()
    if not tables:
        _made(connection)
    elif application != APPLICATION:
        raise DatelineError(f"{place}: is no store of Dateline", status=1)
    elif version > SCHEMA:
        told = (
            f"was written by a newer Dateline (schema {version}, this one knows {SCHEMA}): upgrade Dateline"
        )
        raise DatelineError(f"{place}: {told}", status=1)
    elif version < 1:
        raise DatelineError(f"{place}: is damaged; `dateline verify` tells what is lost", status=1)
    elif version < SCHEMA:
        _upgraded(connection, place, version)


def _made(connection: sqlite3.Connection) -> None:
    connection.execute(f"pragma page_size = {_PAGE}")
    connection.execute("pragma journal_mode = wal")
    script = files("dateline.store").joinpath("schema.sql").read_text("utf-8")
    # Two processes may make it at once: who comes second finds the tables there.
    try:
        connection.executescript(f"begin immediate;\n{script}\npragma user_version = {SCHEMA};\ncommit;")
    except sqlite3.OperationalError:
        if connection.in_transaction:
            connection.execute("rollback")
        if not connection.execute("select 1 from sqlite_master where name = 'log'").fetchone():
            raise


def _upgraded(connection: sqlite3.Connection, place: Path, version: int) -> None:
    """Run the migrations that the store lacks, after a copy of it as it was."""
    kept = place.with_name(f"{place.name}.schema-{version}.backup")
    with sqlite3.connect(kept) as copy:
        connection.backup(copy)
    copy.close()
    with writing(connection):
        for number in range(version, SCHEMA):
            for step in MIGRATIONS[number]:
                connection.execute(step)
        connection.execute(f"pragma user_version = {SCHEMA}")


def _told(error: sqlite3.Error) -> str:
    name = getattr(error, "sqlite_errorname", "") or ""
    known = next((told for start, told in _TROUBLES.items() if name.startswith(start)), None)
    return known or f"cannot be used ({error})"
