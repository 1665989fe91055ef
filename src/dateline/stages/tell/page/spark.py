"""A story's reports over its days, as small as a word: a bar for each stretch of days that has some."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date

from dateline.stages.tell.days import spell_day
from dateline.stages.tell.lines import many
from dateline.stages.tell.page.markup import Markup, element

_WIDE, _HIGH, _BAR = 120, 22, 4.0
_LEAST = 7.0  # the height of a single report's bar


def spark(days: Sequence[tuple[date, int]]) -> Markup | None:
    """Return the drawing for ``days`` with their numbers of reports; nothing where no day is known."""
    if not days:
        return None
    first, last = days[0][0], days[-1][0]
    bins = _bins(days, first, max(1, (last - first).days))
    top = max(bins.values())
    bars = [_bar(at, n, top) for at, n in sorted(bins.items())]
    base = element("line", x1=0, x2=_WIDE, y1=_HIGH - 0.5, y2=_HIGH - 0.5, class_="axis")
    return element(
        "svg", base, bars, class_="spark", viewBox=f"0 0 {_WIDE} {_HIGH}", width=_WIDE, height=_HIGH,
        role="img", aria_label=_words(days),
    )  # fmt: skip


def _bins(days: Sequence[tuple[date, int]], first: date, span: int) -> dict[int, int]:
    """Return the numbers of reports by the bar they go to, from 0 on the left."""
    room = int(_WIDE / (_BAR + 1)) - 1
    bins: dict[int, int] = {}
    for day, number in days:
        at = round((day - first).days / span * room)
        bins[at] = bins.get(at, 0) + number
    return bins


def _bar(at: int, number: int, top: int) -> Markup:
    high = _LEAST + (_HIGH - 2 - _LEAST) * (math.sqrt(number) - 1) / max(1.0, math.sqrt(top) - 1)
    x = 1 + at * (_BAR + 1)
    return element("rect", x=x, y=_HIGH - 1 - high, width=_BAR, height=high, class_="bar-of")


def _words(days: Sequence[tuple[date, int]]) -> str:
    number = sum(n for _, n in days)
    if len(days) == 1:
        return f"{many(number, 'report')} on {spell_day(days[0][0])}"
    return f"{many(number, 'report')} from {spell_day(days[0][0])} to {spell_day(days[-1][0])}"
