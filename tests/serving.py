"""Serving a desk from a thread and opening this machine's Chromium, for tests, pictures and measurements."""

from __future__ import annotations

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn

from dateline.web import Settings, make_app

MISSION = Path(__file__).parents[1] / "examples" / "mission"
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Nothing is asked of the world, and root may run it; a small shared memory is no reason to crash.
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-sync",
    "--no-first-run",
    "--force-color-profile=srgb",
)


def found_chromium() -> str | None:
    """Return where this machine's Chromium is, or None."""
    try:
        import playwright.sync_api  # noqa: F401
    except ImportError:
        return None
    return next(filter(None, map(shutil.which, _NAMES)), None)


@contextmanager
def launched(place: str) -> Iterator[Any]:
    """Yield the browser at ``place``."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=_ARGUMENTS)
        yield browser
        browser.close()


@contextmanager
def served(store: Path, **given: Any) -> Iterator[str]:
    """Yield the address of a desk over ``store`` that is served from a thread."""
    with socket.socket(proto=socket.IPPROTO_TCP) as taken:
        taken.bind(("127.0.0.1", 0))
        config = uvicorn.Config(
            make_app(Settings(store, **given)), log_level="warning", access_log=False, lifespan="off"
        )
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [taken]}, daemon=True)
        thread.start()
        while not server.started:
            assert thread.is_alive(), "the desk did not start"
            time.sleep(0.02)
        yield f"http://127.0.0.1:{taken.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)
