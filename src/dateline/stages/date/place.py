"""Date statements (stand-in)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Moment, Published, Statement, Time


def place(
    statements: Sequence[Statement], times: Sequence[Time], published: Published
) -> tuple[Statement, ...]:
    """Return ``statements`` with their ``when``."""
    day = published.moment
    return tuple(
        replace(s, when=times[s.time].moment if s.time is not None
                else Moment(None, day.latest) if s.tense in ("past", "perfect") else Moment())
        for s in statements
    )  # fmt: skip
