"""Cut raw text into lines: white space and invisible characters settled, hard wraps undone.

Refuses to drop a visible character.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from dateline.model.report import BlockKind

_SURROGATE = re.compile("[\ud800-\udfff]")
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BREAK = re.compile("\r\n?|[\u2028\u2029\x0b\x0c\x85]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]+")
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$|[\"”»]$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line (in text taken as it is: a paragraph) with its place and the blank lines before it.

    ``hint`` is the kind that the markup of the page gives it.
    """

    text: str
    start: int
    gap: int
    hint: BlockKind | None = None


def without_surrogates(text: str) -> str:
    """Replace each lone surrogate by U+FFFD, one for one."""
    return _SURROGATE.sub("\ufffd", text)


def settled(text: str) -> str:
    """Return ``text`` with one kind of line break and blank, and no invisible characters.

    >>> settled("a\\u00a0 b\\r\\nc\\u200bd")
    'a b\\ncd'
    """
    text = _CONTROL.sub(" ", _BREAK.sub("\n", _INVISIBLE.sub("", without_surrogates(text))))
    return "\n".join([" ".join(line.split()) for line in text.split("\n")])


def lines_of(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank, wrapped ones joined."""
    return _unwrapped(_raw_lines(text))


def _raw_lines(text: str) -> list[Line]:
    lines, gap, start = [], 0, 0
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            lines.append(Line(stripped, start + raw.index(stripped[0]), gap))
            gap = 0
        else:
            gap += 1
        start += len(raw) + 1
    return lines


def paragraphs_of(text: str) -> list[Line]:
    """Return the paragraphs of ``text`` as they stand: parted by blank lines, else by lines."""
    lines = _raw_lines(text)
    if not any(line.gap for line in lines[1:]):
        return lines
    joined: list[Line] = []
    for line in lines:
        if joined and not line.gap and _runs_on(joined[-1].text, line.text):
            first = joined[-1]
            joined[-1] = Line(text[first.start : line.start + len(line.text)], first.start, first.gap)
        else:
            joined.append(line)
    return joined


def _unwrapped(lines: list[Line]) -> list[Line]:
    """Join hard-wrapped lines where the whole text is set that way."""
    pairs = [(a, b) for a, b in pairwise(lines) if not b.gap]
    wrapped = [_runs_on(a.text, b.text) for a, b in pairs]
    if len(pairs) < 4 or sum(wrapped) < 0.5 * len(pairs):
        return lines
    joined: list[Line] = []
    last = ""
    for line in lines:
        if joined and not line.gap and len(last) in _WIDTH:
            first = joined[-1]
            joined[-1] = Line(f"{first.text} {line.text}", first.start, first.gap)
        else:
            joined.append(line)
        last = line.text
    return joined


_WIDTH = range(45, 110)


def _runs_on(first: str, second: str) -> bool:
    last = first.rsplit("\n", 1)[-1]
    return len(last) in _WIDTH and not _ENDED.search(last)
