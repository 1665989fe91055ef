"""What an engine is asked to do and what it answers: work, and the items that were lost with their workers.

Refuses to know what the work is about: it may be reading, tracing, or adding up.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

Held = TypeVar("Held")
Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class Work(Generic[Held, Item, Answer]):
    """What each worker does: ``load`` once, then ``do`` with what was loaded, for batch after batch.

    ``do`` gives an answer for each item of the batch, in order, that hangs on the batch alone. Both must be
    picklable by name, since a worker is another process. Up to ``few`` items are done sooner than a worker
    could start and ``load``.
    """

    load: Callable[[], Held]
    do: Callable[[Held, Sequence[Item]], Sequence[Answer]]
    few: int = 0


def nothing() -> None:
    """Load nothing: for work that needs only its items."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[Item]):
    """In the place of an answer: an item that ended its worker as often as it was tried."""

    item: Item
    tries: int


class Engine(Protocol):
    """Where work is done: here, in other processes, on other machines.

    Answers do not depend on the engine, nor on how many workers it has. Whoever stops asking for answers
    ends the workers.
    """

    def mapped(
        self, work: Work[Any, Item, Answer], batches: Iterable[Sequence[Item]]
    ) -> Generator[tuple[Answer | Lost[Item], ...], None, None]:
        """Yield the answers of each batch, in order.

        ``batches`` are asked for as workers get free, a bounded number ahead of what was yielded. A batch
        whose worker died is done again elsewhere, at last an item at a time. What ``do`` raises is raised
        here.
        """
        ...

    def gathered(
        self,
        work: Work[Any, Item, Iterable[tuple[int | str, Any]]],
        folds: Sequence[Work[Any, tuple[Any, tuple[Any, ...]], Any]],
        batches: Iterable[Sequence[Item]],
    ) -> Generator[Any, None, None]:
        """Yield what the last of ``folds`` makes of each key with all values that were given under it.

        ``work`` gives keyed values for each item, and so does each fold but the last for each key.

        Values of a key come in the order of their items; answers in an order that hangs on the keys alone.
        Keys are parted among workers, and values go from worker to worker: no one holds them all.
        """
        ...
