"""How the heavy parts of what all reports go through together are done apart: by other processes or machines.

The pipeline says what is to be done with each thing, or with what comes together under a key; who does it is
an argument. ``HERE`` does all of it in turn. Refuses functions that another process could not find by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
V = TypeVar("V")


class Apart(Protocol):
    """Who does what can be done apart. What comes back is the same whoever it is."""

    def mapped(self, do: Callable[[A], B], batches: Iterable[Sequence[A]], few: int) -> Iterator[B]:
        """Yield what ``do`` makes of each thing, in order; up to ``few`` are quicker done here."""
        ...

    def gathered(
        self,
        find: Callable[[A], Iterable[tuple[int, V]]],
        fold: Callable[[int, Sequence[V]], B],
        things: Iterable[A],
    ) -> Iterator[B]:
        """Yield what ``fold`` makes of each key that ``find`` gives, with all values under it in order."""
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """All is done in turn, and by nobody else."""

    def mapped(self, do: Callable[[A], B], batches: Iterable[Sequence[A]], few: int) -> Iterator[B]:
        """Yield what ``do`` makes of each thing."""
        return map(do, chain.from_iterable(batches))

    def gathered(
        self,
        find: Callable[[A], Iterable[tuple[int, V]]],
        fold: Callable[[int, Sequence[V]], B],
        things: Iterable[A],
    ) -> Iterator[B]:
        """Yield what ``fold`` makes of each key, in the order of the keys."""
        held: dict[int, list[V]] = {}
        for thing in things:
            for key, value in find(thing):
                held.setdefault(key, []).append(value)
        for key in sorted(held):
            yield fold(key, held[key])


HERE = Here()


def weighed(
    things: Iterable[A], weight: Callable[[A], int] = lambda _: 1, most: int = 16
) -> Iterator[list[A]]:
    """Yield ``things`` in batches, each closed when it weighs ``most``.

    >>> list(weighed([1, 5, 9, 2], lambda n: n, 6))
    [[1, 5], [9], [2]]
    """
    batch: list[A] = []
    total = 0
    for thing in things:
        batch.append(thing)
        total += weight(thing)
        if total >= most:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
