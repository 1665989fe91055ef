"""Turn text into classes of time words, one character a token, so that rules can run over them.

Refuses to look at what words mean beyond ``dateline.language.timewords``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.language.timewords import CAPITAL, CLASSES, LEXICON, LONG_FEASTS, NUMERIC, Meaning

# One character a class, outside of what a regular expression could read as syntax.
CODES = {name: chr(0x100 + k) for k, name in enumerate((*CLASSES, *NUMERIC))}
OTHER = "x"

_EVENT_NAMES = (r"(?<![\d/])9/11", "d-day")
# Letters first: nine tokens of ten are words.
_LONG_FEASTS = "|".join(
    name.replace(".", r"[.]").replace("'", "['’]") + r"(?![\w/])" for name in (*LONG_FEASTS, *_EVENT_NAMES)
)
_TOKEN = re.compile(
    rf"{_LONG_FEASTS}|"
    r"[b-nr-z][^\W\d_]*|q[1-4](?!\w)|[ap]\.m(?:\.|(?!\w))|o['’]clock|[^\W\d_]+"
    r"|\d{4}-\d\d-\d\d(?!\d)(?:t[\d:.]+z?)?|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d)"
    r"|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d)|\d/\d(?!\d)"
    r"|(?:1[5-9]\d|20\d|\d)0['’]?s(?!\w)|\d+(?:[,.]\d+)*(?:(?:st|nd|rd|th)(?!\w))?"
    r"|['’](?:\d0['’]?s(?!\w)|\d\d(?!\w)|s(?!\w))|\n[^\S\n]*\n|[^\s\w]|[½¼¾]"
)
_SHAPES = (
    ("ISO", re.compile(r"\d{4}-\d\d-\d\d")),
    ("NUMDATE", re.compile(r"\d+/\d+/\d+")),
    ("FRACTION", re.compile(r"\d/\d|[½¼¾]")),
    ("CLOCK", re.compile(r"\d+:")),
    ("LONGTENS", re.compile(r"\d{4}['’]?s")),
    ("TENS", re.compile(r"['’]?\d\d['’]?s")),
    ("SHORTYEAR", re.compile(r"['’]\d\d")),
    ("QTH", re.compile(r"q\d")),
    ("BREAK", re.compile(r"\n")),
)
_SHAPED = frozenset("0123456789'’½¼¾q\n")


class Lexed(NamedTuple):
    """The tokens of a text: their classes as one string, their meanings, and where they stand."""

    classes: str
    meanings: list[Meaning]
    starts: list[int]
    ends: list[int]


def lex(text: str) -> Lexed:
    """Return the tokens of ``text`` with their classes.

    >>> lex("on 17 February").meanings
    ['', 17, 2]
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    classes: list[str] = []
    meanings: list[Meaning] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(low):
        token = found[0]
        code: str = OTHER
        meaning: Meaning = ""
        if " " in token:
            token = token.replace("’", "'")
        known = _WORDS.get(token)
        if known is not None:
            if token not in CAPITAL or text[found.start()].isupper():
                code, meaning = known
        elif token[0] in _SHAPED and (token[0] != "q" or token[1:].isdigit()):
            name, meaning = _shape(token)
            code = CODES.get(name, OTHER)
        classes.append(code)
        meanings.append(meaning)
        starts.append(found.start())
        ends.append(found.end())
    return Lexed("".join(classes), meanings, starts, ends)


_WORDS = {word: (CODES[name], meaning) for word, (name, meaning) in LEXICON.items()}


def _shape(token: str) -> tuple[str, Meaning]:
    """Return the class of a token that is told by its shape, and its value."""
    for name, pattern in _SHAPES:
        if pattern.match(token):
            return name, token
    number = token.rstrip("stndrh")
    if not number.isascii() or not number.isdigit():
        return "NUM", number
    value = int(number) if len(number) < 9 else 0
    if number != token:
        return "NTH", value
    if len(number) == 4 and 1000 <= value <= 2199:
        return "YEAR", value
    return ("DAY" if 1 <= value <= 31 and len(number) < 3 else "NUM"), value
