"""Lay the sentences of two revisions of a report side by side and find the places where they differ.

A sentence that stands in both, wherever, is no change. Of the others those that share most words are taken
as one place, and a sentence that was cut in two, or two made one, stays one place. Refuses to say what a
change means.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from dateline.language.words import bare_words
from dateline.model import Record, Span

# Shared words, of all words of both, from which two sentences are one that was changed.
_ALIKE = 0.5
# The share of a sentence's words that a changed sentence lost (or won), from which it was cut off it.
_WITHIN = 0.6
# Words from which that can be told.
_ENOUGH = 3
# Sentences before and behind its own place among which a sentence of a very long text is looked for.
_REACH = 300
_UNTOLD = frozenset({"byline", "date", "credit"})
_MARKS = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-", "–": "-", "\u00a0": " ", "`": "'"})
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Sentences of the old revision and what stands for them in the new one, either may be empty."""

    old: tuple[Span, ...]
    new: tuple[Span, ...]
    is_title: bool = False


def changed_places(old: Record, new: Record) -> tuple[Place, ...]:
    """Return the places where two revisions differ: the headline first, then in the order of the text."""
    lefts, rights = _sentences(old), _sentences(new)
    left, right = _unmatched(old, lefts, rights, new), _unmatched(new, rights, lefts, old)
    pairs = _paired(old, left, new, right)
    left = [s for s in left if all(s is not a for a, _ in pairs)]
    right = [s for s in right if all(s is not b for _, b in pairs)]
    places = _joined(old, new, [Place((a,), (b,)) for a, b in pairs], (left, right))
    return (*_title(old, new), *sorted(places, key=_position))


def same_but_for_marks(one: str, other: str) -> bool:
    """Tell whether two texts differ at most in blanks and in the shape of their quotes and dashes."""
    return _plain(one) == _plain(other)


def text_of(record: Record, spans: Iterable[Span]) -> str:
    """Return the words of some spans of a report as one text."""
    return " ".join(span.of(record.report.text) for span in spans)


def _plain(text: str) -> str:
    return _BLANKS.sub(" ", text.translate(_MARKS).replace("''", '"')).strip()


def _sentences(record: Record) -> list[Span]:
    """Return the sentences that tell something, the headline left out."""
    kinds = ((s, record.report.kind_at(s.start)) for s in record.sentences)
    return [s for s, kind in kinds if kind not in _UNTOLD and kind != "title"]


def _unmatched(record: Record, held: Sequence[Span], others: Sequence[Span], other: Record) -> list[Span]:
    """Return those of ``held`` that do not stand among ``others``, each counted as often as it stands."""
    there = Counter(_plain(s.of(other.report.text)) for s in others)
    left = []
    for span in held:
        told = _plain(span.of(record.report.text))
        if there[told]:
            there[told] -= 1
        else:
            left.append(span)
    return left


def _paired(old: Record, left: Sequence[Span], new: Record, right: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Return pairs of sentences, the most alike first; of equals those that lie nearer in their texts."""
    words = [bare_words(b.of(new.report.text)) for b in right]
    scored = []
    for i, a in enumerate(left):
        told = bare_words(a.of(old.report.text))
        middle = i * len(right) // len(left)
        for j in range(max(0, middle - _REACH), min(len(right), middle + _REACH)):
            alike = Indel.normalized_similarity(told, words[j], score_cutoff=_ALIKE)
            if alike:
                scored.append((-alike, abs(j - middle), i, j))
    one: set[int] = set()
    two: set[int] = set()
    found = []
    for _, _, i, j in sorted(scored):
        if i not in one and j not in two:
            one.add(i)
            two.add(j)
            found.append((left[i], right[j]))
    return found


def _joined(
    old: Record, new: Record, places: list[Place], lone: tuple[Sequence[Span], Sequence[Span]]
) -> list[Place]:
    """Return the places, with each lone sentence joined to one it was cut off from, or alone."""
    left, right = lone
    for span in right:
        home = _home(bare_words(span.of(new.report.text)), [_words(old, p.old, new, p.new) for p in places])
        if home is None:
            places.append(Place((), (span,)))
        else:
            places[home] = Place(places[home].old, tuple(sorted((*places[home].new, span))))
    for span in left:
        home = _home(bare_words(span.of(old.report.text)), [_words(new, p.new, old, p.old) for p in places])
        if home is None:
            places.append(Place((span,), ()))
        else:
            places[home] = Place(tuple(sorted((*places[home].old, span))), places[home].new)
    return places


def _words(one: Record, spans: Sequence[Span], other: Record, others: Sequence[Span]) -> frozenset[str]:
    """Return the words that the one revision has in a place and the other lacks there."""
    return frozenset(bare_words(text_of(one, spans))) - frozenset(bare_words(text_of(other, others)))


def _home(words: Sequence[str], spare: Sequence[frozenset[str]]) -> int | None:
    """Return the number of the place whose spare words hold most of ``words``."""
    told = set(words)
    if len(told) < _ENOUGH:
        return None
    share, home = max(((len(told & held) / len(told), -n) for n, held in enumerate(spare)), default=(0.0, 0))
    return -home if share >= _WITHIN else None


def _title(old: Record, new: Record) -> Iterable[Place]:
    lefts, rights = _titles(old), _titles(new)
    if not same_but_for_marks(text_of(old, lefts), text_of(new, rights)):
        yield Place(lefts, rights, is_title=True)


def _titles(record: Record) -> tuple[Span, ...]:
    return tuple(Span(b.start, b.end) for b in record.report.blocks if b.kind == "title")


def _position(place: Place) -> tuple[int, int]:
    """Order by the new text; what was dropped stands where it stood in the old one."""
    first = place.new[0].start if place.new else place.old[0].start
    return first, place.old[0].start if place.old else first
