"""Which shared passages tell that one report was taken from the other.

Refuses captions, a few shared words in all, and what one outlet prints again in a report of its own:
background paragraphs, galleries, lists of links and notes on authors, unless they are a good part of a
report, and after weeks nearly all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Moment, Record
from dateline.stages.trace.passages import BRIEF, WHOLE, Passage

TOTAL = 30  # words that must match in all passages together
OWN_TOTAL, OWN_SHARE = 60, 0.2  # the same within one outlet: words, and share of the shorter report
WEEKS = 14  # days after which what an outlet prints again is the report again (``WHOLE`` of it) or background

_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)")


def house(record: Record) -> str | None:
    """Return whose boilerplate a report may carry: its outlet, else the host of its (archived) address."""
    hosts = _HOST.findall(record.report.url or "")
    return record.report.outlet or (hosts[-1] if hosts else None)


def telling(first: Record, second: Record, passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that make one report a debtor of the other; none where they prove nothing."""
    kept = [
        p for p in passages if not _caption(first, p.first.start) and not _caption(second, p.second.start)
    ]
    if sum(p.matched for p in kept) < TOTAL:
        return []
    if not of_one_house(first, second):
        return kept
    shorter, words = min(first.report.words, second.report.words), sum(p.words for p in kept)
    least = (
        max(BRIEF, WHOLE * shorter) if _weeks_apart(first, second) else max(OWN_TOTAL, OWN_SHARE * shorter)
    )
    return kept if words >= least else []


def of_one_house(first: Record, second: Record) -> bool:
    """Tell whether one outlet is known to have printed both."""
    return house(first) is not None and house(first) == house(second)


def _caption(record: Record, offset: int) -> bool:
    return record.report.kind_at(offset) in ("caption", "credit", "byline")


def _weeks_apart(first: Record, second: Record) -> bool:
    a, b = first.published.moment, second.published.moment
    return _days_from(a, b) > WEEKS or _days_from(b, a) > WEEKS


def _days_from(early: Moment, late: Moment) -> int:
    return (late.earliest - early.latest).days if late.earliest and early.latest else 0
