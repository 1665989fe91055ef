"""Whether a store's tables and indexes of words hold just what a copy made from its records holds.

Refuses to know what a row means.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from itertools import zip_longest
from typing import Any

from dateline.model import Check
from dateline.store.salvage import TROUBLE, some, told

# Tables, the order of their rows, and how many of a row's first columns name it.
_TABLES = (
    ("record", "page", "page"),
    ("figure", "term, page, number", "page"),
    ("story", "id", "id"),
    ("member", "report", "report"),
)
_OWN = frozenset({"body", "settled"})
_INDEXES = ("word", "clause")
# What an index of words keeps beside the words: the sizes of its rows, its averages, its settings.
_BESIDE = ("{}_docsize", "{}_data where id = 1", "{}_config")


def tables_alike(store: sqlite3.Connection, copy: sqlite3.Connection) -> Check:
    """Compare what search and lists look in, row by row."""
    faults: list[str] = []
    count = 0
    for table, order, name in _TABLES:
        columns = [c for _, c, *_ in copy.execute(f"pragma table_info({table})") if c not in _OWN]
        place = columns.index(name)
        asked = f"select {', '.join(columns)} from {table} order by {order}"
        try:
            found = list(_apart(store.execute(asked), copy.execute(asked)))
            count += copy.execute(f"select count(*) from {table}").fetchone()[0]
        except TROUBLE as error:
            faults.append(f"{table} cannot be read: {told(error)}")
            continue
        odd = dict.fromkeys(str(row[place]) for row in found)
        faults += [f"{table}: the rows of {name} {key} are not those of its record or story" for key in odd]
    return Check("rows", count, some(faults))


def words_alike(store: sqlite3.Connection, copy: sqlite3.Connection) -> Check:
    """Compare the indexes of words, word by word, and let SQLite check how they hang together."""
    faults: list[str] = []
    count = 0
    try:
        with closing(sqlite3.connect("", isolation_level=None)) as double:
            store.backup(double)
            for index in _INDEXES:
                double.execute(f"insert into {index} ({index}) values ('integrity-check')")
    except TROUBLE as error:
        faults.append(f"the index of words is damaged: {told(error)}")
    for index in _INDEXES:
        try:
            apart, held = _words_apart(store, copy, index)
        except TROUBLE as error:
            faults.append(f"the index of words ({index}) cannot be read: {told(error)}")
            continue
        count += held
        if apart:
            faults.append(f"the index of words ({index}) is not that of the records: {', '.join(apart)}")
    return Check("words", count, some(faults))


def _words_apart(store: sqlite3.Connection, copy: sqlite3.Connection, index: str) -> tuple[list[str], int]:
    """Return some words that stand otherwise in an index than in its copy, and how many places it has."""
    asked = f"select term, doc, col, offset from temp.{index}_told"
    for connection in (store, copy):
        connection.execute(
            f"create virtual table temp.{index}_told using fts5vocab ('main', '{index}', 'instance')"
        )
    apart = sorted({str(row[0]) for row in _apart(store.execute(asked), copy.execute(asked))})[:5]
    held = copy.execute(f"select count(*) from temp.{index}_told").fetchone()[0]
    there = {name for (name,) in copy.execute("select name from sqlite_master")}
    for beside in _BESIDE:
        table = beside.format(index)
        if table.split()[0] in there:
            rows = f"select * from {table}"
            apart += [table.split()[0]] * any(True for _ in _apart(store.execute(rows), copy.execute(rows)))
    return apart, int(held)


def _apart(one: Iterable[tuple[Any, ...]], other: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows that stand in one only of two runs of rows; cheap where these run alike."""
    spare: Counter[tuple[Any, ...]] = Counter()
    for a, b in zip_longest(one, other):
        if a != b:
            if a is not None:
                spare[a] += 1
            if b is not None:
                spare[b] -= 1
    yield from (row for row, n in spare.items() if n)
