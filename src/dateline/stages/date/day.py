"""Date a report (stand-in: ISO days that metadata claims)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dateline.model import Basis, Flaw, Moment, Published, Reading, Report, Time


def own_day(report: Report, times: Sequence[Time], reading: Reading) -> tuple[Published, tuple[Flaw, ...]]:
    """Return the interval of days on which ``report`` was published, and what contradicts it."""
    for where, claim in report.claimed:
        found = re.search(r"(\d{4})-(\d\d)-(\d\d)", claim)
        if found:
            day = Moment.on(date(*map(int, found.groups())))
            return Published(day, (Basis("metadata", day, None, where),)), ()
    return Published(), ()
