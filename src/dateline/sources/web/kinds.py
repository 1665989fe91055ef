"""What came: a page, a feed, a sitemap, a list of addresses, or nothing that holds news.

Told by what it holds, not by what its host calls it: feeds are served as HTML, and pages as XML.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Literal

from dateline.sources.encoding import NotText, decode
from dateline.sources.web.unpacking import Unfit, opened

Kind = Literal["page", "text", "feed", "json feed", "sitemap", "index", "list"]

_HEAD = 16_384  # characters in which a document says what it is
_COMMENT = re.compile(r"<!--(?:(?!<!--|-->).)*+-->", re.DOTALL)
_ROOT = re.compile(
    r"<(?:\w+:)?(rss|rdf|feed|urlset|sitemapindex|html|head|body|!doctype\s+html)\b", re.IGNORECASE
)
_ROOTS: dict[str, Kind] = {
    "rss": "feed",
    "rdf": "feed",
    "feed": "feed",
    "urlset": "sitemap",
    "sitemapindex": "index",
}
_ENTITY = re.compile(r"<!ENTITY", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
_MEDIA = re.compile(r"\s*([\w.+-]+/[\w.+-]+)")
_UNREAD = re.compile(
    r"(?:image|audio|video|font)/|application/(?:pdf|zip|octet-stream|msword|vnd)", re.IGNORECASE
)
_MARKUP = re.compile(r"<(?:p|div|a|br|table|span|article|title|meta)\b", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+\Z", re.IGNORECASE)
_LONGEST_LINE = 4_000
_MOST_TAGS = 100_000  # reading broken XML tag by tag takes seconds by then


@dataclass(frozen=True, slots=True)
class Document:
    """Something that came from the web or a file: its address, what it is, its text and its encoding."""

    url: str
    kind: Kind
    text: str
    encoding: str = "utf-8"


def document(url: str, body: bytes, named: str = "", largest: int = 50_000_000) -> Document:
    """Return what a body holds, ``named`` being its Content-Type; raises ``Unfit`` where that is no news."""
    if _UNREAD.match(named.strip()) and not body.startswith(b"\x1f\x8b"):
        told = _MEDIA.match(named)
        raise Unfit(f"is no page ({told[1] if told else named})")
    charset = _CHARSET.search(named)
    try:
        text, encoding = decode(opened(body, largest), charset[1] if charset else None)
    except NotText as error:
        raise Unfit(str(error)) from error
    if not text.strip():
        raise Unfit("is empty")
    return Document(url, _kind(text, named), text, encoding)


def _kind(text: str, named: str) -> Kind:
    """Return what a text is; raises ``Unfit`` where it is nothing that is read."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        return _json_kind(text)
    found = _ROOT.search(_COMMENT.sub("", head))
    kind = _ROOTS.get(found[1].lower()) if found else None
    if kind:
        if _ENTITY.search(text):
            raise Unfit("declares entities of its own, which may grow without end: not read")
        if kind == "feed" and text.count("<") > _MOST_TAGS:
            raise Unfit(f"has more than {_MOST_TAGS:,} tags: too long for a feed")
        return kind
    if found or "html" in named.lower():
        return "page"
    if addresses_in(text):
        return "list"
    if head.startswith("<?xml"):
        raise Unfit("is XML, but neither a page nor a feed nor a sitemap")
    return "page" if _MARKUP.search(head) and "text/plain" not in named.lower() else "text"


def _json_kind(text: str) -> Kind:
    try:
        row: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unfit("is broken JSON") from error
    if (
        isinstance(row, dict)
        and "jsonfeed.org" in str(row.get("version", ""))
        and isinstance(row.get("items"), list)
    ):
        return "json feed"
    raise Unfit("is JSON, but no feed")


def addresses_in(text: str, most: int = 100_000) -> tuple[str, ...]:
    """Return the addresses of a list, one a line, ``#`` before what is for people; none of any other text.

    >>> addresses_in("# mine\\nhttps://news.example/a\\n\\nhttp://news.example/b # late\\n")
    ('https://news.example/a', 'http://news.example/b')
    >>> addresses_in("https://news.example/a is where it stands")
    ()
    """
    found = []
    for line in text.lstrip("\ufeff").splitlines()[:most]:
        told = re.split(r"(?:^|\s)#", line[:_LONGEST_LINE], maxsplit=1)[0].strip()
        if told and not _ADDRESS.match(told):
            return ()
        if told:
            found.append(told)
    return tuple(dict.fromkeys(found))
