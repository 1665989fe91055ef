"""Claims of cue verbs: the verb with its source, its content, its hearer and the words that belong to it."""

from __future__ import annotations

from dateline.language.agencies import AGENCIES
from dateline.language.cues import PARTICLES, PHRASAL, TEACHING, VERBS, Cue
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim
from dateline.stages.state.contents import asides, is_content, look_around, take_prepositional
from dateline.stages.state.sources import add_source

_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})
_AGENCIES = frozenset(name for names in AGENCIES.values() for name in names)
_PLAIN = Cue("say", 1, "")
_REPORTING = Cue("say", 1, "c")
_MEDIA = frozenset(
    "interview statement email e-mail speech letter tweet memo briefing post conference release".split()
)


def claim_of_verb(reading: Reading, token: Token) -> Claim | None:
    """Return the claim of a verb; ``None`` for a verb that is no cue."""
    lemma = token.lemma.lower()
    cue = _with_particle(reading, token)
    if cue is None and (lemma in VERBS or lemma in PHRASAL):
        cue = VERBS.get(lemma, _PLAIN)
    if cue is None and _takes_that(reading, token):
        cue = _REPORTING
    return _of_verb(reading, token, cue) if cue is not None else None


def _of_verb(reading: Reading, token: Token, cue: Cue) -> Claim:
    claim = Claim(cue, token.i, {token.i})
    add_source(reading, claim, token)
    preps = PHRASAL.get(token.lemma.lower(), frozenset())
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep in _AUXILIARY or (child.dep == "advmod" and _amid(reading, token, c)):
            claim.cues.add(c)
        if child.dep == "dobj" and token.lemma in TEACHING:
            claim.hearer = c
        elif is_content(child, claim.cue.takes) or (preps and child.dep == "xcomp"):
            claim.content.update(reading.subtree(c))
        elif child.dep in ("prep", "prt") and child.text.lower() in preps:
            take_prepositional(reading, claim, c)
        elif child.dep in ("dobj", "dative") and "c" in claim.cue.takes:
            claim.hearer = c
        elif child.dep == "prep" and child.text == "in" and c > token.i:
            _add_medium(reading, claim, c)
    if not claim.content and token.lemma not in TEACHING:
        look_around(reading, claim, token)
    if token.lemma == "tell":
        _part_hearer(reading, claim)
    if claim.cue.kind == "intend":
        claim.content -= asides(reading, claim.content)
    claim.content -= claim.source | claim.cues
    return claim


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
    lemma = token.lemma.lower()
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
    """Tell an adverb between auxiliary and verb, or hard before the verb."""
    return c < verb.i and all(reading.tokens[k].dep in _AUXILIARY | {"advmod"} for k in range(c, verb.i))


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
