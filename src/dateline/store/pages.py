"""Pages as they came, kept for good: which are to be read, which are current, which superseded which.

Refuses to let pages come and go: that is for ``intake``.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from dateline.model import Kept, Page
from dateline.store.opening import there
from dateline.store.packing import opens, plain, unpacked

BODY = tuple[Page, str, str | None, int]  # the page, when it was taken in, its address, its revision
_FIELDS = "page.id, page.report, page.body, (select report from page as newer where newer.id = page.later)"
CURRENT = "page.later is null and page.gone is null"
UNDONE = "page.gone is not null and page.gone <> page.added"  # else its own addition set it aside


def digest_of(page: Page, back: int = 0) -> bytes:
    """Return the SHA-256 of all that was given with a page, its name and place left out.

    ``back`` is the revision as which a text that had been there before was put back.
    """
    given = {field.name: getattr(page, field.name) for field in fields(page)} | {"id": "", "path": ""}
    if not page.claims:
        del given["claims"]  # pages of before there were any are still known
    told = plain(given)
    return hashlib.sha256(told + (f"@{back}".encode() if back else b"")).digest()


def unread(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return the numbers of the pages that are still to be read, in the order in which they came.

    What a superseded one tells is kept too.
    """
    rows = connection.execute("select id from page where not read and gone is null order by id")
    return tuple(number for (number,) in rows)


def kept(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Kept]:
    """Yield pages by number."""
    for number in numbers:
        yield _kept(
            there(connection.execute(f"select {_FIELDS} from page where id = ?", (number,)).fetchone())
        )


def by_report(connection: sqlite3.Connection, report: str) -> Kept | None:
    """Return the page of a report's id."""
    row = connection.execute(f"select {_FIELDS} from page where report = ?", (report,)).fetchone()
    return _kept(row) if row else None


def held(connection: sqlite3.Connection, number: int) -> Page:
    """Return a page as it came, by number."""
    (body,) = there(connection.execute("select body from page where id = ?", (number,)).fetchone())
    page: Page = unpacked(body, BODY)[0]
    return page


def taken(connection: sqlite3.Connection, report: str) -> str | None:
    """Return the instant (UTC, ISO 8601) at which a report was taken in."""
    row = connection.execute("select taken from page where report = ?", (report,)).fetchone()
    return row[0] if row else None


def revisions(connection: sqlite3.Connection, address: str) -> tuple[Kept, ...]:
    """Return all that was kept of one address, the first first."""
    rows = connection.execute(
        f"select {_FIELDS} from page where address = ? and gone is null order by revision", (address,)
    )
    return tuple(_kept(row) for row in rows)


def _kept(row: tuple[Any, ...]) -> Kept:
    number, report, body, later = row
    page, taken, address, revision = unpacked(body, BODY)
    return Kept(number, report, page, taken, revision, address, later)


def mark_read(connection: sqlite3.Connection, numbers: Iterable[int], read: bool = True) -> None:
    """Say of pages that their records are up to date, or that they are not."""
    connection.executemany("update page set read = ? where id = ?", ((int(read), n) for n in numbers))


def damaged(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return the pages that cannot be unpacked any more."""
    rows = connection.execute("select id, body from page order by id")
    return tuple(number for number, body in rows if not opens(body, BODY))


def may_come_again(connection: sqlite3.Connection, addresses: Iterable[str]) -> frozenset[str]:
    """Return those of ``addresses`` that may bring again what an undoing took out.

    So do those from which it came, and those that are no report's own but lead to others.
    """
    if not connection.execute(f"select 1 from page where {UNDONE} limit 1").fetchone():
        return frozenset()
    asked = f"select count(*), total({UNDONE}) from page where address = ?"
    found = {address: connection.execute(asked, (address,)).fetchone() for address in addresses}
    return frozenset(address for address, (count, gone) in found.items() if gone or not count)


def out_of_use(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the reports that are superseded or taken out."""
    rows = connection.execute(f"select page.report from page where not ({CURRENT}) order by page.report")
    return tuple(report for (report,) in rows)


def standing(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return the numbers of the pages that are current and can be unpacked, the first first."""
    found = connection.execute(f"select id, body from page where {CURRENT} order by id")
    return tuple(number for number, body in found if opens(body, BODY))


def mark_all_unread(connection: sqlite3.Connection) -> None:
    """Say of all pages that count, or did, that their records are out of date."""
    connection.execute("update page set read = 0 where gone is null")


def added_by(connection: sqlite3.Connection, deed: int) -> tuple[int, ...]:
    """Return the numbers of the pages that a deed added and that are still there."""
    rows = connection.execute("select id from page where added = ? and gone is null order by id", (deed,))
    return tuple(number for (number,) in rows)


def superseded_by(connection: sqlite3.Connection, number: int) -> int | None:
    """Return the page that another one superseded, if it did."""
    row = connection.execute("select id from page where later = ? and gone is null", (number,)).fetchone()
    return row[0] if row else None


def latest(connection: sqlite3.Connection, report: str) -> str:
    """Return the report that has superseded ``report``, and that one, and so on: the one that stands."""
    asked = "select newer.report from page join page as newer on newer.id = page.later where page.report = ?"
    passed = {report}
    while (row := connection.execute(asked, (report,)).fetchone()) and row[0] not in passed:
        report = row[0]
        passed.add(report)  # a damaged file may lead round in a ring
    return report


def kin(connection: sqlite3.Connection, report: str) -> tuple[str, ...]:
    """Return ``report`` and all other revisions of it that are there."""
    asked = (
        "select report from page where address = (select address from page where report = ?) "
        "and gone is null order by id"
    )
    return tuple(dict.fromkeys((report, *(r for (r,) in connection.execute(asked, (report,))))))


def told_nothing_new(connection: sqlite3.Connection, report: str) -> bool:
    """Tell whether a page was taken out by its own addition, since its text was that of the page before."""
    row = connection.execute("select gone = added from page where report = ?", (report,)).fetchone()
    return bool(row and row[0])


def folded_by(connection: sqlite3.Connection, deed: int) -> int:
    """Count the pages that a deed added and that told nothing new."""
    (count,) = connection.execute(
        "select count(*) from page where added = ? and gone = added", (deed,)
    ).fetchone()
    return int(count)


def current(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the reports that are neither superseded nor taken out, and have been read."""
    rows = connection.execute(
        f"select page.report from page join record on record.page = page.id where {CURRENT} "
        "order by page.report"
    )
    return tuple(report for (report,) in rows)


def is_current(connection: sqlite3.Connection, report: str) -> bool:
    """Tell whether a report is neither superseded nor taken out."""
    asked = f"select 1 from page where page.report = ? and {CURRENT}"
    return connection.execute(asked, (report,)).fetchone() is not None


def reports_taken_by(connection: sqlite3.Connection, instant: str) -> tuple[str, ...]:
    """Return the reports that were current at an instant (UTC, ISO 8601), by when they were taken in."""
    rows = connection.execute(
        "select report from page where taken <= ?1 and gone is null and not exists "
        "(select 1 from page as newer where newer.id = page.later and newer.taken <= ?1) order by report",
        (instant,),
    )
    return tuple(report for (report,) in rows)
