"""Web archives (WARC, as public news crawls keep them) to pages, a record at a time.

An answer of 200 that is HTML becomes a page, and so does a resource that is HTML; of an archive of texts
(WET) each conversion does. All else is passed over and counted: one flaw a file tells what and why, another
where it is broken. Refuses to take the same page twice where the crawler says that it had not changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from dateline.model import Flaw, Page
from dateline.model.page import Media
from dateline.sources.addresses import is_list
from dateline.sources.bounds import LONGEST, too_long
from dateline.sources.encoding import NotText, decode, printable
from dateline.sources.records import Answer, Entry, answer, entries
from dateline.sources.unpacking import Unfit, undone

_MEDIA: dict[str, Media] = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text"}
# What may stand before the first tag.
_BEFORE = rb"\A(?>\s+|<\?[^>]*>|<!--.*?-->)*+<"
_MARKUP = re.compile(_BEFORE + rb"(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FEED = re.compile(_BEFORE + rb"(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b", re.DOTALL)
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w.:-]{1,40})""", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_WEB = re.compile(r"https?://", re.IGNORECASE)
_OF_NO_PAGE = frozenset("warcinfo request metadata continuation unknown".split())
# Feeds and answers of programs: not even looked into.
_OTHER = re.compile(r"json|javascript|css|image/|audio/|video/|font|pdf|octet-stream|zip")
_SHOWN = 3  # places of breaks that are told


class _Passed(Exception):
    """A record holds no page; the message says what such records are."""


def read_warc(place: Path, shown: str, name: str, as_is: bool = False) -> Iterator[Page | Flaw]:
    """Yield the pages of the archive at ``place``, then what was passed over and where it is broken.

    Paths are ``shown`` with the number of the record, ids ``name`` with it.
    """
    passed: Counter[str] = Counter()
    encodings: Counter[str] = Counter()
    breaks: list[int] = []
    is_empty, texts = True, ".wet" in place.name.lower()
    for entry in entries(place, LONGEST["html"], breaks):
        is_empty = False
        try:
            media, url, raw, named = _content(entry, texts)
            text, encoding = _text(raw, media, named)
        except (_Passed, Unfit, NotText) as reason:
            passed[str(reason)] += 1
            continue
        encodings[encoding] += not encoding.startswith("utf")
        day = _DAY.match(entry.headers.get("warc-date", ""))
        claims = (("captured", day[0]),) if day else ()
        where, number = f"{shown}:{entry.number}", f"{name}-{entry.number}"
        yield Page(number, where, text, media, url=url, as_is=as_is, claims=claims)
    yield from _told(shown, is_empty, breaks)
    yield from _counted(shown, "passed over {} of its records: {}", passed)
    yield from _counted(shown, "{} of its pages are not UTF-8: taken as {}", +encodings)


def _content(entry: Entry, texts: bool) -> tuple[Media, str, bytes, str | None]:
    """Return what the page of a record is, its address, its bytes, and the encoding that it was sent with."""
    held = _answered(entry, texts)
    media, named = _media(held, entry.kind)
    url = printable(entry.headers.get("warc-target-uri", "").strip().strip("<>"))
    if not _WEB.match(url):
        raise _Passed("without a web address")
    if is_list(url):
        raise _Passed("front pages and lists of articles")
    return media, url, undone(held.body, held.headers, LONGEST["html"]), named


def _answered(entry: Entry, texts: bool) -> Answer:
    """Return what a record holds as an answer, whatever its kind."""
    if entry.kind in _OF_NO_PAGE:
        raise _Passed("about the crawl")
    if entry.kind == "revisit":
        raise _Passed("unchanged since an earlier visit")
    if (entry.kind == "conversion") != texts:
        raise _Passed("conversions of other records" if entry.kind == "conversion" else "not text")
    if entry.block is None:
        raise _Passed("too long")
    held = answer(entry.block) if entry.kind == "response" else None
    if held is None and entry.kind == "response":
        raise _Passed("no answer of a web server")
    found = held or Answer(200, {"content-type": entry.headers.get("content-type", "")}, entry.block)
    if found.status != 200:
        raise _Passed("answers other than 200")
    return found


def _media(held: Answer, kind: str) -> tuple[Media, str | None]:
    """Return what a body is by its header, else by its start, and the encoding that the header names."""
    told = held.headers.get("content-type", "").lower()
    named = _CHARSET.search(told)
    media = _MEDIA.get(told.partition(";")[0].strip())
    if _FEED.match(held.body[:4096]):
        raise _Passed("feeds")
    if media is None and not _OTHER.search(told) and _MARKUP.match(held.body[:4096]):
        media = "html"
    if media is None or (media == "text" and kind != "conversion"):
        raise _Passed("feeds" if "rss" in told or "atom" in told else "not HTML")
    return media, named[1] if named else None


def _text(raw: bytes, media: Media, named: str | None) -> tuple[str, str]:
    if not raw.strip():
        raise _Passed("empty")
    text, encoding = decode(raw, named)
    if too_long(text, media):
        raise _Passed("too long")
    return text, encoding


def _told(shown: str, is_empty: bool, breaks: list[int]) -> Iterator[Flaw]:
    if breaks:
        at = ", ".join(f"{place:,}" for place in breaks[:_SHOWN])
        more = f" and {len(breaks) - _SHOWN:,} more" if len(breaks) > _SHOWN else ""
        what = "is broken at byte" if len(breaks) == 1 else "is broken at bytes"
        rest = "nothing in it is whole" if is_empty else "what is whole was read"
        yield Flaw("sources", shown, f"{what} {at}{more}: {rest}")
    elif is_empty:
        yield Flaw("sources", shown, "is empty")


def _counted(shown: str, told: str, counts: Counter[str]) -> Iterator[Flaw]:
    if counts:
        each = ", ".join(f"{what} ({count:,})" for what, count in sorted(counts.items()))
        yield Flaw("sources", shown, told.format(f"{counts.total():,}", each))
