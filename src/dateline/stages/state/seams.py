"""Mend the seams of text that was cut out and joined: blanks, stops, quotes, articles, names in full.

Works on plain strings and knows no grammar.
"""

from __future__ import annotations

import re

from dateline.language.numbers import UNITS
from dateline.model import Reading, Token

_LONGEST = 45
_CLITICS = {"ve": "have", "re": "are", "ll": "will", "m": "am"}

# What cannot end a sentence: it joins what was cut off ("died in", "left the").
_JOINING = frozenset("at of from with into the a an than during including among between because".split())
# Days that shift with the day of telling.
_NOW = re.compile(
    r"\b(?:[Tt]oday|[Tt]onight|[Tt]omorrow|[Yy]esterday)\b"
    r"|\b(?:this|last|next|past) (?:few )?(?:day|night|week|weekend|month|quarter|season|year|decade)s?\b"
    r"|(?<!Black )(?<!Good )(?<!Bloody )(?<!Ash )(?<!Super )(?<!Cyber )(?<!Palm )(?<!Easter )(?<!Sheffield )"
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?! Times| Mail| Mirror| Telegraph| Express| Night)"
)
_ARTICLE = re.compile(r"^(?:an?|some|one) ", re.IGNORECASE)
_MARKS = re.compile(r"[,.;:)‘’'”“\"„«»`(\[]")
_DOUBLE_QUOTES = re.compile(r"[“”\"„«»]|``|''")
_OPENED = re.compile(r"‘(?!\d)")
_CLOSED = re.compile(r"’(?!\w)")  # the end of a single quotation, or of "the guards’ post"
_LOOSE_STOPS = re.compile(r" +([,.;:)’”])(?= |$)")
_COMMAS = re.compile(r"(?:, *)+,")
_BLANKS = re.compile(r" {2,}")
_DANGLING = re.compile(r",? (?:and|or|but|nor)$")


def in_full(text: str, short: str, name: str) -> str:
    """Put the full name in place of a short one, or of a noun such as "the alliance"."""
    if name in text:
        return text
    if short not in text:
        return name
    if short[:1].islower():
        return re.sub(rf"(?:\b[Tt]he )?{re.escape(short)}", lambda _: name, text, count=1)
    return text.replace(short, name, 1)


def bracketed(reading: Reading) -> frozenset[int]:
    """Return the tokens in round brackets, brackets included; one left open ends with its sentence."""
    found: set[int] = set()
    if "(" not in reading.text:
        return frozenset()
    for first, end in reading.sentences:
        depth = 0
        for i in range(first, end):
            text = reading.tokens[i].text
            depth += text == "("
            if depth > 0:
                found.add(i)
            depth -= text == ")" and depth > 0
    return frozenset(found)


def tidy(text: str) -> str:
    """Mend what cutting leaves behind: blanks before stops, doubled commas, half a pair of quotes."""
    if not _MARKS.search(text):
        return _DANGLING.sub("", text.strip(" —–-"))
    text = _LOOSE_STOPS.sub(r"\1", text)
    if text.count("“") != text.count("”") or text.count('"') % 2:
        text = _DOUBLE_QUOTES.sub("", text)
    if len(_OPENED.findall(text)) == 1 and not _CLOSED.search(text):
        text = _OPENED.sub("", text)
    if text.count("(") != text.count(")"):
        text = text.replace("(", "").replace(")", "")
    return _DANGLING.sub("", _BLANKS.sub(" ", _COMMAS.sub(",", text)).strip(" ,;:—–-"))


def finished(text: str) -> str:
    """Return ``text`` as a sentence without full stop; "" where it is too short or too long for one."""
    text = tidy(text).strip(" .'‘►•*·|")
    if text[:1] in '“"' and text[-1:] in '”"' and len(text) > 1:
        text = text[1:-1]
    words = text.split()
    if not 2 <= len(words) <= _LONGEST or words[-1].lower() in _JOINING or _NOW.search(text):
        return ""
    return text[0].upper() + text[1:]


def made_definite(text: str) -> str:
    """Turn "a ship" told of before into "the ship".

    >>> made_definite("A ship in the bay"), made_definite("two ships"), made_definite("their ship")
    ('the ship in the bay', 'the two ships', 'their ship')
    """
    if text.split(" ", 1)[0].lower() in UNITS or text[:1].isdigit():
        return f"the {text}"
    return _ARTICLE.sub("the ", text)


def in_whole(token: Token) -> str:
    """Return "have" for a "'ve" that has lost the word it leant on."""
    if token.text[:1] not in "'’":
        return token.text
    if token.text[1:] == "s":
        return "has" if token.lemma == "have" else "is"
    if token.text[1:] == "d":
        return "would" if token.tag == "MD" else "had"
    return _CLITICS.get(token.text[1:], token.text)
