"""Some addresses asked for at once: hosts beside each other, one host's one by one, answers in order.

What is remembered of an address goes into the question; what is to be remembered comes with the answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dateline.model import Visit
from dateline.sources.web.client import Client, Mark, NotFetched
from dateline.sources.web.entries import Entry
from dateline.sources.web.kinds import Document, document
from dateline.sources.web.pages import host_in, key_of
from dateline.sources.web.unpacking import Unfit

_HOSTS = 8  # that are asked at the same time


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an entry: a document, or the reason why there is none; neither where it is as before.

    ``is_settled`` says that asking again is of no use for now.
    """

    entry: Entry
    visit: Visit
    document: Document | None = None
    reason: str = ""
    is_settled: bool = True


def asked(client: Client, entries: Sequence[Entry], known: Sequence[Visit | None]) -> list[Outcome]:
    """Return what became of each entry, in their order; ``known`` is what is remembered of each."""
    jobs = list(zip(entries, known, strict=True))
    hosts: dict[str, list[int]] = {}
    for place, entry in enumerate(entries):
        hosts.setdefault(host_in(entry.url), []).append(place)
    found: dict[int, Outcome] = {}

    def ask(places: Iterable[int]) -> None:
        for place in places:
            found[place] = _one(client, *jobs[place])

    if len(hosts) < 2:
        ask(range(len(jobs)))
    else:
        pool = ThreadPoolExecutor(min(_HOSTS, len(hosts)))
        try:
            for done in [pool.submit(ask, places) for places in hosts.values()]:
                done.result()
        finally:
            if len(found) < len(jobs):  # stopped, or amiss: nobody waits for the rest
                client.stop()
            pool.shutdown(cancel_futures=True)
    return [found[place] for place in range(len(jobs))]


def told_instant(instant: datetime) -> str:
    """Return an instant (UTC) as it is remembered."""
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")


def _one(client: Client, entry: Entry, known: Visit | None) -> Outcome:
    now = client.world.today()
    before = known or Visit(key_of(entry.url))
    visit = replace(before, asked=told_instant(now), stamp=entry.stamp, until=None)
    if before.until and before.until > told_instant(now):
        reason = f"its host asked to be left alone until {before.until}"
        return Outcome(entry, before, None, reason, is_settled=False)
    try:
        answer = client.get(entry.url, Mark(before.etag, before.modified))
        if answer.status == 304:
            return Outcome(entry, replace(visit, status=304, failures=0))
        found = document(answer.url, answer.body, answer.kind, client.wish.largest)
    except NotFetched as error:
        until = told_instant(now + timedelta(seconds=error.wait)) if error.wait else None
        visit = replace(visit, status=error.status, failures=before.failures + 1, until=until)
        visit = visit if error.lasting else replace(visit, stamp=None)
        return Outcome(entry, visit, None, str(error), error.lasting)
    except Unfit as error:
        return Outcome(entry, replace(visit, status=200, failures=before.failures + 1), None, str(error))
    visit = replace(visit, etag=answer.mark.etag, modified=answer.mark.modified, status=200, failures=0)
    return Outcome(entry, visit, found)
