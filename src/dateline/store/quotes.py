"""Quotes and spans wherever they stand in a value: found without knowing what the value means.

Refuses to read a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from dateline.model import Evidence, Record

_QUOTE = frozenset({"report", "start", "end", "quote"})


def quotes_in(value: object) -> Iterator[Evidence]:
    """Yield all evidence in a value of the model, or in one unpacked without its type."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, dict):
        if value.keys() == _QUOTE:
            yield Evidence(**value)
        else:
            for part in value.values():
                yield from quotes_in(part)
    elif isinstance(value, list | tuple):
        # A row of numbers holds no quotes, however long it is.
        if value and not isinstance(value[0], int | float | bytes):
            for part in value:
                yield from quotes_in(part)
    elif is_dataclass(value):
        kind: Any = type(value)
        for name in _fields(kind):
            yield from quotes_in(getattr(value, name))


def fits(quote: Evidence, text: str) -> bool:
    """Tell whether a quote is the slice of ``text`` that it says."""
    return 0 <= quote.start <= quote.end <= len(text) and text[quote.start : quote.end] == quote.quote


def astray(record: Record) -> Iterator[str]:
    """Yield what of a record lies outside its text, or names what is not there."""
    length = len(record.report.text)
    for part in _spans(record):
        if not 0 <= part.start <= part.end <= length:
            yield f"a {type(part).__name__.lower()} at {part.start}–{part.end} lies outside its text"
    lists = {"time": record.times, "attribution": record.attributions}
    for number, statement in enumerate(record.statements):
        named = [(getattr(statement, name), held) for name, held in lists.items()]
        named += [(i, record.figures) for i in statement.figures]
        named += [(r.statement, record.statements) for r in statement.reasons]
        if any(i is not None and not 0 <= i < len(held) for i, held in named):
            yield f"statement {number} names what is not there"


def _spans(value: object) -> Iterator[Any]:
    """Yield the parts of a value that have a start and an end."""
    if isinstance(value, tuple):
        for part in value:
            yield from _spans(part)
    elif is_dataclass(value) and not isinstance(value, Evidence):
        kind: Any = type(value)
        names = _fields(kind)
        if "start" in names and "end" in names:
            yield value
        for name in names:
            yield from _spans(getattr(value, name))


@lru_cache(maxsize=64)
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(f.name for f in fields(kind))
