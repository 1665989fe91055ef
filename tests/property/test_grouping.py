"""The order of input changes neither stories nor links; every report stands in exactly one episode."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Moment, Published, Record, Report, Span
from dateline.stages.group import group
from dateline.stages.trace import trace

WORDS = (
    "mill fire Halden Ostrel summit river dam Brandt Reyk sluice goat library map canal strike ferry harbour "
    "barge quay crown museum mask island weaver jetty bridge mayor bakery flood warden"
).split()

texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=60).map(" ".join)
days = st.one_of(st.none(), st.integers(0, 800))
piles = st.lists(st.tuples(texts, days), max_size=9).flatmap(
    lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows))))
)


def record(k: int, text: str, day: int | None) -> Record:
    moment = Moment() if day is None else Moment.on(date(2020, 1, 1) + timedelta(day))
    report = Report(f"r{k}", f"r{k}", text, "", (Block(0, len(text), "body"),))
    return Record(report, Published(moment), (Span(0, len(text)),))


@settings(max_examples=60, deadline=None)
@given(piles)
def test_order_makes_no_difference_and_no_report_is_lost(drawn):
    rows, order = drawn
    pile = [record(k, text, day) for k, (text, day) in enumerate(rows)]
    links = trace(pile)
    stories = group(pile, links)
    turned = [pile[k] for k in order]
    assert trace(turned) == links
    assert group(turned, links) == stories
    assert sorted(r for story in stories for r in story.reports) == sorted(r.id for r in pile)


@settings(max_examples=30, deadline=None)
@given(piles)
def test_every_copied_passage_quotes_its_report(drawn):
    rows, _ = drawn
    pile = [record(k, text, day) for k, (text, day) in enumerate(rows)]
    held = {r.id: r.report.text for r in pile}
    for link in trace(pile):
        assert all(held[e.report][e.start : e.end] == e.quote for e in link.evidence)
