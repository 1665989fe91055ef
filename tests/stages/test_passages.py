"""A value opened: its sentences in their reports, its words marked, who says so, how its day was found."""

from __future__ import annotations

from datetime import date

from dateline.model import (
    Attribution,
    Basis,
    Block,
    Evidence,
    Figure,
    Fold,
    Form,
    Moment,
    Published,
    Record,
    Report,
    Source,
    Span,
    Statement,
    Time,
    Told,
    Value,
)
from dateline.stages.tell.page.dating import clues
from dateline.stages.tell.page.passages import columns
from dateline.stages.tell.sources import standings

TEXT = (
    "The ferry sails daily. On Monday a boat struck the pier and killed a clerk, wounding six people, "
    "Ada Quill said. Nobody was aboard."
)
MONDAY = Moment.on(date(2021, 2, 15))
REPORT_DAY = Moment.on(date(2021, 2, 17))


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


SENTENCE = at(TEXT[23 : TEXT.index(" Nobody")])
STRUCK = at("On Monday a boat struck the pier and killed a clerk, wounding six people")


def record(name: str = "post", day: Moment = REPORT_DAY) -> Record:
    return Record(
        Report(name, f"{name}.txt", TEXT, "", (Block(0, len(TEXT), "body"),), outlet="The Post"),
        Published(
            day, (Basis("stated", day, Evidence(name, 0, 3, "The")), Basis("metadata", day, None, "url"))
        ),
        sentences=(at("The ferry sails daily."), SENTENCE, at("Nobody was aboard.")),
        times=(Time(at("Monday").start, at("Monday").end, "DATE", Form("weekday", (0, None)), "x", MONDAY),),
        figures=(
            Figure(at("a clerk").start, at("a clerk").end, 1, 1, of="clerk"),
            Figure(at("six people").start, at("six people").end, 6, 6, of="people"),
        ),
        attributions=(Attribution((at("Ada Quill"),), (at("said"),), (STRUCK,), "Ada Quill"),),
        statements=(
            Statement(STRUCK.start, STRUCK.end, at("struck"), "strike", when=MONDAY, time=0, attribution=0,
                      gist="A boat struck the pier"),
            Statement(
                at("wounding six people").start, at("wounding six people").end, at("wounding"), "wound"
            ),
        ),
    )  # fmt: skip


def value(words: str, number: float | None = None, when: Moment = MONDAY, report: str = "post") -> Value:
    evidence = Evidence.cut(report, TEXT, SENTENCE)
    told = Told(words, number, number, "=", "happened", when, evidence)
    return Value(words, number, number, "=", "happened", when, evidence=(evidence,), told=(told,))


def marked(given: Value) -> list[str]:
    (column,) = columns(given, [record()])
    return [run.text for run in column.passages[0].runs if "words" in run.roles]


def test_the_words_that_give_the_value_are_marked():
    assert marked(value("6", 6)) == ["six people"]
    assert marked(value("1 (a clerk)", 1)) == ["a clerk"]
    assert marked(value("boats")) == ["boat"]
    assert marked(value("about nothing here")) == []
    assert marked(value("The boat struck the pier")) == [STRUCK.of(TEXT)]


def test_a_passage_stands_between_the_sentences_beside_it():
    passage = columns(value("6", 6), [record()])[0].passages[0]
    assert (passage.before, passage.after) == ("The ferry sails daily.", "Nobody was aboard.")
    assert "".join(run.text for run in passage.runs) == SENTENCE.of(TEXT)


def test_it_is_told_on_whose_word_and_how_the_day_was_found():
    passage = columns(value("A boat struck the pier"), [record()])[0].passages[0]
    assert passage.said == "on the word of Ada Quill"
    assert passage.day == "“Monday” is 15 Feb 2021, counted from the report’s own day."
    (own,) = columns(value("boat", when=REPORT_DAY), [record()])[0].passages
    assert own.day == "No other day is told with it: it holds on the report’s own day, 17 Feb 2021."
    (other,) = columns(value("boat", when=Moment.on(date(2020, 1, 1))), [record()])[0].passages
    assert other.day == "1 Jan 2020, settled with what is told beside it."
    (none,) = columns(value("boat", when=Moment()), [record()])[0].passages
    assert none.day == "No day is known for it."


def test_reports_stand_side_by_side_in_order_of_their_days():
    early = record("early", Moment.on(date(2021, 2, 16)))
    both = Value("6", 6, 6, "=", "happened", MONDAY, evidence=tuple(
        Evidence.cut(name, TEXT, SENTENCE) for name in ("post", "early", "lost")
    ))  # fmt: skip
    assert [column.record.id for column in columns(both, [record(), early])] == ["early", "post"]


def test_a_part_of_a_sentence_is_shown_in_all_of_it():
    part = Evidence.cut("post", TEXT, at("six people"))
    (column,) = columns(Value("six people", None, None, "=", "x", evidence=(part,)), [record()])
    runs = column.passages[0].runs
    assert "".join(run.text for run in runs) == SENTENCE.of(TEXT)
    assert [run.text for run in runs if "asked" in run.roles] == ["six people"]


def test_each_clue_to_a_day_says_which_days_it_allows():
    told = clues(record().published)
    assert [(c.label, c.words, c.allows) for c in told] == [
        ("The day stated in the text", "The", "17 Feb 2021"),
        ("What came with the page", "url", "17 Feb 2021"),
    ]


def test_what_folds_reports_into_one_source_is_told_with_its_proof():
    proof = (Evidence("post", 0, 3, "The"),)
    sources = (Source(("early", "post"), (Fold("credit", "Wire", ("early", "post"), proof),)), Source(("x",)))
    first, alone = standings(sources, ", ".join)
    assert first.reasons == (("credit Wire", proof),)
    assert (alone.reports, alone.reasons) == (("x",), ())
