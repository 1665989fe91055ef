"""Measure timelines: are the days that journalists chose the heaviest days of ours?

Each topic of ``../shared/bench/timelines`` is read through the whole pipeline. For each reference as many of
the heaviest days within its span are taken as it has, and compared by F1 (as ``score.py timeline`` does):
days by publications alone, by the timeline of the topic taken as one story (``track --one-story``), and by
that of the largest story that grouping finds by itself. ``--cache FOLDER`` keeps the records (pickled)
between runs. Exits 0 where the set is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import re
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dateline.model import Page, Record, Story
from dateline.pipeline import read_pages
from dateline.sources.models import load_model
from dateline.stages.compare import compare
from dateline.stages.group import as_one, group
from dateline.stages.trace import sources_of, trace

BENCH = Path(__file__).parents[2] / "shared" / "bench" / "timelines"
Days = dict[date, float]


def records_of(topic: Path, cache: Path | None) -> list[Record]:
    kept = cache / f"{topic.name}.rec" if cache else None
    if kept and kept.exists():
        held: list[Record] = pickle.loads(kept.read_bytes())
        return held
    with gzip.open(topic / "reports.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    pages = [Page(r["id"], r["id"], r["text"], published=r["published"]) for r in rows]
    records = list(read_pages(pages, load_model()))
    if kept:
        kept.write_bytes(pickle.dumps(records))
    return records


def timelines(records: list[Record]) -> tuple[Story, Story, float]:
    """Return the topic as one story, the largest story found, and the seconds of comparing the one."""
    links = trace(records)
    stories = group(records, links)
    count = sources_of(records, links).count
    by_id = {r.id: r for r in records}
    one = as_one(stories)
    largest = max(stories, key=lambda s: len(s.reports))
    start = time.process_time()
    told = compare(one, sorted(records, key=lambda r: r.id), count)
    seconds = time.process_time() - start
    return told, compare(largest, [by_id[i] for i in largest.reports], count), seconds


def weights(story: Story) -> Days:
    days: Days = defaultdict(float)
    for entry in story.timeline:
        if entry.when.is_day and entry.when.earliest:
            days[entry.when.earliest] += entry.weight
    return days


def published(records: Sequence[Record]) -> Days:
    return dict(Counter(day for r in records if (day := r.published.moment.latest)))


def f1(days: Days, wanted: set[date]) -> float:
    within = [d for d in days if min(wanted) <= d <= max(wanted)]
    ranked = sorted(within, key=lambda d: -days[d])[: len(wanted)]
    return 2 * len(wanted & set(ranked)) / (len(ranked) + len(wanted))


def references(topic: Path) -> dict[str, set[date]]:
    days = re.compile(r"^(\d{4}-\d\d-\d\d)\s*$", re.M)
    texts = {f.stem: f.read_text(encoding="utf8", errors="replace") for f in sorted(topic.glob("*.txt"))}
    return {name: set(map(date.fromisoformat, days.findall(text))) for name, text in texts.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topics", nargs="*", help="names of topics; all where none is given")
    parser.add_argument("--cache", type=Path)
    asked = parser.parse_args()
    topics = [t for t in sorted(BENCH.glob("*")) if not asked.topics or t.name in asked.topics]
    scores: list[tuple[float, float, float]] = []
    for topic in topics:
        records = records_of(topic, asked.cache)
        one, largest, seconds = timelines(records)
        print(
            f"{topic.name}: {len(records)} reports, {len(one.timeline)} entries, compared in {seconds:.0f} s"
        )
        for name, wanted in references(topic).items():
            held = (published(records), weights(one), weights(largest))
            by_day, whole, found = (f1(days, wanted) for days in held)
            scores.append((by_day, whole, found))
            told = f"publications {by_day:.3f}  one story {whole:.3f}  largest found {found:.3f}"
            print(f"  {name[:44]:44} {told}  ({len(wanted)} days)")
    if scores:
        means = [sum(column) / len(scores) for column in zip(*scores, strict=True)]
        print("mean date F1: publications {:.3f}  one story {:.3f}  largest found {:.3f}".format(*means))


if __name__ == "__main__":
    main()
