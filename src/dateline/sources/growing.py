"""Folders that grow: which files below some paths are not as they were when they were seen last.

A file is known by its size and the time of its last change, taken before it is read: what is written while
one reads is seen in the next round. Refuses to open a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from dateline.model import Flaw
from dateline.sources.files import NOTHING, files_below

Seen = tuple[int, int]
JUST_NOW = 2.0  # seconds


def standing(paths: Iterable[str]) -> tuple[dict[str, Seen], tuple[Flaw, ...]]:
    """Return all files below ``paths`` with their sizes and times, and a flaw for what is not there.

    A folder in which there is nothing to read yet is no flaw.
    """
    found: dict[str, Seen] = {}
    flaws: list[Flaw] = []
    for path in paths:
        for item in files_below(Path(path)):
            if isinstance(item, Path):
                try:
                    held = item.stat()
                except OSError:
                    continue  # it has gone meanwhile
                found[str(item)] = (held.st_size, held.st_mtime_ns)
            elif isinstance(item, Flaw) and item.message != NOTHING:
                flaws.append(item)
    return found, tuple(flaws)


def settled(names: Iterable[str], standing: Mapping[str, Seen], now: datetime) -> tuple[str, ...]:
    """Return the files that were not written to just now: who copies a file may not be at its end."""
    at = now.timestamp()
    return tuple(name for name in names if not 0 <= at - standing[name][1] / 1e9 < JUST_NOW)


def changed(standing: Mapping[str, Seen], seen: Mapping[str, Seen]) -> tuple[str, ...]:
    """Return the files that are not as they were seen, in order.

    >>> changed({"a": (1, 5), "b": (2, 5)}, {"a": (1, 5), "b": (1, 4)})
    ('b',)
    """
    return tuple(sorted(name for name, held in standing.items() if seen.get(name) != held))
