"""Which way an underspecified day lies, by the tense and aspect of the verb that governs it.

Walks up the tree from the expression to the first finite verb, and asks of a noun on the way whether
it is told as done. Refuses to weigh more: a reported past is past, a planned present is future.
"""

from __future__ import annotations

from bisect import bisect_right

from dateline.language.happenings import HAPPENINGS
from dateline.language.timewords import (
    AFTER_WORDS,
    FORESEEING,
    IMPLICATIVE,
    LEAVING,
    NEGATIONS,
    ON_CALENDARS,
    ONCE_DONE,
    PLANNING,
    PUTTING_OFF,
    SCHEDULED,
    SCHEDULING,
)
from dateline.model import Reading, Token

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PART", "SCONJ"})
_PHRASE = 8
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
        i, noun = self._outer(start, end), None
        leader = self._leader(start)
        for _ in range(12):
            if i is None:
                return 0
            token = self._reading.tokens[i]
            if token.pos in ("VERB", "AUX"):
                done = self._done(token, noun, start, end)
                if done:
                    return done
                if self._puts_ahead(token, leader):
                    return 1
                told = self._of_verb(token, 0 if noun else present, noun is not None)
                if told:
                    return told if told < 0 or not self._only_named(noun, token, start) else 0
            if noun is None and token.pos in ("NOUN", "PROPN"):
                noun = token
            i = token.head if token.head != i else None
        return 0

    def _done(self, verb: Token, noun: Token | None, start: int, end: int) -> int:
        """Return -1 where the day is that of something done, whatever the verb: "after the Friday killing".

        What is on a calendar may follow "will": "will resign after the vote on Sunday".
        """
        after = self._after(noun, start, end)
        told = noun or after
        if told is None or verb.tag in ("VBD", "VBG"):
            return 0
        if told.lemma in ONCE_DONE and (after or self._has_modal(verb)):
            return -1
        if after is None or (noun is None and (self._has_modal(verb) or told.lemma not in HAPPENINGS)):
            return 0
        return 0 if told.lemma in SCHEDULED and self._will(verb) else -1

    def _after(self, noun: Token | None, start: int, end: int) -> Token | None:
        """Return the noun that "after" or its like leads to, where the day stands in that noun's phrase."""
        first = self.token_at(start)
        held = noun if noun is not None and noun.start >= end else None
        for k in range(1, _PHRASE):
            i = (first or 0) - k
            if i < 0:
                return None
            token = self._reading.tokens[i]
            if token.text.lower() in AFTER_WORDS:
                return held
            if token.pos not in _NOMINAL:
                return None
            if token.pos == "NOUN" and held is None:
                held = token
        return None

    def _only_named(self, noun: Token | None, verb: Token, start: int) -> bool:
        """Tell whether the day only names what a weak modal speaks of: "could review the Friday ruling"."""
        named = noun is not None and noun.start > start and noun.lemma not in SCHEDULED
        return named and self._has_modal(verb) and not self._will(verb)

    def _has_modal(self, verb: Token) -> bool:
        return any(t.tag == "MD" for t in self._aids(verb))

    def _will(self, verb: Token) -> bool:
        return any(_FUTURE_MODALS & {t.lemma.lower(), t.text.lower()} for t in self._aids(verb))

    def _could_not(self, verb: Token) -> bool:
        """Tell whether the verb is of what did not come about: "could not be reached on Monday"."""
        kids = [self._reading.tokens[k] for k in self._reading.children[verb.i]]
        return any(t.lemma == "could" or t.text.lower() == "could" for t in kids) and any(
            t.dep == "neg" or t.text.lower() in NEGATIONS for t in kids
        )

    def _foresees(self, verb: Token) -> bool:
        """Tell whether a present stands in a clause of what is to come: "when the case is heard in May"."""
        kids = [self._reading.tokens[k] for k in self._reading.children[verb.i]]
        return verb.dep == "advcl" and any(t.text.lower() in FORESEEING and t.i < verb.i for t in kids)

    def _is_never(self, verb: int) -> bool:
        """Tell "never meant to fire on Sunday", which is told of a Sunday gone by."""
        return any(self._reading.tokens[k].text.lower() == "never" for k in self._reading.children[verb])

    def _aids(self, verb: Token) -> list[Token]:
        kids = (self._reading.tokens[k] for k in self._reading.children[verb.i])
        return [t for t in kids if t.dep in ("aux", "auxpass")]

    def told_back(self, start: int, end: int) -> bool:
        """Tell whether what governs the words is itself told as past: "was scheduled to land at noon"."""
        i = self._outer(start, end)
        for _ in range(12):
            if i is None:
                return False
            verb = self._reading.tokens[i]
            if verb.pos in ("VERB", "AUX") and (verb.tag == "VBD" or self._was(verb)):
                return True
            i = verb.head if verb.head != i else None
        return False

    def _was(self, verb: Token) -> bool:
        return any(t.tag == "VBD" or t.text.lower() in _PAST_BEES for t in self._aids(verb))

    def names(self, start: int, end: int) -> bool:
        """Tell whether the words ``start:end`` stand before a noun and name it: "the Friday killing"."""
        i = self._outer(start, end)
        return (
            i is not None and self._reading.tokens[i].start >= end and self._reading.tokens[i].pos == "NOUN"
        )

    def _puts_ahead(self, verb: Token, leader: str) -> bool:
        """Tell whether a verb of planning, whatever its tense, puts the day ahead."""
        if verb.lemma in PUTTING_OFF:
            return leader in ("until", "till", "to")
        if verb.lemma in SCHEDULING and verb.tag == "VBD":
            return True
        if verb.lemma == "set" and verb.dep == "acl":  # "a record set on Friday", "a summit set for April"
            return any(self._reading.tokens[k].text == "for" for k in self._reading.children[verb.i])
        return verb.lemma in PLANNING and verb.tag in ("VBN", "VBZ", "VBP")

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
        helpers = self._aids(verb)
        if self._will(verb):
            return 1
        if verb.dep == "advcl" and any(t.tag == "TO" for t in helpers):
            return 0  # an aim, told in the tense of what was done for it
        if any(t.tag == "TO" for t in helpers):
            if self._reading.tokens[verb.head].lemma in IMPLICATIVE or self._is_never(verb.head):
                return 0  # it shares the tense of what it hangs on: "managed to flee on Monday"
            return 0 if through_noun or any(t.tag == "VBN" or t.text == "have" for t in helpers) else 1
        if any(t.tag == "MD" for t in helpers):
            return -1 if any(t.text == "have" for t in helpers) or self._could_not(verb) else 1
        if verb.tag == "VBD" or self._was(verb):
            return -1
        if any(t.lemma == "have" for t in helpers):
            return -1
        if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
            ahead = verb.lemma in ON_CALENDARS and (verb.tag != "VBG" or verb.lemma in LEAVING)
            return 1 if self._foresees(verb) else present if ahead else 0
        if verb.tag == "VBN":
            return -1
        return 0
