"""Which way an underspecified day lies, by the tense and aspect of the verb that governs it.

Walks up the tree from the expression to the first finite verb. Refuses to weigh meaning beyond
tags: a reported past is past, a planned present is future.
"""

from __future__ import annotations

from bisect import bisect_right

from dateline.language.timewords import PLANNING, PUTTING_OFF, SCHEDULING
from dateline.model import Reading, Token

_FUTURE_MODALS = frozenset({"will", "'ll", "’ll", "shall", "wo"})
_PAST_BEES = frozenset({"was", "were", "had", "did"})


class Tenses:
    """The tense of what governs any place of a reading."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts = [token.start for token in reading.tokens]

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token that holds ``offset``."""
        k = bisect_right(self._starts, offset) - 1
        return k if k >= 0 and offset < self._reading.tokens[k].end else None

    def is_verb(self, offset: int) -> bool:
        """Tell whether the word at ``offset`` is tagged as a verb or modal."""
        i = self.token_at(offset)
        return i is not None and self._reading.tokens[i].tag[:2] in ("MD", "VB")

    def lean(self, start: int, end: int, present: int) -> int:
        """Return -1 where the governing verb is past, +1 where it looks ahead, 0 where neither.

        ``present`` is what a bare present tense tells: a meeting "meets on Friday", but what "is
        worth less than in October" looks back.
        """
        i, through_noun = self._outer(start, end), False
        leader = self._leader(start)
        for _ in range(12):
            if i is None:
                return 0
            token = self._reading.tokens[i]
            if token.pos in ("VERB", "AUX"):
                if self._puts_ahead(token, leader):
                    return 1
                told = self._of_verb(token, 0 if through_noun else present, through_noun)
                if told:
                    return told
            through_noun = through_noun or token.pos in ("NOUN", "PROPN")
            i = token.head if token.head != i else None
        return 0

    def _puts_ahead(self, verb: Token, leader: str) -> bool:
        """Tell whether a verb of planning, whatever its tense, puts the day ahead."""
        if verb.lemma in PUTTING_OFF:
            return leader in ("until", "till", "to")
        if verb.lemma in SCHEDULING and verb.tag == "VBD":
            return True
        return verb.lemma in PLANNING and verb.tag == "VBN" and (verb.lemma != "set" or verb.dep != "acl")

    def _leader(self, start: int) -> str:
        """Return the word that stands before ``start``, in lower case."""
        k = bisect_right(self._starts, start) - 2
        return self._reading.tokens[k].text.lower() if k >= 0 else ""

    def _outer(self, start: int, end: int) -> int | None:
        """Return the governor of the words ``start:end``: the first head outside of them."""
        i = self.token_at(start)
        for _ in range(8):
            if i is None:
                return None
            token = self._reading.tokens[i]
            if not start <= token.start < end:
                return i
            if token.head == i:
                return i if token.pos in ("VERB", "AUX") else None
            i = token.head
        return i

    def _of_verb(self, verb: Token, present: int, through_noun: bool) -> int:
        kids = [self._reading.tokens[k] for k in self._reading.children[verb.i]]
        helpers = [t for t in kids if t.dep in ("aux", "auxpass")]
        if any(t.lemma.lower() in _FUTURE_MODALS or t.text.lower() in _FUTURE_MODALS for t in helpers):
            return 1
        if verb.dep == "advcl" and any(t.tag == "TO" for t in helpers):
            return 0  # an aim, told in the tense of what was done for it
        if any(t.tag == "TO" for t in helpers):
            return 0 if through_noun or any(t.tag == "VBN" or t.text == "have" for t in helpers) else 1
        if any(t.tag == "MD" for t in helpers):
            return -1 if any(t.text == "have" for t in helpers) else 1
        if verb.tag == "VBD" or any(t.tag == "VBD" or t.text.lower() in _PAST_BEES for t in helpers):
            return -1
        if any(t.lemma == "have" for t in helpers):
            return -1
        if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
            return present
        if verb.tag == "VBN":
            return -1
        return 0
