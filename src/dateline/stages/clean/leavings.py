"""What cleaning left out of a page: its lines as they came, each with the parts that are not in the report.

Found by comparing the page with its clean text, so that it holds whatever the rules of cleaning are. Refuses
to say why a line was cut.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from dateline.model import Page
from dateline.stages.clean.cutting import stamped
from dateline.stages.clean.lines import lines_of, settled
from dateline.stages.clean.markup import stripped, unmarked

_BLANK = re.compile(r"\s+")
# Beyond that many lines, or signs of them, a page is no article, and is not compared to its end.
_MOST, _LONGEST = 4_000, 400_000
_WORDS = 3  # fewer of them in a row are found anywhere


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line of a page; ``is_cut`` says that the report does not hold it."""

    text: str
    is_cut: bool


def leavings(page: Page, text: str) -> tuple[tuple[Part, ...], ...]:
    """Return the lines of ``page`` in parts that the clean ``text`` of its report holds, and that it lacks.

    >>> page = Page("a", "a.txt", "Share\\n\\nThe talks resume, she said.")
    >>> leavings(page, "The talks resume, she said.")
    ((Part(text='Share', is_cut=True),), (Part(text='The talks resume, she said.', is_cut=False),))
    """
    if page.as_is:
        return ()
    kept = Counter(" ".join(line.split()) for line in text.split("\n\n"))
    whole = _closed(text)
    return tuple(_parts(line, kept, whole) for line in _lines(page))


def _lines(page: Page) -> list[str]:
    """Return the lines of a page; of HTML all that stands between its tags."""
    if page.media == "html":
        lines = lines_of(settled(stripped(page.text[:_LONGEST])))
    else:
        _, lines, *_ = unmarked(replace(page, text=page.text[:_LONGEST]))
    return [part.text for line in lines[:_MOST] for part in stamped(line)]


def _closed(text: str) -> str:
    return _BLANK.sub("", text)


def _parts(line: str, kept: Counter[str], whole: str) -> tuple[Part, ...]:
    """Return a line in parts: one that stands in the report twice as often as there is one for it is cut."""
    if kept[line] > 0:
        kept[line] -= 1
        return (Part(line, is_cut=False),)
    if line not in kept and line.count(" ") >= _WORDS and _closed(line) in whole:
        return (Part(line, is_cut=False),)
    long = line.count(" ") > _WORDS
    inside = (k for k in kept if long and len(k) < len(line) and kept[k] > 0 and _is_within(k, line))
    trimmed = max(inside, key=len, default=None)
    if trimmed is None:
        return (Part(line, is_cut=True),)
    kept[trimmed] -= 1
    head, _, tail = line.partition(trimmed)
    told = (Part(head, True), Part(trimmed, False), Part(tail, True))
    return tuple(part for part in told if part.text)


def _is_within(kept: str, line: str) -> bool:
    return kept.count(" ") >= _WORDS and kept in line
