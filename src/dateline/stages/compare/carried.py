"""Carry quotations of a report over to its later revision, where that still says the same.

Refuses to carry over what the revision says otherwise: it stays quoted from the old one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from dateline.model import Evidence, Record

_T = TypeVar("_T")


def carried(value: _T, later: Mapping[str, Record]) -> _T:
    """Return a value of the model with all evidence quoted from the revisions that stand.

    ``later`` holds the record of the revision that stands by the id of the old one.

    >>> from dateline.model import Report
    >>> new = Record(Report("a@2", "a.txt", "New. Talks began.", "", ()))
    >>> carried((Evidence("a", 0, 12, "Talks began."), Evidence("a", 13, 19, "He ate")), {"a": new})[0]
    Evidence(report='a@2', start=5, end=17, quote='Talks began.')
    """
    return cast("_T", _moved(value, later))


def _moved(value: Any, later: Mapping[str, Record]) -> Any:
    if isinstance(value, Evidence):
        return _carried(value, later)
    if isinstance(value, tuple):
        return tuple(_moved(part, later) for part in value)
    if is_dataclass(value):
        held: Any = value
        return replace(held, **{f.name: _moved(getattr(held, f.name), later) for f in fields(held)})
    return value


def _carried(quote: Evidence, later: Mapping[str, Record]) -> Evidence:
    record = later.get(quote.report)
    start = record.report.text.find(quote.quote) if record else -1
    if record is None or start < 0:
        return quote
    return Evidence(record.id, start, start + len(quote.quote), quote.quote)
