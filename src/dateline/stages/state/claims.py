"""Claims that the tree supports: each cue verb, noun or adjective with its source and its content.

A claim holds token numbers; ``attribution`` turns it into spans. Quotations are left to ``speech``.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.language.agencies import AGENCIES
from dateline.language.cues import (
    ADJECTIVES,
    LIGHT,
    NOUNS,
    PARTICLES,
    PHRASAL,
    PREPOSITIONS,
    TEACHING,
    VERBS,
    Cue,
)
from dateline.model import Reading, Token
from dateline.stages.state.mentions import SUBJECTS
from dateline.stages.state.quotes import Quote

_BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp"})
_OBJECTS = frozenset({"dobj", "oprd", "attr"})
_AUXILIARY = frozenset({"aux", "auxpass", "neg", "prt"})
_EMPTY = frozenset({"it", "there", "that", "this", "what"})
_AGENCIES = frozenset(name for names in AGENCIES.values() for name in names)
# What opens a clause that tells what was so, not what is intended.
_ADDED = frozenset("after because since while although though as whereas".split())
_PLAIN = Cue("say", 1, "")
_REPORTING = Cue("say", 1, "c")
_MEDIA = frozenset(
    "interview statement email e-mail speech letter tweet memo briefing post conference release".split()
)


class Claim:
    """An attribution in the making: token sets, and the quotations that came to it.

    No value: claims gather their parts over several passes and never leave this stage.
    """

    __slots__ = ("content", "cue", "cues", "head", "hearer", "quotes", "source", "speaker")

    def __init__(self, cue: Cue, head: int, cues: set[int], source: set[int] | None = None) -> None:
        self.cue = cue
        self.head = head
        self.cues = cues
        self.source: set[int] = source or set()
        self.speaker: int | None = max(self.source, default=None)
        self.content: set[int] = set()
        self.quotes: list[Quote] = []
        self.hearer: int | None = None


def claims_of_tree(reading: Reading) -> Iterator[Claim]:
    """Yield a claim for each cue in the tree."""
    for token in reading.tokens:
        lemma = token.lemma.lower()
        if token.pos == "VERB" and (lemma in VERBS or lemma in PHRASAL):
            yield _of_verb(reading, token, _with_particle(reading, token) or VERBS.get(lemma))
        elif token.pos == "VERB" and (cue := _with_particle(reading, token)):
            yield _of_verb(reading, token, cue)
        elif token.pos == "VERB" and _takes_that(reading, token):
            yield _of_verb(reading, token, _REPORTING)
        elif token.pos == "NOUN" and lemma in NOUNS:
            yield _of_noun(reading, token, NOUNS[lemma])
        elif token.pos == "ADJ" and lemma in ADJECTIVES and token.dep == "acomp":
            yield _of_adjective(reading, token, ADJECTIVES[lemma])
        elif lemma in ("accord", "according") and token.text.lower() == "according":
            yield _of_according(reading, token)


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


def _of_verb(reading: Reading, token: Token, cue: Cue | None) -> Claim:
    claim = Claim(cue or _PLAIN, token.i, {token.i})
    _add_source(reading, claim, token)
    preps = PHRASAL.get(token.lemma.lower(), frozenset())
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep in _AUXILIARY or (child.dep == "advmod" and _amid(reading, token, c)):
            claim.cues.add(c)
        if child.dep == "dobj" and token.lemma in TEACHING:
            claim.hearer = c
        elif _is_content(child, claim.cue.takes) or (preps and child.dep == "xcomp"):
            claim.content.update(reading.subtree(c))
        elif child.dep in ("prep", "prt") and child.text.lower() in preps:
            _take_prepositional(reading, claim, c)
        elif child.dep in ("dobj", "dative") and "c" in claim.cue.takes:
            claim.hearer = c
        elif child.dep == "prep" and child.text == "in" and c > token.i:
            _add_medium(reading, claim, c)
    if not claim.content and token.lemma not in TEACHING:
        _look_around(reading, claim, token)
    if token.lemma == "tell":
        _part_hearer(reading, claim)
    if claim.cue.kind == "intend":
        claim.content -= _asides(reading, claim.content)
    claim.content -= claim.source | claim.cues
    return claim


def _asides(reading: Reading, content: set[int]) -> set[int]:
    """Return what a writer adds to an intent: finite adverbial clauses and relatives after a comma."""
    found: set[int] = set()
    for i in content - found:
        dep, below = reading.tokens[i].dep, reading.children[i]
        opened = min(below, default=i)
        if dep == "advcl" and any(reading.tokens[c].text.lower() in _ADDED for c in below):
            if any(reading.tokens[c].dep in SUBJECTS for c in below):
                found.update(reading.subtree(i))
        elif dep == "relcl" and reading.tokens[opened - 1].text == ",":
            found.update(reading.subtree(i))
    return found


def _part_hearer(reading: Reading, claim: Claim) -> None:
    """Part an agency that was told from a clause the parser let it run into ("told Reuters troops …")."""
    i = claim.head + 1
    if i in claim.content and reading.tokens[i].text in _AGENCIES:
        claim.content.discard(i)
        claim.hearer = i


def _is_content(child: Token, takes: str) -> bool:
    """Tell a child that a cue with these complements takes for its content."""
    if child.dep == "ccomp":
        return "c" in takes or "q" in takes
    if child.dep == "xcomp":
        return "x" in takes or ("c" in takes and child.pos != "ADJ")
    return child.dep in _OBJECTS and "o" in takes


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


def _look_around(reading: Reading, claim: Claim, verb: Token) -> None:
    """Find the content of a cue that governs none: behind a preposition, or above the cue."""
    takes = claim.cue.takes
    if takes:
        _add_prepositional(reading, claim, verb.i)
    if not claim.content and "o" in takes and verb.dep == "relcl" and not _subject_is_relative(reading, verb):
        claim.content.update(k for k in reading.subtree(verb.head) if k <= verb.head)
    if not claim.content and "c" in takes:
        claim.content = _set_beside(reading, verb)


def _subject_is_relative(reading: Reading, verb: Token) -> bool:
    return any(
        reading.tokens[c].dep in SUBJECTS and reading.tokens[c].tag in ("WDT", "WP")
        for c in reading.children[verb.i]
    )


def _add_prepositional(reading: Reading, claim: Claim, i: int) -> None:
    """Take the object of a preposition for content ("warned about a shortage", "attack on the plan")."""
    for c in reading.children[i]:
        child = reading.tokens[c]
        if child.dep == "prep" and child.text.lower() in PREPOSITIONS and c > i:
            return _take_prepositional(reading, claim, c)
    return None


def _take_prepositional(reading: Reading, claim: Claim, prep: int) -> None:
    claim.cues.add(prep)
    for below in reading.children[prep]:
        claim.content.update(reading.subtree(below))


def _amid(reading: Reading, verb: Token, c: int) -> bool:
    """Tell an adverb between auxiliary and verb, or hard before the verb."""
    return c < verb.i and all(reading.tokens[k].dep in _AUXILIARY | {"advmod"} for k in range(c, verb.i))


def _set_beside(reading: Reading, verb: Token) -> set[int]:
    """Return the clause that a parenthetical cue belongs to ("X, he said, …"; "as Reuters reported")."""
    as_clause = any(
        reading.tokens[c].dep == "mark" and reading.tokens[c].text.lower() == "as"
        for c in reading.children[verb.i]
    )
    own_subject = any(reading.tokens[c].dep in SUBJECTS for c in reading.children[verb.i])
    if verb.head == verb.i or not own_subject:
        return set()
    if (
        verb.dep == "parataxis"
        or (verb.dep == "advcl" and as_clause)
        or (verb.dep == "ccomp" and verb.head < verb.i and not _has_mark(reading, verb))
    ):
        return set(reading.subtree(verb.head)) - set(reading.subtree(verb.i))
    return set()


def _has_mark(reading: Reading, verb: Token) -> bool:
    before = reading.tokens[min(reading.subtree(verb.i))]
    return (
        before.text.lower() in ("that", "if", "whether") or reading.tokens[max(0, before.i - 1)].text != ","
    )


def _add_source(reading: Reading, claim: Claim, verb: Token) -> None:
    """Fill in the subject of the cue, or the agent of a passive; a participle borrows its governor's."""
    for _ in range(4):
        children = [reading.tokens[c] for c in reading.children[verb.i]]
        if any(c.dep in ("agent", "nsubjpass", "auxpass") for c in children):
            if verb.i == claim.head:
                _add_agent(reading, claim, verb)
            return
        subject = next((c for c in children if c.dep == "nsubj"), None)
        if subject is not None:
            if subject.text.lower() not in _EMPTY or verb.lemma not in ("be", "seem", "appear"):
                _set_source(reading, claim, subject.i)
            return
        if verb.tag == "VBN" and verb.dep in ("advcl", "acl"):
            return  # "Asked about the plan, she …": whom it names was the hearer
        if verb.dep == "acl" and verb.tag == "VBG":
            _set_source(reading, claim, verb.head, whole=False)
            return
        if verb.dep not in _BORROWS:
            return
        verb = reading.tokens[verb.head]
        if verb.pos == "ADP":
            verb = reading.tokens[verb.head]
        if verb.pos not in ("VERB", "AUX"):
            return


def _add_agent(reading: Reading, claim: Claim, verb: Token) -> None:
    """Make the agent of a passive cue its source, and the passive subject its content."""
    for agent in (c for c in reading.children[verb.i] if reading.tokens[c].dep == "agent"):
        for noun in reading.children[agent]:
            if reading.tokens[noun].dep == "pobj":
                _set_source(reading, claim, noun)
    if claim.source:
        for c in reading.children[verb.i]:
            if reading.tokens[c].dep == "nsubjpass":
                claim.content.update(reading.subtree(c))
        if verb.dep == "acl":
            claim.content.update(k for k in reading.subtree(verb.head) if k <= verb.head)


def _set_source(reading: Reading, claim: Claim, noun: int, whole: bool = True) -> None:
    claim.speaker = noun
    tokens = set(reading.subtree(noun))
    if not whole:
        tokens = {k for k in tokens if k <= noun}
    claim.source = tokens - {claim.head}


def _of_noun(reading: Reading, token: Token, cue: Cue) -> Claim:
    """ "X's claim that …", "issued a statement saying": the noun with its possessor or its light verb."""
    claim = Claim(cue, token.i, {token.i})
    for c in reading.children[token.i]:
        child = reading.tokens[c]
        if child.dep == "poss":
            _set_source(reading, claim, c)
        elif child.dep in ("ccomp", "acl") and c > token.i and child.tag != "VBN":
            claim.content.update(reading.subtree(c))
    above = reading.tokens[token.head]
    if not claim.source and token.dep == "dobj" and above.lemma in LIGHT:
        _add_source(reading, claim, above)
        claim.cues.update(range(above.i, token.i + 1))
    if claim.source and not claim.content:
        _add_prepositional(reading, claim, token.i)
    claim.content -= claim.source | claim.cues
    return claim


def _of_adjective(reading: Reading, token: Token, cue: Cue) -> Claim:
    claim = Claim(cue, token.i, {token.i})
    verb = reading.tokens[token.head]
    if verb.lemma not in ("be", "feel", "seem", "become", "remain"):
        return claim
    _add_source(reading, claim, verb)
    claim.cues.add(verb.i)
    for c in (*reading.children[token.i], *reading.children[verb.i]):
        if reading.tokens[c].dep in ("ccomp", "xcomp") and c > token.i:
            claim.content.update(reading.subtree(c))
    if not claim.content:
        _add_prepositional(reading, claim, token.i)
    claim.content -= claim.source | claim.cues
    return claim


def _of_according(reading: Reading, token: Token) -> Claim:
    claim = Claim(Cue("say", 2, "c"), token.i, {token.i})
    for c in reading.children[token.i]:
        if reading.tokens[c].text.lower() == "to":
            claim.cues.add(c)
            noun = next((k for k in reading.children[c] if reading.tokens[k].dep == "pobj"), None)
            if noun is not None:
                _set_source(reading, claim, noun)
    claim.content = set(reading.subtree(token.head)) - set(reading.subtree(token.i))
    return claim
