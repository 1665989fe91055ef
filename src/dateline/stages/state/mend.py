"""Mend a tree where a plural noun was parsed as a verb: "but plans to widen it were shelved".

The evidence is in the tree itself: below the infinitive stands a finite passive that has no subject but
the infinitive's own object. So it is where a body was made a victim beside a person: of "the blast killed
the mayor and the council and traders fled" the council is a subject of "fled". An agency right behind
"told" is who was told, not part of the next name. What "which killed two" hangs on is the blast, not the
square that it was in. Refuses all that is less clear, and leaves tokens and offsets as they are.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.language.agencies import BY_NAME
from dateline.language.casualties import DEADLY, HARM_VERBS, KILLING, SITES, UNHARMED
from dateline.language.verbs import PLURAL_OR_VERB
from dateline.model import Reading, Token
from dateline.stages.state.clauses import SUBJECTS

_OBJECT_FORMS = frozenset("him her them us me".split())
# How far behind "and" the noun of the next subject may stand.
_SUBJECT = 5
# What opens a clause as well as a phrase, and how far before its verb.
_OPENERS, _FAR = frozenset({"after", "before", "until"}), 14
_RELATIVE = frozenset({"that", "which"})
_LEFT = frozenset({"dead", "injured", "wounded", "homeless", "missing"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SINGULAR = frozenset({"NN", "NNP", "PRP"})


def mended(reading: Reading) -> Reading:
    """Return ``reading`` with such nouns made subjects; the same value where there are none."""
    tokens = list(reading.tokens)
    for token in reading.tokens:
        if token.text.lower() in PLURAL_OR_VERB and token.tag in ("VBZ", "VBP"):
            _mend(reading, token, tokens)
        elif token.dep == "conj" and token.lemma.lower() in UNHARMED:
            _part(reading, token, tokens)
        elif token.dep == "acl" and token.tag == "VBD":
            _after(reading, token, tokens)
        elif token.dep == "relcl" and (token.lemma in KILLING or _leaves_dead(reading, token)):
            _killer(reading, token, tokens)
        elif (
            token.dep == "compound" and token.text in BY_NAME and reading.tokens[token.i - 1].lemma == "tell"
        ):
            tokens[token.i] = token._replace(dep="dative", head=token.i - 1)
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


def _after(reading: Reading, verb: Token, tokens: list[Token]) -> None:
    """Make "after an officer, Ben Hale, shot Ada Quill" a clause: the officer alone came after nothing."""
    before = [reading.tokens[i] for i in range(max(0, verb.i - _FAR), verb.i)]
    mark = next((t for t in reversed(before) if t.dep == "prep" and t.text.lower() in _OPENERS), None)
    noun = next((t for t in before if mark is not None and t.dep == "pobj" and t.head == mark.i), None)
    if mark is None or noun is None or any(t.pos in ("VERB", "AUX") for t in before if t.i > mark.i):
        return
    tokens[mark.i] = mark._replace(dep="mark", head=verb.i)
    tokens[noun.i] = noun._replace(dep="nsubj", head=verb.i)
    tokens[verb.i] = verb._replace(dep="advcl", head=mark.head)
    below = [reading.tokens[c] for c in reading.children[verb.i]]
    whom = next((t for t in below if t.dep == "dobj"), None)
    for name in (t for t in below if t.dep in SUBJECTS):
        if whom is not None and whom.i < name.i:
            tokens[name.i] = name._replace(dep="appos", head=whom.i)


def _part(reading: Reading, body: Token, tokens: list[Token]) -> None:
    """Make a ``body`` that was joined to who was killed a subject of the next verb, beside its own."""
    victim = reading.tokens[body.head]
    verb = reading.tokens[victim.head]
    if victim.dep not in ("dobj", "nsubjpass") or verb.lemma not in HARM_VERBS or body.i + 1 >= len(tokens):
        return
    joint = reading.tokens[body.i + 1]
    after = (t for t in reading.tokens[body.i + 2 : body.i + 2 + _SUBJECT] if t.dep == "nsubj")
    own = next(after, None)
    if joint.dep != "cc" or joint.head in (body.i, victim.i) or own is None:
        return
    deed = reading.tokens[own.head]
    if deed.pos not in ("VERB", "AUX") or deed.dep not in ("conj", "ROOT", "ccomp") or own.head < own.i:
        return
    for i in range(victim.i + 1, body.i):
        if tokens[i].dep == "cc" and tokens[i].head == victim.i:
            tokens[i] = tokens[i]._replace(head=verb.i)
    tokens[body.i] = body._replace(dep="nsubj", head=deed.i)
    tokens[joint.i] = joint._replace(head=body.i)
    tokens[own.i] = own._replace(dep="conj", head=body.i)


def _leaves_dead(reading: Reading, verb: Token) -> bool:
    """Tell "left at least 31 dead", "left hundreds homeless"."""
    after = reading.tokens[verb.i + 1 : verb.i + _SUBJECT + 2]
    return verb.lemma == "leave" and any(token.text.lower() in _LEFT for token in after)


def _killer(reading: Reading, verb: Token, tokens: list[Token]) -> None:
    """Hang "which killed two" on what can kill, where it hangs on a place that this is told to be in."""
    below = (reading.tokens[c] for c in reading.children[verb.i])
    pronoun = next((t for t in below if t.dep == "nsubj" and t.text.lower() in _RELATIVE), None)
    noun = reading.tokens[verb.head]
    is_place = noun.lemma in SITES or any(
        e.type in _PLACES and e.start <= noun.start < e.end for e in reading.entities
    )
    if pronoun is None or not is_place:
        return
    whole = noun
    while whole.dep == "pobj" and reading.tokens[reading.tokens[whole.head].head].pos == "NOUN":
        whole = reading.tokens[reading.tokens[whole.head].head]
    phrase = (reading.tokens[i] for i in range(pronoun.i - 1, whole.i - 1, -1))
    deadly = (t for t in phrase if t.lemma in DEADLY and t.pos == "NOUN" and t.dep != "compound")
    found = next(deadly, None)
    if found is not None:
        tokens[verb.i] = verb._replace(head=found.i)


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
