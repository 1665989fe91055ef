"""The commands on a store as a user meets them: what they say of what is there, is not, or was stopped."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import quick
from dateline.cli import cli
from dateline.desk import keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError

ROWS = quick.rows(12, seed=2)


def dateline(*arguments: object) -> str:
    """Return what a command prints; errors are raised."""
    return (
        CliRunner().invoke(cli, [*map(str, arguments)], catch_exceptions=False, standalone_mode=False).output
    )


@pytest.fixture
def place(tmp_path, quickly) -> Path:
    keep.add(tmp_path / "a.store", [quick.write(tmp_path / "a.jsonl", ROWS)], Act("2026-01-01T00:00:00Z"))
    return tmp_path / "a.store"


def test_a_store_that_is_there_is_not_told_as_made(tmp_path):
    new = tmp_path / "new.store"
    assert dateline("init", "--store", new) == f"{new}\n"
    assert dateline("init", "--store", new) == f"{new}: is a store already, and stays as it is\n"


@pytest.mark.parametrize("command", ["verify", "stories", "log", "undo"])
def test_where_there_is_no_store_it_is_said_how_to_make_one(tmp_path, command):
    with pytest.raises(DatelineError, match="there is no store; `dateline init` makes one"):
        dateline(command, "--store", tmp_path / "none.store")


@pytest.mark.parametrize("command", ["add", "undo", "rebuild"])
def test_who_stops_a_call_is_told_that_nothing_is_lost(place, monkeypatch, command):
    def stopped(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("dateline.desk.keep.settle", stopped)
    given = [place.with_name("a.jsonl")] if command == "add" else []
    with pytest.raises(DatelineError, match="is kept, and the same command goes on from there") as error:
        dateline(command, *given, "--store", place)
    assert error.value.status == 130


def test_a_word_on_what_is_so_already_says_so(place):
    episodes = [e.reports for s in look.every(place).stories for e in s.episodes]
    one, other = next(e for e in episodes if len(e) > 1)[:2]
    apart = next(e[0] for e in episodes if one not in e)
    same = f"{one} and {other} were of one episode already"
    assert same in dateline("judge", "same", one, other, "--store", place)
    assert f"{one} and {apart} were of no one episode" in dateline(
        "judge", "split", one, apart, "--store", place
    )
    assert "were of" not in dateline("judge", "split", one, other, "--store", place)
    assert "were of" not in dateline("judge", "same", one, apart, "--store", place)


def test_what_changed_since_it_was_taken_in_is_told(place):
    assert dateline("diff", "--since", "2026-01-02", "--by", "taken", "--store", place) == (
        "No report was taken in on 2 Jan 2026 or later.\n\n"
    )
    assert "a new story" in dateline("diff", "--since", "2026-01-01", "--by", "taken", "--store", place)


def test_the_help_of_search_tells_all_its_words():
    told = dateline("search", "--help")
    assert all(
        mark in told for mark in ("outlet:", "name:", "from:", "since:", "to:", "until:", "on:", "status:")
    )
