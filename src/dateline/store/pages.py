"""Pages as they came, kept for good: which are new, which are known, which are a new revision.

A page is known when all that was given with it is the same, wherever it lay. The same address with another
text is the next revision of its report and supersedes the one before, which stays. Refuses to judge what
a page says.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.model import Arrival, Kept, Page
from dateline.store.packing import packed, unpacked

BODY = tuple[Page, str, str | None, int]  # the page, when it was taken in, its address, its revision
_FIELDS = "page.id, page.report, page.body, (select report from page as newer where newer.id = page.later)"
_CURRENT = "page.later is null and page.gone is null"


def digest_of(page: Page) -> bytes:
    """Return the SHA-256 of all that was given with a page, its name and place left out."""
    return hashlib.sha256(packed(replace(page, id="", path=""))).digest()


def take_in(
    connection: sqlite3.Connection, page: Page, address: str | None, added: int, taken: str
) -> Arrival:
    """Keep ``page``, taken in by deed ``added`` at the instant ``taken``, unless it is known."""
    digest = digest_of(page)
    old = _current_at(connection, address)
    known = connection.execute(
        "select id, report, gone, added from page where digest = ?", (digest,)
    ).fetchone()
    if known:
        number, report, gone, first = known
        if gone in (None, first):
            return Arrival(report, "known")
        connection.execute(
            "update page set gone = null, later = null, read = 0, added = ? where id = ?", (added, number)
        )
        return _superseding(connection, number, report, old)
    report, revision = _named(connection, page, digest, old)
    body = packed((replace(page, id=report), taken, address, revision))
    row = (report, digest, address, revision, added, taken, body)
    number = connection.execute(
        "insert into page (report, digest, address, revision, added, taken, body) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        row,
    ).lastrowid
    return _superseding(connection, int(number or 0), report, old)


def _superseding(
    connection: sqlite3.Connection, number: int, report: str, old: tuple[int, str, int] | None
) -> Arrival:
    if old:
        connection.execute("update page set later = ? where id = ?", (number, old[0]))
    return Arrival(report, "revision" if old else "new")


def _current_at(connection: sqlite3.Connection, address: str | None) -> tuple[int, str, int] | None:
    if address is None:
        return None
    found: tuple[int, str, int] | None = connection.execute(
        f"select id, report, revision from page where address = ? and {_CURRENT}", (address,)
    ).fetchone()
    return found


def _named(
    connection: sqlite3.Connection, page: Page, digest: bytes, old: tuple[int, str, int] | None
) -> tuple[str, int]:
    """Return the id for a report that is to be kept, and its revision."""
    revision = old[2] + 1 if old else 1
    wanted = f"{old[1].rpartition('@')[0] or old[1] if old[2] > 1 else old[1]}@{revision}" if old else page.id
    names = (wanted, *(f"{wanted}-{digest.hex()[:length]}" for length in (8, 16, 32, 64)))
    taken = "select 1 from page where report = ?"
    return next(name for name in names if not connection.execute(taken, (name,)).fetchone()), revision


def unread(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return the numbers of the pages that are still to be read, in the order in which they came."""
    rows = connection.execute(f"select id from page where not read and {_CURRENT} order by id")
    return tuple(number for (number,) in rows)


def kept(connection: sqlite3.Connection, numbers: Iterable[int]) -> Iterator[Kept]:
    """Yield pages by number."""
    for number in numbers:
        row = connection.execute(f"select {_FIELDS} from page where id = ?", (number,)).fetchone()
        yield _kept(row)


def by_report(connection: sqlite3.Connection, report: str) -> Kept | None:
    """Return the page of a report's id."""
    row = connection.execute(f"select {_FIELDS} from page where report = ?", (report,)).fetchone()
    return _kept(row) if row else None


def revisions(connection: sqlite3.Connection, address: str) -> tuple[Kept, ...]:
    """Return all that was kept of one address, the first first."""
    rows = connection.execute(
        f"select {_FIELDS} from page where address = ? and gone is null order by revision", (address,)
    )
    return tuple(_kept(row) for row in rows)


def _kept(row: tuple[int, str, bytes, str | None]) -> Kept:
    number, report, body, later = row
    page, taken, address, revision = unpacked(body, BODY)
    return Kept(number, report, page, taken, revision, address, later)


def mark_read(connection: sqlite3.Connection, numbers: Iterable[int], read: bool = True) -> None:
    """Say of pages that their records are up to date, or that they are not."""
    connection.executemany("update page set read = ? where id = ?", ((int(read), n) for n in numbers))


def added_by(connection: sqlite3.Connection, deed: int) -> tuple[int, ...]:
    """Return the numbers of the pages that a deed added and that are still there."""
    rows = connection.execute("select id from page where added = ? and gone is null order by id", (deed,))
    return tuple(number for (number,) in rows)


def take_out(connection: sqlite3.Connection, numbers: Iterable[int], by: int) -> None:
    """Take pages out again, by deed ``by``; the revision that each superseded is current again.

    A page that its own addition takes out is one that tells nothing new: it stays known.
    """
    for number in numbers:
        connection.execute("update page set gone = ? where id = ?", (by, number))
        connection.execute(
            "update page set later = (select later from page where id = ?) where later = ?", (number, number)
        )


def reports_taken_by(connection: sqlite3.Connection, instant: str) -> tuple[str, ...]:
    """Return the reports that were current at an instant (UTC, ISO 8601), by when they were taken in."""
    rows = connection.execute(
        "select report from page where taken <= ?1 and gone is null and not exists "
        "(select 1 from page as newer where newer.id = page.later and newer.taken <= ?1) order by report",
        (instant,),
    )
    return tuple(report for (report,) in rows)
