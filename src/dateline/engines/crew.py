"""A crew: so many workers, each of which does one piece of work after another, and may die of it.

What a scheduler must know of them, be they processes or actors on other machines. Refuses to decide who
does what.
"""

from __future__ import annotations

import pickle
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol, TypeAlias, TypeVar

from dateline.engines.work import Work

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Ready:
    """A worker has loaded what it needs."""

    worker: int


@dataclass(frozen=True, slots=True)
class Done:
    """A worker has done the oldest of the pieces that it was given."""

    worker: int
    answers: Sequence[Any]


@dataclass(frozen=True, slots=True)
class Failed:
    """What a worker did raised ``error``: a fault of the program or of the user, not of the worker."""

    worker: int
    error: Exception


@dataclass(frozen=True, slots=True)
class Died:
    """A worker is no more, and all that it was given and has not done is undone; ``why`` where one knows."""

    worker: int
    why: str = ""


Event: TypeAlias = Ready | Done | Failed | Died


class Crew(Protocol):
    """Workers by number, from 0 to ``size`` - 1."""

    @property
    def size(self) -> int:
        """How many workers there are."""
        ...

    def hire(self, worker: int) -> None:
        """Put a new worker in a place that is empty."""
        ...

    def give(self, worker: int, items: Sequence[Any]) -> None:
        """Give a worker a batch, to be done after those that it was given before; it may be dead."""
        ...

    def heard(self) -> Event:
        """Return what happened next; waits for it."""
        ...

    def end(self) -> None:
        """End all workers, whatever they are at."""
        ...


def attempt(work: Work[Any, Any, Any], held: Any, items: Sequence[Any]) -> Sequence[Any] | Exception:
    """Return the answers to ``items``, or what was raised, as a value that can be sent."""
    answers = tried(lambda: work.do(held, items))
    if isinstance(answers, Exception):
        return sendable(answers)
    if len(answers) != len(items):
        return RuntimeError(f"{len(answers)} answers to {len(items)} items")
    return answers


def tried(call: Callable[[], T]) -> T | Exception:
    """Return what ``call`` returns, or what it raises: it is raised again where the answer is awaited."""
    try:
        return call()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error


def sendable(error: Exception) -> Exception:
    """Return an error that survives being sent to another process, with where it was raised as a note."""
    sent = tried(lambda: pickle.loads(pickle.dumps(error)))
    kept = sent if type(sent) is type(error) else RuntimeError(repr(error))
    kept.add_note("in a worker:\n" + "".join(traceback.format_exception(error)))
    return kept
