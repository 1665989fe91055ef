"""A store is proved sound, and what is damaged in it is found: bytes flipped, pages lost, the file cut."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import chdir, closing, suppress
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from dateline.desk import following, keep, outbox, proof
from dateline.desk.keep import Act
from dateline.model import Alert, Audit, DatelineError, Rename, Story, Visit
from dateline.store import opened, opening, sources, writing
from dateline.store.columns import unpacked_record
from dateline.store.packing import packed, unpacked, unsealed
from dateline.store.pages import BODY
from dateline.store.rescue import rescue
from dateline.store.rows import home_of
from dateline.store.verify import verify

MISSION = Path(__file__).parents[2] / "examples" / "mission"
SOME = ("harbour-post.txt", "lantern-review.txt", "tollgate-bell.html")
FLIPPED = 300
FIRE = "Fire swept through a mill in Ostrel on Monday, killing three people, police said.\n\n" * 2
Damaged = Callable[..., Path]


def act(number: int) -> Act:
    return Act(f"2026-03-0{number}T08:00:00Z", "Ada", "for a test")


@pytest.fixture(scope="session")
def sound(tmp_path_factory, model) -> Path:
    """Return a store with a row in every table: reports, revisions, what was taken out, a person's word."""
    folder = tmp_path_factory.mktemp("verify")
    with chdir(folder):  # the same paths, and so the same bytes, on each machine
        return made(Path())


def made(folder: Path) -> Path:
    place, first, second = folder / "kept.dateline", folder / "first.jsonl", folder / "second.jsonl"
    page = {"id": "fire", "url": "https://example.org/fire", "text": FIRE, "published": "2021-03-02"}
    first.write_text(json.dumps(page))
    second.write_text(json.dumps(page | {"text": FIRE.replace("three", "five")}))
    keep.add(place, [*(shutil.copy(MISSION / name, folder) for name in SOME), str(first)], act(1))
    changed = keep.add(place, [str(second)], act(2)).changed
    keep.judge(place, (Rename(changed[0], "The mill fire"),), act(3))
    third = folder / "third.txt"
    third.write_text("Talks on the ferry began in Vorrin on Friday.\n\nThe talks go on, the mayor said.")
    keep.add(place, [str(third)], act(4))
    keep.undo(place, act(5))
    with opened(place) as connection, writing(connection):
        asked = Visit("news.example/feed", '"1"', None, "2026-03-05T08:00:00Z", 200, 0, "abc")
        sources.remember(connection, [asked, replace(asked, url="news.example/fire", status=304)])
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return place.resolve()


@pytest.fixture
def damaged(sound, tmp_path) -> Damaged:
    """Return a copy of the store with some bytes put for others, or cut."""

    def made(at: int = 0, put: bytes = b"", length: int | None = None) -> Path:
        copy = tmp_path / "damaged.dateline"
        held = bytearray(sound.read_bytes()[:length])
        held[at : at + len(put)] = put
        copy.write_bytes(held)
        return copy

    return made


def faults(audit: Audit) -> list[str]:
    return [fault for check in audit.checks for fault in check.faults]


def number_of(audit: Audit, what: str) -> int:
    return next(check.checked for check in audit.checks if check.what == what)


def _value(connection: sqlite3.Connection, table: str, row: dict[str, Any]) -> object:
    if table == "record":
        (page,) = connection.execute("select body from page where id = ?", (row["page"],)).fetchone()
        return unpacked_record(row["body"], page)
    if table == "derived":
        (kind,) = connection.execute("select name from kind where id = ?", (row["kind"],)).fetchone()
        return unsealed(home_of(kind, row["key"]), row["body"], Any)
    if table == "source":
        return unsealed(sources.home_of(row["url"]), row["body"], Visit)
    return unpacked(row["body"], {"page": BODY, "story": Story}[table])


def everything(place: Path) -> Iterator[object]:
    """Yield all that can be read of a store: each row unpacked, the words, the tables themselves."""
    with closing(sqlite3.connect(place)) as connection:
        tables = list(connection.execute("select type, name, tbl_name, sql from sqlite_master order by name"))
        yield tables
        for _, name, table, sql in tables:
            if name != table or not sql or name.partition("_")[0] in ("word", "clause"):
                continue
            columns = [c for _, c, *_ in connection.execute(f"pragma table_info({name})")]
            for row in connection.execute(f"select * from {name}"):
                held = dict(zip(columns, row, strict=True))
                yield name, {k: v for k, v in held.items() if k != "body" or name == "judgement"}
                if name in ("page", "record", "story", "derived", "source"):
                    yield _value(connection, name, held)
        for index in ("word", "clause"):
            connection.execute(
                f"create virtual table temp.{index}_told using fts5vocab (main, {index}, instance)"
            )
            terms = list(connection.execute(f"select * from temp.{index}_told"))
            yield terms
            for term in sorted({t[0] for t in terms}):
                quoted = '"' + term.replace('"', '""') + '"'
                yield connection.execute(
                    f"select rowid, rank from {index} where {index} match ?", (quoted,)
                ).fetchall()


def test_a_sound_store_is_told_so_with_what_was_checked(sound):
    audit = verify(sound)
    assert (audit.is_sound, faults(audit), audit.lost, audit.again) == (True, [], (), ())
    assert number_of(audit, "pages") == 6
    assert number_of(audit, "deeds") == 5
    assert number_of(audit, "judgements") == 1
    assert all(number_of(audit, what) > 1 for what in ("records", "stories", "quotes", "rows", "words"))


def test_a_flipped_bit_is_found_or_changes_nothing_that_can_be_read(sound, tmp_path):
    held, copy = sound.read_bytes(), tmp_path / "flipped.dateline"
    told = list(everything(sound))
    missed, found = [], 0
    used = [at for at, byte in enumerate(held) if byte]  # free space is mostly zeros
    for number in range(FLIPPED):
        at = used[number * len(used) // FLIPPED]
        copy.write_bytes(held[:at] + bytes([held[at] ^ (1 << number % 8)]) + held[at + 1 :])
        if not verify(copy).is_sound:
            found += 1
        elif list(everything(copy)) != told:
            missed.append((at, held[at]))
    assert missed == []
    assert found > FLIPPED // 2


def told_as(place: Path, table: str, column: str, value: object) -> None:
    """Let a column of the first row of a table hold a value that its kind forbids."""
    with closing(sqlite3.connect(place)) as connection:
        ((sql,),) = connection.execute("select sql from sqlite_master where name = ?", (table,))
    bare = re.sub(r" +text\b| +blob\b| +not null| +integer(?! +primary)", " ", sql)
    connections = sqlite3.connect(place), sqlite3.connect(place), sqlite3.connect(place)
    for connection, written in zip(connections, (bare, None, sql), strict=True):
        with closing(connection), connection:
            if written:
                connection.execute("pragma writable_schema = on")
                connection.execute("update sqlite_master set sql = ? where name = ?", (written, table))
            else:
                first = f"(select min({column}) from {table})"
                connection.execute(f"update {table} set {column} = ? where {column} = {first}", (value,))


@pytest.mark.parametrize(
    "table", ["log", "page", "judgement", "record", "story", "derived", "line", "figure", "source"]
)
def test_a_value_of_another_kind_is_found_in_each_column_and_left_behind(sound, damaged, table, tmp_path):
    with closing(sqlite3.connect(sound)) as connection:
        columns = [row[1] for row in connection.execute(f"pragma table_info({table})")]
        (made,) = connection.execute("select made from record").fetchone()
    tried = 0
    for number, (column, value) in enumerate(product(columns, (None, 7.5, b"cut"))):
        place = damaged()
        with suppress(sqlite3.IntegrityError):  # the number of a row is one
            told_as(place, table, column, value)
        if holds(place, table, column, value) and (column, value) != ("gone", None):
            tried += 1
            assert not verify(place, made).is_sound, (column, value)
            with opened(tmp_path / str(number), make=True) as connection:
                rescue(place, connection)
                lost = list(connection.execute("pragma foreign_key_check"))
                assert table == "log" or not lost  # a deed is lost whose pages are not
    assert tried >= len(columns)


def holds(place: Path, table: str, column: str, value: object) -> bool:
    with closing(sqlite3.connect(place)) as connection:
        rows = [row for (row,) in connection.execute(f"select {column} from {table}")]
    return any(type(row) is type(value) and row == value for row in rows)


def page_of(place: Path, table: str) -> int:
    """Return where the first page of a table or index lies in the file, in bytes."""
    with closing(sqlite3.connect(place)) as connection:
        (size,) = connection.execute("pragma page_size").fetchone()
        asked = "select rootpage from sqlite_master where name = ?"
        return int((connection.execute(asked, (table,)).fetchone()[0] - 1) * size)


def test_no_zeroed_page_of_the_file_breaks_the_proof(sound, damaged):
    for at in range(0, sound.stat().st_size, opening._PAGE):
        audit = verify(damaged(at, bytes(opening._PAGE)))
        assert not audit.is_sound, at


@pytest.mark.parametrize("share", [0, 0.001, 0.01, 0.1, 0.25, 0.5, 0.75, 0.99])
def test_a_cut_file_is_told_with_what_is_lost(sound, damaged, share):
    audit = verify(damaged(length=int(sound.stat().st_size * share)))
    assert not audit.is_sound
    assert any("cut" in f or "all reports in it are lost" in f for f in faults(audit))


def test_reports_whose_pages_are_lost_are_named(sound, damaged):
    audit = verify(damaged(page_of(sound, "page"), bytes(opening._PAGE)))
    assert len(audit.lost) == 6
    assert {"harbour-post", "fire", "fire@2"} <= set(audit.lost)
    assert audit.again == ()


def test_reports_whose_records_are_lost_can_be_made_again(sound, damaged):
    audit = verify(damaged(page_of(sound, "record"), bytes(opening._PAGE)))
    assert audit.lost == ()
    assert {"harbour-post", "fire", "fire@2"} <= set(audit.again)


def changed(place: Path, statement: str, *values: object) -> Audit:
    """Return the audit after somebody else wrote in the store."""
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(statement, values)
        connection.commit()
    return verify(place)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("update log set why = 'another' where id = 2", "deed 2 is not what was sealed"),
        ("delete from log where id = 3", "deed 4 is not what was sealed"),
        ("update page set digest = x'00' where report = 'fire'", "fire: its page is not what its hash says"),
        ("update page set taken = '2020' where report = 'fire'", "fire: its page is filed otherwise"),
        ("update page set later = null where report = 'fire'", "its revisions do not follow each other"),
        ("update page set gone = 1 where report = 'tollgate-bell'", None),
        ("update page set gone = 4 where report = 'tollgate-bell'", "was taken out by no deed that did so"),
        ("update record set sha256 = 'ab' where report = 'fire'", "fire: its text is not what its hash says"),
        ("update record set outlet = 'Elsewhere' where report = 'fire'", "record: the rows of page"),
        ("delete from record where report = 'fire@2'", "fire@2: its record is lost"),
        ("update figure set high = 9 where high > 400", "figure: the rows of page"),
        ("delete from member where report = 'harbour-post'", "member: the rows of story"),
        ("update story set title = 'Another'", "story: the rows of id"),
        ("update derived set key = 'nobody' where key = 'harbour-post'", "its check does not fit"),
        ("update derived set body = x'00'", "is damaged"),
        ("update source set body = x'00'", "news.example/feed: what is remembered of it is damaged"),
        ("update source set url = 'news.example/other' where url > 'news.example/fi'", "what is remembered"),
        ("update derived set key = cast(x'66ff' as text) where key = 'fire'", "it cannot be read"),
        ("update judgement set body = x'00'", "judgement 1"),
        ("update judgement set kind = 'wish'", "judgement 1 cannot be read"),
        ("insert into word (rowid, title, body, name) values (99, 'a', 'b', 'c')", "word: the index is not"),
        ("pragma user_version = 0", "user_version is 0"),
        ("pragma application_id = 7", "application_id is 7"),
        ("create table more (a)", "more: is not as it was made"),
        ("update line set page = 99", "belongs to no page"),
    ],
)
def test_what_was_written_by_another_hand_is_found(damaged, statement, fault):
    told = faults(changed(damaged(), statement))
    assert fault is None or any(fault in line for line in told), told
    assert told or fault is None


ALERTS = ("alert", "told", "way")


@pytest.fixture(scope="session")
def alerted(sound, tmp_path_factory) -> Path:
    """Return a store in which something is followed, was told, and went out."""
    place = tmp_path_factory.mktemp("alerted") / "kept.dateline"
    shutil.copy(sound, place)
    following.follow(place, act(6), "fire@2", "fires")
    outbox.open_ways(place, ["a way", "another"])
    told = FIRE.replace("three", "nine")
    (place.with_name("fourth.jsonl")).write_text(
        json.dumps({"id": "d", "text": told, "published": "2021-03-02"})
    )
    keep.add(place, [str(place.with_name("fourth.jsonl"))], act(7))
    outbox.went_out(place, "a way", outbox.waiting(place, "a way", 9))
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return place


def of_alerts(place: Path) -> list[object]:
    with closing(sqlite3.connect(place)) as connection:
        found = [list(connection.execute(f"select * from {table} order by 1, 2")) for table in ALERTS]
        return [[*((*row, unpacked(body, Alert)) for *row, body in found[0])], *found[1:]]


def test_a_flipped_bit_in_what_was_told_is_found_or_changes_nothing(alerted, tmp_path):
    audit = verify(alerted)
    assert (audit.is_sound, number_of(audit, "alerts")) == (True, 1)
    held, before, copy = alerted.read_bytes(), of_alerts(alerted), tmp_path / "flipped.dateline"
    with closing(sqlite3.connect(alerted)) as connection:
        (size,) = connection.execute("pragma page_size").fetchone()
        asked = f"select rootpage from sqlite_master where tbl_name in {ALERTS} and rootpage > 0"
        starts = [(page - 1) * size for (page,) in connection.execute(asked)]
    filled = [at for start in starts for at in range(start, start + size) if held[at]]
    found = 0
    for at in filled[:: max(1, len(filled) // 60)]:
        flipped = bytearray(held)
        flipped[at] ^= 1 << at % 8
        copy.write_bytes(flipped)
        told = verify(copy)
        found += not told.is_sound
        assert not told.is_sound or of_alerts(copy) == before, at
    assert found > 30


def test_a_damaged_alert_is_named_and_left_behind_and_sound_ones_are_saved_with_the_ways(alerted, tmp_path):
    place = tmp_path / "damaged.dateline"
    shutil.copy(alerted, place)
    told = faults(changed(place, "update alert set body = x'00'"))
    assert any("alert 1" in line for line in told), told
    keep.rebuild(place, act(8), into=tmp_path / "new.dateline")
    assert [len(rows) for rows in of_alerts(tmp_path / "new.dateline")] == [0, 0, 2]
    assert verify(tmp_path / "new.dateline").is_sound
    keep.rebuild(alerted, act(8), into=tmp_path / "whole.dateline")
    assert verify(tmp_path / "whole.dateline").is_sound
    assert of_alerts(tmp_path / "whole.dateline") == of_alerts(alerted)


def test_a_quote_that_is_no_longer_the_slice_it_says_is_found(damaged):
    place = damaged()
    with closing(sqlite3.connect(place)) as connection:
        ((name, body),) = connection.execute("select id, body from story order by reports desc limit 1")
        story: Story = unpacked(body, Story)
        entry = story.timeline[0]
        quote = replace(entry.evidence[0], quote="Nobody said this.")
        told = replace(story, timeline=(replace(entry, evidence=(quote,)), *story.timeline[1:]))
    audit = changed(place, "update story set body = ? where id = ?", packed(told), name)
    assert any("“Nobody said this.” does not stand at" in fault for fault in faults(audit))


def test_a_store_that_waits_to_be_read_is_sound(damaged):
    assert changed(damaged(), "update page set read = 0 where report = 'harbour-post'").is_sound
    assert changed(damaged(), "update record set settled = 0").is_sound


def test_a_store_in_a_folder_that_cannot_be_written_to_is_proved(sound, tmp_path):
    folder = tmp_path / "shut"
    folder.mkdir()
    place = folder / "kept.dateline"
    place.write_bytes(sound.read_bytes())
    folder.chmod(0o500)
    try:
        assert verify(place).is_sound
        assert [f.name for f in folder.iterdir()] == ["kept.dateline"] or verify(place).is_sound
    finally:
        folder.chmod(0o700)


def test_proving_writes_nothing(sound):
    before = sound.read_bytes()
    verify(sound)
    assert sound.read_bytes() == before


def test_what_is_no_file_is_said_plainly(tmp_path):
    with pytest.raises(DatelineError, match="there is no store"):
        verify(tmp_path / "none.dateline")


@pytest.mark.parametrize(
    "statement",
    [
        "update record set body = x'00' where report in ('harbour-post', 'fire', 'fire@2')",
        "update record set outlet = 'Elsewhere', sha256 = 'ab'",
        "update story set body = x'00'",
        "update derived set body = x'00'",
        "update source set body = x'00'",
        "delete from member",
        "delete from figure",
        "insert into word (word) values ('delete-all')",
    ],
)
def test_what_is_derived_is_made_again_by_rebuilding(sound, damaged, statement):
    place = damaged()
    assert not changed(place, statement).is_sound
    keep.rebuild(place, act(6))
    assert faults(verify(place)) == []


def test_a_page_that_is_lost_stays_told_after_a_rebuilding_with_the_record_packed_beside_it(damaged):
    place = damaged()
    assert changed(place, "update page set body = x'00' where report = 'harbour-post'").lost == (
        "harbour-post",
    )
    keep.rebuild(place, act(6))
    after = verify(place)
    assert (after.lost, after.again) == (("harbour-post",), ())
    assert {check.what for check in after.checks if check.faults} == {"pages", "records"}


def test_revisions_that_come_in_together_are_all_read(tmp_path, model):
    place, file = tmp_path / "kept.dateline", tmp_path / "both.jsonl"
    page = {"id": "fire", "url": "https://example.org/fire", "text": FIRE, "published": "2021-03-02"}
    file.write_text(
        "\n".join(json.dumps(page | {"text": FIRE.replace("three", n)}) for n in ("three", "five"))
    )
    keep.add(place, [str(file)], act(1))
    audit = verify(place)
    assert (faults(audit), number_of(audit, "records")) == ([], 2)


def test_a_store_whose_file_is_damaged_is_made_again_in_a_new_one(sound, damaged, tmp_path):
    place, new = damaged(page_of(sound, "record"), bytes(opening._PAGE)), tmp_path / "new.dateline"
    keep.rebuild(place, act(6), into=new)
    audit = verify(new)
    assert (faults(audit), audit.lost) == ([], ())
    assert number_of(audit, "records") == 5  # all but the one that had been taken out
    assert number_of(audit, "deeds") == 6
    with pytest.raises(DatelineError, match="is there already"):
        keep.rebuild(place, act(6), into=new)


def test_what_is_left_of_a_cut_store_is_made_again_in_a_new_one(sound, damaged, tmp_path):
    place, new = damaged(length=int(sound.stat().st_size * 0.75)), tmp_path / "new.dateline"
    lost = verify(place).lost
    keep.rebuild(place, act(6), into=new)
    audit = verify(new)
    assert (faults(audit), audit.lost) == ([], ())
    assert number_of(audit, "pages") == 6 - len(lost)


def test_what_a_revision_in_the_store_changed_is_told(sound):
    for report in ("fire", "fire@2"):
        ((found, new),) = proof.revisions(sound, report)
        assert (found.old, found.new, new.id) == ("fire", "fire@2", "fire@2")
        assert ("figure", "three people", "five people") in {(e.kind, e.was, e.now) for e in found.edits}
    assert proof.revisions(sound, "tollgate-bell") == ()
    with pytest.raises(DatelineError, match="no report 'nobody'"):
        proof.revisions(sound, "nobody")


def test_rows_that_another_program_made_are_not_called_damaged(damaged):
    place = damaged()
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("update record set made = 'another core'")
        connection.commit()
    audit = changed(place, "delete from figure")
    assert verify(place, "another core").is_sound is False
    assert verify(place, "this core").is_sound
    assert not audit.is_sound
