"""Why a plan is wanted or was put off, and what it depends on: reasons that say the same, told once.

What reports give as reasons is compared by its names and stems: one told within another, or one that shares
half its words with it, is the same reason. Refuses to weigh reasons, or to find one that no report gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dateline.language.plans import ANSWERING, MOVES
from dateline.language.reasons import CUES, LEAVE
from dateline.language.senses import concept, sense, terms_of
from dateline.model import Ground, Reason, Record, Span, Statement
from dateline.stages.compare.tellings import Telling

_WORD = re.compile(r"[^\W_][\w’'-]*")
_OPENING = re.compile(
    rf"(?:{'|'.join(map(re.escape, CUES))})\s+|with(?=\s+the\s+(?:{'|'.join(sorted(LEAVE))})\b)\s+", re.I
)
_JOINT = re.compile(r",? as well as ")
_LAST = re.compile(r",? (?:and|or|but)(?: also)?$")
# Titles that say who someone is, not what is meant.
_TITLES = frozenset(
    map(concept, ("former", "then", "president", "prime", "minister", "secretary", "general"))
)
# How much of the shorter reason two must share, and in how many words, to be one; how long words may be.
_SHARED, _LEAST, _LONG = 0.5, 3, 16


class _Told(NamedTuple):
    """A reason as one passage gives it."""

    record: Record
    start: int
    end: int
    speaker: str
    halt: str
    words: str
    terms: frozenset[str]


def grounds(group: Iterable[Telling], kind: str, halt: str = "") -> tuple[Ground, ...]:
    """Return the reasons of a ``kind`` ("because", "condition") in the sentences of ``group``, each once.

    With ``halt`` those of clauses that tell the plan put there ("put off"), without it those of the others.
    One within another is left to that, and what says the same is one.
    """
    told = [t for t in _outermost(list(_told(group, kind))) if t.halt == halt]
    held: list[list[_Told]] = []
    for reason in told:
        home = next((h for h in held if any(_same(reason, other) for other in h)), None)
        if home is None:
            held.append([reason])
        else:
            home.append(reason)
    return tuple(_ground(h) for h in held)


def _told(group: Iterable[Telling], kind: str) -> Iterable[_Told]:
    """Yield the reasons of the plan's sentences, in their order."""
    sentences = {(t.record.id, t.statement.sentence): t.record for t in group}
    for (_, sentence), record in sentences.items():
        for statement in (s for s in record.statements if s.sentence == sentence):
            ahead = statement.status not in ("happened", "ongoing", "agreed")
            fitting = [r for r in statement.reasons if _kind(r, record, ahead) == kind]
            yield from (_reason(span, statement, record) for span in _spans(fitting, record))


def _halt(statement: Statement) -> str:
    return MOVES.get(sense(statement.lemma), "") if statement.status in ("happened", "ongoing") else ""


def _kind(reason: Reason, record: Record, ahead: bool) -> str:
    """Return the kind of a reason; what is still to come does not answer, it waits upon."""
    opening = record.report.text[reason.start : reason.end].lower()
    answers = ahead and reason.kind == "because" and opening.startswith(ANSWERING)
    return "condition" if answers else reason.kind


def _spans(reasons: Iterable[Reason], record: Record) -> Iterable[tuple[Span, Reason | None]]:
    """Yield what is one reason, with its statement: what runs on is, what "as well as" joins is not."""
    text, runs = record.report.text, list[list[Reason]]()
    for reason in sorted(reasons, key=lambda r: (r.start, -r.end)):
        if runs and text[runs[-1][-1].end : reason.start].strip() == "" and runs[-1][-1].end <= reason.start:
            runs[-1].append(reason)
        else:
            runs.append([reason])
    for run in runs:
        start, end = run[0].start, run[-1].end
        for joint in _JOINT.finditer(text, start, end):
            yield Span(start, joint.start()), None
            start = joint.end()
        yield Span(start, end), run[0] if len(run) == 1 and start == run[0].start else None


def _reason(told: tuple[Span, Reason | None], statement: Statement, record: Record) -> _Told:
    span, reason = told
    index = statement.attribution
    speaker = record.attributions[index].speaker if index is not None else ""
    quote = span.of(record.report.text)
    words = phrase(quote)
    clause = record.statements[reason.statement] if reason and reason.statement is not None else None
    if clause is not None and quote.startswith(tuple(clause.gist.split()[:1])):
        words = clause.gist
    return _Told(record, span.start, span.end, speaker, _halt(statement), words, _terms(words, record))


def _terms(words: str, record: Record) -> frozenset[str]:
    """Return what a reason is compared by; a person's name is one term, titles are none."""
    people = {e.name for e in record.entities if e.type == "PERSON" and e.name in words}
    for name in people:
        words = words.replace(name, " ")
    return frozenset(people | {t for w in _WORD.findall(words) for t in terms_of(w)}) - _TITLES


def phrase(quote: str) -> str:
    """Return a quoted reason for the middle of a line: no cue, no half pair of quotes, no last "and".

    >>> phrase("because of the rising waters, and"), phrase("with the consent of the owners")
    ('the rising waters', 'the consent of the owners')
    """
    text = " ".join(quote.split())
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    text = text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)
    return _LAST.sub("", text)


def _outermost(told: Sequence[_Told]) -> list[_Told]:
    """Leave what stands within another reason of its report to that."""
    return [
        t
        for t in told
        if not any(
            o.record is t.record
            and o.start <= t.start
            and t.end <= o.end
            and o.end - o.start > t.end - t.start
            for o in told
        )
    ]


def _same(one: _Told, other: _Told) -> bool:
    if one.record is other.record and (one.start, one.end) == (other.start, other.end):
        return True
    fewest = min(len(one.terms), len(other.terms))
    shared = len(one.terms & other.terms)
    return bool(fewest) and (shared == fewest or (shared >= _LEAST and shared / fewest >= _SHARED))


def _ground(told: Sequence[_Told]) -> Ground:
    proof = {t.record.quote(Span(t.start, t.end)): t.speaker for t in reversed(told)}
    evidence = dict(reversed(proof.items()))
    best = min(told, key=lambda t: (_shared(t, told), *_length(t.words)))
    return Ground(best.words, tuple(evidence), tuple(evidence.values()))


def _shared(reason: _Told, told: Sequence[_Told]) -> int:
    return -sum(len(reason.terms & other.terms) for other in told if other is not reason)


def _length(words: str) -> tuple[bool, bool, int, str]:
    """Sort what names something before what does not, and the short before the long."""
    named = any(w[:1].isupper() for w in words.split()[1:]) or words.isupper()
    many = len(words.split())
    return (many > _LONG, not named, many, words)
