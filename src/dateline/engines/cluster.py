"""The engine of a Ray cluster: one that the user has, or one that is started here for the time of the work.

Each worker is an actor with one processor, spread over the machines. What is gathered by key goes from worker
to keeper, an actor that holds some of the parts on the disk of its machine, and from there to who folds them;
this process sees names alone. Tells nobody that Ray is used. Refuses to install anything on the cluster: its
machines must have this program.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from dateline.engines.crew import Died, Done, Event, Failed, Ready, attempt, sendable, tried
from dateline.engines.parts import Folder, gathered
from dateline.engines.spreading import Spreading
from dateline.engines.work import Work
from dateline.model import DatelineError

_REPORTS = "RAY_USAGE_STATS_ENABLED"  # to its makers, over the network


@dataclass(frozen=True, slots=True)
class Cluster:
    """An engine of at most ``workers`` actors (0: one for each processor) on the cluster at ``address``."""

    workers: int = 0
    address: str | None = None

    def mapped(
        self, work: Work[Any, Any, Any], batches: Iterable[Sequence[Any]]
    ) -> Generator[tuple[Any, ...], None, None]:
        """Yield the answers of each batch, in order; see ``Engine``."""
        with self._joined() as size:
            yield from Spreading(Actors(work, size), batches).answers()

    def gathered(
        self,
        work: Work[Any, Any, Any],
        folds: Sequence[Work[Any, Any, Any]],
        batches: Iterable[Sequence[Any]],
    ) -> Generator[Any, None, None]:
        """Yield what the last of ``folds`` makes of each key with its values; see ``Engine``."""
        with self._joined() as size, _kept(size) as shelf:
            yield from gathered(self, shelf, work, folds, batches)

    @contextmanager
    def _joined(self) -> Iterator[int]:
        """Be part of the cluster for a time; yield how many workers it is to have."""
        ray = _ray()
        was = ray.is_initialized()
        if not was:
            self._join(ray)
        try:
            most = max(1, int(ray.cluster_resources().get("CPU", 1)))
            yield min(self.workers or most, most)
        finally:
            if not was:
                ray.shutdown()

    def _join(self, ray: Any) -> None:
        address = self.address or os.environ.get("RAY_ADDRESS")
        alone = {"num_cpus": self.workers or None, "include_dashboard": False}
        try:
            ray.init(
                address=address or "local",
                log_to_driver=False,
                logging_level="error",
                **({} if address else {**alone, "_node_ip_address": "127.0.0.1"}),
            )
        except (ConnectionError, OSError, RuntimeError, ValueError) as error:
            told = str(error).strip().partition("\n")[0]
            raise DatelineError(
                f"no Ray cluster can be had at {address or 'this machine'} ({told})", 1
            ) from error


class Actors:
    """A crew of Ray actors that do one kind of work."""

    def __init__(self, work: Work[Any, Any, Any], size: int) -> None:
        self._work = pickle.dumps(work)
        self._size = size
        self._actors: dict[int, Any] = {}
        self._asked: dict[int, deque[Any]] = {}  # what each was asked and has not answered, oldest first
        self._waiting: dict[int, list[Sequence[Any]]] = {}  # what those are to do that are not ready

    @property
    def size(self) -> int:
        """How many workers there are."""
        return self._size

    def hire(self, worker: int) -> None:
        """Start an actor in the place of ``worker``."""
        kind = _ray().remote(num_cpus=1, max_restarts=0, scheduling_strategy="SPREAD")(Hand)
        actor = self._actors[worker] = kind.remote(self._work, sys.path)
        self._asked[worker] = deque([actor.ready.remote()])
        self._waiting[worker] = []

    def give(self, worker: int, items: Sequence[Any]) -> None:
        """Send a batch to ``worker``; that it is dead is heard as an event."""
        if worker in self._waiting:  # what it says before it dies at work could be lost
            self._waiting[worker].append(items)
        else:
            self._asked[worker].append(self._actors[worker].do.remote(items))

    def heard(self) -> Event:
        """Return what happened next."""
        ray = _ray()
        oldest = {asked[0]: worker for worker, asked in self._asked.items() if asked}
        (found,), _ = ray.wait([*oldest], num_returns=1)
        worker = oldest[found]
        try:
            kind, told = ray.get(found)
        except (ray.exceptions.RayActorError, ray.exceptions.OutOfMemoryError) as error:
            self._bury(worker)
            return Died(worker, str(error).strip())
        self._asked[worker].popleft()
        if isinstance(told, Exception):
            return Failed(worker, told)
        if kind != "ready":
            return Done(worker, told)
        for items in self._waiting.pop(worker):
            self.give(worker, items)
        return Ready(worker)

    def end(self) -> None:
        """End all actors."""
        for worker in [*self._actors]:
            self._bury(worker)

    def _bury(self, worker: int) -> None:
        self._asked.pop(worker, None)
        self._waiting.pop(worker, None)
        _ray().kill(self._actors.pop(worker))


class Hand:
    """A worker, as an actor: loads once, then answers batch after batch."""

    def __init__(self, work: bytes, path: Sequence[str]) -> None:
        sys.path += [place for place in path if place not in sys.path]
        self._work: Work[Any, Any, Any] = pickle.loads(work)
        held = tried(self._work.load)
        self._held = held
        self._trouble = sendable(held) if isinstance(held, Exception) else None

    def ready(self) -> tuple[str, Exception | None]:
        """Tell that all is loaded, or what was raised."""
        return "ready", self._trouble

    def do(self, items: Sequence[Any]) -> tuple[str, Sequence[Any] | Exception]:
        """Answer a batch."""
        return "done", attempt(self._work, self._held, items)


@dataclass(frozen=True, slots=True)
class Keepers:
    """A shelf of keepers by name, each of which has some of the parts."""

    names: tuple[str, ...]

    def put(self, part: int, name: str, body: bytes) -> None:
        """Let the keeper of a part keep a piece."""
        _ray().get(self._of(part).put.remote(part, name, body))

    def take(self, part: int, name: str) -> bytes:
        """Have a piece from its keeper."""
        body: bytes = _ray().get(self._of(part).take.remote(part, name))
        return body

    def _of(self, part: int) -> Any:
        return _keeper(self.names[part % len(self.names)])


class Keeper:
    """An actor that holds pieces on the disk of its machine."""

    def __init__(self) -> None:
        self._folder = TemporaryDirectory(prefix="dateline-")
        self._shelf = Folder(self._folder.name)

    def put(self, part: int, name: str, body: bytes) -> None:
        """Keep a piece."""
        self._shelf.put(part, name, body)

    def take(self, part: int, name: str) -> bytes:
        """Return a piece."""
        return self._shelf.take(part, name)

    def end(self) -> None:
        """Take all pieces off the disk."""
        self._folder.cleanup()


@contextmanager
def _kept(count: int) -> Iterator[Keepers]:
    """Yield a shelf of so many keepers, which are there for as long."""
    ray = _ray()
    names = tuple(f"dateline-{uuid4().hex}" for _ in range(count))
    kind = ray.remote(num_cpus=0, max_restarts=0, scheduling_strategy="SPREAD")(Keeper)
    held = [kind.options(name=name).remote() for name in names]
    try:
        yield Keepers(names)
    finally:
        ray.wait([keeper.end.remote() for keeper in held], num_returns=len(held), timeout=10)
        for keeper in held:
            ray.kill(keeper)


@lru_cache(maxsize=256)
def _keeper(name: str) -> Any:
    return _ray().get_actor(name)


def _ray() -> Any:
    """Return Ray; raises ``DatelineError`` (status 2) where it is not installed."""
    os.environ[_REPORTS] = "0"
    try:
        import ray
    except ImportError as error:
        raise DatelineError("--engine ray needs Ray: pip install 'dateline[ray]'") from error
    return ray
