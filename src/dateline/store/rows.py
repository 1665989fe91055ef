"""What the stages know of the whole pile, row by row: a mapping that asks the file only for what is wanted.

A row is kept in memory once it was asked for. Refuses to know what the rows mean.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.model import Layer
from dateline.store.packing import sealed, unsealed

_NUMBER = "(select id from kind where name = ?)"  # of a kind, which stands in each of its rows


class Rows(Mapping[Any, Any]):
    """The rows of one kind, by key (text or whole numbers); ``row`` is the type of each.

    A key without a row has that of ``under``, where that is given: rows of two kinds that are the same are
    kept once.
    """

    def __init__(
        self, connection: sqlite3.Connection, kind: str, row: Any, under: Rows | None = None
    ) -> None:
        self._connection, self._kind, self._under = connection, kind, under
        self._row: Any = row | None
        self._held: dict[Any, Any] = {}

    def __getitem__(self, key: Any) -> Any:
        """Return the row of ``key``; raises ``KeyError`` where there is none."""
        if key not in self._held:
            asked = f"select body from derived where kind = {_NUMBER} and key = ?"
            found = self._connection.execute(asked, (self._kind, key)).fetchone()
            if found:
                self._held[key] = unsealed(home_of(self._kind, key), found[0], self._row)
            else:
                self._held[key] = None if self._under is None else self._under.get(key)
        row = self._held[key]
        if row is None:
            raise KeyError(key)
        return row

    def __iter__(self) -> Iterator[Any]:
        """Walk all keys."""
        asked = f"select key from derived where kind = {_NUMBER} order by key"
        own = [key for (key,) in self._connection.execute(asked, (self._kind,))]
        if self._under is None:
            yield from own
        else:
            yield from (key for key in sorted({*own, *self._under}) if key in self)

    def __len__(self) -> int:
        """Count the rows."""
        return sum(1 for _ in self)


def home_of(kind: str, key: object) -> str:
    """Return what a row is sealed for: no row can pass for another one."""
    return f"{kind}\n{key}"


def has(connection: sqlite3.Connection, kind: str) -> bool:
    """Tell whether there are rows of ``kind``."""
    asked = f"select 1 from derived where kind = {_NUMBER} limit 1"
    return connection.execute(asked, (kind,)).fetchone() is not None


def write(
    connection: sqlite3.Connection, kind: str, layer: Layer[Any, Any], under: Layer[Any, Any] | None = None
) -> None:
    """Write what has changed in a layer over the rows of ``kind``.

    Rows that are those of ``under`` are not written; one that is missing here only is written as such.
    """
    if under is not None:
        asked = layer.changes.keys() | layer.removed | under.changes.keys() | under.removed
        other = {key: layer.get(key) for key in asked if layer.get(key) != under.get(key)}
        layer = Layer({}, other, frozenset(asked - other.keys()))
    connection.execute("insert or ignore into kind (name) values (?)", (kind,))
    (number,) = connection.execute("select id from kind where name = ?", (kind,)).fetchone()
    connection.executemany(
        "delete from derived where kind = ? and key = ?", ((number, key) for key in layer.removed)
    )
    connection.executemany(
        "insert or replace into derived values (?, ?, ?)",
        ((number, key, sealed(home_of(kind, key), row)) for key, row in sorted(layer.changes.items())),
    )


def forget(connection: sqlite3.Connection, kind: str) -> None:
    """Forget all rows of ``kind``."""
    connection.execute(f"delete from derived where kind = {_NUMBER}", (kind,))


def clear(connection: sqlite3.Connection) -> None:
    """Forget all that was made of the whole pile but the stories, whose ids go on."""
    connection.execute("delete from derived")
    connection.execute("update record set settled = 0")
