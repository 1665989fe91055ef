"""What of the paths of a call leads to the web: addresses, and files that are feeds, sitemaps or lists.

Only what is named: a folder is walked for reports, and nothing in it lets the network be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.model import Flaw
from dateline.sources.encoding import printable

if TYPE_CHECKING:
    from dateline.sources.web.kinds import Document

    Lead = str | Document | Flaw  # an address, what leads to addresses, or why a file does not

_ENDINGS = (".xml", ".rss", ".atom", ".json", ".urls")
_PLAIN = ".txt"
_LARGEST = 50_000_000  # bytes: what the makers of sitemaps allow
_BLANK = b"\xef\xbb\xbf \t\r\n"
_START = 4_096  # bytes in which a plain text shows that it is no list


def is_address(path: str) -> bool:
    """Tell whether a path of a call is an address, of whatever scheme.

    >>> [is_address(path) for path in ("https://news.example/a", "FILE:///etc/passwd", "a.txt", "C:/a.txt")]
    [True, True, False, False]
    """
    scheme, colon, _ = str(path).partition("://")
    return bool(colon) and len(scheme) > 1 and scheme.isascii() and scheme.isalnum()


def told_apart_paths(paths: Sequence[str]) -> tuple[list[Lead], list[str]]:
    """Return what of the paths of a call leads to the web, and the other paths."""
    leads: list[Lead] = []
    rest: list[str] = []
    for path in map(str, paths):
        lead = path if is_address(path) else _document(Path(path), path)
        leads.append(lead) if lead else rest.append(path)
    return leads, rest


def leads_on(path: str) -> bool:
    """Tell whether a path that somebody named is a file that leads to the web, or ought to."""
    return _document(Path(path), path) is not None


def _document(place: Path, told: str) -> Lead | None:
    """Return the feed, sitemap or list in a file, or why there is none; ``None`` where it is another file."""
    name = place.name.lower().removesuffix(".gz")
    if not name.endswith((*_ENDINGS, _PLAIN)) or not place.is_file():
        return None
    from dateline.sources.web.kinds import addresses_in, document
    from dateline.sources.web.unpacking import Unfit

    try:
        with place.open("rb") as file:
            raw = file.read(_START)
            if name.endswith(_PLAIN) and not raw.lstrip(_BLANK).lower().startswith((b"http", b"#")):
                return None
            raw += file.read(_LARGEST + 1 - len(raw))
        found = document(printable(told), raw, largest=_LARGEST)
    except OSError as error:
        return Flaw("sources", printable(told), f"cannot be opened ({error.strerror or error})")
    except Unfit as error:
        return None if name.endswith(_PLAIN) else Flaw("sources", printable(told), str(error))
    if found.kind in ("page", "text"):
        told_so = "is neither a feed nor a sitemap nor a list of addresses"
        return None if name.endswith(_PLAIN) else Flaw("sources", printable(told), told_so)
    return found if not name.endswith(_PLAIN) or addresses_in(found.text) else None
