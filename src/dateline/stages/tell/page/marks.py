"""A report's clean text cut into paragraphs, with marks for what was found in it.

Marks may lie within each other and across each other: the text is cut where one begins or ends, and each
run of it carries all that hold there. Refuses to write markup: runs are plain words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal, NamedTuple, get_args

from dateline.model import Block, Record, Span
from dateline.stages.tell.page.notes import (
    attribution_words,
    counted_from,
    figure_words,
    statement_words,
    time_words,
)

Kind = Literal["times", "figures", "attributions", "statements"]
KINDS: tuple[Kind, ...] = get_args(Kind)
ASKED = "asked"
_QUOTED = 60
_NAMES = {"times": "time", "figures": "figure", "attributions": "said", "statements": "clause"}


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark tells: its id on the page, its kind, the words marked, what they mean.

    ``status`` is how a clause stands.
    """

    id: str
    kind: str
    words: str
    tells: str
    status: str = ""

    @property
    def line(self) -> str:
        """The note in one line, for who points at the words."""
        return f"{_NAMES[self.kind]}: {' · '.join(part for part in (self.status, self.tells) if part)}"


class Mark(NamedTuple):
    """That a run is part of something found: as what ("time", "cue", …), and the note that tells of it."""

    role: str
    note: Note | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same marks. ``note`` is that of the closest mark; ``begins`` where that begins here."""

    text: str
    marks: tuple[Mark, ...] = ()
    note: Note | None = None
    begins: bool = False

    @property
    def roles(self) -> tuple[str, ...]:
        """As what the run is marked, each once."""
        return tuple(dict.fromkeys(mark.role for mark in self.marks))

    @property
    def status(self) -> str:
        """How the innermost clause stands that the run is part of, "" where none is marked."""
        return next((m.note.status for m in reversed(self.marks) if m.note and m.note.status), "")

    @property
    def tells(self) -> str:
        """What its marks mean, in one line: of all but clauses, which would repeat one another."""
        told = (m.note for m in self.marks if m.note and (m.note is self.note or not m.note.status))
        return "; ".join(dict.fromkeys(note.line for note in told))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its kind, its runs, and the notes of what begins in it."""

    kind: str
    start: int
    end: int
    runs: tuple[Run, ...]
    notes: tuple[Note, ...]


class _Placed(NamedTuple):
    start: int
    end: int
    mark: Mark
    leads: bool


@dataclass(slots=True)
class _Sweep:
    """The marks that hold where the sweep over the text stands, and those to come."""

    coming: list[_Placed]
    held: list[_Placed] = field(default_factory=list)
    at: int = 0

    def between(self, start: int, end: int) -> tuple[_Placed, ...]:
        """Return the marks on a run; runs must be asked for in order."""
        while self.at < len(self.coming) and self.coming[self.at].start < end:
            self.held.append(self.coming[self.at])
            self.at += 1
        self.held = [placed for placed in self.held if placed.end > start]
        return tuple(self.held)


def paragraphs(
    record: Record, kinds: Collection[str] = KINDS, asked: Sequence[Span] = ()
) -> tuple[Paragraph, ...]:
    """Return the clean text of ``record`` with marks of the ``kinds``, and on what is ``asked`` for.

    >>> from dateline.model import Block, Report
    >>> record = Record(Report("a", "a", "Talks end.", "", (Block(0, 10, "body"),)))
    >>> [run.text for run in paragraphs(record, asked=[Span(0, 5)])[0].runs]
    ['Talks', ' end.']
    """
    text = record.report.text
    placed = sorted((p for p in _all(record, kinds, asked) if p.start < p.end), key=lambda p: p[:2])
    sweep = _Sweep(placed)
    bounds = sorted({bound for p in placed for bound in (p.start, p.end)})
    starts = [p.start for p in placed]
    told, before = [], 0
    for kind, start, end in _stretches(record.report.blocks, text):
        cuts = [start, *bounds[bisect_right(bounds, start) : bisect_left(bounds, end)], end]
        runs = tuple(_run(text, a, b, sweep) for a, b in pairwise(cuts))
        upto = bisect_left(starts, end)
        told.append(Paragraph(kind, start, end, runs, _begun(placed[before:upto])))
        before = upto
    return tuple(told)


def _begun(placed: Iterable[_Placed]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(p.mark.note for p in placed if p.leads and p.mark.note))


def _stretches(blocks: Sequence[Block], text: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of each paragraph: blocks with no line break between them are one."""
    held: list[Block] = []
    for block in sorted((b for b in blocks if b.start < b.end), key=lambda b: b.start):
        if held and "\n" in text[held[-1].end : block.start]:
            yield _stretch(held)
            held = []
        held.append(block)
    if held:
        yield _stretch(held)


def _stretch(blocks: Sequence[Block]) -> tuple[str, int, int]:
    longest = max(blocks, key=lambda b: b.end - b.start)
    return longest.kind, blocks[0].start, max(b.end for b in blocks)


def _run(text: str, start: int, end: int, sweep: _Sweep) -> Run:
    held = sweep.between(start, end)
    noted = [p for p in held if p.mark.note]
    # What begins here goes before what is closest, so that each note can be reached from its words.
    best = min(noted, key=lambda p: (p.start != start or not p.leads, p.end - p.start), default=None)
    begins = best is not None and best.start == start and best.leads
    marks = tuple(dict.fromkeys(p.mark for p in held))
    return Run(text[start:end], marks, best.mark.note if best else None, begins)


def _all(record: Record, kinds: Collection[str], asked: Sequence[Span]) -> Iterator[_Placed]:
    yield from (_Placed(s.start, s.end, Mark(ASKED), False) for s in asked)
    if "times" in kinds:
        yield from _times(record)
    if "figures" in kinds:
        for n, figure in enumerate(record.figures):
            yield _noted(record, Span(figure.start, figure.end), "figures", (f"f{n}", figure_words(figure)))
    if "attributions" in kinds:
        yield from _attributions(record)
    if "statements" in kinds:
        for n, told in enumerate(record.statements):
            words = (f"s{n}", statement_words(record, told), told.status)
            yield _noted(record, Span(told.start, told.end), "statements", words)


def _noted(record: Record, span: Span, kind: Kind, told: tuple[str, ...]) -> _Placed:
    """Place a mark whose note has the id, the meaning and perhaps the status ``told``."""
    note = Note(told[0], kind, _short(span.of(record.report.text)), *told[1:])
    return _Placed(span.start, span.end, Mark(kind[:-1], note), True)


def _times(record: Record) -> Iterator[_Placed]:
    for n, time in enumerate(record.times):
        how = counted_from(time.form) if time.moment.earliest or time.moment.latest else ""
        words = f"{time_words(time)}, {how}" if how else time_words(time)
        yield _noted(record, Span(time.start, time.end), "times", (f"t{n}", words))


def _attributions(record: Record) -> Iterator[_Placed]:
    for n, told in enumerate(record.attributions):
        parts = (("source", told.source), ("cue", told.cue), ("content", told.content))
        spans = sorted((span, role) for role, held in parts for span in held if span.start < span.end)
        if not spans:
            continue
        by = told.cue or told.source or told.content
        words = _short(" … ".join(s.of(record.report.text) for s in sorted({*told.source, *by})))
        note = Note(f"a{n}", "attributions", words, attribution_words(told))
        first = min((span for span, role in spans if role != "content"), default=spans[0][0])
        for span, role in spans:
            leads = span == first
            yield _Placed(span.start, span.end, Mark(role, note), leads)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
