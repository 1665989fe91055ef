"""Find the clauses of a reading: what heads each, what governs it, who its subject is.

A clause is a finite verb, an infinitive, a participle, a modifier such as "Canada-led", or a noun that
is a happening. Refuses to judge what a clause is worth: standing, times and names are for others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.language.happenings import HAPPENINGS
from dateline.language.verbs import BLAMING, NOUNS, SIGNATURES, SPEECH, SUBJECT_CONTROL
from dateline.model import Reading, Token

Form = Literal["finite", "infinitive", "participle", "apposition", "nominal"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_HELPERS = frozenset({"aux", "auxpass"})
_NEVER = frozenset(
    {"aux", "auxpass", "compound", "nmod", "prep", "punct", "det", "case", "mark", "cc", "poss", "amod"}
    | {"nummod", "quantmod", "advmod", "prt", "neg", "npadvmod", "agent", "preconj", "predet", "intj", "meta"}
)
_NOMINAL_DEPS = frozenset("nsubj nsubjpass dobj pobj attr conj ROOT appos dep oprd dative npadvmod".split())
# "in response to" and "in a bid to" link, they tell no happening of their own.
_LINKING_NOUNS = frozenset(
    "response reaction retaliation bid effort attempt support return exchange addition".split()
)
# Who demands asks others to act.
_ASKING = (SIGNATURES["demand"], SIGNATURES["order"])
_COPULAS = frozenset({"be", "become", "remain", "seem"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BLAMED = frozenset("of from for into with".split())
_CALLED = frozenset("call press appeal plead rely count wait prevail".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. All members but ``governor`` and ``first`` are token indices.

    ``node`` heads it in the tree, ``head`` is its predicate word (the adjective of "is eager"), ``via``
    the word it hangs on, ``marks`` its auxiliaries and negations (shared ones included). ``governor`` is
    the index of the clause above it; ``first`` that of the first clause it is coordinated with.
    """

    node: int
    head: int
    form: Form
    link: str
    governor: int | None
    via: int | None
    subject: int | None
    own_subject: bool
    object: int | None
    passive: bool
    marks: tuple[int, ...]
    sentence: int
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a reading, governors first within a sentence.

    ``owner`` gives the clause of each token (-1: none), ``left`` and ``right`` the outermost tokens
    that each token governs.
    """

    all: tuple[Clause, ...]
    owner: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


def find_clauses(reading: Reading) -> Clauses:
    """Return the clauses of ``reading``; those of one sentence follow one another, governors first."""
    found: list[Clause] = []
    owner = [-1] * len(reading.tokens)
    left, right = list(range(len(owner))), list(range(len(owner)))
    heads: dict[int, int] = {}
    for k, (first, end) in enumerate(reading.sentences):
        order = list(_from_the_top(reading, first, end))
        for i in reversed(order):
            head = reading.tokens[i].head
            left[head], right[head] = min(left[head], left[i]), max(right[head], right[i])
        for i in order:
            token = reading.tokens[i]
            above = owner[token.head] if token.head != i else -1
            form = _form(reading, token, heads)
            if form is None:
                owner[i] = above
                continue
            owner[i] = heads[i] = len(found)
            found.append(_clause(reading, token, form, (k, above, found, heads)))
    return Clauses(tuple(found), tuple(owner), tuple(left), tuple(right))


def _from_the_top(reading: Reading, first: int, end: int) -> Iterator[int]:
    """Yield the tokens of a sentence, each after its governor."""
    level = [i for i in range(first, end) if reading.tokens[i].head == i]
    while level:
        yield from level
        level = [child for i in level for child in reading.children[i]]


def _form(reading: Reading, token: Token, heads: dict[int, int]) -> Form | None:
    """Return the form of the clause that ``token`` heads; ``None`` where it heads none."""
    if token.pos == "VERB" or (token.pos == "AUX" and token.dep not in _HELPERS):
        return _verbal(reading, token, heads) if token.text[0].isalpha() else None
    return "nominal" if _is_happening(reading, token) else None


def _is_happening(reading: Reading, token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN") or token.dep not in _NOMINAL_DEPS:
        return False
    lemma = token.lemma.lower()
    if lemma not in HAPPENINGS or (token.pos == "PROPN" and token.text.istitle() and token.dep != "ROOT"):
        return False
    return not (lemma in _LINKING_NOUNS and reading.tokens[token.head].text.lower() == "in")


def _verbal(reading: Reading, token: Token, heads: dict[int, int]) -> Form | None:
    children = [reading.tokens[c] for c in reading.children[token.i]]
    if token.dep in ("amod", "nmod") and token.tag == "VBN" and _agent_before(children):
        return "apposition"
    if token.dep in _NEVER and not any(c.dep in SUBJECTS for c in children):
        return None
    if token.dep == "acomp" and reading.tokens[token.head].lemma in _COPULAS:
        return None
    if token.dep in _NOMINAL_DEPS - {"conj", "ROOT", "appos", "dep"} and not _is_gerund(token, children):
        return None
    if token.dep == "conj" and token.head not in heads and reading.tokens[token.head].pos in ("VERB", "ADJ"):
        return None
    if any(c.tag == "TO" for c in children if c.dep == "aux"):
        return "infinitive"
    helpers = [c for c in children if c.dep in _HELPERS]
    if _is_reduced(token, children):
        return "participle"
    if token.tag in ("VBG", "VBN") and not any(c.tag in ("VBD", "VBZ", "VBP", "MD") for c in helpers):
        return "finite" if token.dep == "ROOT" else "participle"
    return "finite"


def _is_reduced(token: Token, children: list[Token]) -> bool:
    """Tell "an interview conducted on Friday", where taggers see a past tense."""
    bare = not any(c.dep in SUBJECTS or c.dep in _HELPERS or c.dep == "dobj" for c in children)
    return token.tag == "VBD" and token.dep in ("acl", "relcl") and bare


def _agent_before(children: list[Token]) -> bool:
    """Tell "Canada-led", "US-backed": a name and a hyphen before the participle."""
    texts = {c.text for c in children}
    return bool(texts & {"-", "‑"}) and any(
        c.pos == "PROPN" and c.dep in ("npadvmod", "nsubj") for c in children
    )


def _is_gerund(token: Token, children: list[Token]) -> bool:
    return token.tag == "VBG" and any(c.dep in ("dobj", "prep", "xcomp") and c.i > token.i for c in children)


_Place = tuple[int, int, list[Clause], dict[int, int]]


def _clause(reading: Reading, token: Token, form: Form, place: _Place) -> Clause:
    sentence, above, found, heads = place
    children = [reading.tokens[c] for c in reading.children[token.i]]
    first = heads.get(token.head) if token.dep == "conj" and form != "nominal" else None
    first = _same_mood(reading, token, found, first)
    if first is not None and found[first].form in ("nominal", "apposition"):
        first = None
    model = found[first] if first is not None else None
    marks = tuple(c.i for c in children if c.dep in _HELPERS or c.dep == "neg")
    subject = _own_subject(children, token, form)
    if model and form == "participle":
        form = model.form if model.form in ("finite", "infinitive") else form
    shares = model is not None and subject is None and not _is_finite(reading, marks)
    if model and shares and (marks or _alike(reading.tokens[model.node], token)):
        marks = (*model.marks, *marks)
        form = "infinitive" if model.form == "infinitive" else form
    own = subject is not None or any(c.dep == "expl" for c in children)
    governor = model.governor if model else above if above >= 0 else None
    link = model.link if model else token.dep
    via = model.via if model else token.head if token.head != token.i else None
    if not own and form == "participle" and link in ("advcl", "pcomp", "xcomp"):
        subject = _just_before(reading, token)
    if not own and subject is None and form not in ("nominal", "apposition"):
        subject = _shared_subject(
            reading, token, form, model or (found[governor] if governor is not None else None)
        )
    if form in ("nominal", "apposition"):
        subject = None
    return Clause(
        token.i, _predicate(reading, token, children), form, link, governor, via, subject, own,
        next((c.i for c in children if c.dep in ("dobj", "dative")), None) if form != "nominal" else None,
        _is_passive(reading, token, children, model), marks, sentence, first,
    )  # fmt: skip


def _same_mood(reading: Reading, token: Token, found: list[Clause], first: int | None) -> int | None:
    """Return the clause that ``token`` is coordinated with.

    Parsers hang "they asked him to go, and he went" on "go": what has subject and tense of its own is no
    peer of an infinitive or a subjunctive, but of what stands above that.
    """
    words = [reading.tokens[c] for c in reading.children[token.i]]
    if first is not None and token.tag == "VB" and not any(w.dep in _HELPERS for w in words):
        return _last_infinitive(reading, found, first)
    finite = token.tag in _FINITE or any(w.tag in _FINITE for w in words if w.dep in _HELPERS)
    if not finite or not any(w.dep in SUBJECTS for w in words):
        return first
    while first is not None and found[first].link in ("xcomp", "ccomp", "acl", "advcl", "conj"):
        clause = found[first]
        helpers = [reading.tokens[m].tag for m in clause.marks]
        bare = reading.tokens[clause.node].tag in ("VB", "VBG") and not set(helpers) & _FINITE
        if not bare or clause.governor is None:
            break
        first = clause.governor
    return first


def _last_infinitive(reading: Reading, found: list[Clause], first: int) -> int:
    """Return "to greet" for the "thank" of "are to greet the crew and thank them", not what governs it."""
    if any(reading.tokens[m].tag in ("MD", "TO") for m in found[first].marks):
        return first
    below = (k for k in range(len(found) - 1, first, -1) if found[k].governor == first)
    return next((k for k in below if found[k].form == "infinitive" and found[k].link != "nsubj"), first)


def _own_subject(children: list[Token], token: Token, form: Form) -> int | None:
    """Return the subject among a verb's children; in a headline's "Club To Buy Striker" it has no label."""
    found = next((c.i for c in children if c.dep in SUBJECTS), None)
    if found is None and form == "infinitive" and token.dep == "ROOT":
        found = next((c.i for c in children if c.dep in ("dep", "nmod") and c.pos in ("NOUN", "PROPN")), None)
        return found if found is not None and found < token.i else None
    return found


def _is_finite(reading: Reading, marks: tuple[int, ...]) -> bool:
    """Tell whether auxiliaries can open a clause: "had", not the "been" of "had seen or been seen"."""
    return any(reading.tokens[m].tag in _FINITE | {"TO"} for m in marks)


def _alike(first: Token, other: Token) -> bool:
    """Tell whether a coordinated verb can share the auxiliaries of the first."""
    if first.tag == "VB" and other.tag == "VBP":
        return True
    return first.tag == other.tag or (first.tag == "VBN" and other.tag == "VBD")


def _predicate(reading: Reading, token: Token, children: list[Token]) -> int:
    if token.lemma in _COPULAS:
        return next((c.i for c in children if c.dep == "acomp"), token.i)
    return token.i


def _is_passive(reading: Reading, token: Token, children: list[Token], model: Clause | None) -> bool:
    if any(c.dep in ("auxpass", "nsubjpass") for c in children):
        return True
    bare = not any(c.dep == "dobj" or c.dep in SUBJECTS for c in children)
    if _is_reduced(token, children):
        return True
    if token.tag != "VBN":
        return bool(model and model.passive and token.tag == "VBD" and bare)
    if any(c.dep == "aux" and c.lemma == "have" for c in children):
        return False
    if model:
        other = reading.tokens[model.node].tag != "VBN" and model.form == "participle"
        return (model.passive or other) and not any(c.dep == "dobj" for c in children)
    return token.dep in ("acl", "advcl", "relcl", "ROOT") and not any(c.dep == "nsubj" for c in children)


def _shared_subject(reading: Reading, token: Token, form: Form, above: Clause | None) -> int | None:
    """Return the subject that a clause without its own takes from its governor or its noun."""
    governor = reading.tokens[token.head]
    if token.dep == "conj":
        return above.subject if above and _agrees(reading, token, above.subject) else None
    if token.dep in ("acl", "relcl"):
        return _of_noun(reading, token, form, above)
    if above is None:
        return None
    if token.dep == "xcomp" and above.object is not None and above.node == token.head:
        return above.object if governor.lemma not in SUBJECT_CONTROL else above.subject
    if token.dep == "xcomp" and form == "infinitive" and above.node == token.head:
        return _called_upon(reading, governor) or above.subject
    blamed = reading.tokens[above.head].lemma in BLAMING and governor.text.lower() in _BLAMED
    if token.dep == "pcomp" and blamed and governor.head in (above.node, above.object):
        return above.subject if above.passive or above.object is None else above.object
    return above.subject if token.dep in ("xcomp", "advcl", "pcomp", "ccomp", "prep") else None


def _just_before(reading: Reading, verb: Token) -> int | None:
    """Return the council of "led to the council voting", where parsers hang both on "led"."""
    if verb.tag != "VBG" or verb.i == 0:
        return None
    noun = reading.tokens[verb.i - 1]
    governed = noun.dep == "pobj" and noun.pos in ("NOUN", "PROPN") and verb.head != noun.i
    return noun.i if governed and verb.head in (noun.head, reading.tokens[noun.head].head) else None


def _agrees(reading: Reading, verb: Token, subject: int | None) -> bool:
    """Tell whether a verb can have the subject: "winds … was waiting" has another."""
    if subject is None or any(reading.tokens[c].dep == "conj" for c in reading.children[subject]):
        return True
    words = [
        verb,
        *(reading.tokens[c] for c in reading.children[verb.i] if reading.tokens[c].dep in _HELPERS),
    ]
    plural = reading.tokens[subject].tag in ("NNS", "NNPS")
    singular = any(w.tag == "VBZ" or w.text.lower() == "was" for w in words)
    return not (plural and singular)


def _called_upon(reading: Reading, governor: Token) -> int | None:
    """Return NATO in "called on Rome to yield"."""
    if governor.lemma not in _CALLED:
        return None
    for c in reading.children[governor.i]:
        if reading.tokens[c].dep == "prep" and reading.tokens[c].text in ("on", "upon", "for", "with", "to"):
            return next((j for j in reading.children[c] if reading.tokens[j].dep == "pobj"), None)
    return None


def _of_noun(reading: Reading, token: Token, form: Form, above: Clause | None) -> int | None:
    """Return who does what hangs on a noun: the noun itself, its possessor, or the clause's subject."""
    noun = reading.tokens[token.head]
    passive = any(reading.tokens[c].dep == "auxpass" for c in reading.children[token.i])
    if form != "infinitive" or passive:
        return noun.i
    if NOUNS.get(noun.lemma.lower()) in _ASKING:
        return None
    possessor = next((c for c in reading.children[noun.i] if reading.tokens[c].dep == "poss"), None)
    if possessor is not None:
        return possessor
    for c in reading.children[noun.i]:
        if reading.tokens[c].text == "by":
            return next((j for j in reading.children[c] if reading.tokens[j].dep == "pobj"), None)
    return above.subject if above and noun.dep != "nsubj" else None


def is_speech(reading: Reading, clause: Clause) -> bool:
    """Tell whether the clause only says who speaks."""
    return reading.tokens[clause.head].lemma in SPEECH and clause.form == "finite"
