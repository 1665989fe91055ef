"""The order of input changes neither stories nor links; every report stands in exactly one episode."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from piles import parts, piles, record

from dateline.model import Judgement
from dateline.stages.group import Groups, group
from dateline.stages.trace import trace


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
