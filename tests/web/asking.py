"""Asking a desk as a server does, without one: any bytes as path, query, headers and body."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

HOST = "127.0.0.1:8765"
Headers = tuple[tuple[bytes, bytes], ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def ask(app: Any, method: str, target: str, headers: Headers = (), body: bytes = b"") -> Answer:
    """Return the answer to one request; ``target`` is path and query as they stand in its first line."""
    path, _, query = target.partition("?")
    given = dict(headers)
    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": unquote(path),
        "raw_path": path.encode("utf-8", "surrogateescape"),
        "query_string": query.encode("utf-8", "surrogateescape"),
        "root_path": "",
        "headers": [*(() if b"host" in given else ((b"host", HOST.encode()),)), *headers],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", 8765),
    }
    sent: list[dict[str, Any]] = []
    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> dict[str, Any]:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    start = sent[0]
    told = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in start["headers"]}
    return Answer(start["status"], told, b"".join(m.get("body", b"") for m in sent[1:]))


class Seen(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its words."""

    VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
    ISOLATED_BY_STYLE = "a,b,blockquote,summary"
    ISOLATES = frozenset({"bdi", "option", "textarea", "title", "pre", "text", *ISOLATED_BY_STYLE.split(",")})
    BLOCKS = frozenset("p li td th dd dt h1 h2 h3 h4 div figcaption".split())

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.loose: list[str] = []
        self.words = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self._turned = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._settle()
        held = {name: value or "" for name, value in attrs}
        self.elements.append((tag, held))
        if tag not in self.VOID:
            self._open.append((tag, held))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self._turned = ""  # nothing came after it in its paragraph
        for at in range(len(self._open) - 1, -1, -1):
            if self._open[at][0] == tag:
                del self._open[at:]
                return

    def handle_data(self, data: str) -> None:
        if data.strip():
            self._settle()
        self.words += data
        is_apart = any(tag in self.ISOLATES or "dir" in held for tag, held in self._open[2:])
        if "\u202e" in data and not is_apart:
            self._turned = f"<{self._open[-1][0]}> {data.strip()[:60]!r}"

    def _settle(self) -> None:
        self.loose += [self._turned] if self._turned else []
        self._turned = ""
