"""The passages that two reports share, aligned word by word, with spans on both sides.

Seeds are equal runs of words; seeds on nearly one diagonal chain into a passage across small edits; the
passage counts when enough of its words match in order (longest common subsequence). Refuses what is no
copy: stretches too short to mean anything, words that stand in quotation marks on both sides (two reporters
at one press conference), and boilerplate that an outlet prints under every report.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from dateline.language.words import quoted_spans, word_spans
from dateline.model import Span
from dateline.stages.trace.shingles import SHORT, Hashes, Ints, shingled

SEED = 4  # words in a seed
RECURRING = 4  # places of one seed that are looked at
GAP, DRIFT = 14, 6  # words between two seeds of a chain; how far they may leave the diagonal
MATCHED = 20  # words that must match in a passage
OWN = 12  # of them outside quotation marks on both sides
DENSITY = 0.55  # share of the passage's words that must match
SMALL = 0.4  # of the shorter report: a larger repeated passage is an updated report, not boilerplate


@dataclass(frozen=True, slots=True)
class Text:
    """One report's words as numbers, its seeds and their order, where words stand, which are quoted."""

    words: Ints
    seeds: Hashes
    order: Ints
    spans: Ints
    quoted: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, text: str, words: Ints) -> Text:
        """Prepare ``text``, whose words are numbered ``words``, for alignment."""
        spans = np.array(word_spans(text), dtype=np.int64).reshape(-1, 2)
        seeds = shingled(words, SEED)
        order = np.argsort(seeds, kind="stable")
        return cls(words, seeds, order, spans, _inside(spans[:, 0], list(quoted_spans(text))))


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage: its span in each report, the words that match, and its length in words."""

    first: Span
    second: Span
    matched: int
    words: int


def _inside(starts: Ints, quotes: list[tuple[int, int]]) -> npt.NDArray[np.bool_]:
    """Tell which words start within one of the ordered, disjoint ``quotes``."""
    if not quotes:
        return np.zeros(len(starts), dtype=bool)
    edges = np.array(quotes, dtype=np.int64).reshape(-1)
    inside: npt.NDArray[np.bool_] = np.searchsorted(edges, starts, side="right") % 2 == 1
    return inside


def shared_passages(first: Text, second: Text, boilerplate: frozenset[int]) -> list[Passage]:
    """Return the copied passages of two reports, longest first, none overlapping another on either side."""
    chains = [_grown(chain, first, second) for chain in _chains(_seeds(first, second))]
    found: list[Passage] = []
    for box in sorted(chains, key=lambda box: box[1] - box[0], reverse=True):
        passage = _judged(box, first, second, boilerplate)
        if passage and not any(
            passage.first.overlaps(p.first) or passage.second.overlaps(p.second) for p in found
        ):
            found.append(passage)
    return found


def _seeds(first: Text, second: Text) -> list[tuple[int, int]]:
    """Return the places of equal seeds; one that recurs often in the second report counts a few times."""
    ordered = second.seeds[second.order]
    lows = np.searchsorted(ordered, first.seeds, side="left")
    highs = np.minimum(np.searchsorted(ordered, first.seeds, side="right"), lows + RECURRING)
    hits = np.flatnonzero(highs > lows)
    return [(int(i), int(j)) for i in hits for j in second.order[lows[i] : highs[i]]]


Box = tuple[int, int, int, int]  # words [a, b) of the first report, [c, d) of the second


def _chains(seeds: list[tuple[int, int]]) -> list[Box]:
    """Join seeds that follow each other on nearly one diagonal."""
    open_: list[list[int]] = []
    done: list[list[int]] = []
    for i, j in seeds:
        still = [c for c in open_ if i - c[1] <= GAP]
        done += [c for c in open_ if i - c[1] > GAP]
        open_ = still
        near = [
            c
            for c in open_
            if -SEED <= j - c[3] <= GAP and abs((i - c[1]) - (j - c[3])) <= DRIFT and j >= c[2]
        ]
        if near:
            chain = min(near, key=lambda c: (abs((i - c[1]) - (j - c[3])), c))
            chain[1], chain[3] = max(chain[1], i + SEED), max(chain[3], j + SEED)
        else:
            open_.append([i, i + SEED, j, j + SEED])
    return [(a, b, c, d) for a, b, c, d in done + open_ if b - a >= 2 * SEED]


def _grown(box: Box, first: Text, second: Text) -> Box:
    """Step outward on the diagonal while most of the next words are equal."""
    a, b, c, d = box
    x, y = first.words, second.words
    while a > 0 and c > 0:
        step = min(8, a, c)
        if int((x[a - step : a] == y[c - step : c]).sum()) * 2 < step:
            break
        a, c = a - step, c - step
    while b < len(x) and d < len(y):
        step = min(8, len(x) - b, len(y) - d)
        if int((x[b : b + step] == y[d : d + step]).sum()) * 2 < step:
            break
        b, d = b + step, d + step
    return a, b, c, d


def _judged(box: Box, first: Text, second: Text, boilerplate: frozenset[int]) -> Passage | None:
    a, b, c, d = box
    if min(b - a, d - c) < MATCHED:
        return None
    pairs = _matches(first.words[a:b].tolist(), second.words[c:d].tolist())
    own = sum(not first.quoted[a + i] and not second.quoted[c + j] for i, j in pairs)
    matched, length = len(pairs), max(b - a, d - c)
    if matched < MATCHED or matched < DENSITY * length or own < OWN:
        return None
    if length < SMALL * min(len(first.words), len(second.words)):
        shingles = shingled(first.words[a:b], SHORT).tolist()
        if sum(s in boilerplate for s in shingles) * 2 > len(shingles):
            return None
    return Passage(_span(first, a, b), _span(second, c, d), matched, length)


def _matches(first: list[int], second: list[int]) -> list[tuple[int, int]]:
    """Return the pairs of places that a longest common subsequence matches."""
    blocks = LCSseq.opcodes(first, second)
    return [
        (i, block.dest_start + i - block.src_start)
        for block in blocks
        if block.tag == "equal"
        for i in range(block.src_start, block.src_end)
    ]


def _span(text: Text, first: int, end: int) -> Span:
    return Span(int(text.spans[first, 0]), int(text.spans[end - 1, 1]))
