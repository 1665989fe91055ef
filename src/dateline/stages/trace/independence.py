"""How many sources really stand behind a statement.

Reports that share a passage, an agency or a cited source fold. Built once for a pile, asked thousands of
times. Refuses to judge whole reports: two reports that share a quotation or a background paragraph stay two
sources for everything outside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.model import Evidence, Link, Record
from dateline.stages.trace.citations import canonical, known_names
from dateline.stages.trace.tellers import HELD, share_held, words_of


@dataclass(frozen=True, slots=True)
class Independence:
    """Which sources each stretch of each report rests on.

    ``passages[report]`` lists ``(start, end, other report)``; ``cited[report]`` lists
    ``(start, end, source)``; ``voices[report]`` is the one agency whose text the
    report is, if it credits exactly one, else its outlet; ``rests[report]`` holds the words of the
    reports of the pile that it cites: a sentence that tells what they tell, it has from them.
    """

    passages: dict[str, tuple[tuple[int, int, str], ...]]
    cited: dict[str, tuple[tuple[int, int, str], ...]]
    voices: dict[str, str]
    rests: dict[str, dict[str, frozenset[str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Sequence[Record], links: Sequence[Link]) -> Independence:
        """Index ``links`` by report; ``records`` tell the outlets that are themselves agencies."""
        passages: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        cited: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        agencies: dict[str, set[str]] = defaultdict(set)
        for link in links:
            if link.kind == "credit":
                agencies[link.target].add(link.source)
            for e in link.evidence:
                if link.kind == "copy":
                    other = link.source if e.report == link.target else link.target
                    passages[e.report].append((e.start, e.end, other))
                elif link.kind == "cites":
                    cited[e.report].append((e.start, e.end, link.source))
        names = known_names(())
        voices = {r.id: canonical(r.report.outlet, names) for r in records if r.report.outlet}
        voices |= {report: next(iter(names)) for report, names in agencies.items() if len(names) == 1}
        texts = {r.id: r.report.text for r in records}
        rests: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        for link in links:
            if link.kind == "cites" and link.source in texts:
                rests[link.target][link.source] = frozenset(words_of(texts[link.source]))
        return cls(_frozen(passages), _frozen(cited), voices, dict(rests))

    def sources(self, evidence: Iterable[Evidence]) -> tuple[tuple[str, ...], ...]:
        """Group the reports of ``evidence`` into independent sources, each a sorted tuple of report ids.

        >>> two = [Evidence("a", 0, 9, "Talks end"), Evidence("b", 0, 9, "Talks end")]
        >>> Independence({}, {}, {}).sources(two)
        (('a',), ('b',))
        """
        held = list(evidence)
        reports = sorted({e.report for e in held})
        if len(reports) < 2:
            return tuple((r,) for r in reports)
        parent: dict[str, str] = {}
        for e in held:
            for key in self._keys(e):
                _join(parent, "r:" + e.report, key)
            for other, words in self.rests.get(e.report, {}).items():
                if other in reports and share_held(e.quote, words) >= HELD:
                    _join(parent, "r:" + e.report, "r:" + other)
        groups: dict[str, list[str]] = defaultdict(list)
        for report in reports:
            groups[_root(parent, "r:" + report)].append(report)
        return tuple(sorted(tuple(group) for group in groups.values()))

    def count(self, evidence: Iterable[Evidence]) -> int:
        """Return how many independent sources stand behind ``evidence``."""
        return len(self.sources(evidence))

    def _keys(self, e: Evidence) -> list[str]:
        """Return what the evidence rests on: reports it shares the passage with, agencies, cited sources."""
        keys = [
            "r:" + other
            for start, end, other in self.passages.get(e.report, ())
            if 2 * (min(end, e.end) - max(start, e.start)) >= e.end - e.start
        ]
        cites = [s for start, end, s in self.cited.get(e.report, ()) if start < e.end and e.start < end]
        keys += [k for s in cites for k in ("r:" + s, "v:" + self.voices.get(s, s))]
        if e.report in self.voices:
            keys.append("v:" + self.voices[e.report])
        return keys


def _frozen(lists: dict[str, list[tuple[int, int, str]]]) -> dict[str, tuple[tuple[int, int, str], ...]]:
    return {report: tuple(sorted(rows)) for report, rows in lists.items()}


def _root(parent: dict[str, str], x: str) -> str:
    while parent.get(x, x) != x:
        x = parent[x]
    return x


def _join(parent: dict[str, str], a: str, b: str) -> None:
    low, high = sorted((_root(parent, a), _root(parent, b)))
    parent[high] = low
