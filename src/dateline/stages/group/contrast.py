"""What sets a report apart from others on the same theme at other times.

A town's shootings, a bank's quarters, an alliance's summits share most of their words. The words that a
report has in common with its nearest neighbours of other weeks belong to the theme and are turned down;
what is left is of this happening. Refuses reports without a day: nothing tells which of their neighbours
are of another time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from dateline.stages.group.profile import Profile, Vector, unit
from dateline.stages.group.score import days_apart

NEIGHBOURS = 10
FEWEST = 2  # neighbours without which a theme is not known
NEAR = 0.1  # likeness from which a report is a neighbour
OTHER_TIME = 14  # days


@dataclass(frozen=True, slots=True)
class Theme:
    """The ``nearest`` reports of other weeks, and how many of them hold each word of the report's vector.

    ``held`` follows the order of the vector; it is empty where the nearest are too few for a theme.
    """

    nearest: tuple[str, ...] = ()
    held: bytes = b""

    @property
    def told(self) -> tuple[str, ...]:
        """The reports that tell the theme: none where they are too few."""
        return self.nearest if len(self.nearest) >= FEWEST else ()


def is_of_other_time(first: Profile, second: Profile) -> bool:
    """Tell whether two reports are surely of different weeks."""
    return days_apart(first.published, second.published) > OTHER_TIME


def nearest(profile: Profile, near: Mapping[str, float], profiles: Mapping[str, Profile]) -> tuple[str, ...]:
    """Return the ids of the nearest reports of other weeks; ``near`` holds the cosines of those compared."""
    if profile.published.earliest is None and profile.published.latest is None:
        return ()
    close = sorted((-like, other) for other, like in near.items() if like >= NEAR)
    others = (other for _, other in close if is_of_other_time(profile, profiles[other]))
    return tuple(islice(others, NEIGHBOURS))


def enters(other: str, theme: Theme, near: Mapping[str, float]) -> bool:
    """Tell whether a report of another week, ``other``, is or would be among the nearest.

    The farthest of these may be out of ``near`` already.
    """
    if near[other] < NEAR or len(theme.nearest) < NEIGHBOURS or other in theme.nearest:
        return near[other] >= NEAR
    last = theme.nearest[-1]
    return (-near[other], other) < (-near.get(last, 0.0), last)


def holds(profile: Profile, neighbours: Sequence[Profile]) -> bytes:
    """Return for each word of ``profile`` how many of its neighbours hold it."""
    if not neighbours:
        return b""
    held = Counter(chain.from_iterable(profile.words.keys() & other.words.keys() for other in neighbours))
    return bytes(held.get(word, 0) for word in profile.words)


def contrast(profile: Profile, theme: Theme) -> Vector:
    """Return the unit vector of the words of ``profile`` with those of its theme turned down."""
    if not theme.held:
        return unit(profile.words)
    most = len(theme.nearest) + 2
    return unit({w: x * (1 - n / most) for (w, x), n in zip(profile.words.items(), theme.held, strict=True)})
