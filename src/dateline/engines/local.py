"""The engine of one machine: processes, or none at all where the work is small.

With one worker, and for few items, the work is done in this process: a worker costs seconds to start. What
is gathered by key lies in files meanwhile. Refuses to share anything but these.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from tempfile import TemporaryDirectory
from typing import Any

from dateline.engines.crew import Crew
from dateline.engines.parts import Folder, gathered
from dateline.engines.processes import Processes
from dateline.engines.spreading import Spreading
from dateline.engines.work import Work


@dataclass(frozen=True, slots=True)
class Local:
    """An engine of so many processes; 0 is one for each core that this process may use.

    >>> work = Work(list, lambda held, items: [10 * item for item in items])
    >>> list(Local(1).mapped(work, [(1, 2), (3,)]))
    [(10, 20), (30,)]
    """

    workers: int = 0

    def mapped(
        self, work: Work[Any, Any, Any], batches: Iterable[Sequence[Any]]
    ) -> Generator[tuple[Any, ...], None, None]:
        """Yield the answers of each batch, in order; see ``Engine``."""
        waiting, size = iter(batches), self.workers or cores()
        first = _begun(waiting, work.few) if size > 1 else []
        if size == 1 or sum(map(len, first)) <= work.few:
            yield from here(work, chain(first, waiting))
        else:
            yield from Spreading(self.crew(work, size), chain(first, waiting)).answers()

    def gathered(
        self,
        work: Work[Any, Any, Any],
        folds: Sequence[Work[Any, Any, Any]],
        batches: Iterable[Sequence[Any]],
    ) -> Generator[Any, None, None]:
        """Yield what the last of ``folds`` makes of each key with its values; see ``Engine``."""
        with TemporaryDirectory(prefix="dateline-") as folder:
            yield from gathered(self, Folder(folder), work, folds, batches)

    def crew(self, work: Work[Any, Any, Any], size: int) -> Crew:
        """Return the workers that do ``work``; none is started yet."""
        return Processes(work, size)


def here(work: Work[Any, Any, Any], batches: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """Yield the answers of each batch, done in this process; loads when the first one comes."""
    held, loaded = None, False
    for batch in batches:
        if not loaded:
            held, loaded = work.load(), True
        yield tuple(work.do(held, batch)) if batch else ()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begun(batches: Iterator[Sequence[Any]], few: int) -> list[Sequence[Any]]:
    """Return the first batches, as many as hold more than ``few`` items."""
    first: list[Sequence[Any]] = []
    count = 0
    for batch in batches:
        first.append(batch)
        count += len(batch)
        if count > few:
            break
    return first
