"""A desk over the reports in examples/mission, opened in the Chromium that this machine has.

Where there is none, these tests are skipped and say so: nothing is ever downloaded.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dateline.desk.keep import Act, add
from serving import MISSION, found_chromium, launched, served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    place = found_chromium()
    if place is None:
        pytest.skip("no Chromium on this machine")
    with launched(place) as browser:
        yield browser


@pytest.fixture(scope="session")
def mission(tmp_path_factory, model) -> Path:
    place = tmp_path_factory.mktemp("browser") / "mission.dateline"
    add(place, [str(MISSION)], Act("2026-01-05T08:00:00Z", "tester"))
    return place


@pytest.fixture(scope="session")
def desk(chromium, mission) -> Iterator[str]:
    """The address of a desk that tests only look at."""
    with served(mission) as url:
        yield url


@pytest.fixture
def own_desk(chromium, mission, tmp_path) -> Iterator[str]:
    """The address of a desk that one test may change."""
    place = tmp_path / "own.dateline"
    with closing(sqlite3.connect(mission)) as held, closing(sqlite3.connect(place)) as copy:
        held.backup(copy)
    with served(place) as url:
        yield url


@pytest.fixture
def opened(chromium) -> Iterator[Any]:
    """Open a page of a desk in a fresh profile; what it complains of or asks elsewhere is a failure."""
    contexts, troubles = [], []

    def open_page(url: str, **given: Any) -> Any:
        context = chromium.new_context(**({"viewport": {"width": 1280, "height": 900}} | given))
        context.set_default_timeout(20_000)
        contexts.append(context)
        page, origin = context.new_page(), "/".join(url.split("/")[:3])
        page.on("console", lambda told: troubles.append(told.text) if is_trouble(told) else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("request", lambda sent: sent.url.startswith(origin) or troubles.append(f"asks {sent.url}"))
        page.goto(url)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not troubles


def is_trouble(told: Any) -> bool:
    """Tell whether a page complains; that one is not there is no complaint of the page that says so."""
    return told.type == "error" and not told.location["url"].endswith("/nowhere")
