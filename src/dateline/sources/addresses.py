"""One form for all addresses of one page, so that a page met again is known.

Scheme, case of the host, tracking parameters, fragment and a last slash make no other page. Refuses to
ask the network.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from courlan import normalize_url


def canonical(url: str | None) -> str | None:
    """Return the one form of a web address, or ``None`` for what is none.

    >>> canonical("http://News.example/a/?utm_source=x#top"), canonical("https://news.example/")
    ('news.example/a', None)
    """
    if not url:
        return None
    try:
        parts = urlsplit(normalize_url(url.strip(), strict=False, trailing_slash=False))
    except ValueError:
        return None
    # A bare host is the address of a site, not of a report.
    if (
        parts.scheme not in ("http", "https")
        or not parts.netloc
        or not (parts.path.strip("/") or parts.query)
    ):
        return None
    host = parts.netloc.lower().removeprefix("www.").removesuffix(":80").removesuffix(":443")
    return host + parts.path.rstrip("/") + (f"?{parts.query}" if parts.query else "")
