"""Cut a clause out of its sentence and make it stand alone, as one plain sentence.

Spans of the text are kept or left out and joined; put in are only the full names of what pronouns and short
names stand for, and the form of a verb that makes it finite. Where that gives nothing that a careful reader
would sign, the answer is "": no gist is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from dateline.stages.state import nominal
from dateline.stages.state.alone import (
    asks,
    is_bare_passive,
    is_implicative,
    is_piece,
    is_raising,
    is_split,
    is_supposed,
    says_nothing,
)
from dateline.stages.state.anchored import is_anchored, is_sure_of_subject
from dateline.stages.state.clauses import Clause
from dateline.stages.state.recast import Words, recast
from dateline.stages.state.seams import finished
from dateline.stages.state.standing import Standing
from dateline.stages.state.whole import is_whole
from dateline.stages.state.wording import Wording

# Conditions belong to what is said: without them it says more than the report does.
_CONDITIONS = frozenset("if unless once until provided".split())
_SURE = 2.4


def gist(wording: Wording, k: int, standings: Sequence[Standing]) -> str:
    """Return clause number ``k`` as a sentence that stands alone, without full stop; "" where none can be.

    ``standings`` are those of all clauses of ``wording``, in their order.
    """
    reading, clause = wording.reading, wording.clauses.all[k]
    if clause.node in wording.bracketed or clause.form == "apposition":
        return ""
    if clause.form == "nominal":
        return _of_noun(wording, clause, standings[k])
    if says_nothing(reading, clause) or is_raising(reading, clause):
        return ""
    if asks(reading, clause, wording.clauses.left) or is_supposed(reading, clause):
        return ""
    if clause.governor is not None and clause.first is None and clause.link == "xcomp":
        governor = wording.clauses.all[clause.governor]
        if is_raising(reading, governor):
            if any(
                reading.tokens[c].dep == "xcomp" for c in reading.children[clause.via or 0] if c < clause.node
            ):
                return ""
            if governor.link in ("acl", "relcl") and _wants_object(wording, clause, governor):
                return ""
            return _sentence(wording, clause.governor, standings)
        if is_implicative(reading, governor) and not clause.own_subject:
            return ""
    return _sentence(wording, k, standings)


def _of_noun(wording: Wording, clause: Clause, standing: Standing) -> str:
    if standing.status != "happened" or standing.certainty < _SURE:
        return ""
    if not is_anchored(wording, set(wording.below(clause.node)), clause):
        return ""
    return finished(nominal.sentence(wording, clause))


def _sentence(wording: Wording, k: int, standings: Sequence[Standing]) -> str:
    clause = wording.clauses.all[k]
    said = recast(wording.reading, clause, standings[k], _above(wording, clause), _is_plural(wording, clause))
    subject = wording.subject(clause)
    if said is None or not subject or (said and _hangs_on_doubt(wording, clause, standings)):
        return ""
    kept = {*clause.marks, *wording.kept(clause)}
    held = kept | wording.subject_tokens(clause)
    if not is_sure_of_subject(wording, clause) or not is_anchored(wording, held, clause):
        return ""
    above = _above(wording, clause)
    if above is not None and above.form == clause.form == "infinitive" and len(kept) == 2:
        return ""
    if not is_whole(wording, clause, kept) or _breaks_words(wording, clause, kept):
        return ""
    predicate = wording.predicate(clause, said)
    condition = _condition(wording, clause)
    if not predicate or condition is None:
        return ""
    return finished(f"{subject} {_lowered(wording, clause, said, predicate)}{condition}")


def _hangs_on_doubt(wording: Wording, clause: Clause, standings: Sequence[Standing]) -> bool:
    """Tell "with more staff working there" below what is only planned: its own words do not say so."""
    if clause.form != "participle" or clause.governor is None or clause.via is None:
        return False
    above = wording.clauses.all[clause.governor]
    return clause.link != "acl" and above.form != "finite" and standings[clause.governor].certainty < _SURE


def _above(wording: Wording, clause: Clause) -> Clause | None:
    return wording.clauses.all[clause.governor] if clause.governor is not None else None


def _is_plural(wording: Wording, clause: Clause) -> bool:
    if clause.subject is None:
        return False
    if clause.own_subject and len(wording.several(clause)) > 1:
        return True
    return nominal.is_plural(wording.reading, wording.mentions.stands_for(clause.subject))


def _lowered(wording: Wording, clause: Clause, said: Words, predicate: str) -> str:
    """Take the capital off a verb that opened its sentence."""
    first = min((clause.node, *clause.marks))
    opens = first == wording.reading.sentences[clause.sentence][0] and first not in said
    return predicate[0].lower() + predicate[1:] if opens else predicate


def _condition(wording: Wording, clause: Clause) -> str | None:
    """Return " if it rains", wherever it stands in the sentence; ``None`` where it cannot be read alone."""
    tokens, children = wording.reading.tokens, wording.reading.children
    below = [j for c in children[clause.node] if tokens[c].dep in ("xcomp", "advcl") for j in children[c]]
    for c in (*children[clause.node], *below):
        if tokens[c].dep != "advcl":
            continue
        words = {tokens[j].text.lower(): j for j in children[c] if tokens[j].dep in ("mark", "advmod")}
        if not words.keys() & _CONDITIONS or words.keys() & {"even", "as"}:
            continue
        kept = set(wording.below(c))
        if not is_anchored(wording, kept, clause):
            return None
        text = wording.joined(kept, clause)
        return f" {text[0].lower()}{text[1:]}"
    return ""


def _breaks_words(wording: Wording, clause: Clause, kept: set[int]) -> bool:
    """Tell a clause whose cutting leaves pieces of words, or nouns that nothing joins."""
    reading = wording.reading
    if is_split(reading, clause.node) or is_bare_passive(reading, clause):
        return True
    noun = wording.mentions.stands_for(clause.subject) if clause.subject is not None else -1
    several = len(wording.several(clause)) if clause.own_subject else 0
    return (several < 2 and noun >= 0 and is_piece(reading, noun)) or _drops_link(wording, clause, kept)


def _drops_link(wording: Wording, clause: Clause, kept: set[int]) -> bool:
    """Tell "six people, among them a nurse" without "among them": nothing joins the two nouns."""
    tokens = wording.reading.tokens
    for last, i in pairwise(sorted((kept - set(clause.marks)) | {clause.node})):
        if i - last < 2 or i - last > 4 or tokens[i].pos not in ("DET", "NUM", "PROPN", "NOUN"):
            continue
        gap = (tokens[j] for j in range(last + 1, i))
        if any(t.pos == "ADP" and t.i not in wording.times and t.i not in wording.bracketed for t in gap):
            return True
    return False


def _wants_object(wording: Wording, clause: Clause, governor: Clause) -> bool:
    """Tell "a step that they are to take", where the noun above is the object that is wanting."""
    tokens = wording.reading.tokens
    if not governor.own_subject or wording.relative_subject(governor) or clause.passive:
        return False
    if any(o is not None and tokens[o].tag in ("WDT", "WP", "IN") for o in (clause.object, governor.object)):
        return True
    return clause.object is None and not any(wording.fills(c) for c in wording.reading.children[clause.node])
