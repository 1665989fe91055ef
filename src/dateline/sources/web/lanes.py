"""One host and how it is treated: one question at a time, with a pause, and none when it is tired of us.

A host is a name, whatever its ports and schemes; each of these (an origin) has rules of its own. Refuses to
forget: what a host has said once in a call (come back later, or nothing at all) holds to its end.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from dateline.sources.web.robots import Robots
from dateline.sources.web.wire import Wire
from dateline.sources.web.wish import WebWish

_LONGEST_DELAY = 30.0  # seconds that a host may want between questions
_VAIN = 3  # questions in a row that may come to nothing
_DOUBLING = 2.0


@dataclass(frozen=True, slots=True)
class Pace:
    """The clock that a host is timed by, and how to wait."""

    now: Callable[[], float]
    sleep: Callable[[float], object]


class Origin:
    """A scheme, host and port: its connection, and its rules once they are known, or why they are not."""

    def __init__(self, wire: Wire) -> None:
        self.wire = wire
        self.robots: Robots | None = None
        self.silent = ""


class Lane:
    """All questions to one host go through here, one by one."""

    def __init__(self, pace: Pace, wish: WebWish) -> None:
        self.origins: dict[str, Origin] = {}
        self.closed = ""  # why the host is not asked any more in this call
        self.until = 0.0  # seconds from the answer for which it wants to be left alone
        self._pace, self._wish = pace, wish
        self._lock, self._ready = threading.RLock(), pace.now()
        self._waited, self._vain = 0.0, 0

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Hold the host for one question, once its pause is over."""
        with self._lock:
            wait = self._ready - self._pace.now()
            if wait > 0:
                self._pace.sleep(wait)
            try:
                yield
            finally:
                self._ready = self._pace.now() + self.delay

    @property
    def delay(self) -> float:
        """The seconds between two questions: the user's, or the host's where it wants more."""
        wanted = [o.robots.delay or 0.0 for o in list(self.origins.values()) if o.robots]
        return max(self._wish.delay, min(max(wanted, default=0.0), _LONGEST_DELAY))

    def answered(self) -> None:
        """Note that the host has answered."""
        self._vain = 0

    def failed(self, reason: str) -> None:
        """Note that a question came to nothing; after some in a row the host is left alone."""
        self._vain += 1
        if self._vain >= _VAIN:
            self.closed = f"its host has failed {_VAIN} times in a row ({reason}): not asked any more for now"

    def backs_off(self, asked: float | None, attempt: int) -> bool:
        """Wait as long as a busy host asks, or twice as long each time; tell whether to ask once more."""
        wait = max(self._wish.delay, 1.0) * _DOUBLING**attempt if asked is None else asked
        if self._waited + wait > self._wish.patience:
            self.until = wait
            self.closed = f"its host is busy and asks to be left alone for {wait:,.0f} seconds"
            return False
        self._waited += wait
        self._pace.sleep(wait)
        return True
