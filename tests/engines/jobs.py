"""Work for the tests of engines, in a module of its own: workers find it by name."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path


def double(held: object, items: Sequence[int]) -> list[int]:
    return [2 * item for item in items]


def slow(held: object, items: Sequence[int]) -> list[int]:
    time.sleep(0.02)
    return double(held, items)


def slow_pids(held: object, items: Sequence[int]) -> list[tuple[int, int]]:
    time.sleep(0.05)
    return [(2 * item, os.getpid()) for item in items]


def pids(held: object, items: Sequence[int]) -> list[int]:
    return [os.getpid() for _ in items]


def settings(held: object, items: Sequence[str]) -> list[str | None]:
    return [os.environ.get(item) for item in items]


def deadly(held: object, items: Sequence[int]) -> list[int]:
    """Kill the worker at any odd item."""
    if any(item % 2 for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return double(held, items)


def once(folder: str, items: Sequence[int]) -> list[int]:
    """Kill the worker at 5, the first time that it is met."""
    met = Path(folder, "met")
    if 5 in items and not met.exists():
        met.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return double(folder, items)


def fail(held: object, items: Sequence[int]) -> list[int]:
    raise LookupError("no such thing")


def odd_error(held: object, items: Sequence[int]) -> list[int]:
    class Local(Exception):
        pass

    raise Local("of no module")


def short(held: object, items: Sequence[int]) -> list[int]:
    return [0]


def talk(held: object, items: Sequence[int]) -> list[int]:
    print("a library that prints")
    return double(held, items)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def letters(held: object, items: Sequence[str]) -> list[list[tuple[str, tuple[str, int]]]]:
    """Give each letter of a word with the word and where in it it stands."""
    return [[(letter, (item, nth)) for nth, letter in enumerate(item)] for item in items]


def line_up(
    held: object, items: Sequence[tuple[str, tuple[tuple[str, int], ...]]]
) -> list[tuple[str, int, object]]:
    return [(key, os.getpid(), values) for key, values in items]


def grow(held: object, items: Sequence[int]) -> list[bytes]:
    return [bytes(item) for item in items]


def drain(size: int, count: int) -> None:
    """Map over ``count`` items of ``size`` bytes; print how many were ahead at most, and the peak (KiB)."""
    import re
    from pathlib import Path

    from dateline.engines import Local, Work, nothing

    taken = done = most = 0

    def source():
        nonlocal taken, most
        for _ in range(count):
            taken += 1
            most = max(most, taken - done)
            yield [bytes(size)]

    for _ in Local(2).mapped(Work(nothing, sizes), source()):
        done += 1
    # Of this program alone: what resource tells begins with what it was begun by.
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())[1]
    print(most, peak, file=sys.stdout)


def sizes(held: object, items: Sequence[bytes]) -> list[int]:
    return [len(item) for item in items]


def hang(place: str) -> None:
    """Start two workers that never end, write their numbers to ``place``, and wait."""
    from functools import partial

    from dateline.engines import Local, Work

    next(Local(2).mapped(Work(partial(str, place), note_and_wait), ([n] for n in range(4))))


def note_and_wait(place: str, items: Sequence[int]) -> list[int]:
    Path(place, str(os.getpid())).touch()
    time.sleep(600)
    return [0]
