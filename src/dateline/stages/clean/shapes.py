"""Tell what a line is by its own words alone: date, byline, credit, caption.

Refuses to look at neighbours; ``kinds`` does that.
"""

from __future__ import annotations

import re

from dateline.language.agencies import agencies_in, is_agency_list
from dateline.language.smallprint import (
    CAPTION_END,
    CAPTION_START,
    CONTRIBUTED,
    DATE_WORDS,
    HOUSE_CREDIT,
    MONTH,
    PICTURE_CREDIT,
    PICTURE_WORDS,
    THANKS,
)
from dateline.model.report import BlockKind

_BYLINE = re.compile(
    r"^(?:By|BY|by|Written by|Reported by|Author:|Story by|Analysis by|From)\s+(?:[A-Z@]|[a-z]+\s[A-Z])"
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|staff writer|(?:political|diplomatic|defen[cs]e|health|business) editor"
    r"|news desk|bureau chief)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[a-z]{3,}[.!?]$|[a-z]{3,}[.!?]\s")
_LOWER = re.compile(r"(?<![@/.\w])[a-z][a-z]+")
_BYLINE_WORDS = frozenset(
    "by and the for of in at from with special to staff writer reporter correspondent editor".split()
)
_CLOSING = "\"'”’»)]"
_TRAIL = re.compile(r"\(([^()]{2,80})\)\W*$")
_INITIALS = re.compile(r"^[a-z]{2,4}(?:[/,]\s?[a-z]{2,4})*\s*\(")


def stops(text: str) -> bool:
    """Tell whether a line ends in a full stop (and closing marks)."""
    return text.rstrip(_CLOSING).endswith(".")


def ends(text: str) -> bool:
    """Tell whether a line ends like a sentence or a quotation."""
    return text.rstrip(_CLOSING)[-1:] in (".", "!", "?", "…") or text[-1:] in ('"', "”", "»")


def shape_of(text: str) -> BlockKind | None:
    """Return the kind that the line's own words prove, or ``None``.

    >>> [shape_of(line) for line in ("Updated 3 March 2019", "By Ann Poe and Li Wei", "Talks began.")]
    ['date', 'byline', None]
    """
    words = text.count(" ") + 1
    if words > 80:
        return None
    if words <= 16 and is_date(text):
        return "date"
    if words <= 20 and _is_byline(text):
        return "byline"
    if words <= 45 and (
        HOUSE_CREDIT.search(text)
        or CONTRIBUTED.search(text)
        or (credited(text) and not _SENTENCE.search(text[:-20]))
    ):
        return "credit"
    captioned = _is_caption(text)
    if captioned and words > 6:
        return "caption"
    if is_picture_credit(text):
        return "credit"
    return "caption" if captioned else None


def _is_caption(text: str) -> bool:
    return bool(CAPTION_START.match(text) or CAPTION_END.search(text, max(0, len(text) - 110)))


def is_date(text: str) -> bool:
    """Tell whether a line holds a date and nothing else.

    >>> is_date("Published: Feb 3, 2020 at 4:15 p.m."), is_date("May 3 was cold")
    (True, False)
    """
    if not any(c.isdigit() for c in text):
        return False
    words = re.findall(r"[^\W\d_]+", text.lower())
    return all(w in DATE_WORDS for w in words) and bool(MONTH.search(text))


def _is_byline(text: str) -> bool:
    """A byline names people: nearly every word after "By" has a capital."""
    if not _BYLINE.match(text):
        return False
    lower = [word for word in _LOWER.findall(text.split(" ", 1)[1]) if word not in _BYLINE_WORDS]
    return len(lower) <= (2 if _ROLE.search(text) else 1) and not _SENTENCE.search(text)


def is_picture_credit(text: str) -> bool:
    """Tell whether a line is only the credit of a picture.

    >>> is_picture_credit("Image: Press Office/J. Doe"), is_picture_credit("Photographers were let in.")
    (True, False)
    """
    words = text.count(" ") + 1
    if words > 22 or not PICTURE_CREDIT.search(text):
        return False
    return not _SENTENCE.search(text) and (words <= 10 or text.count("|") == 0)


def credited(text: str) -> tuple[str, ...]:
    """Return the agencies that a line credits for the report itself; a picture's credit gives none.

    >>> credited("ab/cd (dpa, AFP)"), credited("Reporting by Ann Poe; Editing by John Doe")
    (('dpa', 'AFP'), ('Reuters',))
    >>> credited("REUTERS/Ann Poe"), credited("The ministry told Reuters it was ready.")
    ((), ())
    """
    if "diting by" in text and HOUSE_CREDIT.search(text):
        return agencies_in(text) or ("Reuters",)
    if THANKS.search(text):
        return () if PICTURE_WORDS.search(text) else agencies_in(text)
    if _INITIALS.match(text) or len(text) < 100:
        return trailing(text) or (agencies_in(text) if is_agency_list(text) else ())
    return ()


def trailing(text: str) -> tuple[str, ...]:
    """Return the agencies in brackets at the end of a text, when nothing else is in them.

    >>> trailing("Talks go on. (Reuters, AFP)"), trailing("Talks go on (AP file).")
    (('Reuters', 'AFP'), ())
    """
    trail = _TRAIL.search(text, max(0, len(text) - 90))
    return agencies_in(trail[1]) if trail and is_agency_list(trail[1]) else ()
