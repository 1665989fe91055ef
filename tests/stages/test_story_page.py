"""What a story's page shows besides its text: three lines, who says what, the drawn timeline, sparks."""

from datetime import date

import pytest

from dateline.model import Entry, Evidence, Finding, Moment, Record, Report, Story, Told, Value
from dateline.model.story import Episode
from dateline.stages.tell.brief import brief
from dateline.stages.tell.matrix import matrix
from dateline.stages.tell.page import Strip, picks_of, spark, strip
from dateline.stages.tell.page.scale import Days
from dateline.stages.tell.page.style import STYLE
from dateline.stages.tell.sheet import sheet

DAY = date(2022, 5, 4)


def proof(report, start=0):
    return Evidence(report, start, start + 5, "words")


def value(told, *reports, status="happened"):
    evidence = tuple(map(proof, reports))
    wordings = tuple(Told(told, 1, 1, "=", status, Moment.on(DAY), e) for e in evidence)
    return Value(told, 1, 1, "=", status, Moment.on(DAY), len(reports), (), evidence, wordings)


def entry(text, status="happened", weight=0.5, when=None, episode="e"):
    return Entry(when or Moment.on(DAY), text, status, weight, 1, (proof("a"),), episode)


def story(findings=(), entries=(), reports="abcd"):
    told = Story(
        "s", "Ferry", (), (Episode("e", "Ferry", Moment.on(DAY), tuple(reports)),), entries, findings
    )
    outlets = {"a": "Post", "b": "Times", "c": "Bell", "d": None}
    records = [Record(Report(r, r, "", "", (), outlet=outlets.get(r))) for r in reports]
    return sheet(told, records, ())


def signs(found):
    return {c: [s.sign for s in cell] for c, cell in zip(found.columns, found.points[0].cells, strict=True)}


def test_the_table_tells_who_agrees_who_differs_and_who_is_silent():
    differs = Finding("differs", "the fire", "killed", (value("3", "a", "b"), value("5", "c")))
    found = matrix(story((differs,)), {"d": "ferry-news"})
    assert signs(found) == {"Post": ["="], "Times": ["="], "Bell": ["≠"]}
    even = Finding("differs", "the fire", "killed", (value("3", "a"), value("5", "c")))
    assert signs(matrix(story((even,)), {})) == {"Post": ["≠"], "Bell": ["≠"]}
    changed = Finding("changed", "the line", "lead", (value("Ann", "a"), value("Bo", "b", "d")))
    assert signs(matrix(story((changed,)), {"d": "ferry-news"})) == {
        "Post": ["→"],
        "Times": ["="],
        "ferry-news": ["="],
    }


def test_outlets_without_a_column_are_told_together():
    findings = tuple(Finding("agreed", "x", f"point {n}", (value("3", "a", "b"),)) for n in range(3))
    lone = Finding("single", "x", "loss", (value("9", "c"),))
    found = matrix(story((*findings, lone)), {}, most=2)
    assert found.columns == ("Post", "Times")
    assert found.others == 1
    assert [s.words for s in found.points[-1].others] == ["9"]


def test_a_story_in_three_lines_begins_with_what_weighs_most_of_its_own_days():
    entries = (
        entry("A war ended", weight=0.9, episode=None),
        entry("The ferry sank", weight=0.8),
        entry("The hull will be raised", "planned", 0.4, Moment.on(date(2022, 6, 1))),
    )
    lines = brief(story(entries=entries))
    assert [line.text for line in lines][:1] == ["The ferry sank"]
    assert [line.label for line in lines] == ["What happened", "Where it stands", "Ahead"]
    assert lines[-1].text == "The hull will be raised"
    assert all(line.evidence and line.name for line in lines)


def test_what_reports_differ_on_is_told_before_what_is_ahead():
    differs = Finding("differs", "the fire", "killed", (value("3", "a", "b"), value("5", "c")))
    line = brief(story((differs,), (entry("The mill burnt"),)))[-1]
    assert (line.label, line.text, line.is_finding) == ("Reports differ", "Killed: 3 / 5 (the fire)", True)


def drawn(entries, **how):
    return strip(story(entries=entries), Strip("t", lambda e: "#x", **how)).text


def test_a_line_of_a_day_is_a_mark_and_one_of_several_days_has_soft_ends():
    assert "<rect" not in drawn((entry("The ferry sank"),))
    soft = drawn((entry("The ferry sank"), entry("Talks", when=Moment(DAY, date(2022, 5, 20)))))
    assert 'fill="url(#t-fact)"' in soft
    assert 'id="t-fact"' in soft
    assert 'stop-opacity="0"' in soft


@pytest.mark.parametrize("when", [Moment(None, DAY), Moment(DAY, None)])
def test_an_open_end_is_drawn_too(when):
    assert "url(#t-fact)" in drawn((entry("The ferry sank"), entry("Talks", when=when)))


def test_planned_and_happened_differ_by_form_not_by_colour_alone():
    forms = {s: drawn((entry("The ferry", s),)) for s in ("happened", "planned", "agreed", "possible")}
    assert len({f.replace("happened", "").split("</title>")[1] for f in forms.values()}) == 4


def test_nothing_is_drawn_where_no_day_is_known():
    assert strip(story(entries=(entry("Once", when=Moment()),)), Strip("t", lambda e: "")) is None


def test_days_too_near_to_tell_apart_are_one_peg():
    days = [date(2022, 1, 1), date(2022, 1, 1), *(date(2022, 3, n) for n in range(1, 29))]
    picks = picks_of(days, lambda day: f"?since={day}")
    assert picks[0].reports == 2
    assert len(picks) == 29
    assert drawn((entry("The ferry sank"),), picks=picks[:3]).count('class="pick"') == 3
    crowded = [date(2020 + n // 300, 1 + n // 28 % 12, 1 + n % 28) for n in range(90)]
    assert drawn((entry("x"),), picks=picks_of(crowded, str)).count('class="pick"') < 75


def test_a_day_between_known_ones_has_its_place_between_theirs():
    days = Days.of([date(2022, 1, 1), date(2022, 1, 11), date(2022, 12, 1)])
    places = [days.at(date(2022, 1, n)) for n in (1, 3, 6, 11)]
    assert places == sorted(set(places))
    assert days.at(date(1999, 1, 1)) == places[0]


def test_marks_keep_their_form_wherever_they_stand():
    assert STYLE.index(".line .dot{") < STYLE.index(".dot.fact{background")
    assert "@media(prefers-color-scheme" not in STYLE  # paper is never dark


def test_a_spark_has_a_bar_for_each_stretch_with_reports():
    assert spark([]) is None
    told = spark([(date(2022, 1, 1), 4), (date(2022, 1, 2), 1), (date(2022, 12, 1), 2)]).text
    assert told.count("<rect") == 2
    assert 'aria-label="7 reports from 1 Jan 2022 to 1 Dec 2022"' in told
    assert spark([(DAY, 1)]).text.count("<rect") == 1
