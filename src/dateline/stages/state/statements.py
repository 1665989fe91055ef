"""Say what each clause of a report says: who does what to whom, how many, when, how surely, on whose word.

One clause gives one statement. Refuses to compare or to date: times are pointed at, not resolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Literal

from dateline.language.happenings import HAPPENINGS, TAKES_PLACE
from dateline.model import Attribution, Figure, Reading, Reason, Span, Statement, Time
from dateline.stages.state.clauses import Clause, Clauses, find_clauses, is_speech
from dateline.stages.state.gist import Wording
from dateline.stages.state.mentions import Mentions
from dateline.stages.state.reasons import Cause, find_reasons
from dateline.stages.state.status import Standing, find_standings

Tense = Literal["past", "perfect", "present", "future", ""]

_PLACE_WORDS = frozenset("in at near outside inside on across off around into".split())
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ACTORS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_OF_PATIENT = frozenset("of on against to at".split())
_TRAILING = frozenset({"conj", "cc", "parataxis", "punct"})


def find_statements(
    reading: Reading,
    times: Sequence[Time],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    mentions: Mentions,
) -> tuple[Statement, ...]:
    """Return one statement for each clause of ``reading``, in order of their predicate words.

    ``time``, ``figures`` and ``attribution`` index the sequences given; ``reasons`` index the result.
    """
    clauses = find_clauses(reading)
    standings = find_standings(reading, clauses)
    governed, phrases = _times(reading, clauses, times)
    wording = Wording(reading, clauses, mentions, phrases)
    counted = _owned(reading, clauses, figures)
    order = sorted(range(len(clauses.all)), key=lambda k: clauses.all[k].head)
    place = {k: n for n, k in enumerate(order)}
    reasons = _by_clause(find_reasons(reading, clauses), reading, place)
    speakers = _speakers(reading, clauses, attributions)
    return tuple(
        _statement(k, wording, standings[k], (governed.get(k), counted.get(k, ()), speakers.get(k), reasons.get(k, ())))
        for k in order
    )


_Ties = tuple[int | None, tuple[int, ...], int | None, tuple[Reason, ...]]


def _statement(k: int, wording: Wording, standing: Standing, ties: _Ties) -> Statement:
    reading, clauses = wording.reading, wording.clauses
    clause = clauses.all[k]
    time, figures, attribution, reasons = ties
    start, end = _extent(reading, clauses, clause)
    head = reading.tokens[clause.head]
    who, what, whom = _roles(wording, clause)
    return Statement(
        start=start, end=end, head=Span(head.start, head.end), lemma=_lemma(reading, clause),
        who=who, what=what, whom=whom, where=_where(wording, clause), gist=wording.gist(clause),
        status=standing.status, certainty=standing.certainty, tense=_tense(reading, clause), time=time,
        attribution=attribution, figures=figures, reasons=reasons, sentence=clause.sentence,
    )  # fmt: skip


def _lemma(reading: Reading, clause: Clause) -> str:
    lemma = reading.tokens[clause.head].lemma.lower()
    return HAPPENINGS.get(lemma, lemma) if clause.form == "nominal" else lemma


def _extent(reading: Reading, clauses: Clauses, clause: Clause) -> tuple[int, int]:
    """Return where the clause begins and ends, coordinated clauses and the speaker left off at its edges."""
    first = last = clause.node
    for c in reading.children[clause.node]:
        if reading.tokens[c].dep in _TRAILING and clause.form != "nominal":
            continue
        if reading.tokens[c].dep in ("mark", "cc", "punct"):
            continue
        first, last = min(first, clauses.left[c]), max(last, clauses.right[c])
    while last > clause.node and reading.tokens[last].pos == "PUNCT":
        last -= 1
    return reading.tokens[first].start, reading.tokens[last].end


def _tense(reading: Reading, clause: Clause) -> Tense:
    words = [reading.tokens[i] for i in clause.marks] + [reading.tokens[clause.node]]
    tags = {w.tag for w in words}
    if clause.form in ("nominal", "apposition", "infinitive"):
        return ""
    if any(w.tag == "MD" for w in words):
        return "future" if any(w.tag == "MD" and w.text.lower() in ("will", "'ll", "’ll", "wo", "shall") for w in words) else ""
    if "VBD" in tags:
        return "past"
    if any(w.lemma == "have" and w.dep == "aux" for w in words[:-1]):
        return "perfect"
    if tags & {"VBZ", "VBP"}:
        return "present"
    return "past" if words[-1].tag == "VBN" and clause.link == "ROOT" else ""


# --- who, what, whom, where ----------------------------------------------------------------------------


def _roles(wording: Wording, clause: Clause) -> tuple[str, str, str]:
    reading, name = wording.reading, wording.mentions.name
    if clause.form == "apposition":
        noun = reading.tokens[clause.node].head
        agent = next(
            (c for c in reading.children[clause.node] if reading.tokens[c].dep in ("npadvmod", "nsubj")), clause.node
        )
        return name(agent), reading.tokens[clause.head].lemma, name(noun)
    if clause.form == "nominal":
        who, whom = _around_noun(reading, clause.node, wording.mentions)
        return name(who) if who is not None else "", wording.gist(clause) or reading.tokens[clause.node].text, (
            name(whom) if whom is not None else ""
        )
    subject = name(clause.subject) if clause.subject is not None else ""
    thing = name(clause.object) if clause.object is not None else ""
    if clause.passive:
        agent_ = _agent(reading, clause)
        return name(agent_) if agent_ is not None else "", wording.predicate(clause), subject
    return subject, wording.predicate(clause), thing


def _agent(reading: Reading, clause: Clause) -> int | None:
    for c in reading.children[clause.node]:
        if reading.tokens[c].dep == "agent":
            return next((j for j in reading.children[c] if reading.tokens[j].dep == "pobj"), None)
    return None


def _around_noun(reading: Reading, noun: int, mentions: Mentions) -> tuple[int | None, int | None]:
    """Return who does and who suffers a happening told as a noun."""
    who = whom = None
    for c in reading.children[noun]:
        token = reading.tokens[c]
        inner = next((j for j in reading.children[c] if reading.tokens[j].dep == "pobj"), None)
        if token.dep == "poss" or (token.text == "by" and inner is not None):
            who = inner if token.text == "by" else c
        elif token.dep in ("compound", "nmod", "amod") and who is None:
            entity = mentions.entity(c)
            who = c if entity is not None and entity.type in _ACTORS else None
        elif token.text.lower() in _OF_PATIENT and inner is not None and whom is None:
            whom = inner
    return who, whom


def _where(wording: Wording, clause: Clause) -> str:
    """Return the place that the clause, or its object, names."""
    reading = wording.reading
    open_ = [clause.node, *((clause.object,) if clause.object is not None else ())]
    for i in open_:
        for c in reading.children[i]:
            token = reading.tokens[c]
            if token.dep != "prep" or token.text.lower() not in _PLACE_WORDS:
                continue
            for j in reading.children[c]:
                entity = wording.mentions.entity(j)
                if reading.tokens[j].dep == "pobj" and entity is not None and entity.type in _PLACES:
                    return wording.mentions.name(j)
    return ""


# --- times ---------------------------------------------------------------------------------------------


def _times(reading: Reading, clauses: Clauses, times: Sequence[Time]) -> tuple[dict[int, int], frozenset[int]]:
    """Return which time governs each clause, and the top tokens of the phrases that only tell times."""
    starts = [t.start for t in reading.tokens]
    governed: dict[int, int] = {}
    phrases: set[int] = set()
    for n, time in enumerate(times):
        first = bisect_left(starts, time.start)
        last = bisect_left(starts, time.end) - 1
        if last < first or first >= len(starts):
            continue
        top = _top(reading, first, last)
        if time.type in ("DATE", "TIME"):
            k = _governing(reading, clauses, first, top)
            if k >= 0 and k not in governed:
                governed[k] = n
        phrases.update(_phrase_tops(reading, clauses, first, last))
    _inherit(reading, clauses, governed)
    return governed, frozenset(phrases)


def _top(reading: Reading, first: int, last: int) -> int:
    i = last
    seen = 0
    while first <= reading.tokens[i].head <= last and reading.tokens[i].head != i and seen <= last - first:
        i = reading.tokens[i].head
        seen += 1
    return i


def _phrase_tops(reading: Reading, clauses: Clauses, first: int, last: int) -> list[int]:
    """Return the tokens below which there is nothing but the time and its preposition."""
    tops = []
    for i in range(first, last + 1):
        head = reading.tokens[i].head
        if first <= head <= last and head != i:
            continue
        token = reading.tokens[i]
        if token.dep == "pobj" and clauses.right[head] <= last and clauses.left[head] >= first - 2:
            tops.append(head)
            upper = reading.tokens[head].head
            if reading.tokens[head].dep == "pcomp" or (
                reading.tokens[upper].dep in ("prep", "advmod") and clauses.right[upper] <= last
                and clauses.left[upper] >= first - 3 and reading.tokens[upper].pos == "ADP"
            ):
                tops.append(upper)
        elif token.dep in ("npadvmod", "advmod", "prep", "dep", "appos", "nummod") and clauses.right[i] <= last:
            tops.append(i)
    return tops


def _governing(reading: Reading, clauses: Clauses, first: int, top: int) -> int:
    """Return the clause that a time governs: the one it hangs in, or the speaker's if it stands there."""
    k = clauses.owner[top]
    if k < 0:
        return k
    clause = clauses.all[k]
    if clause.form == "apposition" and clause.governor is not None:
        k, clause = clause.governor, clauses.all[clause.governor]
    above = clauses.all[clause.governor] if clause.governor is not None else None
    if above is not None and clause.link == "ccomp" and is_speech(reading, above) and above.head < first < clause.node:
        own = clause.subject if clause.own_subject and clause.subject is not None else clause.node
        if first < clauses.left[own]:
            return clause.governor if clause.governor is not None else k
    return k


def _inherit(reading: Reading, clauses: Clauses, governed: dict[int, int]) -> None:
    """Give the clauses that tell of the same happening the time of the clause above them."""
    for k, clause in enumerate(clauses.all):
        if k in governed:
            continue
        source = clause.first if clause.first is not None else clause.governor
        if source is None:
            continue
        above = clauses.all[source]
        if source in governed and _same_happening(reading, clause, above):
            governed[k] = governed[source]
    for k, clause in enumerate(clauses.all):
        if clause.first is not None and k in governed and clause.first not in governed and not clause.own_subject:
            governed[clause.first] = governed[k]


def _same_happening(reading: Reading, clause: Clause, above: Clause) -> bool:
    if is_speech(reading, above):
        return False
    if clause.first is not None:
        return not clause.own_subject and reading.tokens[clause.node].tag == reading.tokens[above.node].tag
    if clause.form == "nominal":
        return clause.link in ("nsubj", "nsubjpass", "dobj") and reading.tokens[above.head].lemma in TAKES_PLACE
    if clause.link == "advcl":
        return clause.form == "participle"
    return clause.link in ("xcomp", "ccomp")


# --- figures, speakers, reasons --------------------------------------------------------------------------


def _owned(reading: Reading, clauses: Clauses, figures: Sequence[Figure]) -> dict[int, tuple[int, ...]]:
    starts = [t.start for t in reading.tokens]
    found: dict[int, list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        i = min(bisect_left(starts, figure.start), len(starts) - 1)
        if i >= 0 and clauses.owner[i] >= 0:
            found[clauses.owner[i]].append(n)
    return {k: tuple(v) for k, v in found.items()}


def _speakers(reading: Reading, clauses: Clauses, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return for each clause the attribution with the shortest content that holds its head."""
    found: dict[int, tuple[int, int]] = {}
    heads = sorted((reading.tokens[c.head].start, k) for k, c in enumerate(clauses.all))
    for n, attribution in enumerate(attributions):
        for span in attribution.content:
            at = bisect_left(heads, (span.start, -1))
            while at < len(heads) and heads[at][0] < span.end:
                k, size = heads[at][1], span.end - span.start
                if k not in found or size < found[k][0]:
                    found[k] = (size, n)
                at += 1
    return {k: n for k, (_, n) in found.items()}


def _by_clause(
    causes: Sequence[Cause], reading: Reading, place: Mapping[int, int]
) -> dict[int, tuple[Reason, ...]]:
    found: dict[int, list[Reason]] = defaultdict(list)
    for cause in causes:
        span = reading.span(cause.first, cause.last)
        found[cause.of].append(
            Reason(cause.kind, span.start, span.end, place[cause.clause] if cause.clause is not None else None)
        )
    return {k: tuple(v) for k, v in found.items()}
