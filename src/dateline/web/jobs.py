"""What changes the store, one thing after another in one worker thread, and how far each has come.

A page asks again how a job stands; nothing has to stay open meanwhile. What a job came to is kept for the
last jobs only: the store's log has all. Refuses more jobs than a person has patience for.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from secrets import token_urlsafe
from typing import Literal

from dateline.desk import Progress
from dateline.model import Arrival, DatelineError, Flaw, Record

_KEPT, _WAITING = 50, 20
_FAULT = "the program has a fault; what it was is told where `dateline serve` runs"
State = Literal["waiting", "working", "reading", "settling", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a job came to: what became of pages, the stories that changed, flaws; ``deed`` is in the log."""

    changed: tuple[str, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    deed: int | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """How a job stands: ``done`` of ``total`` reports are read. ``back`` is the page that it came from."""

    id: str
    name: str
    back: str = "/"
    state: State = "waiting"
    done: int = 0
    total: int = 0
    outcome: Outcome = field(default_factory=Outcome)
    error: str = ""

    @property
    def is_over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


Work = Callable[[Progress], Outcome]


class Jobs:
    """The jobs of one desk. Its thread ends with the program, and the store bears that at any moment."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._over: dict[str, threading.Event] = {}
        self._lock = threading.Lock()
        self._work: queue.Queue[tuple[str, Work]] = queue.Queue()
        self._thread: threading.Thread | None = None

    def submit(self, name: str, work: Work, back: str = "/") -> Job:
        """Take a job; raises ``DatelineError`` where too many wait already."""
        job = Job(token_urlsafe(9), name, back)
        with self._lock:
            if sum(not one.is_over for one in self._jobs.values()) >= _WAITING:
                raise DatelineError("too much is waiting to be done already; try again in a while", 1)
            self._forget()
            self._jobs[job.id], self._over[job.id] = job, threading.Event()
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)
                self._thread.start()
        self._work.put((job.id, work))
        return job

    def get(self, name: str) -> Job:
        """Return how a job stands; raises ``DatelineError`` where it is not known any more."""
        with self._lock:
            job = self._jobs.get(name)
        if job is None:
            raise DatelineError("there is no such job any more; the log tells what was done")
        return job

    def waited(self, job: Job, seconds: float) -> Job:
        """Return how ``job`` stands once it is over, or after ``seconds``."""
        with self._lock:
            over = self._over.get(job.id)
        if over is not None:
            over.wait(seconds)
        return self.get(job.id)

    def running(self) -> tuple[Job, ...]:
        """Return the jobs that are not over, the first first."""
        with self._lock:
            return tuple(job for job in self._jobs.values() if not job.is_over)

    def _forget(self) -> None:
        over = [name for name, job in self._jobs.items() if job.is_over]
        for name in over[: max(0, len(self._jobs) - _KEPT)]:
            del self._jobs[name], self._over[name]

    def _set(self, name: str, **changed: object) -> None:
        with self._lock:
            self._jobs[name] = replace(self._jobs[name], **changed)  # type: ignore[arg-type]

    def _run(self) -> None:
        while True:
            name, work = self._work.get()
            self._set(name, state="working")
            try:
                self._set(name, outcome=work(self._progress(name)), state="done")
            except DatelineError as error:
                self._set(name, error=str(error), state="failed")
            except Exception:
                logging.exception("a job failed by a fault of the program")
                self._set(name, error=_FAULT, state="failed")
            with self._lock:
                self._over[name].set()

    def _progress(self, name: str) -> Progress:
        def watched(records: Iterable[Record], total: int) -> Iterator[Record]:
            self._set(name, state="reading", done=0, total=total)
            for number, record in enumerate(records, 1):
                yield record
                self._set(name, done=number)
            self._set(name, state="settling")

        return watched
