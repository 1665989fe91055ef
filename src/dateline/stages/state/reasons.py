"""Find why, on what condition and to what end a clause holds, as the report tells it.

Refuses to infer a cause that no word tells: only the cues of ``language.reasons`` count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from dateline.language.reasons import HINDERED, MARKS, PHRASES, REACTIONS, WORRIES, WORRY_PREPOSITIONS, Kind
from dateline.language.verbs import VERBS
from dateline.model import Reading
from dateline.stages.state.clauses import Clause, Clauses


class Cause(NamedTuple):
    """A reason of clause ``of``: its tokens from ``first`` to ``last``, and the clause it is, if one."""

    of: int
    kind: Kind
    first: int
    last: int
    clause: int | None


_BY_WORD: dict[str, list[tuple[tuple[str, ...], Kind]]] = defaultdict(list)
for _text, _kind in PHRASES:
    _words = tuple(_text.split())
    _BY_WORD[_words[0]].append((_words, _kind))
for _entry in _BY_WORD.values():
    _entry.sort(key=lambda e: -len(e[0]))


def find_reasons(reading: Reading, clauses: Clauses) -> tuple[Cause, ...]:
    """Return the reasons of all clauses, without doubles, in order of the text."""
    found: dict[tuple[int, int], Cause] = {}
    for cause in (
        *_by_phrase(reading, clauses),
        *_by_mark(reading, clauses),
        *_by_preposition(reading, clauses),
    ):
        found.setdefault((cause.of, cause.first), cause)
    return tuple(sorted(found.values(), key=lambda c: (c.of, c.first)))


def _by_phrase(reading: Reading, clauses: Clauses) -> Iterator[Cause]:
    """Yield what "in response to", "due to", "depending on" and the like open."""
    words = [t.text.lower() for t in reading.tokens]
    for first, end in reading.sentences:
        for i in range(first, end):
            for phrase, kind in _BY_WORD.get(words[i], ()):
                if tuple(words[i : i + len(phrase)]) == phrase and reading.tokens[i].dep != "amod":
                    yield from _opened(reading, clauses, (i, i + len(phrase) - 1), kind)
                    break


def _opened(reading: Reading, clauses: Clauses, cue: tuple[int, int], kind: Kind) -> Iterator[Cause]:
    """Yield the reason that the cue's words open, hung on the clause above it."""
    first, last = cue
    top = _top(reading, first, last)
    if reading.tokens[top].dep in ("mark", "advmod", "aux") or clauses.right[top] <= last:
        top = reading.tokens[top].head
    of = clauses.owner[top]
    if of >= 0 and clauses.all[of].node == top:
        of = clauses.all[of].governor if clauses.all[of].governor is not None else -1  # type: ignore[assignment]
    of = _verbal(clauses, of)
    if of >= 0 and clauses.right[top] > last:
        yield Cause(of, kind, min(first, clauses.left[top]) if top < first else first, clauses.right[top],
                    _clause_within(clauses, of, (last, clauses.right[top])))  # fmt: skip


def _top(reading: Reading, first: int, last: int) -> int:
    """Return the word of the cue that governs the others."""
    i = first
    while first <= reading.tokens[i].head <= last and reading.tokens[i].head != i:
        i = reading.tokens[i].head
    return i


def _verbal(clauses: Clauses, k: int) -> int:
    """Return the nearest clause above that is no bare noun."""
    while k >= 0 and clauses.all[k].form in ("nominal", "apposition"):
        governor = clauses.all[k].governor
        if governor is None:
            return k
        k = governor
    return k


def _clause_within(clauses: Clauses, of: int, span: tuple[int, int]) -> int | None:
    """Return the uppermost clause whose node lies in the span of tokens."""
    for k in range(of + 1, len(clauses.all)):
        clause = clauses.all[k]
        if clause.sentence != clauses.all[of].sentence:
            return None
        if span[0] <= clause.node <= span[1]:
            return k
    return None


def _by_mark(reading: Reading, clauses: Clauses) -> Iterator[Cause]:
    """Yield clauses opened by "because", "if", "once", "after", and infinitives of purpose."""
    for k, clause in enumerate(clauses.all):
        if clause.governor is None or clause.link != "advcl":
            continue
        governor = clauses.all[clause.governor]
        kind = _kind_of(reading, clause, governor)
        if kind is not None:
            yield Cause(
                _verbal(clauses, clause.governor),
                kind,
                clauses.left[clause.node],
                clauses.right[clause.node],
                k,
            )


def _kind_of(reading: Reading, clause: Clause, governor: Clause) -> Kind | None:
    words = {reading.tokens[c].text.lower() for c in reading.children[clause.node] if c < clause.node}
    lemma = reading.tokens[governor.head].lemma
    if "after" in words:
        return "because" if lemma in REACTIONS else None
    for word in words & MARKS.keys():
        if word == "since" and _tells_time(reading, clause, governor):
            continue
        if word == "until" and reading.tokens[clause.node].tag in ("VBD",):
            continue
        return MARKS[word]
    if clause.form == "infinitive" and not words & {"for", "as", "than", "enough"}:
        return None if f"{lemma}:to" in VERBS or lemma in VERBS else "purpose"
    return None


def _tells_time(reading: Reading, clause: Clause, governor: Clause) -> bool:
    """Tell "since he took office" from "since he holds office"."""
    words = [reading.tokens[i] for i in (*clause.marks, clause.node)]
    past = any(w.tag == "VBD" for w in words)
    return past or any(reading.tokens[m].lemma == "have" for m in governor.marks)


def _by_preposition(reading: Reading, clauses: Clauses) -> Iterator[Cause]:
    """Yield "over fears …" and the "by" of what was delayed or prompted."""
    for token in reading.tokens:
        if token.dep not in ("prep", "agent"):
            continue
        of = clauses.owner[token.i]
        noun = next((c for c in reading.children[token.i] if reading.tokens[c].dep == "pobj"), None)
        if of < 0 or noun is None:
            continue
        clause = clauses.all[of]
        worry = token.text.lower() in WORRY_PREPOSITIONS and reading.tokens[noun].lemma in WORRIES
        hindered = token.text == "by" and clause.passive and reading.tokens[clause.head].lemma in HINDERED
        if worry or (hindered and token.head == clause.node):
            right = clauses.right[token.i]
            yield Cause(
                _verbal(clauses, of), "because", token.i, right, _clause_within(clauses, of, (token.i, right))
            )
