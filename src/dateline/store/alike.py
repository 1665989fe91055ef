"""Whether a store's tables and indexes of words hold just what a copy made from its records holds.

Rows of what is known to be damaged are passed over. Refuses to know what a row means.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Set
from contextlib import closing
from itertools import zip_longest
from typing import Any

from dateline.model import Check
from dateline.store.index import PAGE_BITS
from dateline.store.salvage import TROUBLE, some, told

Row = tuple[Any, ...]
# Tables, the order of their rows, and the column that says whose a row is.
_TABLES = (
    ("record", "page", "page"),
    ("figure", "term, page, number", "page"),
    ("story", "id", "id"),
    ("member", "report", "story"),
)
_OWN = frozenset({"body", "settled"})
# The indexes of words, and how far the number of a row is shifted from that of its page.
_INDEXES = {"word": 0, "clause": PAGE_BITS}
# What an index of words keeps beside the words: the sizes of its rows, its averages, its settings.
_BESIDE = ("{}_docsize", "{}_data where id = 1", "{}_config")
_NAMED = 5  # words


def tables_alike(store: sqlite3.Connection, copy: sqlite3.Connection, damaged: Set[object]) -> Check:
    """Compare what search and lists look in, row by row."""
    faults: list[str] = []
    count = 0
    for table, order, home in _TABLES:
        columns = [c for _, c, *_ in copy.execute(f"pragma table_info({table})") if c not in _OWN]
        place = columns.index(home)
        asked = f"select {', '.join(columns)} from {table} order by {order}"
        try:
            found = [row[place] for row in _apart(store.execute(asked), copy.execute(asked))]
        except TROUBLE as error:
            faults.append(f"{table} cannot be read: {told(error)}")
            if table == "record":
                break  # nothing is there to compare the others with
            continue
        count += copy.execute(f"select count(*) from {table}").fetchone()[0]
        odd = dict.fromkeys(key for key in found if key not in damaged)
        faults += [f"{table}: the rows of {home} {key} are not what they are made from" for key in odd]
    return Check("rows", count, some(faults), is_derived=True)


def words_alike(store: sqlite3.Connection, copy: sqlite3.Connection, damaged: Set[object]) -> Check:
    """Compare the indexes of words, word by word, and let SQLite check how they hang together."""
    faults: list[str] = []
    count = 0
    with closing(sqlite3.connect("", isolation_level=None)) as double:
        try:
            store.backup(double)  # a check of an index of words is asked by writing to it
        except TROUBLE as error:
            return Check("words", 0, (f"cannot be read: {told(error)}",), is_derived=True)
        for index, shift in _INDEXES.items():
            try:
                double.execute(f"insert into {index} ({index}) values ('integrity-check')")
                found, held = _words_apart(double, copy, index)
                beside = [] if damaged else _beside_apart(double, copy, index)
            except TROUBLE as error:
                faults.append(f"{index}: the index cannot be read: {told(error)}")
                continue
            count += held
            apart = sorted({str(term) for term, row, *_ in found if row >> shift not in damaged})[:_NAMED]
            apart += beside
            faults += [f"{index}: the index is not that of the records ({', '.join(apart)})"] if apart else []
    return Check("words", count, some(faults), is_derived=True)


def _words_apart(store: sqlite3.Connection, copy: sqlite3.Connection, index: str) -> tuple[list[Row], int]:
    """Return the places of words that stand otherwise in an index than in its copy, and how many it has."""
    for connection in (store, copy):
        connection.execute(
            f"create virtual table temp.{index}_told using fts5vocab ('main', '{index}', 'instance')"
        )
    asked = f"select term, doc, col, offset from temp.{index}_told"
    apart = list(_apart(store.execute(asked), copy.execute(asked)))
    (held,) = copy.execute(f"select count(*) from temp.{index}_told").fetchone()
    return apart, int(held)


def _beside_apart(store: sqlite3.Connection, copy: sqlite3.Connection, index: str) -> list[str]:
    there = {name for (name,) in copy.execute("select name from sqlite_master")}
    tables = [beside.format(index) for beside in _BESIDE if beside.format(index).split()[0] in there]
    asked = [f"select * from {table}" for table in tables]
    return [
        table.split()[0]
        for table, rows in zip(tables, asked, strict=True)
        if any(True for _ in _apart(store.execute(rows), copy.execute(rows)))
    ]


def _apart(one: Iterable[Row], other: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows that stand in one only of two runs of rows; cheap where these run alike."""
    spare: Counter[Row] = Counter()
    for a, b in zip_longest(one, other):
        if a != b:
            if a is not None:
                spare[a] += 1
            if b is not None:
                spare[b] -= 1
    yield from (row for row, n in spare.items() if n)
