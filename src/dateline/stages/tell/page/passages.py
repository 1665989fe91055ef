"""The sentences that prove a value, each in its report: the words themselves, who says so, how it stands.

Refuses to judge: which clause of a sentence tells the value is found by its figure, its words and its status.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Evidence, Moment, Record, Span, Statement, Told, Value
from dateline.stages.tell.page.dating import day_words
from dateline.stages.tell.page.marks import ASKED, Mark, Run
from dateline.stages.tell.page.notes import attribution_words

WORDS = "words"  # the role of the words in a sentence that give the value
_HEDGE = re.compile(r"^(?:about|at most|at least|up by|down by|more than|less than)\s+")
_NAMED = re.compile(r"\(([^()]+)\)")
_SMALL = 3  # letters of a word that is too short to be looked for by itself
_STEM = 5
_SHARED = 0.3
_FEW = 2  # a value of more words is told by a whole clause


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that tells a value, with the one before and the one after it in its report.

    ``value`` is how this sentence words it, ``status`` how its clause stands, ``said`` on whose word it
    stands, ``day`` how its day was found.
    """

    evidence: Evidence
    before: str
    runs: tuple[Run, ...]
    after: str
    value: str
    status: str
    when: Moment
    said: str
    day: str


@dataclass(frozen=True, slots=True)
class Column:
    """All sentences of one report that tell a value."""

    record: Record
    passages: tuple[Passage, ...]


def columns(value: Value, records: Iterable[Record]) -> tuple[Column, ...]:
    """Return the sentences behind ``value``, report by report in order of their days.

    ``records`` are those of its evidence; what rests on another is left out.
    """
    held = {record.id: record for record in records}
    told: dict[str, list[Passage]] = {}
    for one in _tellings(value):
        record = held.get(one.evidence.report)
        if record is not None:
            told.setdefault(record.id, []).append(_passage(one, record))
    ordered = sorted(told, key=lambda report: (_age(held[report]), report))
    return tuple(Column(held[report], tuple(told[report])) for report in ordered)


def _age(record: Record) -> str:
    day = record.published.moment.earliest or record.published.moment.latest
    return day.isoformat() if day else "9999"


def _tellings(value: Value) -> Iterator[Told]:
    """Yield how each sentence words the value; what only proves it is worded as the value itself."""
    worded = {told.evidence: told for told in value.told}
    whole = (value.value, value.low, value.high, value.change, value.status, value.as_of)
    for evidence in dict.fromkeys((*worded, *value.evidence)):
        yield worded.get(evidence) or Told(*whole, evidence)


def _passage(told: Told, record: Record) -> Passage:
    text, at = record.report.text, Span(told.evidence.start, told.evidence.end)
    words = _words(told, record, at)
    said = _clause(told, record, at, words)
    if not words and said and _speaks_of(said, told.value, text):
        words = (Span(max(said.start, at.start), min(said.end, at.end)),)
    whole, before, after = _around(record, at)
    by = record.attributions[said.attribution] if said and said.attribution is not None else None
    return Passage(
        evidence=told.evidence,
        before=before,
        runs=_runs(text, whole, at, words),
        after=after,
        value=told.value,
        status=told.status,
        when=told.as_of,
        said=attribution_words(by) if by else "",
        day=day_words(record, said, whole, told.as_of),
    )


def _words(told: Told, record: Record, at: Span) -> tuple[Span, ...]:
    """Return the words of the sentence that give the value: its figure, or its wording, or the chief of it.

    A value of many words is told by a clause, and has none.
    """
    named = [span for name in _NAMED.findall(told.value.lower()) if (span := _found(name, record, at))]
    bounds = (told.low, told.high)
    figures = [Span(f.start, f.end) for f in record.figures if (f.low, f.high) == bounds != (None, None)]
    if inside := tuple(span for span in named or figures if at.holds(span)):
        return inside
    many = len(told.value.split()) > _FEW
    for wording in (told.value.lower(),) if many else _wordings(told.value):
        if span := _found(wording, record, at):
            return (span,)
    return ()


def _found(wording: str, record: Record, at: Span) -> Span | None:
    """Return where a wording in lower case stands in a sentence, to the end of its last word."""
    sentence = at.of(record.report.text)
    found = re.search(rf"(?<!\w){re.escape(wording)}\w*", sentence.lower())
    if found is None or len(sentence.lower()) != len(sentence):  # some letters are two in lower case
        return None
    return Span(at.start + found.start(), at.start + found.end())


def _wordings(value: str) -> Iterator[str]:
    """Yield how a value may stand in a sentence: as it is, word by word, by the beginnings of these."""
    plain = _HEDGE.sub("", value.lower())
    yield plain
    words = [word for word in re.findall(r"[^\W\d_]+", plain) if len(word) > _SMALL]
    yield from words
    yield from (word[: max(_SMALL + 1, min(_STEM, len(word) - 1))] for word in words)


def _clause(told: Told, record: Record, at: Span, words: Sequence[Span]) -> Statement | None:
    """Return the clause that tells the value: one that holds its words, or speaks most like it, and short."""
    held = [s for s in record.statements if s.start < at.end and at.start < s.end]
    wanted, spoken = [Span(s.start, s.end) for s in words], _letters(told.value)
    return min(
        held,
        key=lambda s: (
            bool(wanted) and not any(Span(s.start, s.end).holds(w) for w in wanted),
            s.gist != told.value,
            s.when != told.as_of,
            -len(spoken & _letters(s.gist or record.report.text[s.start : s.end])),
            s.status != told.status,
            s.end - s.start,
        ),
        default=None,
    )


def _speaks_of(said: Statement, value: str, text: str) -> bool:
    """Tell whether a clause shares a good part of the words of a value that is a whole sentence."""
    wanted = _letters(value) if len(value.split()) > _FEW else frozenset()
    return len(wanted & _letters(said.gist or text[said.start : said.end])) > len(wanted) * _SHARED


def _letters(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text."""
    return frozenset(word[:_STEM] for word in re.findall(r"[^\W\d_]+", text.lower()) if len(word) > _SMALL)


def _runs(text: str, whole: Span, at: Span, words: Sequence[Span]) -> tuple[Run, ...]:
    """Return the sentence ``whole`` in runs: what is evidence is marked, and in it what gives the value."""
    bounds = sorted({whole.start, at.start, at.end, whole.end, *(b for w in words for b in (w.start, w.end))})
    runs = []
    for start, end in pairwise(b for b in bounds if whole.start <= b <= whole.end):
        is_asked = at.start <= start and end <= at.end
        is_word = any(w.start <= start and end <= w.end for w in words)
        marks = [Mark(role) for role, holds in ((ASKED, is_asked), (WORDS, is_word)) if holds]
        runs.append(Run(text[start:end], tuple(marks)))
    return tuple(runs)


def _around(record: Record, at: Span) -> tuple[Span, str, str]:
    """Return the sentences that a place is part of, and those before and after, as far as in its block."""
    text = record.report.text
    block = next((b for b in record.report.blocks if b.start <= at.start < b.end), None)
    starts = [s.start for s in record.sentences]
    first, last = bisect_right(starts, at.start) - 1, bisect_left(starts, at.end)
    held = [s for s in record.sentences[max(first, 0) : last] if s.overlaps(at)]
    whole = Span(min([at.start, *(s.start for s in held)]), max([at.end, *(s.end for s in held)]))
    if block is None:
        return whole, "", ""
    before = record.sentences[first - 1] if first > 0 else None
    after = record.sentences[last] if last < len(starts) else None
    return (
        whole,
        before.of(text) if before and before.start >= block.start else "",
        after.of(text) if after and after.end <= block.end else "",
    )
