"""Measure what is told of incidents: is the day on the timeline, are the killed and injured right?

Reads ``../shared/bench/incidents`` through the whole pipeline and scores each episode against the registry's
entry for the incident that most of its reports are of: once with the episodes found, once with the registry's
own (each incident a story of one episode). A number counts as right when one of the values told is just that
number. ``--cache FILE`` keeps the records (pickled) between runs, ``--errors N`` prints what is wrong in N
episodes. Exits 0 where the set is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dateline.model import Episode, Moment, Record, Story, Track
from dateline.pipeline import track_records
from dateline.sources.packs import shipped
from dateline.stages.compare import compare
from dateline.stages.trace import sources_of
from grouping import BENCH, records_of, rows_of

TOLLS = ("killed", "injured")


@dataclass(frozen=True)
class Told:
    """What is told of one episode, beside what the registry has."""

    gold: dict[str, Any]
    episode: Episode
    dated: bool
    tolls: dict[str, list[float | None]]

    def right(self, toll: str) -> bool:
        return self.gold[toll] in self.tolls[toll]


def registry() -> dict[str, dict[str, Any]]:
    with gzip.open(BENCH / "incidents" / "incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        return {row["incident"]: row for row in map(json.loads, lines)}


def judged(stories: Iterable[Story], incident_of: dict[str, str]) -> Iterator[Told]:
    known = registry()
    for story in stories:
        for episode in story.episodes:
            incident, _ = Counter(incident_of[r] for r in episode.reports).most_common(1)[0]
            if incident in known:
                yield told_of(story, episode, known[incident])


def told_of(story: Story, episode: Episode, gold: dict[str, Any]) -> Told:
    ids, day = set(episode.reports), Moment.on(date.fromisoformat(gold["date"]))
    dated = any(
        e.when == day and e.status == "happened" and ids & {v.report for v in e.evidence}
        for e in story.timeline
    )
    tolls: dict[str, list[float | None]] = defaultdict(list)
    for finding in story.findings:
        for value in finding.values:
            if ids & {e.report for e in value.evidence}:
                tolls[finding.attribute].append(value.low if value.low == value.high else None)
    return Told(gold, episode, dated, tolls)


def by_registry(track: Track, incident_of: dict[str, str]) -> Iterator[Story]:
    """Yield each incident as a story of one episode, compared as the pipeline would."""
    count, homes = sources_of(track.records, track.lineage).count, defaultdict[str, list[Record]](list)
    for record in track.records:
        homes[incident_of[record.id]].append(record)
    for incident, records in homes.items():
        episode = Episode(incident, incident, Moment(), tuple(r.id for r in records))
        yield compare(Story(incident, incident, (), (episode,)), records, count, shipped())


def table(name: str, told: Sequence[Told]) -> None:
    print(
        f"{name}: {len(told)} episodes, the day on the timeline {sum(t.dated for t in told) / len(told):.3f}"
    )
    for toll in TOLLS:
        given = [t for t in told if t.gold[toll]]
        right, spoken = sum(t.right(toll) for t in given), sum(bool(t.tolls[toll]) for t in given)
        print(
            f"  {toll:8} right {right / len(given):.3f}  told {spoken / len(given):.3f}  ({len(given)} given)"
        )


def errors(told: Iterable[Told], limit: int) -> None:
    wrong = [t for t in told if not t.dated or any(t.gold[k] and not t.right(k) for k in TOLLS)]
    for t in wrong[:limit]:
        tolls = " ".join(f"{k} {t.gold[k]} told {t.tolls[k]}" for k in TOLLS if t.gold[k] and not t.right(k))
        print(f"  {t.gold['date']} {'' if t.dated else 'not dated'} {tolls}  {' '.join(t.episode.reports)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--errors", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    if not (BENCH / "incidents").exists():
        return
    rows = rows_of("incidents")
    records = records_of(rows, asked.cache)
    held = {r.id for r in records}
    incident_of = {r["id"]: r["incident"] for r in rows if r["id"] in held}
    track = track_records(records, shipped())
    table("episodes found", list(judged(track.stories, incident_of)))
    known = list(judged(by_registry(track, incident_of), incident_of))
    table("episodes of the registry", known)
    errors(known, asked.errors)


if __name__ == "__main__":
    main()
