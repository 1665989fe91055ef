"""Measure attribution on annotated articles: token F1 of source, cue and content; and speed.

Run: python bench/attribution.py [FILE]; FILE is ``*.jsonl.gz`` with ``text`` and ``attributions``
(../shared/bench/attribution/dev.jsonl.gz). Direct and indirect speech are also reported apart: how
much of the told content of each is found.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from dateline.model import Attribution, Block, Report
from dateline.sources.models import load_model
from dateline.stages.read import read_many
from dateline.stages.state import find_attributions, mentions

SHARED = Path(__file__).parents[2] / "shared" / "bench" / "attribution" / "dev.jsonl.gz"
ROLES = ("source", "cue", "content")
Pair = tuple[int, int]


def covered(places: list[Pair], spans: Iterable[Pair]) -> set[int]:
    held = list(spans)
    return {i for i, (a, b) in enumerate(places) if any(s <= a and b <= e for s, e in held)}


def spans_of(attributions: Iterable[Attribution], role: str) -> list[Pair]:
    return [(s.start, s.end) for a in attributions for s in getattr(a, role)]


def score(row: dict, found: tuple[Attribution, ...]) -> Counter[tuple[str, str]]:
    text, counts = row["text"], Counter()
    places = [m.span() for m in re.finditer(r"\w+", text)]
    for role in ROLES:
        told = covered(places, [tuple(s) for a in row["attributions"] for s in a[role]])
        got = covered(places, spans_of(found, role))
        counts += Counter(
            {(role, "hit"): len(told & got), (role, "found"): len(got), (role, "told"): len(told)}
        )
    content = covered(places, spans_of(found, "content"))
    for attribution in row["attributions"]:
        spans = [tuple(s) for s in attribution["content"]]
        direct = any(
            text[max(0, s - 1) : s + 1].strip()[:1] in ("“", '"', "'") for s, _ in spans if text[s : s + 1]
        )
        told = covered(places, spans)
        way = "direct" if direct else "indirect"
        counts += Counter({(way, "hit"): len(told & content), (way, "told"): len(told)})
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED)
    rows = [json.loads(line) for line in gzip.decompress(parser.parse_args().file.read_bytes()).splitlines()]
    reports = []
    for row in rows:
        lines = re.finditer(r"[^\n]*\S[^\n]*", row["text"])
        blocks = tuple(Block(m.start(), m.end(), "body") for m in lines)
        reports.append(Report(row["id"], "", row["text"], "", blocks))
    model = load_model()
    began = process_time()
    list(model.pipe([r["text"] for r in rows], batch_size=16))
    parsed = process_time() - began
    readings = list(read_many(reports, model))
    began = process_time()
    who = [mentions(r) for r in readings]
    named = process_time() - began
    found = [find_attributions(r, m) for r, m in zip(readings, who, strict=True)]
    spent = process_time() - began
    counts: Counter[tuple[str, str]] = Counter()
    for row, attributions in zip(rows, found, strict=True):
        counts += score(row, attributions)
    for role in ROLES:
        hit = counts[role, "hit"]
        precision, recall = hit / counts[role, "found"], hit / counts[role, "told"]
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{role:8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({counts[role, 'told']} told)")
    for way in ("direct", "indirect"):
        print(f"{way:8} content found {counts[way, 'hit'] / counts[way, 'told']:.3f}")
    size = sum(r.words for r in reports)
    print(
        f"mentions {size / named:,.0f} words/s, attribution {size / (spent - named):,.0f} words/s; ", end=""
    )
    print(f"together {spent / parsed:.1%} of bare spaCy on the same text")


if __name__ == "__main__":
    main()
