"""Part two happenings of one kind that share their words: the same ceremony, patch or match in another year.

Within a cluster the words that all its reports share say nothing; weighed by their rarity inside the
cluster, the rest shows whether the reports fall into two camps. They do when the best cut leaves little
likeness across it, both by the cluster's own rare words and by all words; camps of the same days are held to
a sterner rule, as outlets that copy from two sources look like two camps. Refuses to cut off single reports,
which may just be told differently.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from dateline.stages.group.profile import Profile, Vector, dot, unit

SMALLEST = 3  # reports of a camp
OWN_RATIO = 0.45  # likeness across the cut over likeness within the looser camp, by the cluster's rare words
SAME_DAYS_RATIO = 0.25  # … where both camps were published on the same days
SAME_DAYS = 3  # from the last day of one camp to the first of the other
ALL_RATIO = 0.8  # the same by all words
LARGEST = 400  # reports of a cluster that is looked into

Matrix = npt.NDArray[np.float64]


def camps(members: Sequence[Profile]) -> list[tuple[Profile, ...]]:
    """Return ``members`` whole, or cut into camps that are cut in their turn."""
    if not 2 * SMALLEST <= len(members) <= LARGEST:
        return [tuple(members)]
    held = [profile.words for profile in members]
    own, every = _likenesses(_own_words(held)), _likenesses(held)
    side = _best_cut(own)
    left = [profile for profile, is_left in zip(members, side.tolist(), strict=True) if is_left]
    right = [profile for profile, is_left in zip(members, side.tolist(), strict=True) if not is_left]
    if min(len(left), len(right)) < SMALLEST:
        return [tuple(members)]
    most = SAME_DAYS_RATIO if _same_days(left, right) else OWN_RATIO
    if _ratio(own, side) > most or _ratio(every, side) > ALL_RATIO:
        return [tuple(members)]
    return [*camps(left), *camps(right)]


def _same_days(left: Sequence[Profile], right: Sequence[Profile]) -> bool:
    """Tell whether both camps have reports of known days, and these days touch."""
    ours, theirs = _days(left), _days(right)
    if not ours or not theirs:
        return False
    return max(ours[0] - theirs[-1], theirs[0] - ours[-1]) <= SAME_DAYS


def _days(members: Sequence[Profile]) -> list[int]:
    days = (p.published.earliest for p in members if p.published.is_day)
    return sorted(day.toordinal() for day in days if day)


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


def _ratio(likes: Matrix, side: npt.NDArray[np.bool_]) -> float:
    """Return the mean likeness across the cut over that within the looser camp."""
    across = float(likes[np.ix_(side, ~side)].mean())
    within = min(_within(likes[np.ix_(camp, camp)]) for camp in (side, ~side))
    return across / within if within else math.inf


def _within(likes: Matrix) -> float:
    return float(likes.sum()) / (len(likes) * (len(likes) - 1))
