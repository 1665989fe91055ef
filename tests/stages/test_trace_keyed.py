"""Copies found by key are those found in one place: the same links and rows, whoever does the work."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from dateline.desk.spreading import ByEngine
from dateline.engines import Local
from dateline.model import Block, Moment, Published, Record, Report, Span
from dateline.pipeline.apart import HERE
from dateline.pipeline.copying import ByKey
from dateline.stages.trace import Traces

WORDS = [f"{a}{b}{c}" for a in "bdfgklmnprst" for b in "aeiou" for c in "ndrst"]


def pile(count: int, seed: int) -> list[Record]:
    """Return made-up reports: copies, boilerplate of outlets, and notices that recur over months."""
    chance = random.Random(seed)
    notes = [sentence(chance, 30) for _ in range(4)]
    held: list[str] = []
    found = []
    for number in range(count):
        outlet = chance.choice(["Vorrin Post", "Mirra Times", None])
        parts = [sentence(chance, chance.randrange(15, 60)) for _ in range(chance.randrange(1, 4))]
        if held and chance.random() < 0.5:
            words = chance.choice(held).split()
            start = chance.randrange(len(words))
            parts.append(
                " ".join(w if chance.random() < 0.93 else "other" for w in words[start : start + 90])
            )
        if outlet and chance.random() < 0.7:
            parts.append(notes[0 if outlet == "Vorrin Post" else 1])
        if chance.random() < 0.4:
            parts.append(notes[chance.choice((2, 3))])
        held.append(" ".join(parts))
        found.append(record(f"r{number:03}", " ".join(parts), outlet, chance.randrange(200)))
    return found


def sentence(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(count)).capitalize() + "."


def record(name: str, text: str, outlet: str | None, day: int) -> Record:
    report = Report(name, name, text, "", (Block(0, len(text), "body"),), outlet=outlet)
    when = date(2021, 1, 1) + timedelta(day)
    published = Published(Moment(when, when), ()) if day % 7 else Published(Moment(), ())
    return Record(report, published=published, sentences=(Span(0, len(text)),))


@pytest.mark.parametrize("seed", range(4))
def test_links_and_rows_are_those_of_one_place(seed):
    held = pile(120, seed)
    whole, parted = Traces().add(held), Traces().begun(held, ByKey(HERE))
    assert whole.links
    assert parted.links == whole.links
    assert {name: dict(layer) for name, layer in parted.layers().items()} == {
        name: dict(layer) for name, layer in whole.layers().items()
    }


def test_two_processes_find_the_same_and_bring_it_together_by_key():
    held = pile(300, seed=9)
    whole = Traces().add(held)
    parted = Traces().begun(held, ByKey(ByEngine(Local(2))))
    assert parted.links == whole.links
    assert {n: dict(row) for n, row in parted.layers().items()} == {
        n: dict(row) for n, row in whole.layers().items()
    }
    more = pile(40, seed=10)
    fresh = [record(f"x{r.id}", r.report.text, r.report.outlet, 3) for r in more]
    known = {r.id: r for r in held}
    assert parted.add(fresh, known).links == whole.add(fresh, known).links
