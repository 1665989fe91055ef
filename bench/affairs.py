"""Measure stories: are episodes months apart tied when they are of one affair, and only then?

``affairs.tsv`` lists pairs of episodes of ``../shared/bench/archive`` (ids of reports, at most eight a side)
with a verdict from reading their headlines: one affair, yes or no. Pairs were drawn in bands of likeness, so
most are hard. Each pair is grouped as a pile of its own, then all of them as one pile. Reads titles, texts
and days alone, no grammar. Exits 0 where the archive is missing.
"""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path

from dateline.model import Block, Moment, Published, Record, Report
from dateline.stages.group import group

HERE = Path(__file__).resolve().parent
ARCHIVE = HERE.parent.parent / "shared" / "bench" / "archive" / "reports.jsonl.gz"

Pair = tuple[bool, list[str], list[str]]


def pairs() -> list[Pair]:
    lines = (HERE / "affairs.tsv").read_text(encoding="utf-8").splitlines()
    return [
        (verdict == "yes", first.split(), second.split())
        for verdict, first, second in (line.split("\t") for line in lines)
    ]


def record(row: dict[str, str]) -> Record:
    text = row["text"]
    try:
        published = Published(Moment.on(date.fromisoformat(row.get("published", "")[:10])))
    except ValueError:
        published = Published()
    blocks = (Block(0, len(text), "body"),)
    return Record(Report(row["id"], row["id"], text, row["id"], blocks, row.get("title")), published)


def tied(pile: list[Record], pair: Pair) -> bool:
    """Tell whether some story holds reports of both episodes."""
    return any({*pair[1]} & {*s.reports} and {*pair[2]} & {*s.reports} for s in group(pile, ()))


def tell(name: str, held: list[Pair], found: list[bool]) -> None:
    right = sum(f and pair[0] for f, pair in zip(found, held, strict=True))
    wanted = sum(pair[0] for pair in held)
    print(f"{name:10} tied {sum(found)}  P {right / max(1, sum(found)):.3f}  R {right / wanted:.3f}", end="")
    print(f"  ({wanted} of one affair, {len(held) - wanted} not)")


def main() -> None:
    if not ARCHIVE.exists():
        return
    held = pairs()
    wanted = {report for _, first, second in held for report in (*first, *second)}
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = (json.loads(line) for line in lines)
        records = {row["id"]: record(row) for row in rows if row["id"] in wanted}
    alone = [tied([records[r] for r in sorted({*pair[1], *pair[2]})], pair) for pair in held]
    tell("alone", held, alone)
    stories = [{*story.reports} for story in group(list(records.values()), ())]
    together = [any(s & {*pair[1]} and s & {*pair[2]} for s in stories) for pair in held]
    tell("together", held, together)


if __name__ == "__main__":
    main()
