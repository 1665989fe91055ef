"""Find the numbers of a text that are amounts, with their bounds, hedge and unit of measure.

Works on the characters: tokenisers disagree on "$2.3bn", "60mph" and "4,000-5,000". Refuses dates,
clocks, labels and parts of names; what a number counts is for ``counted``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import isfinite

from dateline.language.labels import NOT_AMOUNTS
from dateline.language.numbers import NUMBER, amount
from dateline.language.units import AFTER, AFTER_HEDGES, HEDGES, LETTERS, PER, SIGNS, TIME_UNITS
from dateline.model import Change


@dataclass(frozen=True, slots=True)
class Numeral:
    """An amount as written. ``start``/``end`` cover sign, number and unit; ``number`` the bare number."""

    start: int
    end: int
    number: tuple[int, int]
    low: float
    high: float
    change: Change = "="
    unit: str = ""
    written: str = "digits"
    scaled: bool = False


def _either(words: list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True))


_SIGN = re.compile(rf"(?:(?<![A-Za-z])(?:{_either(list(SIGNS))}))\s?[-−]?$")
_UNIT = re.compile(
    rf"(?:[\s-]?)({_either([u for u in AFTER if u not in LETTERS])})(?![\w/])"
    rf"|({_either(list(LETTERS))})(?![\w/.])"
)
_FOLDED = {unit.lower(): name for unit, name in AFTER.items() if len(unit) > 3}
_WORD_UNIT = re.compile(
    rf"(?:[\s-]|\sof\s)?({_either([u for u in AFTER if len(u) > 3])})(?![\w/])", re.IGNORECASE
)
_PER = re.compile(
    rf"\s?(?:an?|per|each|every|/)\s?({'|'.join(sorted(PER, key=len, reverse=True))})\b"
    r"(?!\s(?:ago|earlier|later|before|after|or)\b)"
)
_HEDGE = re.compile(rf"(?<![\w])({_either(list(HEDGES))})\s*(?:(?:the|a|an|only|just)\s+)?$", re.IGNORECASE)
_AFTER_HEDGE = re.compile(rf"\s({_either(list(AFTER_HEDGES))})\b")
_JOIN = re.compile(r"\s?(?:[-–—]|to-?|or)\s?")
_AND = re.compile(r"\s?(?:and|to|-|–)\s?")
_SPANNING = re.compile(
    r"(?:\bbetween|\brang\w+ from|\brun\w* from|\bvar\w+ from|\banywhere from|\bfines? from)\s*\W*$"
)
_FROM = re.compile(r"\bfrom\b[^.;,\d]*$")
_MINUS = re.compile(r"(?:(?<=\s)|(?<=\$)|^)[-−]$|\bminus[\s-]$", re.IGNORECASE)
_WINDOW = 40


def find_numerals(text: str) -> list[Numeral]:
    """Return the amounts of ``text`` in order, ranges joined.

    >>> [(n.low, n.high, n.change, n.unit) for n in find_numerals("It cost nearly $1.5 to 2 million.")]
    [(1500000.0, 2000000.0, '~', 'dollar')]
    """
    barred = [m.span() for m in NOT_AMOUNTS.finditer(text)]
    found: list[Numeral] = []
    at = 0
    for match in NUMBER.finditer(text):
        while at < len(barred) and barred[at][1] <= match.start():
            at += 1
        if at < len(barred) and barred[at][0] < match.end():
            continue
        if not _stands_free(text, match.start(), match.end()):
            continue
        numeral = _numeral(text, match)
        if numeral is None:
            continue
        joined = _joined(text, found[-1], numeral) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(numeral)
    return list(_shared_hedges(text, found))


def _stands_free(text: str, start: int, end: int) -> bool:
    """Refuse digits inside codes, versions and compounds ("COVID-19", "F16", "3.2.1")."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if _SIGN.search(text[max(0, start - 5) : start]):
        return True
    if before and (
        before[-1].isalnum() or before[-1] in "_/#&" or (before[-1] in ".," and before[:1].isdigit())
    ):
        return False
    if _MINUS.search(text[max(0, start - 7) : start]):
        return True
    if before.endswith(("-", "–")) and len(before) == 2 and before[0].isalpha():
        return False
    return not (after[:1] in ".,:/" and after[1:2].isdigit())


def _numeral(text: str, match: re.Match[str]) -> Numeral | None:
    low, high = amount(match)
    if not isfinite(high):  # hundreds of digits count nothing
        return None
    start, end = match.span()
    written = "digits" if match["digits"] else "vague" if match["vague"] else "words"
    if match["half"] or match["fraction"]:
        written = "fraction"
    scaled = bool(match["short"] or match["letter"] or match["scale"])
    unit, change = "", "="
    before = text[max(0, start - _WINDOW) : start]
    if written == "digits" and (minus := _MINUS.search(before)):
        low, high, change = -low, -high, "down"
        start -= len(minus[0])
        before = before[: minus.start()]
    if written == "digits" and (sign := _SIGN.search(before)):
        unit = SIGNS[sign[0].strip(" -−\n")]
        start -= len(sign[0])
    unit, end = _unit_after(text, end, unit, written)
    if text[end : end + 1].isalnum() and not text[end : end + 1].isspace():
        return None
    if (
        text[end : end + 1] == "-"
        and text[end + 1 : end + 2].isalpha()
        and not text.startswith("to-", end + 1)
    ):
        return None
    if unit in TIME_UNITS and text[match.end() : match.end() + 1] == "-":
        return None
    if unit and (per := _PER.match(text, end)):
        unit, end = f"{unit} per {per[1]}", per.end()
    return Numeral(start, end, match.span(), low, high, _change(change), unit, written, scaled)


def _unit_after(text: str, end: int, unit: str, written: str) -> tuple[str, int]:
    found = (_UNIT.match(text, end) if written != "vague" else None) or _WORD_UNIT.match(text, end)
    if found is None:
        return unit, end
    name = found[1] or found[2]
    named = AFTER.get(name) or _FOLDED.get(name.lower(), "")
    return (unit, end) if unit or not named else (named, found.end())


def _change(word: str) -> Change:
    changes: dict[str, Change] = {"~": "~", "<": "<", ">": ">", "up": "up", "down": "down"}
    return changes.get(word, "=")


def _joined(text: str, first: Numeral, second: Numeral) -> Numeral | None:
    """Join "4,000 or 5,000", "between 3 and 5", "1.5 to 2 million" to one amount."""
    between = text[first.end : second.start]
    if len(between) > 6 or (
        first.unit and second.unit and first.unit.split(" per ")[0] != second.unit.split(" per ")[0]
    ):
        return None
    before = text[max(0, first.start - _WINDOW) : first.start]
    spanning = _SPANNING.search(before) is not None
    if between in (" -", " −") or not ((_JOIN.fullmatch(between)) or (spanning and _AND.fullmatch(between))):
        return None
    if not spanning and "to" in between and (_FROM.search(before) or not _one_step(first, second, before)):
        return None
    low, high = first.low, second.high
    if second.scaled and not first.scaled and abs(low) < 1000 and second.number[0] < second.end:
        low *= _scale(text, second)
    if high < low:
        return None
    return replace(
        first,
        end=second.end,
        low=low,
        high=high,
        unit=second.unit or first.unit,
        number=(first.number[0], second.number[1]),
    )


def _one_step(first: Numeral, second: Numeral, before: str) -> bool:
    """Refuse "rose by $3 to $9" and "up 2 percent to 3,005": an amount, then the level reached."""
    if first.unit and second.unit:
        return not before.rstrip().endswith("by")
    return (not (first.unit and not second.unit) and second.high < 1000 * max(abs(first.low), 1)) or (
        second.scaled and first.low < 1000
    )


def _scale(text: str, numeral: Numeral) -> float:
    digits = re.match(r"[\d,.]+", text[numeral.number[0] : numeral.number[1]])
    bare = float(digits[0].strip(".,").replace(",", "")) if digits else 0.0
    return abs(numeral.high) / bare if bare else 1.0


def _shared_hedges(text: str, found: list[Numeral]) -> Iterator[Numeral]:
    """Give each amount its hedge; an equivalent in brackets shares that of the amount before it."""
    previous: Numeral | None = None
    for numeral in found:
        if numeral.change == "=":
            numeral = replace(numeral, change=_hedge(text, numeral))
        if previous is not None and numeral.change == "=" and in_brackets(text, previous.end, numeral):
            numeral = replace(numeral, change=previous.change)
        yield numeral
        previous = numeral


def _hedge(text: str, numeral: Numeral) -> Change:
    before = text[max(0, numeral.start - _WINDOW) : numeral.start]
    if found := _HEDGE.search(before):
        if outer := _HEDGE.search(before[: found.start()]):  # "a maximum of some 500"
            return _change(HEDGES[outer[1].lower()])
        change = _change(HEDGES[found[1].lower()])
        return "=" if numeral.written == "vague" and change == "~" else change
    if found := _AFTER_HEDGE.match(text, numeral.end):
        return _change(AFTER_HEDGES[found[1]])
    return (
        "~"
        if re.match(r"(?:a\s+)?couple|several|a\s+few", text[slice(*numeral.number)], re.IGNORECASE)
        else "="
    )


def in_brackets(text: str, end: int, numeral: Numeral) -> bool:
    """Tell an equivalent of the amount that stops at ``end`` ("70 km (43 miles)")."""
    return bool(numeral.unit) and bool(re.fullmatch(r"\s?\(|\s?/\s?|,\s?or\s", text[end : numeral.start]))
