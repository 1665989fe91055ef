"""A record as columns: each field of its statements, times and figures in one list, which packs far smaller.

Refuses to know what the fields mean: it goes by their types.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from dateline.model import Record
from dateline.store.packing import packed, unpacked


def packed_record(record: Record) -> bytes:
    """Return a record as bytes."""
    held = ((getattr(record, name), inner) for name, _, inner in _kinds(Record))
    return packed([_columns(part, inner) if inner else part for part, inner in held])


def unpacked_record(body: bytes, only: tuple[str, ...] = ()) -> Record:
    """Return the record in ``body``, or its fields ``only``; raises ``DatelineError`` where there is none.

    >>> from dateline.model import Report, Span
    >>> record = Record(Report("a", "a.txt", "Talks.", "", ()), sentences=(Span(0, 6),))
    >>> unpacked_record(packed_record(record)) == record
    True
    """
    wanted = only or tuple(name for name, _, _ in _kinds(Record))
    row = unpacked(body, _shape(wanted))
    held = zip(row, _kinds(Record), strict=True)
    values: dict[str, Any] = {
        name: tuple(_values(part, inner)) if inner else part
        for part, (name, _, inner) in held
        if name in wanted
    }
    return Record(**values)


@lru_cache(maxsize=64)
def _kinds(kind: type) -> tuple[tuple[str, Any, type | None], ...]:
    """Return name and type of each field, and of a tuple of values the type of these."""
    hints = get_type_hints(kind)
    return tuple((f.name, hints[f.name], _inner(hints[f.name])) for f in fields(kind))


def _inner(hint: Any) -> type | None:
    args = get_args(hint)
    listed = get_origin(hint) is tuple and len(args) == 2 and args[1] is Ellipsis
    return _single(args[0]) if listed else None


def _single(hint: Any) -> type | None:
    """Return the type of a field that is one value of several fields, or ``None``."""
    return hint if isinstance(hint, type) and is_dataclass(hint) else None


def _columns(values: Sequence[Any], kind: type) -> list[Any]:
    """Return each field of ``values`` as a list; a field that is one value gives columns of its own."""
    found = []
    for name, hint, _ in _kinds(kind):
        column = [getattr(value, name) for value in values]
        one = _single(hint)
        found.append(_columns(column, one) if one else column)
    return found


@lru_cache(maxsize=8)
def _shape(wanted: tuple[str, ...]) -> Any:
    """Return the type of a packed record of which the fields ``wanted`` are looked into."""
    held = (
        (_shape_of_columns(inner) if inner else hint) if name in wanted else msgspec.Raw
        for name, hint, inner in _kinds(Record)
    )
    return tuple.__class_getitem__(tuple(held))


@lru_cache(maxsize=64)
def _shape_of_columns(kind: type) -> Any:
    held = (
        _shape_of_columns(one) if (one := _single(hint)) else list.__class_getitem__(hint)
        for _, hint, _ in _kinds(kind)
    )
    return tuple.__class_getitem__(tuple(held))


def _values(columns: Sequence[Any], kind: type) -> list[Any]:
    held = zip(columns, _kinds(kind), strict=True)
    lists = [_values(part, one) if (one := _single(hint)) else part for part, (_, hint, _) in held]
    return [kind(*row) for row in zip(*lists, strict=True)]
