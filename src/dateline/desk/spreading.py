"""What the pipeline does apart, done by an engine.

A record goes between processes as MessagePack, which is far quicker to open than a pickle. Refuses to go on
where a story ends each process that compares it: nothing of the whole may be missing.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dateline.engines import Engine, Lost, Wanted, Work, engine_of, nothing
from dateline.model import DatelineError, Record
from dateline.store.packing import of_plain, plain

A = TypeVar("A")
B = TypeVar("B")
V = TypeVar("V")
W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class ByEngine:
    """Does apart what the pipeline asks for; ``parts`` says that the pile is traced by key."""

    engine: Engine
    parts: bool = False

    @classmethod
    def of(cls, wanted: Wanted) -> ByEngine:
        """Return what does things apart by the engine that the user wants."""
        return cls(engine_of(wanted), parts=wanted.kind == "ray")

    def mapped(self, do: Callable[[A], B], batches: Iterable[Sequence[A]], few: int) -> Iterator[B]:
        """Yield what ``do`` makes of each thing, in order."""
        work: Work[Any, Any, Any] = Work(nothing, Each(do), few)
        sent = ([Sent(thing) for thing in batch] for batch in batches)
        with closing(self.engine.mapped(work, sent)) as answers:
            for batch in answers:
                yield from (_there(answer).thing for answer in batch)

    def gathered(
        self,
        find: Callable[[A], Iterable[tuple[int, V]]],
        then: Callable[[int, Sequence[V]], Iterable[tuple[int, W]]],
        fold: Callable[[int, Sequence[W]], B],
        things: Iterable[A],
    ) -> Iterator[B]:
        """Yield what ``fold`` makes of each key, with all values that ``then`` gives under it."""
        finding: Work[Any, Any, Any] = Work(nothing, Found(find))
        folding: list[Work[Any, Any, Any]] = [Work(nothing, Folded(do)) for do in (then, fold)]
        batches = ([Sent(thing)] for thing in things)
        yield from self.engine.gathered(finding, folding, batches)


@dataclass(frozen=True, slots=True)
class Sent(Generic[A]):
    """A thing that is pickled with the records in it as MessagePack."""

    thing: A

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to open it again."""
        body = io.BytesIO()
        _Pickler(body, pickle.HIGHEST_PROTOCOL).dump(self.thing)
        return _opened, (body.getvalue(),)


def _opened(body: bytes) -> Sent[Any]:
    return Sent(pickle.loads(body))


class _Pickler(pickle.Pickler):
    def reducer_override(self, thing: Any) -> Any:
        """Return how to open a record; all else is pickled as ever."""
        if type(thing) is not Record:
            return NotImplemented
        try:
            return _record, (plain(thing),)
        except UnicodeEncodeError:  # half a sign in a name
            return NotImplemented


def _record(body: bytes) -> Record:
    record: Record = of_plain(body, Record)
    return record


@dataclass(frozen=True, slots=True)
class Each:
    """Does ``do`` with each thing of a batch."""

    do: Callable[[Any], Any]

    def __call__(self, held: None, batch: Sequence[Sent[Any]]) -> list[Sent[Any]]:
        """Answer a batch."""
        return [Sent(self.do(sent.thing)) for sent in batch]


@dataclass(frozen=True, slots=True)
class Found:
    """Does ``find`` with each thing of a batch."""

    find: Callable[[Any], Iterable[tuple[int, Any]]]

    def __call__(self, held: None, batch: Sequence[Sent[Any]]) -> list[list[tuple[int, Any]]]:
        """Answer a batch."""
        return [list(self.find(sent.thing)) for sent in batch]


@dataclass(frozen=True, slots=True)
class Folded:
    """Does ``fold`` with each key and its values."""

    fold: Callable[[int, Sequence[Any]], Any]

    def __call__(self, held: None, batch: Sequence[tuple[int, tuple[Any, ...]]]) -> list[Any]:
        """Answer a batch."""
        return [self.fold(key, values) for key, values in batch]


def _there(answer: Sent[B] | Lost[Any]) -> Sent[B]:
    if isinstance(answer, Lost):
        raise DatelineError(f"a process died {answer.tries} times of the same piece of work", status=1)
    return answer
