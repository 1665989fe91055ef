"""Measure figures on news sentences: value, unit, change and concept F1 as score.py counts them; and speed.

Run: python bench/figures.py [FOLDER] [--half 0|1] [--bare]
FOLDER holds ``*.jsonl.gz`` with ``text`` and ``quantities`` (../shared/bench/figures). ``--bare`` leaves
the time expressions out. A count's unit is its noun, its concept what the count is said about.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from time import process_time

from dateline.model import Block, Figure, Report
from dateline.sources.models import load_model
from dateline.stages.date import find_times
from dateline.stages.read import read_many
from dateline.stages.state import find_figures

SHARED = Path(__file__).parents[2] / "shared" / "bench" / "figures"
KINDS = ("value", "value+unit", "value+change", "value+concept")


def bounds(value: str) -> tuple[float, float] | None:
    match = re.fullmatch(r"\s*(-?[\d.]+(?:e[+-]?\d+)?)\s*(?:-\s*(-?[\d.]+))?\s*", value)
    return (float(match[1]), float(match[2] or match[1])) if match else None


def stem(word: str) -> str:
    return re.sub(r"(?<=\w\w)s\b", "", (word or "-").lower().strip())


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", stem(text)))


def unit(figure: Figure) -> str:
    return figure.unit or figure.counted


def near(a: float | None, b: float) -> bool:
    return a is not None and abs(a - b) <= 1e-6 * max(1, abs(b))


def score(found: tuple[Figure, ...], told: list[dict]) -> Counter[str]:
    gold = [(limits, q) for q in told if (limits := bounds(q["value"]))]
    left, counts = list(found), Counter(gold=len(gold), found=len(found))
    for (low, high), q in gold:
        same = [f for f in left if near(f.low, low) and near(f.high, high)]
        if not same:
            continue
        names = (stem(q["unit"]), stem(q["normalized_unit"]))
        best = max(same, key=lambda f: (stem(unit(f)) in names, f.change == q["change"]))
        left.remove(best)
        about, concept = words(best.about), words(q["referred_concepts"])
        counts["value"] += 1
        counts["value+unit"] += stem(unit(best)) in names
        counts["value+change"] += best.change == q["change"]
        counts["value+concept"] += bool(about & concept) or not (about or concept)
    return counts


PEER = """
import json, sys, warnings
warnings.simplefilter("ignore")
from time import process_time
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("5 km")
began = process_time()
for text in texts:
    parser.parse(text)
print(process_time() - began)
"""


def peer_seconds(texts: list[str], python: str) -> float | None:
    """Return the processor time quantulum3 takes on ``texts``; ``None`` where it is not installed.

    It runs in a process of its own, as it may live in another environment; loading is not counted.
    """
    run = subprocess.run(
        [python, "-c", PEER], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    return float(run.stdout) if run.returncode == 0 else None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only the first or the second half")
    parser.add_argument("--bare", action="store_true", help="leave time expressions out")
    parser.add_argument("--peer", default=sys.executable, help="a Python that has quantulum3 to compare with")
    options = parser.parse_args()
    rows = [
        json.loads(line)
        for path in sorted(options.folder.glob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]
    if options.half is not None:
        rows = rows[len(rows) // 2 :] if options.half else rows[: len(rows) // 2]
    reports = [
        Report(str(i), "", r["text"], "", (Block(0, len(r["text"]), "body"),)) for i, r in enumerate(rows)
    ]
    model = load_model()
    began = process_time()
    list(model.pipe([r["text"] for r in rows], batch_size=64))
    parsed = process_time() - began
    readings = list(read_many(reports, model))
    times = [() if options.bare else find_times(r) for r in readings]
    began = process_time()
    found = [find_figures(r, t) for r, t in zip(readings, times, strict=True)]
    spent = process_time() - began
    counts: Counter[str] = Counter()
    for row, figures in zip(rows, found, strict=True):
        counts += score(figures, row["quantities"])
    for kind in KINDS:
        precision, recall = counts[kind] / counts["found"], counts[kind] / counts["gold"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{kind:14} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({counts['gold']} gold)")
    size = sum(r.words for r in reports)
    print(f"{size / spent:,.0f} words/s; {spent / parsed:.1%} of bare spaCy on the same text")
    if (peer := peer_seconds([r["text"] for r in rows], options.peer)) is not None:
        print(
            f"quantulum3 takes {peer / spent:.0f} times as long as finding figures in texts already parsed,"
        )
        print(f"and {peer / (spent + parsed):.1f} times as long as bare spaCy and that together")


if __name__ == "__main__":
    main()
