"""People's judgements, in the order in which they were given; an undone one has no say."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dateline.model import Judgement
from dateline.store.packing import packed, unpacked

_STANDING = "where not exists (select 1 from log where log.takes = judgement.log)"


def put(connection: sqlite3.Connection, judgements: Iterable[Judgement], deed: int) -> None:
    """Keep ``judgements``, given by ``deed``."""
    rows = ((deed, packed(judgement)) for judgement in judgements)
    connection.executemany("insert into judgement (log, body) values (?, ?)", rows)


def words(connection: sqlite3.Connection) -> tuple[Judgement, ...]:
    """Return the judgements on pairs of reports that stand."""
    rows = connection.execute(f"select body from judgement {_STANDING} order by id")
    return tuple(unpacked(body, Judgement) for (body,) in rows)
