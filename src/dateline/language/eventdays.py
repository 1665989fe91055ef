"""Days of the calendar that have become the name of one event, and the words that make them one.

"Sept. 11" alone is a day of any year; "the Sept. 11 attacks" are those of 2001. Refuses days that name
an event in one country's news for a season only: they would misdate next year's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

EVENT_DAYS: tuple[tuple[date, str], ...] = (
    (
        date(2001, 9, 11),
        "attacks terror terrorist terrorists terrorism hijacker hijackers hijackings plotters masterminds",
    ),
    (date(2005, 7, 7), "bombing bombings bombers attacks"),
    (date(2004, 3, 11), "bombing bombings bombers"),
    (date(2011, 3, 11), "earthquake quake tsunami disaster"),
    (date(2015, 11, 13), "attacks attackers"),
    (
        date(2021, 1, 6),
        "attack attacks riot riots rioter rioters insurrection insurrectionists siege committee defendants",
    ),
    (date(2023, 10, 7), "attack attacks massacre massacres"),
)
"""Each day with the nouns that, beside it, name its event."""

EVENT_NAMES: Mapping[str, tuple[date, str]] = {
    "9/11": (date(2001, 9, 11), ""),
    "d-day": (
        date(1944, 6, 6),
        "landing landings invasion anniversary veteran veterans beach beaches commemoration commemorations",
    ),
}
"""Names of such days, with the nouns that must stand beside them ("D-Day" is often a figure of speech)."""
