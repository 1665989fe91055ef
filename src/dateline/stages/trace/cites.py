"""Citations in a pile that grows: whose are to be looked for again, now that some reports came or went.

A report's citations hang on its text, on the names that the pile lends and on the reports that it may point
to. So they are looked for when it is new, when a name that it holds becomes known or unknown, when a report
comes that one of its citing sentences may rest on, and when one goes that it pointed to. Refuses to read any
other report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from dateline.language.words import WORD
from dateline.model import Layer, Link, Record, Span
from dateline.stages.trace.buckets import Entries, Places, Rows, changed, found
from dateline.stages.trace.citations import citations
from dateline.stages.trace.coding import Hashes, ascending, digest
from dateline.stages.trace.names import Keyed, Names, capitals, counted, keys_of
from dateline.stages.trace.register import RecordOf, Register
from dateline.stages.trace.tellers import ALIKE, HELD, Stems, keys, opening_of, sentence_of

_BITS = 38  # of a capitalised word's hash that are kept: 14 number its bucket
LinksOf = Callable[[str], Sequence[Link]]
# A report's number, the name that it cites, and where it does so.
Citation = tuple[int, str, Span]


@dataclass(frozen=True, slots=True)
class Cites:
    """Names that the pile lends, and postings of the reports that hold a capitalised word, that open with a
    weighty word in an outlet's voice, and that say one on an outlet's word."""

    names: Names = field(default_factory=Layer)
    capitals: Rows = field(default_factory=Layer)
    openings: Rows = field(default_factory=Layer)
    sentences: Rows = field(default_factory=Layer)


@dataclass(frozen=True, slots=True)
class Step:
    """Reports that come (``fresh``) and go (``gone``), and where to ask for others: all by number.

    ``register`` knows all of them; ``links_of`` gives the links of an earlier report as they were.
    """

    fresh: Mapping[int, Record]
    gone: Mapping[int, Record]
    register: Register
    record_of: RecordOf
    links_of: LinksOf


def recited(before: Cites, step: Step) -> tuple[Cites, dict[int, list[Link]]]:
    """Return the postings after the step, and the citations of each report that was looked at."""
    names, turned = counted(before.names, step.fresh.values(), step.gone.values())
    words = {number: _key_words(record) for number, record in step.fresh.items()}
    again = _holders(before.capitals, turned) | _citing(before.sentences, step) | _bereft(step)
    again -= step.gone.keys()
    words |= {number: _key_words(step.record_of(number)) for number in again}
    keyed = _tables().with_pile(names, {word for held in words.values() for word in held})
    cited = [
        (number, name, span)
        for number, held in words.items()
        for name, span in citations(step.record_of(number), held, keyed)
    ]
    leaving = {n: _key_words(record) for n, record in step.gone.items()}
    capital = changed(before.capitals, _capitals({n: words[n] for n in step.fresh}), _capitals(leaving))
    opening = changed(before.openings, _openings(step.fresh, step), _openings(step.gone, step))
    told = _tellers(opening, cited, step)
    links: dict[int, list[Link]] = {number: [] for number in words}
    for (number, name, span), report in zip(cited, told, strict=True):
        record = step.record_of(number)
        for source in (name, report) if report else (name,):
            links[number].append(Link(source, record.id, "cites", (record.quote(span),)))
    old = {n: [*step.links_of(step.register.reports[n].id)] for n in (*again, *step.gone)}
    spoken = changed(before.sentences, _sentences(links, step), _sentences(old, step))
    return Cites(names, capital, opening, spoken), links


@cache
def _tables() -> Keyed:
    return Keyed.of_tables()


def _key_words(record: Record) -> tuple[str, ...]:
    """Return the words of a report, as written, that may key a name; a few may be parts of words."""
    text = record.report.text
    tables = _tables()
    return (*capitals(text), *(key for key in tables.small if key in text))


def _capitals(words: Mapping[int, Iterable[str]]) -> Entries:
    return Entries.of([(_marks(w for w in held if w[0].isupper()), 0, n) for n, held in words.items()])


def _marks(words: Iterable[str]) -> Hashes:
    return ascending(np.array([digest(word) for word in words], dtype=np.uint64) >> np.uint64(64 - _BITS))


def _holders(rows: Rows, forms: Iterable[str]) -> set[int]:
    """Return the reports that hold all capitalised words of one of ``forms``."""
    held: set[int] = set()
    for form in forms:
        each = [found(rows, _marks([word])).owners.tolist() for word in keys_of(form)]
        held |= set.intersection(*map(set, each))
    return held


def _openings(records: Mapping[int, Record], step: Step) -> Entries:
    """Return the postings of what ``records`` open with, by the outlet whose text each is."""
    held = []
    for number, record in records.items():
        if voice := step.register.reports[number].voice:
            held.append((keys(voice, opening_of(record).weightiest(1 - ALIKE)), 0, number))
    return Entries.of(held)


def _sentences(links: Mapping[int, Iterable[Link]], step: Step) -> Entries:
    """Return the postings of what is said on an outlet's word in the citing sentences of ``links``."""
    held = []
    for number, row in links.items():
        own = step.register.reports[number].id
        marks = [
            keys(link.source, told.weightiest(1 - HELD))
            for link in row
            if link.kind == "cites" and link.target == own and link.source not in step.register.numbers
            if (told := sentence_of(link.evidence[0].quote, link.source))
        ]
        if marks:
            held.append((ascending(np.concatenate(marks)), 0, number))
    return Entries.of(held)


def _bereft(step: Step) -> set[int]:
    """Return the reports that point to one that goes."""
    ids = {record.id for record in step.gone.values()}
    links = (link for i in ids for link in step.links_of(i))
    cited = {link.target for link in links if link.kind == "cites" and link.source in ids}
    return {step.register.numbers[i] for i in cited}


def _citing(rows: Rows, step: Step) -> set[int]:
    """Return the earlier reports of which a sentence may rest on one of those that come."""
    held: set[int] = set()
    if min(step.fresh, default=0) == 0:
        return held
    for number, record in step.fresh.items():
        known = step.register.reports[number]
        if not known.voice:
            continue
        stems = _stems(record)
        for n in {*found(rows, keys(known.voice, stems.hashes)).owners.tolist()} - held:
            other = step.register.reports[n]
            if known.days.may_be_cited_on(other.days) and _rests(other.id, known.voice, stems, step):
                held.add(n)
    return held


def _rests(citing: str, voice: str, stems: Stems, step: Step) -> bool:
    """Tell whether a report has a sentence on the word of ``voice`` that ``stems`` hold most of."""
    quotes = (
        link.evidence[0].quote
        for link in step.links_of(citing)
        if link.kind == "cites" and link.target == citing and link.source == voice
    )
    told = (sentence_of(quote, voice) for quote in quotes)
    return any(t.among(stems.hashes) >= HELD * t.total() for t in told if t)


def _stems(record: Record) -> Stems:
    return Stems.of(WORD.findall(record.report.text))


def _tellers(rows: Rows, cited: Sequence[Citation], step: Step) -> list[str | None]:
    """Return for each citation the report of the pile that it points to, if one does."""
    told = [sentence_of(span.of(step.record_of(n).report.text), name) for n, name, span in cited]
    stems = cache(lambda number: _stems(step.record_of(number)))
    asked = {(n, name): keys(name, stems(n).hashes) for (n, name, _), t in zip(cited, told, strict=True) if t}
    if not asked:
        return [None] * len(cited)
    entries = found(rows, ascending(np.concatenate([*asked.values()])))
    owners = entries.owners
    alike = {
        (n, name): _alike(n, stems(n), _hits(entries, owners, marks), step)
        for (n, name), marks in asked.items()
    }
    return [
        _best(t, alike[n, name], stems, step) if t else None
        for (n, name, _), t in zip(cited, told, strict=True)
    ]


def _hits(entries: Entries, owners: Places, marks: Hashes) -> list[int]:
    """Return the numbers under ``marks``."""
    lows = np.searchsorted(entries.hashes, marks)
    highs = np.searchsorted(entries.hashes, marks, side="right")
    hit = np.flatnonzero(highs > lows)
    parts = [owners[lows[k] : highs[k]] for k in hit.tolist()]
    return sorted({*np.concatenate(parts).tolist()}) if parts else []


def _alike(number: int, stems: Stems, hits: Iterable[int], step: Step) -> list[int]:
    """Return those of ``hits`` that a report may cite, and whose opening it tells most of."""
    days = step.register.reports[number].days
    kept = []
    for n in hits:
        known = step.register.reports[n]
        near = n != number and known.days.may_be_cited_on(days)
        if near and stems.among(known.stems()) >= ALIKE * known.weight:
            kept.append(n)
    return kept


def _best(told: Stems, hits: Iterable[int], stems: Callable[[int], Stems], step: Step) -> str | None:
    """Return the id of the report that holds most of what a sentence tells, if one holds enough."""
    held = [(-told.among(stems(n).hashes), step.register.reports[n].id) for n in hits]
    fit = [pair for pair in held if -pair[0] >= HELD * told.total()]
    return min(fit)[1] if fit else None
