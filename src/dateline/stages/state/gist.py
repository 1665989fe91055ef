"""Cut a clause out of its sentence and make it stand alone, as one plain sentence.

Spans of the text are kept or left out and joined; the only words put in are the full names of what
pronouns and short names stand for. Where that gives nothing readable the answer is "".
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from itertools import pairwise

from dateline.model import Reading
from dateline.stages.state.alone import (
    asks,
    is_bare_passive,
    is_implicative,
    is_piece,
    is_raising,
    is_split,
    says_nothing,
)
from dateline.stages.state.clauses import SUBJECTS, Clause, Clauses
from dateline.stages.state.mentions import Mentions, word_start
from dateline.stages.state.seams import finished, in_full, in_whole, made_definite, tidy

_ALWAYS = frozenset("prt dobj dative attr acomp oprd agent xcomp ccomp pobj pcomp nummod quantmod".split())
_NEVER = frozenset(
    "punct cc expl conj mark parataxis dep intj preconj meta csubj csubjpass nsubj nsubjpass".split()
)
_BREAKS = frozenset({",", "—", "–", "-", "--", "(", ";", ":"})
_LINKS = frozenset(
    """also however meanwhile moreover furthermore then thus therefore still instead nevertheless so too
    nonetheless earlier later now already yet separately additionally meantime currently previously
    afterwards""".split()
)
_LOOSE = frozenset(
    {"appos", "relcl", "acl", "advcl", "prep", "parataxis", "npadvmod", "advmod", "amod", "conj"}
)
_UNPLACED = frozenset(
    """i me we us you it he him she her they them this that these those which who whom what both others
    another some many few several all each most one none neither either""".split()
)
_CONNECTIVES = frozenset("however meanwhile moreover therefore nevertheless nonetheless furthermore".split())
_PLURAL = frozenset({"they", "them", "their", "it", "its"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NO_OBJECT = frozenset(
    "day week month year time moment way reason place morning night evening weekend point".split()
)


@dataclass(frozen=True, slots=True)
class Wording:
    """What is needed to word clauses: the reading, its clauses, what its words stand for.

    ``times`` are the tops of bare time phrases, ``bracketed`` the tokens in brackets: both are left out.
    """

    reading: Reading
    clauses: Clauses
    mentions: Mentions
    times: Set[int]
    bracketed: Set[int]

    def predicate(self, clause: Clause) -> str:
        """Return the verb group with its complements, without subject, time and attribution."""
        if clause.form == "apposition":
            return self.reading.tokens[clause.head].lemma
        if clause.form == "nominal":
            return self._nominal(clause) or self.reading.tokens[clause.head].text
        kept = {*clause.marks, *self._kept(clause)}
        noun = self._relative_object(clause)
        if noun is None:
            return self._joined(kept, clause)
        group = {i for i in kept if i <= clause.node or self.reading.tokens[i].dep == "prt"}
        parts = (
            self._joined(group, clause),
            self.noun_phrase(noun, clause.node),
            self._joined(kept - group, clause),
        )
        return " ".join(part for part in parts if part)

    def gist(self, clause: Clause, predicate: str) -> str:
        """Return the clause as a sentence that stands alone, without full stop; "" where none can be made.

        ``predicate`` is what :meth:`predicate` gives for it.
        """
        if clause.form == "nominal":
            return predicate if " " in predicate else ""
        if (
            clause.form == "apposition"
            or says_nothing(self.reading, clause)
            or is_raising(self.reading, clause)
        ):
            return ""
        if asks(self.reading, clause, self.clauses.left) or (
            clause.link == "advcl" and clause.passive and clause.form == "participle"
        ):
            return ""
        if clause.governor is not None and clause.first is None and clause.link == "xcomp":
            governor = self.clauses.all[clause.governor]
            if is_raising(self.reading, governor):
                if governor.link in ("acl", "relcl") and self._wants_object(clause, governor):
                    return ""
                return self._whole(governor, self.predicate(governor))
            if is_implicative(self.reading, governor) and not clause.own_subject:
                return ""
        return self._whole(clause, predicate)

    def _whole(self, clause: Clause, predicate: str) -> str:
        subject = self._subject(clause)
        if not subject or not predicate:
            return ""
        if (
            self._disagrees(clause)
            or is_split(self.reading, clause.node)
            or is_bare_passive(self.reading, clause)
        ):
            return ""
        if self._cuts_word(clause) or self._drops_link(clause):
            return ""
        first = min(clause.node, *clause.marks) if clause.marks else clause.node
        if first == self.reading.sentences[clause.sentence][0]:
            predicate = predicate[0].lower() + predicate[1:]
        return finished(f"{subject} {predicate}")

    def _wants_object(self, clause: Clause, governor: Clause) -> bool:
        """Tell "a step that they are to take", where the noun above is the object that is wanting."""
        if not governor.own_subject or self._relative_subject(governor) or clause.passive:
            return False
        if any(
            o is not None and self.reading.tokens[o].tag in ("WDT", "WP", "IN")
            for o in (clause.object, governor.object)
        ):
            return True
        return clause.object is None and not any(self._fills(c) for c in self.reading.children[clause.node])

    def _drops_link(self, clause: Clause) -> bool:
        """Tell "six people, among them a nurse" without "among them": nothing joins the two nouns."""
        tokens, kept = self.reading.tokens, sorted({clause.node, *self._kept(clause)})
        for last, i in pairwise(kept):
            if i - last < 2 or i - last > 4 or tokens[i].pos not in ("DET", "NUM", "PROPN", "NOUN"):
                continue
            gap = (tokens[j] for j in range(last + 1, i))
            if any(t.pos == "ADP" and t.i not in self.times and t.i not in self.bracketed for t in gap):
                return True
        return False

    def _cuts_word(self, clause: Clause) -> bool:
        """Tell "the co" of "the co-pilot": the subject is a piece of a hyphenated word."""
        noun = self.mentions.stands_for(clause.subject) if clause.subject is not None else -1
        kept = set(self._several(clause)) if clause.own_subject else set()
        return len(kept) < 2 and noun >= 0 and is_piece(self.reading, noun)

    def _disagrees(self, clause: Clause) -> bool:
        """Tell "Ann Lee have said", where a subject was lost or a pronoun was taken for the wrong one."""
        if clause.subject is None or len(self._several(clause)) > 1:
            return False
        entity = self.mentions.entity(clause.subject)
        if entity is None or entity.type != "PERSON":
            return False
        noun = self.mentions.stands_for(clause.subject)
        if any(self.reading.tokens[c].dep == "conj" for c in self.reading.children[noun]):
            return False
        words = (self.reading.tokens[i] for i in (*clause.marks, clause.node))
        return any(w.tag == "VBP" or w.text.lower() == "were" for w in words)

    # --- what is kept -----------------------------------------------------------------------------

    def _kept(self, clause: Clause) -> Iterator[int]:
        yield clause.node
        told = False
        for c in self.reading.children[clause.node]:
            if self._keeps(clause, c) and not (told and self.reading.tokens[c].dep == "ccomp"):
                told = told or self.reading.tokens[c].dep == "ccomp"
                yield from self._below(c)
        yield from self._shared_object(clause)

    def _keeps(self, clause: Clause, c: int) -> bool:
        """Tell whether child ``c`` belongs to the plain clause."""
        token = self.reading.tokens[c]
        if token.dep in _NEVER or c in self.times or c in self.bracketed or c in clause.marks:
            return False
        if token.tag in ("WDT", "WP", "WRB"):
            return False
        if token.dep in _ALWAYS:
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
            return token.text.lower() not in _LINKS
        return c > clause.node or token.dep in ("advmod", "neg", "aux", "auxpass")

    def _below(self, top: int, without: int = -1) -> Iterator[int]:
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
        if token.dep in ("parataxis", "meta"):
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
                        yield from self._below(j)
                        break

    def _relative_object(self, clause: Clause) -> int | None:
        """Return the noun that a relative clause makes its object ("the plan that they drew up")."""
        if clause.link != "relcl" or not clause.own_subject or clause.object is not None:
            return self._which_object(clause)
        if any(self._fills(c) for c in self.reading.children[clause.node]):
            return None
        if any(self.reading.tokens[c].tag == "WRB" for c in self.reading.children[clause.node]):
            return None
        noun = clause.via
        if noun is None or clause.passive or self._relative_subject(clause):
            return None
        token = self.reading.tokens[noun]
        return None if token.lemma.lower() in _NO_OBJECT or token.pos == "VERB" else noun

    def _fills(self, c: int) -> bool:
        """Tell whether a verb's child leaves its relative clause no object to take."""
        token = self.reading.tokens[c]
        if token.dep == "prep":
            return not self.reading.children[c]
        return token.dep in ("xcomp", "ccomp", "attr", "acomp")

    def _which_object(self, clause: Clause) -> int | None:
        if clause.link != "relcl" or clause.object is None:
            return None
        return clause.via if self.reading.tokens[clause.object].tag in ("WDT", "WP") else None

    def _relative_subject(self, clause: Clause) -> bool:
        return clause.subject is not None and self.reading.tokens[clause.subject].tag in ("WDT", "WP")

    # --- wording ----------------------------------------------------------------------------------

    def _subject(self, clause: Clause) -> str:
        if clause.subject is None:
            return self._there(clause)
        several = self._several(clause)
        if len(several) > 1 and clause.own_subject:
            return self._joined({i for s in several for i in self._below(s, clause.node)}, None)
        return self.noun_phrase(clause.subject, without=clause.node)

    def _several(self, clause: Clause) -> list[int]:
        """Return the subjects of a verb; where a parser saw two, "and" was between them."""
        return [
            c
            for c in self.reading.children[clause.node]
            if self.reading.tokens[c].dep in ("nsubj", "nsubjpass")
        ]

    def _there(self, clause: Clause) -> str:
        """Return the "there" of "there is"."""
        node = clause.node
        found = (c for c in self.reading.children[node] if self.reading.tokens[c].dep == "expl" and c < node)
        return "There" if next(found, None) is not None else ""

    def noun_phrase(self, i: int, without: int = -1) -> str:
        """Return the phrase of noun ``i``, names in full, asides left out; "" for an unknown pronoun.

        What governs ``without``, the clause that the phrase is wanted for, is left out.
        """
        token = self.reading.tokens[i]
        stands = self.mentions.stands_for(i)
        if stands == i and self._stands_for_nothing(i):
            return ""
        kept = set(self._below(stands, without))
        text = self._joined(kept, None)
        entity = self.mentions.entity(i)
        if entity is None:
            return made_definite(text) if stands != i and token.tag == "PRP" else text
        return in_full(text, self.reading.text[entity.start : entity.end], entity.name)

    def _stands_for_nothing(self, i: int) -> bool:
        token = self.reading.tokens[i]
        if token.text.lower() in _UNPLACED and token.pos in ("PRON", "DET", "ADJ"):
            return not any(self.reading.tokens[c].dep == "prep" for c in self.reading.children[i])
        return False

    def _nominal(self, clause: Clause) -> str:
        """Return a happening's noun phrase, where it says more than the bare noun."""
        children = self.reading.children[clause.node]
        if not any(self.reading.tokens[c].dep in ("compound", "poss", "prep", "nmod") for c in children):
            return ""
        kept = set(self._below(clause.node))
        for i in sorted(kept):
            if self.reading.tokens[i].dep not in ("det", "punct", "cc"):
                break
            kept.discard(i)
        return finished(self._joined(kept, None))

    def _joined(self, kept: Set[int], clause: Clause | None) -> str:
        """Join tokens as they stand in the text, pronouns put into names."""
        tokens, text = self.reading.tokens, self.reading.text
        parts: list[str] = []
        last = -2
        whole = {j for i in kept for j in range(word_start(tokens, i), i + 1)}
        for i in sorted(whole):
            token = tokens[i]
            if token.text == "," and not (i - 1 in kept and i + 1 in kept):
                continue
            if (
                i != last + 1
                or text[tokens[last].end : token.start].strip() == "" < text[tokens[last].end : token.start]
            ):
                parts.append(" ")
            word = self._pronoun(i, kept, clause) if token.pos == "PRON" else token.text
            parts.append(in_whole(token) if i != last + 1 and token.pos in ("AUX", "VERB") else word)
            last = i
        return tidy("".join(parts))

    def _pronoun(self, i: int, kept: Set[int], clause: Clause | None) -> str:
        """Return a pronoun, or the name it stands for where the sentence will not hold that name."""
        token = self.reading.tokens[i]
        stands = self.mentions.stands_for(i)
        if token.tag not in ("PRP", "PRP$") or stands == i or stands in kept:
            return token.text
        if clause is not None and self._is_subject(stands, clause):
            return token.text
        entity = self.mentions.entity(i)
        one = entity is not None and entity.type == "PERSON"
        if entity is None or entity.type not in _NAMED or one != (token.text.lower() not in _PLURAL):
            return token.text
        if token.tag == "PRP" and not one:
            return token.text
        if token.tag == "PRP":
            return entity.name
        return entity.name + ("’" if entity.name.endswith("s") else "’s")

    def _is_subject(self, noun: int, clause: Clause) -> bool:
        return clause.subject is not None and self.mentions.stands_for(clause.subject) == noun
