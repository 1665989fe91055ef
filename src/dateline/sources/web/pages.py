"""Pages out of what came: an article with its address, and what a feed or a sitemap says of its day.

Refuses the day on which it was asked for: that says nothing of when it was published.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import unquote, urlsplit

from dateline.model import Flaw, Page
from dateline.model.page import Media
from dateline.sources.addresses import canonical
from dateline.sources.bounds import too_long
from dateline.sources.encoding import printable
from dateline.sources.web.entries import Entry
from dateline.sources.web.kinds import Document
from dateline.sources.web.unpacking import Unfit

_LONGEST = 80  # characters of an id
_TELLING = re.compile(r"[^\W\d_]{2,}[-_ ]\w+")  # a last part that names an article, not "index" or a number
_ENDING = re.compile(r"\.(?:html?|php|aspx?|jsp|xml)\Z", re.IGNORECASE)


def host_in(url: str) -> str:
    """Return whom an address asks; "" for what is no address."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def key_of(url: str) -> str:
    """Return the name under which an address is remembered: its canonical form where it has one.

    >>> key_of("http://news.example/a?utm_source=rss"), key_of("https://news.example/")
    ('news.example/a', 'https://news.example/')
    """
    return canonical(url) or url


def page_of(article: Document, claims: Sequence[tuple[str, str]] = ()) -> tuple[Page, tuple[Flaw, ...]]:
    """Return the page that came from an address, and what is to be told of it; raises ``Unfit``."""
    media: Media = "html" if article.kind == "page" else "text"
    if reason := too_long(article.text, media):
        raise Unfit(reason)
    flaws: tuple[Flaw, ...] = ()
    if not article.encoding.startswith("utf"):
        flaws = (Flaw("sources", article.url, f"is not UTF-8: taken as {article.encoding}"),)
    page = Page(
        name_of(article.url),
        article.url,
        printable(article.text),
        media,
        url=article.url,
        claims=tuple(claims),
    )
    return page, flaws


def own_page(entry: Entry) -> Page | None:
    """Return the article as a feed itself holds it, where it does."""
    text = f"<html><body><article>{entry.html}</article></body></html>"
    if not entry.html or too_long(text, "html"):
        return None
    title = printable(entry.title) if entry.title else None
    return Page(
        id=name_of(entry.url or f"/{entry.title or 'entry'}"),
        path=entry.url or "a feed's entry",
        text=printable(text),
        media="html",
        title=title,
        url=entry.url or None,
        authors=tuple(map(printable, entry.authors)),
        claims=entry.claims,
    )


def name_of(url: str) -> str:
    """Return an id for the report at an address: its host and what names it there.

    >>> name_of("https://www.news.example/2021/03/02/fire-at-the-mill.html?x=1")
    'news.example/fire-at-the-mill'
    >>> name_of("https://news.example/2021/03/02/index.html"), name_of("https://news.example/?p=12")
    ('news.example/2021-03-02-index', 'news.example/p-12')
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return "report"
    path = _ENDING.sub("", unquote(parts.path).strip("/"))
    last = path.rpartition("/")[2]
    told = last if _TELLING.search(last) else f"{path} {parts.query}"
    host = (parts.hostname or "").removeprefix("www.")
    return "/".join(filter(None, map(_slug, (host, told)))) or "report"


def _slug(told: str) -> str:
    return re.sub(r"[^\w.]+", "-", printable(told)).strip("-.")[:_LONGEST].strip("-.")
