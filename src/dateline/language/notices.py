"""Set phrases that anyone may print without taking them from anyone: appeals, notices, lines of law.

A sentence that holds one proves no copy. Refuses turns of plain reporting ("police said").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PHRASES = (
    r"anyone (?:with|who has) (?:any |more |further |additional )?(?:information|tips)",
    r"(?:is|are|was|were) (?:being )?(?:asked|urged|encouraged) to (?:call|contact|text|email|phone)",
    r"crime ?stoppers",
    r"(?:anonymous|remain anonymous|tip ?line|hotline)",
    r"(?:presumed|considered) innocent (?:until|unless)",
    r"merely an? (?:accusation|allegation)",
    r"(?:suicide|crisis) (?:prevention )?(?:life|help)line",
    r"contributed to this (?:report|story|article)",
    r"(?:is|was) (?:originally |first )?published (?:in|on|by)",
    r"all rights reserved",
    r"follow (?:us|him|her|me|them) on|on (?:twitter|facebook|instagram) (?:at|and)",
    r"(?:download|get) (?:the|our) (?:free )?\w* ?app",
    r"sign(?:ing)? up (?:for|to)|subscribe (?:to|now|today)",
    r"(?:is|are) (?:a|an|part of|one of the) [^.]{0,40}(?:division|subsidiary|station groups?|broadcasters?)",
    r"the views expressed|opinions expressed",
)
_NOTICE = re.compile("|".join(f"(?:{p})" for p in _PHRASES), re.IGNORECASE)
# A post shown with the name of its account: its text is public.
_POST = re.compile(r"[^\n]{0,300}(?:\(@\w{2,15}\)|pic\.twitter\.com|twitter\.com/)[^\n]{0,25}")
_BEFORE = re.compile(r"[.!?][\"”’)]*\s|\n")


def notice_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text`` that hold a set phrase, and posts that it shows; they may overlap.

    >>> text = "Two are safe. Anyone with information may call the mill. Rain fell."
    >>> [text[a:b] for a, b in notice_spans(text)]
    ['Anyone with information may call the mill.']
    """
    yield from sorted({*_sentences(text), *(m.span() for m in _POST.finditer(text))})


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    reached = 0
    while match := _NOTICE.search(text, reached):
        start = max((m.end() for m in _BEFORE.finditer(text, max(reached, match.start() - 400), match.start())),
                    default=max(reached, match.start() - 400))  # fmt: skip
        after = _BEFORE.search(text, match.end())
        reached = after.start() + 1 if after else len(text)
        yield start, reached
