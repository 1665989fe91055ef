"""Measure tracing: copies made by known, seeded edits are looked for among unrelated articles.

Edits: cut to 20–80 %, sentences turned round, a new headline, a splice of two parents, words swapped (up to
30 %), wire credit kept or dropped. Beside the pair scores stand, where it can be imported, those of
datasketch's MinHash LSH, the usual peer (word 3-grams, 128 hashes, threshold 0.3). Pairs that the archive
itself holds are set aside here; their ids with verdicts by hand are in ``pairs.tsv``, and scored.
``--growth`` times three sizes of pile. Needs ``../shared/bench/archive``; exits 0 where it is missing.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import resource
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from time import process_time

from dateline.language.words import bare_words
from dateline.model import Block, Link, Record, Report, Span
from dateline.stages.trace import trace

ARCHIVE = Path(__file__).resolve().parent.parent.parent / "shared" / "bench" / "archive" / "reports.jsonl.gz"
SWAPS = {"swap 10 %": 0.1, "swap 20 %": 0.2, "swap 30 %": 0.3}
PAIRS = Path(__file__).with_name("pairs.tsv")
HASHES, ALIKE = 128, 0.3
SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][\"”’)]*(?=\s)|$)", re.M)


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
    report = Report(name, name, text, "", (Block(0, len(text), "body"),), outlet=outlet)
    return Record(report, sentences=tuple(Span(*m.span()) for m in SENTENCE.finditer(text)))


def minhash_pairs(texts: dict[str, str]) -> set[frozenset[str]] | None:
    """Return the pairs that datasketch finds, or nothing where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return None
    lsh = MinHashLSH(threshold=ALIKE, num_perm=HASHES)
    signs = {}
    for name, text in texts.items():
        words = bare_words(text)
        signs[name] = MinHash(num_perm=HASHES)
        grams = {" ".join(g).encode() for g in zip(words, words[1:], words[2:], strict=False)}
        signs[name].update_batch(sorted(grams))
        lsh.insert(name, signs[name])
    near = {frozenset((x, y)) for x in signs for y in lsh.query(signs[x]) if x < y}
    return {p for p in near if signs[min(p)].jaccard(signs[max(p)]) >= ALIKE}


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


def archive() -> list[dict[str, str]]:
    with gzip.open(ARCHIVE, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def traced(pile: list[Record]) -> list[Link]:
    start = process_time()
    links = [link for link in trace(pile) if link.kind == "copy"]
    spent, peak = process_time() - start, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(pile):6} reports traced in {spent:.1f} s of processor time, one thread; peak {peak:.0f} MB")
    return links


def pairs_of(links: Iterable[Link]) -> set[frozenset[str]]:
    return {frozenset((link.source, link.target)) for link in links}


def growth(rows: list[dict[str, str]]) -> None:
    """Time piles of growing size; their sentences are cut by a pattern, so that citations are found too."""
    for size in (3000, 6000, len(rows)):
        traced([record(r["id"], r["text"], r.get("outlet")) for r in rows[:size]])


def by_edit(pairs: set[frozenset[str]], copies: dict[str, Copy], kin: dict[str, set[str]]) -> None:
    """Print pair scores over all edits, of each edit, and what is false."""
    gold = {frozenset((name, parent)) for name, copy in copies.items() for parent in copy.parents}
    judged = {p for p in pairs if p in gold or not by_kin(p, copies, kin)}
    told("all edits", gold, judged)
    for edit in dict.fromkeys(copy.edit for copy in copies.values()):
        names = {name for name, copy in copies.items() if copy.edit == edit}
        told(edit, {p for p in gold if p & names}, {p for p in judged if p & names})
    print(f"  false pairs: {len(judged - gold)}")


def by_hand(natural: set[frozenset[str]]) -> None:
    """Print how the pairs of the archive itself stand to the verdicts given by hand."""
    rows = [line.split("\t") for line in PAIRS.read_text(encoding="utf-8").splitlines()[1:]]
    verdicts = {frozenset((a, b)): verdict for a, b, verdict, *_ in rows}
    seen = [verdicts[p] for p in natural if p in verdicts]
    right = seen.count("copy")
    print(f"  pairs within the archive itself: {len(natural)}; judged by hand {len(seen)}, right {right}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--copies", type=int, default=700)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--growth", action="store_true")
    asked = parser.parse_args()
    if not ARCHIVE.exists():
        return
    rng, rows = random.Random(asked.seed), archive()
    if asked.growth:
        growth(rows)
        return
    rows = rows[: asked.articles]
    copies = {f"~copy{k:04}": copy for k, copy in enumerate(made(rows, asked.copies, rng))}
    pile = [record(r["id"], r["text"], r.get("outlet")) for r in rows]
    pile += [record(name, copy.text, None) for name, copy in copies.items()]
    links = traced(pile)
    found = pairs_of(links)
    natural = {pair for pair in found if not any(name in copies for name in pair)}
    # What an outlet prints again is no copy, but a copy shares it with both: kin is found without outlets.
    kin = kin_of(pairs_of(traced([record(r["id"], r["text"], None) for r in rows])))
    print("dateline")
    by_edit(found - natural, copies, kin)
    spans_told(copies, links)
    by_hand(natural)
    peer = minhash_pairs({r.id: r.report.text for r in pile})
    print("datasketch MinHash LSH" + ("" if peer is not None else ": not installed"))
    if peer is not None:
        by_edit({p for p in peer if any(n in copies for n in p)}, copies, kin)


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
