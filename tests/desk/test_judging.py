"""A person's words: checked against the store, kept apart from what was found, undone without a trace."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

import quick
from dateline.desk import judging, keep, look
from dateline.desk.keep import Act
from dateline.model import (
    Correction,
    DatelineError,
    Dismissal,
    Evidence,
    Figure,
    Finding,
    Record,
    Report,
    Story,
)
from dateline.stages.compare import corrected
from dateline.store import opened, records

ROWS = quick.rows(40, seed=2)
pytestmark = pytest.mark.usefixtures("quickly")
ACT = Act("2026-01-02T00:00:00Z", "Ada", "I was there")


@pytest.fixture
def place(tmp_path, quickly) -> Path:
    keep.add(tmp_path / "a.store", [quick.write(tmp_path / "a.jsonl", ROWS)], Act("2026-01-01T00:00:00Z"))
    return tmp_path / "a.store"


def stories(place: Path) -> list[Story]:
    return sorted(look.every(place).stories, key=lambda story: (-len(story.reports), story.id))


def undone(place: Path, before: object) -> None:
    keep.undo(place, ACT)
    assert quick.told(place) == before


def figure(place: Path) -> tuple[Story, Finding]:
    return next((s, f) for s in stories(place) for f in s.findings if f.attribute == "killed")


def test_two_reports_that_are_said_to_be_of_one_episode_are(place):
    before, (one, *_, other) = quick.told(place), stories(place)
    first, second = one.reports[0], other.reports[0]
    changed = judging.pair(place, ACT, (first, second), verdict=True)
    found = look.story(place, first).stories[0]
    assert any({first, second} <= {*episode.reports} for episode in found.episodes)
    assert found.id in changed
    assert (look.deeds(place)[-1].kind, look.deeds(place)[-1].who, look.deeds(place)[-1].why) == (
        "same",
        "Ada",
        f"{first}, {second}: I was there",
    )
    undone(place, before)


def test_two_reports_that_are_said_to_be_of_two_episodes_are(place):
    before = quick.told(place)
    first, second, *_ = next(e.reports for s in stories(place) for e in s.episodes if len(e.reports) > 1)
    judging.pair(place, ACT, (first, second), verdict=False)
    assert not any({first, second} <= {*e.reports} for s in stories(place) for e in s.episodes)
    judging.pair(place, ACT, (first, second), verdict=True)  # the last word counts
    assert any({first, second} <= {*e.reports} for s in stories(place) for e in s.episodes)
    keep.undo(place, ACT)
    undone(place, before)


def test_a_title_stays_with_its_story_as_more_reports_come(place, tmp_path):
    before, story = quick.told(place), stories(place)[0]
    judging.rename(place, ACT, story.id, "  The great\nfire ")
    assert look.story(place, story.id).stories[0].title == "The great fire"
    assert [s.title for s in look.listing(place) if s.id == story.id] == ["The great fire"]
    keep.add(place, [quick.write(tmp_path / "b.jsonl", quick.rows(60, seed=2)[40:])], ACT)
    assert look.story(place, story.reports[0]).stories[0].title == "The great fire"
    keep.undo(place, ACT)
    undone(place, before)


def test_a_finding_that_is_dismissed_is_gone_and_comes_back(place):
    before, (story, finding) = quick.told(place), figure(place)
    assert judging.dismiss(place, ACT, f"{story.id}/{finding.id}") == (story.id,)
    assert finding not in look.story(place, story.id).stories[0].findings
    undone(place, before)


def test_a_figure_that_is_corrected_is_told_as_it_should_be(place):
    before, (story, finding) = quick.told(place), figure(place)
    assert judging.correct(place, ACT, f"{story.id}/{finding.values[0].id}", (70.0, 80.0)) == (story.id,)
    values = [v for f in look.story(place, story.id).stories[0].findings for v in f.values]
    assert (70.0, 80.0) in [(v.low, v.high) for v in values]
    undone(place, before)


def test_what_speaks_of_nothing_in_the_store_is_refused_and_not_logged(place):
    report, told = ROWS[0]["id"], look.deeds(place)
    for ask, message in (
        (lambda: judging.pair(place, ACT, (report, report), True), "not on one"),
        (lambda: judging.pair(place, ACT, (report, "nobody"), True), "has no report 'nobody'"),
        (lambda: judging.rename(place, ACT, "nobody", "A title"), "has no story 'nobody'"),
        (lambda: judging.rename(place, ACT, report, " \n "), "a title has words"),
        (lambda: judging.dismiss(place, ACT, f"{report}/f-0"), "there is no finding"),
        (lambda: judging.correct(place, ACT, f"{report}/v-0", (1.0, 1.0)), "there is no value"),
    ):
        with pytest.raises(DatelineError, match=message):
            ask()
    assert look.deeds(place) == told


def test_what_was_said_of_a_report_is_said_of_its_next_revision(quickly, tmp_path):
    text = "Dock fire\n\nVORRIN, 2 March 2021 — A fire at the dock killed {} people on Monday, police said."
    place, rows = tmp_path / "kept.store", tmp_path / "rows.jsonl"
    for day, count in enumerate(("two", "four"), 1):
        row = {"id": "wire", "url": "https://news.example/dock", "text": text.format(count)}
        rows.write_text(json.dumps(row), "utf-8")
        keep.add(place, [str(rows)], ACT)
        if day == 1:
            first = look.listing(place)[0]
            judging.rename(place, ACT, first.id, "The dock")
    (now,) = look.listing(place)
    assert (now.id, now.title, now.reports) == (first.id, "The dock", 1)
    assert look.story(place, "wire@2").stories[0].reports == ("wire@2",)


AGAIN = "The baker near the bridge moved 5 people."  # what the site says below each of its reports
FIRE = "A fire hit the mill in Halden on Monday.\n\nThe fire killed {} people in Halden."


def report(name: str, text: str, **more: str) -> dict[str, str]:
    told = {"id": name, "title": "Fire in Halden", "published": "2021-03-02", "text": text}
    return told | {"url": f"https://example.org/{name}", "outlet": "Vorrin Post"} | more


def kept(place: Path, *rows: dict[str, str]) -> None:
    keep.add(place, [quick.write(place.with_name("some.jsonl"), rows)], ACT)


def killed(place: Path) -> dict[float, str]:
    """Return the numbers of killed that the stories tell, each with the name of its value."""
    told = ((s, v) for s in stories(place) for f in s.findings if f.attribute == "killed" for v in f.values)
    return {v.low: f"{s.id}/{v.id}" for s, v in told}


def test_a_figure_stays_corrected_when_a_line_above_it_becomes_the_site_s_own(quickly, tmp_path):
    place = tmp_path / "a.store"
    rows = [report(f"n{i}", f"{AGAIN}\n\n{FIRE.format(3)}", title=f"Fire {i}") for i in range(3)]
    kept(place, rows[0])
    judging.correct(place, ACT, killed(place)[3.0], (30.0, 30.0))
    kept(place, *rows[1:])
    keep.undo(place, ACT)
    assert {*killed(place)} == {30.0}
    kept(place, *(row | {"text": f"{AGAIN}\n\nA storm hit the road in Mirra."} for row in rows[1:]))
    (text,) = (r.report.text for r in look.every(place).records if r.id == "n0")
    assert AGAIN not in text
    assert {*killed(place)} == {30.0}


def test_a_figure_stays_corrected_in_a_revision_that_says_the_same_of_it(quickly, tmp_path):
    place = tmp_path / "a.store"
    kept(place, report("wire", FIRE.format(3)))
    judging.correct(place, ACT, killed(place)[3.0], (30.0, 30.0))
    kept(place, report("wire", f"Crews moved 40 people in Halden.\n\n{FIRE.format(3)}"))
    assert [r.id for r in look.every(place).records] == ["wire@2"]
    assert {*killed(place)} == {30.0}
    kept(place, report("wire", FIRE.format(4)))
    assert {*killed(place)} == {4.0}  # what it says now nobody has corrected
    keep.undo(place, ACT)
    keep.undo(place, ACT)
    assert {*killed(place)} == {30.0}
    keep.undo(place, ACT)
    assert {*killed(place)} == {3.0}


def test_of_two_equal_sentences_the_one_that_was_meant_is_corrected():
    text = "The fire killed 3 people. Crews came. The fire killed 3 people."
    figures = tuple(Figure(at, at + 8, 3.0, 3.0) for at in (16, 54))
    said = Evidence("a", 38, 63, text[38:])
    word = Correction("a", 54, 62, 30.0, 30.0, said, 1)

    def lows(moved: str) -> list[float | None]:
        by = len(moved) - len(text)
        held = tuple(replace(f, start=f.start + by, end=f.end + by) for f in figures if f.start + by >= 0)
        record = Record(Report("a", "a.txt", moved, "", ()), figures=held)
        return [f.low for f in corrected([record], [word])[0].figures]

    assert lows(text) == lows(f"New. {text}") == [3.0, 30.0]
    assert lows(text[38:]) == [30.0]  # the last that is left
    assert lows(text.replace("fire", "rain")) == [3.0, 3.0]
    assert corrected([], [word, replace(word, low=31.0)]) == []


def test_a_dismissed_finding_stays_away_until_another_value_is_told(quickly, tmp_path):
    place = tmp_path / "a.store"
    outlets = ("Vorrin Post", "Mirra Times", "Halden Bell", "Reyk Mail", "Ostrel News", "Dock Herald")
    rows = [
        report(f"n{i}", FIRE.format(3) + f"\n\nCrews moved {20 + i} people in Halden.", outlet=outlet)
        for i, outlet in enumerate(outlets)
    ]
    kept(place, *rows[:2])
    story, finding = figure(place)
    judging.dismiss(place, ACT, f"{story.id}/{finding.id}")
    assert killed(place) == {}
    kept(place, *rows[2:])
    assert len(stories(place)[0].reports) == len(rows)
    assert killed(place) == {}
    kept(place, rows[0] | {"text": rows[0]["text"] + "\n\nThe council opened the bridge in Halden."})
    assert killed(place) == {}  # a revision that says the same of it
    kept(place, report("late", FIRE.format(5), outlet="Late Times"))
    assert {*killed(place)} == {3.0, 5.0}
    keep.undo(place, ACT)
    assert killed(place) == {}


def test_words_of_an_earlier_version_hold_as_they_did(place):
    story, finding = figure(place)
    evidence = tuple(sorted({e for v in finding.values for e in v.evidence}))
    keep.judge(place, (Dismissal(finding.attribute, evidence),), ACT)
    assert finding not in look.story(place, story.id).stories[0].findings
    keep.undo(place, ACT)
    with opened(place) as connection:
        held = records.Records(connection)[evidence[0].report]
    (spot,) = (f for f in held.figures if evidence[0].start <= f.start and f.end <= evidence[0].end)
    old = msgspec.msgpack.encode(
        {"report": held.id, "start": spot.start, "end": spot.end, "low": 70.0, "high": 80.0}
    )
    keep.judge(place, (msgspec.msgpack.decode(old, type=Correction),), ACT)
    assert 70.0 in killed(place)
