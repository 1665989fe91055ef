"""Bind values to the sentences of the cleaned reports: where each stands on the page, and links to it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Evidence, Finding, Record, Source, Track
from dateline.stages.tell.days import spell
from dateline.stages.tell.labels import labels
from dateline.stages.tell.lines import many
from dateline.stages.tell.page.markup import Content, Markup, element, joined
from dateline.stages.tell.sheet import sheets
from dateline.stages.tell.sources import source_lines

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a report's text with its own anchor: a sentence, or what stands between sentences."""

    start: int
    end: int
    kind: str
    id: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where passages and reports are shown, if it is not on the page itself."""

    passage: Callable[[Evidence], str]
    report: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The reports of the page: their pieces, numbers and short names."""

    records: dict[str, Record]
    pieces: dict[str, tuple[Piece, ...]]
    names: dict[str, str]
    sources: dict[tuple[Evidence, ...], tuple[Source, ...]]
    elsewhere: Places | None = None

    @classmethod
    def of(cls, track: Track, elsewhere: Places | None = None) -> Shelf:
        """Number the reports in the order in which the page tells of them."""
        told = [r for s in sheets(track) for r in s.records]
        records = {r.id: r for r in [*told, *track.records]}
        numbered = () if elsewhere else enumerate(records.values(), 1)
        pieces = {r.id: cut(r, f"r{n}") for n, r in numbered}
        opened = {b.evidence: b.sources for b in track.backings}
        return cls(records, pieces, names_of(records), opened, elsewhere)

    def to(self, evidence: Evidence) -> str:
        """Return the address of a passage."""
        return self.elsewhere.passage(evidence) if self.elsewhere else f"#{self.place(evidence)}"

    def to_report(self, report: str) -> str:
        """Return the address of a report."""
        return self.elsewhere.report(report) if self.elsewhere else f"#{self.anchor(report)}"

    def name(self, report: str) -> str:
        """Return the name of a report, or of an agency as it is."""
        return self.names.get(report, report)

    def anchor(self, report: str) -> str:
        """Return the anchor of a report."""
        return self.pieces[report][0].id.partition("-")[0] if self.pieces.get(report) else ""

    def place(self, evidence: Evidence) -> str:
        """Return the anchor of the piece in which the evidence begins."""
        held = self.pieces[evidence.report]
        found = bisect_right([p.start for p in held], evidence.start) - 1
        return held[max(found, 0)].id

    def link(self, report: str) -> Markup:
        """Return a link to a report of the page, or the plain name of one that is not there."""
        known = report in self.records
        return element("a", self.name(report), href=self.to_report(report)) if known else joined([report])

    def links(self, reports: Iterable[str]) -> Markup:
        """Return links to some reports, commas between them."""
        return joined([self.link(r) for r in dict.fromkeys(reports)], ", ")

    def remark(self, finding: Finding) -> str:
        """Return a finding's note with names in place of the ids of its reports."""
        return remark(finding, self.names)

    def quotes(self, evidence: Sequence[Evidence], *row: Content) -> Markup:
        """Return the sentences behind a value, to be opened, each with a link to its place.

        ``row`` stands before the words that open them.
        """
        held = [e for e in dict.fromkeys(evidence) if e.report in self.records]
        shown = [self.quote(e) for e in held[:_SHOWN]]
        more = (
            element("p", f"and {many(len(held) - _SHOWN, 'sentence')} more") if len(held) > _SHOWN else None
        )
        label = element("span", many(len(held), "sentence"), class_="more")
        folded = source_lines(self.sources.get(tuple(evidence), ()), self._listed)
        why = [element("p", line, class_="soft") for line in folded]
        return element("details", element("summary", row, label), shown, more, why)

    def _listed(self, reports: Iterable[str]) -> str:
        return ", ".join(self.name(r) for r in dict.fromkeys(reports))

    def quote(self, evidence: Evidence) -> Markup:
        """Return one sentence with a link to its place in the report."""
        there = element("a", f"{self.name(evidence.report)}, in the report", href=self.to(evidence))
        return element("blockquote", " ".join(evidence.quote.split()), element("cite", there))


def remark(finding: Finding, names: Mapping[str, str]) -> str:
    """Return a finding's note with ``names`` in place of the ids of its reports."""
    ids = {e.report for v in finding.values for e in v.evidence}
    either = "|".join(sorted(map(re.escape, ids), key=len, reverse=True))
    return (
        re.sub(rf"\b(?:{either})\b", lambda m: names.get(m[0], m[0]), finding.note) if ids else finding.note
    )


def names_of(records: Mapping[str, Record]) -> dict[str, str]:
    """Name each report by its outlet, and those of one outlet by their days or else their ids too."""
    short, outlets = labels(records), Counter(r.report.outlet for r in records.values())
    names = {}
    for report, record in records.items():
        outlet, day = record.report.outlet, record.published.moment
        many_of = outlet and outlets[outlet] > 1
        names[report] = f"{outlet}, {spell(day)}" if many_of and not day.is_open else outlet or ""
    alike = Counter(names.values())
    return {r: n if n and alike[n] == 1 else f"{n} ({short[r]})" if n else short[r] for r, n in names.items()}


def cut(record: Record, anchor: str) -> tuple[Piece, ...]:
    """Cut a report's text into pieces that do not overlap: its sentences, and blocks without one."""
    pieces: list[Piece] = []
    bounds = sorted({s.start for s in record.sentences})
    for block in record.report.blocks:
        starts = [b for b in bounds if block.start < b < block.end]
        for start, end in zip([block.start, *starts], [*starts, block.end], strict=True):
            pieces.append(Piece(start, end, block.kind, f"{anchor}-{len(pieces)}"))
    return tuple(sorted(pieces, key=lambda p: p.start))
