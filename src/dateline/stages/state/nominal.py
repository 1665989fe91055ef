"""Say a happening told as a noun in a sentence: "the arrest of two men" is "Two men were arrested".

Only where ``language.happenings`` says what the noun's "of" and its possessor do in it, and where they can
be named. Refuses all else: a bare noun phrase is no sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dateline.language.happenings import DONE, HAPPENINGS, OCCURRENCES, SHOT, SUFFERED, UNDERTAKEN
from dateline.language.inflection import participle, past
from dateline.language.timewords import MONTHS, SHORT_MONTHS, WEEKDAYS
from dateline.model import Reading
from dateline.stages.state.clauses import SUBJECTS, Clause

if TYPE_CHECKING:
    from dateline.stages.state.wording import Wording

_ROLES = frozenset({"of", "by", "to"})
_DAY_NAMES = MONTHS.keys() | SHORT_MONTHS.keys() | WEEKDAYS.keys()
_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "nummod", "poss"})
_ROUND = frozenset({"during", "on", "after"})


def sentence(wording: Wording, clause: Clause) -> str:
    """Return the happening in a sentence, without full stop; "" where it cannot be said so."""
    noun = wording.reading.tokens[clause.node]
    lemma = noun.lemma.lower()
    if lemma in SHOT and (told := _suffered(wording, clause)):
        return told
    if noun.tag not in ("NN", "NNP") or _is_qualified(wording.reading, noun.i):
        return _there_was(wording, clause) if lemma in OCCURRENCES else ""
    if lemma in SUFFERED:
        told = _suffered(wording, clause)
    elif lemma in UNDERTAKEN:
        told = _undertaken(wording, clause)
    elif lemma in DONE:
        told = _done(wording, clause)
    else:
        told = ""
    return told or (_there_was(wording, clause) if lemma in OCCURRENCES else "")


def is_plural(reading: Reading, noun: int) -> bool:
    """Tell whether a noun takes a plural verb."""
    token = reading.tokens[noun]
    if token.tag in ("NNS", "NNPS") or token.text.lower() in ("they", "these", "those", "police"):
        return True
    if token.pos == "NUM":
        return token.text.lower() not in ("one", "1")
    return any(reading.tokens[c].dep == "conj" for c in reading.children[noun])


def _is_qualified(reading: Reading, noun: int) -> bool:
    """Tell "suicide bombing", "illegal arrest": a verb in its place would tell less."""
    return any(reading.tokens[c].dep in ("amod", "compound") for c in reading.children[noun])


def _suffered(wording: Wording, clause: Clause) -> str:
    owner, of, by = _owner(wording, clause), _after(wording, clause, "of"), _after(wording, clause, "by")
    patient, doer = (of, owner if by is None else by) if of is not None else (owner, by)
    verb, rest = _verb(wording, clause), _rest(wording, clause)
    whom, who = _named(wording, patient), _named(wording, doer)
    if not whom or patient is None or (doer is not None and not who):
        return ""
    if who:
        return f"{who} {past(verb)} {whom}{rest}"
    was = "were" if is_plural(wording.reading, wording.mentions.stands_for(patient)) else "was"
    return f"{whom} {was} {participle(verb)}{rest}"


def _done(wording: Wording, clause: Clause) -> str:
    doer = next((i for i in (_after(wording, clause, "of"), _owner(wording, clause)) if i is not None), None)
    who = _named(wording, doer)
    goal = _after(wording, clause, "to")
    to = f" to {_named(wording, goal)}" if goal is not None else ""
    return f"{who} {past(_verb(wording, clause))}{to}{_rest(wording, clause)}" if who else ""


def _undertaken(wording: Wording, clause: Clause) -> str:
    """Return "Lee visited Rome" for "Lee's visit to Rome" and for "Lee spoke during a visit to Rome"."""
    doer, goal = _owner(wording, clause), _after(wording, clause, "to")
    doer = _after(wording, clause, "by") if doer is None else doer
    doer = _subject_round(wording, clause) if doer is None else doer
    who, where = _named(wording, doer), _named(wording, goal)
    verb = "visited" if wording.reading.tokens[clause.node].lemma.lower() == "visit" else "travelled to"
    return f"{who} {verb} {where}{_rest(wording, clause)}" if who and where else ""


def _there_was(wording: Wording, clause: Clause) -> str:
    """Return "There was a fire in Rome" for a happening that is new to the reader."""
    reading, node = wording.reading, clause.node
    told = [reading.tokens[c] for c in reading.children[node]]
    new = any(t.text.lower() in ("a", "an") or t.dep == "nummod" for t in told)
    if not new and reading.tokens[node].tag == "NN":
        return _on_a_day(wording, clause)
    if not new or not any(t.dep == "prep" and t.i > node for t in told) or any(t.dep == "poss" for t in told):
        return ""
    phrase = wording.noun_phrase(node)
    verb = "were" if is_plural(reading, node) else "was"
    return f"There {verb} {phrase[0].lower()}{phrase[1:]}" if phrase else ""


def _on_a_day(wording: Wording, clause: Clause) -> str:
    """Return "There was a fire in Rome" for "Sunday's fire in Rome", "the May 4 fire in Rome"."""
    tokens, node = wording.reading.tokens, clause.node
    before = [c for c in wording.reading.children[node] if c < node and tokens[c].dep in _BEFORE_NOUN]
    days = [c for c in before if _is_day(wording.reading, c)]
    other = [c for c in before if c not in days]
    rest = _rest(wording, clause)
    if not days or not rest or any(tokens[c].dep == "poss" for c in other):
        return ""
    phrase = wording.joined({node}.union(*(wording.below(c) for c in other))) + rest
    article = "an" if phrase[0].lower() in "aeiou" else "a"
    return f"There was {article} {phrase[0].lower()}{phrase[1:]}"


def _is_day(reading: Reading, i: int) -> bool:
    """Tell whether a token is a weekday or a month, or part of its name with a number."""
    words = (reading.tokens[j] for j in (i, *reading.children[i]))
    return any(w.text.lower().rstrip(".") in _DAY_NAMES for w in words)


def _verb(wording: Wording, clause: Clause) -> str:
    lemma = wording.reading.tokens[clause.node].lemma.lower()
    return HAPPENINGS.get(lemma, lemma)


def _named(wording: Wording, noun: int | None) -> str:
    return wording.noun_phrase(noun) if noun is not None else ""


def _owner(wording: Wording, clause: Clause) -> int | None:
    children = wording.reading.children[clause.node]
    return next((c for c in children if wording.reading.tokens[c].dep == "poss"), None)


def _after(wording: Wording, clause: Clause, preposition: str) -> int | None:
    """Return the noun that hangs on the happening by ``preposition``."""
    tokens, children = wording.reading.tokens, wording.reading.children
    for c in children[clause.node]:
        if c > clause.node and tokens[c].text.lower() == preposition:
            return next((j for j in children[c] if tokens[j].dep == "pobj"), None)
    return None


def _rest(wording: Wording, clause: Clause) -> str:
    """Return what else is said of the happening by prepositions ("… in Rome")."""
    tokens = wording.reading.tokens
    kept: set[int] = set()
    for c in wording.reading.children[clause.node]:
        plain = tokens[c].dep == "prep" and tokens[c].text.lower() not in _ROLES and c > clause.node
        if plain and c not in wording.times and tokens[c - 1].text != ",":
            kept.update(wording.below(c))
    text = wording.joined(kept)
    return f" {text}" if text else ""


def _subject_round(wording: Wording, clause: Clause) -> int | None:
    """Return who spoke in "spoke during a visit to Rome"."""
    tokens = wording.reading.tokens
    above = tokens[tokens[clause.node].head]
    if above.text.lower() not in _ROUND or clause.governor is None:
        return None
    round_ = wording.clauses.all[clause.governor]
    if round_.passive or round_.subject is None or above.head not in (round_.node, round_.object):
        return None
    return round_.subject if tokens[round_.subject].dep in SUBJECTS else None
