"""What a word is to search, for the index and for the query alike: one place, so that they cannot part.

A term is a run of letters and digits without case and accents; "U.S." is one, and so is "5,000". The index
holds each term as it stands, and behind an inflected one its key, so that plain words find all inflections
while phrases stay exact. All that is written there or asked is plain ASCII. Refuses to know SQL.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from dateline.language.wordkeys import wordkey
from dateline.language.words import unaccented

KEY = "~"  # ends a key
EDGE = "edge~"  # stands before a person's name and behind any name
_LONGEST = 100  # characters of a term
_KNOWN = 1 << 17  # parts kept in memory
_NAMES = 1 << 15  # names kept in memory
_AROUND = ".,;:!?\"'()[]“”‘’—–-…"  # no term begins or ends with these, but for initials ("U.S.")
_TERM = re.compile(
    r"(?:[^\W\d_]\.){2,}|\d{1,3}(?:,\d{3})+(?!\d)|[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*",
)
# They stand in each report, so that none is missed for them.
EMPTY = frozenset(
    "a an the and or but of in on at to for by with from as is are was were be been has have had it its this "
    "that he she they his her their not s t".split()
)
# Closed classes: a clause is not looked for by them.
_UNSAYING = EMPTY | frozenset(
    "about after all also although am among any around back because before being between both can could "
    "did do does down during each either even every few get got had having her here hers him himself "
    "how however i if into itself just let like many me might more most much must my near never no nor "
    "off often once one only onto other others our out over own per perhaps rather same shall she "
    "should since so some still such than their them themselves then there these they this those though "
    "through to together too toward towards under until up upon us very via we well what when where "
    "whether which while who whom whose why will within without would yet you your said say says mr mrs "
    "ms".split()
)


class Term(NamedTuple):
    """A term and where it stands, in code points."""

    start: int
    end: int
    text: str


def terms(text: str) -> Iterator[Term]:
    """Yield the terms of a text in order.

    >>> [term.text for term in terms("The U.S. sent 5,000 to Chișinău")]
    ['the', 'us', 'sent', '5000', 'to', 'chisinau']
    """
    return (Term(*match.span(), folded(match[0])) for match in _TERM.finditer(text))


def folded(word: str) -> str:
    """Return a word as written as a term: ASCII letters and digits, other scripts as hexadecimal digits."""
    plain = word[:_LONGEST].lower()
    if not plain.isascii():
        plain = unaccented(plain).casefold()
        if not (plain.isascii() and plain.isalnum()):
            return "u" + plain.encode("utf-8", "surrogatepass").hex()
    return plain.replace(".", "").replace(",", "")


def key(term: str) -> str:
    """Return what all inflections of a term share."""
    return term if term in EMPTY else wordkey(term)


def entries(text: str) -> str:
    """Return what the index holds of a text: its terms, each inflected one followed by its key.

    >>> entries("Plans were agreed")
    'plans plan~ were agreed agre~'
    """
    return " ".join(map(_ENTRIES.__getitem__, text.split()))


class _Seen(dict[str, str]):
    """What was made of the parts of texts, remembered for short ones.

    No term runs over white space, so what stands between is looked at once for all texts that it stands in;
    and with no stop in it, once for all signs that stand around it.
    """

    def __init__(self, made: Callable[[str], str]) -> None:
        super().__init__()
        self._made = made

    def __missing__(self, part: str) -> str:
        bare = part.strip(_AROUND)
        made = self[bare] if bare != part and "." not in part[:-1] else self._made(part)
        if len(part) < _LONGEST and len(self) < _KNOWN:
            self[part] = made
        return made


def _entry(part: str) -> str:
    held = []
    for term in terms(part):
        held.append(term.text)
        if (shared := key(term.text)) != term.text:
            held.append(shared + KEY)
    return " ".join(held)


def _key(part: str) -> str:
    return " ".join(key(term.text) for term in terms(part) if term.text not in EMPTY)


def _said(part: str) -> str:
    return " ".join(key(term.text) for term in terms(part) if term.text not in _UNSAYING)


_ENTRIES, _KEYS, _SAID = _Seen(_entry), _Seen(_key), _Seen(_said)


def said_in(*texts: str) -> str:
    """Return the keys of texts as a clause is looked for by.

    >>> said_in("what the ministers would have agreed").split()
    ['minister', 'agre']
    """
    return " ".join([_SAID[part] for text in texts for part in text.split()])


def keys_in(text: str) -> set[str]:
    """Return the keys of all words of a text.

    >>> sorted(keys_in("The well-known ministers agreed"))
    ['agre', 'know', 'minister', 'well']
    """
    return set(" ".join(map(_KEYS.__getitem__, text.split())).split())


@lru_cache(maxsize=_NAMES)
def named(full: str, person: bool) -> str:
    """Return what the index holds of a name.

    >>> named("Jens Stoltenberg", person=True), named("NATO", person=False)
    ('edge~ jens stoltenberg edge~', 'nato edge~')
    """
    words = " ".join(term.text for term in terms(full))
    return f"{EDGE} {words} {EDGE}" if person else f"{words} {EDGE}"
