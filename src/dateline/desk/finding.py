"""Use case of a search as a page shows it: hits of one stretch, what all hits are of, what to try instead."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from dateline.model import ALWAYS, Facets, Found, Query
from dateline.store import looked_at, stories
from dateline.store.asked import understood
from dateline.store.search import facets, search

_T = TypeVar("_T")
_TRIED = 8  # conditions that are left out in turn where nothing is found


@dataclass(frozen=True, slots=True)
class Stretch:
    """Which of the hits are wanted: ``limit`` of them after ``skip``; in earlier revisions too."""

    skip: int = 0
    limit: int = 20
    superseded: bool = False


@dataclass(frozen=True, slots=True)
class Searched:
    """What was found, what it is of, the titles of its stories by id; ``tries`` ask less and find something.

    Each of ``tries`` has the number of reports that it finds.
    """

    found: Found
    facets: Facets
    titles: Mapping[str, str]
    tries: tuple[tuple[Query, int], ...] = ()


def searched(place: Path, text: str, stretch: Stretch) -> Searched:
    """Return what the store has for what a user typed.

    Raises ``DatelineError`` (status 2) for what cannot be asked.
    """
    query = understood([text])
    with looked_at(place) as connection:
        found = search(connection, query, stretch.limit, stretch.superseded, stretch.skip)
        homes = {hit.story for hit in found.hits} - {None}
        titles = {home: stories.title_of(connection, home) or home for home in sorted(map(str, homes))}
        if not found.total:
            return Searched(found, Facets(), titles, tuple(_tries(connection, query, stretch.superseded)))
        return Searched(found, facets(connection, query, stretch.superseded), titles)


def _tries(connection: sqlite3.Connection, query: Query, superseded: bool) -> Iterator[tuple[Query, int]]:
    """Yield the query without one of its conditions, where that finds something."""
    for less in list(_less(query))[:_TRIED]:
        if less != Query() and (total := search(connection, less, 1, superseded).total):
            yield less, total


def _less(query: Query) -> Iterator[Query]:
    if query.published != ALWAYS:
        yield replace(query, published=ALWAYS)
    if query.statuses:
        yield replace(query, statuses=())
    if query.outlets:
        yield replace(query, outlets=())
    yield from (replace(query, amounts=rest) for rest in _shorter(query.amounts))
    yield from (replace(query, names=rest) for rest in _shorter(query.names))
    yield from (replace(query, phrases=rest) for rest in _shorter(query.phrases))
    yield from (replace(query, words=rest) for rest in _shorter(query.words))
    yield from (replace(query, without=rest) for rest in _shorter(query.without))


def _shorter(held: tuple[_T, ...]) -> Iterator[tuple[_T, ...]]:
    return ((*held[:n], *held[n + 1 :]) for n in range(len(held)))
