"""What a number counts or measures: the noun it goes with, and whom or what that is said about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Reading
from dateline.stages.state.mentions import SUBJECTS, phrase

_CLIMB = 7
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_MEASURED_IN = frozenset({"of", "in", "off", "on", "for", "from"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The counted noun (``i``, or ``None``), as text and lemma, and what the amount is about."""

    i: int | None
    of: str
    noun: str
    bare: str
    about: str


def counted(reading: Reading, first: int, last: int, measured: bool) -> Counted:
    """Return what the number in tokens ``first`` to ``last`` counts.

    ``measured`` says that it carries a unit of its own, so that no noun need follow.
    """
    noun = None if measured else _noun(reading, first, last)
    anchor = noun if noun is not None else _top(reading, first, last)
    about = ", ".join(dict.fromkeys(_about(reading, anchor, (first, last), measured)))
    if noun is None:
        return Counted(None, "", "", "", about)
    bare = _words(reading, last + 1, noun)
    rest = phrase(reading, noun).of(reading.text)
    after = phrase(reading, noun).end - reading.tokens[noun].end
    of = " ".join((bare + (rest[len(rest) - after :] if after > 0 else "")).split())
    return Counted(noun, of, reading.tokens[noun].lemma.lower(), bare, about)


def _words(reading: Reading, first: int, noun: int) -> str:
    """Return the noun with what stands between it and its number."""
    tokens = reading.tokens
    if first > noun:
        first = noun
    while first < noun and tokens[first].pos in ("DET", "ADP", "PRON", "PUNCT", "PART", "CCONJ", "ADV"):
        first += 1
    return " ".join(reading.span(first, noun).of(reading.text).split())


def _noun(reading: Reading, first: int, last: int) -> int | None:
    tokens = reading.tokens
    after = last + 1
    if after < len(tokens) and tokens[after].text == "of":
        return next((c for c in _nouns_of(reading, after)), None)
    head = tokens[last].head
    for _ in range(4):
        if (
            tokens[head].pos in ("NOUN", "PROPN")
            and last < head <= last + 6
            and not _parted(reading, last, head)
        ):
            return _last_of_compound(reading, head)
        if head == tokens[head].head or tokens[head].pos not in ("NUM", "ADJ", "NOUN", "PROPN"):
            break
        head = tokens[head].head
    return _surface_noun(reading, last)


def _parted(reading: Reading, last: int, head: int) -> bool:
    return any(t.pos in ("VERB", "ADP", "SCONJ") or t.text in ",;:" for t in reading.tokens[last + 1 : head])


def _last_of_compound(reading: Reading, i: int) -> int:
    token = reading.tokens[i]
    if token.dep == "compound" and token.head > i and token.head - i <= 3:
        return token.head
    return i


def _nouns_of(reading: Reading, prep: int) -> Iterator[int]:
    """Yield the noun governed by "of", by the tree, else the next noun in the text."""
    for child in reading.children[prep]:
        if reading.tokens[child].dep == "pobj":
            if reading.tokens[child].pos in ("NOUN", "PROPN"):
                yield child
            return
    found = _surface_noun(reading, prep)
    if found is not None:
        yield found


def _surface_noun(reading: Reading, last: int) -> int | None:
    """Return the last of the nouns that directly follow, with adjectives between."""
    tokens, found = reading.tokens, None
    for i in range(last + 1, min(last + 6, len(tokens))):
        token = tokens[i]
        if token.pos in ("NOUN", "PROPN"):
            found = i
        elif (
            found is not None
            or token.pos not in ("ADJ", "ADV", "DET", "VERB")
            or token.tag in ("VBD", "VBZ", "VBP", "VB")
        ):
            break
    if found is not None and tokens[found].dep in ("nsubj", "npadvmod", "pobj") and tokens[found].head < last:
        return None
    return found


def _top(reading: Reading, first: int, last: int) -> int:
    """Return the highest token of the number, from which its governors are climbed."""
    i = last
    for _ in range(4):
        head = reading.tokens[i].head
        if first <= head <= last or (reading.tokens[i].dep in ("nummod", "quantmod") and head != i):
            i = head
        else:
            break
    return i


def _about(reading: Reading, anchor: int, number: tuple[int, int], measured: bool) -> Iterator[str]:
    """Yield what the amount is said about, from the nearest noun outwards to the subject."""
    tokens = reading.tokens
    first, last = number
    if last + 1 < len(tokens) and measured and tokens[last + 1].text in _MEASURED_IN:
        yield from (_text(reading, i) for i in _nouns_of(reading, last + 1))
    if tokens[anchor].pos in _NAMING and not first <= anchor <= last:
        if measured:
            yield _text(reading, anchor)
            yield from _below(reading, anchor)
        elif tokens[last].text.lower() == "one" and tokens[last + 1].text == "of":
            return  # "one of the people" says nothing of anything else
    i = anchor
    for _ in range(_CLIMB):
        token = tokens[i]
        if token.pos in ("VERB", "AUX") or (token.pos == "ADJ" and i != anchor):
            subject = _subject(reading, i)
            if subject == anchor:
                yield from _objects(reading, i, (first, anchor, last))
                return
            if subject is not None and tokens[subject].pos in _NAMING:
                if not first <= subject <= last:
                    yield _text(reading, subject)
                return
            yield from _objects(reading, i, (first, anchor, last))
        elif i != anchor and token.pos in _NAMING and not first <= i <= last:
            start = phrase(reading, i, article=False).start
            yield " ".join(reading.text[start : token.end].split())
        if token.head == i:
            return
        i = token.head


def _subject(reading: Reading, verb: int) -> int | None:
    """Return the subject nearest before ``verb``, relative pronouns left aside."""
    found = [c for c in reading.children[verb] if reading.tokens[c].dep in SUBJECTS]
    before = [c for c in found if c < verb] or found
    return before[-1] if before else None


def _objects(reading: Reading, verb: int, own: tuple[int, int, int]) -> Iterator[str]:
    """Yield the object of a verb without a subject, which an amount beside it is about."""
    first, anchor, last = own
    for child in reading.children[verb]:
        token = reading.tokens[child]
        if token.dep == "dobj" and child != anchor and token.pos in _NAMING and not first <= child <= last:
            yield _text(reading, child)


def _below(reading: Reading, anchor: int) -> Iterator[str]:
    """Yield the nouns that qualify the anchor ("tax on imported vehicles")."""
    tokens = reading.tokens
    for child in reading.children[anchor]:
        if tokens[child].dep == "prep" and child > anchor:
            yield from (_text(reading, c) for c in _nouns_of(reading, child))


def _text(reading: Reading, i: int) -> str:
    return " ".join(phrase(reading, i, article=False).of(reading.text).split())
