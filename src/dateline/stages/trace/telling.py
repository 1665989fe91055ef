"""Which shared passages tell that one report was taken from the other.

Refuses captions, a few shared words in all, and what one outlet prints again in a report of its own:
background paragraphs, galleries, lists of links and notes on authors, unless they are a good part of a
report, and after weeks nearly all of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.language.words import bare_words
from dateline.model import Moment, Record
from dateline.stages.trace.passages import BRIEF, WHOLE, Passage

TOTAL = 30  # words, outside quotations and set phrases, that must match in all passages together
TITLE = 0.4  # share of a title's words that stand in what one outlet prints twice, if that is of the story
OWN_SHARE = 0.5  # the same within one outlet: share of the shorter report
WEEKS = 14  # days after which what an outlet prints again is the report again (``WHOLE`` of it) or background

# Sections of a site have names of their own before its domain.
_DOMAIN = re.compile(r"[^.]+\.(?:\w{1,3}\.)?\w+$")
_HOST = re.compile(r"https?://(?:www\.)?([^/:?#]+)")


def house(record: Record) -> str | None:
    """Return whose boilerplate a report may carry: the host of its (archived) address, else its outlet."""
    return _host(record) or record.report.outlet


def _host(record: Record) -> str | None:
    hosts = _HOST.findall(record.report.url or "")
    return ".".join(_DOMAIN.findall(hosts[-1].lower())) if hosts else None


def telling(first: Record, second: Record, passages: Sequence[Passage]) -> list[Passage]:
    """Return the passages that make one report a debtor of the other; none where they prove nothing."""
    kept = [
        p for p in passages if not _caption(first, p.first.start) and not _caption(second, p.second.start)
    ]
    if sum(p.own for p in kept) < TOTAL:
        return []
    if not of_one_house(first, second):
        return kept
    shorter, words = min(first.report.words, second.report.words), sum(p.words for p in kept)
    least = max(BRIEF, WHOLE * shorter) if _weeks_apart(first, second) else OWN_SHARE * shorter
    return kept if words >= least and _is_of_story(first, second, kept) else []


def _is_of_story(first: Record, second: Record, passages: Sequence[Passage]) -> bool:
    """Tell whether the passages speak of what a title of the two does; a site's own furniture does not."""
    told = {w for p in passages for w in bare_words(p.first.of(first.report.text))}
    titles = [_words(title) for r in (first, second) if (title := r.report.title)]
    return not titles or any(len(title & told) >= TITLE * len(title) for title in titles)


def _words(title: str) -> set[str]:
    return {word for word in bare_words(title) if len(word) > 3}


def of_one_house(first: Record, second: Record) -> bool:
    """Tell whether one outlet is known to have printed both."""
    outlet, host = first.report.outlet, _host(first)
    return (outlet is not None and outlet == second.report.outlet) or (
        host is not None and host == _host(second)
    )


def _caption(record: Record, offset: int) -> bool:
    return record.report.kind_at(offset) in ("caption", "credit", "byline")


def _weeks_apart(first: Record, second: Record) -> bool:
    a, b = first.published.moment, second.published.moment
    return _days_from(a, b) > WEEKS or _days_from(b, a) > WEEKS


def _days_from(early: Moment, late: Moment) -> int:
    return (late.earliest - early.latest).days if late.earliest and early.latest else 0
