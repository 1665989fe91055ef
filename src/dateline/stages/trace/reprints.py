"""Old texts that are published again as if they were new.

A copy that came out more than a week after its original, and holds hardly a word and no number beyond it,
tells nothing newer than the original did: its days are those of the original. Refuses what has been brought
up to date, if only by one number, and reports whose days are not known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.language.numbers import FRACTIONS, SCALES, UNITS, VAGUE
from dateline.language.words import bare_words
from dateline.model import Basis, Evidence, Flaw, Link, Moment, Published, Record

LATER = 7  # days after which what is printed again is old
NEW = 0.08  # share of the words of its body that a reprint may have beyond its original
WHOLE = 0.8  # share of the body that must stand in shared passages

_NUMBERS = {*UNITS, *SCALES, *FRACTIONS, *VAGUE} - {"a", "an"}


def reprints(records: Iterable[Record], copies: Iterable[Link]) -> list[Link]:
    """Return a ``reprint`` link beside each of ``copies`` that is an old text published again."""
    held = {record.id: record for record in records}
    found = []
    for link in copies:
        first, second = sorted((held[link.source], held[link.target]), key=_age)
        late = [e for e in link.evidence if e.report == second.id]
        if _apart(first.published.moment, second.published.moment) > LATER and _is_same(first, second, late):
            found.append(Link(first.id, second.id, "reprint", link.evidence))
    return found


def as_written(records: Sequence[Record], links: Iterable[Link]) -> dict[str, tuple[Published, Flaw]]:
    """Return for each reprint the day on which its text was new, and the flaw that tells of it."""
    held = {record.id: record for record in records}
    found: dict[str, tuple[Published, Flaw]] = {}
    olds = sorted((k for k in links if k.kind == "reprint"), key=lambda k: _age(held[k.source]))
    for link in olds:
        first, second = held[link.source], held[link.target]
        day = first.published.moment
        note = f"is an old text published again: {first.id} had it by {day.latest}; it updates nothing"
        basis = (*first.published.basis, Basis("reprint", day, note=f"the text of {first.id}"))
        found.setdefault(second.id, (Published(day, basis), Flaw("trace", second.report.path, note)))
    return found


def _age(record: Record) -> tuple[str, str, str]:
    moment = record.published.moment
    return str(moment.latest or "9"), str(moment.earliest or "9"), record.id


def _apart(early: Moment, late: Moment) -> int:
    return (late.earliest - early.latest).days if late.earliest and early.latest else 0


def _is_same(first: Record, second: Record, passages: Iterable[Evidence]) -> bool:
    """Tell whether ``second`` holds hardly anything beyond ``first``."""
    told, known = Counter(_story(second, ("body",))), Counter(bare_words(first.report.text))
    more, heads = told - known, _story(second, ("title", "deck"))
    copied = sum(len(bare_words(e.quote)) for e in passages)
    if more.total() > NEW * told.total() or copied < WHOLE * told.total():
        return False
    return not any(_is_number(word) for word in (*more, *(w for w in heads if w not in known)))


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word[0].isdigit()


def _story(record: Record, kinds: Sequence[str]) -> list[str]:
    blocks = (b for b in record.report.blocks if b.kind in kinds)
    return [word for b in blocks for word in bare_words(record.report.text[b.start : b.end])]
