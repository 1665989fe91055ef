"""What a feed or a sitemap tells of an article: where it stands, and on which day it says that it appeared.

Refuses to believe a feed that gives all that it tells of one and the same second: a machine wrote that when
it made the feed, and it is no day of publication.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

_STAMPED = 3  # articles that appeared in one second
_SECOND = re.compile(r"\d:\d\d(?<!0:00)")  # a time of day, but for midnight, which stands for the whole day


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it is told of. Days are as written; ``when`` is for putting entries in order only.

    ``who`` is "feed" or "sitemap". ``html`` is the full text where the feed holds it. ``updated`` says when
    the article was changed last, by which day it must have appeared.
    """

    url: str
    who: str = "feed"
    published: str | None = None
    updated: str | None = None
    when: datetime | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    html: str | None = None

    @property
    def claims(self) -> tuple[tuple[str, str], ...]:
        """What it says of the day of the article, as ``(who, day as written)``."""
        if self.published:
            return ((self.who, self.published),)
        return ((f"{self.who} updated", self.updated),) if self.updated else ()

    @property
    def stamp(self) -> str | None:
        """A name for all that is told of the article; ``None`` where that says nothing of its state."""
        told = (self.published, self.updated, self.title, self.html)
        return (
            hashlib.sha256(repr(told).encode("utf-8", "replace")).hexdigest()[:24] if any(told[:2]) else None
        )


def newest_first(entries: Iterable[Entry]) -> list[Entry]:
    """Return entries, the newest first, those without a day last and as they came."""
    return sorted(entries, key=lambda e: -e.when.timestamp() if e.when else float("inf"))


def doubted(entries: Sequence[Entry]) -> tuple[list[Entry], bool]:
    """Return entries without the days that a machine wrote into all of them, and whether there are such.

    >>> same = [Entry(f"https://news.example/{n}", published="2026-01-05T06:00:01Z") for n in range(3)]
    >>> doubted(same)[0][0].claims
    ()
    """
    told = [e.published or e.updated for e in entries]
    days = {day for day in told if day}
    if len(days) != 1 or sum(map(bool, told)) < _STAMPED or not _SECOND.search(next(iter(days))):
        return list(entries), False
    return [replace(e, published=None, updated=None, when=None) for e in entries], True


def instant(told: str | None) -> datetime | None:
    """Return the instant that an ISO 8601 day or time names, in UTC; ``None`` for any other.

    >>> instant("2021-03-02T10:00:00+01:00").hour, instant("Tuesday")
    (9, None)
    """
    try:
        found = datetime.fromisoformat((told or "").strip())
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
