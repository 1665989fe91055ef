"""Short names for reports: as much of an id as tells it from the others, cut at a separator."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_LONGEST = 24
_PART = re.compile(r"[-_.\s]+")


def labels(ids: Iterable[str]) -> dict[str, str]:
    """Return a short label for each id, no two alike; ids that are short already stay.

    >>> labels(["000_8ce57d83", "001_7d7b1af1"])
    {'000_8ce57d83': '000', '001_7d7b1af1': '001'}
    >>> labels(["harbour-post", "harbour-sheet"])
    {'harbour-post': 'harbour-post', 'harbour-sheet': 'harbour-sheet'}
    """
    held = list(ids)
    firsts = Counter(_PART.split(i)[0] for i in held)
    short = {i: _PART.split(i)[0] for i in held}
    if all(n == 1 for n in firsts.values()) and all(any(c.isdigit() for c in s) for s in short.values()):
        return short
    cut = {i: i if len(i) <= _LONGEST else i[: _LONGEST - 1] + "…" for i in held}
    alike = Counter(cut.values())
    return {i: label if alike[label] == 1 else i for i, label in cut.items()}
