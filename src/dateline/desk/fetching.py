"""Use case: ask the web for what given addresses lead to, and bring it together with what is remembered.

Refuses to keep anything itself: pages and what to remember are handed on, to be kept together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Flaw, Page, Visit
from dateline.sources.files import told_apart
from dateline.sources.web.lists import told_apart_paths
from dateline.sources.web.part import Memory, Part
from dateline.sources.web.wish import WebWish
from dateline.store import looked_at, sources

if TYPE_CHECKING:
    from dateline.sources.web.lists import Lead
    from dateline.sources.web.world import World


def nothing(urls: Iterable[str]) -> Mapping[str, Visit]:
    """Remember nothing: every address is asked for as if for the first time."""
    return {}


def remembered(place: Path) -> Memory:
    """Return the memory of the store at ``place``, which is opened for each question only."""

    def memory(urls: Iterable[str]) -> Mapping[str, Visit]:
        if not place.is_file() or not place.stat().st_size:
            return {}
        with looked_at(place) as connection:
            return sources.visits(connection, urls)

    return memory


def fetched(
    urls: Sequence[str], web: WebWish, memory: Memory = nothing, world: World | None = None
) -> tuple[tuple[Page, ...], tuple[Flaw, ...], tuple[Visit, ...]]:
    """Return the pages that ``urls`` lead to, the flaws, and the changes to what is remembered.

    ``urls`` are addresses of pages, feeds, sitemaps, indexes of these, and paths of files that are such or
    list such. ``memory`` tells what is known of addresses: ``remembered(place)`` for a store, ``nothing`` for
    none. What it knows is asked for conditionally, or not at all where a feed tells nothing new of it.
    Nothing new is no pages and no flaws. Never raises for trouble on the web: that is a flaw, and counted in
    the visits.

    The changes are to be written with the pages or after them, in one transaction: ``keep.take(place, pages,
    act, wish, visits)`` does. ``world`` brings another clock or resolver, for tests.
    """
    leads, others = told_apart_paths(urls)
    leads += [Flaw("sources", other, "is no address and no list of such") for other in others]
    found = list(parts(leads, web, memory, world))
    items: list[Page | Flaw] = [f for part in found for f in part.flaws]
    items += [page for part in found for page in part.pages]
    told = list(told_apart(items))
    pages = tuple(item for item in told if isinstance(item, Page))
    flaws = tuple(item for item in told if isinstance(item, Flaw))
    return pages, flaws, tuple(visit for part in found for visit in part.visits)


def parts(
    leads: Sequence[Lead], web: WebWish, memory: Memory = nothing, world: World | None = None
) -> Iterator[Part]:
    """Yield what ``leads`` bring in parts, each to be kept before the next is asked for."""
    from dateline.sources.web.client import Client
    from dateline.sources.web.gathering import Round
    from dateline.sources.web.kinds import Document
    from dateline.sources.web.world import HERE

    flaws = tuple(lead for lead in leads if isinstance(lead, Flaw))
    if flaws:
        yield Part(flaws=flaws)
    with Client(web, world or HERE) as client:
        yield from Round(client, memory).parts([lead for lead in leads if isinstance(lead, str | Document)])
