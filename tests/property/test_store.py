"""A store is what came into it, not how: batches, order, doubles, what was taken back make no difference."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quick
from dateline.desk import keep, look
from dateline.desk.keep import Act
from dateline.model import (
    Correction,
    DatelineError,
    Dismissal,
    Judgement,
    Page,
    Record,
    Rename,
    Story,
    Word,
)
from dateline.pipeline import habits_in, lines_of, read_pages, track_records
from dateline.sources.packs import shipped
from dateline.store import opened, records
from dateline.store.columns import packed_record, unpacked_record
from dateline.store.packing import packed, sealed, unpacked, unsealed
from dateline.store.verify import verify

ROWS = quick.rows(12, seed=3)
ACT = Act("2026-01-01T00:00:00Z", "Ada", "for a test")
pytestmark = pytest.mark.usefixtures("read_quickly")
CALM = settings(max_examples=max(12, settings().max_examples // 8))

piles = st.lists(st.integers(0, len(ROWS) - 1), min_size=1, max_size=8)
batches = st.lists(piles, min_size=1, max_size=4)


@pytest.fixture(scope="module")
def read_quickly() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        quick.use(patch)
        patch.setattr("dateline.desk.piles._GROUPED", 3)  # so that most piles are grouped in several steps
        yield


@contextmanager
def store() -> Iterator[tuple[Path, Callable[[list[int]], keep.Added]]]:
    """Yield the place of a new store, and what adds rows to it by their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder, "a.store")
        keep.init(place)

        def add(numbers: list[int]) -> keep.Added:
            return keep.add(place, [quick.write(Path(folder, "some.jsonl"), [ROWS[n] for n in numbers])], ACT)

        yield place, add


def derived(place: Path) -> tuple[object, ...]:
    """Return all that a store makes of what is in it, where it does not tell how it came about."""
    with opened(place) as connection:
        asked = (
            "select page.report, page.later is null, record.body from page "
            "join record on record.page = page.id where page.gone is null order by page.report"
        )
        return connection.execute(asked).fetchall(), quick.told(place)


@CALM
@given(batches, st.randoms(use_true_random=False))
def test_batches_order_and_doubles_make_no_difference(held, chance):
    numbers = sorted({n for batch in held for n in batch})
    with store() as (place, add), store() as (other, add_other):
        for batch in held:
            add(batch)
        chance.shuffle(numbers)
        add_other(numbers)
        assert quick.told(place) == quick.told(other)
        assert {*look.every(place).lineage} == {*look.every(other).lineage}
        assert quick.told(place) == at_once(numbers)


def at_once(numbers: list[int]) -> set[tuple[object, ...]]:
    """Return what tracking tells of rows, without a store."""
    pages = quick.pages_of(ROWS[n] for n in numbers)
    counted: dict[tuple[str, str], int] = {}
    for outlet, told in filter(None, map(lines_of, pages)):
        for line in told:
            counted[outlet, line] = counted.get((outlet, line), 0) + 1
    habits = habits_in((outlet, [line]) for (outlet, line), times in counted.items() if times >= 3)
    found = track_records(list(read_pages(pages, None, habits)), shipped())
    return {quick.plain(story, {e.id: e.reports for e in story.episodes}) for story in found.stories}


@CALM
@given(piles, piles)
def test_what_is_added_and_taken_back_was_never_added(first, second):
    with store() as (place, add):
        add(first)
        before = derived(place)
        add(second)
        if {*second} - {*first}:  # else it left nothing to take back
            keep.undo(place, ACT)
        assert derived(place) == before
        assert verify(place).is_sound


@CALM
@given(piles, piles)
def test_what_is_taken_back_out_of_the_middle_was_never_added(first, second):
    numbers = [n for n in second if n not in first]
    with store() as (place, add), store() as (other, add_other):
        add(first)
        if numbers:
            add(numbers)
        keep.undo(place, ACT, 1)
        if numbers:
            add_other(numbers)
        assert quick.told(place) == quick.told(other)


@CALM
@given(batches)
def test_adding_again_changes_nothing(held):
    with store() as (place, add):
        for batch in held:
            add(batch)
        before = derived(place), look.listing(place)
        for batch in held:
            done = add(batch)
            assert {a.kind for a in done.arrivals} == {"known"}
            assert done.changed == ()
        assert (derived(place), look.listing(place)) == before


@CALM
@given(piles.filter(lambda numbers: len({*numbers}) > 1), st.data())
def test_a_person_s_word_that_is_taken_back_was_never_said(numbers, data):
    with store() as (place, add):
        add(numbers)
        before = derived(place)
        reports = sorted(report for story in look.every(place).stories for report in story.reports)
        for _ in range(data.draw(st.integers(1, 3))):
            keep.judge(place, (data.draw(words(place, reports)),), ACT)
        told = derived(place)
        keep.rebuild(place, ACT)
        assert derived(place) == told
        taken = [deed.number for deed in look.deeds(place) if deed.kind == "judge"]
        for number in data.draw(st.permutations(taken)):
            keep.undo(place, ACT, number)
        assert derived(place) == before
        assert verify(place).is_sound


def words(place: Path, reports: list[str]) -> st.SearchStrategy[Word]:
    """Return words that a person may say of a store."""
    one = st.sampled_from(reports)
    found = [finding for story in look.every(place).stories for finding in story.findings]
    proofs = [(f.attribute, tuple(sorted({e for v in f.values for e in v.evidence}))) for f in found]
    with opened(place) as connection:
        figures = [(i, figure) for i, held in records.Records(connection).items() for figure in held.figures]
    kinds: list[st.SearchStrategy[Word]] = [
        st.builds(Judgement, one, one, st.booleans()),
        st.builds(Rename, one, st.text(min_size=1, max_size=9).filter(lambda t: t.isprintable())),
    ]
    if proofs:
        kinds.append(st.sampled_from(proofs).map(lambda proof: Dismissal(*proof)))
    if figures:
        kinds.append(st.sampled_from(figures).map(lambda p: Correction(p[0], p[1].start, p[1].end, 7.0, 8.0)))
    return st.one_of(kinds)


plain = {
    str: st.text(max_size=5) | st.sampled_from(("", "\0", "\U0010ffff", "é\u0301")),
    int: st.integers(-(2**62), 2**62 - 1),  # what is packed as a difference has 64 bits
    float: st.floats(allow_nan=False) | st.sampled_from((-0.0, 5e-324, 1.7976931348623157e308)),
    bool: st.booleans(),
    type(None): st.none(),
    date: st.dates() | st.sampled_from((date.min, date.max)),
}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Return any value of a type of the model."""
    origin, inner = get_origin(kind), get_args(kind)
    if kind in plain:
        return plain[kind]
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return many(inner[0]) if inner[1:] == (...,) else st.tuples(*map(values, inner))
    if origin in (Union, type(int | str)):
        return st.one_of(*map(values, inner))
    assert is_dataclass(kind) or issubclass(kind, tuple), kind
    return st.deferred(lambda: built(kind))


def many(kind: Any) -> st.SearchStrategy[Any]:
    return st.lists(values(kind), max_size=2).map(tuple)


def built(kind: Any) -> st.SearchStrategy[Any]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields
    return st.builds(kind, **{name: values(hints[name]) for name in names})


@given(st.one_of(values(Story), *map(values, get_args(Word))))
def test_whatever_is_packed_comes_back_as_it_was(value):
    body = packed(value)
    the_same(unpacked(body, type(value)), value)
    assert packed(unpacked(body, type(value))) == body


@given(values(Record), values(Page))
def test_whatever_record_is_packed_comes_back_as_it_was(record, page):
    for beside in (b"", packed(page)):
        the_same(unpacked_record(packed_record(record, beside), beside), record)


@given(st.text(), values(Story), st.binary(min_size=1, max_size=1), st.integers(0))
def test_what_is_sealed_is_known_from_what_was_changed(home, value, byte, place):
    body = sealed(home, value)
    the_same(unsealed(home, body, Story), value)
    at = place % len(body)
    changed = body[:at] + byte + body[at + 1 :]
    for other, told in ((home, changed), (home + "x", body)):
        if (other, told) != (home, body):
            with pytest.raises(DatelineError):
                unsealed(other, told, Story)


def the_same(again: object, value: object) -> None:
    assert again == value
    assert repr(again) == repr(value)  # -0.0 is not 0.0, and 1 no 1.0
