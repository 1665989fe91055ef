"""How many sources really stand behind a statement, and why.

Reports that share a passage, an agency or a cited source fold; where a report cites a report of the pile that
has the matter from a third, the chain is followed. Built once for a pile, asked thousands of times. Refuses
to judge whole reports: two reports that share a quotation or a background paragraph stay two sources for
everything outside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from dateline.model import Evidence, Fold, Link, Record, Source
from dateline.stages.trace.names import canonical
from dateline.stages.trace.tellers import HELD, share_held, words_of

Reason = Literal["copy", "credit", "outlet", "cites"]
_RANK: tuple[Reason, ...] = ("cites", "copy", "credit", "outlet")


class Bond(NamedTuple):
    """What a piece of evidence of ``report`` hangs on, why, and the words that prove it.

    ``key`` names a report (``r:``) or a voice (``v:``), that is an agency or an outlet.
    """

    report: str
    key: str
    kind: Reason
    proof: Evidence | None


@dataclass(frozen=True, slots=True)
class Independence:
    """Which sources each stretch of each report rests on.

    ``passages[report]`` lists shared stretches with the other report; ``cited[report]`` lists citing
    sentences with the source; ``voices[report]`` is the one agency whose text the report is, if it credits
    exactly one, else its outlet, with the words of the credit. ``told`` holds the reports that others cite: a
    sentence that tells what they tell, whoever cites them has from them.
    """

    passages: Mapping[str, Sequence[tuple[int, int, str]]]
    cited: Mapping[str, Sequence[tuple[Evidence, str]]]
    voices: Mapping[str, tuple[str, Reason, Evidence | None]]
    told: Mapping[str, Record] = field(default_factory=dict)
    _words: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Sequence[Record], links: Sequence[Link]) -> Independence:
        """Index ``links`` by report; ``records`` tell the outlets that are themselves agencies."""
        passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        cited: dict[str, list[tuple[Evidence, str]]] = defaultdict(list)
        for link in links:
            for e in link.evidence:
                if link.kind == "copy":
                    other = link.source if e.report == link.target else link.target
                    passages[e.report].append((e.start, e.end, other))
                elif link.kind == "cites":
                    cited[e.report].append((e, link.source))
        sources = {source for held in cited.values() for _, source in held}
        told = {record.id: record for record in records if record.id in sources}
        return cls(dict(passages), dict(cited), _voices(records, links), told)

    def opened(self, evidence: Iterable[Evidence]) -> tuple[Source, ...]:
        """Return the independent sources behind ``evidence``, each with what folds its reports.

        >>> two = [Evidence("a", 0, 9, "Talks end"), Evidence("b", 0, 9, "Talks end")]
        >>> [source.reports for source in Independence({}, {}, {}).opened(two)]
        [('a',), ('b',)]
        """
        held = tuple(evidence)
        groups, bonds = self._grouped(held)
        return tuple(Source(group, _folds(group, bonds)) for group in groups)

    def sources(self, evidence: Iterable[Evidence]) -> tuple[tuple[str, ...], ...]:
        """Group the reports of ``evidence`` into independent sources, each a sorted tuple of report ids."""
        return tuple(self._grouped(tuple(evidence))[0])

    def count(self, evidence: Iterable[Evidence]) -> int:
        """Return how many independent sources stand behind ``evidence``."""
        return len(self._grouped(tuple(evidence))[0])

    def _grouped(self, evidence: tuple[Evidence, ...]) -> tuple[list[tuple[str, ...]], list[Bond]]:
        reports = sorted({e.report for e in evidence})
        if len(reports) < 2:
            return [(report,) for report in reports], []
        bonds = [bond for e in evidence for bond in self._bonds(e, frozenset())]
        parent: dict[str, str] = {}
        for bond in bonds:
            _join(parent, "r:" + bond.report, bond.key)
        groups: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            groups[_root(parent, "r:" + report)].append(report)
        return sorted(tuple(group) for group in groups.values()), bonds

    def _bonds(self, e: Evidence, seen: frozenset[str]) -> Iterator[Bond]:
        """Yield what the evidence rests on; a cited report of the pile is asked on, but none of ``seen``."""
        for start, end, other in self.passages.get(e.report, ()):
            if 2 * (min(end, e.end) - max(start, e.start)) >= e.end - e.start:
                yield Bond(e.report, "r:" + other, "copy", e)
        if e.report in self.voices:
            voice, kind, proof = self.voices[e.report]
            yield Bond(e.report, "v:" + voice, kind, proof)
        for sentence, source in self.cited.get(e.report, ()):
            here = sentence.start < e.end and e.start < sentence.end
            if source in self.told and (here or self._holds(source, e.quote)):
                yield Bond(e.report, "r:" + source, "cites", sentence)
                if source not in seen and (matter := self._matter(source, e.quote)):
                    yield from self._bonds(matter, seen | {e.report, source})
            if here:
                voice = self.voices[source][0] if source in self.voices else source
                yield Bond(e.report, "v:" + voice, "cites", sentence)

    def _holds(self, report: str, quote: str) -> bool:
        """Tell whether a cited report tells most of what ``quote`` says."""
        if report not in self._words:
            self._words[report] = frozenset(words_of(self.told[report].report.text))
        return share_held(quote, self._words[report]) >= HELD

    def _matter(self, report: str, quote: str) -> Evidence | None:
        """Return the sentence of a cited report that tells best what ``quote`` says, if one does."""
        record = self.told[report]
        told = [
            (share_held(quote, frozenset(words_of(s.of(record.report.text)))), s) for s in record.sentences
        ]
        share, span = max(told, key=lambda pair: (pair[0], -pair[1].start), default=(0.0, None))
        return record.quote(span) if span and share >= HELD else None


def _voices(
    records: Sequence[Record], links: Iterable[Link]
) -> dict[str, tuple[str, Reason, Evidence | None]]:
    """Return whose text each report is: the one agency that it credits, else its outlet."""
    voices: dict[str, tuple[str, Reason, Evidence | None]] = {
        r.id: (canonical(r.report.outlet), "outlet", None) for r in records if r.report.outlet
    }
    credits: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        if link.kind == "credit":
            credits[link.target].append(link)
    for report, held in credits.items():
        if len(held) == 1:
            voices[report] = held[0].source, "credit", next(iter(held[0].evidence), None)
    return voices


def _folds(group: tuple[str, ...], bonds: Sequence[Bond]) -> tuple[Fold, ...]:
    """Return what two or more reports of ``group`` hang on in common."""
    hung: dict[str, list[Bond]] = defaultdict(list)
    for bond in bonds:
        hung[bond.key].append(bond)
    folds: dict[tuple[Reason, tuple[str, ...]], Fold] = {}
    for key in sorted(hung):
        name = key[2:]
        members = {b.report for b in hung[key]} | ({name} if key.startswith("r:") else set())
        held = tuple(sorted(members.intersection(group)))
        if len(held) > 1:
            kind = min((b.kind for b in hung[key]), key=_RANK.index)
            before = folds.get((kind, held), Fold(kind, name, held))
            proof = sorted({*before.evidence, *(b.proof for b in hung[key] if b.proof)}, key=_place)
            folds[kind, held] = replace(before, evidence=tuple(proof))
    return tuple(folds.values())


def _place(e: Evidence) -> tuple[str, int, int]:
    return e.report, e.start, e.end


def _root(parent: dict[str, str], x: str) -> str:
    while parent.get(x, x) != x:
        x = parent[x]
    return x


def _join(parent: dict[str, str], a: str, b: str) -> None:
    low, high = sorted((_root(parent, a), _root(parent, b)))
    parent[high] = low
