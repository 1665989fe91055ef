"""Find time expressions (stand-in)."""

from __future__ import annotations

from dateline.model import Reading, Time


def find_times(reading: Reading) -> tuple[Time, ...]:
    """Return the time expressions of ``reading``, unresolved, in order of the text."""
    return ()
