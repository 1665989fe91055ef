"""Date what is told without a day by the dated happening that it followed: "after the raid, Lee resigned".

What follows on a happening lies between its day and the day of telling. Refuses where the two lie far apart,
and where the words count the time between ("three years after the raid").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from dateline.model import Moment
from dateline.stages.compare.gathering import Happening
from dateline.stages.compare.tellings import Telling

# How wide the days may be of what is followed, and of what follows.
_NARROW, _WIDE = 31, 62
_AFTER = re.compile(r"(?:after|following|in response to|in the wake of)\s+(?:the\s+|an?\s+)?\Z", re.I)
_COUNTED = re.compile(
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|century|centuries|long)\s+\w+\s+(?:\w+\s+)?\Z",
    re.I,
)
_CAME_OF_IT = re.compile(
    r"\b(?:leading to|led to|prompting|prompted|triggering|triggered|sparking|sparked|causing|caused)\s+"
    r"(?:[\w’'-]+\s+){0,5}\Z",
    re.I,
)
_BACK = 60


class Anchors:
    """The dated happenings, to be found by the sentences that tell them."""

    def __init__(self, found: Iterable[Happening]) -> None:
        self._at: dict[tuple[str, int], list[tuple[Telling, Moment]]] = defaultdict(list)
        for happening in found:
            if happening.standing == "fact" and 0 < (happening.when.days or 0) <= _NARROW:
                for t in happening.tellings:
                    self._at[t.place].append((t, happening.when))

    def days_of(self, tellings: Sequence[Telling]) -> Moment | None:
        """Return the days that what ``tellings`` tell without a day can have, or ``None``."""
        first = [day for t in tellings for day in self._followed(t)]
        last = [day for t in tellings if (day := t.record.published.moment.latest)]
        if not first or not last or max(first) > min(last):
            return None
        when = Moment(max(first), min(last))
        return when if (when.days or 0) <= _WIDE else None

    def _followed(self, telling: Telling) -> Iterable[date]:
        if telling.standing != "fact" or telling.statement.time is not None:
            return
        for other, when in self._at.get(telling.place, ()):
            if when.earliest and (_is_after(telling, other) or _came_of(telling, other)):
                yield when.earliest


def _is_after(telling: Telling, other: Telling) -> bool:
    """Tell "Lee resigned after the raid", where the raid is told within the clause of the resigning."""
    statement, text = telling.statement, telling.record.report.text
    if not statement.tense or not _holds(telling, other):
        return False
    opening = text[max(0, other.statement.start - _BACK) : other.statement.start]
    inside = re.match(r"(?:after|following)\b\s+", text[other.statement.start :], re.I)
    opening += inside[0] if inside else ""
    found = _AFTER.search(opening)
    return bool(found) and not _COUNTED.search(opening)


def _came_of(telling: Telling, other: Telling) -> bool:
    """Tell "the raid took place, leading to the judge resigning"."""
    start = telling.statement.start
    before = telling.record.report.text[max(0, start - _BACK) : start]
    return _holds(other, telling) and bool(_CAME_OF_IT.search(before))


def _holds(outer: Telling, inner: Telling) -> bool:
    a, b = outer.statement, inner.statement
    return a is not b and a.start <= b.start and b.end <= a.end
