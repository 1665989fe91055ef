"""A record as columns: each field of its statements, times and figures in one list, which packs far smaller.

Where a value starts is told by how far from the one before, where it ends by its length; and the page that
the record was made from, which holds most of its words, goes before it as the dictionary it is packed with.
Refuses to know what other fields mean: it goes by their types.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from itertools import accumulate
from operator import add, attrgetter, sub
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from dateline.model import Record
from dateline.store.packing import opened, packed, unpacked


def packed_record(record: Record, page: bytes = b"") -> bytes:
    """Return a record as bytes; ``page`` is the packed page that it was made from."""
    held = ((getattr(record, name), inner) for name, _, inner in _kinds(Record))
    return packed([_columns(part, inner) if inner else part for part, inner in held], _beside(page))


def _beside(page: bytes) -> bytes:
    return opened(page) if page else b""


def unpacked_record(body: bytes, page: bytes = b"", only: tuple[str, ...] = ()) -> Record:
    """Return the record in ``body``, or its fields ``only``, made from the packed ``page``.

    Raises ``DatelineError`` where there is none, or where that page cannot be opened.

    >>> from dateline.model import Report, Span
    >>> record = Record(Report("a", "a.txt", "Talks.", "", ()), sentences=(Span(0, 6),))
    >>> unpacked_record(packed_record(record)) == record
    True
    """
    wanted = only or tuple(name for name, _, _ in _kinds(Record))
    row = unpacked(body, _shape(wanted), _beside(page))
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
    rows = list(map(_fields_of(kind), values))
    columns: list[list[Any]] = (
        list(map(list, zip(*rows, strict=True))) if rows else [[] for _ in _kinds(kind)]
    )
    singles = (_single(hint) for _, hint, _ in _kinds(kind))
    held = [_columns(column, one) if one else column for column, one in zip(columns, singles, strict=True)]
    if rows and (place := _place_of(kind)):
        starts, ends = held[place[0]], held[place[1]]
        held[place[1]] = list(map(sub, ends, starts))
        held[place[0]] = [starts[0], *map(sub, starts[1:], starts)]
    return held


@lru_cache(maxsize=64)
def _place_of(kind: type) -> tuple[int, int] | None:
    """Return which fields tell where a value starts and ends, if two do."""
    names = [name for name, hint, _ in _kinds(kind) if hint is int]
    fields = [name for name, _, _ in _kinds(kind)]
    return (fields.index("start"), fields.index("end")) if {"start", "end"} <= {*names} else None


@lru_cache(maxsize=64)
def _fields_of(kind: type) -> Callable[[Any], tuple[Any, ...]]:
    """Return what takes all fields of a value."""
    names = [name for name, _, _ in _kinds(kind)]
    taken = attrgetter(*names)
    return taken if len(names) > 1 else lambda value: (taken(value),)


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
    if place := _place_of(kind):
        starts = list(accumulate(columns[place[0]]))
        told = {place[0]: starts, place[1]: list(map(add, starts, columns[place[1]]))}
        columns = [told.get(number, column) for number, column in enumerate(columns)]
    held = zip(columns, _kinds(kind), strict=True)
    lists = [_values(part, one) if (one := _single(hint)) else part for part, (_, hint, _) in held]
    return [kind(*row) for row in zip(*lists, strict=True)]
