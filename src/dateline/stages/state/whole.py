"""Tell whether a cut-out clause has kept all that its verb needs: a copula's complement, a verb's object.

What a time phrase, a bracket or a relative pronoun took away is missed here. Refuses to ask who is meant:
that is for ``anchored``.
"""

from __future__ import annotations

from collections.abc import Set

from dateline.language.verbs import SPEECH
from dateline.stages.state.clauses import Clause
from dateline.stages.state.wording import Wording

_SPEAKING = SPEECH | {"tell", "ask", "add", "note"}
_COMPLEMENTS = frozenset("attr acomp prep dobj oprd xcomp ccomp advmod npadvmod pcomp agent dative".split())
_UNTOLD = frozenset("[]{}|<>!?:…*".split()) | frozenset("[]{}|<>!?:…*") | {"...", "--", "http", "www"}
_MODAL_HEADS = frozenset("should would could can may might must will ought do does did".split())
_ELLIPTIC = frozenset({"do", "have"})


def is_whole(wording: Wording, clause: Clause, kept: Set[int]) -> bool:
    """Tell whether ``kept``, the tokens of the predicate, make a whole predicate."""
    tokens = wording.reading.tokens
    if any(tokens[i].text in _UNTOLD for i in kept | wording.subject_tokens(clause)):
        return False
    if any(tokens[i].tag in ("WP", "WDT", "WRB") and i < clause.node for i in kept):
        return False
    return not (
        _lost_complement(wording, clause, kept)
        or _lost_object(wording, clause, kept)
        or _stranded(wording, clause, kept)
        or _is_contracted(wording, clause)
    )


def _lost_complement(wording: Wording, clause: Clause, kept: Set[int]) -> bool:
    """Tell "the deadline is" without its Monday, "said" without what, "he should" without a verb."""
    tokens, node = wording.reading.tokens, clause.node
    verb = tokens[node]
    if verb.text.lower() in _MODAL_HEADS and verb.tag == "MD":
        return True
    after = [c for c in wording.reading.children[node] if c in kept and tokens[c].dep in _COMPLEMENTS]
    if verb.lemma == "be" or verb.pos == "AUX":
        strong = [c for c in after if tokens[c].dep not in ("advmod", "npadvmod")]
        lost = any(
            tokens[c].dep in ("attr", "acomp") and c not in kept for c in wording.reading.children[node]
        )
        return not strong or (lost and not any(tokens[c].dep in ("attr", "acomp") for c in strong))
    if verb.lemma in _ELLIPTIC:
        return (
            not [c for c in after if tokens[c].dep not in ("advmod", "npadvmod")]
            and not clause.passive
            and (wording.relative_object(clause) is None)
        )
    if verb.lemma in _SPEAKING and clause.form == "finite" and not clause.passive:
        return not [c for c in after if tokens[c].dep != "advmod"]
    return False


def _lost_object(wording: Wording, clause: Clause, kept: Set[int]) -> bool:
    """Tell a verb whose object went with a time phrase, a bracket or a question word."""
    if clause.object is None or clause.object in kept:
        return False
    return wording.relative_object(clause) is None


def _stranded(wording: Wording, clause: Clause, kept: Set[int]) -> bool:
    """Tell "the town they fled to" cut to "they fled to", and other ends that join nothing."""
    tokens = wording.reading.tokens
    last = max(kept | {clause.node})
    if tokens[last].dep in ("mark", "cc", "det", "poss") or tokens[last].tag in (
        "TO",
        "WDT",
        "WP",
        "WRB",
        "PRP$",
    ):
        return True
    if tokens[last].pos == "ADP" and tokens[last].dep in ("prep", "agent"):
        return not (clause.passive and clause.own_subject and clause.link != "relcl")
    return False


def _is_contracted(wording: Wording, clause: Clause) -> bool:
    """Tell "he's served", which may stand for "is" and for "has"."""
    tokens = wording.reading.tokens
    return tokens[clause.node].tag in ("VBN", "VBD") and any(
        tokens[m].text in ("'s", "’s") for m in clause.marks
    )
