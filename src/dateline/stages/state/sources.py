"""Find whose a cue is: its subject, the agent of a passive, or the subject it borrows from its governor.

Where the tree lost the subject of a finite cue, the noun that the words before it hang from is taken.
Refuses to guess for participles and passives: those may have no source.
"""

from __future__ import annotations

from dateline.language.cues import VERBS
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim

_BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLIMB = 8
_EMPTY = frozenset({"it", "there", "that", "this", "what"})


def add_source(reading: Reading, claim: Claim, verb: Token) -> None:
    """Fill in the subject of the cue, or the agent of a passive; a participle borrows its governor's."""
    _add_governed(reading, claim, verb)
    if not claim.source and verb.tag in _FINITE and (noun := _noun_before(reading, verb)) is not None:
        set_source(reading, claim, noun)
        claim.source = {k for k in claim.source if k < verb.i}


def _noun_before(reading: Reading, verb: Token) -> int | None:
    """Return the noun that the words before a finite verb hang from ("those clamouring for help say")."""
    tokens, i = reading.tokens, verb.i - 1
    while i > 0 and (tokens[i].pos in ("ADV", "AUX", "PUNCT", "PART") or tokens[i].tag == "RB"):
        i -= 1
    found = None
    for _ in range(_CLIMB):
        if tokens[i].pos in _NOMINAL:
            found = i
        above = tokens[i].head
        if above == i or above >= verb.i:
            break
        i = above
    if tokens[i].pos == "VERB" and tokens[i].tag not in _FINITE:
        found = next((c for c in reading.children[i] if tokens[c].dep == "nsubj"), found)
    return found


def _add_governed(reading: Reading, claim: Claim, verb: Token) -> None:
    """Fill in the source that the tree gives."""
    for _ in range(4):
        children = [reading.tokens[c] for c in reading.children[verb.i]]
        if any(c.dep in ("agent", "nsubjpass", "auxpass") for c in children):
            if verb.i == claim.head:
                _add_agent(reading, claim, verb)
            return
        subject = next((c for c in children if c.dep == "nsubj"), None)
        if subject is not None:
            if subject.text.lower() not in _EMPTY or verb.lemma not in ("be", "seem", "appear"):
                set_source(reading, claim, subject.i)
            return
        if verb.tag == "VBN" and verb.dep in ("advcl", "acl"):
            return  # "Asked about the plan, she …": whom it names was the hearer
        if verb.dep == "acl" and verb.tag == "VBG":
            set_source(reading, claim, verb.head, whole=False)
            return
        if verb.dep not in _BORROWS:
            return
        beside = verb.dep == "advcl" and verb.tag == "VBG" and claim.cue.kind == "say"
        verb = reading.tokens[verb.head]
        if verb.pos == "ADP":
            verb = reading.tokens[verb.head]
        if beside:
            verb = _reporting(reading, verb)
        if verb.pos not in ("VERB", "AUX"):
            return


def _reporting(reading: Reading, verb: Token) -> Token:
    """Return the verb that reports the clause of ``verb``, if any: who says so goes on "while noting"."""
    for _ in range(_CLIMB):
        above = reading.tokens[verb.head]
        if verb.dep != "ccomp" or above.lemma.lower() not in VERBS:
            break
        verb = above
    return verb


def _add_agent(reading: Reading, claim: Claim, verb: Token) -> None:
    """Make the agent of a passive cue its source, and the passive subject its content."""
    for agent in (c for c in reading.children[verb.i] if reading.tokens[c].dep == "agent"):
        for noun in reading.children[agent]:
            if reading.tokens[noun].dep == "pobj":
                set_source(reading, claim, noun)
    if claim.source:
        for c in reading.children[verb.i]:
            if reading.tokens[c].dep == "nsubjpass":
                claim.content.update(reading.subtree(c))
        if verb.dep == "acl":
            claim.content.update(k for k in reading.subtree(verb.head) if k <= verb.head)


def set_source(reading: Reading, claim: Claim, noun: int, whole: bool = True) -> None:
    """Make the phrase of ``noun`` the source; ``whole=False`` leaves off what follows the noun."""
    claim.speaker = noun
    tokens = set(reading.subtree(noun))
    if not whole:
        tokens = {k for k in tokens if k <= noun}
    claim.source = tokens - {claim.head}
