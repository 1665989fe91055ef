"""Read the small print: dateline, byline, agency credits, outlet.

Refuses to take an agency cited in running text for a credit; that is for ``trace``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.agencies import agencies_in, is_agency_list
from dateline.language.hosts import outlet_at
from dateline.model import Page
from dateline.model.report import BlockKind

_CITY = r"(?:[A-Z][A-Z.'’-]+(?:\s(?:(?:de|la|el|al|of|del|the|es)\s)?[A-Z][A-Z.'’-]*)*)"
_PLACE = rf"{_CITY}(?:,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){{0,2}}){{0,2}}(?:\s?/\s?{_CITY})?"
_MIXED = r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3}(?:,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:,?\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)"
_PAREN = r"\s?\(\s?[^()]{2,50}?\s?\)"
_DASH = r"\s?(?:—|–|--|-(?=\s)|―|:(?=\s))+"
_DATELINES = (
    re.compile(rf"{_PLACE}{_DAY}?(?:,?\s\d{{4}})?(?P<paren>{_PAREN})?{_DASH}"),
    re.compile(rf"{_MIXED}{_DAY}?(?P<paren>{_PAREN}){_DASH}"),
    re.compile(rf"(?P<paren>{_PAREN}){_DASH}?"),
    re.compile(rf"{_MIXED}{_DAY}{_DASH}"),
)
_TRAIL = re.compile(r"\(([^()]{2,80})\)\W*$")
_INITIALS = re.compile(r"^[a-z]{2,4}(?:[/,]\s?[a-z]{2,4})*\s*\(")
_HOUSE = re.compile(r"\b(?:reporting|writing|additional reporting) by\b.*\bediting by\b|\bediting by\b", re.IGNORECASE)
_THANKS = re.compile(
    r"\bcontributed to this (?:report|story|article)\b|^(?:with|includes?) (?:files|reporting|material|information|inputs?|reports?) from\b|"
    r"\b(?:with (?:files|inputs?|material|reporting|wires?|information) from|distributed by|source:|copyright|©|\(c\))",
    re.IGNORECASE,
)
_PICTURE = re.compile(r"photo|image|picture|getty|file|video|reuters/|ap/|afp/|/reuters|/ap\b|/afp", re.IGNORECASE)
_BY = re.compile(r"^(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Aa]uthor:)\s+")


def dateline_end(text: str) -> int:
    """Return where the dateline at the head of a paragraph ends; 0 when there is none.

    >>> text = "GENEVA, Feb 12 (Reuters) - Talks began."
    >>> text[: dateline_end(text)]
    'GENEVA, Feb 12 (Reuters) -'
    """
    for pattern in _DATELINES:
        match = pattern.match(text)
        if match and match.end() < len(text) - 10 and match.end() <= 100:
            paren = match.groupdict().get("paren")
            first = match[0].split("(")[0]
            if pattern is _DATELINES[2] and not is_agency_list(paren or ""):
                continue
            if pattern is _DATELINES[0] and ":" in match[0]:
                continue
            if len(first.split()) <= 10:
                return match.end()
    return 0


def agencies_of(named: Sequence[tuple[BlockKind, str]]) -> tuple[str, ...]:
    """Return the agencies that the report's own credits name, each once, in order."""
    found: list[str] = []
    for kind, text in named:
        if kind in ("dateline", "byline"):
            found += agencies_in(text)
        elif kind == "credit":
            found += _credited(text)
    return tuple(dict.fromkeys(found))


def _credited(text: str) -> tuple[str, ...]:
    if _HOUSE.search(text):
        return ("Reuters", *agencies_in(text))
    if _THANKS.search(text) and not _PICTURE.search(text):
        return agencies_in(text)
    trail = _TRAIL.search(text)
    if trail and is_agency_list(trail[1]) and (_INITIALS.match(text) or len(text) < 60):
        return agencies_in(trail[1])
    return agencies_in(text) if is_agency_list(text) else ()


def is_report_credit(text: str) -> bool:
    """Tell whether a line credits the report (its writers, editors or agencies), not a picture."""
    if len(text.split()) > 45:
        return False
    return bool(re.match(r"\W*(?:additional |further )?(?:reporting|writing|editing) by\b", text, re.IGNORECASE)) or bool(_credited(text))


def authors_of(given: tuple[str, ...], named: Sequence[tuple[BlockKind, str]]) -> tuple[str, ...]:
    """Return the page's authors, else those of the bylines."""
    if given:
        return given
    lines = [_BY.sub("", text) for kind, text in named if kind == "byline"]
    names = [name.strip(" .") for line in lines for name in re.split(r",|;|\band\b|&|\|", line)]
    return tuple(dict.fromkeys(name for name in names if 2 <= len(name.split()) <= 4 and not agencies_in(name)))


def outlet_of(page: Page) -> str | None:
    """Return the outlet the page names, else that of its address."""
    return page.outlet or (outlet_at(page.url) if page.url else None)
