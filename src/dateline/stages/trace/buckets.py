"""Who holds what, by hash: postings in buckets, so that a question or a change touches few rows.

A hash has at most 40 bits: those above the lowest 24 number its bucket, which is a row; the rest stands in
the row beside the time and the number of the holder. A row is its entries, ascending by hash, as seven
little-endian bytes each, all first bytes before all second ones, which packs well. Refuses more than 2^24
holders, and to know what is hashed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from dateline.model import Layer
from dateline.stages.trace.coding import Hashes, among, ascending

REST, TIME, OWNER = 24, 8, 24  # bits of an entry
_BYTES = 7
MOST = 1 << OWNER

_REST = np.uint64((1 << REST) - 1)
_OWNER = np.uint64(MOST - 1)
_NONE = np.zeros(0, dtype=np.uint64)
_TIME = np.uint64((1 << TIME) - 1)
Places = npt.NDArray[np.int64]
Rows = Layer[int, bytes]


@dataclass(frozen=True, slots=True)
class Entries:
    """Postings, ascending by hash: ``places`` holds the time of each above the number of its holder."""

    hashes: Hashes
    places: Hashes

    @classmethod
    def none(cls) -> Entries:
        """Return no postings."""
        return cls(_NONE, _NONE)

    @classmethod
    def of(cls, held: list[tuple[Hashes, int, int]]) -> Entries:
        """Return the postings of ``held``: hashes, each once, with the time and number of their holder."""
        if not held:
            return cls.none()
        hashes = np.concatenate([row for row, _, _ in held])
        places = np.array([time << OWNER | number for _, time, number in held], dtype=np.uint64)
        order = np.argsort(hashes, kind="stable")
        return cls(hashes[order], np.repeat(places, [len(row) for row, _, _ in held])[order])

    def after(self, more: Entries, gone: Places) -> Entries:
        """Return the postings with ``more`` and without those of the holders ``gone``."""
        stay = ~np.isin(self.owners, gone) if len(gone) else slice(None)
        hashes = np.concatenate([self.hashes[stay], more.hashes])
        order = np.argsort(hashes, kind="stable")
        return Entries(hashes[order], np.concatenate([self.places[stay], more.places])[order])

    @property
    def owners(self) -> Places:
        """The numbers of the holders."""
        return (self.places & _OWNER).astype(np.int64)

    @property
    def times(self) -> Places:
        """The times of the holders; 0 is none."""
        return ((self.places >> np.uint64(OWNER)) & _TIME).astype(np.int64)


def found(rows: Rows, hashes: Hashes) -> Entries:
    """Return the postings of ``hashes``, which ascend; reads a row for each bucket that they lie in."""
    buckets = ascending(hashes >> np.uint64(REST)).tolist()
    held = [(bucket, _entries(row)) for bucket in buckets if (row := rows.get(bucket))]
    if not held:
        return Entries.none()
    packed = np.concatenate([entries for _, entries in held])
    above = np.array([bucket << REST for bucket, _ in held], dtype=np.uint64)
    every = np.repeat(above, [len(entries) for _, entries in held])
    every |= packed >> np.uint64(TIME + OWNER)
    asked = among(every, hashes)
    return Entries(every[asked], packed[asked] & np.uint64((1 << (TIME + OWNER)) - 1))


def changed(rows: Rows, more: Entries, less: Entries) -> Rows:
    """Return ``rows`` without the postings of ``less`` and with those of ``more``."""
    fresh, lost = _by_bucket(more), _by_bucket(less)
    put: dict[int, bytes] = {}
    for bucket in sorted({*fresh, *lost}):
        entries = _entries(row) if (row := rows.get(bucket)) else _NONE
        if bucket in lost:
            entries = np.setdiff1d(entries, lost[bucket], assume_unique=True)
        if bucket in fresh:
            entries = np.sort(np.concatenate([entries, fresh[bucket]])) if len(entries) else fresh[bucket]
        put[bucket] = entries.astype("<u8", copy=False).view(np.uint8).reshape(-1, 8).T[:_BYTES].tobytes()
    kept = {bucket: row for bucket, row in put.items() if row}
    return rows.put(kept, put.keys() - kept.keys())


def _by_bucket(held: Entries) -> dict[int, Hashes]:
    """Return the packed entries of each bucket."""
    packed = (held.hashes & _REST) << np.uint64(TIME + OWNER) | held.places
    buckets, starts = np.unique(held.hashes >> np.uint64(REST), return_index=True)
    places = [*starts.tolist(), len(packed)]
    return {b: packed[i:j] for b, i, j in zip(buckets.tolist(), places, places[1:], strict=False)}


def _entries(row: bytes) -> Hashes:
    planes = np.frombuffer(row, dtype=np.uint8).reshape(_BYTES, -1)
    entries = np.zeros((planes.shape[1], 8), dtype=np.uint8)
    entries[:, :_BYTES] = planes.T
    return entries.view("<u8").ravel().astype(np.uint64, copy=False)
