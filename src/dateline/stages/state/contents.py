"""Find what a cue hands on: the clause, infinitive or object it governs, or the clause it is set beside.

Refuses quotations: those are left to ``speech``.
"""

from __future__ import annotations

from dateline.language.cues import PREPOSITIONS
from dateline.model import Reading, Token
from dateline.stages.state.claims import Claim
from dateline.stages.state.mentions import SUBJECTS

_OBJECTS = frozenset({"dobj", "oprd", "attr"})
# What opens a clause that tells what was so, not what is intended.
_ADDED = frozenset("after because since while although though as whereas".split())


def is_content(child: Token, takes: str) -> bool:
    """Tell a child that a cue with these complements takes for its content."""
    if child.dep == "ccomp":
        return "c" in takes or "q" in takes
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
        claim.content = _set_beside(reading, verb)


def add_prepositional(reading: Reading, claim: Claim, i: int) -> None:
    """Take the object of a preposition for content ("warned about a shortage", "attack on the plan")."""
    for c in reading.children[i]:
        child = reading.tokens[c]
        if child.dep == "prep" and child.text.lower() in PREPOSITIONS and c > i:
            return take_prepositional(reading, claim, c)
    return None


def take_prepositional(reading: Reading, claim: Claim, prep: int) -> None:
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
