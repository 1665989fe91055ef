"""Tell what is arranged: a clause in the present that names a day to come is a plan, not a fact.

Refuses to ask which day it is: only words decide.
"""

from __future__ import annotations

from dateline.language.timewords import WEEKDAYS
from dateline.model import Reading
from dateline.stages.state.clauses import Clause

_FIXED = frozenset("set scheduled slated planned expected fixed due timed".split())
_HABITUAL = frozenset("every each most all last past some".split())
_STATES = frozenset("be say have show tell know think believe report".split())


def is_arranged(reading: Reading, clause: Clause) -> bool:
    """Tell "are meeting Thursday", "is due in court", "is set for 3 May": a present with a day to come.

    A weekday without "every" is still to come where the verb is present, as the caller has seen.
    """
    if any(reading.tokens[m].lemma == "have" for m in clause.marks):
        return False
    head = reading.tokens[clause.head].text.lower()
    if head == "due" or (head in _FIXED and _has_preposition(reading, clause, "for")):
        return True
    return _coming_day(reading, clause)


def _looks_back(reading: Reading, clause: Clause) -> bool:
    """Tell "follows a vote on Saturday": what something follows has been."""
    below = (reading.tokens[c] for c in reading.children[clause.node])
    return reading.tokens[clause.node].lemma == "follow" and any(token.dep == "dobj" for token in below)


def _has_preposition(reading: Reading, clause: Clause, word: str) -> bool:
    below = (*reading.children[clause.node], *reading.children[clause.head])
    return any(reading.tokens[c].text.lower() == word and reading.tokens[c].dep == "prep" for c in below)


def _coming_day(reading: Reading, clause: Clause) -> bool:
    """Tell whether a child of the verb is a weekday, "tomorrow" or "next …", alone or after "on"."""
    verb = reading.tokens[clause.node]
    if verb.lemma in _STATES or verb.pos == "AUX" or _looks_back(reading, clause):
        return False
    below = [c for c in reading.children[clause.node] if c > clause.node]
    below += [j for c in below if reading.tokens[c].text.lower() == "on" for j in reading.children[c]]
    for c in below:
        token = reading.tokens[c]
        if token.dep not in ("npadvmod", "pobj", "advmod"):
            continue
        before = {reading.tokens[j].text.lower() for j in reading.children[c]}
        if token.text.lower() == "tomorrow" or "next" in before:
            return True
        if token.text.lower().rstrip(".") in WEEKDAYS and not before & _HABITUAL:
            return True
    return False
