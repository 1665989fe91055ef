"""The order of input changes neither stories nor links; every report stands in exactly one episode."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Judgement, Moment, Published, Record, Report, Span
from dateline.stages.group import Groups, group
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


def parts(groups: Groups) -> set[tuple[tuple[str, ...], ...]]:
    return {tuple(e.reports for e in story.episodes) for story in groups.stories}


@settings(max_examples=60, deadline=None)
@given(piles, st.data())
def test_reports_one_by_one_in_any_order_make_the_stories_of_all_at_once(drawn, data):
    rows, order = drawn
    pile = [record(k, text, day) for k, (text, day) in enumerate(rows)]
    pairs = st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans())
    judged = [Judgement(f"r{a}", f"r{b}", same) for a, b, same in data.draw(st.lists(pairs, max_size=3))]
    links = trace(pile)
    grown = Groups().judge(judged) if data.draw(st.booleans()) else Groups()
    for k in order:
        grown = grown.add([pile[k]], [link for link in links if pile[k].id in (link.source, link.target)])
    whole = Groups(judgements=tuple(judged)).add(pile, links)
    assert parts(grown.judge(judged)) == parts(whole)


@settings(max_examples=60, deadline=None)
@given(piles)
def test_no_report_that_comes_takes_an_id_away_from_a_story_that_stays_whole(drawn):
    rows, order = drawn
    pile = [record(k, text, day) for k, (text, day) in enumerate(rows)]
    grown = Groups()
    for k in order:
        before, grown = grown, grown.add([pile[k]])
        assert len({story.id for story in grown.stories}) == len(grown.stories)
        home = {report: story for story in grown.stories for report in story.reports}
        for story in before.stories:
            now = home[story.reports[0]]
            if {*now.reports} - {pile[k].id} == {*story.reports}:
                assert now.id == story.id


@settings(max_examples=30, deadline=None)
@given(piles)
def test_every_copied_passage_quotes_its_report(drawn):
    rows, _ = drawn
    pile = [record(k, text, day) for k, (text, day) in enumerate(rows)]
    held = {r.id: r.report.text for r in pile}
    for link in trace(pile):
        assert all(held[e.report][e.start : e.end] == e.quote for e in link.evidence)
