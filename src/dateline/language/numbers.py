"""Numbers in any writing: the pattern that finds them in a text, and what they amount to.

Knows digits, words, scales, fractions, vague amounts ("dozens", "a couple of hundred"). Refuses to
judge whether a number counts anything: ordinals and names are the caller's affair.
"""

from __future__ import annotations

import re

UNITS: dict[str, int] = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip

SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12,
    "score": 20, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip

# Scales written against the digits ("2.3bn", "25k", "$13.6M").
SHORT_SCALES: dict[str, float] = {
    "k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "MM": 1e6, "bn": 1e9, "b": 1e9, "B": 1e9, "bln": 1e9,
    "tn": 1e12, "trn": 1e12, "T": 1e12,
}  # fmt: skip

FRACTIONS: dict[str, float] = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fifth": 1 / 5,
    "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6, "seventh": 1 / 7, "sevenths": 1 / 7, "eighth": 1 / 8,
    "eighths": 1 / 8, "tenth": 1 / 10, "tenths": 1 / 10,
}  # fmt: skip

# Plural scales are vague: from one of them to ten.
VAGUE: dict[str, float] = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9,
    "trillions": 1e12,
}  # fmt: skip

_WORD = "|".join(sorted(UNITS, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|(?<!\d)\.\d+"
_WHOLE = (
    rf"(?:(?:{_WORD})(?:-(?:{_WORD}))?|an?\s+(?=(?:{_SCALE})\b)|half\s+an?\s+(?=(?:{_SCALE})\b)"
    rf"|(?:a|the\s+)?\s?couple(?:\s+of)?\s+(?=(?:{_SCALE}|dozens|hundreds|thousands)\b)"
    rf"|several\s+(?=(?:{_SCALE}|hundreds|thousands)\b)|(?<!last\s)a\s+few\s+(?=(?:{_SCALE})\b))"
)
_OPENING = r"an?\b|bi|co|do|e[il]|f[io]|ha|hu|mi|ni|on|s[cei]|t[erw]|th[iro]|the\s+\s?c|z"
# Alternatives, longest reading first: vague, digits, fractions, words. The look at the first character
# saves trying each of them at each place: a word opens at its first letter.
NUMBER = re.compile(
    rf"(?:(?=[\d.])|(?<![a-z])(?={_OPENING}))(?:(?P<vague>\b(?:(?:{'|'.join(VAGUE)})\s+of\s+)?(?:{'|'.join(VAGUE)})\b)"
    rf"|(?P<digits>{_DIGITS})(?:\s?(?P<short>bln|mln|mil|trn|bn|mn|tn)(?![\w/²])"
    rf"|(?P<letter>[kKmMbBT])(?![\w/²])|(?P<scale>(?:(?:\s|-)?(?:{_SCALE})s?\b)+))?"
    rf"|\b(?P<fraction>(?P<top>{_WORD}|an?|half)[-\s](?P<bottom>{'|'.join(FRACTIONS)}))\b(?=\s+(?:of|the|an?|as)\b|-)"
    rf"|\b(?P<half>[Hh]alf)(?=\s+(?:of|the|its|their|his|her|all)\b)"
    rf"|\b(?P<words>{_WHOLE}(?:(?:\s*-?\s*|\s+and\s+)(?:{_WORD}|{_SCALE}))*)(?:\s+(?:{_SCALE}|hundreds|thousands))?\b)",
    re.IGNORECASE,
)


def amount(match: re.Match[str]) -> tuple[float, float]:
    """Return the lower and upper bound of a match of ``NUMBER``.

    >>> amount(NUMBER.search("some 2.5 million people"))
    (2500000.0, 2500000.0)
    >>> amount(NUMBER.search("tens of thousands fled"))
    (10000.0, 100000.0)
    >>> amount(NUMBER.search("a couple of hundred troops"))
    (200.0, 200.0)
    """
    if match["vague"]:
        return _vague(match["vague"].lower())
    if match["digits"]:
        value = float(match["digits"].replace(",", ""))
        if short := match["short"] or match["letter"]:
            value = round(value * SHORT_SCALES.get(short, SHORT_SCALES.get(short.lower(), 1)), 6)
        elif match["scale"]:
            for scale in re.findall(r"[a-z]+", match["scale"].lower()):
                value = round(value * SCALES[scale.removesuffix("s")], 6)
        return value, value
    if match["half"]:
        return 0.5, 0.5
    if match["fraction"]:
        value = UNITS.get(match["top"].lower(), 1) * FRACTIONS[match["bottom"].lower()]
        return (value, value) if match["top"].lower() != "half" else (0.5, 0.5)
    value = _worth(match[0].lower())
    return value, value


def _vague(words: str) -> tuple[float, float]:
    low = 1.0
    for word in re.findall(r"[a-z]+", words):
        low *= VAGUE.get(word, 1)
    return low, low * 10


def _worth(words: str) -> float:
    """Add up number words; "couple" is two, "several" and "few" three of what follows."""
    total, current = 0.0, 0.0
    for word in re.findall(r"[a-z]+", words):
        if word in UNITS:
            current += UNITS[word]
        elif word == "couple":
            current += 2
        elif word in ("several", "few"):
            current += 3
        elif word == "half":
            current += 0.5
        elif (scale := SCALES.get(word.removesuffix("s"))) is not None:
            current = (current or 1) * scale
            if scale >= 1000:
                total, current = total + current, 0.0
    return total + current
