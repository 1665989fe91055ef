"""Claims of cue verbs: the verb with its source, its content, its hearer and the words that belong to it."""

from __future__ import annotations

from dateline.language.agencies import AGENCIES
from dateline.language.cuenouns import LIGHT, NOUNS, PREDICATES
from dateline.language.cues import (
    ADDRESSING,
    MANNER,
    MANNER_ADJECTIVES,
    PARTICLES,
    PHRASAL,
    SEEM,
    SEEMING,
    TEACHING,
    VERBS,
    Cue,
)
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim
from dateline.stages.state.contents import asides, is_content, look_around, take_prepositional
from dateline.stages.state.mentions import SUBJECTS
from dateline.stages.state.sources import add_source

_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})
# Kinds of cues that are deeds of someone, who is then named.
_DEEDS = frozenset({"intend", "agree", "show"})
# Kinds that a participle or relative clause hands on without an agent ("a year expected to be dry").
_THOUGHT = frozenset({"believe", "ask", "demand", "criticise"})
_HANGING = frozenset({"acl", "relcl", "conj", "xcomp"})
_NEAR = 5
_AGENCIES = frozenset(name for names in AGENCIES.values() for name in names)
_PLAIN = Cue("say", 1, "")
_REPORTING = Cue("say", 1, "c")
_MEDIA = frozenset(
    "interview statement email e-mail speech letter tweet memo briefing post conference release".split()
)


def claim_of_verb(reading: Reading, token: Token) -> Claim | None:
    """Return the claim of a verb; ``None`` for a verb that is no cue."""
    lemma = lemma_of(token)
    if lemma in SEEMING:
        return _of_seeming(reading, token)
    if (predicate := _predicate(reading, token)) is not None:
        return _of_predicate(reading, token, predicate)
    cue = _with_particle(reading, token)
    if cue is None and (lemma in VERBS or lemma in PHRASAL):
        cue = VERBS.get(lemma, _PLAIN)
    if cue is None and _takes_that(reading, token):
        cue = _REPORTING
    if cue is None or _is_light(reading, token) or _speech_below(reading, token) is not None:
        return None
    return _of_verb(reading, token, cue)


def lemma_of(token: Token) -> str:
    """Return the lemma of a verb in small letters, its lost "e" restored ("hoped" is of "hope")."""
    lemma = token.lemma.lower()
    return lemma + "e" if lemma not in VERBS and lemma + "e" in VERBS else lemma


def _is_light(reading: Reading, token: Token) -> bool:
    """Tell a verb whose object is the cue ("expressed concern about")."""
    if token.lemma.lower() not in LIGHT:
        return False
    for c in reading.children[token.i]:
        if reading.tokens[c].dep == "dobj" and reading.tokens[c].lemma.lower() in NOUNS:
            return any(
                reading.tokens[k].dep in ("prep", "acl", "ccomp") for k in reading.children[c] if k > c
            )
    return False


def _speech_below(reading: Reading, token: Token) -> int | None:
    """Return the cue of speech that is the infinitive of a verb of manner ("declined to say")."""
    if lemma_of(token) not in MANNER:
        return None
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        cue = VERBS.get(lemma_of(child)) if child.dep == "xcomp" and child.pos == "VERB" else None
        if cue is not None and set("cq") & set(cue.takes) and any(k > c for k in reading.children[c]):
            return c
    return None


def _of_seeming(reading: Reading, token: Token) -> Claim | None:
    """ "The talks seem to stall": all of the clause is on no one's word."""
    below = [reading.tokens[c] for c in reading.children[token.i]]
    like = [c for c in below if c.dep == "prep" and c.text.lower() == "like"]
    if not like and not any(c.dep in ("xcomp", "ccomp", "oprd") for c in below):
        return None
    claim = Claim(SEEM, token.i, {token.i} | {c.i for c in below if c.dep in _AUXILIARY})
    claim.impersonal = True
    for c in like:
        take_prepositional(reading, claim, c.i)
    for c in below:
        if c.dep in ("xcomp", "ccomp", "oprd") or (c.dep in SUBJECTS and c.text.lower() != "it"):
            claim.content.update(reading.subtree(c.i))
    return claim


def _predicate(reading: Reading, token: Token) -> int | None:
    """Return the predicate that makes a verb a cue ("made it clear that")."""
    for k in range(token.i + 1, min(token.i + 4, len(reading.tokens))):
        if (token.lemma.lower(), reading.tokens[k].text.lower()) in PREDICATES:
            return k
    return None


def _of_predicate(reading: Reading, token: Token, predicate: int) -> Claim:
    """ "Made it clear that the port was safe": the predicate closes the cue."""
    words = range(token.i, predicate + 1)
    claim = Claim(
        PREDICATES[token.lemma.lower(), reading.tokens[predicate].text.lower()], token.i, set(words)
    )
    add_source(reading, claim, token)
    for k in words:
        for c in reading.children[k]:
            child = reading.tokens[c]
            if child.dep in ("ccomp", "advcl", "xcomp") and c > predicate and "c" in claim.cue.takes:
                claim.content.update(i for i in reading.subtree(c) if i > predicate)
            elif child.dep in _AUXILIARY and c < token.i:
                claim.cues.add(c)
    return claim


def _manner(reading: Reading, token: Token) -> set[int]:
    """Return the words that say how the speech act of ``token`` went: "continued to", "was quick to"."""
    above = reading.tokens[token.head]
    if token.dep != "xcomp" or not 0 < token.i - above.i <= _NEAR:
        return set()
    if above.pos == "VERB" and above.lemma.lower() in MANNER:
        first = above.i
    elif above.pos == "ADJ" and above.lemma.lower() in MANNER_ADJECTIVES and above.dep == "acomp":
        first = min(above.i, above.head)
    else:
        return set()
    more = {c for c in reading.children[first] if reading.tokens[c].dep in _AUXILIARY and c < first}
    return more | set(range(first, token.i))


def _stand_alone(reading: Reading, claim: Claim, token: Token) -> None:
    """Let a passive without an agent be impersonal ("was told to leave", "is seen as weak")."""
    below = [reading.tokens[c] for c in reading.children[token.i]]
    whole = [c for c in below if c.dep in ("xcomp", "ccomp", "oprd")]
    as_ = [c for c in below if c.dep == "prep" and c.text.lower() == "as" and c.i > token.i]
    if claim.cue.kind in _DEEDS or not (whole or as_ or claim.content):
        return
    if token.dep in _HANGING and claim.cue.kind not in _THOUGHT:
        return
    claim.impersonal = True
    claim.cues.update(c.i for c in as_)
    for c in (*whole, *as_):
        claim.content.update(reading.subtree(c.i))
    for c in below:
        if c.dep == "nsubjpass":
            if lemma_of(token) in ADDRESSING:
                claim.hearer = c.i
            else:
                claim.content.update(reading.subtree(c.i))


def _of_verb(reading: Reading, token: Token, cue: Cue) -> Claim:
    claim = Claim(cue, token.i, {token.i} | _manner(reading, token))
    add_source(reading, claim, token)
    preps = PHRASAL.get(lemma_of(token), frozenset())
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep in _AUXILIARY or (
            child.dep == "advmod" and child.tag != "WRB" and _amid(reading, token, c)
        ):
            claim.cues.add(c)
        if child.dep == "dobj" and token.lemma in TEACHING:
            claim.hearer = c
        elif is_content(child, claim.cue.takes) or (preps and _is_governed(reading, child, preps)):
            claim.content.update(reading.subtree(c))
        elif child.dep in ("prep", "prt") and child.text.lower() in preps:
            take_prepositional(reading, claim, c)
        elif child.dep in ("dobj", "dative") and "c" in claim.cue.takes:
            claim.hearer = c
        elif child.dep == "prep" and child.text == "in" and c > token.i:
            _add_medium(reading, claim, c)
    if "a" in cue.takes:
        _add_as(reading, claim, token)
    if not claim.content and token.lemma not in TEACHING:
        look_around(reading, claim, token)
    if token.tag == "VBN" and not claim.source:
        _stand_alone(reading, claim, token)
    if token.lemma == "tell":
        _part_hearer(reading, claim)
    if claim.cue.kind == "intend":
        claim.content -= asides(reading, claim.content)
    claim.content -= claim.source | claim.cues
    return claim


def _is_governed(reading: Reading, child: Token, preps: frozenset[str]) -> bool:
    """Tell the clause of a phrasal cue: an infinitive, or one opened by its preposition ("for all to go")."""
    if child.dep == "xcomp":
        return True
    opens = reading.tokens[min(reading.subtree(child.i))]
    return child.dep in ("ccomp", "advcl") and opens.text.lower() in preps and opens.i > child.head


def _add_as(reading: Reading, claim: Claim, token: Token) -> None:
    """Take the object and what it is said to be ("cast him as mad")."""
    below = [reading.tokens[c] for c in reading.children[token.i] if c > token.i]
    as_ = next((c for c in below if c.dep == "prep" and c.text.lower() == "as"), None)
    if as_ is not None:
        for c in below:
            if c.dep == "dobj" or c is as_:
                claim.content.update(reading.subtree(c.i))


def _takes_that(reading: Reading, verb: Token) -> bool:
    """Tell a verb that no table knows but that governs a that-clause: most such verbs report."""
    for c in reading.children[verb.i]:
        if reading.tokens[c].dep == "ccomp" and c > verb.i:
            return any(
                reading.tokens[k].text.lower() == "that" and reading.tokens[k].dep == "mark"
                for k in reading.children[c]
            )
    return False


def _with_particle(reading: Reading, token: Token) -> Cue | None:
    lemma = lemma_of(token)
    for c in reading.children[token.i]:
        if reading.tokens[c].dep in ("prt", "advmod"):
            cue = PARTICLES.get((lemma, reading.tokens[c].text.lower()))
            if cue is not None:
                return cue
    return None


def _part_hearer(reading: Reading, claim: Claim) -> None:
    """Part an agency that was told from a clause the parser let it run into ("told Reuters troops …")."""
    i = claim.head + 1
    if i in claim.content and reading.tokens[i].text in _AGENCIES:
        claim.content.discard(i)
        claim.hearer = i


def _amid(reading: Reading, verb: Token, c: int) -> bool:
    """Tell an adverb between auxiliary and verb, or hard beside the verb ("said recently")."""
    return c == verb.i + 1 or (
        c < verb.i and all(reading.tokens[k].dep in _AUXILIARY | {"advmod"} for k in range(c, verb.i))
    )


def _add_medium(reading: Reading, claim: Claim, prep: int) -> None:
    """Take "in an interview" into a cue of speech."""
    below = reading.children[prep]
    if (
        "c" in claim.cue.takes
        and below
        and reading.tokens[below[0]].lemma in _MEDIA
        and below[0] - claim.head <= 6
    ):
        claim.cues.update(range(prep, below[0] + 1))
