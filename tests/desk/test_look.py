"""Asking a store: stories listed and told as they were found, dossiers and differences from what it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import quick
from dateline.desk import keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Dossier, Record

ROWS = quick.rows(30, seed=2)
pytestmark = pytest.mark.usefixtures("quickly")


@pytest.fixture
def place(tmp_path, quickly) -> Path:
    place = tmp_path / "a.store"
    for day, rows in ((1, ROWS[:20]), (2, ROWS[20:])):
        keep.add(place, [quick.write(tmp_path / "a.jsonl", rows)], Act(f"2026-01-0{day}T00:00:00Z"))
    return place


def test_stories_are_listed_the_last_changed_first_with_what_they_hold(place):
    listed = look.listing(place)
    assert [s.changed for s in listed] == sorted((s.changed for s in listed), reverse=True)
    for one in listed:
        (story,) = look.story(place, one.id).stories
        assert (story.id, story.title, len(story.reports)) == (one.id, one.title, one.reports)
        days = [d for e in story.episodes for d in (e.when.earliest, e.when.latest) if d]
        assert (one.when.earliest, one.when.latest) == (min(days), max(days))
    assert sorted(r for s in look.every(place).stories for r in s.reports) == sorted(r["id"] for r in ROWS)


def test_a_story_is_found_by_each_of_its_reports_and_comes_with_them(place):
    for one in look.listing(place):
        found = look.story(place, one.id)
        assert {r.id for r in found.records} == {*found.stories[0].reports}
        assert all(look.story(place, report) == found for report in found.stories[0].reports)
        texts = {record.id: record.report.text for record in found.records}
        for evidence in (e for entry in found.stories[0].timeline for e in entry.evidence):
            assert texts[evidence.report][evidence.start : evidence.end] == evidence.quote


@pytest.mark.parametrize("name", ["", "s-0", "nobody", "'; drop table story; --", "\0", "é" * 999])
def test_what_is_not_there_is_told(place, name):
    for ask in (look.story, look.finding_of, look.value_of):
        with pytest.raises(DatelineError, match="the store has no story") as error:
            ask(place, name)
        assert error.value.status == 2
    with pytest.raises(DatelineError, match="there is no finding"):
        look.finding_of(place, f"{look.listing(place)[0].id}/f-0")


def test_a_finding_and_a_value_are_found_by_the_ids_that_the_story_tells(place):
    told = [(s, f, v) for s in look.every(place).stories for f in s.findings for v in f.values]
    assert told
    for story, finding, value in told:
        assert look.finding_of(place, f"{story.id}/{finding.id}") == (story, finding)
        assert look.value_of(place, f"{story.id}/{value.id}") == value


def test_a_difference_tells_the_stories_that_reach_into_the_days_since(place):
    assert look.diff(place, date(2030, 1, 1)).stories == ()
    assert look.diff(place, date(2020, 1, 1)).stories


def test_a_dossier_of_the_store_is_that_of_its_reports(place):
    try:
        assert isinstance(look.dossier(place, "Halden", None), Dossier)
    except DatelineError as error:
        assert "near it are" in str(error)
    with pytest.raises(DatelineError, match="nobody known"):
        look.dossier(place, "nobody known", None)


def test_looking_changes_nothing(place):
    before = place.read_bytes(), look.deeds(place)
    look.every(place)
    look.listing(place)
    assert (place.read_bytes(), look.deeds(place)) == before
    assert all(isinstance(r, Record) for r in look.every(place).records)
