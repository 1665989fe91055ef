"""Use cases that look at how a store stands: whether it is what it was, and what revisions changed."""

from __future__ import annotations

import sqlite3
from itertools import pairwise
from pathlib import Path

from dateline.model import Audit, DatelineError, Kept, Record, Revision
from dateline.sources.models import DEFAULT_MODEL
from dateline.sources.version import made_with
from dateline.store import opened, pages, records
from dateline.store.verify import verify


def prove(place: Path) -> Audit:
    """Return what was checked of the store at ``place`` and what is wrong with it.

    Raises ``DatelineError`` (status 1) where there is no file.
    """
    return verify(place, made_with(DEFAULT_MODEL))


def revisions(place: Path, report: str) -> tuple[tuple[Revision, Record], ...]:
    """Return what each later revision of a report changed, with its record, the first change first.

    ``report`` is the id of any of its revisions. Raises ``DatelineError`` (status 1) where there is none.
    """
    with opened(place) as connection:
        page = pages.by_report(connection, report)
        if page is None:
            raise DatelineError(f"there is no report {report!r} in the store", status=1)
        return revisions_in(connection, page)


def revisions_in(connection: sqlite3.Connection, page: Kept) -> tuple[tuple[Revision, Record], ...]:
    """Return what each later revision of a kept page changed, in a store that is open."""
    from dateline.stages.compare import revision

    kept = pages.revisions(connection, page.address) if page.address else ()
    held = records.only(records.Records(connection), [one.report for one in kept])
    return tuple((revision(old, new), new) for old, new in pairwise(held))
