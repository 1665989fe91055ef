"""Reports that a browser sends: a pasted text, and files that lie under names of ours.

The name that a file had with its sender is text to be shown and to make an id of: it never becomes a path.
Packed files are refused, as nobody can tell how much is in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from dateline.model import Flaw, Page
from dateline.sources.doubles import told_apart
from dateline.sources.encoding import printable
from dateline.sources.files import file_pages, media_of, text_pages

ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl")
_LONGEST_NAME = 80
_PASTED = "pasted text"


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that somebody pasted, and what is said of it where it is known; ``day`` as it was written."""

    text: str
    title: str = ""
    outlet: str = ""
    day: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sent:
    """What one sending holds: files as where each lies and what its sender calls it, and a pasted text."""

    files: tuple[tuple[Path, str], ...] = ()
    pasted: Pasted | None = None


def ending_of(told: str) -> str | None:
    """Return the known ending of a file that its sender calls ``told``.

    >>> ending_of("C:\\\\news\\\\Mill.TXT"), ending_of("mill.txt.gz")
    ('.txt', None)
    """
    return next((ending for ending in ENDINGS if told.lower().endswith(ending)), None)


def name_of(told: str) -> str:
    """Return a short id out of a file's name or a title.

    >>> name_of("../news/Fire at the mill.txt"), name_of("..."), name_of("a/b\\x00c.html")
    ('Fire-at-the-mill', 'report', 'b-c')
    """
    last = re.split(r"[/\\]", printable(told))[-1]
    stem = last[: -len(ending_of(last) or "")] if ending_of(last) else last
    return re.sub(r"[^\w.]+", "-", stem).strip("-.")[:_LONGEST_NAME].strip("-.") or "report"


def read_sent(sent: Sent) -> Iterator[Page | Flaw]:
    """Yield the pages of what was sent; what cannot be read is a flaw that names it as its sender does.

    A file lies under the ending that it had, where that is one of ``ENDINGS``.
    """
    pasted = _pasted(sent.pasted) if sent.pasted else ()
    files = (_file(place, told) for place, told in sent.files)
    yield from told_apart([*pasted, *chain.from_iterable(files)])


def _file(place: Path, told: str) -> Iterator[Page | Flaw]:
    if ending_of(told) is None:
        return iter([Flaw("sources", shown(told), f"has no known ending (known: {', '.join(ENDINGS)})")])
    return file_pages(place, name_of(told), shown(told), False)


def shown(told: str) -> str:
    """Return a name as it is shown: one line without control signs."""
    return " ".join("".join(c if c.isprintable() else " " for c in told).split()) or "a file without a name"


def _pasted(told: Pasted) -> Iterator[Page | Flaw]:
    raw = printable(told.text).encode("utf-8")
    name = name_of(told.title.replace("/", " ")) if told.title.strip() else "pasted"
    for item in text_pages(raw, _PASTED, name, media_of(raw.lstrip()[:200].lower()), False):
        yield _with_claims(item, told) if isinstance(item, Page) else item


def _with_claims(page: Page, told: Pasted) -> Page:
    title, outlet, day, url = (
        " ".join(printable(t).split()) or None for t in (told.title, told.outlet, told.day, told.url)
    )
    return replace(page, title=title, outlet=outlet, published=day, url=url)
