"""Find the copies of a fresh pile by key, apart: shingles by their hashes, then pairs by their reports.

What is found is what ``Traces.add`` finds. Refuses to bring all shingles together in one place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from dateline.model import Layer, Link, Record
from dateline.pipeline.apart import Apart, weighed
from dateline.stages.trace import keyed
from dateline.stages.trace.copies import Copies

Judged = dict[tuple[int, int], list[Link] | None]
_SLIPS, _PAIRS, _FEW = 256, 24, 64  # reports that are cut at once; pairs that are aligned at once, or here


@dataclass(frozen=True, slots=True)
class ByKey:
    """Finds copies by ``apart``; with the rows that let the pile grow later where it is ``kept``."""

    apart: Apart
    kept: bool = True

    def __call__(
        self, records: Mapping[int, Record], house_of: Callable[[int], str | None]
    ) -> tuple[Copies, Judged]:
        """Return the copies among ``records`` and the links of each pair."""
        houses = sorted({house for number in records if (house := house_of(number))})
        numbers = {house: n for n, house in enumerate(houses, 1)}
        slips = (keyed.Slip.of(n, r, numbers.get(house_of(n) or "", 0)) for n, r in records.items())
        blocks = self.apart.gathered(
            keyed.shingles,
            partial(keyed.candidates, self.kept),
            keyed.paired,
            weighed(slips, most=_SLIPS),
        )
        short: dict[int, bytes] = {}
        long: dict[int, bytes] = {}
        pairs: list[keyed.Pairs] = []
        for block in blocks:
            (long if block.kind else short).update(block.rows)
            pairs += block.pairs
        asked = ((one, _with(one, records)) for one in pairs)
        judged: Judged = {}
        for links in self.apart.mapped(keyed.linked, weighed(asked, _many, _PAIRS), _FEW):
            judged.update(links)
        return Copies(Layer({}, short), Layer({}, long)).with_pairs(judged, ()), judged


def _many(asked: tuple[keyed.Pairs, Mapping[int, Record]]) -> int:
    return len(asked[0].others)


def _with(pairs: keyed.Pairs, records: Mapping[int, Record]) -> dict[int, Record]:
    return {n: records[n] for n in (pairs.number, *(other for other, _ in pairs.others))}
