"""A store is made, refused, upgraded after a copy, or left as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

import quick
from dateline.desk import keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Deed
from dateline.store import log, opened, opening, writing
from dateline.store.migrations import MIGRATIONS
from dateline.store.verify import verify

ACT = Act("2026-01-01T00:00:00Z", "Ada", "for a test")


@pytest.fixture
def place(tmp_path) -> Path:
    keep.init(tmp_path / "a.store")
    with opened(tmp_path / "a.store") as connection, writing(connection):
        log.enter(connection, Deed(0, "add", "", "Ada"))
    return tmp_path / "a.store"


def ask(place: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(place)) as connection, connection:
        return connection.execute(statement).fetchall()


def told(place: Path) -> str:
    with pytest.raises(DatelineError) as error, opened(place):
        pass
    assert error.value.status == 1
    assert "\n" not in str(error.value)
    return str(error.value)


def test_a_store_is_made_with_its_folders_and_made_twice_stays(tmp_path):
    place = tmp_path / "deep" / "er" / "a.store"
    assert keep.init(place) == keep.init(place) == place.resolve()
    assert ask(place, "pragma journal_mode") == [("wal",)]
    assert look.listing(place) == ()


def test_what_is_no_store_is_refused_and_left_alone(tmp_path):
    assert told(tmp_path / "none") == f"{tmp_path / 'none'}: there is no store; `dateline init` makes one"
    assert not (tmp_path / "none").exists()
    assert told(tmp_path).endswith("is a folder, not a store")
    (tmp_path / "a.txt").write_text("A ferry sank in Lake Vorrin on Monday, police said. " * 99)
    before = (tmp_path / "a.txt").read_bytes()
    assert told(tmp_path / "a.txt").endswith("is no store of Dateline")
    assert (tmp_path / "a.txt").read_bytes() == before
    ask(tmp_path / "other.db", "create table page (id)")
    assert told(tmp_path / "other.db").endswith("is no store of Dateline")
    with pytest.raises(DatelineError, match="is no store of Dateline"):
        keep.init(tmp_path / "other.db")


def test_a_newer_schema_is_refused_in_one_sentence(place):
    ask(place, f"pragma user_version = {opening.SCHEMA + 1}")
    before = place.read_bytes()
    newer = f"schema {opening.SCHEMA + 1}, this one knows {opening.SCHEMA}"
    assert told(place) == f"{place}: was written by a newer Dateline ({newer}): upgrade Dateline"
    assert place.read_bytes() == before


def test_there_is_a_way_up_from_every_earlier_schema():
    assert sorted(MIGRATIONS) == list(range(1, opening.SCHEMA))


def one_newer(monkeypatch, *steps: str) -> int:
    """Let the program know one schema more, that is reached by ``steps``; return the one before."""
    old = opening.SCHEMA
    monkeypatch.setattr(opening, "SCHEMA", old + 1)
    monkeypatch.setitem(MIGRATIONS, old, steps)
    return old


def test_an_earlier_schema_is_upgraded_after_a_copy(place, monkeypatch):
    old = one_newer(monkeypatch, "alter table log add column mood text", "update log set mood = 'calm'")
    with opened(place) as connection:
        assert connection.execute("select who, mood from log").fetchall() == [("Ada", "calm")]
    copy = place.with_name(f"a.store.schema-{old}.backup")
    assert ask(copy, "pragma user_version") == [(old,)]
    assert ask(copy, "select who from log") == [("Ada",)]
    with pytest.raises(sqlite3.OperationalError, match="mood"):
        ask(copy, "select mood from log")
    copy.unlink()
    with opened(place):
        assert not copy.exists()  # done once


def make_older(place: Path, version: int, *steps: str) -> None:
    """Let the rows of what is known stand under text, as they did before schema 4, and run ``steps``."""
    with closing(sqlite3.connect(place)) as connection:
        connection.executescript(
            "create table old (kind text not null, key text not null, body blob not null, "
            "primary key (kind, key)) without rowid;"
            "insert into old select name, key, body from derived join kind on kind.id = derived.kind;"
            "drop table derived; drop table kind; alter table old rename to derived;"
            + ";".join((*steps, f"pragma user_version = {version}"))
        )


def test_what_an_earlier_schema_was_made_to_tell_is_made_again(tmp_path, quickly):
    place = tmp_path / "b.store"
    keep.add(place, [quick.write(place.with_name("some.jsonl"), quick.rows(6, seed=1))], ACT)
    told = look.every(place)
    make_older(place, 1)
    with opened(place) as connection:
        assert connection.execute("select count(*) from record").fetchone() == (0,)
        assert connection.execute("select count(*) from page").fetchone() == (6,)
    keep.rebuild(place, ACT)
    assert look.every(place) == told
    assert verify(place).is_sound


def test_a_store_of_before_the_web_was_asked_is_upgraded_with_all_that_it_tells(tmp_path, quickly):
    place = tmp_path / "b.store"
    keep.add(place, [quick.write(place.with_name("some.jsonl"), quick.rows(6, seed=1))], ACT)
    told = look.every(place)
    make_older(place, 2, "drop table source")
    assert look.every(place) == told
    assert verify(place).is_sound
    copy = place.with_name("b.store.schema-2.backup")
    assert ask(copy, "select count(*) from sqlite_master where name = 'source'") == [(0,)]


def test_rows_of_before_they_stood_under_numbers_are_upgraded_as_they_are(tmp_path, quickly):
    place = tmp_path / "b.store"
    keep.add(place, [quick.write(place.with_name("some.jsonl"), quick.rows(6, seed=1))], ACT)
    rows = "select name, key, body from derived join kind on kind.id = derived.kind order by name, key"
    held = ask(place, rows)
    make_older(place, 3)
    with opened(place):
        pass
    assert ask(place, rows) == held
    assert {type(key) for _, key, _ in held} == {int, str}
    assert verify(place).is_sound


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(place, monkeypatch):
    old = one_newer(monkeypatch, "alter table log add column mood text", "drop table none_such")
    for _ in range(2):
        assert "no such table" in told(place)
        assert ask(place, "pragma user_version") == [(old,)]
        assert "mood" not in ask(place, "select sql from sqlite_master where name = 'log'")[0][0]
    monkeypatch.undo()
    assert [deed.who for deed in look.deeds(place)] == ["Ada"]


def test_what_goes_wrong_while_writing_leaves_nothing(place):
    def broken() -> None:
        with opened(place) as connection, writing(connection):
            connection.execute("insert into log (kind, at, who, why, seal) values ('add', '', 'Bo', '', x'')")
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert [deed.who for deed in look.deeds(place)] == ["Ada"]


def test_an_undone_deed_cannot_be_undone_again(tmp_path, quickly):
    place = tmp_path / "b.store"
    keep.add(place, [quick.write(place.with_name("some.jsonl"), quick.rows(2, seed=1))], ACT)
    assert keep.undo(place, ACT)[0].number == 1
    with pytest.raises(DatelineError, match="nothing to undo"):
        keep.undo(place, ACT)
    with pytest.raises(DatelineError, match="there is no deed 7 that still stands"):
        keep.undo(place, ACT, 7)


def test_a_store_of_before_there_were_alerts_gets_their_tables_and_keeps_all_else(tmp_path, quickly):
    place = tmp_path / "b.store"
    keep.add(place, [quick.write(place.with_name("some.jsonl"), quick.rows(6, seed=1))], ACT)
    told = look.every(place)
    make_older(place, 2, "drop table told", "drop table alert", "drop table way")
    assert look.every(place) == told
    assert ask(place, "pragma user_version") == [(opening.SCHEMA,)]
    assert verify(place).is_sound  # its tables are those of a new store, to the letter
