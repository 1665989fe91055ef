"""Part two happenings of one kind that share their words: the same ceremony, patch or match in another year.

Within a cluster the words that all its reports share say nothing; weighed by their rarity inside the
cluster, the rest shows whether the reports fall into two camps. They do when the best cut leaves little
likeness across it, both by the cluster's own rare words and by all words. Refuses to cut off single
reports, which may just be told differently.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dateline.stages.group.profile import Vector, dot, unit

SMALLEST = 3  # reports of a camp
OWN_RATIO = 0.45  # likeness across the cut over likeness within the looser camp, by the cluster's rare words
ALL_RATIO = 0.8  # the same by all words
LARGEST = 400  # reports of a cluster that is looked into

Matrix = npt.NDArray[np.float64]


def camps(members: Sequence[int], vectors: Sequence[Vector]) -> list[tuple[int, ...]]:
    """Return ``members`` whole, or cut into camps that are cut in their turn."""
    if not 2 * SMALLEST <= len(members) <= LARGEST:
        return [tuple(members)]
    held = [vectors[k] for k in members]
    own, every = _likenesses(_own_words(held)), _likenesses(held)
    side = _best_cut(own)
    if not _parted(own, every, side):
        return [tuple(members)]
    left = [k for k, is_left in zip(members, side.tolist(), strict=True) if is_left]
    right = [k for k, is_left in zip(members, side.tolist(), strict=True) if not is_left]
    return [*camps(left, vectors), *camps(right, vectors)]


def _own_words(held: Sequence[Vector]) -> list[Vector]:
    """Weigh each vector's words by their rarity among these."""
    spread = Counter(word for vector in held for word in vector)
    return [unit({w: x * math.log((len(held) + 1) / spread[w]) for w, x in v.items()}) for v in held]


def _likenesses(vectors: Sequence[Vector]) -> Matrix:
    """Return the cosines of all pairs, the diagonal nought."""
    count = len(vectors)
    table = np.zeros((count, count))
    for i in range(count):
        for j in range(i):
            table[i, j] = table[j, i] = dot(vectors[i], vectors[j])
    return table


def _best_cut(likes: Matrix) -> npt.NDArray[np.bool_]:
    """Cut in two by the leading eigenvector, then move reports while that helps (Newman 2006)."""
    count = len(likes)
    excess = likes - likes.sum() / (count * (count - 1))
    np.fill_diagonal(excess, 0)
    leading = np.linalg.eigh(excess)[1][:, -1]
    side = np.where(np.round(leading, 9) > 0, 1.0, -1.0)
    for _ in range(2 * count):
        gain = (excess @ side) * side
        worst = int(np.argmin(np.round(gain, 9)))
        if gain[worst] >= -1e-9:
            break
        side[worst] = -side[worst]
    return side > 0


def _parted(own: Matrix, every: Matrix, side: npt.NDArray[np.bool_]) -> bool:
    if min(side.sum(), (~side).sum()) < SMALLEST:
        return False
    return _ratio(own, side) <= OWN_RATIO and _ratio(every, side) <= ALL_RATIO


def _ratio(likes: Matrix, side: npt.NDArray[np.bool_]) -> float:
    """Return the mean likeness across the cut over that within the looser camp."""
    across = float(likes[np.ix_(side, ~side)].mean())
    within = min(_within(likes[np.ix_(camp, camp)]) for camp in (side, ~side))
    return across / within if within else math.inf


def _within(likes: Matrix) -> float:
    return float(likes.sum()) / (len(likes) * (len(likes) - 1))
