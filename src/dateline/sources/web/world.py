"""What a client needs of the world: clocks, sleep, names, connections and trust; tests bring their own."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from httpcore import NetworkStream


def resolved(host: str, port: int) -> tuple[str, ...]:
    """Return the addresses that a name leads to now, in the order in which they are to be tried."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(place[0]) for *_, place in found))


def connected(address: str, port: int, timeout: float) -> NetworkStream:
    """Return a connection to an address that no name stands before any more."""
    from httpcore import SyncBackend

    return SyncBackend().connect_tcp(address, port, timeout)


def _today() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class World:
    """The world as it is. ``now`` counts seconds, ``today`` tells the instant, ``sleep`` waits.

    Without a ``sleep`` the client waits so that it can be stopped meanwhile.
    """

    now: Callable[[], float] = time.monotonic
    today: Callable[[], datetime] = _today
    sleep: Callable[[float], object] | None = None
    resolve: Callable[[str, int], tuple[str, ...]] = resolved
    connect: Callable[[str, int, float], NetworkStream] = connected
    trust: Callable[[], ssl.SSLContext] = ssl.create_default_context


HERE = World()
