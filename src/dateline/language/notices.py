"""What proves no copy: appeals, notices, lines of law, notes on authors, posts and galleries shown whole.

A sentence that holds a set phrase proves no copy. Refuses turns of plain reporting ("police said").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# A word that each phrase holds, looked for first, and the phrase; all in lower case.
_PHRASES: tuple[tuple[str, str], ...] = (
    ("anyone", r"anyone (?:with|who has) (?:any |more |further |additional )?(?:information|tips)"),
    ("asked to", r"(?:is|are|was|were) (?:being )?asked to (?:call|contact|text|e-?mail|phone)"),
    ("urged to", r"(?:is|are|was|were) (?:being )?urged to (?:call|contact|text|e-?mail|phone)"),
    ("encouraged to", r"(?:is|are|was|were) (?:being )?encouraged to (?:call|contact|text|e-?mail|phone)"),
    ("charged with", r"charged with [^.]{0,40}(?:counts? of|possession of)"),
    ("stoppers", r"crime ?stoppers"),
    ("anonymous", r"(?:anonymous tips?|(?:remain|kept|be) anonymous)"),
    ("innocent", r"(?:presumed|considered) innocent (?:until|unless)"),
    ("merely", r"merely an? (?:accusation|allegation)"),
    ("line", r"(?:tip ?line|(?:suicide|crisis) (?:prevention )?(?:life|help)line)"),
    ("contributed to", r"contributed to this (?:report|story|article)"),
    ("published", r"(?:is|was) (?:originally |first )published (?:in|on|by)"),
    ("rights reserved", r"all rights reserved"),
    ("follow", r"follow (?:us|him|her|me|them|@\w+) on"),
    ("app", r"(?:download|get) (?:the|our) (?:free )?\w* ?app\b"),
    ("sign", r"\bsign(?:ing)? up (?:for|to)"),
    ("subscribe", r"\bsubscribe (?:to|now|today)"),
    ("subsidiary", r"(?:is|are) an? (?:[\w-]+ ){0,3}subsidiary"),
    ("a division of", r"(?:is|are) (?:part of [^.]{3,40}, )?a division of"),
    ("station group", r"station groups?"),
    ("expressed", r"(?:views|opinions) expressed"),
    # Notes on authors.
    ("columnist", r"(?:is an?|is the|,) [\w ,'’-]{0,50}columnist"),
    ("contributor", r"(?:is an?|is the) [\w ,'’-]{0,50}contributor|board of contributors"),
    ("analyst", r"is an? [\w ,'’-]{0,50}analyst for"),
    ("editor", r"is (?:an?|the)? ?[\w ,'’-]{0,40}editor (?:for|of|at)"),
    ("author of", r"is (?:an?|the) [\w ,'’-]{0,50}author of"),
    ("founde", r"(?:is (?:a|the) (?:co-?)?founder of|(?:also )?co-?founded)"),
    ("professor of", r"is an? (?:[\w-]+ ){0,2}professor of"),
    ("host of", r"is (?:the )?host of"),
    ("latest book", r"(?:his|her) latest book"),
    ("column", r"is a (?:weekly|daily|monthly) column"),
    ("in your inbox", r"in your inbox"),
    ("email address", r"email address"),
    ("news outlets", r"one of [\w ’'-]{3,30} news outlets"),
    ("diverse opinions", r"diverse opinions"),
    ("confirmation", r"confirm(?:ation e-?mail| your subscription)"),
)
_NOTICES = tuple((anchor, re.compile(phrase)) for anchor, phrase in _PHRASES)
_REACH = 60  # signs from the anchor within which the phrase lies
# What stands at the end of a post shown with the name of its account: its text is public.
_POST = re.compile(r"(?:\(@\w{2,15}\)|(?:pic\.)?twitter\.com/)[^\n]{0,25}")
_POST_LENGTH = 300
_CONTACT = re.compile(r"\d{3}[-. ]\d{4}\b|www\.")
_GALLERY = re.compile(r"photos: .*hide caption", re.DOTALL)
_END = re.compile(r"[.!?][\"”’)]*(?=\s)|\n")
_SENTENCE = 400  # signs; what goes on longer without a stop is no sentence


def notice_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences of ``text`` that hold a set phrase or an address to write to, and the posts and
    galleries that it shows; they may overlap.

    >>> text = "Two are safe. Anyone with information may call the mill. Rain fell."
    >>> [text[a:b] for a, b in notice_spans(text)]
    [' Anyone with information may call the mill.']
    """
    low = text.lower()
    low = low if len(low) == len(text) else text
    for anchor, phrase in _NOTICES:
        place = low.find(anchor)
        while place >= 0:
            if match := phrase.search(low, max(0, place - _REACH), place + _REACH):
                yield _sentence(text, *match.span())
            place = low.find(anchor, place + 1)
    yield from (_sentence(text, *match.span()) for match in _CONTACT.finditer(low))
    if "hide caption" in low and (match := _GALLERY.search(low)):
        yield match.span()
    for match in _POST.finditer(text) if "twitter.com/" in low or "(@" in low else ():
        line = text.rfind("\n", 0, match.start()) + 1
        yield max(line, match.start() - _POST_LENGTH), match.end()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the sentence around ``[start, end)``."""
    first = max(0, start - _SENTENCE)
    before = max((m.end() for m in _END.finditer(text, first, start)), default=first)
    after = _END.search(text, end, end + _SENTENCE)
    return before, after.end() if after else min(len(text), end + _SENTENCE)
