"""Time expressions: what is found, and what it means on a given day."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest

from dateline.language.timerules import RULES
from dateline.model import Block, Form, Moment, Published, Report, Span, Statement, Time
from dateline.stages.date import find_times, place, resolve
from dateline.stages.date.find import find_phrases
from dateline.stages.date.grammar import phrases
from dateline.stages.date.lex import lex
from dateline.stages.read import read

DOCS = Path(__file__).parents[2] / "docs"
WEDNESDAY = Moment.on(date(2021, 2, 17))


def meanings(text: str, day: Moment = WEDNESDAY) -> list[tuple[str, str, str]]:
    times = resolve(tuple(find_phrases(text)), day, text)
    return [(text[t.start : t.end], t.type, t.value) for t in times]


CASES = [
    ("The pact was signed on 3 June 2019.", "3 June 2019", "DATE", "2019-06-03"),
    ("The pact was signed on June 3. 2019 in Oslo.", "June 3. 2019", "DATE", "2019-06-03"),
    ("They met on Feb. 12 in Oslo.", "Feb. 12", "DATE", "2021-02-12"),
    ("It runs from 17-18 February 2021.", "17-18 February 2021", "DATE", "2021-02-17/2021-02-18"),
    ("Filed 2020-11-30.", "2020-11-30", "DATE", "2020-11-30"),
    ("Filed 11/30/2020.", "11/30/2020", "DATE", "2020-11-30"),
    ("It began in October 2018.", "October 2018", "DATE", "2018-10"),
    ("Trade fell last month.", "last month", "DATE", "2021-01"),
    ("It opens next week.", "next week", "DATE", "2021-W08"),
    ("It may open in the middle of 2022.", "the middle of 2022", "DATE", "2022"),
    ("It may open in mid-2022.", "mid-2022", "DATE", "2022"),
    ("They left two years ago.", "two years ago", "DATE", "2019"),
    ("They left ten days ago.", "ten days ago", "DATE", "2021-02-07"),
    ("They left last August.", "last August", "DATE", "2020-08"),
    ("He came earlier this month.", "earlier this month", "DATE", "2021-02"),
    ("He came yesterday.", "yesterday", "DATE", "2021-02-16"),
    ("He came last night.", "last night", "TIME", "2021-02-16TNI"),
    ("He came at 10:35 a.m. Monday.", "10:35 a.m. Monday", "TIME", "2021-02-15T10:35"),
    ("He came at noon.", "noon", "TIME", "XXXX-XX-XXT12:00"),
    ("It lasted almost a year.", "almost a year", "DURATION", "P1Y"),
    ("It lasted several weeks.", "several weeks", "DURATION", "PXW"),
    ("After a 16-hour drive.", "16-hour", "DURATION", "PT16H"),
    ("It grew in the past two weeks.", "the past two weeks", "DURATION", "P2W"),
    ("It lasted 5 1/2 hours.", "5 1/2 hours", "DURATION", "PT5H30M"),
    ("They meet every Tuesday.", "every Tuesday", "SET", "XXXX-WXX-2"),
    ("They meet every two weeks.", "every two weeks", "SET", "P2W"),
    ("In recent weeks it grew.", "recent weeks", "DATE", "PAST_REF"),
    ("It is currently shut.", "currently", "DATE", "PRESENT_REF"),
    ("What of the future?", "the future", "DATE", "FUTURE_REF"),
    ("In the 1990s it was shut.", "the 1990s", "DATE", "199"),
    ("In the third quarter of 2019 it grew.", "the third quarter of 2019", "DATE", "2019-Q3"),
    ("It may open over the summer.", "the summer", "DATE", "2021-SU"),
    ("They met on Thanksgiving.", "Thanksgiving", "DATE", "2020-11-26"),
    ("In fiscal 2019 it grew.", "fiscal 2019", "DATE", "2019"),
    ("They met on Labor Day.", "Labor Day", "DATE", "2020-09-07"),
    ("They met on New Year's Eve.", "New Year's Eve", "DATE", "2020-12-31"),
    ("They met on Christmas Eve.", "Christmas Eve", "DATE", "2020-12-24"),
    ("They met on Good Friday.", "Good Friday", "DATE", "2020-04-10"),
    ("They met on Wednesday, February 17.", "Wednesday, February 17", "DATE", "2021-02-17"),
    ("They met on Tuesday, March 3.", "Tuesday, March 3", "DATE", "2020-03-03"),
    ("It took a half hour.", "a half hour", "DURATION", "PT30M"),
    ("They meet twice a week.", "twice a week", "SET", "P1W"),
    ("It opens in spring of next year.", "spring of next year", "DATE", "2022-SP"),
    ("He came Friday at noon.", "Friday at noon", "TIME", "2021-02-12T12:00"),
    ("Sales beat the year-ago quarter.", "the year-ago quarter", "DATE", "2019-Q4"),
    ("They met last Wednesday.", "last Wednesday", "DATE", "2021-02-10"),
    ("The bridge fell last March 3.", "last March 3", "DATE", "2020-03-03"),
    ("It opens this coming Sunday, March 7.", "this coming Sunday, March 7", "DATE", "2021-03-07"),
    ("It shut this past spring.", "this past spring", "DATE", "2020-SP"),
    ("By the year two thousand and four it was shut.", "the year two thousand and four", "DATE", "2004"),
    ("Sales fell in the last half of 2019.", "the last half of 2019", "DATE", "2019-H2"),
    ("It took a minute and a half.", "a minute and a half", "DURATION", "PT1M30S"),
    ("It took half an hour.", "half an hour", "DURATION", "PT30M"),
    ("It took two decades.", "two decades", "DURATION", "P20Y"),
    ("In the year ended March 31 it grew.", "March 31", "DATE", "2020-03-31"),
    ("They voted on Election Day.", "Election Day", "DATE", "2020-11-03"),
]


@pytest.mark.parametrize(("text", "quote", "kind", "value"), CASES)
def test_an_expression_is_found_whole_and_means_what_readers_take_it_for(text, quote, kind, value):
    assert (quote, kind, value) in meanings(text)


@pytest.mark.parametrize(
    "text",
    [
        "We march on.",
        "A second chance.",
        "He will fall.",
        "It may rain.",
        "Sun Microsystems grew.",
        "A labor day is long.",
    ],
)
def test_words_that_only_look_like_dates_are_left_alone(text):
    assert meanings(text) == []


def test_anaphoric_forms_count_from_the_last_date_told():
    found = meanings("The vote was on 3 June 2019. The following week they met. A day earlier he had left.")
    assert [value for *_, value in found] == ["2019-06-03", "2019-W24", "2019-06-02"]
    found = meanings("The index closed at 900 on 3 June 2019, up from the previous Friday.")
    assert found[-1] == ("the previous Friday", "DATE", "2019-05-31")


def test_a_quarter_told_by_its_end_is_the_one_that_holds_its_middle():
    found = meanings("In the quarter ended Sept. 26, 2020, sales rose from a year earlier.")
    assert [value for *_, value in found] == ["2020-Q3", "2020-09-26", "2019-Q3"]


def test_a_value_is_given_only_when_all_days_of_the_interval_agree():
    day = Moment(date(2021, 2, 15), date(2021, 2, 17))
    (month,) = resolve(tuple(find_phrases("last month")), day, "last month")
    (yesterday,) = resolve(tuple(find_phrases("yesterday")), day, "yesterday")
    assert month.value == "2021-01"
    assert yesterday.value.startswith("XXXX")
    assert yesterday.moment == Moment(date(2021, 2, 14), date(2021, 2, 16))


def test_an_unknown_day_leaves_ends_open_but_keeps_what_the_text_tells():
    text = "on 3 June 2019 and on Monday"
    full, weekday = resolve(tuple(find_phrases(text)), Moment(), text)
    assert full.moment.is_day
    assert weekday.moment == Moment()
    assert weekday.value == "XXXX-WXX-1"


def _matched(text: str) -> list[tuple[str, str]]:
    lexed = lex(text)
    return [(m.kind, text[lexed.starts[m.start] : lexed.ends[m.end - 1]]) for m in phrases(lexed.classes)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.example)
def test_each_rule_of_the_table_reads_its_own_example(rule):
    context = "ended March 31" if rule.kind in ("whole", "ended") else ""
    found = {
        m for before in ("was", "was in", "was at") for m in _matched(f"It {before} {rule.example} there.")
    }
    assert (rule.kind, rule.example.removesuffix(context).strip()) in found


def test_the_page_of_forms_is_fresh():
    spec = importlib.util.spec_from_file_location("write_forms", DOCS / "write_forms.py")
    writer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(writer)
    assert writer.PAGE.read_text("utf-8") == writer.page(), "docs/forms.md is stale: ./run docs"


SENTENCES = [
    ("The envoy said on Monday that talks had failed.", "2021-02-15"),
    ("The ministers will meet on Monday in Oslo.", "2021-02-22"),
    ("The ministers are set to meet on Monday in Oslo.", "2021-02-22"),
    ("The council meets Monday in Oslo.", "2021-02-22"),
    ("The council had met Monday in Oslo.", "2021-02-15"),
    ("The envoy was received on Monday.", "2021-02-15"),
    ("The envoy said on Wednesday that talks had failed.", "2021-02-17"),
    ("Union leaders planned a rally on Friday.", "2021-02-19"),
    ("They gathered in Oslo to mark the treaty on Monday.", "2021-02-15"),
    ("The rebels warned they would strike back after the Saturday raid.", "2021-02-13"),
    ("Judges said they could review the Friday verdict.", "2021-02-12"),
    ("Guards will be posted in the wake of the stabbing on Saturday.", "2021-02-13"),
    ("The party is expected to split after the defeat on Sunday.", "2021-02-14"),
    ("The decision comes after talks on Monday in Oslo.", "2021-02-15"),
    ("The striker will miss the Saturday match.", "2021-02-20"),
    ("She will step down after the election on Sunday.", "2021-02-21"),
    ("The guards said they never meant to fire on Sunday.", "2021-02-14"),
    ("The guards said they meant to march on Sunday.", "2021-02-21"),
    ("The council could hold a vote on Thursday.", "2021-02-18"),
    ("Shops will open on Friday after the holidays.", "2021-02-19"),
    ("The mayor could not be reached on Monday.", "2021-02-15"),
    ("The crew will know more when the court rules on Friday.", "2021-02-19"),
    ("Envoys spoke of a summit set for Oslo on Friday.", "2021-02-19"),
    ("A record set on Friday was broken.", "2021-02-12"),
]


@pytest.mark.parametrize(
    "text",
    [
        "He told the Harbour Today that it was shut.",
        "He told the Sunday Times of Batala.",
        "They joined the March for Bees in Oslo.",
    ],
)
def test_a_name_that_holds_a_time_word_tells_no_day(model, text):
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    assert find_times(read(report, model)) == ()


def test_a_rate_is_a_set_and_a_length_of_time_is_none(model):
    text = "The port handles nine ships a week. It was shut for a week."
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    assert [t.type for t in resolve(find_times(read(report, model)), WEDNESDAY, text)] == ["SET", "DURATION"]


def test_a_modal_at_the_head_of_a_sentence_is_no_month(model):
    text = "May they rest in peace."
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    assert find_times(read(report, model)) == ()


@pytest.mark.parametrize(("text", "value"), SENTENCES)
def test_the_governing_verb_tells_which_way_a_weekday_lies(model, text, value):
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    found = resolve(find_times(read(report, model)), WEDNESDAY, text)
    assert [t.value for t in found] == [value]


def test_a_word_before_a_noun_named_by_its_day_does_not_bound_the_day(model):
    text = "The group could strike again after Friday's raid. It was shut after Friday."
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    assert [t.form.bound for t in find_times(read(report, model))] == ["", "after"]


CLOCKS = [
    ("The ferry was due in port at 11:40 a.m. and never came.", "XXXX-XX-XXT11:40"),
    ("Divers will meet on Thursday. The ferry had been scheduled to dock at 11:40 a.m.", "XXXX-XX-XXT11:40"),
    ("Divers will meet on Thursday. The ferry sent a last signal at 11:40 a.m.", "XXXX-XX-XXT11:40"),
    ("Divers will meet on Thursday. They will set out at 8 a.m. from Oslo.", "2021-02-18T08:00"),
    ("The ferry sank on Monday. It had left at 9 a.m. that day.", "2021-02-15T09:00"),
    ("The law was passed after 9/11. The ferry had left at 9 a.m.", "XXXX-XX-XXT09:00"),
    ("It sank on Monday. It was old. It was full. It had left at 9 a.m.", "XXXX-XX-XXT09:00"),
    (
        "It left Oslo on Sunday. At 9 a.m. the ferry called for help, and it sank on Monday.",
        "2021-02-15T09:00",
    ),
]


@pytest.mark.parametrize(("text", "value"), CLOCKS)
def test_a_bare_clock_time_takes_a_near_day_that_its_verb_allows_or_none(model, text, value):
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    found = resolve(find_times(read(report, model)), WEDNESDAY, text)
    (clock,) = [t for t in found if t.form.rule == "clock"]
    assert clock.value == value
    assert clock.moment.is_day == (not value.startswith("X"))


EVENTS = [
    ("Guards were added after the Sept. 11 attacks.", ["2001-09-11"]),
    ("He wrote of the September 11 terrorist attacks.", ["2001-09-11"]),
    ("She survived the attacks of Sept. 11.", ["2001-09-11"]),
    ("It was passed after 9/11.", ["2001-09-11"]),
    ("It was filed 9/11/2019.", ["2019-09-11"]),
    ("A plaque names those lost in the July 7 bombings.", ["2005-07-07"]),
    ("They marked the D-Day landings.", ["1944-06-06"]),
    ("They met on Pearl Harbor Day.", ["2020-12-07"]),
    ("It was D-Day for the bank.", []),
    ("The school opened on Sept. 11.", ["2020-09-11"]),
    ("An attack on July 7 killed two.", ["2021-07-07"]),
    ("Bombings on July 7 killed two.", ["2021-07-07"]),
]


@pytest.mark.parametrize(("text", "values"), EVENTS)
def test_a_day_that_names_an_event_fixes_its_year_only_beside_the_event(text, values):
    assert [value for *_, value in meanings(text)] == values


def test_a_report_older_than_the_event_means_its_own_year():
    text = "The Sept. 11 attacks were repelled."
    assert meanings(text, Moment.on(date(1999, 9, 20)))[0][2] == "1999-09-11"
    (either,) = resolve(tuple(find_phrases(text)), Moment(None, date(1999, 9, 20)), text)
    assert (either.value, either.moment) == ("XXXX-09-11", Moment(None, date(1999, 9, 11)))
    (name,) = resolve(tuple(find_phrases("since 9/11")), Moment(date(1999, 9, 20), date(2009, 9, 20)), "")
    assert name.moment == Moment.on(date(2001, 9, 11))
    (unknown,) = resolve(tuple(find_phrases(text)), Moment(), text)
    assert unknown.moment == Moment.on(date(2001, 9, 11))


def test_a_year_that_ends_a_name_is_no_date(model):
    text = "Ministers backed the Harbour 2040 initiative, which was drafted in Oslo in 2019."
    report = Report("r", "", text, "", (Block(0, len(text), "body"),))
    assert [text[t.start : t.end] for t in find_times(read(report, model))] == ["2019"]


def test_a_comparison_is_with_the_period_told_last():
    text = (
        "For the third quarter of 2020 sales rose from a year earlier. "
        "In the nine months it was lower than a year earlier."
    )
    assert [v for q, _, v in meanings(text) if q == "a year earlier"] == ["2019-Q3", "2020"]


@pytest.mark.parametrize(
    ("bound", "value", "until"),
    [("before", "2021-02-16T20:00", 16), ("before", "2021-02-16", 15), ("", "2021-02-16", 16)],
)
def test_just_before_an_hour_of_a_day_is_that_day(bound: str, value: str, until: int):
    time = Time(0, 7, "TIME", Form("weekday", bound=bound), value, Moment.on(date(2021, 2, 16)))
    clause = Statement(0, 9, Span(0, 4), "fall", tense="past", time=0)
    assert place((clause,), (time,), Published(WEDNESDAY))[0].when.latest == date(2021, 2, until)
