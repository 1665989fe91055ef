"""Measure how surely statements hold: mean absolute error and Pearson r against people's labels; and time.

Run: python bench/factuality.py [uw-dev meantime-dev …] [--kinds N] [--time]
A label runs from -3 (certainly not) to 3 (certainly so); an event without statement counts as 3.
``--kinds`` lists the kinds of path with the largest sums of error, ``--time`` sets the time that
statements take against that of bare spaCy on archive articles.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import correlation, fmean
from time import process_time

from dateline.model import Block, Report
from dateline.sources.models import load_model
from dateline.stages.date import find_times
from dateline.stages.read import read_many
from dateline.stages.state import find_attributions, find_figures, find_statements, mentions
from dateline.stages.state.statements import explain

SHARED = Path(__file__).parents[2] / "shared" / "bench"


def rows_of(path: Path) -> list[dict]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        return [json.loads(line) for line in lines]


def events(name: str) -> Iterator[tuple[float, float, str]]:
    """Yield label, certainty and kind of path of each labelled event ("missed" for those not found)."""
    rows = rows_of(SHARED / "factuality" / f"{name}.jsonl.gz")
    reports = [
        Report(str(i), "", r["text"], "", (Block(0, len(r["text"]), "body"),)) for i, r in enumerate(rows)
    ]
    for row, reading in zip(rows, read_many(reports, load_model()), strict=True):
        words = [m.span() for m in re.finditer(r"\S+", row["text"])]
        told = list(explain(reading))
        for target in row["targets"]:
            first, end = target["span1"]
            a, b = words[first][0], words[end - 1][1]
            hit = next(((s, path) for span, s, path in told if span.start < b and a < span.end), None)
            kind = " > ".join(step.rule for step in hit[1]) or "plain fact" if hit else "missed"
            yield target["label"], hit[0].certainty if hit else 3.0, kind


def measure(name: str, kinds: int) -> None:
    found = list(events(name))
    labels, told = [f[0] for f in found], [f[1] for f in found]
    error = fmean(abs(a - b) for a, b in zip(labels, told, strict=True))
    constant = fmean(abs(label - 3) for label in labels)
    share = fmean(kind != "missed" for *_, kind in found)
    print(
        f"{name:15} MAE {error:.3f} (always +3: {constant:.3f})  r {correlation(labels, told):.3f}"
        f"  found {share:.3f} of {len(found)}"
    )
    by_kind: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for label, certainty, kind in found:
        by_kind[kind].append((label, certainty))
    order = sorted(by_kind.items(), key=lambda entry: -sum(abs(a - b) for a, b in entry[1]))
    for kind, pairs in order[:kinds]:
        wrong = sum(abs(a - b) for a, b in pairs)
        mean, guess = fmean(a for a, _ in pairs), fmean(b for _, b in pairs)
        print(f"  {wrong:7.1f} error  {len(pairs):4} events  label {mean:5.2f}  told {guess:5.2f}  {kind}")


def time_against_spacy(limit: int = 60) -> None:
    rows = rows_of(SHARED / "archive" / "reports.jsonl.gz")
    texts = [row["text"] for row in rows[:: len(rows) // limit]]
    model = load_model()
    start = process_time()
    for _ in model.pipe(texts):
        pass
    bare = process_time() - start
    reports = [
        Report(
            str(i),
            "",
            t,
            "",
            tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", t) if m[0].strip()),
        )
        for i, t in enumerate(texts)
    ]
    ready = []
    for reading in read_many(reports, model):
        times, who = find_times(reading), mentions(reading)
        ready.append((reading, times, find_figures(reading, times), find_attributions(reading, who), who))
    start = process_time()
    count = sum(len(find_statements(*each)) for each in ready)
    spent = process_time() - start
    words = sum(len(t.split()) for t in texts)
    print(
        f"{count} statements of {words} words in {spent:.2f} s ({spent / words * 1e6:.1f} ms a 1000 words),"
        f" bare spaCy {bare:.2f} s: {spent / bare:.1%}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", default=["uw-dev", "meantime-dev"])
    parser.add_argument("--kinds", type=int, default=0)
    parser.add_argument("--time", action="store_true")
    args = parser.parse_args()
    if not SHARED.exists():
        raise SystemExit("the measuring sets are not here")
    for name in args.parts:
        measure(name, args.kinds)
    if args.time:
        time_against_spacy()


if __name__ == "__main__":
    main()
