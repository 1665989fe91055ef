"""Pages coming in and going out: which are new, known, a new revision or a text put back; which count again.

A page is known when all that was given with it is the same, wherever it lay. The same address with another
text is the next revision of its report and supersedes the one before, which stays; so is a text that had been
there before, was superseded, and is there again. Refuses to judge what a page says.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from dateline.model import Arrival, Page
from dateline.store.opening import there
from dateline.store.packing import packed
from dateline.store.pages import CURRENT, UNDONE, digest_of, held, superseded_by

_COLUMNS = "id, report, revision, gone, added, later"


@dataclass(frozen=True, slots=True)
class Intake:
    """An addition, or one portion of it: its deed, its instant (UTC, ISO 8601), the digests of its pages.

    ``is_last`` says that no portion follows, ``by_hand`` that a person asks for these pages, and not a watch
    that comes upon them.
    """

    deed: int
    at: str
    digests: tuple[bytes, ...]
    last: dict[bytes, int]  # where each comes for the last time
    is_last: bool = True
    by_hand: bool = True

    @classmethod
    def of(
        cls, pages: Sequence[Page], deed: int, at: str, is_last: bool = True, by_hand: bool = True
    ) -> Intake:
        """Return the addition of ``pages``, in that order."""
        digests = tuple(map(digest_of, pages))
        last = {digest: place for place, digest in enumerate(digests)}
        return cls(deed, at, digests, last, is_last, by_hand)


class _Row(NamedTuple):
    """A page as it stands in the table."""

    id: int
    report: str
    revision: int
    gone: int | None
    added: int
    later: int | None

    @property
    def is_folded(self) -> bool:
        """Whether it told nothing new."""
        return self.gone is not None and self.gone == self.added

    @property
    def is_undone(self) -> bool:
        """Whether an undoing took it out."""
        return self.gone is not None and not self.is_folded


def take_in(
    connection: sqlite3.Connection, page: Page, address: str | None, place: int, intake: Intake
) -> tuple[Arrival, int, int | None]:
    """Keep ``page``, the one in that ``place`` of an addition, unless it is known.

    What an undoing took out comes in again by hand only, and so does any text of an address at which
    nothing else is left. Returns what became of the page, its number, and that of the page it supersedes.
    """
    digest = intake.digests[place]
    old = _row(connection, f"address = ? and {CURRENT}", address)
    known = _row(connection, "digest = ?", digest)
    if not intake.by_hand and (undone := _undone(connection, known, address, old)):
        return Arrival(undone.report, "known"), undone.id, None
    if known and old and _is_old(known, old):
        is_told = _stands(connection, known, old)
        if is_told or _follows(connection, page, (known, old), place, intake):
            if not is_told:
                _restore(connection, known, intake.deed)
            return Arrival(old.report if is_told else known.report, "known"), known.id, None
        digest = digest_of(page, old.revision + 1)
        known = _row(connection, "digest = ?", digest)
        if not intake.by_hand and known and known.is_undone:
            return Arrival(known.report, "known"), known.id, None
    if known is None:
        number, report = _keep(connection, page, digest, (address, old, intake))
    elif known.gone is None:
        return Arrival(known.report, "known"), known.id, None
    else:
        number, report = known.id, known.report
        connection.execute(
            "update page set gone = null, later = null, read = 0, added = ? where id = ?",
            (intake.deed, number),
        )
    if old is None:
        return Arrival(report, "new"), number, None
    connection.execute("update page set later = ? where id = ?", (number, old.id))
    return Arrival(report, "revision"), number, old.id


def _undone(
    connection: sqlite3.Connection, known: _Row | None, address: str | None, old: _Row | None
) -> _Row | None:
    """Return what an undoing took out and now comes again: the same page, or any where none stands."""
    if known is not None or old is not None or address is None:
        return known if known is not None and known.is_undone else None
    return _row(connection, f"{UNDONE} and address = ?", address)


def known_address(connection: sqlite3.Connection, forms: Sequence[str]) -> str | None:
    """Return the one of ``forms`` of an address under which there are pages, else the first form."""
    asked = "select 1 from page where address = ?"
    held = (form for form in forms if connection.execute(asked, (form,)).fetchone())
    return next(held, forms[0] if forms else None)


def waits(
    connection: sqlite3.Connection, page: Page, address: str | None, place: int, intake: Intake
) -> int | None:
    """Return the number of a known page that comes again where it is too early to say what becomes of it.

    So it is where another text stands, and may still come after it in a later portion of the same addition.
    """
    if intake.is_last or address is None:
        return None
    old = _row(connection, f"address = ? and {CURRENT}", address)
    known = _row(connection, "digest = ?", intake.digests[place])
    if not known or not old or not _is_old(known, old) or _stands(connection, known, old):
        return None
    return None if _follows(connection, page, (known, old), place, intake) else known.id


def is_standing(connection: sqlite3.Connection, digest: bytes, address: str) -> bool:
    """Tell whether the page of a digest is what stands at an address."""
    old = _row(connection, f"address = ? and {CURRENT}", address)
    return old is not None and digest_of(held(connection, old.id)) == digest


def _row(connection: sqlite3.Connection, where: str, value: str | bytes | None) -> _Row | None:
    row = connection.execute(f"select {_COLUMNS} from page where {where}", (value,)).fetchone()
    return _Row(*row) if row else None


def _is_old(known: _Row, old: _Row) -> bool:
    """Tell whether a page that comes again is not the one that stands, and has no place after it."""
    return known.id != old.id and (known.gone is None or known.is_folded or known.revision < old.revision)


def _stands(connection: sqlite3.Connection, known: _Row, old: _Row) -> bool:
    """Tell whether what stands says the same as the page that comes again."""
    if known.is_folded:
        return known.later == old.id if known.later else old.id < known.id
    return digest_of(held(connection, known.id)) == digest_of(held(connection, old.id))


def _follows(
    connection: sqlite3.Connection, page: Page, rows: tuple[_Row, _Row], place: int, intake: Intake
) -> bool:
    """Tell whether a page that comes again is but an old copy, which what stands has followed.

    So it is where what stands comes after it in the same addition, or where it lies in its old place.
    """
    known, old = (held(connection, row.id) for row in rows)
    if intake.last.get(digest_of(old), -1) > place:
        return True
    return not rows[0].is_undone and known.path == page.path != old.path


def _restore(connection: sqlite3.Connection, known: _Row, deed: int) -> None:
    """Give a page that an undoing took out its place among the revisions again; a later one stands."""
    if not known.is_undone:
        return
    asked = (
        "select id from page where address = (select address from page where id = ?) and gone is null "
        "and revision > ? order by revision, id limit 1"
    )
    (after,) = there(connection.execute(asked, (known.id, known.revision)).fetchone())
    before = superseded_by(connection, after)
    connection.execute("update page set later = ? where id = ?", (known.id, before))
    asked = "update page set gone = null, later = ?, read = 0, added = ? where id = ?"
    connection.execute(asked, (after, deed, known.id))


def _keep(
    connection: sqlite3.Connection, page: Page, digest: bytes, taken: tuple[str | None, _Row | None, Intake]
) -> tuple[int, str]:
    address, old, intake = taken
    report, revision = _named(connection, page, digest, old)
    body = packed((replace(page, id=report), intake.at, address, revision))
    cursor = connection.execute(
        "insert into page (report, digest, address, revision, added, taken, body) "
        "values (?, ?, ?, ?, ?, ?, ?)",
        (report, digest, address, revision, intake.deed, intake.at, body),
    )
    return int(cursor.lastrowid or 0), report


def _named(connection: sqlite3.Connection, page: Page, digest: bytes, old: _Row | None) -> tuple[str, int]:
    """Return the id for a report that is to be kept, and its revision."""
    revision = old.revision + 1 if old else 1
    wanted = f"{old.report.removesuffix(f'@{old.revision}')}@{revision}" if old else page.id
    names = (wanted, *(f"{wanted}-{digest.hex()[:length]}" for length in (8, 16, 32, 64)))
    taken = "select 1 from page where report = ?"
    return next(name for name in names if not connection.execute(taken, (name,)).fetchone()), revision


def take_out(connection: sqlite3.Connection, numbers: Iterable[int], deed: int) -> tuple[int, ...]:
    """Take pages out again, by ``deed``; return those that are current now and were not.

    A page that another deed brought and that told the same takes the place of the one that goes.
    """
    back: set[int] = set()
    for number in numbers:
        (later,) = there(connection.execute("select later from page where id = ?", (number,)).fetchone())
        before, twin = superseded_by(connection, number), _twin(connection, number)
        connection.execute("update page set gone = ?, later = ? where id = ?", (deed, twin, number))
        if twin:
            asked = "update page set gone = null, later = ?, read = 0 where id = ?"
            connection.execute(asked, (later, twin))
            connection.execute("update page set later = ? where later = ? and gone = added", (twin, number))
        if before:
            connection.execute("update page set later = ? where id = ?", (twin or later, before))
        back -= {number}
        if later is None and (twin or before):
            back.add(twin or before or 0)
    return tuple(sorted(back))


def _twin(connection: sqlite3.Connection, number: int) -> int | None:
    """Return the first page that told nothing new beside another one, and whose own addition stands."""
    row = connection.execute(
        "select id from page where later = ? and gone = added "
        "and added not in (select takes from log where takes is not null) order by id limit 1",
        (number,),
    ).fetchone()
    return row[0] if row else None


def fold(connection: sqlite3.Connection, number: int, into: int) -> tuple[int, ...]:
    """Let a page stand aside that says what the one before it says; return that one if it is current again.

    It is taken out by its own addition, and stays known.
    """
    (later,) = there(connection.execute("select later from page where id = ?", (number,)).fetchone())
    connection.execute("update page set later = ? where later = ? and gone = added", (into, number))
    connection.execute("update page set later = ? where id = ?", (later, into))
    connection.execute("update page set gone = added, later = ? where id = ?", (into, number))
    return () if later else (into,)
