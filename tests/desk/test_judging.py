"""A person's words: checked against the store, kept apart from what was found, undone without a trace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import quick
from dateline.desk import judging, keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Finding, Story

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
