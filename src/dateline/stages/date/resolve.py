"""Say which days an expression means (stand-in)."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Moment, Time


def resolve(times: Sequence[Time], day: Moment, text: str) -> tuple[Time, ...]:
    """Return ``times`` with value and moment, given that the report is of ``day``."""
    return tuple(times)
