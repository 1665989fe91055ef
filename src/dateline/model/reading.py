"""A report as a grammarian sees it: tokens with tags and a dependency tree, sentences, names.

Independent of the parser that made it, so that stages can be tested on trees written by hand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from dateline.model.span import Span


class Token(NamedTuple):
    """One token. ``head`` is the index of its governor (its own index at a root).

    ``pos`` is the Universal POS tag, ``tag`` the Penn Treebank tag, ``dep`` the ClearNLP relation.
    """

    i: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the text. ``type`` is an OntoNotes type; ``name`` the full name it stands for."""

    start: int
    end: int
    type: str
    name: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The grammatical reading of one text.

    ``sentences`` are half-open token ranges ``(first, last + 1)`` without surrounding white space;
    ``children[i]`` lists the tokens governed by token ``i``, in order of the text.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[tuple[int, int], ...]
    children: tuple[tuple[int, ...], ...]
    entities: tuple[Entity, ...] = ()

    def span(self, first: int, last: int) -> Span:
        """Return the span from token ``first`` to token ``last``, both inside."""
        return Span(self.tokens[first].start, self.tokens[last].end)

    def subtree(self, i: int) -> list[int]:
        """Return the indices of token ``i`` and all it governs, in order of the text."""
        found, open_ = [], [i]
        while open_:
            j = open_.pop()
            found.append(j)
            open_.extend(self.children[j])
        return sorted(found)

    def sentence_span(self, k: int) -> Span:
        """Return the span of sentence number ``k``."""
        first, end = self.sentences[k]
        return self.span(first, end - 1)
