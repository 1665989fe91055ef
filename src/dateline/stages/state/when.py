"""Say which time expression governs which clause, and which words tell nothing but time.

The tree decides, mended where position says more than the parser saw; a clause that tells of the same
happening as the one above it inherits. Refuses to resolve: what a time means is for ``date``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from dateline.language.comparisons import COMPARED_PAIRS, COMPARING
from dateline.language.happenings import BEFALLS, FIXED_DATES, LOOKING_INTO, TAKES_PLACE, TIME_NOUNS
from dateline.language.verbs import STATIVE
from dateline.model import Reading, Time
from dateline.stages.state.clauses import Clause, Clauses, is_speech
from dateline.stages.state.mentions import Mentions

_FROM_NOW = frozenset("past last recent coming next this now these".split())
_BOUNDS = frozenset({"since", "until", "till"})
_REACH = 7
_OF_DAY = frozenset({"morning", "afternoon", "evening", "night"})
# By these happenings harm is done: "killed in a raid", "hurt during a storm".
_DONE_IN = frozenset({"in", "during"})
_BEHIND = frozenset({"after", "following", "despite"})
_CONTRASTS = frozenset({"while", "whereas"})
_INSIDE_NOUN = frozenset({"amod", "compound", "nummod", "poss", "nmod", "appos"})
_ADVERBIAL = frozenset({"npadvmod", "advmod", "prep", "dep"})


class Whens(NamedTuple):
    """``governed`` maps a clause to the index of its time; ``phrases`` are tops of bare time phrases."""

    governed: dict[int, int]
    phrases: frozenset[int]


def find_whens(reading: Reading, clauses: Clauses, times: Sequence[Time], mentions: Mentions) -> Whens:
    """Return the times of the clauses of ``reading``; durations and habits govern none."""
    starts = [t.start for t in reading.tokens]
    governed: dict[int, int] = {}
    phrases: set[int] = set()
    for n, time in enumerate(times):
        first, last = bisect_left(starts, time.start), bisect_left(starts, time.end) - 1
        if last < first:
            continue
        if time.type in ("DATE", "TIME") or _is_relative(reading, first, last):
            phrases.update(_phrase_tops(reading, clauses, first, last))
        if time.type in ("DATE", "TIME"):
            k = _governing(reading, clauses, first, last)
            if k >= 0 and not _holds_other(reading, clauses.all[k], first):
                governed.setdefault(k, n)
            _give_below(reading, clauses, (first, last), n, governed)
    _inherit(reading, clauses, governed)
    _inherit_from_subject(reading, clauses, mentions, governed)
    return Whens(governed, frozenset(phrases))


def _is_relative(reading: Reading, first: int, last: int) -> bool:
    """Tell "for the past ten years", which counts from the day of telling, from "for ten years"."""
    return any(reading.tokens[i].text.lower() in _FROM_NOW for i in range(first, last + 1))


def _holds_other(reading: Reading, clause: Clause, first: int) -> bool:
    """Tell a time that bounds the clause, or holds only for what it is compared with."""
    return _only_bounds(reading, clause, first) or is_compared(reading, first)


def _give_below(
    reading: Reading, clauses: Clauses, time: tuple[int, int], n: int, governed: dict[int, int]
) -> None:
    """Give "when 180 died" the year before it, though that year be only a bound ("since 1981, when …")."""
    for i in range(time[0], time[1] + 1):
        for c in reading.children[i]:
            k = clauses.owner[c]
            if reading.tokens[c].dep in ("relcl", "advcl") and k >= 0 and clauses.all[k].node == c:
                governed.setdefault(k, n)


def _phrase_tops(reading: Reading, clauses: Clauses, first: int, last: int) -> list[int]:
    """Return the tokens below which there is nothing but the time and its prepositions."""
    tops = []
    for i in range(first, last + 1):
        token = reading.tokens[i]
        if first <= token.head <= last and token.head != i:
            continue
        adverbial = token.dep in _ADVERBIAL or _is_bare_day(reading, i)
        end = _before_relative(reading, clauses, first, last)
        if adverbial and _last_word(reading, clauses, i) <= end:
            tops.append(i)
        while token.dep in ("pobj", "pcomp") and _last_word(reading, clauses, token.head) <= end:
            token = reading.tokens[token.head]
            if clauses.left[token.i] < first - 3:
                break
            tops.append(token.i)
            if reading.tokens[token.head].pos == "ADP" and token.dep in ("prep", "pcomp"):
                token = token._replace(dep="pobj")
    return tops


def _before_relative(reading: Reading, clauses: Clauses, first: int, last: int) -> int:
    """Return the last token of a time, with the clause that hangs on it: "the week where he was hurt"."""
    below = (c for i in range(first, last + 1) for c in reading.children[i])
    return max((clauses.right[c] for c in below if reading.tokens[c].dep == "relcl"), default=last)


def _is_bare_day(reading: Reading, i: int) -> bool:
    """Tell "shot by his brother Friday", where parsers set the day beside the noun before it."""
    return reading.tokens[i].dep == "appos" and reading.tokens[i - 1].pos in ("NOUN", "PROPN")


def _last_word(reading: Reading, clauses: Clauses, i: int) -> int:
    """Return the last token below ``i`` that is no punctuation: parsers hang the comma behind a day on it."""
    last = clauses.right[i]
    while last > i and reading.tokens[last].pos == "PUNCT":
        last -= 1
    return last


def _governing(reading: Reading, clauses: Clauses, first: int, last: int) -> int:
    """Return the clause that a time governs, or -1."""
    top = _top(reading, first, last)
    k = clauses.owner[top]
    if k < 0:
        return k
    inside = reading.tokens[top].dep in _INSIDE_NOUN and not _is_bare_day(reading, top)
    if inside or _of_noun(reading, top):
        return k if _names_happening(reading, clauses.all[k], top) else -1
    clause = clauses.all[k]
    if clause.governor is not None and _belongs_above(reading, clause, clauses.all[clause.governor], first):
        k = clause.governor
        clause = clauses.all[k]
    if clause.governor is not None and _speakers_time(reading, clauses, clause, first):
        return clause.governor
    if (told := _told_time(reading, clauses, k, first)) is not None:
        return told
    if (harm := _looked_into(reading, clauses, k, first)) is not None:
        return harm
    return _contrasted(reading, clauses, clause, first) or k


def _contrasted(reading: Reading, clauses: Clauses, clause: Clause, first: int) -> int | None:
    """Return the clause of "while she came in May", where a parser hung the day on the verb above."""
    for i in range(first - 1, clause.node, -1):
        if reading.tokens[i].text.lower() in _CONTRASTS and reading.tokens[i].dep == "mark":
            k = clauses.owner[reading.tokens[i].head]
            other = clauses.all[k]
            return k if other.own_subject and i < other.node < first else None
    return None


def _only_bounds(reading: Reading, clause: Clause, first: int) -> bool:
    """Tell "the lowest since 2017", "until May": the day bounds the clause, it does not hold it."""
    word = reading.tokens[first - 1].text.lower() if first else ""
    if reading.tokens[first].text.lower() in _BOUNDS:
        word = reading.tokens[first].text.lower()
    perfect = any(reading.tokens[m].lemma == "have" for m in clause.marks)
    perfect = perfect and not any(
        reading.tokens[i].tag == "JJS" for i in range(max(clause.node, first - 6), first)
    )
    return word in _BOUNDS and not (word == "since" and perfect)


def is_compared(reading: Reading, i: int) -> bool:
    """Tell whether token ``i`` stands in a comparison ("down from 15 last year", "than in May").

    What stands there, times and figures alike, is told of the thing compared with, not of the clause.
    """
    for j in range(i, max(0, i - _REACH), -1):
        word, before = reading.tokens[j].text.lower(), reading.tokens[j - 1].text.lower()
        if (before, word) in COMPARED_PAIRS or word in COMPARING:
            return True
        if word == "than" and j < i and reading.tokens[j + 1].pos != "NUM":
            return True
        if j < i and (word in (",", ";", "and", "but") or reading.tokens[j].pos in ("VERB", "AUX")):
            return False
    return False


def _top(reading: Reading, first: int, last: int) -> int:
    i = last
    for _ in range(last - first):
        head = reading.tokens[i].head
        if head == i or not first <= head <= last:
            break
        i = head
    # In "at 8 p.m. Sunday night" the day is the first word of a noun that is no part of the time found.
    after = reading.tokens[i].head
    return after if after == last + 1 and reading.tokens[after].lemma.lower() in _OF_DAY else i


def _names_happening(reading: Reading, clause: Clause, top: int) -> bool:
    """Tell "the 2014 annexation", "the annexation of 2014" from "the 2014 law"."""
    noun = reading.tokens[top].head
    if reading.tokens[noun].pos == "ADP":
        noun = reading.tokens[noun].head
    return clause.form == "nominal" and noun == clause.node


def _of_noun(reading: Reading, top: int) -> bool:
    """Tell "the crisis of 1979", a time inside a noun, from "the night of 3 May", itself a time."""
    above = reading.tokens[reading.tokens[top].head]
    if reading.tokens[top].dep != "pobj" or above.text.lower() != "of":
        return False
    noun = reading.tokens[above.head]
    return noun.pos in ("NOUN", "PROPN") and noun.lemma.lower() not in TIME_NOUNS


def _belongs_above(reading: Reading, clause: Clause, above: Clause, first: int) -> bool:
    """Tell "agree plans on Thursday", where the day is the verb's, from "hold talks on Thursday"."""
    if clause.form == "apposition" or _is_standing(reading, clause, first):
        return True
    return (
        clause.form == "nominal"
        and clause.link in ("dobj", "pobj", "nsubjpass")
        and first > clause.node
        and reading.tokens[clause.node].lemma not in FIXED_DATES
        and not _comes_after(reading, clause, above)
    )


def _comes_after(reading: Reading, clause: Clause, above: Clause) -> bool:
    """Tell "has left following talks on Sunday": the present perfect takes no day, which is the talks'."""
    if clause.link != "pobj" or clause.via is None or reading.tokens[clause.via].text.lower() not in _BEHIND:
        return False
    words = (reading.tokens[m] for m in above.marks)
    return any(w.lemma == "have" and w.tag in ("VBZ", "VBP") for w in words)


def _is_standing(reading: Reading, clause: Clause, first: int) -> bool:
    """Tell "meet at the river that divides the towns in May": what always holds is not of a day."""
    verb = reading.tokens[clause.node]
    plain = clause.link == "relcl" and verb.tag in ("VBZ", "VBP") and not clause.marks and verb.pos == "VERB"
    return plain and clause.object is not None and first > clause.object and verb.lemma in STATIVE


def _speakers_time(reading: Reading, clauses: Clauses, clause: Clause, first: int) -> bool:
    """Tell "said on Monday he hoped", where parsers hang the day on the hoping."""
    above = clauses.all[clause.governor] if clause.governor is not None else None
    if above is None or clause.link != "ccomp" or not is_speech(reading, above):
        return False
    start = clause.subject if clause.own_subject and clause.subject is not None else clause.node
    return above.head < first < clauses.left[start]


def _looked_into(reading: Reading, clauses: Clauses, k: int, first: int) -> int | None:
    """Return the raid of "are investigating a raid on a bank Sunday": what goes on now has no such day."""
    verb = clauses.all[k]
    now = any(reading.tokens[m].tag in ("VBZ", "VBP") for m in verb.marks)
    if not now or reading.tokens[verb.node].lemma not in LOOKING_INTO:
        return None
    objects = (c for c in range(k + 1, len(clauses.all)) if clauses.all[c].governor == k)
    nouns = (
        c for c in objects if clauses.all[c].form == "nominal" and clauses.all[c].link in ("dobj", "pobj")
    )
    return next((c for c in nouns if clauses.all[c].node < first), None)


def _told_time(reading: Reading, clauses: Clauses, k: int, first: int) -> int | None:
    """Return what is said in "on Sunday, police say he fled", "he fled on Sunday, police said".

    Parsers hang the day on the saying, which is of the report's own day, or stands behind what is said.
    """
    speech = clauses.all[k]
    if not is_speech(reading, speech):
        return None
    said = next((c for c, x in enumerate(clauses.all) if x.governor == k and x.link == "ccomp"), None)
    if said is None or clauses.all[said].form != "finite":
        return None
    start = min(speech.node, speech.subject if speech.own_subject and speech.subject else speech.node)
    if clauses.all[said].node < first < start:
        inside = (c for c in range(said, len(clauses.all)) if clauses.all[c].sentence == speech.sentence)
        verbs = (c for c in inside if clauses.all[c].node < first and clauses.all[c].form != "nominal")
        return max(verbs, key=lambda c: clauses.all[c].node)
    present = reading.tokens[speech.node].tag in ("VBZ", "VBP") and not speech.marks
    past = reading.tokens[clauses.all[said].node].tag == "VBD" or any(
        reading.tokens[m].tag == "VBD" for m in clauses.all[said].marks
    )
    return said if present and past else None


def _inherit(reading: Reading, clauses: Clauses, governed: dict[int, int]) -> None:
    """Let clauses of one happening share its time: first from below, then from above."""
    sources = [c.first if c.first is not None else c.governor for c in clauses.all]
    for k in range(len(sources) - 1, -1, -1):
        source = sources[k]
        if source is None or k not in governed or source in governed:
            continue
        if _lends_up(reading, clauses.all[k], clauses.all[source]):
            governed[source] = governed[k]
    for k, source in enumerate(sources):
        if source is None or k in governed or source not in governed:
            continue
        if _same_happening(reading, clauses.all[k], clauses.all[source]):
            governed[k] = governed[source]


def _inherit_from_subject(
    reading: Reading, clauses: Clauses, mentions: Mentions, governed: dict[int, int]
) -> None:
    """Let "which killed two" share the time of the attack that "which" stands for."""
    for k, clause in enumerate(clauses.all):
        if k in governed or clause.subject is None or reading.tokens[clause.head].lemma not in TAKES_PLACE:
            continue
        noun = mentions.stands_for(clause.subject)
        told = clauses.owner[noun]
        if told not in governed or told == k or clauses.all[told].node != noun:
            continue
        if clauses.all[told].form == "nominal" and clauses.all[told].sentence == clause.sentence:
            governed[k] = governed[told]


def _same_happening(reading: Reading, clause: Clause, above: Clause) -> bool:
    if is_speech(reading, above):
        return False
    if clause.first is not None:
        return not clause.own_subject and reading.tokens[clause.node].tag == reading.tokens[above.node].tag
    if clause.form == "nominal":
        shares = clause.link in ("nsubj", "nsubjpass", "dobj") and clause.via == above.node
        return shares and reading.tokens[above.head].lemma in TAKES_PLACE
    if clause.link == "advcl":
        return clause.form == "participle" or _is_when(reading, clause, above)
    if _is_done_in(reading, clause, above):
        return True
    if clause.link == "relcl":
        return above.form == "nominal" and reading.tokens[clause.head].lemma in TAKES_PLACE
    return clause.link in ("xcomp", "ccomp") and clause.form != "finite"


def _lends_up(reading: Reading, clause: Clause, above: Clause) -> bool:
    """Tell whether the time of a part holds for the whole: a shared tail, what took place, "while -ing"."""
    if clause.first is not None:
        if _befalls(reading, clause) and _befalls(reading, above):
            return above.form == clause.form
        return not clause.own_subject and above.form == clause.form and not clause.marks
    if _is_when(reading, clause, above) or _is_done_in(reading, clause, above):
        return True
    if clause.link == "acl" and reading.tokens[clause.node].tag == "VBG":
        return not is_speech(reading, above)
    told = clause.form == "nominal" and clause.link in ("nsubj", "nsubjpass", "dobj")
    return told and clause.via == above.node and reading.tokens[above.head].lemma in TAKES_PLACE


def _befalls(reading: Reading, clause: Clause) -> bool:
    return reading.tokens[clause.head].lemma in BEFALLS


def _is_done_in(reading: Reading, clause: Clause, above: Clause) -> bool:
    """Tell "were hurt in a blast on Sunday": harm and the happening it was done in are of one time."""
    if clause.form != "nominal" or clause.link != "pobj" or clause.via is None:
        return False
    preposition = reading.tokens[clause.via]
    done = preposition.text.lower() in _DONE_IN and preposition.head == above.node
    return done and _befalls(reading, above)


def _is_when(reading: Reading, clause: Clause, above: Clause) -> bool:
    """Tell "was hurt when a wall fell on Sunday", two halves of one happening, both told as past."""
    if clause.link != "advcl" or clause.form != "finite" or not above.node < clause.node:
        return False
    if is_speech(reading, above) or clause.first is not None:
        return False
    words = [reading.tokens[c] for c in reading.children[clause.node] if c < clause.node]
    opened = any(w.text.lower() == "when" and w.dep in ("advmod", "mark") for w in words)
    return opened and _is_plain_past(reading, clause) and _is_plain_past(reading, above)


def _is_plain_past(reading: Reading, clause: Clause) -> bool:
    """Tell "fell", "was hurt", not "had fallen" nor "would fall"."""
    words = [reading.tokens[i] for i in (clause.node, *clause.marks)]
    past = any(w.tag == "VBD" for w in words)
    return past and not any(w.lemma == "have" and w.dep == "aux" for w in words)
