"""Which episodes are of one affair, however far apart: the same people and places over the same matter.

An episode is summed up by the mean of its reports' words, parted into names and the rest. Two episodes are
of one affair when both parts are alike (the geometric mean of the two cosines). Refuses to tie by a subject
alone ("NATO", a president) or by a matter alone (shootings, budgets): the other part is then near nought.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.stages.group.profile import Profile, Vector, dot, is_word, unit

MATTER = 0.25  # likeness of matter without which names tie nothing


@dataclass(frozen=True, slots=True)
class Affair:
    """What an episode is about: unit vectors of its names and of its matter."""

    names: Vector
    matter: Vector

    @classmethod
    def of(cls, reports: Sequence[Profile]) -> Affair:
        """Sum up the episode of ``reports``; a word is a name where most that hold it use it as one."""
        total: dict[str, float] = defaultdict(float)
        held, called = Counter[str](), Counter[str]()
        for report in reports:
            for word, weight in report.words.items():
                if is_word(word):
                    total[word] += weight
            held.update(report.words.keys())
            called.update(report.names)
        names = {word for word in total if 2 * called[word] > held[word]}
        return cls(
            unit({word: weight for word, weight in total.items() if word in names}),
            unit({word: weight for word, weight in total.items() if word not in names}),
        )


def kinship(first: Affair, second: Affair) -> float:
    """Return how far two episodes are of one affair, from 0 to 1.

    >>> pact, storm = Affair({"Velmar": 1.0}, {"dam": 1.0}), Affair({"Velmar": 1.0}, {"hail": 1.0})
    >>> kinship(pact, pact), kinship(pact, storm)
    (1.0, 0.0)
    """
    matter = dot(first.matter, second.matter)
    return math.sqrt(dot(first.names, second.names) * matter) if matter >= MATTER else 0.0
