"""Which reports are worth comparing: an inverted index over the words that tell most.

Refuses to compare all with all: each report is looked up under its weightiest words only, and a word that
too many reports hold is passed over.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.stages.group.profile import Profile

LOOKED_UP = 30  # the weightiest words of a report
SHARED = 3  # of them that a pair must share
CROWDED = 150  # a word in more reports than this is no key, unless the pile itself is small


def candidate_pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Return the pairs (places in ``profiles``, lower first) that share enough telling words."""
    postings: dict[str, list[int]] = defaultdict(list)
    for k, profile in enumerate(profiles):
        for word in sorted(profile.words, key=lambda w: (-profile.words[w], w))[:LOOKED_UP]:
            postings[word].append(k)
    shared: Counter[tuple[int, int]] = Counter()
    for held in postings.values():
        if len(held) <= CROWDED:
            shared.update((a, b) for n, b in enumerate(held) for a in held[:n])
    return sorted(pair for pair, n in shared.items() if n >= SHARED)
