"""A mapping that grows by layers: what was there before, what has changed since, and what has gone.

The mapping below may be larger than memory, so it is never copied or walked, only asked for single keys;
what has changed is what a store must write. Refuses to change: each step returns another layer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Layer(Mapping[K, V]):
    """``below`` under the rows of ``changes``, without the keys of ``removed``.

    >>> layer = Layer({"a": 1, "b": 2}).put({"c": 3}, gone=["a"])
    >>> [layer.get(key) for key in "abc"], dict(layer.changes), sorted(layer.removed)
    ([None, 2, 3], {'c': 3}, ['a'])
    """

    below: Mapping[K, V] = field(default_factory=dict)
    changes: Mapping[K, V] = field(default_factory=dict)
    removed: frozenset[K] = frozenset()

    def __getitem__(self, key: K) -> V:
        """Return the row of ``key``; raises ``KeyError`` where there is none."""
        if key in self.changes:
            return self.changes[key]
        if key in self.removed:
            raise KeyError(key)
        return self.below[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether ``key`` has a row."""
        return key in self.changes or (key not in self.removed and key in self.below)

    def __iter__(self) -> Iterator[K]:
        """Walk all keys, those below first: for small layers and for tests."""
        yield from (k for k in self.below if k not in self.removed and k not in self.changes)
        yield from self.changes

    def __len__(self) -> int:
        """Count the rows, those below too: for small layers and for tests."""
        return sum(1 for _ in self)

    def put(self, rows: Mapping[K, V], gone: Iterable[K] = ()) -> Layer[K, V]:
        """Return the layer with ``rows`` in it and without the keys of ``gone``."""
        out = {*gone}
        if not rows and not out:
            return self
        kept = {k: v for k, v in self.changes.items() if k not in out} if out else self.changes
        return Layer(self.below, {**kept, **rows}, (self.removed | out) - rows.keys())
