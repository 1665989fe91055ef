"""Following and watching as a user meets them on the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import dateline.cli.watch
import hosting
import quick
from dateline.cli import main
from dateline.desk.watching import World
from dateline.store.verify import verify
from tales import CONTRADICTED, FIRST, OTHER

SOURCES = 'every = "10s"\n[[source]]\npath = "in"\n[atom]\nfolder = "feeds"\n'
LEAKY = SOURCES + '[[webhook]]\nurl = "https://example.org"\nsecret = "hunter2"\n'
ENDS = "dateline: ends after the step in hand; once more ends it at once\n"


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    (tmp_path / "in").mkdir()
    quick.write(tmp_path / "in" / "first.jsonl", [FIRST])
    (tmp_path / "sources.toml").write_text(SOURCES)
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "a.store"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def called(folder, monkeypatch, capsys):
    """Return a way to call the command line here: its status, what it printed, what it said was wrong."""

    def call(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["dateline", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        told = capsys.readouterr()
        return end.value.code or 0, told.out, told.err

    return call


def test_what_is_followed_is_told_by_calls_for_cron(folder, called, quickly, monkeypatch):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    world = World(lambda: now[0], lambda seconds: True, lambda: 0.5)
    monkeypatch.setattr(dateline.cli.watch, "_world", lambda stop: world)
    watch = ("watch", "sources.toml", "--once")
    told = "2026-01-01T00:00:00Z  1 new, 0 revised at 1 source; 1 story changed\n"
    assert called(*watch) == (0, told, "")
    assert called("follow", "a", "--as", "fires") == (0, "following fires\n", "")
    told = "following Haldena (no report names it yet)\n"
    assert called("follow", "--subject", "Haldena") == (0, told, "")
    quick.write(folder / "in" / "second.jsonl", [OTHER])
    assert called(*watch) == (0, "", "")  # not due yet
    now[0] += timedelta(seconds=10)
    status, out, _ = called(*watch)
    assert status == 0
    assert out.startswith(
        "2026-01-01T00:00:10Z  1 new, 0 revised at 1 source; 1 story that you follow changed\n"
        "Fire in Ostrela (s-"
    )
    assert f"\n  {CONTRADICTED}\n      “The fire killed 9 people in Ostrela.” — Times, 2 Mar 2021\n" in out
    assert "\n      https://example.org/b\n" in out
    (alert,) = json.loads(called("alerts", "--format", "json")[1])
    assert (alert["text"], alert["follows"]) == (CONTRADICTED, ["fires"])
    assert CONTRADICTED in called("alerts", "FIRES")[1]
    assert called("alerts", "Haldena")[1] == "nothing new was told yet\n"
    names = [one["name"] for one in json.loads(called("following", "--format", "json")[1])]
    assert names == ["fires", "Haldena"]
    assert called("unfollow", "fires") == (0, "no longer following fires\n", "")
    assert called("following")[1].startswith("Haldena  (the subject Haldena in all stories; since ")
    assert len(list((folder / "feeds").iterdir())) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("follow",), "say what to follow: a STORY, or --subject NAME"),
        (("follow", "x", "--subject", "y"), "say what to follow: a STORY, or --subject NAME"),
        (("watch", "none.toml"), "none.toml: No such file or directory"),
        (("watch", "leaky.toml"), "leaky.toml: webhook 1: secret: does not belong in this file: "),
    ],
)
def test_a_wrong_call_is_told_in_one_sentence_and_nothing_is_done(folder, called, arguments, told):
    (folder / "leaky.toml").write_text(LEAKY)
    status, out, err = called(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(f"dateline: {told}")
    assert "hunter2" not in err
    assert not (folder / "a.store").exists()


def watching() -> subprocess.Popen[str]:
    call = [sys.executable, "-u", "-m", "dateline.cli", "watch", "sources.toml"]
    pipe = subprocess.PIPE
    return subprocess.Popen(call, stdout=pipe, stderr=pipe, text=True, encoding="utf8", env=os.environ.copy())


def test_a_signal_ends_a_pause_cleanly(folder):
    process = watching()
    assert process.stdout is not None
    assert "1 new" in process.stdout.readline()
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (0, "", ENDS)
    assert verify(folder / "a.store").is_sound


def test_a_second_signal_ends_a_step_at_once_and_the_next_call_goes_on(folder, called, quickly):
    quick.write(folder / "in" / "many.jsonl", quick.rows(200))
    for file in (folder / "in").iterdir():
        os.utime(file, (1e9, 1e9))  # whole for long: nothing is waited for
    process = watching()
    while not (folder / "a.store").exists():
        time.sleep(0.02)
        assert process.poll() is None
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    time.sleep(0.3)
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=60)
    # Python ends itself so where the signal comes amid an import of a compiled module.
    assert process.returncode in (130, -signal.SIGINT)
    assert err.startswith(ENDS)
    assert "Traceback" not in err
    status, out, _ = called("watch", "sources.toml", "--once")
    assert status == 0
    assert "at 1 source" in out
    assert verify(folder / "a.store").is_sound


def test_a_first_signal_amid_a_round_lets_the_round_end(folder, called, quickly, monkeypatch):
    def signalled(stop: threading.Event) -> World:
        def chance() -> float:
            os.kill(os.getpid(), signal.SIGINT)
            return 0.5

        return World(lambda: datetime(2026, 1, 1, tzinfo=UTC), stop.wait, chance)

    monkeypatch.setattr(dateline.cli.watch, "_world", signalled)
    before = signal.getsignal(signal.SIGINT)
    status, out, err = called("watch", "sources.toml")
    assert (status, err) == (0, ENDS)
    assert "1 new" in out
    assert signal.getsignal(signal.SIGINT) == before


def test_a_feed_is_watched_and_its_changes_are_told_with_their_address(folder, called, quickly, monkeypatch):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    world = World(lambda: now[0], lambda seconds: True, lambda: 0.5)
    monkeypatch.setattr(dateline.cli.watch, "_world", lambda stop: world)
    with hosting.hosted() as site:
        site["/fire"] = hosting.article(
            "Fire in Ostrela", "The fire killed 3 people in Ostrela.", day="2021-03-02"
        )
        site["/feed"] = hosting.marked(hosting.rss(site, {"/fire": "Fire"}), '"1"')
        feed = f"{site.url}/feed"
        (folder / "web.toml").write_text(f'every = "10s"\n[[source]]\nurl = "{feed}"\n')
        watch = ("watch", "web.toml", "--once", "--allow-private", "--delay", "0")
        assert called(*watch)[1].startswith("2026-01-01T00:00:00Z  1 new, 0 revised at 1 source")
        (listed,) = json.loads(called("stories", "--format", "json")[1])
        assert called("follow", listed["id"], "--as", "fire")[0] == 0
        site.asked.clear()
        now[0] += timedelta(seconds=20)
        assert called(*watch) == (0, "2026-01-01T00:00:20Z  nothing new at 1 source\n", "")
        assert site.paths() == ["/robots.txt", "/feed"]  # nothing but whether the feed has changed
        later = hosting.rss(site, {"/fire": "Fire"}, day="Tue, 02 Mar 2021 1{}:00:00 GMT")
        site["/feed"] = hosting.marked(later, '"2"', "Tue, 02 Mar 2021 11:00:00 GMT")
        site["/fire"] = hosting.article(
            "Fire in Ostrela", "The fire killed 5 people in Ostrela.", day="2021-03-02"
        )
        now[0] += timedelta(seconds=20)
        status, out, _ = called(*watch)
        assert status == 0
        assert "0 new, 1 revised at 1 source; 1 story that you follow changed" in out
        assert f"\n      {site.url}/fire\n" in out
        site["/feed"] = (503, {}, b"")
        now[0] += timedelta(seconds=20)
        status, out, err = called(*watch)
        assert (status, "nothing new" in out) == (1, True)  # the one source that was due
        assert feed in err


def test_only_what_is_named_asks_the_web(folder, called, quickly):
    with hosting.hosted() as site:
        site["/fire"] = hosting.article(
            "Fire in Ostrela", "The fire killed 3 people in Ostrela.", day="2021-03-02"
        )
        (folder / "in" / "list.txt").write_text(f"# to read\n{site.url}/fire\n")
        (folder / "web.urls").write_text(f"{site.url}/fire\n")
        watch = ("watch", "sources.toml", "--once", "--allow-private", "--delay", "0")
        called(*watch)
        assert site.paths() == []
        (folder / "sources.toml").write_text(SOURCES + '[[source]]\npath = "web.urls"\n')
        assert "1 new" in called(*watch)[1]
        assert site.paths() == ["/robots.txt", "/fire"]


def test_a_feed_that_is_cut_is_looked_at_as_often_as_before(folder, called, quickly, monkeypatch):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    world = World(lambda: now[0], lambda seconds: True, lambda: 0.5)
    monkeypatch.setattr(dateline.cli.watch, "_world", lambda stop: world)
    with hosting.hosted() as site:
        titles = {"/a": "Fire in Ostrela", "/b": "Flood in Vorrin", "/c": "Storm in Reyk"}
        for path, title in titles.items():
            site[path] = hosting.article(title, f"The {title} killed 3 people on Monday.", day="2021-03-02")
        site["/feed"] = hosting.rss(site, titles)
        (folder / "web.toml").write_text(f'every = "10s"\n[[source]]\nurl = "{site.url}/feed"\n')
        watch = ("watch", "web.toml", "--once", "--allow-private", "--delay", "0", "--most", "1")
        for _ in titles:
            assert "1 new" in called(*watch)[1]
            now[0] += timedelta(seconds=10)


def test_what_was_taken_back_comes_in_again_by_hand_only(folder, called, quickly, monkeypatch):
    now = [datetime(2026, 1, 1, tzinfo=UTC)]
    world = World(lambda: now[0], lambda seconds: True, lambda: 0.5)
    monkeypatch.setattr(dateline.cli.watch, "_world", lambda stop: world)
    with hosting.hosted() as site:
        site["/a"] = told = hosting.article("Fire in Ostrela", "The fire killed 3 people in Ostrela.")
        site["/feed"] = hosting.rss(site, {"/a": "Fire in Ostrela"})
        feed, web = f"{site.url}/feed", ("--allow-private", "--delay", "0")
        listed = f'[[source]]\nurl = "{feed}"\n[[source]]\npath = "in"\n'
        (folder / "web.toml").write_text(f'every = "10s"\n{listed}')
        held = quick.write(folder / "in" / "b.jsonl", quick.rows(1, seed=1))
        watch = ("watch", "web.toml", "--once", *web)
        assert "3 new" in called(*watch)[1]
        assert called("undo")[0] == 0
        os.utime(held, (1, 1))  # looked at again, as a file that has changed
        site["/a"] = f"{told}<!-- pages change with each asking -->"
        site["/feed"] = hosting.rss(site, {"/a": "Fire in Ostrela"}, day="Tue, 02 Mar 2021 1{}:00:00 GMT")
        for _ in range(2):
            now[0] += timedelta(seconds=20)
            assert "nothing new" in called(*watch)[1]
        assert json.loads(called("stories", "--format", "json")[1]) == []
        assert "3 new" in called("add", feed, "in", *web)[1]


def test_cron_is_told_where_no_source_could_be_read(folder, called, quickly):
    (folder / "web.toml").write_text('[[source]]\nurl = "http://127.0.0.1:1/feed"\n')
    status, out, err = called("watch", "web.toml", "--once")
    assert status == 1
    assert "nothing new at 1 source, 1 of which could not be read" in out
    assert err.endswith("dateline: no source that was due could be read\n")
