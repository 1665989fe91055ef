"""Measure time expressions on TimeML files: span F1 (relaxed, strict), type and value, and speed.

Run: python bench/times.py [FOLDER] [--half 0|1]; FOLDER holds .tml files (../shared/bench/times).
Scores as TempEval-3 does: a found expression counts once, for the told one it overlaps most.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from datetime import date
from pathlib import Path

from dateline.model import Block, Moment, Report, Time
from dateline.sources.models import load_model
from dateline.stages.date import find_times, resolve
from dateline.stages.date.find import find_phrases
from dateline.stages.read import read_many

SHARED = Path(__file__).parents[2] / "shared" / "bench" / "times"
Gold = tuple[int, int, str, str]


def load(path: Path) -> tuple[Report, date, list[Gold]]:
    """Return the report of a TimeML file, its day, and the expressions people marked."""
    root = ET.parse(path).getroot()
    text, gold = "", []

    def walk(node: ET.Element) -> None:
        nonlocal text
        start = len(text)
        text += node.text or ""
        for child in node:
            walk(child)
            text += child.tail or ""
        if node.tag == "TIMEX3":
            gold.append((start, len(text), node.get("type") or "", node.get("value") or ""))

    walk(root.find("TEXT"))
    made = next(t.get("value") for t in root.iter("TIMEX3") if t.get("functionInDocument") == "CREATION_TIME")
    paragraphs = re.finditer(r"\S(?:.*?\S)??(?=\s*\n\s*\n|\s*\Z)", text, re.S)
    blocks = tuple(Block(m.start(), m.end(), "body") for m in paragraphs)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(path.stem, str(path), text, digest, blocks), date.fromisoformat(made[:10]), gold


def score(found: tuple[Time, ...], gold: list[Gold]) -> Counter[str]:
    counts: Counter[str] = Counter(gold=len(gold), found=len(found))
    used: set[int] = set()
    for start, end, kind, value in gold:
        hits = [
            (min(end, t.end) - max(start, t.start), i)
            for i, t in enumerate(found)
            if i not in used and t.start < end and start < t.end
        ]
        if not hits:
            continue
        i = max(hits)[1]
        used.add(i)
        counts["relaxed"] += 1
        counts["strict"] += (found[i].start, found[i].end) == (start, end)
        counts["type"] += found[i].type == kind
        counts["value"] += found[i].value == value
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--half", type=int, choices=(0, 1), help="only files of even or odd place")
    options = parser.parse_args()
    files = sorted(options.folder.rglob("*.tml"), key=str)
    files = files if options.half is None else files[options.half :: 2]
    rows = [load(f) for f in files]
    readings = list(read_many([report for report, _, _ in rows], load_model()))
    counts: Counter[str] = Counter()
    for (report, day, gold), reading in zip(rows, readings, strict=True):
        counts += score(resolve(find_times(reading), Moment.on(day), report.text), gold)
    for name in ("relaxed", "strict", "type", "value"):
        precision, recall = counts[name] / counts["found"], counts[name] / counts["gold"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{name:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({counts['gold']} gold)")
    words = sum(report.words for report, _, _ in rows)
    began = time.process_time()
    for report, _, _ in rows:
        list(find_phrases(report.text))
    print(f"finding, without the parser: {words / (time.process_time() - began):,.0f} words/s")
    began = time.process_time()
    for (report, day, _), reading in zip(rows, readings, strict=True):
        resolve(find_times(reading), Moment.on(day), report.text)
    print(f"finding with tags, and resolving: {words / (time.process_time() - began):,.0f} words/s")


if __name__ == "__main__":
    main()
