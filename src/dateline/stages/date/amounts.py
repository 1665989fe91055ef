"""Read the numbers in a matched phrase: counts, years, lengths of time, clock times.

Refuses words: the lexer has turned them into meanings already.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.timewords import Meaning


@dataclass(frozen=True, slots=True)
class Parts:
    """The named parts of a matched phrase, each with the meanings of its tokens."""

    named: dict[str, Sequence[Meaning]]

    def has(self, name: str) -> bool:
        """Whether the part is there."""
        return name in self.named

    def first(self, name: str) -> Meaning | None:
        """Return the meaning of the part's first token that has one."""
        return next((m for m in self.named.get(name, ()) if m != ""), None)

    def number(self, name: str) -> int | None:
        """Return the meaning as a whole number, ``None`` when it is absent."""
        value = self.first(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        """Return the meaning as text, "" when it is absent."""
        value = self.first(name)
        return value if isinstance(value, str) else ""

    @property
    def mod(self) -> str:
        """The part of the interval that is meant."""
        told = self.first("p")
        return told if isinstance(told, str) else {-1: "EARLIER", 1: "LATER"}.get(told or 0, "")

    @property
    def year(self) -> int | None:
        """The year told, two figures filled up."""
        for name in ("y", "y2"):
            if self.has(name):
                return full_year(self.first(name))
        return None


def full_year(value: Meaning | None, near: int = 0) -> int | None:
    """Return the year told, two figures filled up: in the century of ``near``, or within 1940 to 2039."""
    if isinstance(value, int):
        return value
    digits = re.sub(r"\D", "", value or "")
    if len(digits) != 2:
        return None
    short = int(digits)
    if near:
        return near // 100 * 100 + short
    return short + (2000 if short < 40 else 1900)


def count_of(parts: Parts, name: str = "n") -> float | str | None:
    """Return how many units: a number, "X" for an unknown few."""
    tokens = parts.named.get(name, ())
    if any(m == "X" for m in tokens):
        return "X"
    numbers = [m for m in tokens if isinstance(m, int)]
    if len(numbers) == 2 and numbers == [1, 2]:  # "a couple of"
        return 2
    text = next((m for m in tokens if isinstance(m, str) and m[:1].isdigit() and "/" not in m), None)
    if text is not None and not numbers:
        return float(text.replace(",", "")) if re.fullmatch(r"\d+(,\d{3})*(\.\d+)?", text) else None
    extra = 0.5 if any(m in ("H", "1/2", "½") for m in tokens) else 0.0
    if not numbers:
        return extra or None
    total = 0
    for n in numbers:
        total = max(total, 1) * n if n in (100, 1000, 12) and total else total + n
    return total + extra


def _count(amount: float | str) -> str:
    return amount if isinstance(amount, str) else str(int(amount)) if amount == int(amount) else f"{amount:g}"


_HALVES = {"Y": "6M", "TH": "30M", "TM": "30S"}


def length(amount: float | str, unit: str) -> str:
    """Return the TIMEX3 value of so many units.

    >>> length(2, "W"), length("X", "TH"), length(2, "E")
    ('P2W', 'PTXH', 'P20Y')
    """
    if unit in ("E", "C") and not isinstance(amount, str):
        amount, unit = amount * (10 if unit == "E" else 100), "Y"
    if unit == "F":
        amount, unit = (amount if isinstance(amount, str) else amount * 2), "W"
    if not isinstance(amount, str) and amount % 1 == 0.5 and unit in _HALVES:
        return re.sub(r"(?<=[PT])0[YHM]", "", length(amount - 0.5, unit)) + _HALVES[unit]
    return f"PT{_count(amount)}{unit[1:]}" if unit.startswith("T") else f"P{_count(amount)}{unit}"


def clock_value(tokens: Sequence[Meaning]) -> str | None:
    """Return the value of a clock time: ``[10, 12]`` (10, pm) is ``T22:00``."""
    numbers = [m for m in tokens if isinstance(m, int)]
    text = next((m for m in tokens if isinstance(m, str) and m[:1].isdigit()), "")
    if text in ("12:00", "24:00") and not numbers:
        return f"T{text}"
    hour, minute = numbers[0] if numbers and not text else 0, 0
    half = numbers[-1] if len(numbers) > (not text) and numbers[-1] in (0, 12) else None
    if text:
        found = re.match(r"(\d{1,2})[:.](\d\d)", text)
        if not found:
            return None
        hour, minute = int(found[1]), int(found[2])
    if half is not None and hour <= 12:
        hour = hour % 12 + half
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None
