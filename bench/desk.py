"""How quick the desk in the browser is on a store: each page on the server, in a browser, for twenty at once.

    python bench/desk.py STORE [--seconds 60] [--clients 20]

The desk runs in a process of its own, as `dateline serve` starts it. Times on the server are those that a
client on this machine sees, from request to last byte: once cold, then the median and the slowest of some.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from dateline.desk import look
from dateline.store import looked_at
from serving import found_chromium, launched

AGAIN = 7
BAR_SERVER, BAR_READABLE, BAR_BYTES = 200, 1000, 300_000


@contextmanager
def desk(store: Path) -> Iterator[str]:
    """Yield the address of a desk over ``store`` in another process."""
    call = [sys.executable, "-m", "dateline.cli", "serve", "--store", str(store), "--port", "0"]
    with subprocess.Popen(call, stdout=subprocess.PIPE, text=True) as serving:
        assert serving.stdout is not None
        try:
            yield serving.stdout.readline().split()[-1].rstrip("/")
        finally:
            serving.terminate()


def pages(store: Path) -> dict[str, str]:
    """Return what to ask for: name → address."""
    with looked_at(store) as connection:
        sizes = connection.execute("select id, reports from story order by reports desc").fetchall()
    largest, middle = sizes[0][0], sizes[len(sizes) // 2][0]
    found = {"stories": "/", "stories, page 2": "/?page=2", "stories by words": "/?q=police"}
    for name, story in (
        ("largest story", largest),
        ("10th story", sizes[min(9, len(sizes) - 1)][0]),
        ("middle story", middle),
    ):
        found[name] = f"/story/{quote(story)}"
    told = look.story(store, largest).stories[0]
    finding = max(told.findings, key=lambda f: sum(len(v.evidence) for v in f.values), default=None)
    if finding:
        found["finding"] = f"/story/{quote(told.id)}/finding/{quote(finding.id)}"
        found["value"] = f"/story/{quote(told.id)}/value/{quote(finding.values[0].id)}"
    found["report"] = f"/report/{quote(told.reports[0], safe='')}"
    found["dossier"] = f"/dossier?subject={quote(told.subjects[0])}" if told.subjects else "/dossier"
    found["search"] = "/search?q=police+officers"
    found |= {
        "add": "/add",
        "log": "/log",
        "export": "/export",
        "one page": f"/story/{quote(told.id)}/share.html",
    }
    return found


def server(url: str, held: dict[str, str]) -> None:
    """Print what each page takes on the server and weighs."""
    print(
        f"{'page':20}{'cold ms':>9}{'median':>9}{'slowest':>9}{'bytes':>10}"
        f"  bars: {BAR_SERVER} ms, {BAR_BYTES:,} bytes"
    )
    with httpx.Client(base_url=url, timeout=300) as client:
        client.get("/health")
        for name, path in held.items():
            times = []
            for _ in range(AGAIN + 1):
                start = time.perf_counter()
                answer = client.get(path)
                times.append(1000 * (time.perf_counter() - start))
            cold, *warm = times
            missed = (
                " MISSED" if statistics.median(warm) > BAR_SERVER or len(answer.content) > BAR_BYTES else ""
            )
            numbers = f"{cold:9.0f}{statistics.median(warm):9.0f}{max(warm):9.0f}{len(answer.content):10,}"
            print(f"{name:20}{numbers}  {answer.status_code}{missed}")


def readable(url: str, held: dict[str, str]) -> None:
    """Print how long a browser takes from the request until words stand on the screen."""
    place = found_chromium()
    if place is None:
        print("no Chromium: not measured in a browser")
        return
    asked = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"
    with launched(place) as browser:
        for name in ("stories", "largest story", "report"):
            times = []
            for _ in range(AGAIN):
                page = browser.new_page(viewport={"width": 1280, "height": 900})
                page.goto(url + held[name], wait_until="load")
                while (painted := page.evaluate(asked)) < 0:
                    time.sleep(0.01)
                times.append(painted)
                page.close()
            print(
                f"readable: {name:20} median {statistics.median(times):.0f} ms, slowest {max(times):.0f}"
                f"  bar: {BAR_READABLE} ms"
            )


def many(url: str, held: dict[str, str], clients: int, seconds: float) -> None:
    """Print how ``clients`` at once fare for ``seconds``."""
    times: list[float] = []
    wrong: list[str] = []
    until = time.monotonic() + seconds
    paths = [path for name, path in held.items() if name != "one page"]

    def look_around(number: int) -> None:
        with httpx.Client(base_url=url, timeout=120) as client:
            turn = number
            while time.monotonic() < until:
                path, turn = paths[turn % len(paths)], turn + 1
                start = time.perf_counter()
                try:
                    status = client.get(path).status_code
                except httpx.HTTPError as error:
                    status, path = 0, f"{path} {error!r}"
                times.append(1000 * (time.perf_counter() - start))
                if status != 200:
                    wrong.append(f"{status} {path}")

    threads = [threading.Thread(target=look_around, args=(n,)) for n in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ordered = sorted(times)
    print(
        f"{clients} clients, {seconds:.0f} s: {len(times)} pages, {len(times) / seconds:.0f} a second, "
        f"{len(wrong)} errors; median {statistics.median(times):.0f} ms, "
        f"95th {ordered[int(0.95 * len(ordered))]:.0f}, slowest {ordered[-1]:.0f}"
    )
    for told in wrong[:5]:
        print("  ", told)


def main() -> None:
    """Measure a store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--clients", type=int, default=20)
    given = parser.parse_args()
    with looked_at(given.store) as connection:
        (reports,) = connection.execute(
            "select count(*) from page where later is null and gone is null"
        ).fetchone()
        (stories,) = connection.execute("select count(*) from story").fetchone()
    print(f"{given.store.name}: {reports:,} reports, {stories:,} stories")
    held = pages(given.store)
    with desk(given.store) as url:
        server(url, held)
        readable(url, held)
        many(url, held, given.clients, given.seconds)


if __name__ == "__main__":
    main()
