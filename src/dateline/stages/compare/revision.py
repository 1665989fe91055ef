"""What a new revision of a report changed: what is told otherwise, apart from what is only worded otherwise.

The sentences of both are laid side by side; each place that differs is told by kind with its sentences from
both. Refuses to guess why: an outlet's own notice of a correction is told as one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from dateline.language.corrections import is_correction
from dateline.model import Edit, Record, Revision, Statement
from dateline.stages.compare.alignment import Place, changed_places
from dateline.stages.compare.edits import Told, differences, same_but_for_spelling, same_words, stands_in
from dateline.stages.compare.sides import Side, Whole, count_of, kin, standing

# The share of a sentence's stems in one sentence of the other revision from which it is told there too.
_TOLD = 0.75
# Words from which what has no statement tells something.
_WORDS = 5
# What is told of a headline beside that it is another.
_OF_HEADLINES = frozenset({"figure", "status", "day"})


def revision(old: Record, new: Record) -> Revision:
    """Return what ``new``, a later text of the same report, changed in ``old``."""
    one, two = Whole(old), Whole(new)
    edits: list[Edit] = []
    gone: list[int] = []
    for place in changed_places(old, new):
        before, after = Side(one, place.old), Side(two, place.new)
        told = _told(place, before, after)
        edits += [Edit(t.kind, t.was, t.now, before.evidence, after.evidence) for t in told]
        if any(t.kind != "wording" for t in told):
            gone += _superseded(before, after)
    return Revision(old.id, new.id, tuple(_once(edits)), tuple(sorted(gone)))


def _once(edits: Iterable[Edit]) -> Iterable[Edit]:
    """Return the edits, one that is made in several places told once with the sentences of all."""
    found: dict[Told, Edit] = {}
    for edit in edits:
        told = Told(edit.kind, edit.was, edit.now)
        first = found.get(told)
        if first:
            edit = replace(first, before=(*first.before, *edit.before), after=(*first.after, *edit.after))
        found[told] = edit
    return found.values()


def _told(place: Place, old: Side, new: Side) -> list[Told]:
    """Return the differences of a place; one of wording where nothing is told otherwise."""
    found = list(_of_text(place, old, new))
    return found or [Told("wording", old.text, new.text)]


def _of_text(place: Place, old: Side, new: Side) -> Iterator[Told]:
    if same_words(old.text, new.text):
        return
    if not place.is_title and is_correction(new.text) and not is_correction(old.text):
        yield Told("correction", old.text, new.text)
    elif place.is_title and not same_but_for_spelling(old.text, new.text):
        yield Told("headline", old.text, new.text)
        yield from (t for t in differences(old, new) if t.kind in _OF_HEADLINES and t.was and t.now)
    elif not place.old:
        if _is_news(new, old):
            yield Told("added", "", new.text)
    elif not place.new:
        if _is_news(old, new):
            yield Told("dropped", old.text, "")
    else:
        yield from differences(old, new)


def _is_news(side: Side, other: Side) -> bool:
    """Tell whether no sentence of the other revision tells what a sentence does."""
    if set(map(count_of, filter(side.is_number, side.figures))) - other.whole.figures:
        return True
    if not side.statements and len(side.words) < _WORDS:
        return False
    stands = {(kin(s.lemma), standing(s)) for _, s in side.statements if s.tense}
    if stands - other.whole.standings or any(not stands_in(name, other) for name in side.names.values()):
        return True
    return not any(len(side.terms & told) >= _TOLD * len(side.terms) for told in other.whole.told)


def _superseded(old: Side, new: Side) -> Iterator[int]:
    """Yield the numbers of the statements of a place that the new revision does not tell just so."""
    kept = {_content(new, s) for _, s in new.statements}
    yield from (number for number, s in old.statements if _content(old, s) not in kept)


def _content(side: Side, statement: Statement) -> tuple[object, ...]:
    """Return what makes two statements of two revisions one."""
    words = side.quote(statement.start, statement.end).lower()
    return statement.lemma, statement.status, words
