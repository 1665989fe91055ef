"""Tracing by steps is tracing all at once: in any order, in batches, and after reports were taken out."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Layer, Moment, Published, Record, Report, Span
from dateline.stages.trace import LAYERS, Traces, sources_of, trace

EXAMPLES = 12
VERBS = "opened burned mended sold flooded guarded painted counted moved praised closed".split()
OUTLETS = (
    None,
    "Velmar Courier",
    "Velmar Courier",
    "Velmar Courier",
    "The Ostrel Post",
    "Lakeland Wire",
    "BBC",
)
AGENCIES = ((), (), (), ("Reuters",), ("Lakeland Wire",))
ENDS = (", Reuters reported", ", the Velmar Courier reported", ", two men told the Ostrel Post", ", BBC said")


def paragraph(rng: random.Random, name: str) -> str:
    """Return three sentences of words that stand in no other paragraph."""
    words = iter(f"{name}{rng.choice(VERBS)}{n}" for n in range(99))
    return " ".join(" ".join(next(words) for _ in range(14)).capitalize() + "." for _ in range(3))


def record(name: str, parts: list[str], rng: random.Random) -> Record:
    text = " ".join(parts)
    spans = tuple(Span(*m.span()) for m in re.finditer(r"[^ .][^.]*\.", text))
    day = (
        Moment.on(date(2020, 1, 5) + timedelta(rng.choice((0, 3, 20, 40))))
        if rng.random() < 0.8
        else Moment()
    )
    blocks = (Block(0, len(text), "body"),)
    more = {"outlet": rng.choice(OUTLETS), "agencies": rng.choice(AGENCIES)}
    return Record(Report(name, name, text, "", blocks, **more), Published(day), spans)  # type: ignore[arg-type]


def pile_of(rng: random.Random) -> list[Record]:
    """Reports of own paragraphs and of some that so many hold that they tell nothing, or nearly so."""
    common = [paragraph(rng, name) for name in ("mill", "harbour", "weaver", "canal")]
    often = [rng.choice((0.15, 0.3, 0.6, 0.75)) for _ in common]
    made = []
    for k in range(rng.randrange(8, 17)):
        parts = [part for part, share in zip(common, often, strict=True) if rng.random() < share]
        parts += [paragraph(rng, f"own{k}x")] if rng.random() < 0.5 else []
        if parts and rng.random() < 0.6:
            parts.append(rng.choice(rng.choice(parts).split(". ")).strip(".") + rng.choice(ENDS) + ".")
        made.append(record(f"r{k:02}", parts, rng))
    return made


def by_id(pile: list[Record]) -> dict[str, Record]:
    return {record.id: record for record in pile}


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.randoms(use_true_random=False))
def test_one_by_one_in_any_order_is_all_at_once(rng):
    pile = pile_of(rng)
    traces, steps = Traces(), rng.sample(pile, len(pile))
    while steps:
        size = rng.choice((1, 1, 1, 4))
        before = traces
        traces, steps = traces.add(steps[:size], by_id(pile)), steps[size:]
        rows = {r.id: (before.held.get(r.id), traces.held.get(r.id)) for r in pile}
        assert traces.touched(before) >= {i for i, (old, new) in rows.items() if old != new}
    assert traces.links == trace(pile)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.randoms(use_true_random=False))
def test_what_was_taken_out_was_never_there(rng):
    pile = pile_of(rng)
    gone = rng.sample(pile, rng.randrange(1, len(pile)))
    left = [r for r in pile if r not in gone]
    traces = Traces().add(pile)
    while gone:
        size = rng.choice((1, 1, 3))
        traces, gone = traces.without([r.id for r in gone[:size]], by_id(pile)), gone[size:]
    assert traces.links == trace(left)
    assert traces.add(pile, by_id(pile)).links == trace(pile)
    bare = traces.without(by_id(left), by_id(pile))
    assert not any(len(layer) for name, layer in bare.layers().items() if name != "numbers")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_part_of_the_pile_counts_sources_as_the_whole_does(rng):
    pile = pile_of(rng)
    traces = Traces().add(pile)
    story = rng.sample(pile, rng.randrange(2, 6))
    held = [r.quote(s) for r in story if r.sentences for s in rng.sample(r.sentences, 1)]
    closed = traces.closure(r.id for r in story)
    part = sources_of([r for r in pile if r.id in closed], traces.links_of(closed))
    assert part.opened(held) == sources_of(pile, traces.links).opened(held)


class Counting(Mapping):
    """A mapping below a layer that counts the rows asked for, and refuses to be walked."""

    def __init__(self, rows: Mapping) -> None:
        self.rows, self.asked = dict(rows), set()

    def __getitem__(self, key: object) -> object:
        self.asked.add(key)
        return self.rows[key]

    def __iter__(self) -> Iterator:
        raise AssertionError("a store's rows are walked")

    def __len__(self) -> int:
        raise AssertionError("a store's rows are counted")


def spread_pile(size: int) -> list[Record]:
    """Return ``size`` reports of 15 outlets over years, each of its own matter, in twos of one text."""
    rng = random.Random(7)
    made = []
    for k in range(size):
        told = paragraph(random.Random(k // 2), f"m{k // 2}x")
        text = f"{told} {told.split('.')[0]}, Reuters reported."
        spans = tuple(Span(*m.span()) for m in re.finditer(r"[^ .][^.]*\.", text))
        day = Published(Moment.on(date(2015, 1, 1) + timedelta(rng.randrange(2000))))
        more = {"outlet": f"Velmar Herald {k % 15}", "agencies": ("Reuters",) if k % 9 == 0 else ()}
        made.append(
            Record(Report(f"r{k:05}", "", text, "", (Block(0, len(text), "body"),), **more), day, spans)
        )
    return made


def rows_asked(size: int) -> tuple[int, int]:
    """Return how many rows, and how many texts, one more report of a pile of ``size`` asks for."""
    pile = spread_pile(size + 1)
    full = Traces().add(pile[:size])
    below = {name: Counting(layer.changes) for name, layer in full.layers().items()}
    texts = Counting(by_id(pile[:size]))
    grown = Traces.of({name: Layer(rows) for name, rows in below.items()}).add(pile[size:], texts)
    changed = {i for i, row in grown.held.changes.items() if any(k.kind == "copy" for k in row)}
    assert changed == {pile[size].id, pile[size - 1].id}
    return sum(len(rows.asked) for rows in below.values()), len(texts.asked)


def test_one_more_report_asks_for_as_few_rows_in_a_large_pile_as_in_a_small_one():
    (few, texts), (many, more_texts) = rows_asked(61), rows_asked(601)
    assert many <= few + 10 and few < 300
    assert texts <= 2 and more_texts <= 2


def test_layers_are_named_and_typed():
    traces = Traces().add(spread_pile(20))
    for name, layer in traces.layers().items():
        key, row = LAYERS[name]
        kind = getattr(row, "__origin__", row)
        assert all(isinstance(k, key) and isinstance(v, kind) for k, v in layer.changes.items())
        assert layer.changes or name == "names"
    assert Traces.of(traces.layers()).links == traces.links


def test_a_report_that_is_held_already_changes_nothing():
    pile = spread_pile(4)
    traces = Traces().add(pile)
    assert traces.add(pile[:2], by_id(pile)) is traces
