"""Measure grouping: BCubed F1 of episodes on the keyed sets, and of stories beside them.

``grouping.py SET`` reads ``incidents`` or ``same-event`` below ``../shared/bench`` through the whole
pipeline; ``--cache FILE`` keeps the records (pickled) between runs. Reads nothing but the sets; exits 0
where one is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

from dateline.model import Page, Record
from dateline.pipeline import read_pages
from dateline.sources.models import load_model
from dateline.stages.group import group
from dateline.stages.trace import trace

BENCH = Path(__file__).resolve().parent.parent.parent / "shared" / "bench"
KEYS = {"incidents": "incident", "same-event": "subtopic"}


def bcubed(gold: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Return BCubed precision, recall and F1 (Bagga and Baldwin 1998)."""
    both, golds, founds = Counter(zip(gold, found, strict=True)), Counter(gold), Counter(found)
    pairs = list(zip(gold, found, strict=True))
    precision = sum(both[g, f] / founds[f] for g, f in pairs) / len(pairs)
    recall = sum(both[g, f] / golds[g] for g, f in pairs) / len(pairs)
    return precision, recall, 2 * precision * recall / (precision + recall)


def rows_of(name: str) -> list[dict[str, str]]:
    with gzip.open(BENCH / name / "reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def records_of(rows: Sequence[dict[str, str]], cache: Path | None) -> list[Record]:
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    pages = [
        Page(
            r["id"], r["id"], r["text"], title=r.get("title"), url=r.get("url"), published=r.get("published")
        )
        for r in rows
    ]
    records = list(read_pages(pages, load_model()))
    if cache:
        cache.write_bytes(pickle.dumps(records))
    return records


def tell(kind: str, rows: Sequence[dict[str, str]], key: str, homes: dict[str, str]) -> None:
    gold = [str(r[key]) for r in rows]
    found = [homes[r["id"]] for r in rows]
    size = Counter(gold)
    several = [k for k, g in enumerate(gold) if size[g] > 1]
    scores = [bcubed(gold, found), bcubed([gold[k] for k in several], [found[k] for k in several])]
    for part, (p, r, f) in zip(("all", "two or more"), scores, strict=True):
        print(f"{kind:9} {part:12} P {p:.3f}  R {r:.3f}  F1 {f:.3f}  ({len(set(found))} found)")


def errors(rows: Sequence[dict[str, str]], key: str, homes: dict[str, str]) -> None:
    """Print the largest mixed episodes and the most scattered keys."""
    key_of = {r["id"]: str(r[key]) for r in rows}
    mixed: dict[str, Counter[str]] = defaultdict(Counter)
    scattered: dict[str, Counter[str]] = defaultdict(Counter)
    for report, home in homes.items():
        mixed[home][key_of[report]] += 1
        scattered[key_of[report]][home] += 1
    for name, table in (("mixed", mixed), ("scattered", scattered)):
        worst = sorted((c for c in table.items() if len(c[1]) > 1), key=lambda c: -c[1].total())[:10]
        for label, counts in worst:
            print(f"  {name:9} {label}: {sorted(counts.values(), reverse=True)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("set", choices=sorted(KEYS))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    if not (BENCH / asked.set).exists():
        return
    rows = rows_of(asked.set)
    records = records_of(rows, asked.cache)
    start = perf_counter()
    links = trace(records)
    traced = perf_counter()
    stories = group(records, links)
    print(f"{len(records)} reports: traced {traced - start:.1f} s, grouped {perf_counter() - traced:.1f} s")
    episodes = {r: e.id for s in stories for e in s.episodes for r in e.reports}
    tell("episodes", rows, KEYS[asked.set], episodes)
    tell("stories", rows, KEYS[asked.set], {r: s.id for s in stories for r in s.reports})
    if asked.errors:
        errors(rows, KEYS[asked.set], episodes)


if __name__ == "__main__":
    main()
