"""Measure how well reports are dated with their day and address hidden.

Run: python bench/dating.py [--limit N]            the archive, each report alone
     python bench/dating.py --sisters [--limit N]  incidents, half of the days hidden, sisters help

Prints how often the true day lies in the interval and how wide intervals are, beside a naive peer
that takes the latest explicit date in the text.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

from dateline.model import Moment, Page, Record
from dateline.pipeline import read_pages
from dateline.sources.models import load_model
from dateline.stages.date import sisters
from dateline.stages.date.clues import full_day

SHARED = Path(__file__).parents[2] / "shared" / "bench"
FAR = 10**6


def rows_of(path: Path, limit: int) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf8") as lines:
        rows = [row for line in lines if (row := json.loads(line)).get("published")]
    random.Random(7).shuffle(rows)
    return rows[:limit]


def records_of(rows: list[dict[str, str]]) -> Iterator[Record]:
    """Yield the records that the pipeline makes of texts without title, address or claimed day."""
    pages = [Page(row["id"], row["id"], row["text"]) for row in rows]
    return read_pages(pages, load_model())


def tell(name: str, moments: list[Moment], days: list[date]) -> None:
    inside = sum(m.holds(Moment.on(d)) for m, d in zip(moments, days, strict=True))
    widths = [m.days or FAR for m in moments]
    shares = "  ".join(f"<={w} days {sum(x <= w for x in widths) / len(widths):.3f}" for w in (7, 31, 366))
    middle = median(widths)
    width = "open" if middle >= FAR else f"{middle:g}"
    print(f"{name:26} inside {inside / len(days):.3f}  median {width}  {shares}  ({len(days)})")


def alone(limit: int) -> None:
    rows = rows_of(SHARED / "archive" / "reports.jsonl.gz", limit)
    records, days = list(records_of(rows)), [date.fromisoformat(r["published"][:10]) for r in rows]
    tell("own words", [r.published.moment for r in records], days)
    latest = [max((d for t in r.times if (d := full_day(t.form))), default=None) for r in records]
    told = [i for i, d in enumerate(latest) if d]
    tell("naive: latest date", [Moment.on(d) for d in latest if d], [days[i] for i in told])
    tell("own words, where one is", [records[i].published.moment for i in told], [days[i] for i in told])
    fresh = [i for i in told if 0 <= (days[i] - (latest[i] or days[i])).days <= 6]
    tell("own words, date is fresh", [records[i].published.moment for i in fresh], [days[i] for i in fresh])


def together(limit: int) -> None:
    rows = rows_of(SHARED / "incidents" / "reports.jsonl.gz", FAR)
    groups = defaultdict(list)
    for row in rows:
        groups[row["incident"]].append(row)
    rows = [row for group in groups.values() if len(group) > 1 for row in group][:limit]
    days = {row["id"]: date.fromisoformat(row["published"][:10]) for row in rows}
    hidden = set(random.Random(11).sample(sorted(days), len(days) // 2))
    records = [
        r if r.id in hidden else replace(r, published=replace(r.published, moment=Moment.on(days[r.id])))
        for r in records_of(rows)
    ]
    of = {row["id"]: row["incident"] for row in rows}
    episodes = defaultdict(list)
    for record in records:
        episodes[of[record.id]].append(record.id)
    helped = [r for r in records if r.id in hidden and any(i not in hidden for i in episodes[of[r.id]])]
    found = sisters(records, list(episodes.values()))
    moments = [found.get(r.id, r.published).moment for r in helped]
    true = [days[r.id] for r in helped]
    tell("own words", [r.published.moment for r in helped], true)
    tell("with sisters", moments, true)
    near = sum(
        m.earliest is not None
        and m.latest is not None
        and max(abs((d - m.earliest).days), abs((d - m.latest).days)) <= 6
        and abs((d - date.fromordinal((m.earliest.toordinal() + m.latest.toordinal()) // 2)).days) <= 3
        for m, d in zip(moments, true, strict=True)
    )
    print(f"within 3 days of the middle of the interval: {near / len(true):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sisters", action="store_true")
    parser.add_argument("--limit", type=int, default=2000)
    options = parser.parse_args()
    together(options.limit) if options.sisters else alone(options.limit)


if __name__ == "__main__":
    main()
