"""Words as comparison needs them: bare runs of letters and digits, and which of them are quoted.

Hyphens, apostrophes and quote marks part words, so that "train-and-advise" and "train and advise" are one.
Refuses to lemmatise or tag: that is for ``read``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
_QUOTED = re.compile(
    r"“[^“”\n]*(?:”|(?=\n)|$)|(?<![^\n])\"[^\"\n]*(?:\"|(?=\n)|$)|\"[^\"\n]*\"|``.*?''|«[^«»\n]*»|„[^„“\n]*“"
)


def bare_words(text: str) -> list[str]:
    """Return the lower-case words of ``text`` in order.

    >>> bare_words("“Train-and-advise” missions")
    ['train', 'and', 'advise', 'missions']
    """
    return [word.lower() for word in WORD.findall(text)]


# Letters that no accent can be taken from.
_PLAIN = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
)


def unaccented(word: str) -> str:
    """Return ``word`` as those write it who leave the accents out.

    >>> unaccented("Chișinău"), unaccented("Łódź"), unaccented("harbour")
    ('Chisinau', 'Lodz', 'harbour')
    """
    if word.isascii():
        return word
    word = word.translate(_PLAIN)
    return "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))


def quoted_spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches within quotation marks, marks included; an open one ends with its line.

    >>> [text[a:b] for text in ['He said: "Go."'] for a, b in quoted_spans(text)]
    ['"Go."']
    """
    return (match.span() for match in _QUOTED.finditer(text))


_ENDINGS = ("ings", "ing", "edly", "ed", "es", "s", "ly")


def stem(word: str) -> str:
    """Return ``word`` without its commonest English endings; four letters stay.

    >>> stem("trainings"), stem("talks"), stem("bus")
    ('train', 'talk', 'bus')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
