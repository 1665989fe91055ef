"""Figures as a user asks for them: "figures of troops over 1000", "figures of wounded between 5 and 10".

What does not read so to the end is left to be taken as words. Refuses to know which figures there are.
"""

from __future__ import annotations

import re

from dateline.language.numbers import NUMBER, amount
from dateline.model import Amount

_NEAR = 0.1  # "about" is within a tenth
_HOW = (
    "between|from|over|above|more than|greater than|under|below|less than|fewer than|at least|at most|up to"
    "|about|around|roughly|some|exactly|of"
)
_COMPARED = re.compile(r"\s*(?P<how>" + _HOW.replace(" ", r"\s+") + r")\s+(?=[$€£\w.])", re.IGNORECASE)
_HEAD = re.compile(r"(?<!\S)figures?(?!\S)", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+(?!\d)", re.IGNORECASE)
_NOUN = re.compile(r"\s*(?![^\s\"]*:)([^\W\d_][^\s\":,;]*)([,;]?)")
_SIGNS = ("$", "€", "£")
_SECOND = re.compile(r"(?:\s+(?:and|to)\s+|\s*-\s*)(?=[$€£\w.])", re.IGNORECASE)
_ENDS = frozenset(
    "between in at on by for from to since until during after before with where when near and or".split()
)
_LONGEST = 5  # words that say of what


def amount_at(text: str, start: int) -> tuple[Amount, int] | None:
    """Return the figures that are asked for from ``start``, and where that ends; ``None`` where none are.

    >>> amount_at("figures of wounded under 10 Erbil", 0)
    (Amount(of='wounded', low=None, high=10.0, over=False, under=True), 27)
    >>> amount_at("facts and figures", 0)
    """
    head = _HEAD.match(text, start)
    if head is None:
        return None
    of, at = _noun(text, head.end())
    if compared := _compared(text, at, of):
        return compared
    return (Amount(of), at) if of else None


def _noun(text: str, at: int) -> tuple[str, int]:
    """Return of what: words up to a comparison, a preposition or a sign."""
    opened = _OF.match(text, at)
    words: list[str] = []
    end = opened.end() if opened else at
    while opened and len(words) < _LONGEST and not (words and _compared(text, end, "")):
        match = _NOUN.match(text, end)
        if match is None or (words and match[1].lower() in _ENDS):
            break
        words.append(match[1])
        end = match.end()
        if match[2]:
            break
    return (" ".join(words), end) if words else ("", at)


def _compared(text: str, at: int, of: str) -> tuple[Amount, int] | None:
    """Return the figures that the comparison at ``at`` asks for."""
    opened = _COMPARED.match(text, at)
    first = _number(text, opened.end()) if opened else None
    if opened is None or first is None:
        return None
    how = " ".join(opened["how"].lower().split())
    (low, high), end = first
    if how in ("between", "from"):
        joined = _SECOND.match(text, end)
        second = _number(text, joined.end()) if joined else None
        if second is None:
            return (Amount(of, low), end) if how == "from" else None
        (_, high), end = second
        return Amount(of, min(low, high), max(low, high)), end
    return _bounded(how, of, low, high), end


def _bounded(how: str, of: str, low: float, high: float) -> Amount:
    if how in ("over", "above", "more than", "greater than"):
        return Amount(of, low=low, over=True)
    if how in ("under", "below", "less than", "fewer than"):
        return Amount(of, high=high, under=True)
    if how == "at least":
        return Amount(of, low=low)
    if how in ("at most", "up to"):
        return Amount(of, high=high)
    near = 0.0 if how in ("exactly", "of") else _NEAR
    return Amount(of, low * (1 - near), high * (1 + near))


def _number(text: str, at: int) -> tuple[tuple[float, float], int] | None:
    match = NUMBER.match(text, at + 1 if text[at : at + 1] in _SIGNS else at)
    return (amount(match), match.end()) if match else None
