"""Gathering by key: values are parted by their keys, lie on a shelf, and are folded a part at a time.

Which part a key is of hangs on the key alone, the same on every machine. A worker puts what it found under
names that hang on the batch, and only what it told of is fetched: a batch that is done again counts once.
Refuses to hold more than one part at a time, or to fold a key twice.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Protocol
from zlib import crc32

from dateline.engines.work import Engine, Lost, Work
from dateline.model import DatelineError

PARTS = 64
_MIX = 0x9E3779B97F4A7C15  # spreads numbers that follow one another


class Shelf(Protocol):
    """Where pieces lie between those who put them and those who fold them; picklable."""

    def put(self, part: int, name: str, body: bytes) -> None:
        """Keep a piece of a part; one of that name that is there is replaced."""
        ...

    def take(self, part: int, name: str) -> bytes:
        """Return a piece."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A shelf on this machine's disk."""

    path: str

    def put(self, part: int, name: str, body: bytes) -> None:
        """Write a piece, whole or not at all."""
        place = Path(self.path, f"{part}-{name}")
        draft = place.with_suffix(f".{os.getpid()}")
        draft.write_bytes(body)
        draft.replace(place)

    def take(self, part: int, name: str) -> bytes:
        """Read a piece."""
        return Path(self.path, f"{part}-{name}").read_bytes()


def part_of(key: int | str) -> int:
    """Return the part that a key is of.

    >>> part_of("dam"), part_of(3), part_of(4)
    (45, 54, 30)
    """
    if isinstance(key, int):
        return ((key * _MIX) & (2**64 - 1)) >> 58
    return crc32(key.encode("utf-8", "surrogatepass")) % PARTS


@dataclass(frozen=True, slots=True)
class Scatter:
    """Does ``do`` and puts the values on ``shelf``; answers for each item which parts it put, and where."""

    do: Callable[[Any, Sequence[Any]], Sequence[Iterable[tuple[Any, Any]]]]
    shelf: Shelf

    def __call__(self, held: Any, items: Sequence[tuple[str, Any]]) -> list[list[tuple[int, str]]]:
        """Answer numbered ``items``; the first one answers for all."""
        parts: dict[int, list[tuple[Any, Any]]] = {}
        for found in self.do(held, [item for _, item in items]):
            for key, value in found:
                parts.setdefault(part_of(key), []).append((key, value))
        name = f"{items[0][0]}-{len(items)}"
        for part in sorted(parts):
            self.shelf.put(part, name, pickle.dumps(parts[part], pickle.HIGHEST_PROTOCOL))
        return [[(part, name) for part in sorted(parts)], *([] for _ in items[1:])]


@dataclass(frozen=True, slots=True)
class Fold:
    """Takes the pieces of a part from ``shelf`` and does ``do`` for each key with its values."""

    do: Callable[[Any, Sequence[tuple[Any, tuple[Any, ...]]]], Sequence[Any]]
    shelf: Shelf

    def __call__(self, held: Any, items: Sequence[tuple[int, Sequence[str]]]) -> list[Sequence[Any]]:
        """Answer for each part with what its keys come to, in their order."""
        return [self.do(held, self._keyed(part, names)) for part, names in items]

    def _keyed(self, part: int, names: Iterable[str]) -> list[tuple[Any, tuple[Any, ...]]]:
        pairs = [pair for name in names for pair in pickle.loads(self.shelf.take(part, name))]
        pairs.sort(key=itemgetter(0))  # values of one key stay in the order of their items
        return [(key, tuple(v for _, v in group)) for key, group in groupby(pairs, key=itemgetter(0))]


@dataclass(frozen=True, slots=True)
class Refold:
    """Does what ``fold`` does, and gives all that it makes of a part as keyed values."""

    fold: Fold

    def __call__(self, held: Any, items: Sequence[Any]) -> list[Iterable[tuple[Any, Any]]]:
        """Answer for each part with keyed values."""
        return [chain.from_iterable(told) for told in self.fold(held, items)]


def gathered(
    engine: Engine,
    shelf: Shelf,
    work: Work[Any, Any, Any],
    folds: Sequence[Work[Any, Any, Any]],
    batches: Iterable[Sequence[Any]],
) -> Iterator[Any]:
    """Yield what the last of ``folds`` makes of each key with its values, part by part.

    What an earlier one makes of a key are keyed values again; all values go by way of ``shelf``.
    """
    *between, last = folds
    parts = _scattered(engine, work, shelf, _numbered(0, batches))
    for stage, fold in enumerate(between, 1):
        again = Work(fold.load, Refold(Fold(fold.do, shelf)), fold.few)
        parts = _scattered(engine, again, shelf, _numbered(stage, ([part] for part in parts)))
    folding: Work[Any, Any, Any] = Work(last.load, Fold(last.do, shelf), last.few)
    for folded in engine.mapped(folding, ([part] for part in parts)):
        for answer in folded:
            yield from _whole(answer)


def _scattered(
    engine: Engine, work: Work[Any, Any, Any], shelf: Shelf, batches: Iterable[Sequence[tuple[str, Any]]]
) -> list[tuple[int, list[str]]]:
    """Let keyed values be put on ``shelf``; return the parts with the names of their pieces."""
    pieces: dict[int, list[str]] = {}
    scatter: Work[Any, Any, Any] = Work(work.load, Scatter(work.do, shelf), work.few)
    for answers in engine.mapped(scatter, batches):
        for part, name in (place for answer in answers for place in _whole(answer)):
            pieces.setdefault(part, []).append(name)
    return [(part, pieces[part]) for part in sorted(pieces)]


def _numbered(stage: int, batches: Iterable[Sequence[Any]]) -> Iterator[list[tuple[str, Any]]]:
    for number, batch in enumerate(batches):
        yield [(f"{stage}.{number}.{nth}", item) for nth, item in enumerate(batch)]


def _whole(answer: Any) -> Any:
    """Return an answer that must be there: what is added up may lack nothing."""
    if isinstance(answer, Lost):
        raise DatelineError(f"a worker died {answer.tries} times of the same piece of work", status=1)
    return answer
