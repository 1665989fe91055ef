"""A store is proved sound, and what is damaged in it is found: bytes flipped, pages lost, the file cut."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from dateline.desk import keep
from dateline.desk.keep import Act
from dateline.model import Audit, Record, Rename, Story
from dateline.store.packing import unpacked
from dateline.store.pages import BODY
from dateline.store.rows import ROW
from dateline.store.verify import verify

MISSION = Path(__file__).parents[2] / "examples" / "mission"
FLIPPED = 300
FIRE = "Fire swept through a mill in Ostrel on Monday, killing three people, police said.\n\n" * 2
Damaged = Callable[..., Path]


def act(number: int) -> Act:
    return Act(f"2026-03-0{number}T08:00:00Z", "Ada", "for a test")


@pytest.fixture(scope="session")
def sound(tmp_path_factory, model) -> Path:
    """Return a store with a row in every table: reports, revisions, what was taken out, a person's word."""
    folder = tmp_path_factory.mktemp("verify")
    place, first, second = folder / "kept.dateline", folder / "first.jsonl", folder / "second.jsonl"
    page = {"id": "fire", "url": "https://example.org/fire", "text": FIRE, "published": "2021-03-02"}
    first.write_text(json.dumps(page))
    second.write_text(json.dumps(page | {"text": FIRE.replace("three", "five")}))
    keep.add(place, [str(MISSION), str(first)], act(1))
    changed = keep.add(place, [str(second)], act(2)).changed
    keep.judge(place, (Rename(changed[0], "The mill fire"),), act(3))
    third = folder / "third.txt"
    third.write_text("Talks on the ferry began in Vorrin on Friday.\n\nThe talks go on, the mayor said.")
    keep.add(place, [str(third)], act(4))
    keep.undo(place, act(5))
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return place


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


def everything(place: Path) -> Iterator[object]:
    """Yield all that can be read of a store: each row unpacked, the words, the tables themselves."""
    kinds = {"page": BODY, "record": Record, "story": Story, "derived": ROW}
    with closing(sqlite3.connect(place)) as connection:
        tables = list(connection.execute("select type, name, tbl_name, sql from sqlite_master order by name"))
        yield tables
        for _, name, table, sql in tables:
            if name != table or not sql or name.partition("_")[0] in ("word", "clause"):
                continue
            columns = [c for _, c, *_ in connection.execute(f"pragma table_info({name})")]
            for row in connection.execute(f"select * from {name}"):
                body = row[columns.index("body")] if name in kinds else b""
                yield name, [v for v in row if v != body], unpacked(body, kinds[name]) if body else None
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
    assert number_of(audit, "pages") == 13
    assert number_of(audit, "deeds") == 5
    assert number_of(audit, "judgements") == 1
    assert all(number_of(audit, what) > 1 for what in ("records", "stories", "quotes", "rows", "words"))


def test_a_flipped_bit_is_found_or_changes_nothing_that_can_be_read(sound, tmp_path):
    held, copy = sound.read_bytes(), tmp_path / "flipped.dateline"
    told = list(everything(sound))
    missed, found = [], 0
    for number in range(FLIPPED):
        at = number * len(held) // FLIPPED + number % 7
        copy.write_bytes(held[:at] + bytes([held[at] ^ (1 << number % 8)]) + held[at + 1 :])
        if not verify(copy).is_sound:
            found += 1
        elif list(everything(copy)) != told:
            missed.append((at, held[at]))
    assert missed == []
    assert found > FLIPPED // 3
