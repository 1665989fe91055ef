"""A figure: how many, how sure, of what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Change = Literal["=", "~", "<", ">", "up", "down"]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number or range in the text. ``low``/``high`` bound it; ``None`` is open on that side.

    ``<`` reads "at most", ``>`` "at least", ``~`` "about". ``unit`` is "" for plain counts;
    ``of`` is the counted noun with its qualifiers ("allied trainers"), ``noun`` its head's lemma.
    ``counted`` is that noun with only what stands before it ("allied trainers" of "allied trainers in
    Iraq"); ``about`` names what the figure is said about (its governors up to the subject), nearest first.
    """

    start: int
    end: int
    low: float | None
    high: float | None
    change: Change = "="
    unit: str = ""
    of: str = ""
    noun: str = ""
    counted: str = ""
    about: str = ""
