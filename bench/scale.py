"""Measure engines: one process, two, and Ray with two workers, by stage, on growing piles of the archive.

Reading is measured on ``--read`` articles by each engine, beside bare spaCy on the same texts. All later
stages start from records that were read before (``--cache``, files as ``bench/store.py --cache`` writes
them), on ``--sizes`` articles; ``--keyed`` measures tracing alone, in one place and by key. Processor time is
that of this process and all that it started, as other work runs beside; ``own`` is this process alone, and
``wall`` the clock. What each engine tells is compared to the byte. Skipped where the archive is missing.
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from time import perf_counter, sleep, thread_time
from typing import Any

from dateline.cli import OFTEN
from dateline.desk import Wish
from dateline.desk.reading import read_batches
from dateline.desk.spreading import ByEngine
from dateline.engines import Local, Wanted
from dateline.model import Page, Record
from dateline.pipeline import HERE, Pile, batches_of, learn_habits, tells
from dateline.pipeline.copying import ByKey
from dateline.sources.packs import shipped
from dateline.stages.tell import record_json
from dateline.stages.trace import Traces
from speed import ARCHIVE, ONE_THREAD, sample
from store import _frames

ENGINES = {
    "local 1": Wanted("local", 1),
    "local 2": Wanted("local", 2),
    "ray 2": Wanted("ray", 2),
}
TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What something cost: seconds of processor time and of the clock, and the peak of memory in MB.

    ``own`` is the processor time of this process alone.
    """

    cpu: float
    wall: float
    peak: float
    own: float


def measured(call: Callable[[], Any]) -> tuple[Any, Cost]:
    """Return what ``call`` returns and what it cost in this process and all below it, by looking on."""
    seen: dict[int, float] = {}
    peak, looking, done = 0.0, 0.0, Event()
    before = dict(family())

    def watch() -> None:
        nonlocal peak, looking
        while not done.is_set():
            held = 0.0
            for pid, spent in family():
                seen[pid] = max(seen.get(pid, 0.0), spent - before.get(pid, 0.0))
                held += resident(pid)
            peak = max(peak, held)
            looking = thread_time()
            sleep(0.5)

    watching = Thread(target=watch, daemon=True)
    watching.start()
    start = perf_counter()
    found = call()
    wall = perf_counter() - start
    done.set()
    watching.join()
    own = dict(family())[os.getpid()] - before[os.getpid()] - looking
    return found, Cost(sum({**seen, os.getpid(): own}.values()), wall, peak, own)


def family() -> Iterator[tuple[int, float]]:
    """Yield this process and all below it, each with the seconds of processor time that it has used."""
    parents: dict[int, tuple[int, float]] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            with suppress(OSError, ValueError, IndexError):
                row = (place / "stat").read_text().rpartition(")")[2].split()
                parents[int(place.name)] = int(row[1]), (int(row[11]) + int(row[12])) / TICK
    for pid, (_, spent) in parents.items():
        above = pid
        while above in parents and above != os.getpid():
            above = parents[above][0]
        if above == os.getpid():
            yield pid, spent


def resident(pid: int) -> float:
    """Return the memory that a process has to itself, and its share of what it has with others, in MB."""
    with suppress(OSError, ValueError):
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next(int(row.split()[1]) for row in rows if row.startswith("Pss:")) / 1024
    return 0.0


def reading(wanted: int) -> None:
    """Print what reading costs each engine, beside bare spaCy."""
    rows = sample(ARCHIVE, wanted)
    words = sum(len(row["text"].split()) for row in rows)
    pages = [
        Page(row["id"], row["id"], row["text"], outlet=row.get("outlet"), published=row.get("published"))
        for row in rows
    ]
    script = str(Path(__file__).with_name("speed.py"))
    call = [sys.executable, script, "--way", "spacy", "--articles", str(wanted)]
    told = subprocess.run(call, env={**os.environ, **ONE_THREAD}, capture_output=True, text=True, check=True)
    bare = json.loads(told.stdout)["seconds"]
    print(f"reading {len(rows)} articles, {words:,} words; bare spaCy {bare:.1f} s of one thread")
    line("", "cpu s", "wall s", "own s", "a second", "to spaCy", "peak MB", "told")
    for name, engine in ENGINES.items():
        found, cost = measured(lambda engine=engine: read(pages, engine))
        ours = f"{len(rows) / cost.wall:.2f}"
        row = (f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{cost.own:.1f}", ours, f"{cost.cpu / bare:.2f}")
        line(name, *row, f"{cost.peak:.0f}", digest(map(record_json, found)))


def read(pages: Sequence[Page], engine: Wanted) -> list[Record]:
    batches = batches_of(pages, learn_habits(pages))
    return [record for batch in read_batches(batches, Wish(engine=engine)) for record in batch]


def together(held: Sequence[Record], name: str) -> None:
    """Print what all stages after reading cost an engine."""
    apart = ByEngine.of(ENGINES[name]) if name != "local 1" else HERE
    settled, cost = measured(lambda: Pile().step(held, apart=apart))
    shown(f"{len(held):6} {name} settle", len(held), cost)
    told, cost = measured(lambda: settled.compared(settled.stories, shipped(), apart))
    shown(f"{len(held):6} {name} compare", len(held), cost, digest([repr(told)]))


def shown(name: str, count: int, cost: Cost, told: str = "") -> None:
    each = f"{1000 * cost.cpu / count:.1f}"
    line(name, f"{cost.cpu:.1f}", f"{cost.wall:.1f}", f"{cost.own:.1f}", each, f"{cost.peak:.0f}", told)


def keyed(held: Sequence[Record]) -> None:
    """Print what tracing costs in one place, and with copies found by key, here and in two processes."""
    ways: dict[str, Callable[[], Traces]] = {
        "traced in one place": lambda: Traces().add(held),
        "by key, here": lambda: Traces().begun(held, ByKey(HERE)),
        "by key, two processes": lambda: Traces().begun(held, ByKey(ByEngine(Local(2)))),
    }
    for name, way in ways.items():
        found, cost = measured(way)
        shown(f"{len(held):6} {name}", len(held), cost, digest([repr(found.links)]))


def digest(told: Any) -> str:
    return hashlib.sha256(json.dumps(list(told)).encode()).hexdigest()[:8]


def line(name: str, *row: str) -> None:
    print(f"{name:32}" + "".join(f"{one:>10}" for one in row), flush=True)


def main() -> None:
    """Run the bench."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[3000, 6000, 12000])
    parser.add_argument("--read", type=int, default=0, metavar="N")
    parser.add_argument("--cache", type=Path, nargs="*", default=[], metavar="FILE")
    parser.add_argument("--engines", nargs="*", default=[*ENGINES], choices=[*ENGINES])
    parser.add_argument("--keyed", action="store_true")
    asked = parser.parse_args()
    if not ONE_THREAD.items() <= os.environ.items():  # this process reads as the workers do
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})
    if not ARCHIVE.exists():
        print(f"skipped: {ARCHIVE} is not there")
        return
    if asked.read:
        reading(asked.read)
    frames = (row for cache in sorted(asked.cache) for row in _frames(cache))
    read_before = (record for _, record in islice(frames, max(asked.sizes, default=0)))
    records = [record for record in read_before if tells(record)]
    gc.set_threshold(*OFTEN)  # as the program runs
    gc.freeze()  # what the bench holds, no program does
    if records:
        line("", "cpu s", "wall s", "own s", "ms each", "peak MB", "told")
    for size in asked.sizes:
        if asked.keyed:
            keyed(records[:size])
        for name in () if asked.keyed else asked.engines:
            together(records[:size], name)


if __name__ == "__main__":
    main()
