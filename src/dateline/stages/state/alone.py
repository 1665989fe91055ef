"""Tell which clauses cannot stand alone as a sentence, however they are cut."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.language.verbs import SPEECH, signature
from dateline.model import Reading
from dateline.stages.state.clauses import Clause

_PLAIN_LINKS = frozenset({"why", "when", "where", "who", "that", "while"})
_RAISING = frozenset({"set", "likely", "seem"})
_RAISED_PASSIVES = frozenset({"expect", "think", "say", "claim", "fact", "order"})
_PRESUMED = frozenset("presume fear believe report think leave find pronounce feel".split())
_SUPPOSING = frozenset({"if", "unless", "whether", "lest", "provided"})
# Prepositions that tell of what one speaks; others tell when and where.
_OF_WHAT = frozenset("on about of against to with for over".split())
_SELF = ("self", "selves")
_IMPLICATIVE = frozenset({"fail", "refuse", "manage", "phase", "stop"})


def says_nothing(reading: Reading, clause: Clause) -> bool:
    """Tell a clause that only names a speaker, its words elsewhere, or itself ("calling itself …")."""
    token = reading.tokens[clause.node]
    if (
        token.lemma == "call"
        and clause.link in ("acl", "relcl")
        and any(
            reading.tokens[c].dep == "dobj" and reading.tokens[c].text.lower().endswith(_SELF)
            for c in reading.children[clause.node]
        )
    ):
        return True
    if token.lemma in ("ask", "tell") and clause.form == "participle" and token.tag == "VBN":
        return True
    if token.lemma not in SPEECH and token.lemma != "tell":
        return False
    return not any(
        c > clause.node and reading.tokens[c].dep in ("ccomp", "xcomp", "dobj", "prep")
        and (reading.tokens[c].dep != "prep" or reading.tokens[c].text.lower() in _OF_WHAT)
        and not (token.lemma == "tell" and reading.tokens[c].dep == "dobj")
        for c in reading.children[clause.node]
    )  # fmt: skip


def is_split(reading: Reading, i: int) -> bool:
    """Tell a piece of a hyphenated word ("re-elect") that was taken apart."""
    tokens = reading.tokens
    near = (tokens[j] for j in (i - 1, i + 1) if 0 <= j < len(tokens))
    return any(t.text == "-" and (t.end == tokens[i].start or t.start == tokens[i].end) for t in near)


def is_raising(reading: Reading, clause: Clause) -> bool:
    """Tell "is set", "is expected", "seems": no happening but the standing of the one they embed."""
    head = reading.tokens[clause.head]
    if not any(_infinitive(reading, c) for i in {clause.node, clause.head} for c in reading.children[i]):
        return False
    if head.lemma == "be":
        return True
    rule = signature(head.pos, head.lemma.lower(), "to").kind
    raised = clause.passive or head.lemma == "have"
    return rule in _RAISING or (rule in _RAISED_PASSIVES and raised)


def asks(reading: Reading, clause: Clause, left: Sequence[int]) -> bool:
    """Tell a question, or a clause round "what" or "how many": no cutting makes a sentence of it."""
    first, end = reading.sentences[clause.sentence]
    if clause.link == "ROOT" and any(reading.tokens[i].text == "?" for i in range(max(first, end - 2), end)):
        return True
    if clause.link == "relcl" and not any(
        reading.tokens[c].text.lower() in ("what", "whatever") for c in reading.children[clause.node]
    ):
        return False
    starts = {left[c] for c in reading.children[clause.node] if c < clause.node}
    return any(
        reading.tokens[i].tag in ("WP", "WDT", "WRB") and reading.tokens[i].text.lower() not in _PLAIN_LINKS
        for i in starts
    )


def is_implicative(reading: Reading, clause: Clause) -> bool:
    """Tell "failed", "began", "refused": with their complement they tell one happening."""
    head = reading.tokens[clause.head]
    return signature(head.pos, head.lemma.lower(), "to").kind in _IMPLICATIVE


def _infinitive(reading: Reading, c: int) -> bool:
    return reading.tokens[c].dep == "xcomp" and any(
        reading.tokens[j].tag == "TO" for j in reading.children[c]
    )


def is_piece(reading: Reading, i: int) -> bool:
    """Tell a noun that a hyphen ties to a word it does not govern ("the co" of "the co-pilot")."""
    tokens = reading.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text not in "-‑" or tokens[i + 1].start != tokens[i].end:
        return False
    return tokens[i + 2].start == tokens[i + 1].end and tokens[i + 2].head != i


def is_bare_passive(reading: Reading, clause: Clause) -> bool:
    """Tell "11 presumed dead", in running text: a participle without its "were" after a bare number."""
    if clause.marks or clause.subject is None or reading.tokens[clause.node].tag not in ("VBN", "VBD"):
        return False
    token = reading.tokens[clause.node]
    complement = any(reading.tokens[c].dep in ("oprd", "acomp") for c in reading.children[clause.node])
    return complement and reading.tokens[clause.subject].pos == "NUM" and token.lemma in _PRESUMED


def is_supposed(reading: Reading, clause: Clause) -> bool:
    """Tell "if the dam breaks": what is only supposed is told with what follows from it, never alone."""
    words = (reading.tokens[c] for c in reading.children[clause.node] if c < clause.node)
    return any(w.dep in ("mark", "advmod") and w.text.lower() in _SUPPOSING for w in words)
