"""What weekdays tell of a report's day: "said on Monday … meets on Thursday" bounds it within a week.

A bare past weekday is the last one, a bare coming one the next, so the day lies from the one up to
the other. Refuses to date by weekdays alone: they narrow an interval known otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dateline.language import calendar
from dateline.model import Moment, Report, Span, Time
from dateline.stages.date.clues import Clue

_WEEKS = 60
_HEAD = 1500
_SOON = 2
_SAID = re.compile(r"\b(?:said|told \w+|announced|warned|added|vowed|pledged|urged|stated)(?: on)? \Z")
_DATELINE = re.compile(
    r"(?m)^[A-Z]{3}[A-Z.’' ,]*(?:[A-Z][\w.]+,? ?){0,3}(?:\([^)\n]{2,20}\) ?)?(?: ?[—–] ?| ?--? )"
)


def pattern(report: Report, times: Sequence[Time], known: Moment) -> Iterator[Clue]:
    """Yield the clue that weekdays give, where ``known`` is short enough to be narrowed by it."""
    if known.earliest is None or known.latest is None or (known.latest - known.earliest).days > _WEEKS:
        return
    for days in (_own(report, times), _between(times)):
        if not days:
            continue
        weekdays, time = days
        length = (known.latest - known.earliest).days + 1
        fit = [d for k in range(length) if (d := calendar.plus_days(known.earliest, k)).weekday() in weekdays]
        if fit and len(fit) < length:
            yield Clue("weekday", tuple(Moment.on(d) for d in fit), Span(time.start, time.end), sure=False)


def told(times: Sequence[Time]) -> list[Time]:
    """Return the bare weekdays among ``times``."""
    return [t for t in times if t.form.rule == "weekday" and t.form.args[1] is None]


def _between(times: Sequence[Time]) -> tuple[frozenset[int], Time] | None:
    """Return the weekdays on which all past weekdays are past and all coming ones still to come.

    Only whole days told early on count: hours and later paragraphs tell of other things. What is at most
    ``_SOON`` days off is often told on its very day.
    """
    news = [t for t in told(times) if t.start < _HEAD and not t.form.clock]
    past = {int(t.form.args[0] or 0): t for t in news if t.form.lean < 0}
    coming = {day: t for t in news if t.form.lean > 0 and (day := int(t.form.args[0] or 0)) not in past}
    pairs = [(p, c) for p in past for c in coming]
    if not pairs:
        return None
    allowed = frozenset(d for d in range(7) if all(_lies_between(p, d, c) for p, c in pairs))
    return (allowed, coming[pairs[0][1]]) if allowed else None


def _lies_between(past: int, day: int, coming: int) -> bool:
    gap, ahead = (coming - past) % 7, (coming - day) % 7
    return (day - past) % 7 + ahead == gap and (ahead > 0 or gap <= _SOON)


def _own(report: Report, times: Sequence[Time]) -> tuple[frozenset[int], Time] | None:
    """Return the weekday on which the lede of a datelined report has somebody say something.

    What is said is reported the same day; what happened may have happened the day before.
    """
    start = next((b.end for b in report.blocks if b.kind == "dateline"), None)
    if start is None:
        found = _DATELINE.search(report.text, 0, _HEAD)
        if not found:
            return None
        start = found.end()
    end = report.text.find("\n", start + 1)
    end = end if end >= 0 else len(report.text)
    lede = [
        t
        for t in told(times)
        if start <= t.start < end
        and t.form.lean < 0
        and _SAID.search(report.text, max(0, t.start - 40), t.start)
    ]
    return (frozenset({int(lede[0].form.args[0] or 0)}), lede[0]) if lede else None
