"""How far episodes are of one affair: the rows of kinship around the episodes that have changed.

Refuses to compare episodes of which no two reports are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from dateline.stages.group.affair import Affair, kinship
from dateline.stages.group.episodes import Regrouped, episode_of
from dateline.stages.group.index import Pair, ordered
from dateline.stages.group.rows import Members, Rows

AKIN = 0.12  # cosine of two reports without which their episodes are not compared


class _Episodes:
    """The reports and the affair of each episode after a step, by its first report."""

    def __init__(self, rows: Rows, changed: Regrouped) -> None:
        self._rows = rows
        self._members = {**changed.kept, **{first: e.reports for first, e in changed.told.items()}}
        self._affairs: dict[str, Affair] = {}

    def reports(self, first: str) -> Members:
        return self._members.get(first) or episode_of(self._rows, first).reports

    def kinship(self, pair: Pair) -> float:
        return kinship(*map(self._affair, pair))

    def _affair(self, first: str) -> Affair:
        if first not in self._affairs:
            profiles = [self._rows.profiles[i] for i in sorted(self.reports(first))]
            self._affairs[first] = Affair.of(profiles)
        return self._affairs[first]

    def close(self, first: str) -> set[Pair]:
        """Return the pairs of the episode with those that have a report like one of its own."""
        near = (self._rows.near[i] for i in self.reports(first))
        alike = {other for row in near for other, cosine in row.items() if cosine >= AKIN}
        homes = {self._rows.homes[other][1] for other in alike}
        return {ordered(first, other) for other in homes if other != first}


def rewrite_kin(rows: Rows, changed: Regrouped, untied: Iterable[Pair]) -> set[str]:
    """Write the kinships that a step changed; return episodes such that each of these is one of theirs.

    ``untied`` are pairs of older reports that came to be compared, or are compared no longer.
    """
    episodes = _Episodes(rows, changed)
    told = {*changed.told}
    pairs = {pair for first in told for pair in episodes.close(first)}
    met = {ordered(rows.homes[a][1], rows.homes[b][1]) for a, b in untied}
    doubted = {pair for pair in met if pair[0] != pair[1] and told.isdisjoint(pair)}
    still = {first: episodes.close(first) for first, _ in doubted}
    turned = {pair for pair in doubted if (pair in still[pair[0]]) != (pair[1] in rows.kin.get(pair[0], {}))}
    pairs |= {pair for pair in turned if pair in still[pair[0]]}
    _write(rows, {pair: episodes.kinship(pair) for pair in sorted(pairs)}, told | changed.gone, turned)
    return told | {first for first, _ in turned}


def _write(rows: Rows, found: dict[Pair, float], doubted: set[str], turned: set[Pair]) -> None:
    """Write the kinships ``found`` in place of all of ``doubted`` episodes and of the pairs ``turned``."""
    new: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), value in found.items():
        if value:
            new[a][b] = new[b][a] = value
    around = {other for first in doubted for other in rows.kin.get(first, {})}
    for first in sorted(around | new.keys() | doubted | {first for pair in turned for first in pair}):
        old = {} if first in doubted else rows.kin.get(first, {})
        kept = {o: v for o, v in old.items() if o not in doubted and ordered(first, o) not in turned}
        rows.kin[first] = kept | new.get(first, {})
        if not rows.kin[first]:
            del rows.kin[first]
