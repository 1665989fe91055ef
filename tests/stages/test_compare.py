"""Findings, timeline and plans out of statements written by hand: one clause a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from dateline.model import (
    Block,
    Entity,
    Episode,
    Figure,
    Form,
    Moment,
    Published,
    Record,
    Report,
    Span,
    Story,
    Time,
)
from dateline.model import Statement as Clause
from dateline.sources.packs import shipped
from dateline.stages.compare import compare
from dateline.stages.compare.days import dated_statements


@dataclass(frozen=True)
class Said:
    text: str
    lemma: str
    status: str = "happened"
    on: str | None = None
    who: str = "NATO"
    whom: str = ""
    figure: Figure | None = None
    tense: str = "past"
    place: str = ""


def number(value: float, noun: str, change: str = "=", high: float | None = None) -> Figure:
    return Figure(0, 0, value, high if high is not None else value, change, "", noun, noun)


def record(name: str, day: str, *said: Said) -> Record:
    text, sentences, statements, times, figures, entities = "", [], [], [], [], []
    published = Moment.on(date.fromisoformat(day))
    for number_, s in enumerate(said):
        start = len(text)
        text += s.text + ". "
        span = Span(start, start + len(s.text) + 1)
        sentences.append(span)
        if s.place:
            at = start + s.text.index(s.place)
            entities.append(Entity(at, at + len(s.place), "GPE", s.place))
        when, time = Moment(None, published.latest), None
        if s.on:
            when = Moment.on(date.fromisoformat(s.on))
            time = len(times)
            times.append(Time(start, start + 1, "DATE", Form("day"), s.on, when))
        held = ()
        if s.figure:
            held = (len(figures),)
            f = s.figure
            figures.append(Figure(start, start + 4, f.low, f.high, f.change, f.unit, f.of, f.noun, f.of))
        statements.append(
            Clause(
                span.start, span.end, Span(start, start + 4), s.lemma, s.who, s.text, s.whom, "", s.text,
                s.status, 3.0, s.tense, time, when, None, held, (), number_,
            )
        )  # fmt: skip
    return Record(
        Report(name, name, text, "", (Block(0, len(text), "body"),), outlet=name),
        Published(published),
        tuple(sentences),
        entities=tuple(entities),
        times=tuple(times),
        figures=tuple(figures),
        statements=tuple(statements),
    )


def story(*episodes: tuple[Record, ...]) -> Story:
    made = tuple(
        Episode(f"e{n}", f"e{n}", Moment(), tuple(r.id for r in records))
        for n, records in enumerate(episodes)
    )
    records = [r for e in episodes for r in e]
    return compare(
        Story("s", "s", (), made), records, lambda evidence: len({e.report for e in evidence}), shipped()
    )


def findings(told: Story) -> dict[str, tuple[str, list[str]]]:
    return {f.attribute: (f.kind, [v.value for v in f.values]) for f in told.findings}


def test_rounded_numbers_of_two_reports_agree():
    told = story(
        (
            record(
                "a",
                "2020-02-12",
                Said("About 500 troops serve", "serve", "ongoing", figure=number(500, "troop", "~")),
            ),
            record(
                "b", "2020-02-13", Said("It has 520 troops", "have", "ongoing", figure=number(520, "troop"))
            ),
        )
    )
    assert findings(told) == {"strength": ("agreed", ["520"])}


def test_numbers_that_cannot_both_be_true_differ():
    hurt = Said("The blast wounded people in Vorrin", "wound", on="2021-03-01", figure=number(7, "person"))
    more = Said("The blast wounded people in Vorrin", "wound", on="2021-03-01", figure=number(9, "person"))
    told = story((record("a", "2021-03-02", hurt), record("b", "2021-03-02", more)))
    assert findings(told) == {"injured": ("differs", ["7", "9"])}


def test_a_number_of_a_later_episode_is_a_change_not_a_contradiction():
    before = Said("The force counts 300 troops", "count", "ongoing", figure=number(300, "troop"))
    after = Said("The force counts 900 troops", "count", "ongoing", figure=number(900, "troop"))
    told = story((record("a", "2020-03-02", before),), (record("b", "2021-03-02", after),))
    assert findings(told) == {"strength": ("changed", ["300", "900"])}


def test_a_mission_suspended_and_found_in_place_later_has_changed_its_standing():
    stopped = Said("The mission was suspended", "suspend", on="2020-01-10", who="", whom="mission")
    lasts = Said("A mission in Vorrin is in place", "be", "ongoing", who="mission in Vorrin", place="Vorrin")
    told = story((record("a", "2020-02-02", stopped),), (record("b", "2021-03-02", lasts),))
    assert findings(told)["standing"] == ("changed", ["suspended", "active"])


def test_a_proposed_size_is_never_told_as_the_strength():
    may = Said("The force could reach 900 troops", "reach", "possible", figure=number(900, "troop"))
    told = story((record("a", "2021-03-02", may),))
    assert findings(told) == {"proposed strength": ("single", ["900"])}


def test_a_happening_told_by_two_reports_stands_once_on_the_timeline():
    one = Said("Rockets struck the airfield at Vorrin", "strike", on="2021-03-01", who="Rockets")
    two = Said("A rocket attack hit the airfield at Vorrin", "hit", on="2021-03-01", who="rocket attack")
    told = story((record("a", "2021-03-02", one), record("b", "2021-03-02", two)))
    assert [(e.when, e.independent) for e in told.timeline] == [(Moment.on(date(2021, 3, 1)), 2)]


def test_happenings_of_different_days_stay_apart():
    one = Said("Rockets struck the airfield at Vorrin", "strike", on="2021-03-01", who="Rockets")
    two = Said("Rockets struck the airfield at Vorrin", "strike", on="2021-03-05", who="Rockets")
    told = story((record("a", "2021-03-06", one, two),))
    assert len(told.timeline) == 2


@pytest.mark.parametrize("lemma", ["say", "think"])
def test_speech_alone_is_no_happening(lemma: str):
    told = story((record("a", "2021-03-02", Said("The minister spoke of Vorrin", lemma, on="2021-03-01")),))
    assert told.timeline == ()


@pytest.mark.parametrize(
    ("who", "lemma", "whom", "entries"),
    [
        ("Firefighters", "respond", "", 1),
        ("The minister", "respond", "", 0),
        ("A flood", "claim", "the lives of two men", 1),
        ("The minister", "claim", "victory", 0),
    ],
)
def test_to_come_when_called_and_to_take_a_life_are_no_speech(who: str, lemma: str, whom: str, entries: int):
    said = Said(f"{who} {lemma}ed at Vorrin {whom}", lemma, on="2021-03-01", who=who, whom=whom)
    said = replace(said, text=f"{lemma}ed at Vorrin by {who}")
    assert len(story((record("a", "2021-03-02", said),)).timeline) == entries


def test_a_plan_told_by_two_reports_is_followed():
    plan = Said("NATO will expand its mission in Vorrin", "expand", "planned", tense="future")
    hope = Said("NATO could expand its Vorrin mission", "expand", "possible")
    told = story((record("a", "2020-03-02", hope),), (record("b", "2021-03-02", plan),))
    assert [(p.rung, [s.rung for s in p.steps]) for p in told.plans] == [("planned", ["possible", "planned"])]


def test_attacks_in_two_places_on_one_day_are_two():
    one = Said("A bomb killed people in Vorrin", "kill", on="2021-03-01", who="blast", place="Vorrin")
    two = Said("A bomb killed people in Ostmark", "kill", on="2021-03-01", who="blast", place="Ostmark")
    one, two = replace(one, figure=number(4, "person")), replace(two, figure=number(9, "person"))
    told = story((record("a", "2021-03-02", one), record("b", "2021-03-02", two)))
    assert len(told.timeline) == 2
    assert [f.kind for f in told.findings] == ["single", "single"]


def test_a_strike_and_its_revenge_are_two():
    one = Said(
        "A French strike killed guards", "kill", on="2021-03-01", who="French strike", whom="Greek guards"
    )
    two = Said(
        "A Greek strike killed guards", "kill", on="2021-03-01", who="Greek strike", whom="French guards"
    )
    assert len(story((record("a", "2021-03-02", one), record("b", "2021-03-02", two))).timeline) == 2


def test_the_sizes_of_two_bodies_are_no_contradiction():
    force = Said(
        "The border force has 900 troops", "have", "ongoing", who="border force", figure=number(900, "troop")
    )
    army = Said("The army has 4,000 troops", "have", "ongoing", who="army", figure=number(4000, "troop"))
    told = story((record("a", "2021-03-02", force), record("b", "2021-03-02", army)))
    assert [(f.kind, f.subject) for f in told.findings] == [("single", "border force"), ("single", "army")]


def test_what_some_call_possible_is_not_told_as_expected():
    sure = Said("Some 200 trainers will move", "move", "expected", who="", figure=number(200, "trainer"))
    unsure = Said("Some 200 trainers could move", "move", "possible", who="", figure=number(200, "trainer"))
    told = story((record("a", "2021-03-02", sure), record("b", "2021-03-02", unsure)))
    assert [v.status for f in told.findings for v in f.values] == ["possible"]


def test_a_plan_put_off_starts_anew():
    agreed = Said("NATO is to expand its mission in Vorrin", "expand", "agreed")
    late = Said("Plans to expand the NATO mission in Vorrin were delayed", "delay", who="plans")
    again = Said("NATO will expand its mission in Vorrin", "expand", "planned", tense="future")
    told = story((record("a", "2020-03-02", agreed),), (record("b", "2021-03-02", late, again),))
    assert [s.rung for p in told.plans for s in p.steps] == ["agreed", "put off", "planned"]


def test_the_age_of_the_dead_is_no_toll():
    aged = Said("Vee died at 50 in Vorrin", "die", on="2021-03-01", who="singer", figure=number(50, ""))
    assert story((record("a", "2021-03-02", aged),)).findings == ()


def test_what_was_planned_and_done_stands_once_and_tells_both():
    plan = Said("Ministers will sign the Vorrin pact", "sign", "planned", on="2021-03-05", who="Ministers")
    deed = Said("Ministers signed the Vorrin pact", "sign", on="2021-03-05", who="Ministers")
    told = story((record("a", "2021-03-02", plan), record("b", "2021-03-06", deed)))
    assert [(e.status, [m.report for m in e.meant]) for e in told.timeline] == [("happened", ["a"])]


def test_a_day_that_reports_return_to_outweighs_one_told_in_passing():
    strike = Said("Rockets struck the airfield at Vorrin", "strike", on="2021-03-01", who="Rockets")
    visit = Said("A minister visited the harbour", "visit", on="2021-03-08", who="minister")
    told = story(
        (record("a", "2021-03-02", strike),),
        (record("b", "2021-04-20", Said("Talks go on in Ostmark", "talk", "ongoing"), strike, visit),),
        (record("c", "2021-05-20", Said("Talks end in Ostmark", "end"), strike),),
    )
    weight = {str(e.when.latest): e.weight for e in told.timeline}
    assert weight["2021-03-01"] == 1.0 > weight["2021-03-08"] > 0


def test_the_days_of_a_chronology_date_the_sentences_below_them():
    lines = [
        "5 May 2001 Vorrin falls",
        "6 May 2001 Ostmark falls",
        "8 May 2001 The king flees",
        "9 May 2001 Peace",
    ]
    said = [Said(text, "fall", "ongoing", tense="present") for text in lines]
    made = record("a", "2003-03-02", *said)
    heads = [s.start for s in made.sentences]
    days = [Moment.on(date(2001, 5, n)) for n in (5, 6, 8, 9)]
    times = tuple(
        Time(at, at + 10, "DATE", Form("date"), str(day.latest), day)
        for at, day in zip(heads, days, strict=True)
    )
    dated = dated_statements(replace(made, times=times))
    assert [(s.when, s.status) for s in dated] == [(day, "happened") for day in days]


@pytest.mark.parametrize(("text", "day"), [("It happened at noon", 1), ("Rain fell at noon", None)])
def test_what_happened_on_a_day_dates_the_harm_told_before_it(text: str, day: int | None):
    shot, happened = Said("Three men were shot in Vorrin", "shoot"), Said(text, "happen", on="2021-03-01")
    dated = dated_statements(record("a", "2021-03-02", shot, happened))[0]
    assert dated.when == (Moment.on(date(2021, 3, day)) if day else Moment(None, date(2021, 3, 2)))


@pytest.mark.parametrize(("lemma", "day"), [("collide", 1), ("say", None)])
def test_what_happened_on_a_day_dates_the_deed_told_right_before_it(lemma: str, day: int | None):
    deed, happened = (
        Said("Two ferries met in fog", lemma),
        Said("It happened at noon", "happen", on="2021-03-01"),
    )
    dated = dated_statements(record("a", "2021-03-02", deed, happened))[0]
    assert dated.when == (Moment.on(date(2021, 3, day)) if day else Moment(None, date(2021, 3, 2)))


@pytest.mark.parametrize(
    ("text", "lemma"), [("The shooting was reported", "report"), ("Police officers came", "call")]
)
@pytest.mark.parametrize(("hour", "day"), [("T21:00", 1), ("", None)])
def test_the_hour_at_which_it_was_reported_dates_the_harm_told_before_it(text, lemma, hour, day):
    shot, told = Said("Three men were shot in Vorrin", "shoot"), Said(text, lemma, on="2021-03-01", who="")
    made = record("a", "2021-03-02", shot, told)
    verb = replace(made.statements[1], head=Span(made.statements[1].end - 5, made.statements[1].end - 1))
    made = replace(made, statements=(made.statements[0], verb))
    times = tuple(replace(t, value=f"{t.value}{hour}") for t in made.times)
    dated = dated_statements(replace(made, times=times))[0]
    assert dated.when == (Moment.on(date(2021, 3, day)) if day else Moment(None, date(2021, 3, 2)))


def test_two_are_dead_is_the_news_of_its_report():
    dead = Said("Two people are dead after a fire at a mill", "dead", "ongoing", tense="present")
    made = record("a", "2021-03-02", dead)
    said = replace(made.statements[0], head=Span(15, 19))
    entries = story((replace(made, statements=(said,)),)).timeline
    assert [(e.when, e.status) for e in entries] == [(Moment.on(date(2021, 3, 2)), "happened")]


@pytest.mark.parametrize(
    "text", ["Two people are dead every week in mills", "Two are dead from a fire overnight"]
)
def test_what_is_told_of_other_days_is_not_of_that_of_its_report(text):
    made = record("a", "2021-03-02", Said(text, "dead", "ongoing", tense="present"))
    at = text.index("dead")
    said = replace(made.statements[0], head=Span(at, at + 4))
    assert story((replace(made, statements=(said,)),)).timeline == ()


def test_a_report_that_tells_an_earlier_day_lends_no_day_of_its_own():
    dead = Said("Two people are dead in Vorrin", "dead", "ongoing", tense="present")
    came = Said("Firemen reached the mill", "reach", on="2021-02-28", who="Firemen")
    made = record("a", "2021-03-02", dead, came)
    said = replace(made.statements[0], head=Span(15, 19))
    entries = story((replace(made, statements=(said, made.statements[1])),)).timeline
    assert [e.when for e in entries] == [Moment.on(date(2021, 2, 28))]


def test_two_days_joined_are_both():
    made = record("a", "2021-03-02", Said("They meet on Tuesday and Wednesday", "meet", "planned"))
    first, last = date(2021, 3, 2), date(2021, 3, 3)
    times = (
        Time(13, 20, "DATE", Form("weekday"), str(first), Moment.on(first)),
        Time(25, 34, "DATE", Form("weekday"), str(last), Moment.on(last)),
    )
    meet = replace(made.statements[0], time=0, when=Moment.on(first))
    assert dated_statements(replace(made, times=times, statements=(meet,)))[0].when == Moment(first, last)


def test_a_state_without_its_bearer_backs_what_began_it():
    begun = Said("The mission in Vorrin was suspended", "suspend", on="2021-01-10", who="")
    lasts = Said("Both are suspended over fears", "suspend", "ongoing", who="", whom="Both", tense="present")
    told = story((record("a", "2021-02-02", begun), record("b", "2021-02-03", lasts)))
    assert [e.independent for e in told.timeline] == [2]


def test_what_is_told_beside_another_happening_is_no_news():
    died = Said("The singer died shortly before his concerts in Vorrin", "die", who="singer")
    assert story((record("a", "2021-03-02", died),)).timeline == ()


def test_a_note_on_the_page_is_no_happening():
    note = Said("Page last updated at noon", "update", on="2021-03-02", who="Page")
    assert story((record("a", "2021-03-02", note),)).timeline == ()


def test_a_later_and_larger_toll_has_grown_and_is_no_contradiction():
    early = Said("The blast killed people", "kill", on="2021-03-01", figure=number(7, "person"))
    late = replace(early, figure=number(9, "person"))
    told = story((record("a", "2021-03-02", early), record("b", "2021-03-04", late)))
    assert findings(told) == {"killed": ("changed", ["7", "9"])}
    assert [v.as_of for f in told.findings for v in f.values] == [
        Moment.on(date(2021, 3, 2)),
        Moment.on(date(2021, 3, 4)),
    ]


def test_a_toll_of_one_place_and_of_two_are_no_contradiction():
    one = Said("The blast killed people in Vorrin", "kill", on="2021-03-01", place="Vorrin")
    both = Said("Blasts killed people in Ostmark", "kill", on="2021-03-01", place="Ostmark")
    one, both = replace(one, figure=number(20, "person")), replace(both, figure=number(31, "person"))
    told = story((record("a", "2021-03-02", one), record("b", "2021-03-02", both)))
    assert "differs" not in {f.kind for f in told.findings}


def test_officers_killed_are_not_all_who_were_killed():
    some = Said("The blast killed officers", "kill", on="2021-03-01", figure=number(3, "officer"))
    every = Said("The blast killed people", "kill", on="2021-03-01", figure=number(5, "person"))
    told = story((record("a", "2021-03-02", some), record("b", "2021-03-02", every)))
    assert "differs" not in {f.kind for f in told.findings}


def test_what_a_report_takes_back_is_corrected_not_contradicted():
    first = Said("The blast wounded people", "wound", on="2021-03-01", figure=number(9, "person"))
    text = "Correction: the blast wounded people, fewer than an earlier version said"
    second = replace(first, text=text, figure=number(7, "person"))
    told = story((record("a", "2021-03-02", first), record("b", "2021-03-03", second)))
    assert [(f.kind, f.note) for f in told.findings] == [("changed", "b corrects a")]


def test_a_named_victim_counts_once_however_often_told():
    struck = Said("Ann Vee was shot in Vorrin", "shoot", on="2021-03-01", who="", whom="woman")
    died = Said("She died at a hospital", "die", who="woman")
    told = story((record("a", "2021-03-02", struck, died),))
    assert findings(told) == {"killed": ("single", ["1"])}


def test_all_who_were_shot_and_lived_are_injured():
    shot = Said("People were shot in Vorrin", "shoot", on="2021-03-01", who="", figure=number(4, "person"))
    told = story((record("a", "2021-03-02", replace(shot, whom="Peop")),))
    assert findings(told) == {"shot": ("single", ["4"]), "injured": ("single", ["4"])}


def test_a_plain_count_is_told_where_two_sources_have_it():
    one = Said(
        "Some 800 ferry workers struck in Vorrin", "strike", who="ferry workers", figure=number(800, "worker")
    )
    two = Said(
        "The 800 ferry workers of Vorrin stay home", "stay", who="ferry workers", figure=number(800, "worker")
    )
    other = replace(two, figure=number(950, "worker"))
    told = story((record("a", "2021-03-02", one), record("b", "2021-03-03", two, other)))
    assert findings(told) == {"worker": ("agreed", ["800"])}


def test_a_value_printed_again_much_later_is_no_newer():
    size = Said("The force counts 300 troops", "count", "ongoing", figure=number(300, "troop"))
    told = story((record("a", "2020-03-02", size),), (record("b", "2021-03-02", size),))
    assert [v.as_of for f in told.findings for v in f.values] == [Moment.on(date(2020, 3, 2))]


def test_a_plan_told_with_its_first_step_has_it_as_a_part():
    plan = Said("NATO will expand its mission in Vorrin", "expand", "planned", tense="future")
    step = Said(
        "In the first instance NATO will train Vorrin pilots", "train", "planned", whom="Vorrin pilots"
    )
    hope = Said("NATO could expand its Vorrin mission gradually", "expand", "possible")
    told = story((record("a", "2020-03-02", plan, step), record("b", "2020-03-03", hope)))
    (found,) = told.plans
    assert [p.text for p in found.parts] == ["train Vorrin pilots"]
    assert [e.report for e in found.manner] == ["b"]


def test_a_plan_put_off_without_a_day_was_put_off_between_its_steps():
    agreed = Said("NATO is to expand its mission in Vorrin", "expand", "agreed")
    late = Said("Plans to expand the NATO mission in Vorrin were delayed", "delay", who="plans")
    told = story((record("a", "2020-03-02", agreed),), (record("b", "2021-03-02", late, agreed),))
    halts = [s.when for p in told.plans for s in p.steps if s.rung == "put off"]
    assert halts == [Moment(date(2020, 3, 2), date(2021, 3, 2))]
