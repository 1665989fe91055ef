"""Additions larger than memory: taken in by portions, as if at once; stopped and gone on with anywhere."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quick
from dateline import pipeline
from dateline.desk import arriving, keep
from dateline.desk.keep import Act
from dateline.model import DatelineError, Flaw, Page
from dateline.store import opened, pages
from dateline.store.verify import verify
from sources.archives import Given, html, put, written

ROWS = quick.rows(20, seed=1)
ACT = Act("2026-01-01T00:00:00Z", "Ada", "for a test")
CALM = settings(max_examples=max(25, settings().max_examples // 4))


@pytest.fixture(scope="module", autouse=True)
def read_quickly() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        quick.use(patch)
        yield


@pytest.fixture
def narrow(monkeypatch) -> None:
    monkeypatch.setattr(arriving, "_PAGES", 3)


def test_an_addition_by_portions_is_that_of_all_at_once(tmp_path, monkeypatch):
    path = quick.write(tmp_path / "some.jsonl", [*ROWS, *ROWS[:3]])
    whole = keep.add(tmp_path / "whole.store", [path], ACT)
    monkeypatch.setattr(arriving, "_PAGES", 3)
    parts = keep.add(tmp_path / "parts.store", [path], ACT)
    assert quick.told(tmp_path / "parts.store") == quick.told(tmp_path / "whole.store")
    assert whole.counts == {"new": 20}  # three are read once
    assert {kind: n for kind, n in parts.counts.items() if n} == {"new": 20, "known": 3}
    assert verify(tmp_path / "parts.store").is_sound


def test_pages_that_share_an_id_in_other_portions_have_ids_of_their_own(tmp_path, narrow):
    rows = [{**row, "id": "same"} for row in ROWS[:8]]
    done = keep.add(tmp_path / "a.store", [quick.write(tmp_path / "some.jsonl", rows)], ACT)
    names = [arrival.report for arrival in done.arrivals]
    assert len({*names}) == 8
    assert all(name.startswith("same") for name in names)
    again = keep.add(tmp_path / "a.store", [quick.write(tmp_path / "some.jsonl", rows)], ACT)
    assert [arrival.report for arrival in again.arrivals] == names


def test_pages_are_asked_for_only_as_they_are_kept(tmp_path, narrow):
    place = tmp_path / "a.store"
    kept: list[int] = []

    def source() -> Iterator[Page]:
        for number, page in enumerate(quick.pages_of(ROWS)):
            if place.exists():
                with closing(sqlite3.connect(place)) as connection:
                    kept.append(number - connection.execute("select count(*) from page").fetchone()[0])
            yield page

    keep.take(place, source(), ACT)
    assert max(kept) <= 6 + 3


def test_of_a_folder_that_grew_only_what_is_new_is_cleaned_and_read(tmp_path, monkeypatch):
    folder, place = tmp_path / "news", tmp_path / "a.store"
    folder.mkdir()
    for row in ROWS[:10]:
        (folder / f"{row['id']}.txt").write_text(f"{row['title']}\n\n{row['text']}")
    keep.add(place, [str(folder)], ACT)
    (folder / "z.txt").write_text(f"{ROWS[10]['title']}\n\n{ROWS[10]['text']}")
    cleaned: list[str] = []
    real = pipeline.clean
    monkeypatch.setattr(pipeline, "clean", lambda page, *rest: cleaned.append(page.id) or real(page, *rest))
    monkeypatch.setattr(pipeline, "lines_of", lambda page: cleaned.append(page.id))
    assert keep.add(place, [str(folder)], ACT).counts == {"known": 10, "new": 1}
    assert {*cleaned} == {"z"}


def test_nothing_is_made_where_no_portion_holds_a_page(tmp_path, narrow):
    flaws = (Flaw("sources", f"a:{n}", "has no text") for n in range(10))
    with pytest.raises(DatelineError, match=r"(?s)nothing could be read.*a:9: has no text"):
        keep.take(tmp_path / "a.store", flaws, ACT)
    assert not (tmp_path / "a.store").exists()


def test_of_too_many_flaws_and_arrivals_the_first_are_told_and_all_are_counted(tmp_path, monkeypatch):
    monkeypatch.setattr(arriving, "_TOLD", 4)
    flaws = [Flaw("sources", f"a:{n}", "has no text") for n in range(10)]
    done = keep.take(tmp_path / "a.store", [*flaws, *quick.pages_of(ROWS)], ACT)
    assert [str(flaw) for flaw in done.flaws[3:]] == [
        "a:3: has no text",
        "the addition: and 6 more flaws, which are not told one by one",
    ]
    assert len(done.arrivals) == 4
    assert done.counts["new"] == 20


def told(number: int, path: str = "") -> Page:
    """Return one of four texts of one of three addresses."""
    address, text = divmod(number, 4)
    row = ROWS[text]
    said = f"{row['text']}\n\nThe ferry moved {text + 2} people."
    return Page(f"a{address}", path, said, title=row["title"], url=f"https://example.org/{address}")


numbers = st.lists(st.integers(0, 11), min_size=1, max_size=8)


def taken(place: Path, given: list[int], path: str, size: int) -> dict[str, int]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arriving, "_PAGES", size)
        found = [told(number, f"{path}:{n}") for n, number in enumerate(given)]
        return {kind: n for kind, n in keep.take(place, found, ACT).counts.items() if n}


def stands(place: Path) -> dict[str | None, str]:
    """Return the text that stands at each address."""
    with opened(place) as connection:
        kept = [*pages.kept(connection, pages.standing(connection))]
    assert len({page.address for page in kept}) == len(kept)
    return {page.address: page.page.text for page in kept}


@CALM
@given(numbers.map(lambda given: list(dict.fromkeys(given))), st.integers(1, 4))
def test_the_last_text_of_each_address_stands_whatever_the_portions(given, size):
    with tempfile.TemporaryDirectory() as folder:
        place, whole = Path(folder, "a.store"), Path(folder, "whole.store")
        taken(place, given, "some", size)
        taken(whole, given, "some", 100)
        assert stands(place) == stands(whole)


@CALM
@given(numbers, st.integers(1, 4), st.sampled_from(["some", "a copy of some"]))
def test_adding_again_by_portions_changes_nothing_wherever_it_lies(given, size, path):
    # A text that comes back within one addition is another revision each time, however it is parted.
    given = list(dict.fromkeys(given))
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "a.store")
        taken(place, given, "some", size)
        before = stands(place)
        assert taken(place, given, path, size) == {"known": len(given)}
        assert stands(place) == before


def test_an_old_text_that_comes_back_alone_is_put_back_by_portions_too(tmp_path, narrow):
    place = tmp_path / "a.store"
    taken(place, [0, 1, 4, 8], "some", 3)
    counts = taken(place, [0, 4, 8, *range(4, 7)], "later", 2)
    assert counts["revision"] == 3  # the old text of the first address, two new ones of the second
    assert stands(place)["example.org/0"] == told(0).text


LIMITED = """
import re, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
import quick
from store.adding import _Patch
from dateline.desk import arriving, keep
quick.use(_Patch())
arriving._CHARACTERS = 2_000_000
done = keep.add(Path(sys.argv[2]), sys.argv[3:], keep.Act("2026-01-01T00:00:00Z"))
print(done.counts["new"], re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


def peak(folder: Path, count: int) -> int:
    """Return how many kilobytes a process needs to take in ``count`` pages of half a megabyte each."""
    filler = b"<!-- %s -->" % (b"x" * 500_000)
    given = (
        Given(html(f"Crews moved {n} people in Vorrin.") + filler, url=f"https://x.example/{n}")
        for n in range(count)
    )
    path = put(folder, written(given, packed=False), f"{count}.warc")
    call = [sys.executable, "-c", LIMITED, Path(quick.__file__).parent, folder / f"{count}.store", path]
    done = subprocess.run([*map(str, call)], capture_output=True, text=True, check=True, timeout=300)
    new, used = map(int, done.stdout.split())
    assert new == count
    return used


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="nothing tells how much memory was used")
def test_an_archive_far_larger_than_a_portion_takes_no_more_memory(tmp_path):
    few, many = (peak(tmp_path, count) for count in (40, 160))
    assert many - few < 25_000  # of 60 MB more
