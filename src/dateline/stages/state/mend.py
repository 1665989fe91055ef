"""Mend a tree where a plural noun was parsed as a verb: "but plans to widen it were shelved".

The evidence is in the tree itself: below the infinitive stands a finite passive that has no subject but
the infinitive's own object. Refuses all that is less clear, and leaves tokens and offsets as they are.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.language.verbs import PLURAL_OR_VERB
from dateline.model import Reading, Token
from dateline.stages.state.clauses import SUBJECTS

_OBJECT_FORMS = frozenset("him her them us me".split())
_SINGULAR = frozenset({"NN", "NNP", "PRP"})


def mended(reading: Reading) -> Reading:
    """Return ``reading`` with such nouns made subjects; the same value where there are none."""
    tokens = list(reading.tokens)
    for token in reading.tokens:
        if token.text.lower() in PLURAL_OR_VERB and token.tag in ("VBZ", "VBP"):
            _mend(reading, token, tokens)
    if all(new is old for new, old in zip(tokens, reading.tokens, strict=True)):
        return reading
    below: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.i:
            below[token.head].append(token.i)
    return replace(reading, tokens=tuple(tokens), children=tuple(tuple(b) for b in below))


def _mend(reading: Reading, noun: Token, tokens: list[Token]) -> None:
    """Make ``noun`` the subject of the passive two steps below it, and hang that where ``noun`` hung."""
    below = [reading.tokens[c] for c in reading.children[noun.i]]
    infinitive = next((t for t in below if t.tag == "VB" and t.dep == "xcomp"), None)
    if infinitive is None or any(t.dep in SUBJECTS for t in below):
        return
    verbs = (reading.tokens[c] for c in reading.children[infinitive.i])
    verb = next((t for t in verbs if t.dep == "ccomp" and _borrows_subject(reading, t)), None)
    if verb is None:
        return
    root = noun.head == noun.i
    tokens[verb.i] = verb._replace(dep=noun.dep, head=verb.i if root else noun.head)
    tokens[noun.i] = noun._replace(
        pos="NOUN", tag="NNS", lemma=noun.text.lower()[:-1], dep="nsubjpass", head=verb.i
    )
    tokens[infinitive.i] = infinitive._replace(dep="acl", head=noun.i)
    for c in reading.children[infinitive.i]:
        if c > verb.i:
            tokens[c] = reading.tokens[c]._replace(head=verb.i)
    for c in reading.children[verb.i]:
        if reading.tokens[c].dep in SUBJECTS:
            tokens[c] = reading.tokens[c]._replace(dep="dobj", head=infinitive.i)


def _borrows_subject(reading: Reading, verb: Token) -> bool:
    """Tell "widen it were shelved": the subject is none, an object's form, or of another number."""
    below = [reading.tokens[c] for c in reading.children[verb.i]]
    helper = next((t for t in below if t.dep in ("aux", "auxpass") and t.tag in ("VBD", "VBZ", "VBP")), None)
    if helper is None or any(t.dep == "mark" for t in below):
        return False
    subject = next((t for t in below if t.dep in SUBJECTS), None)
    if subject is None or subject.text.lower() in _OBJECT_FORMS:
        return True
    plural = helper.text.lower() in ("were", "are", "have")
    return plural and subject.tag in _SINGULAR and subject.text.lower() not in ("they", "we", "you")
