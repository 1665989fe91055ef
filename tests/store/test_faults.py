"""What may befall a store: killed, full, shut, locked, cut, another's. Nothing told as kept is lost."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

import quick
from dateline.desk import judging, keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError
from dateline.store import opened, opening
from dateline.store.verify import verify
from sources.archives import Given, html, put, written

REPORTS = 300
ROUNDS, KILLS = 3, 17  # kills in each of the rounds
HERE = Path(__file__).parent
MISSION = HERE.parents[1] / "examples" / "mission"
ACT = Act("2026-01-01T00:00:00Z", "Ada")
Do = Callable[..., int]


def process(*arguments: object, **streams: int) -> subprocess.Popen[str]:
    asked = [sys.executable, *map(str, arguments)]
    return subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, **streams)


def dateline(*arguments: object) -> subprocess.Popen[str]:
    return process("-m", "dateline.cli", *arguments, stderr=subprocess.PIPE)


@pytest.fixture(scope="module")
def do() -> Iterator[Do]:
    """Return what lets another process do a task, and tells how that ended (killed: below zero)."""
    worker = process(HERE / "adding.py", stdin=subprocess.PIPE)

    def done(**task: object) -> int:
        worker.stdin.write(json.dumps(task) + "\n")
        worker.stdin.flush()
        return int(worker.stdout.readline())

    yield done
    worker.stdin.close()
    worker.wait()
    worker.stdout.close()


@pytest.fixture
def quickly(monkeypatch) -> None:
    quick.use(monkeypatch)


@pytest.fixture(scope="module")
def pile(tmp_path_factory) -> str:
    return quick.write(tmp_path_factory.mktemp("pile") / "pile.jsonl", quick.rows(REPORTS))


@pytest.fixture(scope="module")
def whole(pile, do, tmp_path_factory) -> Path:
    """Return a store that was made from the pile undisturbed."""
    folder = tmp_path_factory.mktemp("whole")
    assert do(place=str(folder / "a.store"), given=[[pile]], log=str(folder / "log")) == 0
    with closing(sqlite3.connect(folder / "a.store")) as connection:
        connection.execute("pragma wal_checkpoint(truncate)")
    return folder / "a.store"


def lines(log: Path) -> list[str]:
    return log.read_text().split() if log.exists() else []


def kept(place: Path) -> tuple[list[str], set[str]]:
    """Return the ids of the pages that a store holds, and of those that are read; its file must be sound."""
    with closing(sqlite3.connect(place)) as connection:
        assert connection.execute("pragma quick_check").fetchall() == [("ok",)]
        pages = [report for (report,) in connection.execute("select report from page")]
        return pages, {report for (report,) in connection.execute("select report from record")}


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_killed_at_many_places_an_addition_loses_and_doubles_nothing(seed, pile, whole, do, tmp_path):
    place, log = tmp_path / "a.store", tmp_path / "log"
    chance = random.Random(seed)
    killed = 0
    for number in range(KILLS):
        far = chance.random() * (1 + seed)
        point = {"seconds": 0.3 * far} if number % 2 else {"steps": int(300 * far)}
        killed += do(place=str(place), given=[[pile]], log=str(log), **point) == -9
        if place.exists():
            with opened(place):
                pages, read = kept(place)
            assert set(lines(log)) <= read <= set(pages)
            assert len(pages) == len(set(pages)) <= REPORTS
    assert killed > KILLS // 2
    assert do(place=str(place), given=[[pile]], log=str(log)) == 0
    assert len(kept(place)[0]) == len(kept(place)[1]) == REPORTS
    assert quick.told(place) == quick.told(whole)
    assert seed or verify(place).is_sound


@pytest.fixture(scope="module")
def crawl(tmp_path_factory) -> str:
    """Return a web archive of as many pages as the pile has reports, with answers of other kinds between."""
    given = [Given(b"{}", mime="application/json")]
    for row in quick.rows(REPORTS):
        said = row["text"].replace("\n\n", "</p><p>")
        given.append(Given(html(said, row["title"]), url=f"https://news.example/2021/{row['id']}"))
    return str(put(tmp_path_factory.mktemp("crawl"), written(given)))


def test_killed_at_many_places_of_a_web_archive_nothing_is_lost_or_doubled(crawl, do, tmp_path):
    place, log, chance = tmp_path / "a.store", tmp_path / "log", random.Random(7)
    task = {"given": [[crawl]], "portion": 60}
    killed, pages = 0, 0
    for number in range(9):
        far = chance.random() * (1 + number // 6)
        point = {"seconds": 0.5 * far} if number % 2 else {"steps": int(300 * far)}
        killed += do(place=str(place), log=str(log), **task, **point) == -9
        if place.exists():
            with opened(place):
                found, read = kept(place)
            assert set(lines(log)) <= read <= set(found)
            assert pages <= len(found) == len({*found}) <= REPORTS
            pages = len(found)
    assert killed > 4
    assert do(place=str(place), log=str(log), **task) == 0
    assert len(kept(place)[0]) == len(kept(place)[1]) == REPORTS
    calm = tmp_path / "calm.store"
    assert do(place=str(calm), log=str(log), given=[[crawl]]) == 0
    assert quick.told(place) == quick.told(calm)
    assert verify(place).is_sound


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("what", ["undo", "rebuild"])
def test_killed_while_it_takes_back_or_rebuilds_it_goes_on(what, seed, whole, do, pile, tmp_path):
    place, log, chance = tmp_path / "a.store", tmp_path / "log", random.Random(seed)
    shutil.copy(whole, place)
    for _ in range(5):
        do(place=str(place), what=what, log=str(log), seconds=0.5 * chance.random())
        kept(place)
    if what == "undo":
        keep_undoing(place)
        assert look.listing(place) == ()
    else:
        assert do(place=str(place), what=what, log=str(log)) == 0
        assert quick.told(place) == quick.told(whole)
    assert verify(place).is_sound


def keep_undoing(place: Path) -> None:
    """Take back what still stands, and settle what a killed undoing has left."""
    try:
        while True:
            keep.undo(place, ACT)
    except DatelineError as error:
        assert "nothing to undo" in str(error)


def said(*arguments: object) -> tuple[int, str, str]:
    """Return the status of a call and what it printed and told; never a traceback."""
    call = dateline(*arguments)
    out, err = call.communicate(timeout=300)
    assert "Traceback" not in err, err
    return call.returncode, out, err


def test_the_command_that_was_killed_goes_on_where_it_was(tmp_path, model):
    place, calm = tmp_path / "a.store", tmp_path / "calm.store"
    few = sorted(map(str, MISSION.iterdir()))[:4]
    keep.add(calm, few, ACT)
    for delay in (0.0, 0.5):
        call = dateline("add", "--store", place, *few)
        while call.poll() is None and not (place.exists() and count(place)):
            time.sleep(0.05)
        time.sleep(delay)
        call.kill()
        call.communicate()
        assert count(place) == 4
    status, out, _ = said("add", "--store", place, *few)
    assert status == 0
    assert out.startswith("0 new, 0 revised, 4 known; ")
    assert quick.told(place) == quick.told(calm)


def count(place: Path) -> int:
    with closing(sqlite3.connect(place)) as connection:
        try:
            return int(connection.execute("select count(*) from page").fetchone()[0])
        except sqlite3.OperationalError:
            return 0  # it is being made


@pytest.fixture
def narrow(tmp_path) -> Iterator[Path]:
    """Return a folder on a disk of its own, of one megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder], capture_output=True, check=False
    ) if shutil.which("mount") else None  # fmt: skip
    if done is None or done.returncode:
        pytest.skip("no disk may be mounted here")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def test_a_full_disk_is_told_and_what_was_kept_is_safe(narrow, pile, whole, do, tmp_path):
    place, log = narrow / "a.store", tmp_path / "log"
    assert do(place=str(place), given=[[pile]], log=str(log)) == 1
    told = log.with_suffix(".error").read_text()
    assert told.startswith(f"{place}: ")
    assert "disk" in told
    assert "\n" not in told
    assert set(lines(log)) <= kept(place)[1]
    subprocess.run(["mount", "-o", "remount,size=50m", narrow], check=True)
    assert do(place=str(place), given=[[pile]], log=str(log)) == 0
    assert quick.told(place) == quick.told(whole)


@pytest.mark.parametrize("size", [5_000, 100_000, 400_000, 1_000_000])
def test_a_file_that_may_not_grow_is_told_and_what_was_kept_is_safe(size, pile, whole, do, tmp_path):
    place, log = tmp_path / "a.store", tmp_path / "log"
    assert do(place=str(place), given=[[pile]], log=str(log), bytes=size) == 1
    told = log.with_suffix(".error").read_text()
    assert told.startswith(f"{place}: ")
    assert "\n" not in told
    assert set(lines(log)) <= kept(place)[1] if lines(log) else True
    if size == 400_000:
        assert do(place=str(place), given=[[pile]], log=str(log)) == 0
        assert quick.told(place) == quick.told(whole)


@pytest.fixture
def shut(whole, tmp_path) -> Iterator[Path]:
    """Return a store in a folder in which nobody, not even root, may write."""
    folder = tmp_path / "shut"
    folder.mkdir()
    shutil.copy(whole, folder / "a.store")
    folder.chmod(0o500)
    is_bound = not os.geteuid() and _mounted(["--bind", folder, folder])
    if is_bound:
        subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
    try:
        if not os.geteuid() and not is_bound:
            pytest.skip("root may write everywhere, and no folder may be mounted here")
        yield folder / "a.store"
    finally:
        if is_bound:
            subprocess.run(["umount", "-l", folder], check=True)
        folder.chmod(0o700)


def _mounted(arguments: list[object]) -> bool:
    if not shutil.which("mount"):
        return False
    return not subprocess.run(["mount", *map(str, arguments)], capture_output=True, check=False).returncode


def test_a_store_in_a_folder_that_may_not_be_written_to_is_read_and_not_added_to(shut, whole, pile, quickly):
    assert look.listing(shut) == look.listing(whole)
    assert quick.told(shut) == quick.told(whole)
    assert verify(shut).is_sound
    for place in (shut, shut.with_name("new.store"), shut.parent / "deep" / "new.store"):
        with pytest.raises(DatelineError) as error:
            keep.add(place, [pile], ACT)
        assert error.value.status == 1
        assert str(error.value).startswith(f"{place}: ")
        assert "\n" not in str(error.value)


def test_a_file_that_may_not_be_written_to_is_read_and_not_added_to(whole, pile, quickly, tmp_path):
    place = tmp_path / "a.store"
    shutil.copy(whole, place)
    place.chmod(0o400)
    if not os.geteuid() and not _mounted(["--bind", place, place]):
        pytest.skip("root may write everywhere, and nothing may be mounted here")
    try:
        if not os.geteuid():
            subprocess.run(["mount", "-o", "remount,ro,bind", place], check=True)
        assert look.listing(place) == look.listing(whole)
        with pytest.raises(DatelineError, match="cannot be written to") as error:
            keep.add(place, [pile], ACT)
        assert error.value.status == 1
    finally:
        if not os.geteuid():
            subprocess.run(["umount", "-l", place], check=True)


def test_a_second_writer_waits_and_then_says_so_while_readers_go_on(
    whole, pile, quickly, tmp_path, monkeypatch
):
    place = tmp_path / "a.store"
    shutil.copy(whole, place)
    before = look.listing(place)
    monkeypatch.setattr(opening.opened.__wrapped__, "__defaults__", (False, 0.3))
    with closing(sqlite3.connect(place, isolation_level=None)) as other:
        other.execute("begin immediate")
        other.execute("update story set title = 'another'")
        assert look.listing(place) == before
        start = time.monotonic()
        with pytest.raises(DatelineError, match="is being written to by another process") as error:
            keep.add(place, [pile], ACT)
        assert time.monotonic() - start > 0.25
        assert (error.value.status, str(error.value).count("\n")) == (1, 0)
        other.execute("rollback")
    assert keep.add(place, [pile], ACT).changed == ()


def test_two_processes_that_add_at_once_end_with_all_that_both_brought(whole, tmp_path):
    place, rows = tmp_path / "a.store", quick.rows(REPORTS)
    held = [quick.write(tmp_path / f"{n}.jsonl", part) for n, part in enumerate((rows[:200], rows[100:]))]
    workers = [process(HERE / "adding.py", stdin=subprocess.PIPE) for _ in held]
    for number, (worker, path) in enumerate(zip(workers, held, strict=True)):
        task = {"place": str(place), "given": [[path]], "log": str(tmp_path / f"{number}.log")}
        worker.stdin.write(json.dumps(task) + "\n")
        worker.stdin.flush()
    assert [worker.communicate(timeout=300)[0] for worker in workers] == ["0\n", "0\n"]
    assert len(kept(place)[1]) == REPORTS
    assert quick.told(place) == quick.told(whole)
    assert verify(place).is_sound


@pytest.mark.parametrize("share", [0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.999])
def test_a_cut_file_is_told_in_one_sentence(share, whole, pile, quickly, tmp_path):
    place = tmp_path / "a.store"
    place.write_bytes(whole.read_bytes()[: int(whole.stat().st_size * share)])
    told_in_one_sentence(place, pile)


@pytest.mark.parametrize("seed", range(12))
def test_a_scrambled_file_is_told_in_one_sentence_or_does_no_harm(seed, whole, pile, quickly, tmp_path):
    place, chance = tmp_path / "a.store", random.Random(seed)
    held = bytearray(whole.read_bytes())
    for _ in range(1 + 6 * seed):
        at = chance.randrange(len(held))
        held[at : at + 512] = chance.randbytes(len(held[at : at + 512]))
    place.write_bytes(held)
    told_in_one_sentence(place, pile)


def told_in_one_sentence(place: Path, pile: str) -> None:
    for ask in (
        look.listing,
        look.every,
        look.deeds,
        lambda p: keep.add(p, [pile], ACT),
        lambda p: keep.undo(p, ACT),
    ):
        try:
            ask(place)
        except DatelineError as error:
            assert error.status == 1
            assert "\n" not in str(error)


def test_a_store_of_no_byte_is_an_empty_one(quickly, tmp_path):
    (tmp_path / "a.store").touch()
    assert look.listing(tmp_path / "a.store") == ()


@pytest.mark.parametrize(
    "damage",
    [
        "delete from record where page % 2",
        "delete from page where id % 2",
        "update page set later = id",
        "update page set later = 1 + id % 2",
        "update story set earliest = '2020-02-1r'",
        "update story set latest = x'00'",
        "update judgement set kind = 'wish'",
        "delete from judgement",
        "update record set report = 'another'|| page",
    ],
)
def test_rows_that_do_not_fit_each_other_are_told_in_one_sentence(damage, quickly, tmp_path):
    place, pile = tmp_path / "a.store", quick.write(tmp_path / "pile.jsonl", quick.rows(12))
    keep.add(place, [pile], ACT)
    report = look.listing(place)[0].id
    judging.rename(place, ACT, report, "A title")
    with closing(sqlite3.connect(place)) as connection:
        connection.execute(damage)
        connection.commit()
    told_in_one_sentence(place, pile)
    for ask in (
        lambda: look.search(place, ["fire", "status:happened"], 100),
        lambda: look.dossier(place, "Halden", None),
        lambda: judging.rename(place, ACT, report, "Another"),
        lambda: verify(place),
    ):
        with suppress(DatelineError):
            ask()
