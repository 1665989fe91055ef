"""What the two sides of a changed place tell otherwise: figures, names, status, deeds, days, speech.

What stands elsewhere in the other revision was moved, not changed, and is passed over. Refuses to call
another word for the same thing a change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from rapidfuzz.fuzz import ratio

from dateline.language.senses import SENSE_OF, SPEECH, STATES, THINGS, sense, stem
from dateline.language.words import bare_words, quoted_spans
from dateline.model import EditKind, Entity, Figure, Statement, Time
from dateline.stages.compare.sides import Side, count_of, kin, name_of, standing, terms, unmatched, value_of

_T = TypeVar("_T")
# How alike two spellings of one word are, of 100.
_SPELLING = 80
# How alike two quotations are that are one, of 100; words from which a new one is told.
_ONE_QUOTE, _QUOTE = 60, 4
# New stems that tell something: in a stretch put in, and in one that stands for another.
_PUT_IN, _PUT_FOR = 2, 3
# How a bound is told where the words of the number do not.
_SIGNS = {"~": "about ", "<": "at most ", ">": "at least ", "up": "up by ", "down": "down by "}
_SAID = re.compile(r"[^\W_]+|[$€£¥%]")
_STOPS = ".,;:!?“”\"'()"
_BLAND = THINGS | {"announce", "begin", "end", "lead", "move"}
_SENSES = frozenset(SENSE_OF.values()) - _BLAND


class Told(NamedTuple):
    """One difference: its kind, what was told and what is."""

    kind: EditKind
    was: str
    now: str


def differences(old: Side, new: Side) -> list[Told]:
    """Return what the two sides of a place tell otherwise, each difference once."""
    found = [t for find in (_figures, _names, _status, _days, _speakers, _quotes) for t in find(old, new)]
    found += _deeds(old, new)
    dropped, added = list(_stretches(old, new, found)), list(_stretches(new, old, found))
    found += [Told("dropped", was, "") for was in dropped] + [Told("added", "", now) for now in added]
    return list(dict.fromkeys(found))


def fresh_terms(side: Side, other: Side, text: str) -> frozenset[str]:
    """Return the stems of ``text``, of one side, that stand nowhere in the other revision however spelt."""
    fresh = terms(text) - other.whole.terms
    lost = other.terms - side.terms
    return frozenset(
        t
        for t in fresh
        if not any(c.isdigit() for c in t) and not any(ratio(t, v) >= _SPELLING for v in lost)
    )


def same_words(one: str, other: str) -> bool:
    """Tell whether two texts differ in nothing but marks, blanks and capitals; a sign of money is a word."""
    return _SAID.findall(one.lower()) == _SAID.findall(other.lower())


def same_but_for_spelling(one: str, other: str) -> bool:
    """Tell whether two texts have the same words, as far as they say something, in whatever spelling."""
    return not _differ(sorted(terms(one)), sorted(terms(other)))


def _matched(
    lost: list[_T], fresh: list[_T], fit: Callable[[_T, _T], bool]
) -> Iterator[tuple[_T | None, _T | None]]:
    """Yield what fits together, then what is left over on either side."""
    for a in lost:
        partner = next((b for b in fresh if fit(a, b)), None)
        if partner is not None:
            fresh.remove(partner)
        yield a, partner
    for b in fresh:
        yield None, b


def _figures(old: Side, new: Side) -> Iterator[Told]:
    one, two = list(map(value_of, old.figures)), list(map(value_of, new.figures))
    lost = [old.figures[i] for i in unmatched(one, two)]
    fresh = [new.figures[i] for i in unmatched(two, one)]
    for a, b in _matched(lost, fresh, _one_count):
        if a and b:
            was, now = _counted(old, a), _counted(new, b)
            sign = was == now
            yield Told("figure", _SIGNS.get(a.change, "") * sign + was, _SIGNS.get(b.change, "") * sign + now)
        elif a and old.is_number(a) and count_of(a) not in new.whole.figures:
            yield Told("figure", _counted(old, a), "")
        elif b and new.is_number(b) and count_of(b) not in old.whole.figures:
            yield Told("figure", "", _counted(new, b))


def _one_count(a: Figure, b: Figure) -> bool:
    """Tell whether two numbers count one thing: by their noun or unit, or by what they are said of."""
    is_one = stem(a.noun) == stem(b.noun) or bool(terms(a.about) & terms(b.about))
    return a.unit == b.unit and is_one


def _counted(side: Side, figure: Figure) -> str:
    told = side.quote(figure.start, figure.end)
    is_told = figure.unit or not figure.of or figure.of.split()[0] in told.split()
    return told if is_told else f"{told} {figure.of}"


def _names(old: Side, new: Side) -> Iterator[Told]:
    lost = [e for n, e in old.names.items() if not _is_named(n, new)]
    fresh = [e for n, e in new.names.items() if not _is_named(n, old)]

    def fits(a: Entity, b: Entity) -> bool:
        """Tell whether one name was put for another: spelt alike, or of one kind and not just moved."""
        return _one_name(a, b) or (a.type == b.type and not (stands_in(a, new) and stands_in(b, old)))

    for a, b in _matched(lost, fresh, fits):
        if a and b:
            yield Told("name", a.name, b.name)
        elif a and not stands_in(a, new):
            yield Told("name", a.name, _put_for(a, old, new))
        elif b and not stands_in(b, old):
            yield Told("name", _put_for(b, new, old), b.name)


def _put_for(name: Entity, side: Side, other: Side) -> str:
    """Return the capitalised words that stand in the other side where the name stands, if any do."""
    words, others = side.text.split(), other.text.split()
    held = side.record.report.text[name.start : name.end]
    for tag, a, b, c, d in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        if tag == "replace" and " ".join(words[a:b]).strip(_STOPS) == held:
            stands = " ".join(others[c:d]).strip(_STOPS)
            return stands if all(w[:1].isupper() for w in stands.split()) else ""
    return ""


def _is_named(name: str, side: Side) -> bool:
    return name in side.names or set(bare_words(name)) <= side.words


def stands_in(name: Entity, side: Side) -> bool:
    """Tell whether a name stands anywhere in the revision of ``side``, in full or by its last word."""
    told = bare_words(name_of(name))
    return not told or set(told) <= side.whole.words or set(terms(name.name)) <= side.whole.terms


def _one_name(a: Entity, b: Entity) -> bool:
    one, two = name_of(a), name_of(b)
    return ratio(one, two) >= _SPELLING or (a.type == b.type and one.split()[-1] == two.split()[-1])


def _status(old: Side, new: Side) -> Iterator[Told]:
    """Yield one clause for each turn of status: first those that keep theirs are taken for each other."""
    held, fresh = [s for _, s in old.statements], [s for _, s in new.statements]
    one, two = [(s.lemma, standing(s)) for s in held], [(s.lemma, standing(s)) for s in fresh]
    lost, left = [held[i] for i in unmatched(one, two)], [fresh[i] for i in unmatched(two, one)]
    turns: set[tuple[str, str]] = set()
    for was, now in _matched(sorted(lost, key=lambda s: not s.tense), left, _one_deed):
        turn = (standing(was), standing(now)) if was and now else ("", "")
        if was and now and turn[0] != turn[1] and turn not in turns:
            turns.add(turn)
            yield Told("status", _clause(old, was), _clause(new, now))


def _one_deed(a: Statement, b: Statement) -> bool:
    return a.lemma == b.lemma or (sense(a.lemma) == sense(b.lemma) and bool(a.tense) == bool(b.tense))


def _clause(side: Side, statement: Statement) -> str:
    words = statement.gist or side.quote(statement.start, statement.end)
    return f"{words} ({statement.status})"


def _deeds(old: Side, new: Side) -> Iterator[Told]:
    """Yield a verb put for another, where one of them has a sense of its own in news, and new deeds."""
    lost = [s for _, s in old.statements if _is_verb(s) and not _is_told(s, new)]
    fresh = [s for _, s in new.statements if _is_verb(s) and not _is_told(s, old)]
    for a, b in _matched(lost, fresh, _one_place):
        if a and b and (_is_deed(a) or _is_deed(b)):
            yield Told("deed", a.head.of(old.record.report.text), b.head.of(new.record.report.text))
        elif a and not b and _is_deed(a) and kin(a.lemma) not in new.whole.deeds:
            yield Told("deed", old.quote(a.start, a.end), "")
        elif b and not a and _is_deed(b) and kin(b.lemma) not in old.whole.deeds:
            yield Told("deed", "", new.quote(b.start, b.end))


def _one_place(a: Statement, b: Statement) -> bool:
    """Tell whether one verb can stand for another: said of the same, or of nobody named."""
    return bool(a.tense) == bool(b.tense) and (a.who == b.who or bool(terms(a.who) & terms(b.who)))


def _is_verb(statement: Statement) -> bool:
    return statement.lemma not in STATES | SPEECH and sense(statement.lemma) not in _BLAND


def _is_deed(statement: Statement) -> bool:
    return sense(statement.lemma) in _SENSES


def _is_told(statement: Statement, side: Side) -> bool:
    told = {kin(term) for term in side.terms} | {kin(s.lemma) for _, s in side.statements}
    return kin(statement.lemma) in told


def _days(old: Side, new: Side) -> Iterator[Told]:
    lost, fresh = _other_times(old, new), _other_times(new, old)
    for a, b in _matched(lost, fresh, lambda a, b: a.type == b.type):
        was, now = (old.quote(a.start, a.end) if a else ""), (new.quote(b.start, b.end) if b else "")
        if a and b:
            if not (_is_same_day(a, b) or _is_fuller(was, now)):
                yield Told("day", was, now)
        elif a and not a.moment.is_open and a.value not in new.whole.days:
            yield Told("day", was, "")
        elif b and not b.moment.is_open and b.value not in old.whole.days:
            yield Told("day", "", now)


def _other_times(side: Side, other: Side) -> list[Time]:
    values = {t.value for t in other.times}
    said = {other.quote(t.start, t.end).lower() for t in other.times}
    return [t for t in side.times if t.value not in values and side.quote(t.start, t.end).lower() not in said]


def _is_same_day(a: Time, b: Time) -> bool:
    """Tell whether one only says more exactly when on the day the other tells."""
    low, high = sorted((a.value, b.value), key=len)
    return a.moment == b.moment and not a.moment.is_open and high.startswith(low)


def _is_fuller(was: str, now: str) -> bool:
    """Tell whether one of two times only has words that the other has too."""
    one, two = set(bare_words(was)), set(bare_words(now))
    return one <= two or two <= one


def _speakers(old: Side, new: Side) -> Iterator[Told]:
    lost = [a.speaker for a in old.attributions if _is_fresh_speaker(a.speaker, new)]
    fresh = [a.speaker for a in new.attributions if _is_fresh_speaker(a.speaker, old)]
    for a, b in _matched(lost, fresh, lambda a, b: True):
        yield Told("speaker", a or "", b or "")


def _is_fresh_speaker(speaker: str, other: Side) -> bool:
    """Tell whether nobody whom the other side lets speak is called so, and no word there calls him so."""
    told = terms(speaker)
    heard = any(told & terms(a.speaker) for a in other.attributions)
    return bool(told) and not heard and not told <= other.terms


def _quotes(old: Side, new: Side) -> Iterator[Told]:
    lost, fresh = _other_quotes(old, new), _other_quotes(new, old)
    for a, b in _matched(lost, fresh, lambda a, b: ratio(a, b) >= _ONE_QUOTE):
        if a and b and _differ(bare_words(a), bare_words(b)):
            yield Told("quote", a, b)
        elif not (a and b) and len(bare_words(a or b or "")) >= _QUOTE:
            yield Told("quote", a or "", b or "")


def _other_quotes(side: Side, other: Side) -> list[str]:
    there = " ".join(bare_words(other.record.report.text))
    quotes = [side.text[start:end] for start, end in quoted_spans(side.text)]
    return [q for q in quotes if " ".join(bare_words(q)) not in there]


def _differ(one: Sequence[str], two: Sequence[str]) -> bool:
    """Tell whether two texts differ by more than spelling."""
    left, right = [one[i] for i in unmatched(one, two)], [two[i] for i in unmatched(two, one)]
    pairs = _matched(left, right, lambda a, b: ratio(a, b) >= _SPELLING)
    return any(a is None or b is None for a, b in pairs)


def _stretches(side: Side, other: Side, told: Sequence[Told]) -> Iterator[str]:
    """Yield the stretches of ``side`` that tell what neither the other revision nor ``told`` tells."""
    known = terms(" ".join(f"{t.was} {t.now}" for t in told if t.kind != "status"))
    words, others = side.text.split(), other.text.split()
    for tag, a, b, _, _ in SequenceMatcher(None, words, others, autojunk=False).get_opcodes():
        stretch = " ".join(words[a:b])
        least = _PUT_IN if tag == "delete" else _PUT_FOR
        if tag != "equal" and len(fresh_terms(side, other, stretch) - known) >= least:
            yield stretch
