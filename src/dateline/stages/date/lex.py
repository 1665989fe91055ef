"""Turn text into classes of time words, one character a token, so that rules can run over them.

Refuses to look at what words mean beyond ``dateline.language.timewords``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.language.timewords import CAPITAL, CLASSES, LEXICON, NUMERIC, Meaning

# One character a class, outside of what a regular expression could read as syntax.
CODES = {name: chr(0x100 + k) for k, name in enumerate((*CLASSES, *NUMERIC))}
OTHER = "x"

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d)(?:t[\d:.]+z?)?)"
    r"|(?P<numdate>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?!\d))"
    r"|(?P<clock>(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d))"
    r"|(?P<fraction>\d/\d(?!\d)|[½¼¾])"
    r"|(?P<tens>(?:1[5-9]\d|20\d|['’]?\d)0['’]?s(?!\w))"
    r"|(?P<shortyear>['’]\d\d(?!\w))"
    r"|(?P<number>\d+(?:[,.]\d+)*)(?P<suffix>(?:st|nd|rd|th)(?!\w))?"
    r"|(?P<qth>q[1-4](?!\w))"
    r"|(?P<word>[ap]\.m(?:\.|(?!\w))|o['’]clock|[^\W\d_]+|['’]s(?!\w))"
    r"|(?P<gap>\n[^\S\n]*\n)"
    r"|(?P<mark>[^\s\w])"
)


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
    lexicon, codes = _WORDS, CODES
    for found in _TOKEN.finditer(low):
        kind, token = found.lastgroup, found[0]
        code: str = OTHER
        meaning: Meaning = ""
        if kind == "word" or kind == "mark":
            known = lexicon.get(token)
            if known and (token not in CAPITAL or text[found.start()].isupper()):
                code, meaning = known
        elif kind is not None:
            name, meaning = _shape(kind, token, found["number"])
            code = codes.get(name, OTHER)
        classes.append(code)
        meanings.append(meaning)
        starts.append(found.start())
        ends.append(found.end())
    return Lexed("".join(classes), meanings, starts, ends)


_WORDS = {word: (CODES[name], meaning) for word, (name, meaning) in LEXICON.items()}
_SHAPES = {"iso": "ISO", "numdate": "NUMDATE", "clock": "CLOCK", "fraction": "FRACTION", "tens": "TENS",
           "shortyear": "SHORTYEAR", "gap": "BREAK", "qth": "QTH"}  # fmt: skip


def _shape(kind: str, token: str, number: str | None) -> tuple[str, Meaning]:
    if kind == "tens" and len(token) > 4:
        return "LONGTENS", token
    if number is None:
        return _SHAPES[kind], token
    if not number.isascii() or not number.isdigit():
        return "NUM", number
    value = int(number) if len(number) < 9 else 0
    if kind == "suffix":
        return "NTH", value
    if len(number) == 4 and 1000 <= value <= 2199:
        return "YEAR", value
    return ("DAY" if 1 <= value <= 31 and len(number) < 3 else "NUM"), value
