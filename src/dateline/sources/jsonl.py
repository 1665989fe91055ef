"""JSON lines to pages: one object a line, ``text`` required.

A line that cannot be used becomes a flaw that names it; the lines after it are still read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from dateline.model import Flaw, Page
from dateline.sources.encoding import NotText, decode, printable

_LONGEST = 1_000_000
_AUTHORS = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


def read_jsonl(lines: Iterable[bytes], path: str, stem: str, as_is: bool = False) -> Iterator[Page | Flaw]:
    """Yield a page or a flaw for each line that is not blank; ids default to ``stem-line``."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf\0"):
            empty = False
            yield _page(line, f"{path}:{number}", f"{stem}-{number}", as_is)
    if empty:
        yield Flaw("sources", path, "is empty")


def _page(line: bytes, where: str, default: str, as_is: bool) -> Page | Flaw:
    try:
        row = json.loads(decode(line)[0])
    except NotText as error:
        return Flaw("sources", where, str(error))
    except json.JSONDecodeError as error:
        return Flaw("sources", where, f"is broken JSON ({error.msg.lower()} at column {error.colno})")
    except (ValueError, RecursionError):
        return Flaw("sources", where, "is JSON that cannot be read (a number too long or nested too deep)")
    if not isinstance(row, dict):
        return Flaw("sources", where, "is not a JSON object")
    text = row.get("text")
    if not isinstance(text, str):
        return Flaw("sources", where, "has no text")
    if len(text) > _LONGEST:
        return Flaw("sources", where, f"has {len(text):,} characters: too long for one report")
    given = {key: _string(row.get(key)) for key in ("id", "title", "url", "outlet", "published")}
    return Page(
        id=given["id"] or default,
        path=where,
        text=printable(text),
        title=given["title"],
        url=given["url"],
        outlet=given["outlet"],
        authors=_authors(row.get("author")),
        published=given["published"],
        as_is=as_is,
    )


def _string(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(printable(str(value)).split()) or None


def _authors(value: object) -> tuple[str, ...]:
    """Return the authors of a list, or of a string with commas or "and" between the names.

    >>> _authors("By Jane Roe, John Doe and Ann Poe")
    ('Jane Roe', 'John Doe', 'Ann Poe')
    """
    names = value if isinstance(value, list) else [value]
    parts = [part for name in names for part in _AUTHORS.split(_string(name) or "")]
    kept = (re.sub(r"(?i)^by\s+", "", part).strip() for part in parts)
    return tuple(dict.fromkeys(name for name in kept if name))
