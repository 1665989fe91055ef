"""The passages that two reports share, aligned word by word, with spans on both sides.

Seeds are equal runs of words; seeds on nearly one diagonal chain into a passage across small edits; the
passage counts when enough of its words match in order (longest common subsequence). Refuses what is no
copy: stretches too short to mean anything, words that stand in quotation marks on both sides (two reporters
at one press conference), set phrases, and boilerplate that is printed under many reports.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq

from dateline.language.notices import notice_spans
from dateline.language.words import quoted_spans
from dateline.model import Span
from dateline.stages.trace.buckets import Places
from dateline.stages.trace.coding import Coded, Hashes, Ints, among, hashed
from dateline.stages.trace.shingles import SHORT, Marks, sampled, shingled

SEED = 4  # words in a seed
RECURRING = 4  # places of one seed that are looked at
GAP, DRIFT = 14, 6  # words between two seeds of a chain; how far they may leave the diagonal
MATCHED = 20  # words that must match in a passage
OWN = 16  # of them outside quotation marks on both sides
# Share of a passage's words that must match; few words may be of one pattern by chance.
DENSITY, DENSER, FEW = 0.55, 0.75, 50
# Of the shorter report, and in words: what repeats so much of a report is the report again, not boilerplate.
WHOLE, BRIEF = 0.8, 80
# A stretch with "I", "we" or "you" outside quotation marks is speech, marked as such or not, and one of names
# alone is a list; unless it is a good part of a report, which is then a column.
NAMES, COLUMN = 0.6, 0.25
_FIRST_PERSON = np.sort(hashed("i me my we our ours mine myself ourselves you your yours"))


@dataclass(frozen=True, slots=True)
class Text:
    """One report's words as hashes, where they stand, its seeds and their order."""

    text: str
    words: Hashes
    starts: Ints
    ends: Ints
    seeds: Hashes
    order: Places
    _formulaic: list[Marks] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, coded: Coded) -> Text:
        """Prepare ``text``, whose words are ``coded``, for alignment."""
        words, starts, ends = coded.words, coded.starts, coded.ends
        seeds = shingled(words, SEED)
        order = np.argsort(seeds, kind="stable")
        return cls(text, words, starts, ends, seeds, order)

    @property
    def formulaic(self) -> Marks:
        """Which words are anyone's: those in quotation marks and in set phrases; found when asked for."""
        if not self._formulaic:
            stretches = (*quoted_spans(self.text), *notice_spans(self.text))
            self._formulaic.append(_inside(self.starts, stretches))
        return self._formulaic[0]


@dataclass(frozen=True, slots=True)
class Passage:
    """A shared passage: its span in each report, the words of its own that match, its length in words."""

    first: Span
    second: Span
    own: int
    words: int


def _inside(starts: Ints, stretches: Iterable[tuple[int, int]]) -> Marks:
    """Tell which words start within one of the ``stretches``."""
    inside = np.zeros(len(starts), dtype=bool)
    for start, end in stretches:
        first, last = np.searchsorted(starts, (start, end))
        inside[first:last] = True
    return inside


def shared_passages(first: Text, second: Text, boilerplate: Hashes) -> list[Passage]:
    """Return the copied passages of two reports, longest first, none overlapping another on either side.

    ``boilerplate`` are the shingles held of both that are printed under many reports.
    """
    chains = [_grown(chain, first, second) for chain in _chains(_runs(first, second))]
    found: list[Passage] = []
    for box in sorted(chains, key=lambda box: box[1] - box[0], reverse=True):
        passage = _judged(box, first, second, boilerplate)
        if passage and not any(
            passage.first.overlaps(p.first) or passage.second.overlaps(p.second) for p in found
        ):
            found.append(passage)
    return found


Box = tuple[int, int, int, int]  # words [a, b) of the first report, [c, d) of the second


def _runs(first: Text, second: Text) -> list[Box]:
    """Return the equal runs of words; a seed that recurs often in the second report counts a few times."""
    ordered = second.seeds[second.order]
    lows = np.searchsorted(ordered, first.seeds, side="left")
    counts = np.minimum(np.searchsorted(ordered, first.seeds, side="right") - lows, RECURRING)
    i = np.repeat(np.arange(len(counts)), counts)
    nth = np.arange(len(i)) - np.repeat(np.cumsum(counts) - counts, counts)
    j = second.order[np.repeat(lows, counts) + nth]
    by_diagonal = np.lexsort((i, j - i))
    i, j = i[by_diagonal], j[by_diagonal]
    breaks = (np.diff(j - i) != 0) | (np.diff(i) != 1)
    starts, ends = _edges(breaks, len(i))
    rows = np.stack([i[starts], i[ends] + SEED, j[starts], j[ends] + SEED], axis=1)
    return [(a, b, c, d) for a, b, c, d in sorted(rows.tolist(), key=lambda row: (row[0], row[2]))]


def _edges(breaks: npt.NDArray[np.bool_], length: int) -> tuple[Places, Places]:
    """Return the first and last place of each unbroken stretch of ``length`` places."""
    after = np.flatnonzero(breaks)
    if not length:
        return after, after
    return np.concatenate([[0], after + 1]), np.concatenate([after, [length - 1]])


def _chains(runs: list[Box]) -> list[Box]:
    """Join runs that follow each other on nearly one diagonal."""
    open_: list[list[int]] = []
    done: list[list[int]] = []
    for i, i_end, j, j_end in runs:
        done += [c for c in open_ if i - c[1] > GAP]
        open_ = [c for c in open_ if i - c[1] <= GAP]
        near = [c for c in open_ if _follows(c, i, j)]
        if near:
            chain = min(near, key=lambda c: (abs((i - c[1]) - (j - c[3])), c))
            chain[1], chain[3] = max(chain[1], i_end), max(chain[3], j_end)
        else:
            open_.append([i, i_end, j, j_end])
    return [(a, b, c, d) for a, b, c, d in done + open_ if b - a >= 2 * SEED]


def _follows(chain: list[int], i: int, j: int) -> bool:
    """Tell whether a run that starts at words ``i`` and ``j`` carries a chain on."""
    ahead = j - chain[3]
    return -SEED <= ahead <= GAP and j >= chain[2] and abs((i - chain[1]) - ahead) <= DRIFT


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


def _judged(box: Box, first: Text, second: Text, boilerplate: Hashes) -> Passage | None:
    a, b, c, d = box
    if min(b - a, d - c) < MATCHED:
        return None
    pairs = _matches(first.words[a:b].tolist(), second.words[c:d].tolist())
    matched, length = len(pairs), max(b - a, d - c)
    if matched < MATCHED or matched < (DENSITY if matched >= FEW else DENSER) * length:
        return None
    own = [a + i for i, j in pairs if not first.formulaic[a + i] and not second.formulaic[c + j]]
    if len(own) < OWN:
        return None
    shorter = min(len(first.words), len(second.words))
    if length < COLUMN * shorter and _is_anyone_s(first, own):
        return None
    if length < max(BRIEF, WHOLE * shorter):
        shingles = sampled(first.words[a:b], SHORT)
        if int(among(shingles, boilerplate).sum()) * 2 > len(shingles):
            return None
    return Passage(_span(first, a, b), _span(second, c, d), len(own), length)


def _is_anyone_s(text: Text, places: list[int]) -> bool:
    """Tell whether the words at ``places`` are speech without marks, or a list of names."""
    capitals = sum(text.text[start].isupper() for start in text.starts[places])
    return capitals >= NAMES * len(places) or bool(among(text.words[places], _FIRST_PERSON).any())


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
    return Span(int(text.starts[first]), int(text.ends[end - 1]))
