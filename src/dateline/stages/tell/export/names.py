"""Who and what a pile of reports names, and whose word a quotation is.

One name is one thing through all reports: what most of them take it for, spelt as most spell it. Names in
bylines and datelines do not count, nor what has no capital. Refuses to resolve a name further than they do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Entity, Evidence, Record, Statement

PERSON, ORGANIZATION = "PERSON", "ORG"
PLACES = frozenset({"GPE", "LOC", "FAC"})
_ABOUT_THE_REPORT = frozenset({"byline", "date", "dateline", "credit"})


@dataclass(frozen=True, slots=True)
class Name:
    """A name as most reports spell it, with its OntoNotes type; "" where nobody is named."""

    name: str
    type: str = ""


@dataclass(frozen=True, slots=True)
class Roll:
    """The names of a pile of reports: ``names`` by their spelling in small letters, ``records`` by id."""

    names: Mapping[str, Name]
    records: Mapping[str, Record]

    @classmethod
    def of(cls, records: Iterable[Record]) -> Roll:
        """Return the roll of some records."""
        held = {r.id: r for r in records}
        told = Counter(n for r in held.values() for n in _told(r))
        papers = {n.casefold() for r in held.values() for n in (*r.report.agencies, r.report.outlet or "")}
        names: dict[str, Name] = {}
        for (name, kind), _ in sorted(told.items(), key=lambda item: (-item[1], item[0])):
            low = name.casefold()
            names.setdefault(low, Name(name, ORGANIZATION if low in papers else kind))
        return cls(names, held)

    def named(self, record: Record, *types: str) -> list[Name]:
        """Return the names of some types in a report, each once, in order."""
        found = (self.names[name.casefold()] for name, _ in _told(record))
        return list(dict.fromkeys(n for n in found if n.type in types))

    def named_in(self, evidence: Iterable[Evidence]) -> list[Name]:
        """Return the names that stand in some quotations, each once."""
        found = (n for e in evidence if e.report in self.records for n in _told(self.records[e.report], e))
        return list(dict.fromkeys(self.names[name.casefold()] for name, _ in found))

    def speakers(
        self, evidence: Iterable[Evidence], text: str, bounds: tuple[float | None, float | None]
    ) -> list[Name]:
        """Return whose word it is that ``text`` holds, or that a figure lies within ``bounds``.

        That is who is quoted for it, else the report's outlet, its authors, or the agency it credits.
        """
        known = [e for e in evidence if e.report in self.records]
        found = (n for e in known for n in self._speakers(e, self.records[e.report], text, bounds))
        return list(dict.fromkeys(found))

    def _speakers(
        self, evidence: Evidence, record: Record, text: str, bounds: tuple[float | None, float | None]
    ) -> list[Name]:
        inside = [s for s in record.statements if evidence.start <= s.start and s.end <= evidence.end]
        told = max(inside, key=lambda s: _fit(s, record, text, bounds), default=None)
        if told is not None and told.attribution is not None:
            name = record.attributions[told.attribution].speaker
            return [self.names.get(name.casefold(), Name(name))] if name else []
        report = record.report
        if report.outlet:
            return [Name(report.outlet, ORGANIZATION)]
        authors = [Name(author, PERSON) for author in report.authors]
        return authors or [Name(agency, ORGANIZATION) for agency in report.agencies]


def _fit(
    statement: Statement, record: Record, text: str, bounds: tuple[float | None, float | None]
) -> tuple[bool, bool, int]:
    figures = ((record.figures[i].low, record.figures[i].high) for i in statement.figures)
    has_figure = bounds != (None, None) and bounds in figures
    return (statement.gist == text, has_figure, statement.end - statement.start)


def _told(record: Record, within: Evidence | None = None) -> Iterator[tuple[str, str]]:
    """Yield the full name and the type of each name in a report, or in a quotation of it."""
    for entity in record.entities:
        if within and not (within.start <= entity.start and entity.end <= within.end):
            continue
        name = entity.name or _words(entity, record)
        if name != name.lower() and record.report.kind_at(entity.start) not in _ABOUT_THE_REPORT:
            yield name, entity.type


def _words(entity: Entity, record: Record) -> str:
    return record.report.text[entity.start : entity.end]
