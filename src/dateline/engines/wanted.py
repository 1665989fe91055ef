"""Which engine the user wants. Refuses to load what another engine would need."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from dateline.engines.local import Local
from dateline.engines.work import Engine

Kind: TypeAlias = Literal["local", "ray"]
KINDS: tuple[str, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Wanted:
    """An engine by name, how many workers it is to have (0: as many as there are cores), a cluster's address.

    Without an address Ray takes that of the variable RAY_ADDRESS, else it starts on this machine.
    """

    kind: Kind = "local"
    workers: int = 0
    address: str | None = None


def engine_of(wanted: Wanted) -> Engine:
    """Return the engine; raises ``DatelineError`` (status 2) where what it needs is not installed."""
    if wanted.kind == "ray":
        from dateline.engines.cluster import Cluster

        return Cluster(wanted.workers, wanted.address)
    return Local(wanted.workers)
