"""What the tests of the web share: a site on this machine, and a world whose clock only they move."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

import hosting
from dateline.sources.web.world import World

START = datetime(2026, 1, 5, 6, tzinfo=UTC)


@dataclass
class Slept:
    """A clock that stands still, but for the sleep of who waits."""

    seconds: list[float] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    later: timedelta = timedelta()

    def world(self) -> World:
        return World(self.now, self.today, self.seconds.append, self.resolve)

    def now(self) -> float:
        return sum(self.seconds)

    def today(self) -> datetime:
        return START + self.later + timedelta(seconds=sum(self.seconds))

    def resolve(self, host: str, port: int) -> tuple[str, ...]:
        return (self.names.get(host, host),)


@pytest.fixture
def site() -> Iterator[hosting.Site]:
    with hosting.hosted() as made:
        yield made


@pytest.fixture
def slept() -> Slept:
    return Slept()
