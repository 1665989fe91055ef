"""Find quotations: their spans, across paragraphs too, and which are speech rather than scare quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# Editors mix the marks: the other kind closes a quotation where its own does not.
_QUOTED = re.compile(
    r"(?:“|(?<![\w\"])\"(?=[^\"“”\n]+”))(?P<curly>[^“”\n]*)(?P<shut>”)"
    r"|“(?P<mixed>[^“”\"\n]*[^“”\"\s])(?P<shut1>\")(?!\w)"
    r"|“(?P<open>[^“”\n]*)(?=\n|\Z|“)"
    r"|(?<![\w\"])\"(?P<plain>[^\"\n]*)(?P<shut2>\"|(?=\n)|\Z)"
    r"|(?<![\w'])''(?P<ticks>(?:(?!'')[^\n])*)(?P<shut3>''|(?=\n)|\Z)"
)
_INNER = ("curly", "mixed", "open", "plain", "ticks")
_SPEECH_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks. ``open`` says that no mark closes it: the speaker goes on."""

    start: int
    end: int
    open: bool
    speech: bool


def find_quotes(text: str) -> list[Quote]:
    """Return the quotations of ``text`` in order.

    >>> [(q.start, q.end, q.speech) for q in find_quotes('“We will go,” she said of the “plan”.')]
    [(0, 13, True), (30, 36, False)]
    """
    return list(_found(text))


def _found(text: str) -> Iterator[Quote]:
    for match in _QUOTED.finditer(text):
        inner = next((match[k] for k in _INNER if match[k]), "")
        shut = match["shut"] or match["shut1"] or match["shut2"] or match["shut3"]
        words = inner.split()
        if not words:
            continue
        speech = len(words) >= _SPEECH_WORDS or inner.rstrip().endswith((",", ".", "?", "!"))
        yield Quote(match.start(), match.end(), not shut, speech)
