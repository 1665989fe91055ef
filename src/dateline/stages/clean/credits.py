"""Read the small print: dateline, authors, agencies, outlet.

Refuses to take an agency cited in running text for a credit; that is for ``trace``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.agencies import agencies_in
from dateline.language.hosts import outlet_at
from dateline.language.smallprint import NOT_PLACES, SHORT_CITIES
from dateline.model import Page
from dateline.model.report import BlockKind
from dateline.stages.clean.shapes import credited, trailing

_CAPS = r"[A-Z][A-Z.'’-]+(?:\s(?:de|la|el|al|of|del|the|es|D\.C\.|[A-Z][A-Z.'’-]*)){0,4}"
_AREA = r"(?:,\s[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2})"
_CITY = rf"(?P<city>{_CAPS})(?:{_AREA}){{0,2}}(?:\s?/\s?{_CAPS}(?:{_AREA})?){{0,2}}"
_NAME = r"(?:[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,3})"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = rf"(?:,?\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}|{_WEEKDAY})(?:,?\s\d{{4}})?)"
_PAREN = r"(?:,?\s?\(\s?(?P<paren>[^()]{2,50}?)\s?\))"
_DASH = r"\s?(?:—|–|--|―|-(?=\s)|_(?=\s))+\s*"
_NEXT = r"(?=[\"“‘'(\[]?[A-Z0-9]|[a-z]+\s)"
# In order: CITY, day (agency) — · City, day (agency) [—] · (agency) — · City, day —
_DATELINES = (
    re.compile(rf"{_CITY}{_DAY}?{_PAREN}?{_DASH}(?=[\"“‘'(\[$£€]*[A-Z0-9$£€])"),
    re.compile(rf"(?:{_CITY}|{_NAME}{_AREA}?){_DAY}?{_PAREN}(?:{_DASH}|\s+){_NEXT}"),
    re.compile(rf"(?:{_MONTH}\s\d{{1,2}}\s?)?{_PAREN}(?:{_DASH}|\s+){_NEXT}"),
    re.compile(rf"{_NAME}{_AREA}?{_DAY}{_DASH}{_NEXT}"),
)
_CLOSING_CREDIT = re.compile(
    r"\((?:[Aa]dditional )?(?:[Rr]eporting|[Ww]riting|[Ee]diting) by [A-Z][^()]+\)\W*$"
)
_STATION = re.compile(r"[A-Z]{2,5}[\d.]*(?:[ /-][A-Z0-9][\w.]*){0,2}(?:\.com)?|\w+\.com")
_BY = re.compile(r"^(?:By|by|BY|Written by|Reported by|Author:|Story by|Analysis by|From)\s+")
_BETWEEN = re.compile(r"\s*(?:[,;|•·/]|\band\b|\bAND\b|\bin\b|\bfor\b|&|\(| [-–—] )\s*")
_PERSON = re.compile(r"[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]*|de|van|von|der|den|al|el|bin|da|di|la|le)){1,4}")


def dateline_end(text: str) -> int:
    """Return where the dateline at the head of a paragraph ends; 0 when there is none.

    >>> text = "GENEVA, Feb 12 (Reuters) - Talks began."
    >>> text[: dateline_end(text)]
    'GENEVA, Feb 12 (Reuters) - '
    >>> dateline_end("NATO — The alliance of thirty — met."), dateline_end("Ann Poe (left) spoke.")
    (0, 0)
    """
    for pattern in _DATELINES:
        match = pattern.match(text)
        if match and match.end() <= 90 and _credible(match.groupdict()) and match.end() < len(text):
            return match.end()
    return 0


def credit_start(text: str) -> int:
    """Return where the bracketed house credit at the end of a paragraph starts, else its length.

    >>> text = "Talks go on. (Reporting by Ann Poe; Editing by Li Wei)"
    >>> text[credit_start(text) :]
    '(Reporting by Ann Poe; Editing by Li Wei)'
    """
    match = _CLOSING_CREDIT.search(text, max(0, len(text) - 300))
    return match.start() if match and match.start() else len(text)


def is_dateline(text: str) -> bool:
    """Tell whether a line is a dateline and nothing else.

    >>> is_dateline("ROCK HILL, S.C. -"), is_dateline("A LOUD HEADLINE")
    (True, False)
    """
    return len(text) <= 60 and text[-1:] in "-–—_" and dateline_end(f"{text} X") > len(text)


def _credible(found: dict[str, str | None]) -> bool:
    city, paren = found.get("city"), found.get("paren")
    if "paren" in found and paren is not None and not (agencies_in(paren) or _STATION.fullmatch(paren)):
        return False
    if city is None or paren is not None:
        return True
    words = city.split()
    return not NOT_PLACES.intersection(words) and (len(words) > 1 or len(city) > 5 or city in SHORT_CITIES)


def agencies_of(named: Sequence[tuple[BlockKind, str]]) -> tuple[str, ...]:
    """Return the agencies that the report's own credits name, each once, in order.

    The form of a credit ("Reporting by …; Editing by …") tells its house only where nothing names one.
    """
    found: list[str] = []
    by_form: list[str] = []
    for kind, text in named:
        if kind in ("dateline", "byline"):
            found += agencies_in(text)
        elif kind == "credit":
            (found if agencies_in(text) else by_form).extend(credited(text))
    last = next((text for kind, text in reversed(named) if kind == "body"), "")
    found += trailing(last)
    return tuple(dict.fromkeys(found or by_form))


def authors_of(given: tuple[str, ...], named: Sequence[tuple[BlockKind, str]]) -> tuple[str, ...]:
    """Return the page's authors, else those that the bylines name.

    >>> authors_of((), [("byline", "By JANE ROE and Li Wei, Associated Press")])
    ('Jane Roe', 'Li Wei')
    """
    if given:
        return given
    lines = [_BY.sub("", text) for kind, text in named if kind == "byline"]
    names = [name.strip(" .") for line in lines for name in _BETWEEN.split(line)]
    people = [name.title() if name.isupper() else name for name in names if _PERSON.fullmatch(name)]
    return tuple(dict.fromkeys(name for name in people if not agencies_in(name)))


def outlet_of(page: Page) -> str | None:
    """Return the outlet the page names, else that of its address."""
    return page.outlet or (outlet_at(page.url) if page.url else None)
