"""RSS, Atom and JSON Feed to entries; broken XML is read as far as it makes sense.

Refuses to load what a feed names (entities, stylesheets, enclosures) and to run what is in it.
"""

from __future__ import annotations

import calendar
import io
import json
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from dateline.sources.encoding import printable
from dateline.sources.web.entries import Entry, instant
from dateline.sources.web.kinds import Document

_MOST = 20_000  # entries of one feed
_FULL = 200  # words from which a description is taken for the article itself
_TAG = re.compile(r"<[^<>]*+>")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def entries_of(feed: Document) -> list[Entry]:
    """Return what a feed tells, in its order; an entry without an address has "" for one."""
    found = _json_entries(feed) if feed.kind == "json feed" else _xml_entries(feed)
    return [entry for entry, _ in zip(found, range(_MOST), strict=False)]


def _xml_entries(feed: Document) -> Iterator[Entry]:
    import feedparser

    # From a stream, since what looks like an address or a file's name would be opened.
    told = feedparser.parse(
        io.BytesIO(feed.text.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8", "content-location": feed.url},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    for row in told.entries:
        published, updated = _day(row, "published"), _day(row, "updated")
        yield Entry(
            url=_address(row.get("link"), feed.url),
            published=published,
            updated=updated,
            when=_when(row.get("published_parsed") or row.get("updated_parsed")),
            title=_line(_TAG.sub("", str(row.get("title") or ""))),
            authors=tuple(filter(None, (_line(a.get("name")) for a in row.get("authors", ())))),
            html=_full(row),
        )


def _day(row: Mapping[str, Any], name: str) -> str | None:
    """Return a day as it is written, or in figures where it is written without its century."""
    if name not in row:  # feedparser would lend one day to the other
        return None
    told = _line(row.get(name))
    parsed = _when(row.get(f"{name}_parsed"))
    return told if told and (_YEAR.search(told) or parsed is None) else parsed.isoformat() if parsed else None


def _when(parsed: Any) -> datetime | None:
    """Return the instant that feedparser has made of a day."""
    try:
        return datetime.fromtimestamp(calendar.timegm(parsed), UTC) if parsed else None
    except (ValueError, OverflowError, TypeError, OSError):
        return None


def _full(row: Mapping[str, Any]) -> str | None:
    """Return the text of the article where the feed holds it: as such, or as a long description."""
    whole = max((str(part.get("value") or "") for part in row.get("content", ())), key=len, default="")
    if whole.strip():
        return printable(whole)
    summary = str(row.get("summary") or "")
    return printable(summary) if len(_TAG.sub(" ", summary).split()) >= _FULL else None


def _json_entries(feed: Document) -> Iterator[Entry]:
    """Yield the items of a JSON Feed (jsonfeed.org, version 1.1)."""
    for item in json.loads(feed.text)["items"]:
        if not isinstance(item, dict):
            continue
        authors = item.get("authors") or [item.get("author")]
        names = [a.get("name") for a in authors if isinstance(a, dict)] if isinstance(authors, list) else []
        published, updated = _line(item.get("date_published")), _line(item.get("date_modified"))
        text = item.get("content_text")
        html = item.get("content_html") or (_paragraphs(text) if isinstance(text, str) else None)
        yield Entry(
            url=_address(item.get("url") or item.get("external_url"), feed.url),
            published=published,
            updated=updated,
            when=instant(published or updated),
            title=_line(item.get("title")),
            authors=tuple(filter(None, map(_line, names))),
            html=printable(html) if isinstance(html, str) and html.strip() else None,
        )


def _paragraphs(text: str) -> str:
    from html import escape

    return "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n", text) if part.strip())


def _address(told: object, base: str) -> str:
    """Return an address as seen from ``base``; "" for none, and for one with control signs in it."""
    try:
        url = urljoin(base, str(told).strip()) if told else ""
        return url if url.isprintable() else ""
    except ValueError:
        return ""


def _line(value: object) -> str | None:
    return " ".join(printable(str(value)).split())[:1_000] or None if isinstance(value, str) else None
