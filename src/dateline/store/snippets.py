"""Showing a report that was found: the stretch of it that best answers the query, and what is marked there.

A record is unpacked only as far as showing needs. Refuses to decide which reports are found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline.model import (
    Clause,
    Counted,
    Evidence,
    Figure,
    Hit,
    Query,
    Record,
    Span,
    Statement,
    Status,
)
from dateline.store.columns import unpacked_record
from dateline.store.index import row_of
from dateline.store.terms import EMPTY, Term, key, keys_in, terms

_LONGEST = 300  # characters of a snippet
_LEAD = 60  # of them before the first mark
_SCRAP = 40  # characters of a sentence that says little
_LOOKED_AT = 8  # sentences weighed closely


_TOLD = ("report", "published", "sentences", "entities")  # what of a record is needed to show it
_CLOSELY = (*_TOLD, "figures", "statements")  # … with a figure or a clause


@dataclass(frozen=True, slots=True)
class Shown:
    """What the indexes know of a page that was found: figures by number, rows of clauses."""

    page: int
    story: str | None
    later: str | None
    figures: tuple[int, ...] = ()
    clauses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sought:
    """What is to be marked: keys of words, phrases and names term by term; and the statuses asked for."""

    words: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]
    names: tuple[tuple[str, ...], ...]
    statuses: tuple[Status, ...]

    @classmethod
    def of(cls, query: Query) -> Sought:
        """Return what a query looks for."""
        words = {text: _parts(text) for text in query.words}
        single = {key(parts[0]) for parts in words.values() if len(parts) == 1}
        joined = [parts for parts in words.values() if len(parts) > 1]
        phrases = (*joined, *map(_parts, query.phrases))
        return cls(frozenset(single), phrases, tuple(map(_parts, query.names)), query.statuses)

    def keys(self) -> frozenset[str]:
        """Return the keys of all words to be marked."""
        more = {key(part) for parts in (*self.phrases, *self.names) for part in parts if part not in EMPTY}
        return self.words | more


def _parts(text: str) -> tuple[str, ...]:
    return tuple(term.text for term in terms(text))


def shown(bodies: tuple[bytes, bytes], sought: Sought, known: Shown) -> Hit:
    """Return the hit that a packed record, with the packed page behind it, is shown as."""
    closely = bool(known.figures or sought.statuses)
    told = unpacked_record(*bodies, only=_CLOSELY if closely else _TOLD)
    figures = tuple(told.figures[n] for n in known.figures if n < len(told.figures)) if closely else ()
    said = _said(told, sought, known, figures) if closely else None
    text, asked = told.report.text, [Span(f.start, f.end) for f in figures]
    places = _places(told, said, asked)
    best, marks = _best(told, places, sought)
    held = _window(text, best, sorted({*marks, *(s for s in asked if best.holds(s))}))
    inside = tuple(sorted({m for m in (*marks, *asked) if held.holds(m)}))
    return Hit(
        report=told.report.id,
        title=told.report.title,
        outlet=told.report.outlet,
        published=told.published.moment,
        snippet=Evidence.cut(told.report.id, text, held),
        marks=_apart(inside),
        story=known.story,
        clause=_clause(told, said) if said else None,
        figures=tuple(Counted(f, _quoted(told, f)) for f in figures),
        later=known.later,
    )


def _said(told: Record, sought: Sought, known: Shown, figures: tuple[Figure, ...]) -> Statement | None:
    """Return the clause that best answers: of a status asked for, with most of the words, and short."""
    held = [s for s in told.statements if s.status in sought.statuses]
    if known.clauses:
        held = [s for s in held if row_of(known.page, s.sentence, s.status) in known.clauses]
    if figures:
        held = [s for s in held if any(s.start <= f.start and f.end <= s.end for f in figures)] or held
    wanted, text, head = sought.keys(), told.report.text, _head(told)
    ranked = [
        (
            -len(wanted & keys_in(f"{text[s.start : s.end]} {s.who}")),
            s.start < head,
            s.end - s.start,
            s.start,
            n,
        )
        for n, s in enumerate(held)
    ]
    return held[min(ranked)[-1]] if ranked else None


def _head(told: Record) -> int:
    """Return where the title ends that the text begins with."""
    title = told.report.title or ""
    return len(title) if title and told.report.text.startswith(title) else 0


def _clause(told: Record, said: Statement) -> Clause:
    return Clause(_quoted(told, said), said.status, said.when, said.gist)


def _quoted(told: Record, place: Statement | Figure) -> Evidence:
    return Evidence.cut(told.report.id, told.report.text, Span(place.start, place.end))


def _places(told: Record, said: Statement | None, asked: Iterable[Span]) -> list[Span]:
    """Return the sentences that may be shown: those of the clause or of the figures, else all."""
    sentences = told.sentences or (Span(0, len(told.report.text)),)
    if said:
        clause = Span(said.start, said.end)
        return [s for s in sentences if s.overlaps(clause)] or [clause]
    spans = list(asked)
    return [s for s in sentences if any(s.holds(span) for span in spans)] or spans or list(sentences)


def _best(told: Record, places: list[Span], sought: Sought) -> tuple[Span, list[Span]]:
    """Return the sentence with most of what is sought, the first among equals, and what is marked in it.

    The title, which is told anyway, and scraps go behind the others.
    """
    text, wanted, head = told.report.text, sought.keys(), _head(told)
    held = [(len(wanted & keys_in(s.of(text))), s) for s in places]
    likely = [
        (bool(n) and s.start >= head, n, s.start >= head, s.end - s.start > _SCRAP, -s.start, s)
        for n, s in held
    ]
    likely.sort(reverse=True, key=lambda row: row[:5])
    named = [Span(e.start, e.end) for e in told.entities if _called(e.name, sought.names)]
    weighed = []
    for rank, (below, *_, place) in enumerate(likely[: _LOOKED_AT if sought.phrases or sought.names else 1]):
        kinds, marks = _marked(text, place, sought)
        marks += [span for span in named if place.holds(span)]
        weighed.append((below and bool(marks), kinds, -rank, place, marks))
    *_, place, marks = max(weighed, key=lambda row: row[:3])
    return place, marks


def _called(name: str, asked: tuple[tuple[str, ...], ...]) -> bool:
    """Tell whether a name is one that is asked for."""
    if not asked:
        return False
    parts = _parts(name)
    return any(parts[-len(a) :] == a or parts[: len(a)] == a for a in asked)


def _marked(text: str, place: Span, sought: Sought) -> tuple[int, list[Span]]:
    """Return how many of the things sought stand in a place, and where."""
    held = [Term(place.start + t.start, place.start + t.end, t.text) for t in terms(place.of(text))]
    marks = [(key(t.text), Span(t.start, t.end)) for t in held if key(t.text) in sought.words]
    kinds = {word for word, _ in marks}
    runs = [(parts, span) for parts in (*sought.phrases, *sought.names) for span in _runs(held, parts)]
    return len(kinds) + len({parts for parts, _ in runs}), [span for _, span in (*marks, *runs)]


def _runs(held: list[Term], parts: tuple[str, ...]) -> Iterator[Span]:
    for i in range(len(held) - len(parts) + 1):
        if all(held[i + j].text == part for j, part in enumerate(parts)):
            yield Span(held[i].start, held[i + len(parts) - 1].end)


def _window(text: str, place: Span, marks: list[Span]) -> Span:
    """Return the place, or as much of a long one as shows most marks, cut between words."""
    if place.end - place.start <= _LONGEST:
        return place
    starts = [m.start for m in marks] or [place.start]
    room = _LONGEST - _LEAD
    first = max(starts, key=lambda start: sum(start <= m.start and m.end <= start + room for m in marks))
    start = max(place.start, min(first - _LEAD, place.end - _LONGEST))
    end = min(place.end, start + _LONGEST)
    if start > place.start:
        start = min(first, text.find(" ", start, first) + 1 or first)
    if end < place.end:
        end = max(start + 1, text.rfind(" ", start, end) if text.rfind(" ", start, end) > start else end)
    return Span(start, end)


def _apart(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return spans in order without those that run into one before."""
    held: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, -s.end)):
        if not held or span.start >= held[-1].end:
            held.append(span)
    return tuple(held)
