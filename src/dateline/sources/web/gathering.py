"""A round through the web: from given addresses to the articles that they lead to, in parts that can be kept.

Feeds and lists lead to articles, indexes to sitemaps; the newest come first, and no more than was wished.
What is remembered is asked for only where it may have changed. A feed is remembered as read when all that it
led to is settled: whatever stops a round, the next one finds the rest. Refuses to date by the time of asking.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Literal

from dateline.model import Flaw, Page, Visit
from dateline.sources.web import feeds, sitemaps
from dateline.sources.web.asking import Outcome, asked
from dateline.sources.web.client import Client
from dateline.sources.web.entries import Entry, doubted, instant, newest_first
from dateline.sources.web.kinds import Document, addresses_in
from dateline.sources.web.pages import key_of, own_page, page_of
from dateline.sources.web.part import Memory, Part
from dateline.sources.web.unpacking import Unfit

Sought = Literal["anything", "article", "sitemap"]
_PART = 50  # articles that are handed on together
_DEEPEST = 2  # indexes of sitemaps, one in another
_SITEMAPS = 50  # sitemaps of one index that are asked for in a round
_AGAIN = timedelta(days=1)  # after which an article is asked for though its feed tells nothing new of it
_ODD = {"article": "is a feed or a list, not an article", "sitemap": "is no sitemap"}
_FITTING: dict[str, tuple[str, ...]] = {"article": ("page", "text"), "sitemap": ("sitemap", "index")}


Parts = Generator[Part, None, bool]  # tells at last whether all is settled


class _Allowance:
    """How many articles may still come."""

    def __init__(self, most: int) -> None:
        self.left = most


class Round:
    """One round: no address is asked for twice in it, and no article taken twice."""

    def __init__(self, client: Client, memory: Memory) -> None:
        self._client, self._memory = client, memory
        self._seen: set[str] = set()
        self._landed: set[str] = set()

    def parts(self, leads: Sequence[str | Document]) -> Iterator[Part]:
        """Yield what addresses, and feeds, sitemaps and lists at hand, lead to."""
        urls = [Entry(lead, who="") for lead in dict.fromkeys(leads) if isinstance(lead, str)]
        yield from self._through(urls, "anything", 0, self._allowance())
        for lead in leads:
            if isinstance(lead, Document):
                yield from self._within(lead, 0, self._allowance())

    def _allowance(self) -> _Allowance:
        return _Allowance(self._client.wish.most)

    def _through(self, entries: Sequence[Entry], sought: Sought, depth: int, allowance: _Allowance) -> Parts:
        """Ask for entries in parts, and go into those that lead further."""
        settled = True
        step = 1 if sought == "sitemap" else _PART  # one may hold all that may come
        for start in range(0, len(entries), step):
            if sought == "sitemap" and allowance.left <= 0:
                told = "is not asked for: as many articles as one source may bring have come"
                yield Part(flaws=(_flaw(entries[start].url, f"{told}; more when it is asked again"),))
                return False
            part, outcomes = self._asked(entries[start : start + step], sought)
            settled = settled and all(o.is_settled for o in outcomes)
            yield part
            for outcome in outcomes:
                if outcome.document and _leads_on(outcome):
                    own = allowance if sought == "sitemap" else self._allowance()
                    done = yield from self._within(outcome.document, depth + 1, own)
                    bare = replace(outcome.visit, etag=None, modified=None, stamp=None)
                    yield Part(visits=(outcome.visit if done else bare,))
                    settled = settled and done
        return settled

    def _within(self, found: Document, depth: int, allowance: _Allowance) -> Parts:
        """Go through a feed, a sitemap, an index or a list."""
        if found.kind == "list":
            entries = [Entry(url, who="") for url in addresses_in(found.text)]
            wanted: Sought = "anything" if depth < _DEEPEST else "article"
            return (yield from self._newest(found, entries, wanted, (depth, allowance)))
        if found.kind == "index":
            if depth > _DEEPEST:
                yield Part(flaws=(_flaw(found.url, "is an index in an index in another one: not followed"),))
                return True
            entries = newest_first(sitemaps.entries_of(found))
            return (yield from self._newest(found, entries, "sitemap", (depth, allowance)))
        told = sitemaps.entries_of(found) if found.kind == "sitemap" else feeds.entries_of(found)
        entries, is_stamped = doubted(told)
        if is_stamped:
            doubt = "gives all its articles one and the same time, which is not taken for their day"
            yield Part(flaws=(_flaw(found.url, doubt),))
        return (yield from self._newest(found, newest_first(entries), "article", (depth, allowance)))

    def _newest(
        self, found: Document, entries: Sequence[Entry], sought: Sought, bounds: tuple[int, _Allowance]
    ) -> Parts:
        """Go through the entries of ``found`` that are due, as many as may come."""
        depth, allowance = bounds
        due = self._due([entry for entry in entries if entry.url])
        yield _homeless([entry for entry in entries if not entry.url], found.url)
        most = _SITEMAPS if sought == "sitemap" else allowance.left
        flaws = () if entries else (_flaw(found.url, "tells of no article"),)
        if len(due) > most:
            told = f"leads to {len(due):,} addresses that are new or may have changed: {most:,} are asked for"
            flaws = (_flaw(found.url, f"{told}, the newest first; the rest when it is asked again"),)
        yield Part(flaws=flaws, unchanged=sum(bool(entry.url) for entry in entries) - len(due))
        if sought != "sitemap":
            allowance.left -= len(due[:most])
        settled = yield from self._through(due[:most], sought, depth, allowance)
        return settled and len(due) <= most

    def _due(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the entries that have not been asked for in this round and may tell something new."""
        fresh = {key_of(e.url): e for e in reversed(entries)}  # of two for one address the first counts
        order = dict.fromkeys(key_of(e.url) for e in entries)
        fresh = {key: fresh[key] for key in order if key not in self._seen}
        known = self._memory(fresh)
        return [entry for key, entry in fresh.items() if not self._is_as_told(entry, known.get(key))]

    def _is_as_told(self, entry: Entry, visit: Visit | None) -> bool:
        """Tell whether an article was taken as it is told of now, not long ago."""
        if visit is None or entry.stamp is None or visit.stamp != entry.stamp:
            return False
        last = instant(visit.asked)
        return last is not None and self._client.world.today() - last < _AGAIN

    def _asked(self, entries: Sequence[Entry], sought: Sought) -> tuple[Part, list[Outcome]]:
        """Ask for some entries; return what is to be kept of it, and what became of each."""
        keys = [key_of(entry.url) for entry in entries]
        self._seen.update(keys)
        known = self._memory(keys)
        outcomes = [_fitting(o, sought) for o in asked(self._client, entries, [known.get(k) for k in keys])]
        pages: list[Page] = []
        flaws: list[Flaw] = []
        for outcome in outcomes:
            page, told = self._page(outcome)
            pages += [page] if page else []
            flaws += told
        visits = tuple(o.visit for o in outcomes if not _leads_on(o))
        unchanged = sum(not o.document and not o.reason for o in outcomes)
        return Part(tuple(pages), tuple(flaws), visits, unchanged), outcomes

    def _page(self, outcome: Outcome) -> tuple[Page | None, tuple[Flaw, ...]]:
        """Return the page of an outcome, where it is one and has not come already, and what is to be told."""
        article, entry = outcome.document, outcome.entry
        reason = outcome.reason
        if _leads_on(outcome):
            return None, ()
        if article:
            try:
                page, flaws = page_of(article, entry.claims)
            except Unfit as error:
                reason = str(error)
            else:
                landed = key_of(article.url)
                is_new = landed not in self._landed
                self._landed.add(landed)
                return (page, flaws) if is_new else (None, ())
        if not reason:
            return None, ()
        own = own_page(entry)
        told = f"{reason}: the feed's own text is taken instead" if own else reason
        return own, (_flaw(entry.url or "a feed's entry", told),)


def _homeless(entries: Sequence[Entry], feed: str) -> Part:
    """Return the articles that have no address, as the feed itself holds them."""
    pages = [own_page(entry) for entry in entries]
    lost = sum(page is None for page in pages)
    flaws = (_flaw(feed, f"tells of articles without address and text: {lost} left out"),) if lost else ()
    return Part(tuple(page for page in pages if page), flaws)


def _leads_on(outcome: Outcome) -> bool:
    """Tell whether a document leads to articles instead of being one."""
    return outcome.document is not None and outcome.document.kind not in _FITTING["article"]


def _fitting(outcome: Outcome, sought: Sought) -> Outcome:
    """Return an outcome, with a document of a kind that was not sought as none."""
    found = outcome.document
    if found is None or sought == "anything" or found.kind in _FITTING[sought]:
        return outcome
    return replace(outcome, document=None, reason=_ODD[sought])


def _flaw(where: str, message: str) -> Flaw:
    return Flaw("sources", where, message)
