"""A news site on this machine, made by a test and gone with it: what it answers, and what it was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Told = tuple[int, dict[str, str], bytes]
Answer = Told | Callable[["Site", Any], Told | None]


class Site:
    """What a site answers by path (``routes``), and the paths and headers that it was asked for, in order."""

    def __init__(self) -> None:
        self.routes: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.url = ""
        self.port = 0

    def __setitem__(self, path: str, answer: Answer | str | bytes) -> None:
        """Let ``path`` answer: a page or a feed by its text, or status, headers and body, or a function."""
        if isinstance(answer, str | bytes):
            body = answer.encode() if isinstance(answer, str) else answer
            answer = (200, {"Content-Type": "text/html; charset=utf-8"}, body)
        self.routes[path] = answer

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def times(self, path: str) -> int:
        return self.paths().count(path)


def marked(body: str, etag: str = '"1"', modified: str = "Mon, 01 Mar 2021 10:00:00 GMT") -> Answer:
    """Return an answer that tells its state, and only that nothing changed where the asker knows it."""

    def answer(site: Site, handler: Any) -> Told:
        headers = {"ETag": etag, "Last-Modified": modified, "Content-Type": "text/html"}
        known = handler.headers.get("If-None-Match"), handler.headers.get("If-Modified-Since")
        if known[0] == etag or (known[0] is None and known[1] == modified):
            return 304, headers, b""
        return 200, headers, body.encode()

    return answer


@contextmanager
def hosted(context: Any = None) -> Iterator[Site]:
    """Yield a site that answers on a free port of this machine, over TLS where ``context`` is given."""
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body in one piece: else the network waits between them

        def do_GET(self) -> None:
            site.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            answer = site.routes.get(self.path, (404, {}, b"nothing here"))
            told = answer(site, self) if callable(answer) else answer
            if told is None:  # the route wrote for itself
                self.close_connection = True
                return
            status, headers, body = told
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass  # who asks may hang up

    server = Quiet(("127.0.0.1", 0), Handler)
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    site.port = server.server_port
    site.url = f"http{'s' if context else ''}://127.0.0.1:{site.port}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def article(title: str, *told: str, day: str = "") -> str:
    """Return the page of a report."""
    meta = f'<meta property="article:published_time" content="{day}">' if day else ""
    body = "".join(f"<p>{line}</p>" for line in told)
    return (
        f"<!doctype html><html lang=en><head><title>{title}</title>{meta}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


def rss(site: Site, items: dict[str, str], day: str = "Mon, 01 Mar 2021 09:0{}:00 GMT") -> str:
    """Return a feed of titles by path, each with a day of publication."""
    rows = "".join(
        f"<item><title>{title}</title><link>{site.url}{path}</link>"
        f"<pubDate>{day.format(n % 10)}</pubDate></item>"
        for n, (path, title) in enumerate(items.items())
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title>{rows}</channel></rss>'
