"""What sets a report apart from others on the same theme at other times.

A town's shootings, a bank's quarters, an alliance's summits share most of their words. The words that a
report has in common with its nearest neighbours of other weeks belong to the theme and are turned down;
what is left is of this happening. Refuses reports without a day: nothing tells which of their neighbours
are of another time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from dateline.stages.group.profile import Profile, Vector, unit
from dateline.stages.group.score import days_apart

NEIGHBOURS = 10
FEWEST = 2  # neighbours without which a theme is not known
NEAR = 0.1  # likeness from which a report is a neighbour
OTHER_TIME = 14  # days


def theme(profile: Profile, near: Mapping[str, float], profiles: Mapping[str, Profile]) -> tuple[str, ...]:
    """Return the ids of the nearest reports of other weeks, none where they are too few for a theme."""
    others = (
        (-like, other)
        for other, like in near.items()
        if like >= NEAR and days_apart(profile.published, profiles[other].published) > OTHER_TIME
    )
    nearest = tuple(other for _, other in sorted(others)[:NEIGHBOURS])
    return nearest if len(nearest) >= FEWEST else ()


def contrast(profile: Profile, neighbours: Sequence[Profile]) -> Vector:
    """Return the unit vector of the words of ``profile`` with those of its theme turned down."""
    if not neighbours:
        return profile.words
    held = Counter(word for other in neighbours for word in other.words if word in profile.words)
    return unit({w: x * (1 - held[w] / (len(neighbours) + 2)) for w, x in profile.words.items()})
