"""One form for all addresses of one page, so that a page met again is known.

Scheme, case of the host, tracking parameters, fragment and a last slash make no other page, nor do the forms
for phones, printers and AMP. What makes none is a table (``language/addressmarks.py``). Refuses to ask the
network, and to trust a page that says it is another one of another site.
"""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from courlan import extract_domain, normalize_url

from dateline.language.addressmarks import COPIES, LISTS, OTHER_HOSTS, PAGED, PATHS, SHOWN, TRACKING
from dateline.model import Page

_HEAD = 200_000  # characters of a page in which its own address is looked for
_TAG = re.compile(r"<(?:link|meta)\s[^<>]{1,2000}>", re.IGNORECASE)
_NAMED = re.compile(r"""\b(?:rel|property)\s*=\s*["']?\s*(canonical|og:url)\b""", re.IGNORECASE)
_VALUE = re.compile(r"""\b(?:href|content)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)


def canonical(url: str | None) -> str | None:
    """Return the one form of a web address, or ``None`` for what is none.

    >>> canonical("http://News.example/a/?utm_source=x#top"), canonical("https://news.example/")
    ('news.example/a', None)
    >>> canonical("https://m.news.example:443/amp/a/index.html?id=7&amp=1&print")
    'news.example/a?id=7'
    """
    if not (plain := former(url, with_query=False)):
        return None
    host, _, path = plain.partition("/")
    host, path = _own(host, f"/{path}")
    host, _, port = host.rpartition("@")[2].partition(":")
    host, path = _site(host) + (f":{port}" if port else ""), _shortened(path)
    query = _query(url or "")
    # A bare host is the address of a site, not of a report.
    return host + path + (f"?{query}" if query else "") if path or query else None


def former(url: str | None, with_query: bool = True) -> str | None:
    """Return the form that stores of earlier versions hold of a web address."""
    if not url:
        return None
    try:
        parts = urlsplit(normalize_url(url.strip(), strict=False, trailing_slash=False))
    except ValueError:
        return None
    query = parts.query if with_query else urlsplit(url.strip()).query
    if parts.scheme not in ("http", "https") or not parts.netloc or not (parts.path.strip("/") or query):
        return None
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host + parts.path.rstrip("/") + (f"?{query}" if query and with_query else "")


def forms_of(page: Page) -> tuple[str, ...]:
    """Return the addresses under which a store may know ``page``, that of now first."""
    found = (address_of(page), former(page.url))
    return tuple(dict.fromkeys(form for form in found if form))


def address_of(page: Page) -> str | None:
    """Return the one form of the address of ``page``: as it says itself where that is plausible.

    It is where both are of one site, and the other is no front page, no list above it, and no page of its
    own that numbers or queries set apart.

    >>> page = Page("a", "", '<link rel="canonical" href="/2021/a">', "html", url="https://x.example/?p=7")
    >>> address_of(page)
    'x.example/2021/a'
    """
    own = canonical(page.url)
    told = _told(page) if page.media == "html" else None
    return told if told and (own is None or _is_plausible(told, own)) else own


def is_list(url: str) -> bool:
    """Tell whether an address is that of a front page or of a list of articles.

    >>> is_list("https://x.example/"), is_list("https://x.example/tag/fires"), is_list("https://x.example/fires")
    (True, True, False)
    """
    address = canonical(url)
    return address is None or bool(LISTS.search(address.partition("?")[0]))


def _told(page: Page) -> str | None:
    """Return what a web page says its address is: by its link, else by its meta tag."""
    found: dict[str, str] = {}
    for tag in _TAG.finditer(page.text, 0, _HEAD):
        if (name := _NAMED.search(tag[0])) and (value := _VALUE.search(tag[0])):
            found.setdefault(name[1].lower(), unescape(value[1] or value[2] or value[3] or ""))
    told = found.get("canonical") or found.get("og:url")
    try:
        return canonical(urljoin(page.url or "", told.strip())) if told else None
    except ValueError:
        return None


def _is_plausible(told: str, own: str) -> bool:
    (path, _, query), (own_path, _, own_query) = told.partition("?"), own.partition("?")
    if _domain(path) != _domain(own_path) or ((own_path + "/").startswith(path + "/") and path != own_path):
        return False
    pages = {name for name, _ in parse_qsl(own_query)} & PAGED - {name for name, _ in parse_qsl(query)}
    return not pages and not (path == own_path and own_query and not query)


def _own(host: str, path: str) -> tuple[str, str]:
    """Return host and path of the page of which others keep a copy there, else those given."""
    while copy := next(filter(None, (pattern.fullmatch(host + path) for pattern in COPIES)), None):
        host, _, path = copy["inner"].partition("/")
        host, path = host.lower(), f"/{path}"
    return host, path


def _site(host: str) -> str:
    """Return a host without what shows the same articles otherwise; what is a site's own name stays."""
    while True:
        label, _, rest = host.partition(".")
        if label not in OTHER_HOSTS or "." not in rest or _domain(host) == host:
            return host
        host = rest


@lru_cache(maxsize=4096)
def _site_of(host: str) -> str:
    return extract_domain(f"http://{host}", fast=True) or host


def _domain(address: str) -> str:
    return _site_of(address.partition("/")[0].partition(":")[0])


def _shortened(path: str) -> str:
    while True:
        before = path
        for pattern, plain in PATHS:
            path = pattern.sub(plain, path)
        if path == before:
            return path.rstrip("/")


def _query(url: str) -> str:
    try:
        parts = parse_qsl(urlsplit(url.strip()).query, keep_blank_values=True)
    except ValueError:  # more parts than any address has
        return ""
    kept = sorted((name, value) for name, value in parts if not _is_idle(name, value))
    return "&".join(urlencode([(n, v)]) if v else urlencode([(n, "")])[:-1] for n, v in kept)


def _is_idle(name: str, value: str) -> bool:
    name = name.lower().removeprefix("amp;")
    return not name or bool(TRACKING.fullmatch(name)) or value.lower() in SHOWN.get(name, ())
