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

    def of(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what ``make`` gives, as it was held under ``key`` where nothing has changed since."""
        stamp = stamp_of(self.place)
        with self._lock:
            if stamp != self._shelf.stamp:
                self._shelf.stamp = stamp
                self._shelf.held.clear()
            if key in self._shelf.held:
                self._shelf.held.move_to_end(key)
                found: _T = self._shelf.held[key]
                return found
        made = make()
        with self._lock:
            if stamp == self._shelf.stamp:
                self._shelf.held[key] = made
                while len(self._shelf.held) > _MOST:
                    self._shelf.held.popitem(last=False)
        return made
