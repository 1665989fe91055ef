"""Group the whole archive: time, memory, growth, what 100 more reports cost, yearly pairs, largest stories.

Reads titles, texts and days of ``../shared/bench/archive`` alone, cleaned but without grammar (``--cache
FILE`` keeps them between runs). ``recurring.tsv`` lists 60 pairs of reports (ids) with a verdict from reading
both headlines: would a person put them in one story? They were chosen by a rule: both headlines name one
yearly matter (``YEARLY``) and share a further word that is no president's name; they were published 300 days
or more apart, within 30 days of one time of the year; no report twice, at most seven pairs of a matter, those
that share most of their headlines' words first. The pairs of ``affairs.tsv`` are looked up beside them.
Exits 0 where the archive is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import pickle
import random
import resource
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from time import process_time

from affairs import ARCHIVE, pairs, record, tell
from dateline.model import Page, Record
from dateline.stages.clean import Habits, clean, learn_habits
from dateline.stages.group import Groups

PAIRS = Path(__file__).resolve().parent / "recurring.tsv"
YEARLY = (
    "person of the year, March for Life, jobs report, State of the Union, debt ceiling, Memorial Day, "
    "shutdown, Fourth of July, Black Friday, G-7, G-20, convention, budget, 9/11, Super Bowl, summit, "
    "New Year, Easter, conference, Christmas, CPAC, Nobel"
)


def reports(cache: Path | None) -> list[Record]:
    if cache and cache.exists():
        return list(pickle.loads(cache.read_bytes()))
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    habits = learn_habits(map(page, rows))
    with ProcessPoolExecutor() as pool:
        held = list(pool.map(partial(cleaned, habits), rows, chunksize=200))
    if cache:
        cache.write_bytes(pickle.dumps(held))
    return held


def page(row: dict[str, str]) -> Page:
    return Page(row["id"], row["id"], row["text"], title=row.get("title"))


def cleaned(habits: Habits, row: dict[str, str]) -> Record:
    return replace(record(row), report=clean(page(row), habits)[0])


def growth(pile: list[Record], sizes: list[int]) -> Groups:
    """Print what each size costs, and 100 reports on top of it; return the largest."""
    for size in sizes:
        start = process_time()
        groups = Groups().add(pile[:size])
        grouped = process_time()
        whole = groups.add(pile[-100:])
        spent = process_time() - grouped
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        print(
            f"{size:6} reports {grouped - start:6.1f} s, 100 more {spent:5.2f} s, peak {peak:.2f} GiB",
            flush=True,
        )
    start = process_time()
    Groups().add(pile[-100:])
    print(f"   100 reports alone {process_time() - start:.2f} s")
    return whole


def recurring(groups: Groups) -> None:
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    episode = {r: e.id for s in groups.stories for e in s.episodes for r in e.reports}
    story = {r: s.id for s in groups.stories for r in s.reports}
    apart = sum(episode[a] != episode[b] for _, a, b in rows)
    tied = [story[a] == story[b] for _, a, b in rows]
    wanted = [verdict == "yes" for verdict, _, _ in rows]
    right = sum(t and w for t, w in zip(tied, wanted, strict=True))
    print(
        f"a year apart: separate episodes {apart} of {len(rows)}; one story {right} of {sum(wanted)} wanted,"
    )
    print(f"              {sum(tied) - right} of {len(rows) - sum(wanted)} unwanted")


def far_apart(groups: Groups) -> None:
    """Print how many pairs of ``affairs.tsv`` are tied in the whole pile, where much else ties or parts."""
    held = pairs()
    stories = [{*story.reports} for story in groups.stories]
    tell("affairs", held, [any(s & {*one} and s & {*other} for s in stories) for _, one, other in held])


def largest(groups: Groups, known: dict[str, Record], count: int = 10) -> None:
    for story in sorted(groups.stories, key=lambda s: -len(s.reports))[:count]:
        print(f"\n{len(story.reports)} reports, {len(story.episodes)} episodes: {story.title}")
        print(f"  {', '.join(story.subjects)}")
        for report in story.reports[:5]:
            held = known[report]
            print(f"  {held.published.moment.earliest} {held.report.title}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[3000, 6000, 12473])
    parser.add_argument("--cache", type=Path)
    asked = parser.parse_args()
    if not ARCHIVE.exists():
        return
    pile = sorted(reports(asked.cache), key=lambda r: r.id)
    random.Random(1).shuffle(pile)
    groups = growth(pile, asked.sizes)
    recurring(groups)
    far_apart(groups)
    largest(groups, {r.id: r for r in pile})


if __name__ == "__main__":
    main()
