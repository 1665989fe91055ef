"""A time limit on a whole exchange: a peer that sends a byte now and then does not outlast it."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def within(seconds: float, held: Callable[[], socket.socket | None]) -> Iterator[None]:
    """Cut the connection that ``held`` returns once that many seconds have passed.

    Raises ``TimeoutError`` then, whatever came of the cut: what ends early may look as if it were whole.
    """
    over = threading.Event()
    timer = threading.Timer(seconds, _cut, [held, over])
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if over.is_set():
            raise TimeoutError


def _cut(held: Callable[[], socket.socket | None], over: threading.Event) -> None:
    over.set()
    found = held()
    if found is not None:
        with suppress(OSError):
            found.shutdown(socket.SHUT_RDWR)
