"""Average linkage on a sparse graph: merge the two clusters that are nearest on average, again and again.

A pair that was never compared counts as nought. Ties go by the order of members, so the result depends on
the scores alone (UPGMA, Sokal and Michener 1958). Refuses merges that a ban forbids.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Mapping

Pair = tuple[int, int]


def average_linkage(
    count: int, scores: Mapping[Pair, float], threshold: float, apart: Iterable[Pair] = ()
) -> list[tuple[int, ...]]:
    """Cluster ``count`` items; ``apart`` lists pairs that may never share a cluster.

    >>> average_linkage(3, {(0, 1): 0.9, (1, 2): 0.3}, 0.5)
    [(0, 1), (2,)]
    """
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), score in scores.items():
        sums[a][b] = sums[b][a] = score
    banned: dict[int, set[int]] = defaultdict(set)
    for a, b in apart:
        banned[a].add(b)
        banned[b].add(a)
    members: dict[int, tuple[int, ...]] = {k: (k,) for k in range(count)}
    heap = [(-score, a, b, 1, 1) for (a, b), score in scores.items() if score >= threshold]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if len(members.get(a, ())) != size_a or len(members.get(b, ())) != size_b or b in banned[a]:
            continue
        members[a] = tuple(sorted(members[a] + members.pop(b)))
        _fold(sums, banned, a, b)
        for other, total in sums[a].items():
            mean = total / (len(members[a]) * len(members[other]))
            if mean >= threshold:
                low, high = min(a, other), max(a, other)
                heapq.heappush(heap, (-mean, low, high, len(members[low]), len(members[high])))
    return sorted(members.values())


def _fold(sums: dict[int, dict[int, float]], banned: dict[int, set[int]], a: int, b: int) -> None:
    """Give cluster ``a`` all that ``b`` had."""
    for other, total in sums.pop(b, {}).items():
        sums[other].pop(b, None)
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
    sums[a].pop(b, None)
    for other in banned.pop(b, set()):
        banned[other].discard(b)
        banned[other].add(a)
        banned[a].add(other)
