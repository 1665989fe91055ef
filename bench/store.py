"""Measure the store: reports kept a second, one more report, opening, searching, size, and how these grow.

Articles of ``../shared/bench/archive`` are read once (``--cache FILE`` keeps what was read between runs) and
then given to ``add`` as already read, in piles of ``--sizes``. Storing is taking in and keeping records;
settling the stories is told beside it. Seconds are processor time. Skipped where the set is missing.
"""

from __future__ import annotations

import argparse
import gc
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from dateline import pipeline
from dateline.cli import OFTEN
from dateline.desk import Wish, keep, look, reading
from dateline.engines import Wanted
from dateline.model import Page, Record
from dateline.sources import models, read_paths
from dateline.store.columns import packed_record, unpacked_record
from dateline.store.packing import packed, unpacked

ARCHIVE = Path(__file__).resolve().parents[2] / "shared" / "bench" / "archive" / "reports.jsonl.gz"
ACT = keep.Act("2026-01-01T00:00:00Z", "bench")
SEARCHES = (
    "immigration",
    "NATO troops Afghanistan",
    '"White House"',
    '"climate change" emissions -Trump',
    'name:"Hillary Clinton"',
    "outlet:reuters from:2016-01-01 to:2018-12-31 economy",
    "status:denied Trump Russia",
    "figures of troops over 1000",
    "figures of killed between 10 and 50 police",
    "figures of dollars over 5 billion status:planned",
)


def read(articles: int, cache: Path | None) -> list[tuple[Page, Record]]:
    """Return pages with their records, from ``cache`` where that has them."""
    if cache and cache.exists():
        return list(islice(_frames(cache), articles))
    pages = list(islice((p for p in read_paths([ARCHIVE]) if isinstance(p, Page)), articles))
    rows = list(zip(pages, pipeline.read_pages(pages, models.load_model()), strict=True))
    if cache:
        with cache.open("wb") as out:
            for page, record in rows:
                frame = packed((page, packed_record(record)))
                out.write(len(frame).to_bytes(4, "big") + frame)
    return rows


def _frames(cache: Path) -> Iterator[tuple[Page, Record]]:
    with cache.open("rb") as held:
        while size := held.read(4):
            page, body = unpacked(held.read(int.from_bytes(size, "big")), tuple[Page, bytes])
            yield page, unpacked_record(body)


def as_read(rows: Sequence[tuple[Page, Record]]) -> Any:
    """Return what reads pages by looking up what was read of them before."""
    known = {page.id: record for page, record in rows}

    def of(page: Page) -> Record:
        record = known[page.id.partition("@")[0]]  # a revision has a number behind its id
        return replace(record, report=replace(record.report, id=page.id))

    def reads(batches: Iterable[Sequence[tuple[Page, Any]]], _: Any) -> Iterator[tuple[Record, ...]]:
        return (tuple(of(page) for page, _ in batch) for batch in batches)

    return reads


def add(place: Path, rows: Sequence[tuple[Page, Record]]) -> tuple[float, float]:
    """Add ``rows`` as already read; return the seconds of storing and of settling."""
    spent: list[float] = []
    settle = keep.settle

    def settled(*args: Any) -> Any:
        start = process_time()
        found = settle(*args)
        spent.append(process_time() - start)
        return found

    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as lines:
        for page, _ in rows:
            told = {"id": page.id, "text": page.text, "title": page.title, "url": page.url}
            more = {"outlet": page.outlet, "published": page.published, "author": list(page.authors)}
            held = {k: v for k, v in {**told, **more}.items() if v}
            lines.write(json.dumps(held) + "\n")
        lines.flush()
        keep.settle = settled
        start = process_time()
        keep.add(place, [lines.name], ACT, Wish(engine=Wanted(workers=1)))
        whole = process_time() - start
        keep.settle = settle
    return whole - sum(spent), sum(spent)


def timed(call: Any, times: int = 5) -> float:
    """Return the median of the seconds that ``call`` takes."""
    spent = []
    for _ in range(times):
        start = process_time()
        call()
        spent.append(process_time() - start)
    return median(spent)


def measure(rows: Sequence[tuple[Page, Record]], folder: Path) -> None:
    """Print what a store of all but the last ten ``rows`` costs, and what these cost on top."""
    place = folder / f"{len(rows)}.dateline"
    reading.read_batches = as_read(rows)  # nothing is read anew
    storing, settling = add(place, rows[:-10])
    raw = sum(len(page.text.encode()) for page, _ in rows[:-10])
    size = place.stat().st_size
    more = [add(place, [row]) for row in rows[-10:]]
    listing = timed(lambda: look.listing(place))
    largest = max(look.listing(place), key=lambda one: one.reports)
    opening = timed(lambda: look.story(place, largest.id))
    searches = {asked: timed(lambda asked=asked: look.search(place, [asked], 10)) for asked in SEARCHES}
    print(f"\n{len(rows) - 10} reports, {raw / 1e6:.1f} MB of text")
    print(f"  stored           {(len(rows) - 10) / storing:8.0f} a second")
    print(f"  stories settled  {settling:8.1f} s, {1000 * settling / (len(rows) - 10):.1f} ms a report")
    print(f"  one more         {median(sum(m) for m in more):8.3f} s, most {max(sum(m) for m in more):.3f}")
    print(f"  list of stories  {listing:8.3f} s")
    print(f"  largest story    {opening:8.3f} s ({largest.reports} reports)")
    slowest, usual = 1000 * max(searches.values()), 1000 * median(searches.values())
    print(f"  ten searches     {usual:8.1f} ms, most {slowest:.1f}")
    print(f"  size             {size / raw:8.2f} times the text")


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[3000, 6000, 12573])
    parser.add_argument("--cache", type=Path)
    asked = parser.parse_args()
    if not ARCHIVE.exists():
        print(f"skipped: {ARCHIVE} is not there")
        return
    rows = read(max(asked.sizes), asked.cache)
    gc.set_threshold(*OFTEN)  # as the program runs
    gc.freeze()  # what the bench holds, no program does
    with tempfile.TemporaryDirectory() as folder:
        for size in asked.sizes:
            if size <= len(rows):
                measure(rows[:size], Path(folder))


if __name__ == "__main__":
    main()
