"""Measure the intake of web archives alone: records to clean reports, no language model, pages a second.

The pages of ``../shared/bench/pages`` are written into one archive, as often as ``--times`` says. Beside ours
stands bare trafilatura over the same pages, both on one process and on two. What the processor would allow
stands beside what the clock says, since other work on the machine slows that. Skipped without the set.

    python bench/warc.py [--times N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time

from dateline.model import Page
from dateline.sources import stream_paths
from dateline.stages.clean import clean

PAGES = Path(__file__).resolve().parents[2] / "shared/bench/pages"
PART = 32  # pages that a process is given at once


def archive(place: Path, times: int) -> int:
    """Write the pages into a web archive, a member of gzip a record; return how many there are."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    truth = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    with place.open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        for time in range(times):
            for key, told in truth.items():
                body = gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes())
                url = f"{told['url']}#{time}"
                record = writer.create_warc_record(
                    url, "response", payload=BytesIO(body), length=len(body), http_headers=head
                )
                writer.write_record(record)
    return times * len(truth)


def ours(pages: Iterable[Page]) -> tuple[float, int]:
    began = process_time()
    words = sum(clean(page)[0].words for page in pages)
    return process_time() - began, words


def bare(pages: Iterable[Page]) -> tuple[float, int]:
    import trafilatura

    began = process_time()
    words = sum(len((trafilatura.extract(page.text, url=page.url) or "").split()) for page in pages)
    return process_time() - began, words


def parts(place: Path) -> Iterator[list[Page]]:
    pages = (item for item in stream_paths([place]) if isinstance(item, Page))
    while part := list(islice(pages, PART)):
        yield part


def measured(make: Callable[[Iterable[Page]], tuple[float, int]], place: Path, workers: int) -> str:
    """Return a line: pages a second by the clock and by the processor, a process; words."""
    began, own = perf_counter(), process_time()
    count = words = 0
    spent = 0.0
    if workers == 1:
        for part in parts(place):
            count, words = count + len(part), words + make(part)[1]
        spent = process_time() - own
    else:
        with ProcessPoolExecutor(workers) as pool:
            held = []
            for part in parts(place):
                count += len(part)
                held.append(pool.submit(make, part))
            for future in held:
                seconds, told = future.result()
                spent, words = spent + seconds, words + told
        spent += process_time() - own
    wall = perf_counter() - began
    rates = f"{count / wall:12.1f}{count / spent * workers:16.1f}"
    return f"{make.__name__:6}{workers:10}{count:8}{rates}{words:12,}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2, help="how often the set is repeated (2)")
    asked = parser.parse_args()
    if not PAGES.exists():
        print(f"skipped: {PAGES} is not here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "pages.warc.gz")
        archive(place, asked.times)
        began = process_time()
        count = sum(len(part) for part in parts(place))
        print(f"records to pages alone: {count / (process_time() - began):.0f} pages a second, one process\n")
        print(f"{'':6}{'processes':>10}{'pages':>8}{'pages/s':>12}{'pages/cpu s × n':>16}{'words':>12}")
        for workers in (1, 2):
            for make in (bare, ours):
                print(measured(make, place, workers), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
