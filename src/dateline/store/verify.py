"""Proof that a store is what it was: every hash fits, every quote is its slice, nothing is without its home.

What is derived is made again from what it derives from and compared, so that one flipped bit is found. A
damaged file is read as far as it can be, and what is lost is named. Refuses to mend or write anything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

from dateline.model import Audit, Check, DatelineError
from dateline.store.alike import tables_alike, words_alike
from dateline.store.mirror import Mirror
from dateline.store.opening import APPLICATION, SCHEMA, missing
from dateline.store.proofs import (
    proved_alerts,
    proved_judgements,
    proved_lines,
    proved_log,
    proved_pages,
    proved_visits,
)
from dateline.store.salvage import TROUBLE, reading, some, told

_HEADER = 100  # bytes before the first page's own
_NO_DATABASE = ("SQLITE_NOTADB", "SQLITE_CANTOPEN")


def verify(place: Path, made: str | None = None) -> Audit:
    """Return what was checked of the store at ``place`` and what is wrong with it.

    ``made`` names this program: the rows for search of records that another one made are not compared.
    Raises ``DatelineError`` (status 1) only where there is no file that can be opened at all.
    """
    if not place.is_file():
        raise missing(place)
    try:
        with reading(place) as connection:
            return _verified(connection, place, made)
    except OSError as error:
        raise DatelineError(f"{place}: {error.strerror or error}", status=1) from error
    except TROUBLE as error:
        fault = f"the file cannot be read as a store ({told(error)}): all reports in it are lost"
        return Audit(str(place), (Check("file", 1, (fault,)),))


def _verified(connection: sqlite3.Connection, place: Path, made: str | None) -> Audit:
    connection.execute("begin")  # all checks see one state, also while another process adds
    _opens(connection)
    file = Check("file", *_of_file(connection, place))
    schema = _checked("tables", lambda: _schema(connection))
    log = _checked("deeds", lambda: proved_log(connection))
    pages = proved_pages(connection)
    truth = (
        Check("pages", pages.checked, some(pages.faults)),
        _checked("judgements", lambda: proved_judgements(connection)),
        _checked("alerts", lambda: proved_alerts(connection)),
    )
    lines = replace(_checked("lines", lambda: proved_lines(connection)), is_derived=True)
    visits = replace(_checked("addresses asked", lambda: proved_visits(connection)), is_derived=True)
    with closing(sqlite3.connect("", isolation_level=None)) as copy:
        copy.executescript(_script())
        copy.execute("begin")
        mirror = Mirror(connection, copy, pages, made)
        derived = mirror.checks()
        apart = mirror.damaged | mirror.old
        compared = tables_alike(connection, copy, apart), words_alike(connection, copy, apart)
    old = (
        (Check("records of another program, not looked up in search", len(mirror.old)),) if mirror.old else ()
    )
    checks = (file, schema, log, *truth, lines, visits, *derived, *compared, *old)
    return Audit(str(place), checks, pages.lost, tuple(sorted(mirror.again)))


def _opens(connection: sqlite3.Connection) -> None:
    """Raise ``DatelineError`` where nothing at all can be read; a damaged list of tables may hold some."""
    try:
        is_empty = not connection.execute("select 1 from sqlite_master").fetchone()
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:
        if getattr(error, "sqlite_errorname", "") in _NO_DATABASE:
            raise
    else:
        if is_empty:
            raise DatelineError("it is empty", status=1)


def _checked(what: str, check: Callable[[], tuple[int, list[str]]]) -> Check:
    """Return a check, also where it breaks off."""
    try:
        checked, faults = check()
    except TROUBLE as error:
        return Check(what, 0, (f"cannot be read: {told(error)}",))
    return Check(what, checked, some(faults))


def _script() -> str:
    return files("dateline.store").joinpath("schema.sql").read_text("utf-8")


def _of_file(connection: sqlite3.Connection, place: Path) -> tuple[int, tuple[str, ...]]:
    """Return how many pages of the file were checked by SQLite, and what is wrong with it."""
    faults: list[str] = []
    for found in (
        _length(connection, place),
        _marks(connection),
        _integrity(connection),
        _orphans(connection),
    ):
        try:
            faults += found
        except TROUBLE as error:
            faults.append(f"it cannot all be checked: {told(error)}")
    try:
        (count,) = connection.execute("pragma page_count").fetchone()
    except TROUBLE:
        count = 0
    return int(count), some(faults)


def _length(connection: sqlite3.Connection, place: Path) -> Iterator[str]:
    """Tell where the file is shorter than its first page says; what waits in the write-ahead log counts."""
    (size,) = connection.execute("pragma page_size").fetchone()
    with place.open("rb") as file:
        head = file.read(_HEADER)
    pages, real = int.from_bytes(head[28:32], "big"), place.stat().st_size
    if real < pages * size and not _waits(place):
        yield f"the file was cut: {real} bytes are left of {pages * size}"


def _waits(place: Path) -> bool:
    log = place.with_name(f"{place.name}-wal")
    return log.exists() and log.stat().st_size > 0


def _marks(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield where the file says of itself what no store says."""
    for name, wanted in (("application_id", APPLICATION), ("user_version", SCHEMA), ("encoding", "UTF-8")):
        (found,) = connection.execute(f"pragma {name}").fetchone()
        if found != wanted:
            yield f"it says that its {name} is {found}, not {wanted}"


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    """Yield what SQLite finds wrong with the file, with single tables where the check of all breaks off."""
    try:
        yield from _broken(connection, "")
    except TROUBLE as error:
        yield from _broken_tables(connection) or [told(error)]


def _orphans(connection: sqlite3.Connection) -> Iterator[str]:
    for table, row, parent, _ in connection.execute("pragma foreign_key_check"):
        yield f"row {row} of {table} belongs to no {parent}"


def _broken(connection: sqlite3.Connection, table: str) -> Iterator[str]:
    for (line,) in connection.execute(f"pragma integrity_check{table}"):
        if line != "ok":
            yield " ".join(line.replace("*** in database main ***", "").split())


def _broken_tables(connection: sqlite3.Connection) -> list[str]:
    """Return what is wrong with single tables, where the check of all breaks off."""
    faults = []
    for (table,) in connection.execute("select name from sqlite_master where type = 'table'").fetchall():
        try:
            faults += [f"{table}: {line}" for line in _broken(connection, f"('{table}')")]
        except TROUBLE as error:
            faults.append(f"{table}: {told(error)}")
    return faults


def _schema(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Compare the tables with those of a new store."""
    asked = "select type, name, tbl_name, sql from sqlite_master"
    found = set(connection.execute(asked))
    with closing(sqlite3.connect(":memory:")) as fresh:
        fresh.executescript(_script())
        wanted = set(fresh.execute(asked))
    names = sorted({str(row[1]) for row in found ^ wanted})
    return len(wanted), [f"{name}: is not as it was made" for name in names]
