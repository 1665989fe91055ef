"""Find what a cue hands on: the clause, infinitive or object it governs, or the clause it is set beside.

Refuses quotations: those are left to ``speech``.
"""

from __future__ import annotations

from bisect import bisect_right

from dateline.language.cues import PREPOSITIONS
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim
from dateline.stages.state.mentions import SUBJECTS

_OBJECTS = frozenset({"dobj", "oprd", "attr"})
# Tags of words that open a clause, and marks that close it for us.
_OPENERS = frozenset({"PRP", "DT", "EX", "NNP", "PRP$"})
_ENDS = frozenset({".", ",", "!", "?", ";"})
_CLAUSE = 4
_STOPS = frozenset({";", "“", "”", '"', "''", "``", "—", "–", "--"})
# What opens a clause that tells what was so, not what is intended.
_ADDED = frozenset("after because since while although though as whereas".split())


def is_content(child: Token, takes: str) -> bool:
    """Tell a child that a cue with these complements takes for its content."""
    if child.dep == "ccomp":
        return "c" in takes or "q" in takes or ("s" in takes and child.pos not in ("VERB", "AUX"))
    if child.dep == "xcomp":
        return "x" in takes or ("c" in takes and child.pos != "ADJ")
    return child.dep in _OBJECTS and "o" in takes


def look_around(reading: Reading, claim: Claim, verb: Token) -> None:
    """Find the content of a cue that governs none: behind a preposition, or above the cue."""
    takes = claim.cue.takes
    if takes:
        add_prepositional(reading, claim, verb.i)
    if not claim.content and "o" in takes and verb.dep == "relcl" and not _subject_is_relative(reading, verb):
        claim.content.update(k for k in reading.subtree(verb.head) if k <= verb.head)
    if not claim.content and "c" in takes:
        claim.content = (
            _set_beside(reading, verb)
            or _clause_after(reading, claim, verb)
            or _clause_before(reading, claim, verb)
        )


def add_prepositional(reading: Reading, claim: Claim, i: int) -> None:
    """Take the object of a preposition for content ("warned about a shortage", "attack on the plan")."""
    for c in reading.children[i]:
        child = reading.tokens[c]
        if child.dep == "prep" and child.text.lower() in PREPOSITIONS and c > i:
            return take_prepositional(reading, claim, c)
    return None


def take_prepositional(reading: Reading, claim: Claim, prep: int) -> None:
    """Make a preposition part of the cue, and what it governs the content."""
    claim.cues.add(prep)
    for below in reading.children[prep]:
        claim.content.update(reading.subtree(below))


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


def sentence_of(reading: Reading, token: Token) -> tuple[int, int]:
    """Return the half-open token range of the sentence of ``token``."""
    return reading.sentences[bisect_right(reading.sentences, (token.i, len(reading.tokens))) - 1]


def _clause_before(reading: Reading, claim: Claim, verb: Token) -> set[int]:
    """Return the clause that a cue and its source close, where the tree has them apart ("…, he said.")."""
    tokens, (first, last) = reading.tokens, sentence_of(reading, verb)
    own = claim.source | claim.cues
    opens = min((k for k in own if k >= first), default=first)
    if not claim.source or opens - first < _CLAUSE or tokens[opens - 1].text != "," or max(own) < verb.i:
        return set()
    closes = max(own) + 1
    if closes < last and tokens[closes].pos != "PUNCT" and tokens[verb.i + 1].text not in _ENDS:
        return set()
    return set(range(first, opens - 1))


def _clause_after(reading: Reading, claim: Claim, verb: Token) -> set[int]:
    """Return the finite clause hard after a cue, where the tree tore them apart ("many hope this is …")."""
    tokens, (_, last) = reading.tokens, sentence_of(reading, verb)
    if not claim.source or max(claim.source) > verb.i or verb.i + 2 >= last:
        return set()
    opens = tokens[verb.i + 1]
    if not (opens.tag in _OPENERS or opens.text.lower() == "that"):
        return set()
    end = verb.i + 1
    while end < last and tokens[end].text not in _STOPS:
        end += 1
    found = range(verb.i + 1, end)
    return set(found) if any(tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for k in found) else set()


def _has_mark(reading: Reading, verb: Token) -> bool:
    before = reading.tokens[min(reading.subtree(verb.i))]
    return (
        before.text.lower() in ("that", "if", "whether") or reading.tokens[max(0, before.i - 1)].text != ","
    )


def _subject_is_relative(reading: Reading, verb: Token) -> bool:
    return any(
        reading.tokens[c].dep in SUBJECTS and reading.tokens[c].tag in ("WDT", "WP")
        for c in reading.children[verb.i]
    )


def asides(reading: Reading, content: set[int]) -> set[int]:
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
