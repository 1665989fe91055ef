"""What has been worked out before: the camps, affairs, kinships, episodes and titles of given reports.

Each is a function of the reports alone, so an answer stands until one of its reports changes. Only what the
last pile used is kept. Refuses to keep what depends on anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from dateline.model import Episode
from dateline.stages.group.affair import Affair

Members = tuple[str, ...]
Name = tuple[str, tuple[str, ...]]  # a story's title and subjects

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Memory:
    """The answers that the last pile used."""

    camps: Mapping[Members, tuple[Members, ...]] = field(default_factory=dict)
    affairs: Mapping[Members, Affair] = field(default_factory=dict)
    kinships: Mapping[tuple[Members, Members], float] = field(default_factory=dict)
    episodes: Mapping[Members, Episode] = field(default_factory=dict)
    names: Mapping[Members, Name] = field(default_factory=dict)

    def without(self, changed: Set[str]) -> Memory:
        """Return the answers that do not rest on reports that have changed."""
        if not changed:
            return self
        return Memory(
            {k: v for k, v in self.camps.items() if changed.isdisjoint(k)},
            {k: v for k, v in self.affairs.items() if changed.isdisjoint(k)},
            {k: v for k, v in self.kinships.items() if changed.isdisjoint(k[0] + k[1])},
            {k: v for k, v in self.episodes.items() if changed.isdisjoint(k)},
            {k: v for k, v in self.names.items() if changed.isdisjoint(k)},
        )

    def open(self) -> Memos:
        """Return memos that start from these answers."""
        return Memos(self)


class Memo(Generic[K, V]):
    """Answers by question: those of old, and those asked for since."""

    def __init__(self, old: Mapping[K, V]) -> None:
        self._old = old
        self.asked: dict[K, V] = {}

    def __call__(self, key: K, make: Callable[[], V]) -> V:
        """Return the answer to ``key``, worked out by ``make`` where it is new."""
        if key not in self.asked:
            self.asked[key] = self._old[key] if key in self._old else make()
        return self.asked[key]


class Memos:
    """One memo a kind of answer, for the time of one look at a pile."""

    def __init__(self, old: Memory) -> None:
        self.camps = Memo(old.camps)
        self.affairs = Memo(old.affairs)
        self.kinships = Memo(old.kinships)
        self.episodes = Memo(old.episodes)
        self.names = Memo(old.names)

    def close(self) -> Memory:
        """Return the answers that were asked for."""
        return Memory(
            self.camps.asked, self.affairs.asked, self.kinships.asked, self.episodes.asked, self.names.asked
        )
