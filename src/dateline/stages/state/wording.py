"""Word what was cut out of a sentence: its spans joined, the names in full of what pronouns stand for.

Puts in no other words, but for those that a caller gives for single tokens. Refuses to judge whether what
comes of it can stand alone: that is for ``gist``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from types import MappingProxyType

from dateline.language.numbers import UNITS
from dateline.stages.state.clauses import Clause
from dateline.stages.state.cutting import Cutting
from dateline.stages.state.mentions import word_start
from dateline.stages.state.seams import finished, in_full, in_whole, made_definite, tidy

_UNPLACED = frozenset(
    """i me we us you it he him she her they them this that these those which who whom what both others
    another some many few several all each most one none neither either""".split()
)
_PLURAL = frozenset({"they", "them", "their", "it", "its"})
_NAMED = frozenset({"PERSON", "ORG", "GPE"})
_BOTH = re.compile(r"^both (?=the\b|an?\b|[A-Z])", re.IGNORECASE)
_OPENING = frozenset({"the", "a", "an", "some", "many", "several", "most", "both", "all", *UNITS})

_THINGS = frozenset({"it", "them", "they"})
_LONGEST = 20
# How many tokens lie between an owner and "his" in one sentence.
_NEAR = 40
_AS_TOLD: Mapping[int, str] = MappingProxyType({})


class Wording(Cutting):
    """What is needed to word clauses."""

    __slots__ = ()

    def predicate(self, clause: Clause, said: Mapping[int, str] = _AS_TOLD) -> str:
        """Return the verb group with its complements, without subject, time and attribution.

        ``said`` gives words for single tokens of it, "" to leave one out.
        """
        if clause.form == "apposition":
            return self.reading.tokens[clause.head].lemma
        if clause.form == "nominal":
            return self._nominal(clause) or self.reading.tokens[clause.head].text
        kept = {*clause.marks, *self.kept(clause)}
        noun, led = self.relative_object(clause), self.relative_preposition(clause)
        if led is not None:
            noun, kept = clause.via, kept - set(self.below(led))
        if noun is None:
            return self.joined(kept, clause, said)
        group = {i for i in kept if i <= clause.node or self.reading.tokens[i].dep == "prt"}
        phrase = _lowered(self.noun_phrase(noun, clause.node, clause))
        if led is None:
            parts = (self.joined(group, clause, said), phrase, self.joined(kept - group, clause, said))
        else:
            word = self.reading.tokens[led].text.lower()
            parts = (self.joined(kept, clause, said), word if phrase else "", phrase)
        return " ".join(part for part in parts if part)

    def subject(self, clause: Clause) -> str:
        """Return the subject in words; "" where it stands for nothing that is named."""
        if clause.subject is None:
            return self._there(clause)
        if len(self.several(clause)) > 1 and clause.own_subject:
            return self.joined(self.subject_tokens(clause))
        return self.noun_phrase(clause.subject, without=clause.node)

    def subject_tokens(self, clause: Clause) -> set[int]:
        """Return the tokens of the subject, those of what a pronoun stands for."""
        if clause.subject is None:
            return set()
        several = self.several(clause) if clause.own_subject else []
        if len(several) > 1:
            return {i for s in several for i in self.below(s, clause.node)}
        return set(self.below(self.mentions.stands_for(clause.subject), clause.node))

    def several(self, clause: Clause) -> list[int]:
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

    def noun_phrase(self, i: int, without: int = -1, clause: Clause | None = None) -> str:
        """Return the phrase of noun ``i``, names in full, asides left out; "" for an unknown pronoun.

        What governs ``without``, the clause that the phrase is wanted for, is left out. As an object in
        ``clause`` its pronouns stay where they stand for the subject.
        """
        token = self.reading.tokens[i]
        stands = self.mentions.stands_for(i)
        if stands == i and self._stands_for_nothing(i):
            return ""
        kept = {j for j in self.below(stands, without) if not self._is_owners(stands, j)}
        text = self.joined(kept, clause)
        if " and " not in text:  # "both" goes with what was left out
            text = _BOTH.sub("", text)
        entity = self.mentions.entity(i)
        if entity is None or entity.type == "NORP":
            return made_definite(text) if stands != i and token.tag == "PRP" else text
        return in_full(text, self.reading.text[entity.start : entity.end], entity.name)

    def _is_owners(self, noun: int, i: int) -> bool:
        """Tell the "’s" of a name that is wanted without it."""
        return self.reading.tokens[i].tag == "POS" and self.reading.tokens[i].head == noun

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
        kept = set(self.below(clause.node))
        for i in sorted(kept):
            if self.reading.tokens[i].dep not in ("det", "punct", "cc"):
                break
            kept.discard(i)
        return finished(self.joined(kept))

    def joined(self, kept: Set[int], clause: Clause | None = None, said: Mapping[int, str] = _AS_TOLD) -> str:
        """Join tokens as they stand in the text, pronouns put into names, ``said`` put for single tokens."""
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
            word = self.in_words(i, kept, clause) if token.pos == "PRON" else token.text
            word = said.get(i, word)
            parts.append(
                in_whole(token) if i != last + 1 and i not in said and token.pos in ("AUX", "VERB") else word
            )
            last = i
        return tidy("".join(parts))

    def in_words(self, i: int, kept: Set[int], clause: Clause | None) -> str:
        """Return a pronoun, or the name it stands for where the sentence will not hold that name."""
        token = self.reading.tokens[i]
        stands = self.mentions.stands_for(i)
        if token.tag not in ("PRP", "PRP$") or stands == i or stands in kept:
            return token.text
        if clause is not None and (self.is_subject(stands, clause) or self.is_told(i, stands, kept, clause)):
            return token.text
        entity = self.mentions.entity(i)
        if entity is None:
            return self._thing(i, stands) or token.text
        one = entity is not None and entity.type == "PERSON"
        if entity.type not in _NAMED or one != (token.text.lower() not in _PLURAL):
            return token.text
        if token.tag == "PRP" and not one:
            return token.text
        if token.tag == "PRP":
            return entity.name
        return entity.name + ("’" if entity.name.endswith("s") else "’s")

    def is_told(self, i: int, stands: int, kept: Set[int], clause: Clause) -> bool:
        """Tell whether the sentence cut out leaves a "his" or "its" as open as its own sentence does.

        So it is where the subject holds the owner, or where another person stands nearer than the owner.
        """
        if self.reading.tokens[i].tag != "PRP$":
            return False
        subject, owner = self.subject_tokens(clause), self.mentions.entity(stands)
        names = {e.name for j in subject if (e := self.mentions.entity(j)) is not None}
        if stands in subject or (owner is not None and owner.name in names):
            return True
        if owner is None or owner.type != "PERSON" or abs(stands - i) > _NEAR:
            return False
        others = (self.mentions.entity(j) for j in kept | subject if j < i)
        return any(o is not None and o.type == "PERSON" and o.name != owner.name for o in others)

    def _thing(self, i: int, stands: int) -> str:
        """Return "the cranes" for the "them" of their own sentence."""
        token = self.reading.tokens[i]
        held = set(self.below(stands))
        near = any(first <= stands < i < end for first, end in self.reading.sentences)
        if token.tag != "PRP" or not near or token.text.lower() not in _THINGS or len(held) > _LONGEST:
            return ""
        if any(self.reading.tokens[j].tag == "PRP$" for j in held):
            return ""  # whose it is would be left hanging in turn
        return made_definite(self.joined(held))

    def is_subject(self, noun: int, clause: Clause) -> bool:
        """Tell whether the subject is, or stands for, a noun."""
        return clause.subject is not None and self.mentions.stands_for(clause.subject) == noun


def _lowered(phrase: str) -> str:
    """Take the capital off an article or number that opened the sentence."""
    first = phrase.partition(" ")[0]
    opens = first[:1].isupper() and first.lower() in _OPENING
    return phrase[0].lower() + phrase[1:] if opens else phrase
