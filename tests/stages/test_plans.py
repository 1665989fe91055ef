"""Plans read off whole reports: the deed, its parts, why it is wanted or put off, what it waits for."""

from __future__ import annotations

import pytest

from dateline.model import Page, Plan, Story
from dateline.pipeline import read_pages, track_records
from dateline.sources.packs import shipped
from dateline.stages.compare.grounds import phrase
from dateline.stages.tell import track_text

FIRST = """Oster council agrees in principle to widen the Bellfoot canal

OSTER, March 3, 2020 - The Oster council agreed in principle on Tuesday to widen the Bellfoot canal, \
responding to a demand by harbour chief Ada Quill for wider locks.

The first stage would be to move the market to three sites in Oster.

The plan would need the consent of the Vorrin government.
"""
SECOND = """Oster council to widen canal after all

OSTER, March 2, 2021 - The Oster council will widen the Bellfoot canal gradually, depending on the price of \
steel, mayor Ben Hale said on Tuesday.

Plans to widen the Bellfoot canal were delayed last year due to a strike as well as a flood at Quarrymouth. \
Earlier plans to widen the canal came from harbour chief Ada Quill's demand for wider locks.
"""
THIRD = """Council set to agree on the canal

OSTER, March 2, 2021 - The Oster council is set to agree on Thursday to widen the Bellfoot canal.

Plans to widen the canal were delayed by the flood.
"""


@pytest.fixture(scope="module")
def track(model):
    texts = (("a", FIRST), ("b", SECOND), ("c", THIRD))
    records = list(read_pages([Page(name, name, text, outlet=name) for name, text in texts], model))
    return track_records(records, shipped())


@pytest.fixture(scope="module")
def plan(track) -> Plan:
    held: list[Story] = [s for s in track.stories if s.plans]
    assert len(held) == 1
    return held[0].plans[0]


def test_a_plan_is_called_by_its_deed_whatever_its_standing(plan):
    assert plan.title == "Widen the Bellfoot canal (Oster council)"


def test_a_part_is_told_without_the_step_that_it_is(plan):
    assert [p.text for p in plan.parts] == ["move the market to three sites in Oster"]


def test_one_reason_of_two_reports_is_told_once(plan):
    demand = [g for g in plan.because if "Ada Quill" in g.words]
    assert [{e.report for e in g.evidence} for g in demand] == [{"a", "b"}]


def test_why_a_plan_was_put_off_is_told_with_that_step(plan):
    assert [s.rung for s in plan.steps] == ["agreed in principle", "put off", "planned", "to be agreed"]
    halt = plan.steps[1]
    told = {g.words: {e.report for e in g.evidence} for g in halt.because}
    assert told == {"a strike": {"b"}, "a flood at Quarrymouth": {"b", "c"}}
    assert not [g for g in plan.because if "flood" in g.words]


def test_the_evidence_of_a_reason_is_the_exact_slice(plan, track):
    text = {r.id: r.report.text for r in track.records}
    held = [e for g in (*plan.because, *plan.depends_on, *plan.steps[1].because) for e in g.evidence]
    assert held
    assert all(text[e.report][e.start : e.end] == e.quote for e in held)


def test_what_is_agreed_on_a_day_to_come_stands_with_that_day(track):
    assert "to be agreed 4 Mar 2021 (told 2–3 Mar 2021: c)" in " ".join(track_text(track, 200).split())


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("with the approval of the owners", "the approval of the owners"),
        ("with the boats", "with the boats"),
        ("due to “frost and", "frost"),
        ("once the ice melts", "once the ice melts"),
    ],
)
def test_a_reason_is_told_without_its_cue(quote, words):
    assert phrase(quote) == words


def test_to_agree_told_twice_of_days_that_can_be_one_is_one_step(model):
    one = "OSTER, March 4, 2020 - Oster's leaders agreed to widen the Bellfoot canal in Vorrin."
    two = (
        "OSTER, March 4, 2020 - Oster's leaders agreed in principle on Wednesday to widen the Bellfoot canal."
    )
    pages = [Page(n, n, f"{text}\n", outlet=n) for n, text in (("a", one), ("b", two))]
    told = track_records(list(read_pages(pages, model)), shipped(), one_story=True)
    rungs = [[s.rung for s in p.steps] for story in told.stories for p in story.plans]
    assert rungs == [["agreed in principle"]]


def test_a_plan_that_is_agreed_is_not_called_by_a_figure_that_is_only_possible(model):
    first = (
        "Council agrees to send 500 men to the canal\n\nOSTER, March 3, 2020 - The Oster council agreed on "
        "Tuesday to send 500 men to the Bellfoot canal, mayor Ben Hale said."
    )
    second = (
        "Council could send more men to the canal\n\nOSTER, March 4, 2020 - The Oster council agreed on "
        "Tuesday to send 500 men to the Bellfoot canal. The council could send up to 1,200 men to the "
        "Bellfoot canal."
    )
    pages = [Page(name, name, text, outlet=name) for name, text in (("a", first), ("b", second))]
    told = track_records(list(read_pages(pages, model)), shipped(), one_story=True)
    agreed = [p.title for s in told.stories for p in s.plans if p.rung == "agreed"]
    assert agreed
    assert not [title for title in agreed if "1,200" in title]
