"""What the groups of a pile rest on, as rows that are asked for one at a time.

Each table holds one small value a key: a report's id, a word, the first report (by id) of a cluster or of an
episode, an id. ``Rows`` is the one list of them: its fields are the layers that a store keeps. Refuses to
walk a table: a step reads the rows it needs by their keys, and writes others in their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, fields
from typing import Any, TypeVar, get_args, get_type_hints

from dateline.model import Layer, Story
from dateline.stages.group.contrast import Theme
from dateline.stages.group.profile import Profile

V = TypeVar("V")

Members = tuple[str, ...]  # ids of reports, in order
Layers = Mapping[str, Layer[str, Any]]


class Table(MutableMapping[str, V]):
    """The rows of ``layer`` for the time of one step: what was read is kept, what is written comes first.

    >>> table = Table(Layer({"a": 1, "b": 2}))
    >>> table["c"] = table.pop("a")
    >>> dict(table.layer().changes), sorted(table.layer().removed)
    ({'c': 1}, ['a'])
    """

    def __init__(self, layer: Layer[str, V]) -> None:
        self._layer = layer
        self._rows: dict[str, V] = {}
        self._absent: set[str] = set()
        self._written: set[str] = set()

    def _holds(self, key: str) -> bool:
        if key in self._rows:
            return True
        if key in self._absent:
            return False
        try:
            self._rows[key] = self._layer[key]
        except KeyError:
            self._absent.add(key)
            return False
        return True

    def __getitem__(self, key: str) -> V:
        """Return the row of ``key``; raises ``KeyError`` where there is none."""
        if self._holds(key):
            return self._rows[key]
        raise KeyError(key)

    def __contains__(self, key: object) -> bool:
        """Tell whether ``key`` has a row."""
        return isinstance(key, str) and self._holds(key)

    def __setitem__(self, key: str, row: V) -> None:
        """Write the row of ``key``."""
        self._rows[key] = row
        self._absent.discard(key)
        self._written.add(key)

    def __delitem__(self, key: str) -> None:
        """Take the row of ``key`` out; raises ``KeyError`` where there is none."""
        if not self._holds(key):
            raise KeyError(key)
        del self._rows[key]
        self._absent.add(key)
        self._written.add(key)

    def __iter__(self) -> Iterator[str]:
        """Walk all keys: for small tables and for tests."""
        return iter(self.layer())

    def __len__(self) -> int:
        """Count the rows: for small tables and for tests."""
        return len(self.layer())

    def layer(self) -> Layer[str, V]:
        """Return the layer with what was written on it, where that is another row than before."""
        rows, gone = {}, []
        for key in self._written:
            old = self._layer.get(key)
            if key in self._absent:
                gone += [key] if old is not None else []
            elif self._rows[key] != old:
                rows[key] = self._rows[key]
        return self._layer.put(rows, gone)


@dataclass(frozen=True, slots=True)
class Rows:
    """All tables of a pile's groups, open for one step.

    By report: ``profiles``; ``near``, the cosines with all reports compared; ``scores``, how far each may be
    of one happening, those left out that cannot; ``themes``; ``copies``, the code points copied (from the
    other report, by the other report); ``homes``, the first reports of its cluster and of its episode.
    By word: ``holders``, the reports that can be found under it, in pages where they are too many;
    ``crowds`` counts these. By the first report of a cluster: its ``camps``. By the first report of an
    episode: ``kin``, its kinship with other episodes, and ``places``, the id of its story. By id: the first
    report of an episode in ``names``, and ``stories``.
    """

    profiles: Table[Profile]
    holders: Table[Members]
    crowds: Table[tuple[int, int]]
    near: Table[Mapping[str, float]]
    scores: Table[Mapping[str, float]]
    themes: Table[Theme]
    copies: Table[Mapping[str, tuple[int, int]]]
    homes: Table[tuple[str, str]]
    camps: Table[tuple[Members, ...]]
    kin: Table[Mapping[str, float]]
    places: Table[str]
    names: Table[str]
    stories: Table[Story]

    @classmethod
    def open(cls, layers: Layers) -> Rows:
        """Return the tables over ``layers``, by the names of the fields; one that is missing is empty."""
        return cls(**{f.name: Table(layers.get(f.name, Layer())) for f in fields(cls)})

    def layers(self) -> Layers:
        """Return the layers as they are now."""
        return {f.name: getattr(self, f.name).layer() for f in fields(self)}


# What each layer holds: the type of its keys and of its rows.
LAYERS: dict[str, tuple[Any, Any]] = {
    name: (str, get_args(hint)[0]) for name, hint in get_type_hints(Rows).items()
}
