"""Sitemaps, those of Google News too, and indexes of sitemaps, to entries (sitemaps.org, version 0.9).

Broken XML is read up to where it breaks and after it. Refuses to load or to expand what it declares.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from dateline.sources.encoding import printable
from dateline.sources.web.entries import Entry, instant
from dateline.sources.web.kinds import Document

_MOST = 50_000  # addresses of one sitemap: what its makers allow
_FIELDS = frozenset({"loc", "lastmod", "publication_date", "title"})


def entries_of(sitemap: Document) -> list[Entry]:
    """Return the articles of a sitemap, or the sitemaps of an index, in its order."""
    tag = "sitemap" if sitemap.kind == "index" else "url"
    found = (_entry(row, sitemap.url) for row, _ in zip(_rows(sitemap.text, tag), range(_MOST), strict=False))
    return [entry for entry in found if entry.url]


def _rows(text: str, tag: str) -> Iterator[dict[str, str]]:
    """Yield the fields of each element ``tag``, whatever their namespaces are called."""
    from lxml import etree

    source = io.BytesIO(text.encode("utf-8", "replace"))
    safe: dict[str, Any] = {
        "load_dtd": False,
        "no_network": True,
        "resolve_entities": False,
        "huge_tree": False,
    }
    walked = etree.iterparse(
        source, events=("end",), tag=f"{{*}}{tag}", recover=True, encoding="utf-8", **safe
    )
    try:
        for _, element in walked:
            names = ((etree.QName(part).localname.lower(), part) for part in element.iter(etree.Element))
            yield {name: " ".join((part.text or "").split()) for name, part in names if name in _FIELDS}
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError:
        return  # what stands before it has been told


def _entry(row: dict[str, str], base: str) -> Entry:
    published, updated = row.get("publication_date") or None, row.get("lastmod") or None
    try:
        url = urljoin(base, row["loc"]) if row.get("loc", "").isprintable() else ""
    except ValueError:
        url = ""
    when = instant(published or updated)
    return Entry(url, "sitemap", published, updated, when, title=printable(row.get("title", "")) or None)
