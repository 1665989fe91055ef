"""What a list tells of each story, kept beside it, so that a list need not open the stories themselves.

A digest names the deed that changed its story: one of an earlier deed is out of date and is not handed out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from dateline.model import Digest, Layer
from dateline.store import rows

_KIND = "digest"


def put(connection: sqlite3.Connection, found: Mapping[str, Digest], gone: Iterable[str] = ()) -> None:
    """Keep the digests of stories by id, and forget those of stories that are ``gone``."""
    rows.write(connection, _KIND, Layer({}, dict(found), frozenset(gone)))


def of(connection: sqlite3.Connection, stories: Mapping[str, int]) -> dict[str, Digest]:
    """Return what is kept of ``stories``, which are given with the deeds that changed them last."""
    held = rows.Rows(connection, _KIND, Digest)
    found = {name: held.get(name) for name in stories}
    return {name: digest for name, digest in found.items() if digest and digest.changed == stories[name]}


def listed(connection: sqlite3.Connection) -> Iterator[tuple[str, str, str | None, str | None, int, int]]:
    """Yield id, title, first and last day, number of reports, deed; last changed first, then largest."""
    yield from connection.execute(
        "select id, title, earliest, latest, reports, changed from story "
        "order by changed desc, reports desc, latest desc, id"
    )


def published(
    connection: sqlite3.Connection, story: str
) -> Iterator[tuple[str, str | None, str | None, str | None]]:
    """Yield each report of a story with its first and last day, as it gives them itself, and its outlet."""
    yield from connection.execute(
        "select record.report, record.earliest, record.latest, record.outlet from member "
        "join record on record.report = member.report where member.story = ? order by record.report",
        (story,),
    )


def at_outlet(connection: sqlite3.Connection, outlet: str) -> frozenset[str]:
    """Return the ids of the stories that an outlet has a report of."""
    found = connection.execute(
        "select distinct member.story from record join member on member.report = record.report "
        "where record.outlet = ?",
        (outlet,),
    )
    return frozenset(story for (story,) in found)


def outlets(connection: sqlite3.Connection) -> tuple[tuple[str, int], ...]:
    """Return all outlets with how many reports they have, the largest first."""
    return tuple(
        connection.execute(
            "select outlet, count(*) as n from record where outlet is not null group by outlet "
            "order by n desc, outlet"
        )
    )


def stamp(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return numbers that are others whenever what is told of any story may be.

    A deed is written before the stories know of it, so what waits to be read and settled counts too.
    """
    asked = (
        "select coalesce(max(id), 0) from log",
        "select count(*) from page where not read",
        "select count(*) from record where not settled",
        "select coalesce(max(changed), 0) from story",
        "select count(changed) from story",
    )
    return tuple(int(connection.execute(one).fetchone()[0]) for one in asked)
