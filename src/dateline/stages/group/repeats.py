"""Lines that many reports carry are litter, not news: they are left out before words are weighed.

A line is litter when several reports carry it that were published over a longer time, or on days unknown;
what outlets copy from each other is printed within days. Refuses to empty a report: its headline always
stays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dateline.model import Record

REPEATED = 4  # reports that carry the line
SPREAD = 14  # days from the first to the last of them


def own_lines(records: Sequence[Record]) -> list[str]:
    """Return each report's text without the lines that are litter."""
    holders: dict[str, list[int]] = defaultdict(list)
    split = [record.report.text.split("\n") for record in records]
    for k, lines in enumerate(split):
        for line in {line.strip() for line in lines}:
            holders[line].append(k)
    litter = {
        line
        for line, held in holders.items()
        if len(held) >= REPEATED and _spread([records[k] for k in held]) > SPREAD
    }
    return ["\n".join(line for line in lines if line.strip() not in litter) for lines in split]


def _spread(records: Sequence[Record]) -> int:
    days = [r.published.moment.earliest for r in records if r.published.moment.is_day]
    ordinals = [day.toordinal() for day in days if day]
    return max(ordinals) - min(ordinals) if len(ordinals) == len(records) else SPREAD + 1
