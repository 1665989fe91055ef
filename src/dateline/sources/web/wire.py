"""Connections that go where they were checked to go, and answers that end when their time is over.

A name is resolved once and the connection made to the very address that was looked at; the certificate is
still asked for the name. Refuses proxies: behind one nobody knows what is connected to.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Generator, Iterable
from typing import Any

import httpcore

from dateline.sources.web.safety import Refused, is_inside
from dateline.sources.web.world import World

_LONGEST_CONNECT = 10.0  # seconds


class Slow(Exception):
    """The answer took longer than it may."""


class Clockwork:
    """When the answer that is waited for must have ended."""

    def __init__(self, world: World) -> None:
        self._world, self._end = world, 0.0

    def wind(self, seconds: float) -> None:
        """Let the time of the next answer begin."""
        self._end = self._world.now() + seconds

    @property
    def left(self) -> float:
        """How many seconds are left; raises ``Slow`` where none are."""
        left = self._end - self._world.now()
        if left <= 0:
            raise Slow
        return left


class Backend(httpcore.NetworkBackend):
    """The network as `httpcore` sees it: each connection checked, each read within its time."""

    def __init__(self, world: World, clock: Clockwork, allow_private: bool) -> None:
        self._world, self._clock, self._allow_private = world, clock, allow_private

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a connection to the first address of ``host`` that answers; raises ``Refused``."""
        addresses = self._resolved(host, port)
        inside = [a for a in addresses if is_inside(a)]
        if inside and not self._allow_private:
            raise Refused(
                f"leads to {inside[0]}, which is no place of the open web (--allow-private asks it)"
            )
        stream = self._connected(addresses, port)
        if not self._allow_private and _is_own(stream):
            stream.close()
            raise Refused("leads to this machine itself (--allow-private asks it)")
        return _Timed(stream, self._clock)

    def _resolved(self, host: str, port: int) -> tuple[str, ...]:
        try:
            found = self._world.resolve(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"its host {host} is not known") from error
        if not found:
            raise httpcore.ConnectError(f"its host {host} is not known")
        return found

    def _connected(self, addresses: Iterable[str], port: int) -> httpcore.NetworkStream:
        trouble: Exception = httpcore.ConnectError("its host cannot be reached")
        for address in addresses:
            try:
                return self._world.connect(address, port, min(self._clock.left, _LONGEST_CONNECT))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
        raise trouble


def _is_own(stream: httpcore.NetworkStream) -> bool:
    """Tell whether both ends of a connection are one machine: a public address may be our own."""
    ends = (stream.get_extra_info("client_addr"), stream.get_extra_info("server_addr"))
    return bool(ends[0] and ends[1] and ends[0][0] == ends[1][0])


class _Timed(httpcore.NetworkStream):
    """A connection of which each step ends when the time of the whole answer is over."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clockwork) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        safe = self._stream.start_tls(ssl_context, server_hostname, self._clock.left)
        return _Timed(safe, self._clock)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Wire:
    """One host's connection: a question goes out, status, headers and the packed body come back in pieces."""

    def __init__(self, world: World, trust: ssl.SSLContext | None, allow_private: bool) -> None:
        self._clock = Clockwork(world)
        self._pool = httpcore.ConnectionPool(
            ssl_context=trust,
            network_backend=Backend(world, self._clock, allow_private),
            max_connections=1,
            keepalive_expiry=20.0,
        )

    def ask(self, url: httpcore.URL, headers: list[tuple[bytes, bytes]], seconds: float) -> Generator[Any]:
        """Yield the status with its headers, then the pieces of the body; all within ``seconds``.

        Raises ``Refused``, ``Slow``, and `httpcore`'s own errors. Who stops asking for pieces hangs up.
        """
        self._clock.wind(seconds)
        with self._pool.stream("GET", url, headers=headers) as response:
            yield response.status, response.headers
            for piece in response.iter_stream():
                self._clock.left  # noqa: B018 (a body that comes quickly and never ends)
                yield piece

    def close(self) -> None:
        """Hang up."""
        self._pool.close()


ERRORS = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.UnsupportedProtocol,
    ssl.SSLError,
    socket.timeout,
    OSError,
)


def told(error: Exception) -> str:
    """Return in a few words what went wrong on the wire.

    >>> told(Slow())
    'takes too long'
    """
    words = str(error)
    if isinstance(error, Slow | httpcore.TimeoutException | TimeoutError):
        return "takes too long"
    if "CERTIFICATE" in words.upper():
        return "shows a certificate that cannot be trusted"
    if isinstance(error, httpcore.ConnectError) and not words.startswith("its host"):
        return "its host cannot be reached"
    if isinstance(error, httpcore.ProtocolError):
        return "does not answer as the web does"
    return words if words.startswith("its host") else "breaks off"
