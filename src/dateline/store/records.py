"""Records: what each page says by itself, with the rows that search looks in. Made again at any time.

A record names what it was made with. Refuses to keep a record whose page is not kept.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from dateline.model import DatelineError, Layer, Record
from dateline.store import rows
from dateline.store.columns import packed_record, unpacked_record
from dateline.store.index import clear, enter, leave, standings

_PAGE = "select page from record where report = ?"
_FORMER = "former"  # the records that the stories know and that are others since
_KEPT = 512  # records that are held unpacked


def put(connection: sqlite3.Connection, page: int, record: Record, made: str) -> None:
    """Keep the record of a page in place of the one before; the stories do not know it yet."""
    _take_out(connection, page, made)
    published, report = record.published.moment, record.report
    days = _day(published.earliest), _day(published.latest)
    known = (page, record.id, made, report.text_sha256, *days, report.outlet, standings(record))
    connection.execute(
        "insert into record (page, report, made, sha256, earliest, latest, outlet, statuses, body) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*known, packed_record(record, page_body(connection, page))),
    )
    enter(connection, page, record)


def _take_out(connection: sqlite3.Connection, page: int, made: str) -> None:
    """Forget the record of a page, if there is one, for one made with ``made``."""
    row = connection.execute("select made, settled from record where page = ?", (page,)).fetchone()
    if row is None:
        return
    if row[0] != made:
        _enter_anew(connection)
    old = _of(connection, page)
    if row[1]:
        # What the stories rest on is kept until they know the new one.
        rows.write(connection, _FORMER, Layer[str, Record]({}, {old.id: old}))
    leave(connection, page, old)
    connection.execute("delete from record where page = ?", (page,))


def _enter_anew(connection: sqlite3.Connection) -> None:
    """Make the indexes again, once while the store is open: another program entered other keys of words."""
    if connection.execute("select 1 from temp.sqlite_master where name = 'entered_anew'").fetchone():
        return
    connection.execute("create temp table entered_anew (never)")
    clear(connection)
    for (page,) in connection.execute("select page from record order by page"):
        enter(connection, page, _of(connection, page))


def page_body(connection: sqlite3.Connection, page: int) -> bytes:
    """Return the packed page of a number, with which its record is packed; none where it is not there."""
    row = connection.execute("select body from page where id = ?", (page,)).fetchone()
    return row[0] if row else b""


def _of(connection: sqlite3.Connection, page: int, only: tuple[str, ...] = ()) -> Record:
    """Return the record of a page that has one, or some fields of it."""
    (body,) = connection.execute("select body from record where page = ?", (page,)).fetchone()
    return unpacked_record(body, page_body(connection, page), only)


def mend(connection: sqlite3.Connection) -> None:
    """Forget the records that are not what they were, and let search look in the others anew."""
    pages = connection.execute("select page, sha256 from record order by page").fetchall()
    clear(connection)
    for page, sha256 in pages:
        record = _opened(connection, page)
        if record and record.report.text_sha256 == sha256:
            enter(connection, page, record)
        else:
            connection.execute("delete from record where page = ?", (page,))


def _opened(connection: sqlite3.Connection, page: int) -> Record | None:
    try:
        return _of(connection, page)
    except DatelineError:
        return None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def heads(connection: sqlite3.Connection, reports: Iterable[str]) -> tuple[Record, ...]:
    """Return of ``reports`` the report, its day as it tells it, and its names: far less to unpack."""
    wanted = "report", "published", "entities"
    found = (connection.execute(_PAGE, (report,)).fetchone() for report in reports)
    return tuple(_of(connection, row[0], wanted) for row in found if row)


def lacking(connection: sqlite3.Connection, reports: Iterable[str]) -> tuple[str, ...]:
    """Return those of ``reports`` of which there is no record: lost, or to be made by another program."""
    held = Records(connection)
    return tuple(report for report in reports if report not in held)


class Lost(DatelineError, KeyError):
    """A report whose record the store lacks: an upgrade dropped it, or it is damaged."""

    def __init__(self, report: str) -> None:
        super().__init__(f"the store has lost report {report!r}; run `dateline rebuild`", status=1)

    def __str__(self) -> str:
        """Return what to do, without the quotation marks of a ``KeyError``."""
        return str(self.args[0])


class Records(Mapping[str, Record]):
    """The records of a store by report id, each unpacked when it is asked for."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getitem__(self, report: str) -> Record:
        """Return the record of a report; raises ``Lost``, a ``KeyError``, where there is none."""
        row = self._connection.execute(_PAGE, (report,)).fetchone()
        if row is None:
            raise Lost(report)
        return _of(self._connection, row[0])

    def __contains__(self, report: object) -> bool:
        """Tell whether a report has a record."""
        asked = "select 1 from record where report = ?"
        return self._connection.execute(asked, (report,)).fetchone() is not None

    def __iter__(self) -> Iterator[str]:
        """Walk the ids of all records."""
        for (report,) in self._connection.execute("select report from record order by report"):
            yield report

    def __len__(self) -> int:
        """Count the records."""
        (count,) = self._connection.execute("select count(*) from record").fetchone()
        return int(count)


class Settled(Records):
    """The records as the stories know them: as they were when these were last settled."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(connection)
        self._former = rows.Rows(connection, _FORMER, Record)
        self._held: dict[str, Record] = {}

    def __getitem__(self, report: str) -> Record:
        """Return the record of a report; raises ``KeyError`` where there is none."""
        if report not in self._held:
            if len(self._held) >= _KEPT:
                self._held.clear()
            former: Record | None = self._former.get(report)
            self._held[report] = former or super().__getitem__(report)
        return self._held[report]


def sha256_of(connection: sqlite3.Connection, page: int) -> str | None:
    """Return the hash of the clean text of a page, where that has been read."""
    row = connection.execute("select sha256 from record where page = ?", (page,)).fetchone()
    return row[0] if row else None


def unsettle(connection: sqlite3.Connection, pages: Iterable[int]) -> None:
    """Say of pages whose records are there that the stories do not know them."""
    connection.executemany("update record set settled = 0 where page = ?", ((page,) for page in pages))


def unsettled(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the reports that count and that the stories do not know yet, the oldest first."""
    rows_of = connection.execute(
        "select record.report from record join page on page.id = record.page "
        "where not record.settled and page.later is null and page.gone is null "
        "order by coalesce(record.earliest, record.latest, ''), record.report"
    )
    return tuple(report for (report,) in rows_of)


def mark_settled(connection: sqlite3.Connection, reports: Iterable[str]) -> None:
    """Say of reports that the stories know them, as they are now."""
    known = frozenset(reports)
    connection.executemany("update record set settled = 1 where report = ?", ((r,) for r in known))
    rows.write(connection, _FORMER, Layer[str, Record]({}, {}, known))


def forget_former(connection: sqlite3.Connection) -> None:
    """Forget the records that the stories knew: they know all."""
    rows.forget(connection, _FORMER)


def made_with(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return what the records were made with: one name, unless the program has changed since."""
    return tuple(made for (made,) in connection.execute("select distinct made from record order by made"))


def only(records: Mapping[str, Record], reports: Iterable[str]) -> tuple[Record, ...]:
    """Return the records of ``reports``; raises ``Lost`` where the store lacks one."""
    return tuple(records[report] for report in reports)
