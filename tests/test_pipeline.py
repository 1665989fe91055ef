"""The pipeline as a whole: order, evidence, as-is offsets, and input that is hardly a report."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Moment, Page
from dateline.pipeline import read_pages, track_records
from dateline.stages.tell import record_json, track_json

REPORTS = {
    "one": "VORRIN, March 2, 2021 - A ferry sank in Lake Vorrin on Monday and 12 died, police said.",
    "two": "A ferry sank in Lake Vorrin on Monday, killing 14 people, officials said on Tuesday.",
    "three": "The council of Ostmark will vote on a new tax on 5 May 2021, the mayor said on 3 May 2021.",
}


def page(name: str, text: str, **more: object) -> Page:
    return Page(name, name, text, **more)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def records(model):
    return list(read_pages([page(n, t) for n, t in REPORTS.items()], model))


def test_the_order_of_reports_makes_no_difference(records):
    there = json.dumps(track_json(track_records(records)))
    assert json.dumps(track_json(track_records(records[::-1]))) == there


def test_every_value_of_a_track_quotes_its_report(records):
    texts = {r.id: r.report.text for r in records}
    told = track_json(track_records(records))
    quotes = [e for s in told["stories"] for t in s["timeline"] for e in t["evidence"]]
    quotes += [e for s in told["stories"] for f in s["findings"] for v in f["values"] for e in v["evidence"]]
    assert quotes
    for e in quotes:
        assert texts[e["report"]][e["start"] : e["end"]] == e["quote"]


def test_as_is_leaves_the_text_alone(model):
    text = "  Home | News\n\nA ferry sank on Monday.\n\nRead more: our lakes\n"
    (record,) = read_pages([page("r", text, as_is=True)], model)
    assert record.report.text == text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300), as_is=st.booleans())
def test_any_text_is_read_without_a_crash_and_spans_lie_inside_it(model, text: str, as_is: bool):
    (record,) = read_pages([page("r", text, as_is=as_is)], model)
    told = record_json(record)
    for kind in ("sentences", "entities", "times", "figures", "statements"):
        for item in told[kind]:
            assert 0 <= item["start"] < item["end"] <= len(told["text"])
    assert len(track_records([record]).stories) == any(
        any(map(str.isalpha, told["text"][b.start : b.end]))
        for b in record.report.blocks
        if b.kind in ("title", "body")
    )


@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "...", "?!\n\n—", "\u202eשלום עולם\u202c", "a" * 5000, "é" * 300]
)
def test_hardly_a_report_is_still_a_report(model, text: str):
    (record,) = read_pages([page("r", text)], model)
    assert record.id == "r"
    assert record_json(record)["published"]["earliest"] is None


@pytest.mark.parametrize(
    ("published", "told"),
    [("not a day", True), ("0000-00-00", True), ("2021-03-02", False), (None, False)],
)
def test_a_given_day_that_cannot_be_read_is_told_with_its_place(model, published: str | None, told: bool):
    given = Page("r", "pile.jsonl:4", REPORTS["two"], published=published)
    (record,) = read_pages([given], model)
    line = f"pile.jsonl:4: is given the day {published!r}, which cannot be read"
    assert list(map(str, record.flaws)) == [line] * told


def test_what_has_no_sentence_is_told_with_its_file_and_line(model):
    (record,) = read_pages([Page("r", "pile.jsonl:4", "Share this\n\nLoad more")], model)
    assert [str(flaw) for flaw in record.flaws] == ["pile.jsonl:4: has no sentence"]


@pytest.mark.parametrize(("text", "as_is"), [("...", False), ("?! —", True), ("Home\nMenu\nLogin", False)])
def test_a_report_without_a_sentence_is_told_and_part_of_no_story(model, text: str, as_is: bool):
    pages = [page("empty", text, as_is=as_is), page("two", REPORTS["two"])]
    track = track_records(list(read_pages(pages, model)))
    assert [story.reports for story in track.stories] == [("two",)]
    assert [record.id for record in track.records] == ["empty", "two"]
    assert [str(flaw) for flaw in track.flaws] == ["empty: has no sentence"]


def test_a_headline_alone_is_a_story_and_told_to_be_alone(model):
    (record,) = read_pages([page("alert", "Ferry sinks in lake, 12 dead\n\n2 March 2021")], model)
    track = track_records([record])
    assert [story.title for story in track.stories] == ["Ferry sinks in lake, 12 dead"]
    assert [flaw.message for flaw in track.flaws] == ["has no sentence below its title"]


@pytest.mark.parametrize(
    ("text", "head", "day"),
    [
        ("The ministers are meeting Tuesday in Oster.", "meeting", date(2017, 10, 3)),
        ("Mayor Ada Quill is heading to Vorrin Tuesday.", "heading", date(2017, 10, 3)),
        ("The ministers met Tuesday in Oster.", "met", date(2017, 9, 26)),
    ],
)
def test_what_is_arranged_for_a_weekday_is_to_come(model, text, head, day):
    (record,) = read_pages([Page("a", "a", text, published="2017-10-02")], model)
    told = {s.head.of(record.report.text): s.when for s in record.statements}
    assert told[head] == Moment.on(day)
