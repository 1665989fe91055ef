"""Asking a store: stories listed and told as they were found, dossiers and differences from what it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import quick
from dateline import desk
from dateline.desk import AsOf, dossiers, keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Diff, Dossier, Record
from dateline.sources.packs import shipped
from dateline.stages.tell import diff_text
from dateline.store import opened, records

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


def test_a_dossier_tells_of_the_stories_as_the_store_has_them_what_telling_them_anew_would(place):
    kept = look.every(place)
    told = {entry for story in kept.stories for entry in story.timeline}
    fields = 0
    for subject in dossiers.subjects(place):
        found = look.dossier(place, subject, None)
        with opened(place) as connection:
            held = {r for story in look.naming(connection, subject) for r in story.reports}
            again = [records.Records(connection)[report] for report in sorted(held)]
        anew = desk.dossier_of_records(again, subject, None, shipped())
        assert {*found.entries} <= told
        assert [r.id for r in found.records] == [r.id for r in again]
        assert (found.subject, found.names, found.fields) == (anew.subject, anew.names, anew.fields)
        fields += len(found.fields)
    assert fields


def test_a_dossier_of_what_holds_on_a_day_is_cut_from_the_one_of_all_reports(place):
    (subject, *_) = dossiers.subjects(place)
    whole = look.dossier(place, subject, None)
    assert look.dossier(place, subject, AsOf(date(2999, 1, 1), "holds")).fields == whole.fields
    assert look.dossier(place, subject, AsOf(date(1000, 1, 1), "holds")).fields == ()


def test_looking_changes_nothing(place):
    before = place.read_bytes(), look.deeds(place)
    look.every(place)
    look.listing(place)
    assert (place.read_bytes(), look.deeds(place)) == before
    assert all(isinstance(r, Record) for r in look.every(place).records)


def test_a_report_found_is_shown_with_the_days_that_its_story_lends_it(tmp_path, quickly):
    place = tmp_path / "b.store"
    told = "A fire hit the mill in Halden on Monday.\n\nThe fire killed 3 people in Halden.\n\n{}"
    rows = [
        {"id": "dated", "title": "Fire in Halden", "text": told.format("Crews moved 40 people in Halden.")}
        | {"published": "2021-03-02", "outlet": "Vorrin Post"},
        {"id": "bare", "title": "Fire in Halden", "text": told.format("Crews moved 41 people in Halden.")},
    ]
    keep.add(place, [quick.write(tmp_path / "b.jsonl", rows)], Act("2026-01-01T00:00:00Z"))
    settled = {r.id: r.published.moment for r in look.every(place).records}
    assert settled["bare"].latest is not None
    hits = look.search(place, ["fire"], 10).hits
    assert {hit.report: hit.published for hit in hits} == settled


HALDEN = "A fire hit the mill in Halden on Monday.\n\nThe fire killed {} people in Halden."


def row(name: str, text: str, published: str = "2021-03-02") -> dict[str, str]:
    told = {"id": name, "title": "Fire in Halden", "text": text, "published": published}
    return told | {"url": f"https://example.org/{name}", "outlet": f"{name.title()} Post"}


def test_what_came_in_since_a_day_is_told_whenever_it_was_published(tmp_path, quickly):
    place = tmp_path / "c.store"

    def add(day: int, *rows: dict[str, str]) -> None:
        keep.add(place, [quick.write(tmp_path / "c.jsonl", rows)], Act(f"2026-01-0{day}T12:00:00Z"))

    def since(day: int):
        return look.diff(place, date(2026, 1, day), by="taken")

    add(
        1, row("one", HALDEN.format(3)), row("two", HALDEN.format(3) + "\n\nCrews moved 40 people in Halden.")
    )
    add(3, row("three", HALDEN.format(5) + "\n\nThe council opened the bridge in Halden on Tuesday."))
    assert since(4) == Diff(date(2026, 1, 4), (), by="taken")
    (story,) = since(2).stories
    assert (story.is_new, story.reports) == (False, ("three",))
    assert any("bridge" in change.after.text for change in story.entries)
    assert [
        5.0 in {v.low for v in c.after.values} for c in story.findings if c.after.attribute == "killed"
    ] == [True]
    (story,) = since(1).stories
    assert (story.is_new, {*story.reports}) == (True, {"one", "two", "three"})
    assert look.diff(place, date(2026, 1, 1)).stories == ()  # nothing was published then
    assert "No report was taken in on 4 Jan 2026 or later" in diff_text(since(4), 80)


def test_what_a_revision_changed_is_told_since_it_was_taken_in(tmp_path, quickly):
    place = tmp_path / "d.store"
    for day, count in ((1, 3), (3, 5)):
        text = HALDEN.format(count)
        text = text if day == 1 else f"Crews moved 40 people in Halden.\n\n{text}"
        keep.add(
            place, [quick.write(tmp_path / "d.jsonl", [row("one", text)])], Act(f"2026-01-0{day}T12:00:00Z")
        )
    found = look.diff(place, date(2026, 1, 2), by="taken")
    (story,) = found.stories
    assert (story.is_new, story.reports, story.episodes) == (False, ("one@2",), ())
    assert not any("hit the mill" in change.after.text for change in story.entries)  # it says so still
    assert any("40" in change.after.text for change in story.entries)
    assert all(c.before is None or c.kind != "new" for c in story.findings)


def test_only_a_store_knows_what_was_taken_in(tmp_path):
    with pytest.raises(DatelineError, match="only a store knows"):
        desk.diff([str(tmp_path)], date(2026, 1, 1), by="taken")


def test_a_record_that_the_store_lacks_is_told_with_what_to_do(place):
    """As after an upgrade that has dropped what can be made again."""
    story = look.listing(place)[0]
    with opened(place) as connection:
        connection.execute("delete from record")
    with pytest.raises(DatelineError, match="run `dateline rebuild`"):
        look.story(place, story.id)
