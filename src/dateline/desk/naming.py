"""Which reports of a store name a subject, in just its words. Refuses to know a subject's other names."""

from __future__ import annotations

import sqlite3

from dateline.model import DatelineError
from dateline.store.asked import understood
from dateline.store.search import matching


def naming(connection: sqlite3.Connection, subject: str) -> frozenset[str]:
    """Return the current reports in which a ``subject`` is named; none where it has no word."""
    try:
        return frozenset(matching(connection, understood([f'"{subject.replace(chr(34), " ")}"'])))
    except DatelineError:
        return frozenset()
