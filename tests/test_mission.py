"""The whole way on the reports of examples/mission: what a good reader would find there must be found."""

import re
from pathlib import Path

import pytest

from dateline import desk
from dateline.stages.tell import track_json, track_text

MISSION = str(Path(__file__).parents[1] / "examples" / "mission")
FIRST = {"harbour-post", "saltmarsh-ledger", "quillham-courier", "lantern-review", "tollgate-bell"}
SECOND = {"meridian-sheet", "quarterdeck-preview", "quarterdeck-decision", "windrow-gazette"}
LITTER = [
    "gtag", "Jump to", "Log in", "Share Tweet", "Also read", "ADVERTISEMENT", "Weekender", "Follow us",
    "Tags:", "More stories", "Library to open", "Show more", "Terms of use", "Most read", "Bellmen",
    "Print", "Privacy", "**",
]  # fmt: skip


@pytest.fixture(scope="module")
def track():
    return desk.track([MISSION])


@pytest.fixture(scope="module")
def told(track):
    return track_json(track)


@pytest.fixture(scope="module")
def affair(track):
    return next(story for story in track.stories if "harbour-post" in story.reports)


def records(track):
    return {record.id: record for record in track.records}


def test_all_ten_reports_are_read(track):
    assert set(records(track)) == FIRST | SECOND | {"ostermouth-herald"}


def test_the_dock_strike_stays_out_of_the_affair(affair):
    assert set(affair.reports) == FIRST | SECOND


def test_no_episode_holds_reports_of_both_years(affair):
    assert len(affair.episodes) > 1
    for episode in affair.episodes:
        assert set(episode.reports) <= FIRST or set(episode.reports) <= SECOND


@pytest.mark.parametrize(
    ("report", "day"),
    [
        ("harbour-post", "2020-02-12"),
        ("quillham-courier", "2020-02-13"),
        ("tollgate-bell", "2020-02-14"),
        ("quarterdeck-preview", "2021-02-15"),
        ("meridian-sheet", "2021-02-16"),
        ("windrow-gazette", "2021-02-17"),
        ("quarterdeck-decision", "2021-02-18"),
        ("ostermouth-herald", "2021-02-16"),
    ],
)
def test_a_dated_report_is_dated_on_its_day(track, report, day):
    moment = records(track)[report].published.moment
    assert (str(moment.earliest), str(moment.latest)) == (day, day)


def test_the_undated_report_is_dated_by_its_sisters(track):
    moment = records(track)["lantern-review"].published.moment
    assert moment.earliest is not None
    assert moment.latest is not None
    assert "2020-02-12" <= str(moment.earliest) <= str(moment.latest) <= "2020-02-14"


@pytest.mark.parametrize("words", LITTER)
def test_litter_is_cut(track, words):
    assert [r.id for r in track.records if words in r.report.text] == []


@pytest.mark.parametrize(
    ("report", "title"),
    [
        ("harbour-post", "Trainers from anti-IS coalition could join NATO in Iraq"),
        ("quillham-courier", "Alliance agrees to do more training in Iraq"),
        ("tollgate-bell", "NATO chief seeks partners' consent for Iraq plan in Munich"),
        ("meridian-sheet", "Rockets hit base at Erbil, killing a contractor"),
        ("windrow-gazette", "NATO set to widen its work in Iraq despite rocket attack"),
        ("quarterdeck-decision", "NATO ministers approve eightfold growth of Iraq mission"),
    ],
)
def test_the_title_is_found(track, report, title):
    assert records(track)[report].report.title == title


def test_the_agency_text_is_one_source_in_two_outlets(track):
    copies = {(link.source, link.target) for link in track.lineage if link.kind == "copy"}
    assert ("saltmarsh-ledger", "quillham-courier") in copies


def test_no_agency_is_credited_that_no_report_names(track):
    named = {link.source for link in track.lineage if link.kind != "copy"} - set(records(track))
    assert named <= {"Continental Wire"}


def test_the_lead_passed_from_canada_to_denmark(affair):
    leads = [f for f in affair.findings if f.attribute == "lead"]
    assert [(f.kind, [v.value for v in f.values]) for f in leads] == [
        ("changed", ["Canada", "a Danish general"])
    ]


def test_six_and_nine_wounded_are_never_told_as_agreed(affair):
    wounded = [f for f in affair.findings if any(v.low in (6, 9) for v in f.values)]
    assert wounded
    assert all(f.kind != "agreed" or len({v.low for v in f.values}) == 1 for f in wounded)


def test_the_strike_on_the_general_is_told_once_on_its_day(affair):
    killed = [e for e in affair.timeline if "Soleimani" in e.text and "kill" in e.text]
    assert [str(e.when.earliest) for e in killed if e.when.is_day] == ["2020-01-03"]


def test_all_evidence_is_the_exact_slice_of_its_report(track, told):
    texts = {record.id: record.report.text for record in track.records}
    found = list(evidence_in(told))
    assert len(found) > 50
    for piece in found:
        assert texts[piece["report"]][piece["start"] : piece["end"]] == piece["quote"]


def evidence_in(value):
    """Yield all evidence, however deep it lies."""
    if isinstance(value, dict):
        if {"report", "start", "end", "quote"} <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from evidence_in(item)


def test_the_text_keeps_to_the_width_and_bears_no_control_characters(track):
    text = track_text(track, 100, evidence=True)
    assert max(map(len, text.splitlines())) <= 100
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)


def test_the_order_of_the_reports_makes_no_difference(track):
    from dateline.pipeline import track_records

    mixed = sorted(track.records, key=lambda r: r.report.text_sha256)
    assert track_records(mixed).stories == track_records(list(reversed(mixed))).stories
