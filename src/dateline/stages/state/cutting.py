"""Say which words of its sentence belong to a plain clause: what is kept when it is cut out.

Asides, time phrases, brackets, links to other sentences and subordinate clauses are left out. Refuses to
word: joining what is kept is for ``wording``.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass

from dateline.language.happenings import TIME_NOUNS
from dateline.model import Reading
from dateline.stages.state.clauses import SUBJECTS, Clause, Clauses
from dateline.stages.state.mentions import Mentions

_ALWAYS = frozenset("prt dobj dative attr acomp oprd agent xcomp ccomp pobj pcomp nummod quantmod".split())
_NEVER = frozenset(
    "punct cc expl conj mark parataxis dep intj preconj meta csubj csubjpass nsubj nsubjpass".split()
)
# In, by or for these something is done, which says nothing: "the way in which it fell".
_MANNERS = frozenset("degree extent manner point reason speed time way".split())
_BREAKS = frozenset({",", "—", "–", "-", "--", "(", ";", ":"})
_DASHES = frozenset({"—", "–", "--"})
_LINKS = frozenset(
    """also however meanwhile moreover furthermore then thus therefore still instead nevertheless so too
    nonetheless earlier later now already yet separately additionally meantime currently previously
    afterwards""".split()
)
_LOOSE = frozenset(
    {"appos", "relcl", "acl", "advcl", "prep", "parataxis", "npadvmod", "advmod", "amod", "conj"}
)
_CONNECTIVES = frozenset("however meanwhile moreover therefore nevertheless nonetheless furthermore".split())
_NO_OBJECT = frozenset(
    "day week month year time moment way reason place morning night evening weekend point".split()
)
_LIKENED = frozenset("similar such same these those".split())
# What a time phrase that was cut off leaves behind ("as recently", "two weeks early").
_LEFT_OVER = frozenset("recently soon early late ago only even just least".split())


@dataclass(frozen=True, slots=True)
class Cutting:
    """What is needed to cut clauses out: the reading, its clauses, what its words stand for.

    ``times`` are the tops of bare time phrases, ``bracketed`` the tokens in brackets: both are left out.
    """

    reading: Reading
    clauses: Clauses
    mentions: Mentions
    times: Set[int]
    bracketed: Set[int]

    def kept(self, clause: Clause) -> Iterator[int]:
        """Yield the tokens of the verb with its complements, its marks and subject left out."""
        yield clause.node
        told = False
        for c in self.reading.children[clause.node]:
            if self._keeps(clause, c) and not (told and self.reading.tokens[c].dep == "ccomp"):
                told = told or self.reading.tokens[c].dep == "ccomp"
                yield from self.below(c)
        yield from self._shared_object(clause)

    def _keeps(self, clause: Clause, c: int) -> bool:
        """Tell whether child ``c`` belongs to the plain clause."""
        token = self.reading.tokens[c]
        if token.dep in _NEVER or c in self.times or c in self.bracketed or c in clause.marks:
            return False
        if token.tag in ("WDT", "WP", "WRB"):
            return False
        if token.dep in _ALWAYS:
            if self.reading.tokens[self.clauses.left[c] - 1].text in _DASHES and c > clause.node + 1:
                return False
            if token.dep in ("attr", "oprd", "acomp") and self._after_break(c):
                return False
            return c > clause.node or token.dep == "prt"
        subject = clause.subject if clause.own_subject and clause.subject is not None else -1
        if c < subject or self._after_break(c):
            return False
        if token.dep == "advcl":
            return (
                any(self.reading.tokens[j].tag == "TO" for j in self.reading.children[c]) and c > clause.node
            )
        if token.dep in ("advmod", "npadvmod"):
            ahead = token.text.lower() == "yet" and self.reading.tokens[c + 1].tag == "TO"
            return ahead or (token.text.lower() not in _LINKS and not self._is_left_over(c))
        return c > clause.node or token.dep in ("advmod", "neg", "aux", "auxpass")

    def _is_left_over(self, c: int) -> bool:
        """Tell the "early" of "on Monday, two weeks early", which a time phrase leaves behind."""
        if self.reading.tokens[c].text.lower() not in _LEFT_OVER:
            return False
        return not self.times.isdisjoint((*self.reading.children[c], c - 1, c + 1))

    def below(self, top: int, without: int = -1) -> Iterator[int]:
        """Yield what ``top`` governs, asides and time phrases left out."""
        open_ = [top]
        while open_:
            i = open_.pop()
            yield i
            for c in self.reading.children[i]:
                if c in self.times or c in self.bracketed or self._is_aside(i, c):
                    continue
                if not self.clauses.left[c] <= without <= self.clauses.right[c]:
                    open_.append(c)

    def _is_aside(self, i: int, c: int) -> bool:
        token = self.reading.tokens[c]
        if token.text.lower() in _CONNECTIVES:
            return True
        if c < i:
            return False
        if token.dep in ("parataxis", "meta") or (token.dep == "relcl" and self._points_back(c)):
            return True
        if token.dep == "punct":
            return token.text in ".;:—–--" and not self._inside_word(c)
        if token.dep == "conj":
            return self.reading.tokens[i].pos in ("VERB", "AUX") and self._has_subject(c)
        if token.dep == "cc":
            return self.reading.tokens[i].pos in ("VERB", "AUX") and any(
                self.reading.tokens[j].dep == "conj" and self._has_subject(j)
                for j in self.reading.children[i]
            )
        if token.dep == "advcl":
            return self._has_subject(c) or self._after_break(c)
        return token.dep in _LOOSE and self._after_break(c)

    def _points_back(self, c: int) -> bool:
        """Tell "where similar goods are sold", which cannot be read without what it is likened to."""
        return any(self.reading.tokens[i].text.lower() in _LIKENED for i in range(self.clauses.left[c], c))

    def _has_subject(self, i: int) -> bool:
        return any(self.reading.tokens[c].dep in SUBJECTS for c in self.reading.children[i])

    def _inside_word(self, i: int) -> bool:
        token, text = self.reading.tokens[i], self.reading.text
        return (
            not text[token.end : token.end + 1].isspace()
            and not text[token.start - 1 : token.start].isspace()
        )

    def _after_break(self, c: int) -> bool:
        """Tell whether a comma or dash parts the phrase of ``c`` from what it hangs on."""
        before = self.clauses.left[c] - 1
        return before >= 0 and self.reading.tokens[before].text in _BREAKS and not self._inside_word(before)

    def _shared_object(self, clause: Clause) -> Iterator[int]:
        """Yield "members" for "trains" in "trains and advises members"."""
        children = self.reading.children[clause.node]
        if clause.object is not None or any(
            self.reading.tokens[c].dep in ("xcomp", "ccomp", "attr", "acomp") for c in children
        ):
            return
        for c in children:
            token = self.reading.tokens[c]
            if (
                token.dep == "conj"
                and token.pos == "VERB"
                and c - clause.node <= 2
                and not self._has_subject(c)
            ):
                for j in self.reading.children[c]:
                    if self.reading.tokens[j].dep in ("dobj", "prep") and j not in self.times:
                        yield from self.below(j)
                        break

    def relative_object(self, clause: Clause) -> int | None:
        """Return the noun that a relative clause makes its object ("the plan that they drew up")."""
        if clause.link != "relcl" or not clause.own_subject or clause.object is not None:
            return self._which_object(clause)
        if any(self.fills(c) for c in self.reading.children[clause.node]):
            return None
        if any(self.reading.tokens[c].tag == "WRB" for c in self.reading.children[clause.node]):
            return None
        if self._which_preposition(clause) is not None:
            return None
        noun = clause.via
        if noun is None or clause.passive or self.relative_subject(clause):
            return None
        token = self.reading.tokens[noun]
        return None if token.lemma.lower() in _NO_OBJECT or token.pos == "VERB" else noun

    def relative_preposition(self, clause: Clause) -> int | None:
        """Return the "in" of "the blast in which two died"; none of "the day on which", "one in which"."""
        if clause.link != "relcl" or clause.via is None or not clause.own_subject:
            return None
        noun = self.reading.tokens[clause.via]
        if noun.pos not in ("NOUN", "PROPN") or noun.lemma.lower() in TIME_NOUNS | _MANNERS:
            return None
        return self._which_preposition(clause)

    def _which_preposition(self, clause: Clause) -> int | None:
        """Return the preposition before a relative pronoun."""
        for c in self.reading.children[clause.node]:
            below = self.reading.children[c]
            if self.reading.tokens[c].dep == "prep" and c < clause.node and below:
                return c if self.reading.tokens[below[0]].tag in ("WDT", "WP") else None
        return None

    def fills(self, c: int) -> bool:
        """Tell whether a verb's child leaves its relative clause no object to take."""
        token = self.reading.tokens[c]
        if token.dep == "prep":
            return not self.reading.children[c]
        return token.dep in ("xcomp", "ccomp", "attr", "acomp")

    def _which_object(self, clause: Clause) -> int | None:
        if clause.link != "relcl" or clause.object is None:
            return None
        return clause.via if self.reading.tokens[clause.object].tag in ("WDT", "WP") else None

    def relative_subject(self, clause: Clause) -> bool:
        """Tell whether the subject is a relative pronoun."""
        return clause.subject is not None and self.reading.tokens[clause.subject].tag in ("WDT", "WP")
