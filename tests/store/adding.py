"""A process that does things to a store and is killed while it does: run by the tests of faults.

Each line of standard input is a task as JSON; a child of this process does it and may die of it. What is
said to be kept is written to the file ``log`` at once. The answer is the child's status, a line each.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

import quick
from dateline.desk import Wish, arriving, keep
from dateline.model import DatelineError, Record


class _Patch:
    def setattr(self, name: str, value: object) -> None:
        module, _, attribute = name.rpartition(".")
        setattr(import_module(module), attribute, value)


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def die_after(seconds: float) -> None:
    """Die as soon as that much processor time is spent, in whatever place that is."""

    def watch() -> None:
        while time.process_time() < seconds:
            time.sleep(0.0005)
        kill()

    threading.Thread(target=watch, daemon=True).start()


def die_within(steps: int) -> None:
    """Die inside a statement, after that many hundred steps of SQLite."""
    left = iter(range(steps))
    made = sqlite3.connect

    def step() -> int:
        return 0 if next(left, None) is not None else kill() or 1

    def connect(*args: Any, **kwargs: Any) -> sqlite3.Connection:
        connection = made(*args, **kwargs)
        connection.set_progress_handler(step, 100)
        return connection

    sqlite3.connect = connect


def said(log: str) -> Callable[[Iterable[Record], int], Iterator[Record]]:
    """Return a wish for progress that writes down each report that came out as read."""

    def progress(records: Iterable[Record], total: int) -> Iterator[Record]:
        with Path(log).open("a") as out:
            for record in records:
                print(record.id, file=out, flush=True)
                yield record

    return progress


def do(task: dict[str, Any]) -> None:
    arriving._INTAKE, keep._READ = 20, 8
    arriving._PAGES = task.get("portion", arriving._PAGES)
    if "seconds" in task:
        die_after(task["seconds"])
    if "steps" in task:
        die_within(task["steps"])
    if "bytes" in task:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (task["bytes"], resource.RLIM_INFINITY))
    act, wish = keep.Act("2026-01-01T00:00:00Z"), Wish(progress=said(task["log"]))
    try:
        getattr(keep, task.get("what", "add"))(Path(task["place"]), *task.get("given", ()), act, wish=wish)
    except DatelineError as error:
        Path(task["log"]).with_suffix(".error").write_text(str(error))
        os._exit(error.status)
    os._exit(0)


def main() -> None:
    quick.use(_Patch())
    import dateline.pipeline
    import dateline.sources.packs
    import dateline.sources.version  # noqa: F401 (loaded once for all children)

    for line in sys.stdin:
        child = os.fork()
        if not child:
            do(json.loads(line))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


if __name__ == "__main__":
    main()
