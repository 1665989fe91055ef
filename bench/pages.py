"""Body extraction from saved pages: F1 of 4-gram shingles, ours beside bare trafilatura.

The measure is that of the article-extraction benchmark: words by ``\\w+``, shingles of four, true and false
positives and false negatives of each page divided by their sum, precision and recall averaged over pages.

    python bench/pages.py [--worst N]
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

from dateline.model import Page
from dateline.stages.clean import clean

PAGES = Path(__file__).resolve().parents[2] / "shared/bench/pages"
BODY = ("heading", "body", "dateline", "caption")


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


def rates(truth: str, found: str) -> tuple[float, float, float]:
    """Return true positives, false positives and false negatives, as shares of one page."""
    true, pred = shingles(truth), shingles(found)
    hit = sum((true & pred).values())
    counts = (hit, sum(pred.values()) - hit, sum(true.values()) - hit)
    return tuple(c / max(1, sum(counts)) for c in counts)  # type: ignore[return-value]


def score(rows: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    precision = mean(tp / (tp + fp) for tp, fp, _ in rows if tp + fp)
    recall = mean(tp / (tp + fn) for tp, _, fn in rows if tp + fn)
    return precision, recall, 2 * precision * recall / (precision + recall)


def ours(html: str, url: str) -> str:
    report, _ = clean(Page("p", "p", html, "html", url=url))
    return "\n".join(report.text[b.start : b.end] for b in report.blocks if b.kind in BODY)


def bare(html: str, url: str) -> str:
    import trafilatura

    return trafilatura.extract(html, url=url) or ""


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--worst", type=int, default=0)
    asked = parser.parse_args()
    if not PAGES.exists():
        print(f"skipped: {PAGES} is not here")
        return
    truth = json.loads((PAGES / "ground-truth.json").read_text(encoding="utf-8"))
    pages = {
        k: gzip.decompress((PAGES / "html" / f"{k}.html.gz").read_bytes()).decode("utf-8") for k in truth
    }
    makers: dict[str, Callable[[str, str], str]] = {"trafilatura": bare, "dateline": ours}
    print(f"{'':12} precision  recall     F1   ms a page")
    for name, make in makers.items():
        began = time.perf_counter()
        rows = {k: rates(truth[k]["articleBody"], make(pages[k], truth[k]["url"])) for k in truth}
        took = (time.perf_counter() - began) / len(rows) * 1000
        precision, recall, f1 = score(list(rows.values()))
        print(f"{name:12} {precision:9.3f} {recall:7.3f} {f1:6.3f} {took:8.0f}")
        for key in sorted(rows, key=lambda k: rows[k][0])[: asked.worst]:
            print(
                "   {} tp {:.2f} fp {:.2f} fn {:.2f} {}".format(key[:12], *rows[key], truth[key]["url"][:70])
            )


if __name__ == "__main__":
    main()
