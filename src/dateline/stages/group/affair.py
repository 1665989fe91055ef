"""Which episodes are of one affair, however far apart: the same people and places over the same matter.

An episode is summed up by the mean of its reports' words, parted into names and the rest, without numbers,
which are of one year and no matter. Two episodes are of one affair when both parts are alike (the geometric
mean of the two cosines); years in between speak against it, as a subject outlives its affairs. Refuses to tie
by a subject alone ("NATO", a president) or by a matter alone (shootings, budgets): the other part is then
near nought.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import ALWAYS, Moment
from dateline.stages.group.profile import Profile, Vector, dot, is_word, unit
from dateline.stages.group.score import days_apart

MATTER = 0.12  # likeness of matter without which names tie nothing
KIN = 0.3  # kinship below which two episodes are not kin
SILENCE = 0.08  # what each year between two episodes takes from their kinship, beyond the first
YEAR = 365


@dataclass(frozen=True, slots=True)
class Affair:
    """What an episode is about: unit vectors of its names and of its matter, and the days of its reports."""

    names: Vector
    matter: Vector
    when: Moment = ALWAYS

    @classmethod
    def of(cls, reports: Sequence[Profile]) -> Affair:
        """Sum up the episode of ``reports``; a word is a name where most that hold it use it as one."""
        total: dict[str, float] = defaultdict(float)
        held, called = Counter[str](), Counter[str]()
        for report in reports:
            for word, weight in report.words.items():
                if is_word(word) and not word[0].isdigit():
                    total[word] += weight
            held.update(report.words.keys())
            called.update(report.names)
        names = {word for word in total if 2 * called[word] > held[word]}
        return cls(
            unit({word: weight for word, weight in total.items() if word in names}),
            unit({word: weight for word, weight in total.items() if word not in names}),
            Moment(
                min((p.published.earliest for p in reports if p.published.earliest), default=None),
                max((p.published.latest for p in reports if p.published.latest), default=None),
            ),
        )


def kinship(first: Affair, second: Affair) -> float:
    """Return how far two episodes are of one affair, from 0 to 1.

    >>> pact, storm = Affair({"Velmar": 1.0}, {"dam": 1.0}), Affair({"Velmar": 1.0}, {"hail": 1.0})
    >>> kinship(pact, pact), kinship(pact, storm)
    (1.0, 0.0)
    """
    matter = dot(first.matter, second.matter)
    alike = math.sqrt(dot(first.names, second.names) * matter) if matter >= MATTER else 0.0
    years = days_apart(first.when, second.when) / YEAR
    found = alike * max(0.0, 1 - SILENCE * max(0.0, years - 1))
    return found if found >= KIN else 0.0
