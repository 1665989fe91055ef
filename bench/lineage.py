"""Measure tracing: copies made by known, seeded edits are looked for among unrelated articles.

Edits: cut to 20–80 %, sentences turned round, a new headline, a splice of two parents, words swapped (up to
30 %), and the wire credit kept or dropped. Pair and passage scores stand beside those of a plain MinHash
over word 3-grams (128 hashes, threshold 0.3), the usual peer. Pairs that the archive itself holds (found
without the copies) are set aside. Needs ``../shared/bench/archive``; exits 0 where it is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

import numpy as np

from dateline.language.words import bare_words
from dateline.model import Block, Link, Record, Report, Span
from dateline.stages.trace import trace

ARCHIVE = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "archive" / "reports.jsonl.gz"
SWAPS = {"swap 10 %": 0.1, "swap 20 %": 0.2, "swap 30 %": 0.3}
HASHES, ALIKE = 128, 0.3


@dataclass(frozen=True)
class Copy:
    """A made copy: its text, its edit, its parents, and which of its characters come from each of them."""

    text: str
    edit: str
    parents: tuple[str, ...]
    ranges: dict[str, tuple[int, int]]


def sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?”\"])\s+", text) if s]


def cut(text: str, rng: random.Random) -> str:
    kept = sentences(text)
    share = max(3, round(len(kept) * rng.uniform(0.2, 0.8)))
    first = rng.randrange(max(1, len(kept) - share + 1))
    return " ".join(kept[first : first + share])


def reorder(text: str, rng: random.Random) -> str:
    parts = sentences(text)
    blocks = [parts[k : k + 4] for k in range(0, len(parts), 4)]
    rng.shuffle(blocks)
    return " ".join(s for block in blocks for s in block)


def headline(text: str, rng: random.Random) -> str:
    return "What we know about " + " ".join(rng.sample(bare_words(text), 4)) + "\n\n" + text


def swapped(share: float, other: list[str]) -> Callable[[str, random.Random], str]:
    def swap(text: str, rng: random.Random) -> str:
        return re.sub(r"[^\W_]+", lambda m: rng.choice(other) if rng.random() < share else m[0], text)

    return swap


def made(rows: list[dict[str, str]], wanted: int, rng: random.Random) -> list[Copy]:
    words = bare_words(" ".join(r["text"] for r in rng.sample(rows, 50)))
    edits: dict[str, Callable[[str, random.Random], str]] = {
        "cut": cut,
        "reorder": reorder,
        "headline": headline,
    }
    edits |= {name: swapped(share, words) for name, share in SWAPS.items()}
    long = [r for r in rows if 150 <= len(r["text"].split()) <= 1500]
    copies = []
    for k in range(wanted):
        name = [*edits, "splice"][k % (len(edits) + 1)]
        first, second = rng.sample(long, 2)
        if name == "splice":
            a, b = cut(first["text"], rng), cut(second["text"], rng)
            ranges = {first["id"]: (0, len(a)), second["id"]: (len(a) + 2, len(a) + 2 + len(b))}
            copies.append(Copy(a + "\n\n" + b, name, (first["id"], second["id"]), ranges))
        else:
            text = edits[name](first["text"], rng)
            credit = "\n\nReporting by the Reuters staff" if rng.random() < 0.5 else ""
            copies.append(Copy(text + credit, name, (first["id"],), {first["id"]: (0, len(text))}))
    return copies


def record(name: str, text: str, outlet: str | None) -> Record:
    return Record(
        Report(name, name, text, "", (Block(0, len(text), "body"),), outlet=outlet), sentences=(Span(0, 0),)
    )


def minhash_pairs(texts: dict[str, str]) -> set[frozenset[str]]:
    """Return the pairs whose MinHash signatures agree enough, by banding (32 bands of 4)."""
    rng = np.random.default_rng(7)
    a = rng.integers(1, 2**61, HASHES, dtype=np.uint64) | np.uint64(1)
    b = rng.integers(0, 2**61, HASHES, dtype=np.uint64)
    signs, bands = {}, defaultdict(list)
    numbers: dict[tuple[str, ...], int] = {}
    for name, text in texts.items():
        words = bare_words(text)
        held = {numbers.setdefault(g, len(numbers)) for g in zip(words, words[1:], words[2:], strict=False)}
        if not held:
            continue
        x = np.array(sorted(held), dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
        signs[name] = np.array(
            [((x ^ (x >> np.uint64(29))) * p + q).min() for p, q in zip(a, b, strict=True)]
        )
        for k in range(0, HASHES, 4):
            bands[k, signs[name][k : k + 4].tobytes()].append(name)
    near = {(x, y) for held in bands.values() if len(held) < 50 for x in held for y in held if x < y}
    return {frozenset(p) for p in near if (signs[p[0]] == signs[p[1]]).mean() >= ALIKE}


def told(name: str, gold: set[frozenset[str]], found: set[frozenset[str]]) -> None:
    hits = len(gold & found)
    p, r = hits / len(found) if found else 0.0, hits / len(gold) if gold else 0.0
    print(
        f"  {name:24} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0:.3f}  ({len(gold)} gold)"
    )


def spans_told(copies: dict[str, Copy], links: Iterable[Link]) -> None:
    """Print passage scores: characters of a copy that come from a parent, and that links say do."""
    hit = found = gold = 0
    covered: dict[tuple[str, str], set[int]] = defaultdict(set)
    for link in links:
        for copy, parent in ((link.source, link.target), (link.target, link.source)):
            if copy in copies and parent in copies[copy].ranges:
                for e in link.evidence:
                    if e.report == copy:
                        covered[copy, parent].update(range(e.start, e.end))
    for name, copy in copies.items():
        for parent, (start, end) in copy.ranges.items():
            said = covered[name, parent]
            gold, found = gold + end - start, found + len(said)
            hit += sum(start <= k < end for k in said)
    p, r = hit / found if found else 0.0, hit / gold
    print(f"  {'passage characters':24} P {p:.3f}  R {r:.3f}  F1 {2 * p * r / (p + r) if p + r else 0:.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=350)
    parser.add_argument("--seed", type=int, default=11)
    asked = parser.parse_args()
    if not ARCHIVE.exists():
        return
    rng = random.Random(asked.seed)
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines][: asked.articles]
    copies = {f"~copy{k:04}": copy for k, copy in enumerate(made(rows, asked.copies, rng))}
    pile = [record(r["id"], r["text"], r.get("outlet")) for r in rows]
    pile += [record(name, copy.text, None) for name, copy in copies.items()]
    start = perf_counter()
    links = [link for link in trace(pile) if link.kind == "copy"]
    print(f"{len(pile)} reports traced in {perf_counter() - start:.1f} s")
    gold = {frozenset((name, parent)) for name, copy in copies.items() for parent in copy.parents}
    found = {frozenset((link.source, link.target)) for link in links}
    natural = {pair for pair in found if not any(name in copies for name in pair)}
    peer = {p for p in minhash_pairs({r.id: r.report.text for r in pile}) if any(n in copies for n in p)}
    kin = kin_of(natural)
    for title, pairs in (("dateline", found - natural), ("minhash (peer)", peer)):
        print(title)
        told("all edits", gold, {p for p in pairs if p in gold or not by_kin(p, copies, kin)})
        for edit in dict.fromkeys(copy.edit for copy in copies.values()):
            names = {name for name, copy in copies.items() if copy.edit == edit}
            of = {p for p in gold if p & names}
            told(edit, of, {p for p in pairs if p & names and (p in gold or not by_kin(p, copies, kin))})
    spans_told(copies, links)
    print(f"  pairs within the archive itself: {len(natural)}")


def kin_of(natural: set[frozenset[str]]) -> dict[str, set[str]]:
    kin: dict[str, set[str]] = defaultdict(set)
    for a, b in map(sorted, natural):
        kin[a].add(b)
        kin[b].add(a)
    return kin


def by_kin(pair: frozenset[str], copies: dict[str, Copy], kin: dict[str, set[str]]) -> bool:
    """Tell whether a pair follows from what the archive itself shares, or from one parent of two copies."""
    parents = [set(copies[n].parents) if n in copies else {n} for n in sorted(pair)]
    near = parents[0] | {k for p in parents[0] for k in kin[p]}
    return bool(near & parents[1])


if __name__ == "__main__":
    main()
