"""Claims of cues that are no verbs: nouns ("X's claim that …"), adjectives, adverbs, "according to"."""

from __future__ import annotations

from dateline.language.cuenouns import ADJECTIVES, IDIOMS, LIGHT, NOUN_PREPOSITIONS, NOUNS
from dateline.language.cues import ADVERBS, SURVEYS, Cue
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim
from dateline.stages.state.contents import add_prepositional, take_prepositional
from dateline.stages.state.sources import add_source, set_source

# Prepositions after which a noun of thought is a cue though it is no one's ("questions about the deal").
_THOUGHT_OF = frozenset({"about", "over"})


def claim_of_word(reading: Reading, token: Token) -> Claim | None:
    """Return the claim of a noun, an adjective or "according"; ``None`` for a word that is no cue."""
    lemma = token.lemma.lower()
    if token.pos == "NOUN":
        cue = IDIOMS.get((reading.tokens[token.head].lemma.lower(), lemma)) if token.dep == "dobj" else None
        cue = cue or NOUNS.get(lemma)
        return _of_noun(reading, token, cue) if cue is not None else None
    if token.pos == "ADJ" and lemma in ADJECTIVES and token.dep == "acomp":
        return _of_adjective(reading, token, ADJECTIVES[lemma])
    if token.pos == "ADV" and lemma in ADVERBS:
        return _of_adverb(reading, token, ADVERBS[lemma])
    if token.dep == "prep" and lemma == "in" and (survey := _survey(reading, token)) is not None:
        return _of_survey(reading, token, survey)
    if lemma in ("accord", "according") and token.text.lower() == "according":
        return _of_according(reading, token)
    return None


def _of_noun(reading: Reading, token: Token, cue: Cue) -> Claim:
    """ "X's claim that …", "issued a statement saying", "the threat by X": whose it is, and of what."""
    claim = Claim(cue, token.i, {token.i})
    lemma, above = token.lemma.lower(), reading.tokens[token.head]
    _add_owner(reading, claim, token)
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep in ("det", "amod") and c < token.i:
            claim.cues.add(c)
        elif child.dep in ("ccomp", "acl") and c > token.i:
            told = _opens_with_that(reading, c)
            if told or child.tag != "VBN":
                claim.content.update(reading.subtree(c))
            claim.impersonal = claim.impersonal or told
    idiom = token.dep == "dobj" and (above.lemma.lower(), lemma) in IDIOMS
    if token.dep == "dobj" and (idiom or above.lemma.lower() in LIGHT):
        if not claim.source:
            add_source(reading, claim, above)
        if idiom or claim.source:
            claim.cues.update(range(above.i, token.i + 1))
    if not claim.content:
        _add_governed(reading, claim, token, above if idiom else None)
    claim.content -= claim.source | claim.cues
    return claim


def _opens_with_that(reading: Reading, clause: int) -> bool:
    return any(
        reading.tokens[c].dep == "mark" and reading.tokens[c].text.lower() == "that"
        for c in reading.children[clause]
    )


def _add_owner(reading: Reading, claim: Claim, noun: Token) -> None:
    """Take the possessor of a cue noun for its source, or whom "by", "from" or "among" names."""
    for c in reading.children[noun.i]:
        child = reading.tokens[c]
        if child.dep == "poss":
            set_source(reading, claim, c)
        elif child.dep == "prep" and child.text.lower() in ("by", "from", "among") and not claim.source:
            for below in reading.children[c]:
                if reading.tokens[below].dep == "pobj":
                    claim.cues.add(c)
                    set_source(reading, claim, below)


def _add_governed(reading: Reading, claim: Claim, noun: Token, light: Token | None) -> None:
    """Take what the noun governs by its prepositions; an idiom takes any, of noun or verb."""
    preps = NOUN_PREPOSITIONS.get(noun.lemma.lower(), frozenset())
    for c in (*reading.children[noun.i], *(reading.children[light.i] if light else ())):
        child = reading.tokens[c]
        if child.dep != "prep" or c < noun.i:
            continue
        if child.text.lower() in preps or (light is not None and c - noun.i <= 2):
            claim.impersonal = child.text.lower() in _THOUGHT_OF
            return take_prepositional(reading, claim, c)
    if claim.source:
        add_prepositional(reading, claim, noun.i)
    return None


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


def _of_adverb(reading: Reading, token: Token, cue: Cue) -> Claim:
    """ "The port has reportedly been sold": all of the clause is on no one's word."""
    claim = Claim(cue, token.i, {token.i})
    claim.impersonal = True
    claim.content = set(reading.subtree(token.head)) - {token.i}
    return claim


def _survey(reading: Reading, prep: Token) -> int | None:
    for c in reading.children[prep.i]:
        noun = reading.tokens[c]
        if noun.dep == "pobj" and noun.lemma.lower() in SURVEYS and prep.head > c:
            return c
    return None


def _of_survey(reading: Reading, prep: Token, survey: int) -> Claim:
    """ "In a poll last week, most voters disagreed": the poll tells the rest."""
    claim = Claim(Cue("show", 2, "c"), prep.i, {prep.i})
    set_source(reading, claim, survey)
    claim.content = set(reading.subtree(prep.head)) - set(reading.subtree(prep.i))
    return claim
