"""What pages keep in memory between requests, so that none waits for what was read a moment ago.

All is thrown away once the store's stamp is another. Refuses to keep what could not be read.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from dateline.desk.board import Memory, Stamp, stamp_of

_T = TypeVar("_T")
_HANDS = 16  # things that may be made at once
_MOST = 48  # values held; a story of a hundred reports weighs some megabytes


@dataclass(slots=True)
class _Shelf:
    """What is held, the last asked for at the end."""

    stamp: Stamp = ()
    held: OrderedDict[Hashable, Any] = field(default_factory=OrderedDict)


@dataclass(frozen=True, slots=True)
class Kept:
    """The memory of one desk over the store at ``place``; many threads may ask it at once."""

    place: Path
    memory: Memory = field(default_factory=Memory)
    _shelf: _Shelf = field(default_factory=_Shelf)
    _lock: Lock = field(default_factory=Lock)
    _making: tuple[Lock, ...] = field(default_factory=lambda: tuple(Lock() for _ in range(_HANDS)))

    def of(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what ``make`` gives, as it was held under ``key`` where nothing has changed since."""
        stamp = stamp_of(self.place)
        held = self._held(key, stamp)
        if held:
            found: _T = held[0]
            return found
        with self._making[hash(key) % _HANDS]:  # who asks the same waits, rather than make it again
            held = self._held(key, stamp)
            made: _T = held[0] if held else make()
        self._keep(key, stamp, made)
        return made

    def _held(self, key: Hashable, stamp: Stamp) -> tuple[Any, ...]:
        with self._lock:
            if stamp != self._shelf.stamp:
                self._shelf.stamp = stamp
                self._shelf.held.clear()
            if key not in self._shelf.held:
                return ()
            self._shelf.held.move_to_end(key)
            return (self._shelf.held[key],)

    def _keep(self, key: Hashable, stamp: Stamp, made: object) -> None:
        with self._lock:
            if stamp == self._shelf.stamp:
                self._shelf.held[key] = made
                while len(self._shelf.held) > _MOST:
                    self._shelf.held.popitem(last=False)
