"""A receiver of webhooks on loopback: it answers as told, in order, and keeps what came in."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Receiver(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, answers: Sequence[int | str]) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers = list(answers)
        self.came: list[tuple[str, dict[str, str], bytes]] = []
        self.over = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/hook?a=b"


class _Handler(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.came.append((self.path, dict(self.headers), self.rfile.read(length)))
        answer = self.server.answers.pop(0) if self.server.answers else 200
        if answer == "slow":
            self.server.over.wait(20)
        elif answer == "drip":
            self._drip()
        elif answer == "away":
            self.send_response(302)
            self.send_header("Location", self.server.url)
            self.end_headers()
        elif isinstance(answer, int):
            self.send_response(answer)
            self.end_headers()

    def do_GET(self) -> None:
        self.server.came.append((self.path, {}, b"GET"))

    def _drip(self) -> None:
        """Send a header a sign at a time, for ever: each sign is in time, the whole never is."""
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            while not self.server.over.is_set():
                self.wfile.write(b"x")
                time.sleep(0.05)
        except OSError:
            return

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def receiver(*answers: int | str) -> Iterator[Receiver]:
    server = Receiver(answers)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()
        thread.join(5)
