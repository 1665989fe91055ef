"""Claims of cues that are no verbs: nouns ("X's claim that …"), adjectives, adverbs, "according to"."""

from __future__ import annotations

from dateline.language.cues import ADJECTIVES, LIGHT, NOUNS, Cue
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim
from dateline.stages.state.contents import add_prepositional
from dateline.stages.state.sources import add_source, set_source


def claim_of_word(reading: Reading, token: Token) -> Claim | None:
    """Return the claim of a noun, an adjective or "according"; ``None`` for a word that is no cue."""
    lemma = token.lemma.lower()
    if token.pos == "NOUN" and lemma in NOUNS:
        return _of_noun(reading, token, NOUNS[lemma])
    if token.pos == "ADJ" and lemma in ADJECTIVES and token.dep == "acomp":
        return _of_adjective(reading, token, ADJECTIVES[lemma])
    if lemma in ("accord", "according") and token.text.lower() == "according":
        return _of_according(reading, token)
    return None


def _of_noun(reading: Reading, token: Token, cue: Cue) -> Claim:
    """ "X's claim that …", "issued a statement saying": the noun with its possessor or its light verb."""
    claim = Claim(cue, token.i, {token.i})
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep == "poss":
            set_source(reading, claim, c)
        elif child.dep in ("ccomp", "acl") and c > token.i and child.tag != "VBN":
            claim.content.update(reading.subtree(c))
    above = reading.tokens[token.head]
    if not claim.source and token.dep == "dobj" and above.lemma in LIGHT:
        add_source(reading, claim, above)
        claim.cues.update(range(above.i, token.i + 1))
    if claim.source and not claim.content:
        add_prepositional(reading, claim, token.i)
    claim.content -= claim.source | claim.cues
    return claim


def _of_adjective(reading: Reading, token: Token, cue: Cue) -> Claim:
    claim = Claim(cue, token.i, {token.i})
    verb = reading.tokens[token.head]
    if verb.lemma not in ("be", "feel", "seem", "become", "remain"):
        return claim
    add_source(reading, claim, verb)
    claim.cues.add(verb.i)
    for c in (*reading.children[token.i], *reading.children[verb.i]):
        if reading.tokens[c].dep in ("ccomp", "xcomp") and c > token.i:
            claim.content.update(reading.subtree(c))
    if not claim.content:
        add_prepositional(reading, claim, token.i)
    claim.content -= claim.source | claim.cues
    return claim


def _of_according(reading: Reading, token: Token) -> Claim:
    claim = Claim(Cue("say", 2, "c"), token.i, {token.i})
    for c in reading.children[token.i]:
        if reading.tokens[c].text.lower() == "to":
            claim.cues.add(c)
            noun = next((k for k in reading.children[c] if reading.tokens[k].dep == "pobj"), None)
            if noun is not None:
                set_source(reading, claim, noun)
    claim.content = set(reading.subtree(token.head)) - set(reading.subtree(token.i))
    return claim
