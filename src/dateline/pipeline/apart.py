"""How the heavy parts of what all reports go through together are done apart: by other processes or machines.

The pipeline says what is to be done with each thing, or with what comes together under a key; who does it is
an argument. ``HERE`` does all of it in turn. Refuses functions that another process could not find by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Protocol, TypeVar

A = TypeVar("A")
B = TypeVar("B")
V = TypeVar("V")
W = TypeVar("W")


class Apart(Protocol):
    """Who does what can be done apart. What comes back is the same whoever it is."""

    @property
    def parts(self) -> bool:
        """Whether a pile is more than one machine is to hold, so that it is traced by key."""
        ...

    def mapped(self, do: Callable[[A], B], batches: Iterable[Sequence[A]], few: int) -> Iterator[B]:
        """Yield what ``do`` makes of each thing, in order; up to ``few`` are quicker done here."""
        ...

    def gathered(
        self,
        find: Callable[[A], Iterable[tuple[int, V]]],
        then: Callable[[int, Sequence[V]], Iterable[tuple[int, W]]],
        fold: Callable[[int, Sequence[W]], B],
        things: Iterable[A],
    ) -> Iterator[B]:
        """Yield what ``fold`` makes of each key that ``then`` gives, with all values under it in order.

        ``then`` makes keyed values of each key that ``find`` gives, with all values under it in order.
        """
        ...


@dataclass(frozen=True, slots=True)
class Here:
    """All is done in turn, and by nobody else."""

    parts: bool = False

    def mapped(self, do: Callable[[A], B], batches: Iterable[Sequence[A]], few: int) -> Iterator[B]:
        """Yield what ``do`` makes of each thing."""
        return map(do, chain.from_iterable(batches))

    def gathered(
        self,
        find: Callable[[A], Iterable[tuple[int, V]]],
        then: Callable[[int, Sequence[V]], Iterable[tuple[int, W]]],
        fold: Callable[[int, Sequence[W]], B],
        things: Iterable[A],
    ) -> Iterator[B]:
        """Yield what ``fold`` makes of each key, in the order of the keys."""
        found = _by_key(pair for thing in things for pair in find(thing))
        again = _by_key(pair for key, values in found for pair in then(key, values))
        return (fold(key, values) for key, values in again)


def _by_key(pairs: Iterable[tuple[int, V]]) -> list[tuple[int, list[V]]]:
    held: dict[int, list[V]] = {}
    for key, value in pairs:
        held.setdefault(key, []).append(value)
    return sorted(held.items(), key=itemgetter(0))


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
