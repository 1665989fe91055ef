"""JSON lines to pages: one object a line, ``text`` required.

A line that cannot be used becomes a flaw that names it; the lines after it are still read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dateline.model import Flaw, Page
from dateline.sources.bounds import too_long
from dateline.sources.encoding import NotText, decode, printable

_FIELDS = ("id", "title", "url", "outlet", "published")
_AUTHORS = re.compile(r"\s*(?:,|;|\band\b|&)\s*")


def read_jsonl(lines: Iterable[bytes], path: str, stem: str, as_is: bool = False) -> Iterator[Page | Flaw]:
    """Yield a page or a flaw for each line that is not blank; ids default to ``stem-line``."""
    empty = True
    for number, line in enumerate(lines, 1):
        if line.strip(b" \t\r\n\xef\xbb\xbf\0"):
            empty = False
            yield from _page(line, f"{path}:{number}", f"{stem}-{number}", as_is)
    if empty:
        yield Flaw("sources", path, "is empty")


def _page(line: bytes, where: str, default: str, as_is: bool) -> Iterator[Page | Flaw]:
    row = _row(line, where)
    if isinstance(row, Flaw):
        yield row
        return
    strings = {key: _string(row.get(key)) for key in _FIELDS}
    names = row.get("author")
    names = names if isinstance(names, list) else [names]
    wrong = [key for key in _FIELDS if _is_wrong(row.get(key))]
    wrong += ["author"] if any(map(_is_wrong, names)) else []
    if wrong:
        yield Flaw("sources", where, f"has no text in {', '.join(wrong)}: left out")
    yield Page(
        id=strings["id"] or default,
        path=where,
        text=printable(row["text"]),
        title=strings["title"],
        url=strings["url"],
        outlet=strings["outlet"],
        authors=_authors(names),
        published=strings["published"],
        as_is=as_is,
    )


def _row(line: bytes, where: str) -> dict[str, Any] | Flaw:
    """Return the object of a line, its text known to be fit, or why it is of no use."""
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
    if reason := too_long(text, "text"):
        return Flaw("sources", where, reason)
    return row


def _is_wrong(value: object) -> bool:
    return value is not None and not _is_string(value)


def _is_string(value: object) -> bool:
    """Tell whether ``value`` can be taken for a string: a number can, NaN (a gap in a table) cannot."""
    return isinstance(value, str | int | float) and not isinstance(value, bool) and value == value


def _string(value: object) -> str | None:
    return " ".join(printable(str(value)).split()) or None if _is_string(value) else None


def _authors(names: Iterable[object]) -> tuple[str, ...]:
    """Return the authors that ``names`` tell, with commas or "and" between them or apart.

    >>> _authors(["By Jane Roe, John Doe and Ann Poe"])
    ('Jane Roe', 'John Doe', 'Ann Poe')
    """
    parts = [part for name in names for part in _AUTHORS.split(_string(name) or "")]
    kept = (re.sub(r"(?i)^by\s+", "", part).strip() for part in parts)
    return tuple(dict.fromkeys(name for name in kept if name))
