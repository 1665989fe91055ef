"""Measure attribution on annotated articles: token F1 of source, cue and content; and speed.

Run: python bench/attribution.py [FILE]; FILE is ``*.jsonl.gz`` with ``text`` and ``attributions``
(../shared/bench/attribution/dev.jsonl.gz). Direct and indirect speech are also reported apart: how
much of the told content of each is found. Agencies credited (``wire``) are measured on all files beside
it, as ``clean`` finds them.

``--quotes`` measures direct quotations instead: 260 of the archive, one of an article, whose speakers were
judged by hand in context (``quotes.tsv``: article, offsets of the quotation and of the mention nearest to
it that names the speaker, and the name; ``|`` parts names that are both right). A speaker is right when
the name found for the quotation holds the last word of the judged one; a pronoun never is. Those marked
``held_out`` were judged before any answer was seen and are counted apart.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from time import process_time

from dateline.model import Attribution, Block, Page, Report
from dateline.sources.models import load_model
from dateline.stages.clean import clean
from dateline.stages.read import read_many
from dateline.stages.state import find_attributions, mentions

SHARED = Path(__file__).parents[2] / "shared" / "bench" / "attribution" / "dev.jsonl.gz"
ARCHIVE = SHARED.parents[1] / "archive" / "reports.jsonl.gz"
QUOTES = Path(__file__).with_name("quotes.tsv")
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


def rows_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def measure_wire(folder: Path) -> None:
    """Print how well credited agencies are found, counted as one hit an article."""
    hit = found = told = 0
    for path in sorted(folder.glob("*.jsonl.gz")):
        for row in rows_of(path):
            page = Page(row["id"], "", row["text"], title=row["title"], authors=(row["author"],), as_is=True)
            agencies = " ".join(clean(page)[0].agencies).lower()
            wire = [w for w in (row["wire"] or "").split("|") if w not in ("", "None", "NA")]
            told += bool(wire)
            found += bool(agencies)
            hit += any(w.lower() in agencies for w in wire)
    precision, recall = hit / found, hit / told
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{'wire':8} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({told} told)")


def speaker_of(found: tuple[Attribution, ...], start: int, end: int) -> str:
    """Return the speaker of the attribution that holds most of a quotation, direct and short ones first."""
    best, speaker = (0.0, False, 0), ""
    for a in found:
        held = max((min(c.end, end) - max(c.start, start) for c in a.content), default=0)
        rank = (float(2 * held > end - start), a.direct, -sum(c.end - c.start for c in a.content))
        if rank > best and rank[0]:
            best, speaker = rank, a.speaker
    return speaker


def articles(wanted: set[str]) -> dict[str, dict]:
    """Return the articles of the archive with these ids; the others are not unpacked from their lines."""
    with gzip.open(ARCHIVE, "rt", encoding="utf8") as lines:
        named = ((re.search(r'"id": "([^"]+)"', line), line) for line in lines)
        return {match[1]: json.loads(line) for match, line in named if match and match[1] in wanted}


def words_of(name: str) -> list[str]:
    return re.findall(r"\w+", re.sub(r"[’']s\b", "", name).lower())


def measure_quotes(verbose: bool) -> None:
    """Print how many of the hand-judged quotations have the right speaker."""
    with QUOTES.open(encoding="utf8", newline="") as lines:
        told = list(csv.DictReader(lines, delimiter="\t"))
    wanted = {row["report"] for row in told}
    texts = articles(wanted)
    pages = [Page(i, "", texts[i]["text"], title=texts[i].get("title"), as_is=True) for i in sorted(wanted)]
    reports = [clean(page)[0] for page in pages]
    readings = read_many(reports, load_model())
    found = {p.id: find_attributions(r, mentions(r)) for p, r in zip(pages, readings, strict=True)}
    right: Counter[str] = Counter()
    for row in told:
        speaker = speaker_of(found[row["report"]], int(row["start"]), int(row["end"]))
        hit = any(words_of(name)[-1] in words_of(speaker) for name in row["speaker"].split("|"))
        right[row["held_out"]] += hit
        if verbose and not hit:
            print(f"{row['report']} {row['start']}: {row['speaker']}, found: {speaker or 'none'}")
    for held_out, size in Counter(row["held_out"] for row in told).items():
        kind = "held-out" if held_out else "direct"
        print(f"{kind} quotations: speaker right {right[held_out] / size:.3f} of {size}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED)
    parser.add_argument("--quotes", action="store_true", help="measure speakers of direct quotations")
    parser.add_argument("--wrong", action="store_true", help="with --quotes: print the wrong ones")
    options = parser.parse_args()
    if options.quotes:
        measure_quotes(options.wrong)
        return
    rows = rows_of(options.file)
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
    measure_wire(options.file.parent)
    for way in ("direct", "indirect"):
        print(f"{way:8} content found {counts[way, 'hit'] / counts[way, 'told']:.3f}")
    size = sum(r.words for r in reports)
    print(
        f"mentions {size / named:,.0f} words/s, attribution {size / (spent - named):,.0f} words/s; ", end=""
    )
    print(f"together {spent / parsed:.1%} of bare spaCy on the same text")


if __name__ == "__main__":
    main()
