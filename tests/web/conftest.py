"""A desk over a store of the reports in examples/mission, asked without a network."""

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.desk.keep import Act, add
from dateline.web import Settings, make_app

MISSION = Path(__file__).parents[2] / "examples" / "mission"
ORIGIN = "http://127.0.0.1"


@pytest.fixture(scope="session")
def mission(tmp_path_factory, model):
    """A store of the mission's reports; tests only look at it."""
    place = tmp_path_factory.mktemp("web") / "mission.dateline"
    add(place, [str(MISSION)], Act("2026-01-05T08:00:00Z", "tester"))
    return place


def client_of(place, **given):
    return TestClient(make_app(Settings(place, **given)), base_url=ORIGIN, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def desk(mission):
    with client_of(mission) as client:
        yield client
