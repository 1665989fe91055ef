"""Trace who took what from whom: copied passages, credited agencies, cited outlets.

Every link owns the words that prove it. Refuses to compare all reports with all, and to call a shared
quotation, a set phrase or an outlet's boilerplate a copy.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Evidence, Link, Record
from dateline.stages.trace.citations import citations, credits
from dateline.stages.trace.coding import Coded
from dateline.stages.trace.direction import comes_first
from dateline.stages.trace.independence import Independence
from dateline.stages.trace.passages import Passage, Text, shared_passages
from dateline.stages.trace.reprints import as_written, reprints
from dateline.stages.trace.shingles import candidates
from dateline.stages.trace.telling import house, telling

__all__ = ["Independence", "as_written", "independent", "sources_of", "trace"]


def trace(records: Sequence[Record]) -> tuple[Link, ...]:
    """Return every link of the pile, in an order that does not depend on that of ``records``."""
    held = sorted(records, key=lambda record: record.id)
    coded = Coded.of([record.report.text for record in held])
    copies = _copies(held, coded)
    links = [*credits(held), *citations(held, coded), *copies, *reprints(held, copies)]
    return tuple(sorted(links, key=lambda link: (link.kind, link.target, link.source, link.evidence)))


def sources_of(records: Sequence[Record], links: Sequence[Link]) -> Independence:
    """Index ``links`` so that evidence can be asked for its independent sources."""
    return Independence.of(records, links)


def independent(evidence: Iterable[Evidence], links: Sequence[Link], records: Sequence[Record]) -> int:
    """Return how many independent sources ``evidence`` has; for many questions use ``sources_of``."""
    return Independence.of(records, links).count(evidence)


def _copies(records: Sequence[Record], coded: Coded) -> list[Link]:
    found = candidates(coded, [house(record) for record in records], [_day(record) for record in records])
    texts: dict[int, Text] = {}
    links = []
    for a, b in found.pairs:
        for k in (a, b):
            if k not in texts:
                texts[k] = Text.of(records[k].report.text, coded, k)
        passages = shared_passages(texts[a], texts[b], found.boilerplate)
        if told := telling(records[a], records[b], passages):
            links.append(_copy(records[a], records[b], told))
    return links


def _day(record: Record) -> int | None:
    day = record.published.moment.latest
    return day.toordinal() if day else None


def _copy(first: Record, second: Record, passages: list[Passage]) -> Link:
    """Return the link of two reports that share ``passages``; evidence alternates source and target."""
    ahead = comes_first(first, second)
    source, target = (first, second) if ahead else (second, first)
    evidence: list[Evidence] = []
    for p in passages:
        a, b = (p.first, p.second) if ahead else (p.second, p.first)
        evidence += [source.quote(a), target.quote(b)]
    return Link(source.id, target.id, "copy", tuple(evidence))
