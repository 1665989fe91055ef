"""Search: the language of the command line, the words marked, what the hits are of, what to try instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk.finding import Searched, Stretch, searched
from dateline.model import ALWAYS, DatelineError, Moment, Query
from dateline.stages.tell.search import asked_words, pieces, written
from dateline.web import urls
from dateline.web.rendering import render

_PAGE, _LAST, _FACETS = 20, 500, 10
_LONGEST = 500  # characters of a query


@dataclass(frozen=True, slots=True)
class Narrower:
    """A way to narrow, or to widen, a search: what it is called, how many it finds, where it leads."""

    label: str
    count: int | None
    place: str
    is_on: bool = False


def search(request: Request) -> Response:
    """Show what is found for what was typed."""
    given = request.query_params
    text = given.get("q", "").strip()[:_LONGEST]
    page = min(urls.page_number(given.get("n", "")), _LAST)
    old = bool(given.get("superseded"))
    if not text:
        return render(request, "search.html", text="", old=old)
    try:
        stretch = Stretch((page - 1) * _PAGE, _PAGE, old)
        found = searched(request.app.state.settings.place, text, stretch)
    except DatelineError as error:
        if error.status != 2:  # the store, not what was typed
            raise
        return render(request, "search.html", 400, text=text, old=old, trouble=str(error))
    return render(request, "search.html", text=text, old=old, page=page, **_shown(found, old, page))


def _shown(held: Searched, old: bool, page: int) -> dict[str, object]:
    found, query = held.found, held.found.query
    return {
        "found": found,
        "titles": held.titles,
        "words": asked_words(query),
        "pieces": pieces,
        "facets": tuple(_facets(held, old)),
        "tries": tuple(Narrower(asked_words(less), n, _place(less, old)) for less, n in held.tries),
        "first": (page - 1) * _PAGE,
        "more": page * _PAGE < found.total and page < _LAST,
    }


def _place(query: Query, old: bool) -> str:
    return urls.search(written(query), superseded=1 if old else None)


def _facets(held: Searched, old: bool) -> Iterator[tuple[str, tuple[Narrower, ...]]]:
    """Yield the ways to narrow a search, with those that are taken, which lead back."""
    query, facets = held.found.query, held.facets
    outlets = tuple(_outlet(query, name, n, old) for name, n in facets.outlets[:_FACETS])
    years = tuple(_year(query, year, n, old) for year, n in facets.years[:_FACETS])
    statuses = tuple(
        Narrower(
            s,
            n,
            _place(replace(query, statuses=() if s in query.statuses else (s,)), old),
            s in query.statuses,
        )
        for s, n in facets.statuses
    )
    for label, ways in (("Outlet", outlets), ("Year", years), ("Says what is", statuses)):
        if len(ways) > 1 or any(way.is_on for way in ways):
            yield label, ways


def _outlet(query: Query, name: str, count: int, old: bool) -> Narrower:
    is_on = name in query.outlets
    return Narrower(name, count, _place(replace(query, outlets=() if is_on else (name,)), old), is_on)


def _year(query: Query, year: int, count: int, old: bool) -> Narrower:
    whole = Moment(date(year, 1, 1), date(year, 12, 31))
    is_on = query.published == whole
    return Narrower(
        str(year), count, _place(replace(query, published=ALWAYS if is_on else whole), old), is_on
    )


ROUTES = (Route("/search", search),)
