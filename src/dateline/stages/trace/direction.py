"""Which of two reports that share text had it first.

Strong signs before weak ones: who is the agency that the other credits, who was published earlier, which
text is the longer. Refuses to claim certainty: a tie goes to the smaller id, so that the answer is always
the same.
"""

from __future__ import annotations

from dateline.model import Record


def comes_first(first: Record, second: Record) -> bool:
    """Tell whether ``first`` is the source and ``second`` the copy."""
    for sign in (_agency, _earlier, _longer):
        if verdict := sign(first, second):
            return verdict > 0
    return first.id <= second.id


def _agency(first: Record, second: Record) -> int:
    """An outlet that the other credits is the source; so is an agency's own single-credit text."""
    a, b = first.report, second.report
    return (a.outlet in b.agencies) - (b.outlet in a.agencies)


def _earlier(first: Record, second: Record) -> int:
    a, b = first.published.moment, second.published.moment
    before = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    after = b.latest is not None and a.earliest is not None and b.latest < a.earliest
    return before - after


def _longer(first: Record, second: Record) -> int:
    a, b = len(first.report.text), len(second.report.text)
    return (a > b) - (a < b)
