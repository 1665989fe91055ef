"""All that is known of who took what from whom in a pile that grows.

``Traces`` never changes: each step returns another, which differs in few rows and has the links that all
reports at once would have, in any order. Refuses to keep texts: those of earlier reports are asked of a
mapping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dateline.model import Layer, Link, Record
from dateline.stages.trace.citations import credits
from dateline.stages.trace.cites import Cites, Step, recited
from dateline.stages.trace.copies import Copies, HouseOf, recopied
from dateline.stages.trace.register import Known, Register
from dateline.stages.trace.shingles import Pair

Pile = Mapping[str, Record]
# Finds the copies of a fresh pile in its own way.
Copied = Callable[[Mapping[int, Record], HouseOf], tuple[Copies, dict[Pair, list[Link] | None]]]

# What each layer holds: the type of its keys and of its rows.
LAYERS: dict[str, tuple[Any, Any]] = {
    "numbers": (str, int),
    "reports": (int, Known),
    "short": (int, bytes),
    "long": (int, bytes),
    "pairs": (int, dict[int, bool]),
    "names": (str, dict[str, int]),
    "capitals": (int, bytes),
    "openings": (int, bytes),
    "sentences": (int, bytes),
    "links": (str, tuple[Link, ...]),
}


@dataclass(frozen=True, slots=True)
class Traces:
    """The links of a pile, by the reports at either end, and what finds those of one more report."""

    register: Register = field(default_factory=Register)
    copies: Copies = field(default_factory=Copies)
    cites: Cites = field(default_factory=Cites)
    held: Layer[str, tuple[Link, ...]] = field(default_factory=Layer)

    @classmethod
    def of(cls, layers: Mapping[str, Layer[Any, Any]]) -> Traces:
        """Return the traces of ``layers``, by the names in ``LAYERS``; those that are missing are empty."""
        numbers, reports, short, long, pairs, *cites, held = (layers.get(n, Layer()) for n in LAYERS)
        return cls(Register(numbers, reports), Copies(short, long, pairs), Cites(*cites), held)

    def layers(self) -> dict[str, Layer[Any, Any]]:
        """Return all that there is to keep, by the names in ``LAYERS``."""
        one, two, three = self.register, self.copies, self.cites
        rows = (one.numbers, one.reports, two.short, two.long, two.pairs)
        more = (three.names, three.capitals, three.openings, three.sentences, self.held)
        return dict(zip(LAYERS, (*rows, *more), strict=True))

    def add(self, records: Iterable[Record], pile: Pile | None = None) -> Traces:
        """Return the traces with ``records``; those held already are passed over.

        ``pile`` gives the earlier reports by id, as they were added; few are asked for.
        """
        fresh = {record.id: record for record in records if record.id not in self.register.numbers}
        return self._stepped([fresh[i] for i in sorted(fresh)], [], {} if pile is None else pile)

    def begun(self, records: Iterable[Record], copied: Copied) -> Traces:
        """Return the traces of a fresh pile, of which ``copied`` knows what was found by key.

        ``copied`` is asked with the records by their numbers, in order.
        """
        return self._stepped(sorted(records, key=lambda r: r.id), [], {}, copied)

    def without(self, ids: Iterable[str], pile: Pile) -> Traces:
        """Return the traces as if the reports ``ids`` had never been added; ``pile`` still gives them too."""
        gone = [pile[i] for i in sorted({*ids}) if i in self.register.numbers]
        return self._stepped([], gone, pile)

    @property
    def links(self) -> tuple[Link, ...]:
        """All links of the pile, in an order that does not depend on that of its reports."""
        return tuple(sorted((k for i, row in self.held.items() for k in row if k.target == i), key=_order))

    def links_of(self, ids: Iterable[str]) -> tuple[Link, ...]:
        """Return the links that touch any of ``ids``, in the order of ``links``; reads a row for each."""
        return tuple(sorted({link for i in {*ids} for link in self.held.get(i, ())}, key=_order))

    def closure(self, ids: Iterable[str]) -> tuple[str, ...]:
        """Return ``ids`` and every report that they cite, those that these cite, and so on.

        ``sources_of(records, links)`` over these reports and ``links_of`` them counts the sources of evidence
        in ``ids`` as it does over the whole pile.
        """
        seen = {*ids}
        asked = sorted(seen)
        while asked:
            one = asked.pop()
            links = (k for k in self.held.get(one, ()) if k.kind == "cites" and k.target == one)
            more = {k.source for k in links if k.source in self.register.numbers} - seen
            seen |= more
            asked += sorted(more)
        return tuple(sorted(seen))

    def touched(self, before: Traces) -> set[str]:
        """Return the reports whose links are not those that they had in ``before``, an earlier step."""
        new, old = self.held, before.held
        changed = {i for i, row in new.changes.items() if old.changes.get(i) is not row}
        return changed | (new.removed ^ old.removed) | (old.changes.keys() - new.changes.keys())

    def _stepped(
        self, fresh: list[Record], gone: list[Record], pile: Pile, copied: Copied | None = None
    ) -> Traces:
        """Return the traces after reports came and went."""
        if not fresh and not gone:
            return self
        register, numbered = self.register.entered(fresh)
        leaving = {register.numbers[record.id]: record for record in gone}
        new = {record.id: record for record in fresh}

        def record_of(number: int) -> Record:
            known = register.reports[number].id
            return new[known] if known in new else pile[known]

        copies, pairs = (
            copied(numbered, register.house_of)
            if copied
            else recopied(self.copies, numbered, leaving, record_of, register.house_of)
        )
        step = Step(numbered, leaving, register, record_of, lambda i: self.held.get(i, ()))
        cites, cited = recited(self.cites, step)
        drafts = Drafts(self.held)
        drafts.credit(fresh)
        drafts.copy({_ids(pair, register): links for pair, links in pairs.items()})
        drafts.cite({register.reports[number].id: links for number, links in cited.items()}, register)
        held = drafts.done([record.id for record in gone])
        return Traces(register.left(leaving), copies, cites, held)


class Drafts:
    """The rows of links that a step changes, each read once."""

    def __init__(self, held: Layer[str, tuple[Link, ...]]) -> None:
        self._held = held
        self._rows: dict[str, set[Link]] = {}

    def credit(self, records: Iterable[Record]) -> None:
        """Enter the credits of new reports."""
        for record in records:
            self._row(record.id).update(credits([record]))

    def copy(self, judged: Mapping[tuple[str, str], list[Link] | None]) -> None:
        """Put the links of each pair looked at in the place of those that it had."""
        for (a, b), links in judged.items():
            if links or self._has(a, b):
                for own, other in ((a, b), (b, a)):
                    row = self._row(own)
                    row -= {k for k in row if k.kind in ("copy", "reprint") and other in (k.source, k.target)}
                    row.update(links or ())

    def cite(self, cited: Mapping[str, list[Link]], register: Register) -> None:
        """Put the citations of each report looked at in the place of those that it had."""
        for own, links in cited.items():
            old = {k for k in self._row(own) if k.kind == "cites" and k.target == own}
            for i in {own, *(k.source for k in (*old, *links) if k.source in register.numbers)}:
                row = self._row(i)
                row -= old
                row.update(k for k in links if i in (k.source, k.target))

    def done(self, gone: Iterable[str]) -> Layer[str, tuple[Link, ...]]:
        """Return the layer with the rows as they are now, without the links of ``gone``."""
        lost = {*gone}
        for i in lost:
            for link in [*self._row(i)]:
                for end in {link.source, link.target} - lost:
                    if end in self._held or end in self._rows:
                        self._row(end).discard(link)
        rows = {i: tuple(sorted(row, key=_order)) for i, row in self._rows.items() if row and i not in lost}
        kept = {i: row for i, row in rows.items() if self._held.get(i) != row}
        return self._held.put(kept, {i for i, row in self._rows.items() if i in lost or not row})

    def _row(self, report: str) -> set[Link]:
        if report not in self._rows:
            self._rows[report] = {*self._held.get(report, ())}
        return self._rows[report]

    def _has(self, a: str, b: str) -> bool:
        return any(b in (k.source, k.target) for k in self._row(a))


def _ids(pair: Pair, register: Register) -> tuple[str, str]:
    return register.reports[pair[0]].id, register.reports[pair[1]].id


def _order(link: Link) -> tuple[Any, ...]:
    return link.kind, link.target, link.source, link.evidence
