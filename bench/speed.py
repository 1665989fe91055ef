"""Measure speed: reports a second, time by stage, the ratio to bare spaCy, and start-up.

Both ways read the same articles with the same model, each in a process of its own with one thread:
bare spaCy is ``model.pipe`` over the raw texts, Dateline is all of ``read_pages``, then
``track_records``. Seconds are processor time, so that a busy machine tells the same ratio; the wall
clock stands beside them. The stages are timed from outside, by wrapping the names that
the pipeline calls; the pipeline itself knows no clock.

``--check`` ends with status 1 where a floor of ``floors.json`` is broken.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from time import perf_counter, process_time
from types import GeneratorType
from typing import Any

HERE = Path(__file__).resolve().parent
ARCHIVE = HERE.parent.parent / "shared" / "bench" / "archive" / "reports.jsonl.gz"
FLOORS = HERE / "floors.json"
# What the pipeline calls for one report, and for all together, under the stage they are part of.
STAGES = {
    "clean": ("learn_habits", "clean"),
    "read": ("read_many",),
    "date": ("find_times", "own_day", "resolve", "place", "sisters"),
    "state": ("mentions", "find_figures", "find_attributions", "find_statements"),
    "trace": ("Traces.add", "as_written", "sources_of"),
    "group": ("Groups.enter",),
    "compare": ("compare",),
}
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


def sample(archive: Path, wanted: int) -> list[dict[str, str]]:
    """Return ``wanted`` articles, spread evenly over the archive."""
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        step = max(1, sum(1 for _ in lines) // wanted)
    with gzip.open(archive, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in islice(lines, 0, step * wanted, step)]


class Watch:
    """Sums the seconds spent in the wrapped calls, each named by what it wraps."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def timed(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        """Return ``call`` with its time summed; of a generator, the time of its steps."""

        def watched(*args: Any, **kwargs: Any) -> Any:
            start = process_time()
            found = call(*args, **kwargs)
            self._add(name, start)
            return self._steps(name, found) if isinstance(found, GeneratorType) else found

        return watched

    def _steps(self, name: str, steps: Iterator[Any]) -> Iterator[Any]:
        while True:
            start = process_time()
            try:
                step = next(steps)
            except StopIteration:
                return
            finally:
                self._add(name, start)
            yield step

    def _add(self, name: str, start: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0.0) + process_time() - start


def run_spacy(rows: list[dict[str, str]]) -> dict[str, Any]:
    """Read the raw texts with the model alone, as it is shipped."""
    import importlib

    from dateline.sources.models import DEFAULT_MODEL

    model = importlib.import_module(DEFAULT_MODEL).load()
    wall, start = perf_counter(), process_time()
    tokens = sum(len(doc) for doc in model.pipe(row["text"] for row in rows))
    return {"seconds": process_time() - start, "wall": perf_counter() - wall, "tokens": tokens}


def run_dateline(rows: list[dict[str, str]]) -> dict[str, Any]:
    """Take the same texts all the way, stage by stage."""
    from dateline import pipeline
    from dateline.model import Page
    from dateline.pipeline import pile
    from dateline.sources.models import load_model
    from dateline.sources.packs import shipped

    watch = Watch()
    for name in (name for names in STAGES.values() for name in names):
        owner, _, call = name.rpartition(".")
        for place in (getattr(pile, owner),) if owner else (pipeline, pile):
            if hasattr(place, call):
                setattr(place, call, watch.timed(name, getattr(place, call)))
    model = load_model()
    pages = [
        Page(row["id"], row["id"], row["text"], outlet=row.get("outlet"), published=row.get("published"))
        for row in rows
    ]
    wall, start = perf_counter(), process_time()
    records = list(pipeline.read_pages(pages, model))
    told: dict[str, Any] = {"seconds": process_time() - start, "wall": perf_counter() - wall}
    start = process_time()
    track = pipeline.track_records(records, shipped())
    told["together"] = process_time() - start
    told["stories"] = len(track.stories)
    told["by_call"] = watch.seconds
    return told


def child(way: str, wanted: int, archive: Path) -> dict[str, Any]:
    """Run one way in a process of its own and return what it tells."""
    call = [sys.executable, __file__, "--way", way, "--articles", str(wanted), "--archive", str(archive)]
    found = subprocess.run(
        call, env={**os.environ, **ONE_THREAD}, stdout=subprocess.PIPE, text=True, check=True
    )
    told: dict[str, Any] = json.loads(found.stdout)
    return told


def start_up(times: int = 5) -> float:
    """Return the wall seconds of ``dateline --help``, the best of several."""
    call = [str(Path(sys.executable).with_name("dateline")), "--help"]
    found = []
    for _ in range(times):
        start = perf_counter()
        subprocess.run(call, stdout=subprocess.DEVNULL, check=True)
        found.append(perf_counter() - start)
    return min(found)


def table(articles: int, words: int, bare: dict[str, Any], ours: dict[str, Any]) -> list[str]:
    """Return the lines to print."""
    per = 1000.0 / max(1, words)
    lines = [
        f"{articles} articles, {words:,} words; seconds of processor time, one thread",
        "",
        f"{'':24}{'seconds':>9}{'reports/s':>11}{'ms/1000 words':>15}{'wall s':>9}{'peak MB':>9}",
    ]
    for name, told in (("bare spaCy", bare), ("Dateline, each report", ours)):
        s, wall, peak = told["seconds"], told["wall"], told["peak"]
        lines.append(f"{name:24}{s:9.2f}{articles / s:11.1f}{s * 1000 * per:15.1f}{wall:9.2f}{peak:9.0f}")
    lines += ["", f"{'stage':24}{'seconds':>9}{'of spaCy':>11}{'ms/1000 words':>15}"]
    spent = {stage: sum(ours["by_call"].get(n, 0.0) for n in names) for stage, names in STAGES.items()}
    for stage, seconds in spent.items():
        lines.append(f"{stage:24}{seconds:9.2f}{seconds / bare['seconds']:11.0%}{seconds * 1000 * per:15.1f}")
        calls = [(n, ours["by_call"].get(n, 0.0)) for n in STAGES[stage]]
        if len(calls) > 1:
            lines += [f"  {n:22}{s:9.2f}{s / bare['seconds']:11.0%}{s * 1000 * per:15.1f}" for n, s in calls]
    lines.append(
        f"{'all reports together':24}{ours['together']:9.2f}{ours['together'] / bare['seconds']:11.0%}"
    )
    return lines


def broken(ratio: float, start: float) -> list[str]:
    """Return the floors that these figures break."""
    floors = json.loads(FLOORS.read_text("utf-8"))["speed"]
    told = []
    if ratio > floors["ratio_at_most"]:
        told.append(f"ratio to bare spaCy {ratio:.2f}, at most {floors['ratio_at_most']}")
    if start > floors["help_seconds_at_most"]:
        told.append(f"start-up {start:.2f} s, at most {floors['help_seconds_at_most']} s")
    return told


def main() -> int:
    """Measure, print, check; returns the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=500, help="how many articles (500)")
    parser.add_argument("--archive", type=Path, default=ARCHIVE, help="JSON lines of articles, gzipped")
    parser.add_argument("--check", action="store_true", help="fail where a floor is broken")
    parser.add_argument("--way", choices=["spacy", "dateline"], help=argparse.SUPPRESS)
    wish = parser.parse_args()
    if not wish.archive.exists():
        print("bench/speed.py: the archive of articles is not here; nothing measured", file=sys.stderr)
        return 0
    rows = sample(wish.archive, wish.articles)
    if wish.way:
        told = run_spacy(rows) if wish.way == "spacy" else run_dateline(rows)
        told["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(json.dumps(told))
        return 0
    bare, ours = (child(way, wish.articles, wish.archive) for way in ("spacy", "dateline"))
    words = sum(len(row["text"].split()) for row in rows)
    whole, start = ours["seconds"] + ours["together"], start_up()
    ratio = whole / bare["seconds"]
    print("\n".join(table(len(rows), words, bare, ours)))
    print(f"\nall stages, to bare spaCy   {ratio:.2f}   ({len(rows) / whole:.1f} reports/s)")
    print(f"dateline --help             {start:.2f} s")
    faults = broken(ratio, start) if wish.check else []
    print("".join(f"\nFLOOR BROKEN: {fault}" for fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
