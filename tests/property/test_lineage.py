"""The order of reports makes no difference to who owes whom; a copy never raises a count."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Evidence, Moment, Published, Record, Report, Span
from dateline.stages.trace import sources_of, trace

NOUNS = (
    "mill fire summit river dam sluice goat library map canal strike ferry harbour barge quay crown museum "
    "mask island weaver jetty bridge mayor bakery flood warden lantern orchard tariff ledger curfew brewery"
).split()
VERBS = "opened burned mended sold flooded guarded painted counted hid moved praised closed".split()
ENDS = ("", "", "", ", Reuters reported", ", the Velmar Courier reported", ", two men told AFP")
AGENCIES = ((), (), ("Reuters",), ("AFP",), ("AFP", "dpa"))
OUTLETS = (None, "Velmar Courier", "Ostrel Post", "Reuters")


def sentence(rng: random.Random) -> str:
    words = [w for _ in range(4) for w in ("the", rng.choice(NOUNS), rng.choice(VERBS))]
    return " ".join(words).capitalize() + rng.choice(ENDS) + "."


def record(name: str, sentences: list[str], rng: random.Random) -> Record:
    text = " ".join(sentences)
    spans = tuple(Span(*m.span()) for m in re.finditer(r"[^ .][^.]*\.", text))
    # Within a fortnight: what recurs over many weeks is boilerplate.
    day = Moment.on(date(2020, 1, 5) + timedelta(rng.randrange(12))) if rng.random() < 0.7 else Moment()
    report = Report(
        name,
        name,
        text,
        "",
        (Block(0, len(text), "body"),),
        outlet=rng.choice(OUTLETS),
        agencies=rng.choice(AGENCIES),
    )
    return Record(report, Published(day), spans)


def pile_of(rng: random.Random) -> list[Record]:
    """Reports of their own sentences and of some that all share."""
    common = [sentence(rng) for _ in range(12)]
    made = []
    for k in range(rng.randrange(2, 7)):
        own = [sentence(rng) for _ in range(rng.randrange(1, 12))]
        shared = common[: rng.choice((0, 0, 3, 6, 12))]
        made.append(record(f"r{k}", own + shared if rng.random() < 0.5 else shared + own, rng))
    return made


def quoted(of: Record, place: int) -> Evidence:
    return of.quote(of.sentences[place % len(of.sentences)])


@settings(max_examples=80, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_reports_changes_no_link_and_no_count(rng):
    pile = pile_of(rng)
    turned = rng.sample(pile, len(pile))
    links = trace(pile)
    assert trace(turned) == links
    held = [quoted(r, rng.randrange(99)) for r in pile]
    opened = sources_of(pile, links).opened(held)
    assert sources_of(turned, links).opened(rng.sample(held, len(held))) == opened
    assert sorted(r for source in opened for r in source.reports) == sorted(r.id for r in pile)


@settings(max_examples=150, deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_copy_never_raises_a_count(rng):
    pile = pile_of(rng)
    first = max(pile, key=lambda r: (len(r.report.text), r.id))
    # Who copies is another outlet, or nobody known; what it copies is long enough to be one.
    if len(first.sentences) < 5:
        return
    copy = record(rng.choice(("a", "z")), [s.of(first.report.text) for s in first.sentences], rng)
    place = rng.randrange(99)
    held = [quoted(first, place), *(quoted(r, rng.randrange(99)) for r in pile if r is not first)]
    before = sources_of(pile, trace(pile)).count(held)
    more = [*pile, copy]
    asked = sources_of(more, trace(more))
    assert asked.count(held) <= before
    assert asked.count([*held, quoted(copy, place)]) <= before
