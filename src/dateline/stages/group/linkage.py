"""Average linkage on a sparse graph: merge the two clusters that are nearest on average, again and again.

A pair that was never compared counts as nought. Ties go by the order of members, so the result depends on
the scores alone (UPGMA, Sokal and Michener 1958). Where the bonds of two clusters are not to lie between all
of their pairs, their sum is divided by a lower power of the number of pairs. Refuses merges that a ban
forbids, and to link a whole graph again where a part of it has changed.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set

Pair = tuple[int, int]
Bonds = tuple[
    Mapping[str, float], Set[str]
]  # of one item: scores with others, and those it is kept apart from


def average_linkage(
    count: int, scores: Mapping[Pair, float], threshold: float, apart: Iterable[Pair] = (), power: float = 1.0
) -> list[tuple[int, ...]]:
    """Cluster ``count`` items; ``apart`` lists pairs that may never share a cluster.

    Two clusters are as near as the sum of their scores over the number of their pairs to the ``power``: 1
    asks for bonds between all, 0.5 for as many as the clusters have members.

    >>> average_linkage(3, {(0, 1): 0.9, (1, 2): 0.3}, 0.5)
    [(0, 1), (2,)]
    >>> average_linkage(3, {(0, 1): 0.9, (1, 2): 0.8}, 0.5, (), 0.5)
    [(0, 1, 2)]
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
            mean = total / (len(members[a]) * len(members[other])) ** power
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


def relink(
    touched: Iterable[str],
    bonds: Callable[[str], Bonds],
    mates: Callable[[str], Iterable[str]],
    threshold: float,
    power: float = 1.0,
) -> list[tuple[str, ...]]:
    """Return the clusters of all items that may be clustered otherwise now that bonds of ``touched`` changed.

    ``mates`` gives the items of an item's cluster of before, itself among them; each bond that changed is of
    one that is touched, and of a cluster that lost an item all others are. The result is that of linking
    everything again. For merges within a set of whole clusters do not depend on the rest as long as none
    joins it with the rest, and the first merge to do so would join a cluster of the set with part of an old
    cluster that has a bond of ``threshold`` or more with it, or any bond where ``power`` is below 1. So the
    set is linked together with all such old clusters: where nothing was joined across, nothing ever is; where
    something was, the set takes it in.
    """
    least = threshold if power >= 1 else 0.0
    own = {mate for item in touched for mate in mates(item)}
    while True:
        near = {o for i in own for o, score in bonds(i)[0].items() if score >= least and o not in own}
        clusters = _link(own.union(*map(mates, near)), bonds, threshold, power)
        inside = [cluster for cluster in clusters if not own.isdisjoint(cluster)]
        joined = {item for cluster in inside for item in cluster if item not in own}
        if not joined:
            return inside
        own.update(mate for item in joined for mate in mates(item))


def _link(
    items: Iterable[str], bonds: Callable[[str], Bonds], threshold: float, power: float
) -> list[tuple[str, ...]]:
    order = sorted(items)
    place = {item: k for k, item in enumerate(order)}
    scores: dict[Pair, float] = {}
    bans: set[Pair] = set()
    for k, item in enumerate(order):
        tied, apart = bonds(item)
        scores.update(((k, place[o]), score) for o, score in tied.items() if place.get(o, -1) > k)
        bans.update((k, place[o]) for o in apart if place.get(o, -1) > k)
    linked = average_linkage(len(order), scores, threshold, bans, power)
    return [tuple(order[k] for k in members) for members in linked]
