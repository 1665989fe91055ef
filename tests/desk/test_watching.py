"""Watching: what grows is taken in, what is new is told, whatever fails or is killed."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path

import feedparser
import pytest

import quick
from dateline.desk import following, keep, look, outbox, watching
from dateline.desk.watching import Round, Watch, World, rounds
from dateline.model import DatelineError
from dateline.model.watch import Delivery, Message, Watched, Watchlist
from dateline.store import opened
from dateline.store.verify import verify
from tales import CONTRADICTED, FIRST, FLOOD, LATER, NEW, OTHER, act

pytestmark = pytest.mark.usefixtures("quickly")
BEGIN = datetime(2026, 1, 1, 12, tzinfo=UTC)


@dataclass
class Fake:
    """A world that goes on only when one waits in it; something may happen in each pause."""

    happens: list[Callable[[], object]] = field(default_factory=list)
    now: datetime = BEGIN
    pauses: list[float] = field(default_factory=list)
    chance: float = 0.5

    def wait(self, seconds: float) -> bool:
        self.pauses.append(seconds)
        self.now += timedelta(seconds=seconds)
        if not self.happens:
            return True
        self.happens.pop(0)()
        return False

    @property
    def world(self) -> World:
        return World(lambda: self.now, self.wait, lambda: self.chance)


@dataclass
class Way:
    """A way out that keeps what it sent in a file, and fails as often as told."""

    place: Path
    fails: int = 0
    most: int = 1
    name: str = "way"
    shown: str = "the way"
    after: Callable[[], object] = lambda: None

    def send(self, message: Message) -> Delivery:
        if self.fails:
            self.fails -= 1
            return Delivery("failed", "is shut")
        with self.place.open("a") as out:
            out.write(message.body.decode() + "\n")
        self.after()
        return Delivery("sent")

    @property
    def sent(self) -> list[str]:
        """The texts of the alerts that went out."""
        lines = self.place.read_text().splitlines() if self.place.exists() else []
        data = [json.loads(line)["data"] for line in lines]
        return [one["text"] for held in data for one in (held if isinstance(held, list) else [held])]


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path


def put(folder: Path, *rows: dict[str, str]) -> None:
    for row in rows:
        quick.write(folder / "in" / f"{row['id']}.jsonl", [row])


def watch(folder: Path, fake: Fake, *ways: Way, every: int = 600, more: Sequence[Watched] = ()) -> Watch:
    wanted = Watchlist((Watched(str(folder / "in"), every), *more), folder=str(folder / "feeds"))
    return Watch(folder / "a.store", wanted, fake.world, ways, who="Ada")


def texts(done: Round) -> list[str]:
    return [one.alert.text for one in done.told]


def follow(folder: Path) -> None:
    following.follow(folder / "a.store", act(), "a", "fires")


def test_a_folder_that_grows_is_told_of_round_by_round(folder):
    fake = Fake(
        [lambda: (put(folder, OTHER), follow(folder)), lambda: put(folder, LATER, FLOOD), lambda: None]
    )
    put(folder, FIRST)
    way = Way(folder / "sent")
    first, second, third, fourth = rounds(watch(folder, fake, way))
    assert [r.count("new") for r in (first, second, third, fourth)] == [1, 1, 2, 0]
    assert [texts(r) for r in (first, second, third, fourth)] == [[], [CONTRADICTED], [NEW], []]
    assert [r.others for r in (first, second, third, fourth)] == [1, 0, 1, 0]
    assert way.sent == [CONTRADICTED, NEW]
    assert fake.pauses == [600.0] * 4
    assert [r.at for r in (first, second)] == ["2026-01-01T12:00:00Z", "2026-01-01T12:10:00Z"]
    assert [deed.kind for deed in look.deeds(folder / "a.store")] == ["add", "follow", "add", "add"]
    assert verify(folder / "a.store").is_sound


def test_a_round_in_which_nothing_came_writes_nothing_to_the_log(folder):
    put(folder, FIRST)
    fake = Fake([lambda: None] * 3)
    assert [len(r.looked) for r in rounds(watch(folder, fake))] == [1, 1, 1, 1]
    assert len(look.deeds(folder / "a.store")) == 1


def test_nothing_to_read_yet_is_no_fault_and_what_is_not_there_is_told_once_and_tried_again_later(folder):
    gone = Watched(str(folder / "gone"), 600)
    fake = Fake([lambda: None] * 5)
    done = list(rounds(watch(folder, fake, more=[gone])))
    assert [[f.message for f in r.flaws] for r in done] == [["is not there"], [], [], [], [], []]
    assert [len(r.looked) for r in done] == [
        2,
        1,
        2,
        1,
        1,
        1,
    ]  # looked at after 20 minutes, then after 40 more
    (folder / "gone").mkdir()
    quick.write(folder / "gone" / "a.jsonl", [FIRST])
    fake.happens = [lambda: None] * 3
    assert sum(r.count("new") for r in rounds(watch(folder, fake, more=[gone]))) == 1


def test_each_source_has_its_own_interval_spread_by_chance(folder):
    (folder / "often").mkdir()
    fake = Fake([lambda: None] * 3, chance=1.0)
    done = list(rounds(watch(folder, fake, more=[Watched(str(folder / "often"), 300)])))
    assert fake.pauses == [330.0, 330.0, 330.0, 330.0]
    assert [len(r.looked) for r in done] == [2, 1, 2, 1]
    fake = Fake([lambda: None], chance=0.0, now=fake.now + timedelta(days=1))
    list(rounds(watch(folder, fake)))
    assert fake.pauses == [540.0, 540.0]


def test_a_call_for_cron_looks_only_at_what_is_due(folder):
    put(folder, FIRST)
    fake = Fake()
    assert [len(r.looked) for r in rounds(watch(folder, fake), once=True)] == [1]
    put(folder, OTHER)
    assert [len(r.looked) for r in rounds(watch(folder, fake), once=True)] == [0]
    fake.now += timedelta(minutes=11)
    assert [r.count("new") for r in rounds(watch(folder, fake), once=True)] == [1]
    assert fake.pauses == []


def test_a_way_that_fails_stops_nothing_and_its_alerts_go_out_later_in_order(folder):
    put(folder, FIRST)
    list(rounds(watch(folder, Fake(), shut := Way(folder / "shut", name="shut")), once=True))
    follow(folder)
    fake = Fake([lambda: put(folder, LATER), lambda: None], now=BEGIN + timedelta(hours=1))
    put(folder, OTHER)
    shut.fails = 2
    open_ = Way(folder / "open", name="open")
    done = list(rounds(watch(folder, fake, shut, open_)))
    assert "the way: is shut; its alerts are kept" in str(done[0].flaws[0])
    assert done[1].flaws == ()  # told once while it stays so
    assert shut.sent == [CONTRADICTED, NEW]
    assert open_.sent == [CONTRADICTED, NEW]
    assert fake.pauses[:2] == [300.0, 300.0]  # sooner than the sources are due


def test_who_opens_a_way_is_not_flooded_with_what_was_told_before(folder):
    put(folder, FIRST)
    list(rounds(watch(folder, Fake()), once=True))
    follow(folder)
    put(folder, OTHER)
    later = Fake(now=BEGIN + timedelta(hours=1))
    list(rounds(watch(folder, later), once=True))
    way = Way(folder / "sent")
    put(folder, LATER)
    later.now += timedelta(hours=1)
    list(rounds(watch(folder, later, way), once=True))
    assert way.sent == [NEW]


def test_what_waits_goes_out_as_one_letter_by_a_way_that_takes_many(folder):
    put(folder, FIRST)
    way = Way(folder / "sent", most=50)
    list(rounds(watch(folder, Fake(), way), once=True))
    follow(folder)
    put(folder, OTHER, LATER)
    list(rounds(watch(folder, Fake(now=BEGIN + timedelta(hours=1)), way), once=True))
    assert len(way.place.read_text().splitlines()) == 1
    assert sorted(way.sent) == sorted([CONTRADICTED, NEW])


def test_what_was_added_by_hand_is_told_in_the_next_round(folder):
    put(folder, FIRST)
    list(rounds(watch(folder, Fake()), once=True))
    follow(folder)
    keep.add(folder / "a.store", [quick.write(folder / "by-hand.jsonl", [OTHER])], act(2))
    (done,) = rounds(watch(folder, Fake(now=BEGIN + timedelta(seconds=20))), once=True)
    assert (done.looked, texts(done)) == ((), [CONTRADICTED])


def test_a_store_that_cannot_be_used_is_told_and_tried_again_but_for_cron_it_is_an_error(folder):
    (folder / "a.store").write_text("no store at all " * 99)
    fake = Fake([(folder / "a.store").unlink, lambda: None])
    put(folder, FIRST)
    done = list(rounds(watch(folder, fake)))
    assert "is no store of Dateline" in str(done[0].flaws[0])
    assert [r.count("new") for r in done] == [0, 1, 0]
    assert fake.pauses[0] == 300.0
    (folder / "b.store").write_text("no store at all " * 99)
    with pytest.raises(DatelineError, match="is no store"):
        list(rounds(Watch(folder / "b.store", watch(folder, fake).wanted, fake.world), once=True))


def test_feeds_are_read_back_as_they_were_meant_and_keep_their_ids(folder):
    put(folder, FIRST)
    list(rounds(watch(folder, Fake()), once=True))
    follow(folder)
    following.follow_subject(folder / "a.store", act(), "<b>Haldena & co</b>")
    put(folder, OTHER, LATER)
    later = Fake(now=BEGIN + timedelta(hours=1))
    list(rounds(watch(folder, later), once=True))
    empty, fires = sorted((folder / "feeds").iterdir())  # b-haldena-co-b…, fires-…
    feed = feedparser.parse(fires.read_bytes())
    assert (feed.version, feed.bozo) == ("atom10", False)
    assert feed.feed.title == "fires"
    assert {e.title for e in feed.entries} == {CONTRADICTED, NEW}
    (told,) = (e for e in feed.entries if e.title == CONTRADICTED)
    assert told.link == "https://example.org/b"
    assert "The fire killed 9 people in Ostrela." in told.content[0].value
    assert told.updated == "2026-01-01T13:00:00Z"
    blank = feedparser.parse(empty.read_bytes())
    assert (blank.bozo, blank.feed.title_detail.type) == (False, "text/plain")
    assert blank.feed.title == "<b>Haldena & co</b>"
    ids = {e.id for e in feed.entries}
    before = fires.stat().st_mtime_ns
    later.now += timedelta(hours=1)
    list(rounds(watch(folder, later), once=True))
    assert fires.stat().st_mtime_ns == before  # what says the same is left alone
    assert {e.id for e in feedparser.parse(fires.read_bytes()).entries} == ids
    assert [p.name for p in (folder / "feeds").iterdir() if p.name.startswith(".")] == []


def test_a_folder_that_cannot_be_written_to_is_told(folder):
    put(folder, FIRST)
    (folder / "feeds").write_text("a file stands here")
    list(rounds(watch(folder, Fake()), once=True))
    follow(folder)
    (done,) = rounds(watch(folder, Fake(now=BEGIN + timedelta(hours=1))), once=True)
    assert "File exists" in str(done.flaws[0])


# Where a round is killed: the function, and whether before or after it has done its work.
POINTS = [
    ("dateline.desk.keep._read", "before"),
    ("dateline.desk.keep.settle", "before"),
    ("dateline.desk.keep.settle", "after"),
    ("dateline.desk.keep.add", "after"),
    ("dateline.store.schedule.keep", "before"),
    ("dateline.store.schedule.keep", "after"),
    ("dateline.desk.outbox.waiting", "after"),
    ("dateline.sinks.feeds._put", "before"),
    ("dateline.desk.outbox._message", "after"),
    ("dateline.desk.outbox.went_out", "before"),
    ("dateline.desk.outbox.went_out", "after"),
]


def killed(call: Callable[[], object], name: str, when: str) -> bool:
    """Do something in another process, which is killed at a point; tell whether it was."""
    child = os.fork()
    if not child:
        module, _, attribute = name.rpartition(".")
        real = getattr(import_module(module), attribute)

        def dies(*given: object, **named: object) -> None:
            if when == "after":
                real(*given, **named)
            os.kill(os.getpid(), signal.SIGKILL)

        setattr(import_module(module), attribute, dies)
        try:
            call()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


@pytest.mark.parametrize(("name", "when"), POINTS)
def test_a_round_that_is_killed_anywhere_goes_on_with_nothing_doubled_or_lost(folder, name, when):
    put(folder, FIRST)
    way = Way(folder / "sent")
    list(rounds(watch(folder, Fake(), way), once=True))
    follow(folder)
    put(folder, OTHER, LATER, FLOOD)
    held = watch(folder, Fake(now=BEGIN + timedelta(hours=1)), way)
    assert killed(lambda: list(rounds(held, once=True)), name, when)
    put(folder, FLOOD | {"id": "g", "title": "Flood again in Haldena"})
    screen = [
        text
        for hours in (2, 3)
        for done in rounds(watch(folder, Fake(now=BEGIN + timedelta(hours=hours)), way), once=True)
        for text in texts(done)
    ]
    expected = {CONTRADICTED, NEW}
    assert {*way.sent} == expected
    assert len(way.sent) <= len(expected) + 1  # what was on its way may come twice, under its id
    assert {*screen} == expected
    assert len(screen) == len(expected)
    assert {one.alert.text for one in following.told(folder / "a.store", 99)} == expected
    with opened(folder / "a.store") as connection:
        assert connection.execute("select count(*) from page").fetchone() == (5,)
    assert verify(folder / "a.store").is_sound


def test_what_a_way_refuses_is_told_and_passed_over(folder):
    class Picky(Way):
        def send(self, message: Message) -> Delivery:
            return Delivery("refused", "answered 400") if b"killed" in message.body else super().send(message)

    put(folder, FIRST)
    way = Picky(folder / "sent")
    list(rounds(watch(folder, Fake(), way), once=True))
    follow(folder)
    put(folder, OTHER, LATER)
    (done,) = rounds(watch(folder, Fake(now=BEGIN + timedelta(hours=1)), way), once=True)
    assert [str(flaw) for flaw in done.flaws] == ["the way: answered 400"]
    assert way.sent == [NEW]
    assert outbox.waiting(folder / "a.store", "way", 9) == ()


def test_the_ways_are_made_as_the_file_says_and_a_missing_secret_is_told_before_anything_is_done(
    tmp_path, monkeypatch
):
    text = '[[source]]\npath = "in"\n[[webhook]]\nurl = "https://example.org/h"\nsecret_env = "DATELINE_T"\n'
    (tmp_path / "a.toml").write_text(text)
    wanted = watching.read_watchlist(tmp_path / "a.toml")
    with pytest.raises(DatelineError, match="the variable DATELINE_T is not set"):
        watching.ways(wanted, Fake().world, "a.toml")
    monkeypatch.setenv("DATELINE_T", "hunter2")
    (way,) = watching.ways(wanted, Fake().world, "a.toml")
    assert way.shown == "webhook example.org"
