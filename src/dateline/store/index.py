"""What search looks in: the words, names, clauses and figures of each record, entered and taken out again.

The indexes of words hold no text of their own, so taking a record out says again what was entered for it;
where another program entered it, all must be entered anew. Refuses to look anything up.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import get_args

from dateline.model import Record, Statement, Status
from dateline.store.terms import entries, key, named, said_in, terms

STATUSES: tuple[Status, ...] = get_args(Status)
# A clause's row is numbered by page, sentence and status.
PAGE_BITS, STATUS_BITS = 14, 4
_SENTENCES = 1 << (PAGE_BITS - STATUS_BITS)


def enter(connection: sqlite3.Connection, page: int, record: Record) -> None:
    """Let search find a record under its page's number."""
    connection.execute(
        "insert into word (rowid, title, body, name) values (?, ?, ?, ?)", _words(page, record)
    )
    connection.executemany("insert into clause (rowid, said) values (?, ?)", _clauses(page, record))
    connection.executemany("insert or ignore into figure values (?, ?, ?, ?, ?, ?)", _figures(page, record))


def leave(connection: sqlite3.Connection, page: int, record: Record) -> None:
    """Let search no longer find the record that was entered for a page."""
    connection.execute(
        "insert into word (word, rowid, title, body, name) values ('delete', ?, ?, ?, ?)",
        _words(page, record),
    )
    connection.executemany(
        "insert into clause (clause, rowid, said) values ('delete', ?, ?)", _clauses(page, record)
    )
    connection.executemany(
        "delete from figure where term = ? and page = ? and number = ?",
        ((term, of, number) for term, of, number, *_ in _figures(page, record)),
    )


def clear(connection: sqlite3.Connection) -> None:
    """Let search find nothing any more."""
    for table in ("word", "clause"):
        connection.execute(f"insert into {table} ({table}) values ('delete-all')")
    connection.execute("delete from figure")


def tidy(connection: sqlite3.Connection) -> None:
    """Merge what many additions left in pieces: the indexes shrink by a third. Takes seconds."""
    for table in ("word", "clause"):
        connection.execute(f"insert into {table} ({table}) values ('optimize')")


def standings(record: Record) -> int:
    """Return the statuses of all clauses of a record, a bit for each."""
    return sum(1 << STATUSES.index(status) for status in {s.status for s in record.statements})


def row_of(page: int, sentence: int, status: Status) -> int:
    """Return the number of the row that holds a clause: those of one sentence and status share it."""
    return page << PAGE_BITS | min(sentence, _SENTENCES - 1) << STATUS_BITS | STATUSES.index(status)


def _words(page: int, record: Record) -> tuple[int, str, str, str]:
    called = sorted({(entity.name, entity.type == "PERSON") for entity in record.entities})
    names = " ".join(named(name, person) for name, person in called)
    return page, entries(record.report.title or ""), entries(record.report.text), names


def _clauses(page: int, record: Record) -> Iterator[tuple[int, str]]:
    """Yield what the clauses of each sentence and status say, with who acts in them."""
    held: dict[tuple[int, Status], list[Statement]] = {}
    for statement in record.statements:
        held.setdefault((statement.sentence, statement.status), []).append(statement)
    for (sentence, status), said in sorted(held.items()):
        parts = _stretches(record.report.text, sorted([(s.start, s.end) for s in said]))
        yield row_of(page, sentence, status), said_in(*sorted({s.who for s in said}), *parts)


def _stretches(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Yield what spans, in order, hold of a text, what several hold once."""
    after = 0
    for start, end in spans:
        if end > after:
            yield text[max(start, after) : end]
            after = end


def _figures(
    page: int, record: Record
) -> Iterator[tuple[str, int, int, float | None, float | None, int | None]]:
    """Yield a row for each word of what a figure counts, and for the verb of a plain count ("six died")."""
    home: dict[int, Statement] = {}
    for statement in sorted(record.statements, key=lambda s: s.start - s.end):
        home.update((number, statement) for number in statement.figures)  # the innermost stays
    for number, figure in enumerate(record.figures):
        clause = home.get(number)
        words = [
            figure.noun,
            figure.unit,
            figure.counted or figure.of,
            clause.lemma if clause and not figure.unit else "",
        ]
        row = row_of(page, clause.sentence, clause.status) if clause else None
        # "More than 90" gives 90 as both ends, and leaves one open.
        low = None if figure.change == "<" else figure.low
        high = None if figure.change == ">" else figure.high
        for term in sorted({key(t.text) for word in words for t in terms(word)}) or [""]:
            yield term, page, number, low, high, row
