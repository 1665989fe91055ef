"""Running the desk: the address is taken first, and told once pages are answered there."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from threading import Thread

import uvicorn

from dateline.desk.board import Wanted, board
from dateline.model import DatelineError
from dateline.web.app import make_app
from dateline.web.rendering import templates
from dateline.web.safety import Guard
from dateline.web.settings import Settings


@dataclass(frozen=True, slots=True)
class Address:
    """Where the desk listens; port 0 is any that is free."""

    host: str = "127.0.0.1"
    port: int = 8765

    def url(self, port: int, token: str | None = None) -> str:
        """Return what to open in a browser, ``port`` being the one that was taken."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)
        host = f"[{host}]" if ":" in host and not host.startswith("[") else host
        return f"http://{host}:{port}/" + (f"?token={token}" if token else "")


class _Server(uvicorn.Server):
    """A server that says when it is ready."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._ready()


def serve(settings: Settings, address: Address, ready: Callable[[str], None]) -> None:
    """Answer requests until the program is stopped; ``ready`` hears the address to open.

    Raises ``DatelineError`` (status 1) where the address cannot be taken.
    """
    taken = _taken(address)
    url = address.url(taken.getsockname()[1], settings.token)
    app = make_app(settings)
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=3,
    )
    Thread(target=_warm, args=(app,), daemon=True).start()
    with taken:
        try:
            _Server(config, lambda: ready(url)).run(sockets=[taken])
        except KeyboardInterrupt:
            return


def _warm(app: Guard) -> None:
    """Do what the first visitor would have to wait for: libraries, templates, the list of stories."""
    templates()
    with suppress(DatelineError):  # whoever asks for a page is told
        board(app.settings.place, Wanted(words=("a",)), slice(0, 40), app.app.state.kept.memory)


def _taken(address: Address) -> socket.socket:
    family = socket.AF_INET6 if ":" in address.host else socket.AF_INET
    # The protocol is named, else asyncio leaves Nagle's algorithm on: 40 ms more a page.
    taken = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        taken.bind((address.host, address.port))
    except (OSError, OverflowError) as error:
        taken.close()
        why = getattr(error, "strerror", None) or error
        raise DatelineError(f"{address.host}:{address.port} cannot be listened at: {why}", 1) from error
    return taken
