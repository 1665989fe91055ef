"""Use case: ask the web for what given addresses lead to, and bring it together with what is remembered.

Refuses to keep anything itself: pages and what to remember are handed on, to be kept together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Flaw, Visit
from dateline.sources.web.part import Memory, Part
from dateline.sources.web.wish import WebWish
from dateline.store import looked_at, pages, sources

if TYPE_CHECKING:
    from dateline.sources.web.lists import Lead
    from dateline.sources.web.world import World


def nothing(urls: Iterable[str]) -> Mapping[str, Visit]:
    """Remember nothing: every address is asked for as if for the first time."""
    return {}


def remembered(place: Path, by_hand: bool = False) -> Memory:
    """Return the memory of the store at ``place``, which is opened for each question only.

    ``by_hand`` says that a person asks: then what an undoing took out may come again, so that it is asked
    for anew, and with it all that may lead to it.
    """

    def memory(urls: Iterable[str]) -> Mapping[str, Visit]:
        if not place.is_file() or not place.stat().st_size:
            return {}
        with looked_at(place) as connection:
            found = sources.visits(connection, urls)
            again = pages.may_come_again(connection, found) if by_hand else frozenset()
        return {
            url: replace(visit, etag=None, modified=None, stamp=None) if url in again else visit
            for url, visit in found.items()
        }

    return memory


def parts(
    leads: Sequence[Lead], web: WebWish, memory: Memory = nothing, world: World | None = None
) -> Iterator[Part]:
    """Yield what ``leads`` bring in parts, each to be kept before the next is asked for.

    What ``memory`` knows is asked for conditionally, or not at all where a feed tells nothing new of it.
    Never raises for trouble on the web: that is a flaw, and counted in the visits. ``world`` brings another
    clock or resolver, for tests.
    """
    from dateline.sources.web.client import Client
    from dateline.sources.web.gathering import Round
    from dateline.sources.web.kinds import Document
    from dateline.sources.web.world import HERE

    flaws = tuple(lead for lead in leads if isinstance(lead, Flaw))
    if flaws:
        yield Part(flaws=flaws)
    with Client(web, world or HERE) as client:
        yield from Round(client, memory).parts([lead for lead in leads if isinstance(lead, str | Document)])
