"""What sets a report apart from others on the same theme at other times.

A town's shootings, a bank's quarters, an alliance's summits share most of their words. The words that a
report has in common with its nearest neighbours of other weeks belong to the theme and are turned down;
what is left is of this happening. Refuses reports without a day: nothing tells which of their neighbours
are of another time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from dateline.stages.group.profile import Profile, Vector, unit
from dateline.stages.group.score import days_apart

NEIGHBOURS = 10
FEWEST = 2  # neighbours without which a theme is not known
NEAR = 0.1  # likeness from which a report is a neighbour
OTHER_TIME = 14  # days


def contrasts(known: Sequence[Profile], likes: Mapping[tuple[int, int], float]) -> tuple[Vector, ...]:
    """Return for each profile the unit vector of its words with those of its theme turned down."""
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for (a, b), like in likes.items():
        if like >= NEAR and days_apart(known[a].published, known[b].published) > OTHER_TIME:
            near[a].append((-like, b))
            near[b].append((-like, a))
    return tuple(
        _contrast(p, [known[b] for _, b in sorted(near[k])[:NEIGHBOURS]]) for k, p in enumerate(known)
    )


def _contrast(profile: Profile, neighbours: Sequence[Profile]) -> Vector:
    if len(neighbours) < FEWEST:
        return profile.words
    held = Counter(word for other in neighbours for word in other.words if word in profile.words)
    return unit({w: x * (1 - held[w] / (len(neighbours) + 2)) for w, x in profile.words.items()})
