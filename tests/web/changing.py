"""What tests of changes share: a desk over a small store of its own, forms sent as a browser sends them."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

import quick
from dateline.desk import keep
from dateline.desk.keep import Act
from dateline.web import Settings, make_app

ORIGIN = "http://127.0.0.1"


def store(folder: Path, count: int = 12, seed: int = 2) -> Path:
    """Make a store of made-up reports; the reader must be `quick`."""
    place = folder / "kept.dateline"
    rows = quick.write(folder / "rows.jsonl", quick.rows(count, seed=seed))
    keep.add(place, [rows], Act("2026-01-01T00:00:00Z", "Ada"))
    return place


def client(place: Path, **given: Any) -> TestClient:
    return TestClient(make_app(Settings(place, **given)), base_url=ORIGIN, raise_server_exceptions=False)


def seal(desk: TestClient) -> str:
    found = re.search(r'name="sealed" value="(\w+)"', desk.get("/add").text)
    assert found
    return found[1]


def send(desk: TestClient, path: str, files: Any = None, **fields: str) -> Any:
    """Send a form with its seal; return the page it leads to once the job is over."""
    answer = desk.post(path, data={**fields, "sealed": seal(desk)}, files=files)
    for _ in range(400):
        if 'hx-trigger="every 1s"' not in answer.text:
            break
        answer = desk.get(str(answer.url))
    return answer


def text(answer: Any) -> str:
    """Return what a page says, without its markup."""
    main = answer.text.partition("<main")[2].partition("</main>")[0]
    said = " ".join(unescape(re.sub(r"<[^>]*>", " ", main.partition(">")[2])).split())
    return re.sub(r" ([,.:])", r"\1", said)
