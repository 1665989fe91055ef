"""A report's text under its marks: nothing lost, nothing twice, each note reached from its words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Attribution, Block, Figure, Form, Moment, Record, Report, Span, Statement, Time
from dateline.stages.tell.page.marks import KINDS, paragraphs
from dateline.stages.tell.page.notes import counted_from, figure_words, statement_words, time_words

TEXT = "Ferry stops\n\nPORT ELLERY — The ferry will stop on Monday, Ada Quill said. About 40 crew wait."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def record(**found: object) -> Record:
    blocks = (
        Block(0, 11, "title"),
        Block(13, 26, "dateline"),
        Block(27, len(TEXT), "body"),
    )
    return Record(Report("a", "a.txt", TEXT, "", blocks), **found)  # type: ignore[arg-type]


MONDAY = Time(*(at("Monday").start, at("Monday").end), "DATE", Form("weekday", (0, None)), "2021-02-15",
              Moment.on(date(2021, 2, 15)))  # fmt: skip
SAID = Attribution((at("Ada Quill"),), (at("said"),), (at("The ferry will stop on Monday"),), "Ada Quill")
CREW = Figure(at("40 crew").start, at("40 crew").end, 40, 40, "~", of="crew", about="ferry")
STOPS = Statement(
    at("The ferry will stop on Monday").start, at("The ferry will stop on Monday").end, at("stop"), "stop",
    status="planned", certainty=2.4, when=Moment.on(date(2021, 2, 15)), attribution=0,
)  # fmt: skip
FULL = record(times=(MONDAY,), figures=(CREW,), attributions=(SAID,), statements=(STOPS,))


def test_a_dateline_is_the_head_of_its_paragraph():
    assert [p.kind for p in paragraphs(FULL)] == ["title", "body"]
    assert paragraphs(FULL)[1].runs[0].text.startswith("PORT ELLERY — ")


def test_marks_within_each_other_all_hold():
    run = next(r for p in paragraphs(FULL) for r in p.runs if r.text == "Monday")
    assert set(run.roles) == {"time", "content", "statement"}
    assert run.note and run.note.id == "t0" and run.begins
    assert "15 Feb 2021" in run.tells and "Ada Quill" in run.tells
    assert "planned" not in run.tells  # a clause tells its own words only
    assert run.status == "planned"


def test_only_the_kinds_that_are_asked_for_are_marked():
    runs = [r for p in paragraphs(FULL, ["figures"]) for r in p.runs if r.marks]
    assert [(r.text, r.roles) for r in runs] == [("40 crew", ("figure",))]
    assert not any(r.marks for p in paragraphs(FULL, ()) for r in p.runs)


def test_each_note_stands_once_and_begins_once():
    told = paragraphs(FULL)
    notes = [n.id for p in told for n in p.notes]
    assert sorted(notes) == ["a0", "f0", "s0", "t0"]
    begun = [r.note.id for p in told for r in p.runs if r.begins and r.note]
    assert sorted(begun) == sorted(notes)


def test_what_is_asked_for_is_marked_beside_the_rest():
    runs = [r for p in paragraphs(FULL, (), [at("ferry will")]) for r in p.runs if "asked" in r.roles]
    assert [r.text for r in runs] == ["ferry will"]


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (Figure(0, 1, 40, 40), "40"),
        (Figure(0, 1, 40, 60, of="crew"), "40 to 60 crew"),
        (Figure(0, 1, 40, None, ">"), "at least 40"),
        (
            Figure(0, 1, None, 5000, "<", of="people", about="mission, town"),
            "at most 5,000 people",
        ),
        (Figure(0, 1, 5000, 5000, "<"), "at most 5,000"),
        (Figure(0, 1, None, None), "a number not told"),
        (Figure(0, 1, 12, 12, "up", unit="%"), "up by 12 %"),
    ],
)
def test_a_figure_tells_its_range_and_of_what_it_is(figure, told):
    assert figure_words(figure) == told


@pytest.mark.parametrize(
    ("time", "told"),
    [
        (MONDAY, "15 Feb 2021"),
        (Time(0, 1, "DATE", Form("ref"), "PRESENT_REF"), "about now"),
        (Time(0, 1, "DATE", Form("date", (None, 5, 1)), "XXXX-05-01"), "no day known"),
        (Time(0, 1, "DURATION", Form("duration"), "PT30M"), "a length of 30 minutes"),
        (Time(0, 1, "DURATION", Form("duration"), "PXD"), "a length of some days"),
        (Time(0, 1, "SET", Form("set"), "P1W"), "each week"),
    ],
)
def test_a_time_tells_its_days(time, told):
    assert time_words(time) == told


def test_a_clause_tells_how_it_stands():
    told = statement_words(FULL, STOPS)
    assert told == "15 Feb 2021 · on the word of Ada Quill · certainty +2.4 of 3"
    assert counted_from(Form("told", ("D", 1))) == "counted from a day told before it"


SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ab: (min(ab), max(ab)))


@given(st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=12), st.lists(SPANS, max_size=3))
def test_whatever_lies_across_what_no_letter_is_lost_or_told_twice(times, clauses, asked):
    found = record(
        times=tuple(Time(a, b, "DATE", Form("ref"), "PRESENT_REF") for a, b in times),
        statements=tuple(Statement(a, b, Span(a, b), "be") for a, b in clauses),
    )
    told = paragraphs(found, KINDS, [Span(a, b) for a, b in asked])
    assert [("".join(r.text for r in p.runs)) for p in told] == [TEXT[p.start : p.end] for p in told]
    assert "".join(TEXT[p.start : p.end] for p in told) == TEXT.replace("\n\n", "")
    for paragraph in told:
        place = paragraph.start
        for run in paragraph.runs:
            held = {f"t{n}" for n, (a, b) in enumerate(times) if a <= place and place + len(run.text) <= b}
            assert {m.note.id for m in run.marks if m.note and m.role == "time"} == held - {
                f"t{n}" for n, (a, b) in enumerate(times) if a == b
            }
            place += len(run.text)
