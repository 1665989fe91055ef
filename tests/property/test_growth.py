"""A pile that grew and shrank report by report is the pile of all at once, row by row; few rows are asked."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from piles import WORDS, parts, piles, record

from dateline.model import Layer, Link
from dateline.stages.group import Groups, contrast, holders
from dateline.stages.group.linkage import average_linkage, relink
from dateline.stages.trace import trace

KEPT = ("names", "places", "stories")  # rows that hold ids, which tell how a pile came about
THRESHOLD = 0.3


def rows(groups: Groups) -> dict[str, dict]:
    """Return all rows that depend on the reports alone, where order says nothing without it."""
    held = {name: dict(layer) for name, layer in groups.layers.items() if name not in KEPT}
    crowds = held.pop("crowds", {})
    found = {word: {*ids} for word, ids in held.pop("holders", {}).items() if " " not in word}
    return held | {"holders": found, "crowds": {word: count for word, (count, _) in crowds.items()}}


def links_of(links: tuple[Link, ...], report: str) -> list[Link]:
    return [link for link in links if report in (link.source, link.target)]


@pytest.fixture(autouse=True)
def few_may_share_a_key_or_a_theme(monkeypatch):
    monkeypatch.setattr(holders, "CROWDED", 4)
    monkeypatch.setattr(contrast, "NEIGHBOURS", 2)


@settings(max_examples=150, deadline=None)
@given(piles, st.lists(st.tuples(st.integers(0, 8), st.integers(0, 800)), max_size=4), st.data())
def test_adding_redating_and_taking_out_leave_what_never_adding_would_have(drawn, shifts, data):
    told, order = drawn
    pile = [record(k, text, day) for k, (text, day) in enumerate(told)]
    out = {f"r{k}" for k in data.draw(st.sets(st.integers(0, 8), max_size=4))}
    links = tuple(trace(pile))
    grown = Groups()
    for k in order:
        grown = grown.add([pile[k]], links_of(links, pile[k].id))
    for k, day in shifts:
        if k < len(pile):
            pile[k] = record(k, told[k][0], day)
            grown = grown.add([pile[k]])
    grown = grown.without(out)
    rest = [r for r in pile if r.id not in out]
    whole = Groups().add(rest, [k for k in links if not {k.source, k.target} & out])
    assert parts(grown) == parts(whole)
    assert rows(grown) == rows(whole)


@settings(max_examples=100, deadline=None)
@given(piles, st.integers(0, 8), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_a_report_whose_words_change_is_as_if_they_had_been_so_at_first(drawn, at, text):
    told, _ = drawn
    pile = [record(k, words, day) for k, (words, day) in enumerate(told)]
    changed = record(at, text, 400)
    grown = Groups().add(pile).add([changed])
    assert rows(grown) == rows(Groups().add([*(r for r in pile if r.id != changed.id), changed]))


@settings(max_examples=60, deadline=None)
@given(piles)
def test_a_step_names_the_stories_that_it_told_anew_and_no_other_has_changed(drawn):
    told, order = drawn
    grown = Groups()
    for k in order:
        before, grown = grown, grown.add([record(k, *told[k])])
        old, new = ({s.id: s for s in g.stories} for g in (before, grown))
        assert {i for i in new if old.get(i) != new[i]} <= grown.told <= new.keys()
        assert grown.gone == old.keys() - new.keys()
        assert grown.home(f"r{k}") in grown.told
        for i in new:
            assert grown.story(i) == new[i]


graphs = st.integers(2, 14).flatmap(
    lambda n: st.tuples(
        st.just(n),
        st.dictionaries(
            st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda pair: pair[0] < pair[1]),
            st.sampled_from((0.1, 0.2, 0.25, 0.3, 0.31, 0.5, 0.7, 0.9, 1.0)) | st.floats(0.05, 1.0),
            max_size=40,
        ),
        st.sets(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=4),
    )
)


@settings(max_examples=400, deadline=None)
@given(graphs, st.sampled_from((1.0, 0.6)), st.data())
def test_linking_again_what_changed_is_linking_everything_again(drawn, power, data):
    count, scores, bans = drawn
    apart = {(min(pair), max(pair)) for pair in bans if pair[0] != pair[1]}
    moved = data.draw(st.sets(st.integers(0, count - 1), max_size=3))
    old = {pair: score for pair, score in scores.items() if moved.isdisjoint(pair)}
    old |= {pair: 1.0 - s for pair, s in scores.items() if not moved.isdisjoint(pair) and s < 0.5}
    before = {k: c for c in average_linkage(count, old, THRESHOLD, apart, power) for k in c}
    names = [f"{k:02}" for k in range(count)]
    tied = {n: {} for n in names}
    for (a, b), score in scores.items():
        tied[names[a]][names[b]] = tied[names[b]][names[a]] = score
    kept = {n: {names[x] for p in apart for x in p if names.index(n) in p} - {n} for n in names}
    again = relink(
        [names[k] for k in moved],
        lambda name: (tied[name], kept[name]),
        lambda name: [names[k] for k in before[int(name)]],
        THRESHOLD,
        power,
    )
    whole = {tuple(names[k] for k in c) for c in average_linkage(count, scores, THRESHOLD, apart, power)}
    looked_at = {name for cluster in again for name in cluster}
    untouched = {tuple(names[k] for k in c) for c in before.values() if names[c[0]] not in looked_at}
    assert {*again} | untouched == whole


class Counting(Mapping[str, object]):
    """Rows that are asked for by their keys alone, and counted."""

    def __init__(self, rows: Mapping[str, object]) -> None:
        self.rows, self.asked = rows, 0

    def __getitem__(self, key: str) -> object:
        self.asked += 1
        return self.rows[key]

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("a step walks the whole pile")

    def __len__(self) -> int:
        raise AssertionError("a step counts the whole pile")


def town(k: int) -> list:
    """Return reports of a town's own affairs, in words that no other town has."""
    chance = random.Random(k)
    names = [f"{word}{'abcdefghij'[k % 10]}{'abcdefghij'[k // 10]}" for word in WORDS]
    texts = [" ".join(chance.choices(names, k=40)) for _ in range(6)]
    return [record(10 * k + n, text, 100 * (n // 3) + n) for n, text in enumerate(texts)]


def asked_by_one_more(towns: int) -> int:
    """Return how many rows are asked for when a town gets one more report in a pile of ``towns``."""
    pile = [report for k in range(towns) for report in town(k)]
    held = {name: Counting(dict(layer)) for name, layer in Groups().add(pile[1:]).layers.items()}
    grown = Groups({name: Layer(below) for name, below in held.items()}).add(pile[:1])
    told = {name: len(layer.changes) + len(layer.removed) for name, layer in grown.layers.items()}
    assert 0 < sum(told.values()) < 200
    return sum(below.asked for below in held.values())


def test_one_more_report_asks_no_more_rows_in_a_larger_pile():
    small, large = asked_by_one_more(4), asked_by_one_more(60)
    assert large == small < 500
