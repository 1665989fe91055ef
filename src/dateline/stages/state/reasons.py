"""Find why, on what condition and to what end a clause holds, as the report tells it.

Refuses to infer a cause that no word tells: only the cues of ``language.reasons`` count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dateline.language.happenings import HAPPENINGS
from dateline.language.reasons import (
    ALSO_VERBS,
    COMES_FROM,
    HANGS_ON,
    HINDERED,
    LEAVE,
    MARKS,
    NEEDS,
    NO_PURPOSE,
    NOT_BEFORE_IF,
    PHRASES,
    REACTIONS,
    WORRIES,
    WORRY_PREPOSITIONS,
    Kind,
)
from dateline.language.verbs import NOUNS, VERBS
from dateline.model import Reading, Token
from dateline.stages.state.clauses import Clause, Clauses


class Cause(NamedTuple):
    """A reason of clause ``of``: its tokens from ``first`` to ``last``, and the clause it is, if one."""

    of: int
    kind: Kind
    first: int
    last: int
    clause: int | None


# Marks that open nothing but a clause, whatever a tagger took its verb for.
_PLAIN_MARKS = frozenset({"once", "if", "unless", "because"})
_JOINING = frozenset("and but or also as".split())
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
        *_mistagged(reading, clauses),
        *_by_preposition(reading, clauses),
        *_by_verb(reading, clauses),
    ):
        cause = _trimmed(reading, cause)
        found.setdefault((cause.of, cause.first), cause)
    for cause in _by_contrast(reading, clauses, tuple(found.values())):
        found.setdefault((cause.of, cause.first), _trimmed(reading, cause))
    return tuple(sorted(found.values(), key=lambda c: (c.of, c.first)))


def _trimmed(reading: Reading, cause: Cause) -> Cause:
    """Leave off what only joins at the end ("by frost and also")."""
    last = cause.last
    while last > cause.first and (
        reading.tokens[last].dep in ("cc", "punct", "mark") or reading.tokens[last].text.lower() in _JOINING
    ):
        last -= 1
    return cause._replace(last=last)


def _by_phrase(reading: Reading, clauses: Clauses) -> Iterator[Cause]:
    """Yield what "in response to", "due to", "depending on" and the like open."""
    words = [t.text.lower() for t in reading.tokens]
    for first, end in reading.sentences:
        for i in range(first, end):
            for phrase, kind in _BY_WORD.get(words[i], ()):
                if tuple(words[i : i + len(phrase)]) == phrase and _links(reading, i):
                    yield from _opened(reading, clauses, (i, i + len(phrase) - 1), kind)
                    break


def _links(reading: Reading, i: int) -> bool:
    """Tell the "following" of "following a fire" from that of "was following a car"."""
    token = reading.tokens[i]
    if token.text.lower() in ALSO_VERBS:
        below = [reading.tokens[c] for c in reading.children[i]]
        verbal = token.tag in ("VBG", "VBN") and token.dep != "prep"
        return not any(t.dep in ("aux", "auxpass", "neg", "prt", "nsubj", "nsubjpass") for t in below) and (
            not verbal or token.text.lower() == "responding" or any(t.text == "that" for t in below)
        )
    return token.dep != "amod"


def _opened(reading: Reading, clauses: Clauses, cue: tuple[int, int], kind: Kind) -> Iterator[Cause]:
    """Yield the reason that the cue's words open, hung on the clause above it."""
    first, last = cue
    top = _top(reading, first, last)
    if reading.tokens[top].dep == "advmod" and clauses.right[top] > last:
        of = _verbal(clauses, clauses.owner[top])
        if of >= 0:
            yield Cause(
                of, kind, first, clauses.right[top], _clause_within(clauses, of, (last, clauses.right[top]))
            )
        return
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
        kind = _kind_of(reading, clause, governor, clauses.left[clause.node])
        if kind is not None:
            yield Cause(
                _verbal(clauses, clause.governor),
                kind,
                clauses.left[clause.node],
                clauses.right[clause.node],
                k,
            )


def _mistagged(reading: Reading, clauses: Clauses) -> Iterator[Cause]:
    """Yield "once the storm weakens" where "weakens" was read as a noun, so that no clause is there."""
    for token in reading.tokens:
        head = reading.tokens[token.head]
        if token.dep != "mark" or head.dep != "advcl" or token.text.lower() not in _PLAIN_MARKS:
            continue
        k, of = clauses.owner[head.i], clauses.owner[head.head]
        if of >= 0 and (k < 0 or clauses.all[k].node != head.i):
            kind = MARKS[token.text.lower()]
            yield Cause(_verbal(clauses, of), kind, clauses.left[head.i], clauses.right[head.i], None)


def _kind_of(reading: Reading, clause: Clause, governor: Clause, opens: int) -> Kind | None:
    words = {reading.tokens[c].text.lower() for c in reading.children[clause.node] if c < clause.node}
    lemma = reading.tokens[governor.head].lemma
    if "after" in words:
        return "because" if lemma in REACTIONS else None
    before = reading.tokens[opens - 1].text.lower() if opens else ""
    for word in words & MARKS.keys():
        if word == "if" and (before in NOT_BEFORE_IF or words & NOT_BEFORE_IF):
            continue
        if word == "since" and _tells_time(reading, clause, governor):
            continue
        if word == "until" and reading.tokens[clause.node].tag in ("VBD",):
            continue
        return MARKS[word]
    if clause.form == "infinitive" and not words & {"for", "as", "than", "enough"}:
        no_purpose = lemma in NO_PURPOSE or clause.first is not None
        return None if no_purpose or f"{lemma}:to" in VERBS or lemma in VERBS else "purpose"
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
        comes = _comes_from(reading, clause, token)
        if worry or (token.head == clause.node and (hindered or comes)):
            right = _with_aim(reading, clauses, token) if comes else clauses.right[token.i]
            yield Cause(
                _verbal(clauses, of), "because", token.i, right, _clause_within(clauses, of, (token.i, right))
            )


def _by_verb(reading: Reading, clauses: Clauses) -> Iterator[Cause]:
    """Yield what "depends on the weather", and the leave in "needs the owner's consent"."""
    for k, clause in enumerate(clauses.all):
        lemma = reading.tokens[clause.head].lemma
        for c in reading.children[clause.head]:
            token = reading.tokens[c]
            hangs = lemma in HANGS_ON and token.dep == "prep" and token.text.lower() in ("on", "upon")
            needs = lemma in NEEDS and token.dep == "dobj" and token.lemma in LEAVE
            # "The vote on which it hinges": what it hinges on stands before the clause, in another one.
            if c > clause.head and ((hangs and reading.children[c]) or needs):
                yield Cause(k, "condition", clause.head, clauses.right[c], None)


def _comes_from(reading: Reading, clause: Clause, preposition: Token) -> bool:
    """Tell "the plan stems from fears": what is intended or done has a cause, not a place, behind "from"."""
    if preposition.text.lower() != "from" or reading.tokens[clause.head].lemma not in COMES_FROM:
        return False
    noun = reading.tokens[clause.subject].lemma.lower() if clause.subject is not None else ""
    return noun in HAPPENINGS or noun in NOUNS


def _with_aim(reading: Reading, clauses: Clauses, preposition: Token) -> int:
    """Return the end of "from a wish to sell", where a parser hung the selling on what came of the wish."""
    right = clauses.right[preposition.i]
    after = (c for c in reading.children[preposition.head] if clauses.left[c] == right + 1)
    aim = next((c for c in after if reading.tokens[clauses.left[c]].tag == "TO"), None)
    return right if aim is None else clauses.right[aim]


def _by_contrast(reading: Reading, clauses: Clauses, told: Sequence[Cause]) -> Iterator[Cause]:
    """Yield what moves things "this time", where the words before told what moved them earlier."""
    for k, clause in enumerate(clauses.all):
        if clause.form != "finite" or not clause.own_subject or clause.subject is None:
            continue
        if not any(_is_this_time(reading, c) for c in reading.children[clause.node]):
            continue
        near = [c.of for c in told if c.kind == "because" and _stands_before(clauses.all[c.of], clause)]
        if near:
            first, last = clauses.left[clause.subject], clauses.right[clause.node]
            yield Cause(max(near), "because", first, last, k)


def _stands_before(earlier: Clause, clause: Clause) -> bool:
    return 0 <= clause.sentence - earlier.sentence <= 1 and earlier.head < clause.head


def _is_this_time(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    return token.text.lower() == "time" and i > 0 and reading.tokens[i - 1].text.lower() == "this"
