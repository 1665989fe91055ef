"""Quotes and spans wherever they stand in a value: found by its types, without knowing what it means.

Refuses to read a store.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_type_hints

from dateline.model import Evidence, Record

_QUOTE = frozenset({"report", "start", "end", "quote"})
_SPAN = frozenset({"start", "end"})


def quotes_in(value: object) -> Iterator[Evidence]:
    """Yield all evidence in a value of the model, or in one unpacked without its type."""
    if isinstance(value, dict):
        if value.keys() == _QUOTE:
            yield Evidence(**value)
        else:
            yield from quotes_in(list(value.values()))
    elif isinstance(value, list):
        # A row of numbers holds no quotes, however long it is.
        for part in () if value and isinstance(value[0], int | float | bytes) else value:
            yield from quotes_in(part)
    else:
        yield from _parts(value, _QUOTE)


def fits(quote: Evidence, text: str) -> bool:
    """Tell whether a quote is the slice of ``text`` that it says."""
    return 0 <= quote.start <= quote.end <= len(text) and text[quote.start : quote.end] == quote.quote


def astray(record: Record) -> Iterator[str]:
    """Yield what of a record lies outside its text, or names what is not there."""
    length = len(record.report.text)
    for part in _parts(record, _SPAN):
        if not 0 <= part.start <= part.end <= length and not isinstance(part, Evidence):
            yield f"a {type(part).__name__.lower()} at {part.start}–{part.end} lies outside its text"
    for number, statement in enumerate(record.statements):
        named = [(statement.time, record.times), (statement.attribution, record.attributions)]
        named += [(i, record.figures) for i in statement.figures]
        named += [(r.statement, record.statements) for r in statement.reasons]
        if any(i is not None and not 0 <= i < len(held) for i, held in named):
            yield f"statement {number} names what is not there"


def _parts(value: Any, marks: frozenset[str]) -> Iterator[Any]:
    """Yield the parts of a value of the model that have all fields of ``marks``."""
    if isinstance(value, tuple):
        for part in value:
            yield from _parts(part, marks)
    elif is_dataclass(value):
        kind: Any = type(value)
        if _has(kind, marks):
            yield value
        for name in _ways(kind, marks):
            yield from _parts(getattr(value, name), marks)


@lru_cache(maxsize=256)
def _has(kind: Any, marks: frozenset[str]) -> bool:
    return marks <= {f.name for f in fields(kind)}


@lru_cache(maxsize=256)
def _ways(kind: Any, marks: frozenset[str]) -> tuple[str, ...]:
    """Return the fields of a type whose values can hold what has ``marks``."""
    hints = get_type_hints(kind)
    return tuple(f.name for f in fields(kind) if _leads(hints[f.name], marks))


def _leads(hint: Any, marks: frozenset[str]) -> bool:
    if is_dataclass(hint):
        kind: Any = hint
        return _has(kind, marks) or bool(_ways(kind, marks))
    return hint is Any or any(_leads(part, marks) for part in get_args(hint))
