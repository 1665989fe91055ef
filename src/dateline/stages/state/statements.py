"""Say what each clause of a report says: who does what to whom, how many, when, how surely, on whose word.

One clause gives one statement. Refuses to compare or to date: times are pointed at, not resolved.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from dateline.language.happenings import HAPPENINGS
from dateline.language.verbs import LEMMAS
from dateline.model import Attribution, Bearing, Figure, Reading, Reason, Span, Statement, Time
from dateline.stages.state.clauses import Clause, Clauses, find_clauses
from dateline.stages.state.gist import gist
from dateline.stages.state.mend import mended
from dateline.stages.state.mentions import Mentions
from dateline.stages.state.mentions import mentions as taken_up
from dateline.stages.state.reasons import Cause, find_reasons
from dateline.stages.state.roles import roles
from dateline.stages.state.seams import bracketed
from dateline.stages.state.standing import Standing
from dateline.stages.state.status import find_standings
from dateline.stages.state.when import find_whens, is_compared
from dateline.stages.state.wording import Wording

Tense = Literal["past", "perfect", "present", "future", ""]

_LEFT_OFF = frozenset({"mark", "cc", "punct"})
_APART = frozenset({"conj", "cc", "parataxis", "punct"})
_FUTURE = frozenset({"will", "'ll", "’ll", "wo", "shall"})


def find_statements(
    reading: Reading,
    times: Sequence[Time],
    figures: Sequence[Figure],
    attributions: Sequence[Attribution],
    mentions: Mentions,
) -> tuple[Statement, ...]:
    """Return one statement for each clause of ``reading``, in order of their predicate words.

    ``time``, ``figures`` and ``attribution`` index the sequences given; ``reasons`` index the result.
    ``when`` is left open: dating is for ``date``.
    """
    given, reading = reading, mended(reading)
    mentions = mentions if reading is given else taken_up(reading)
    clauses = find_clauses(reading)
    standings = find_standings(reading, clauses)
    governed, phrases = find_whens(reading, clauses, times, mentions)
    wording = Wording(reading, clauses, mentions, phrases, bracketed(reading))
    counted = _figures(reading, clauses, figures)
    speakers = _speakers(reading, clauses, attributions)
    order = sorted(range(len(clauses.all)), key=lambda k: clauses.all[k].head)
    reasons = _reasons(reading, find_reasons(reading, clauses), {k: n for n, k in enumerate(order)})
    return tuple(
        _statement(
            wording,
            k,
            standings,
            _Ties(governed.get(k), counted.get(k, ()), speakers.get(k), reasons.get(k, ())),
        )
        for k in order
    )


def explain(reading: Reading) -> Iterator[tuple[Span, Standing, tuple[Bearing, ...]]]:
    """Yield each predicate word with its standing and the steps that led there, outermost first."""
    reading = mended(reading)
    clauses = find_clauses(reading)
    standings = find_standings(reading, clauses)
    for clause, standing in sorted(zip(clauses.all, standings, strict=True), key=lambda pair: pair[0].head):
        yield reading.span(clause.head, clause.head), standing, standing.path


class _Ties(NamedTuple):
    """What a clause is tied to outside itself."""

    time: int | None
    figures: tuple[int, ...]
    attribution: int | None
    reasons: tuple[Reason, ...]


def _statement(wording: Wording, k: int, standings: Sequence[Standing], ties: _Ties) -> Statement:
    reading, clause, standing = wording.reading, wording.clauses.all[k], standings[k]
    start, end = _extent(reading, wording.clauses, clause)
    who, whom, where = roles(reading, clause, wording.mentions)
    return Statement(
        start=start,
        end=end,
        head=reading.span(clause.head, clause.head),
        lemma=_lemma(reading, clause),
        who=who,
        what=wording.predicate(clause),
        whom=whom,
        where=where,
        gist=gist(wording, k, standings),
        status=standing.status,
        certainty=standing.certainty,
        tense=_tense(reading, clause),
        time=ties.time,
        attribution=ties.attribution,
        figures=ties.figures,
        reasons=ties.reasons,
        sentence=clause.sentence,
        path=standing.path,
    )


def _lemma(reading: Reading, clause: Clause) -> str:
    lemma = LEMMAS.get(reading.tokens[clause.head].text.lower()) or reading.tokens[clause.head].lemma.lower()
    return HAPPENINGS.get(lemma, lemma) if clause.form == "nominal" else lemma


def _extent(reading: Reading, clauses: Clauses, clause: Clause) -> tuple[int, int]:
    """Return where the clause begins and ends, coordinated clauses and speaker left off at its edges."""
    first = last = clause.node
    apart = _LEFT_OFF if clause.form == "nominal" else _APART | _LEFT_OFF
    for c in reading.children[clause.node]:
        if reading.tokens[c].dep not in apart:
            first, last = min(first, clauses.left[c]), max(last, clauses.right[c])
    while last > clause.node and reading.tokens[last].pos == "PUNCT":
        last -= 1
    while first < clause.node and reading.tokens[first].pos == "PUNCT":
        first += 1
    return reading.tokens[first].start, reading.tokens[last].end


def _tense(reading: Reading, clause: Clause) -> Tense:
    if clause.form in ("nominal", "apposition", "infinitive"):
        return ""
    helpers, verb = [reading.tokens[i] for i in clause.marks], reading.tokens[clause.node]
    modal = next((h for h in helpers if h.tag == "MD"), None)
    if modal is not None:
        return "future" if modal.text.lower() in _FUTURE else ""
    has = any(h.lemma == "have" and h.dep == "aux" and h.tag != "VBD" for h in helpers)
    if any(w.tag == "VBD" for w in (helpers if has else (*helpers, verb))):
        return "past"
    if any(h.lemma == "have" and h.dep == "aux" for h in helpers):
        return "perfect"
    if any(w.tag in ("VBZ", "VBP") for w in (*helpers, verb)):
        return "present"
    return "past" if verb.tag == "VBN" and clause.link == "ROOT" else ""


def _figures(reading: Reading, clauses: Clauses, figures: Sequence[Figure]) -> dict[int, tuple[int, ...]]:
    """Return for each clause the figures that stand in it, in no lower one and in no comparison."""
    starts = [t.start for t in reading.tokens]
    found: dict[int, list[int]] = defaultdict(list)
    for n, figure in enumerate(figures):
        i = bisect_left(starts, figure.start)
        if i < len(starts) and clauses.owner[i] >= 0 and not is_compared(reading, i):
            found[clauses.owner[i]].append(n)
    return {k: tuple(v) for k, v in found.items()}


def _speakers(reading: Reading, clauses: Clauses, attributions: Sequence[Attribution]) -> dict[int, int]:
    """Return for each clause the attribution with the shortest content that holds its head."""
    heads = sorted((reading.tokens[c.head].start, k) for k, c in enumerate(clauses.all))
    found: dict[int, tuple[int, int]] = {}
    for n, attribution in enumerate(attributions):
        for span in attribution.content if attribution.source else ():  # no one's word is no attribution
            size = span.end - span.start
            for start, k in heads[bisect_left(heads, (span.start, -1)) :]:
                if start >= span.end:
                    break
                if k not in found or size < found[k][0]:
                    found[k] = (size, n)
    return {k: n for k, (_, n) in found.items()}


def _reasons(
    reading: Reading, causes: Sequence[Cause], place: Mapping[int, int]
) -> dict[int, tuple[Reason, ...]]:
    found: dict[int, list[Reason]] = defaultdict(list)
    for cause in causes:
        span = reading.span(cause.first, cause.last)
        other = place[cause.clause] if cause.clause is not None else None
        found[cause.of].append(Reason(cause.kind, span.start, span.end, other))
    return {k: tuple(v) for k, v in found.items()}
