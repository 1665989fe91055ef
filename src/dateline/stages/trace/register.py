"""The reports of a pile by number, with what other reports are weighed against.

A number is given once, in the order of arrival, and says nothing. Refuses to keep texts: those are asked for
where they are kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np

from dateline.model import Layer, Record
from dateline.stages.trace.buckets import MOST
from dateline.stages.trace.coding import Hashes
from dateline.stages.trace.names import voice_of
from dateline.stages.trace.tellers import Days, opening_of
from dateline.stages.trace.telling import house

_NEXT = ""  # the row that holds the next number: no report has this id
RecordOf = Callable[[int], Record]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a report without its text.

    ``house`` is whose boilerplate it may carry, ``voice`` whose text it is; ``first`` and ``last`` are its
    days as ordinals; ``opening`` holds the stems that it opens with as little-endian hashes, ``weight`` what
    they tell.
    """

    id: str
    house: str | None
    voice: str | None
    first: int | None
    last: int | None
    opening: bytes
    weight: float

    @classmethod
    def of(cls, record: Record) -> Known:
        """Return what is to be known of ``record``."""
        days, voice = Days.of(record), voice_of(record)
        stems = opening_of(record)
        opening = stems.hashes.astype("<u8").tobytes() if voice else b""
        return cls(record.id, house(record), voice, days.first, days.last, opening, stems.total())

    @property
    def days(self) -> Days:
        """The days on which it may have been published."""
        return Days(self.first, self.last)

    def stems(self) -> Hashes:
        """Return the stems that it opens with."""
        return np.frombuffer(self.opening, dtype="<u8").astype(np.uint64, copy=False)


@dataclass(frozen=True, slots=True)
class Register:
    """``numbers`` by the ids of reports, ``reports`` by their numbers."""

    numbers: Layer[str, int] = field(default_factory=Layer)
    reports: Layer[int, Known] = field(default_factory=Layer)

    def entered(self, records: Iterable[Record]) -> tuple[Register, dict[int, Record]]:
        """Return the register with new ``records``, and their numbers."""
        start = self.numbers.get(_NEXT, 0)
        fresh = dict(enumerate(records, start))
        if start + len(fresh) > MOST:
            raise OverflowError(f"more than {MOST} reports were ever added")
        numbers = {record.id: number for number, record in fresh.items()} | {_NEXT: start + len(fresh)}
        known = {number: Known.of(record) for number, record in fresh.items()}
        return Register(self.numbers.put(numbers), self.reports.put(known)), fresh

    def left(self, gone: Mapping[int, Record]) -> Register:
        """Return the register without the reports of ``gone``."""
        ids = [record.id for record in gone.values()]
        return Register(self.numbers.put({}, ids), self.reports.put({}, gone))

    def house_of(self, number: int) -> str | None:
        """Return whose boilerplate a report may carry."""
        return self.reports[number].house
