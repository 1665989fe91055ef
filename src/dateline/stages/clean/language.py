"""Tell English from what is not, by its commonest words."""

from __future__ import annotations

import re

from dateline.language.stopwords import STOPWORDS

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = 0.25


def language_of(text: str) -> str:
    """Return ``"en"`` where enough words are common English ones, else ``"und"``.

    >>> language_of("The talks were held on Monday."), language_of("Die Gespräche fanden am Montag statt.")
    ('en', 'und')
    """
    words = _WORD.findall(text[:20000].lower())
    return "en" if sum(word in STOPWORDS for word in words) >= _ENGLISH * len(words) else "und"
