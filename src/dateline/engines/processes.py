"""A crew of processes on this machine.

Each is a fresh Python with its own pipes, started without the program's main module, so that it works from a
script, an interpreter, a test or a service alike. Refuses to share memory, locks or open files with them.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from dateline.engines.crew import Died, Done, Event, Failed, Ready
from dateline.engines.work import Work
from dateline.engines.worker import ONE_THREAD, receive, send
from dateline.model import DatelineError

_PATIENCE = 5  # seconds for a worker to end by itself


class Processes:
    """So many processes that do one kind of work."""

    def __init__(self, work: Work[Any, Any, Any], size: int) -> None:
        self._work = pickle.dumps(work)
        self._size = size
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._running: dict[int, subprocess.Popen[bytes]] = {}

    @property
    def size(self) -> int:
        """How many workers there are."""
        return self._size

    @property
    def pids(self) -> tuple[int, ...]:
        """The numbers of the processes that run."""
        return tuple(process.pid for process in self._running.values())

    def hire(self, worker: int) -> None:
        """Start a process in the place of ``worker``."""
        if (old := self._running.pop(worker, None)) is not None:
            _ended(old)
        process = self._running[worker] = _started()
        _sent(process, self._work)
        assert process.stdout is not None
        Thread(target=self._listen, args=(worker, process.stdout), daemon=True).start()

    def give(self, worker: int, items: Sequence[Any]) -> None:
        """Send a batch to ``worker``; that it is dead is heard as an event."""
        _sent(self._running[worker], pickle.dumps(items, pickle.HIGHEST_PROTOCOL))

    def heard(self) -> Event:
        """Return what happened next."""
        return self._events.get()

    def end(self) -> None:
        """End all processes, and wait until they are gone."""
        for process in self._running.values():
            process.terminate()
        for process in self._running.values():
            _ended(process)
        self._running.clear()

    def _listen(self, worker: int, source: IO[bytes]) -> None:
        """Turn what a process sends into events, until it is gone."""
        is_ready = False
        while (frame := receive(source)) is not None:
            told = pickle.loads(frame)
            if isinstance(told, Exception):
                self._events.put(Failed(worker, told))
            elif is_ready:
                self._events.put(Done(worker, told))
            else:
                is_ready = True
                self._events.put(Ready(worker))
        self._events.put(Died(worker))


def _started() -> subprocess.Popen[bytes]:
    """Start a process that finds the same modules as this one, and uses one thread for sums."""
    code = f"import sys; sys.path[:] = {sys.path!r}; from dateline.engines.worker import main; main()"
    try:
        return subprocess.Popen(
            [sys.executable, "-c", code],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **ONE_THREAD},
            # A group of its own: Ctrl-C is for the one who started it, who then ends it.
            process_group=0 if os.name == "posix" else None,
        )
    except OSError as error:
        raise DatelineError(f"no worker can be started ({error.strerror})", status=1) from error


def _sent(process: subprocess.Popen[bytes], frame: bytes) -> None:
    assert process.stdin is not None
    with suppress(OSError, ValueError):  # it is dead, which its pipe tells
        send(process.stdin, frame)


def _ended(process: subprocess.Popen[bytes]) -> None:
    """Wait for a process that ends, or end it; close its pipes."""
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
