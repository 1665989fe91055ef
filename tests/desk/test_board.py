"""The list of stories: what is kept beside each, filters, and what changed in a story between two days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

import quick
from dateline.desk import board as boards
from dateline.desk import keep, look
from dateline.desk.board import Memory, Wanted, board
from dateline.desk.keep import Act
from dateline.model import DatelineError, Moment
from dateline.store import digests, looked_at, opened

ROWS = quick.rows(30, seed=2)
ALL = slice(0, 1000)
pytestmark = pytest.mark.usefixtures("quickly")


def act(day: int) -> Act:
    return Act(f"2026-01-{day:02}T00:00:00Z")


@pytest.fixture
def place(tmp_path, quickly) -> Path:
    place = tmp_path / "a.store"
    for day, rows in ((1, ROWS[:20]), (2, ROWS[20:])):
        keep.add(place, [quick.write(tmp_path / "a.jsonl", rows)], act(day))
    return place


def kept(place: Path) -> dict[str, int]:
    with looked_at(place) as connection:
        changed = {name: deed for name, *_, deed in digests.listed(connection)}
        return {name: digest.changed for name, digest in digests.of(connection, changed).items()}


def ids(place: Path, **wanted) -> set[str]:
    return {one.id for one, _ in board(place, Wanted(**wanted), ALL, Memory()).rows}


def test_each_story_is_listed_with_what_it_holds(place):
    found = board(place, Wanted(), ALL, Memory())
    assert [one for one, _ in found.rows] == list(look.listing(place))
    assert found.reports == len(ROWS)
    for one, digest in found.rows:
        track = look.story(place, one.id)
        (story,) = track.stories
        days = [r.published.moment for r in track.records if r.published.moment.is_day]
        assert sum(n for _, n in digest.days) >= len(days)
        assert {day for day, _ in digest.days} >= {moment.earliest for moment in days}
        assert set(digest.outlets) == {r.report.outlet for r in track.records if r.report.outlet}
        differing = {f.attribute for f in story.findings if f.kind == "differs"}
        assert set(digest.contested) == differing
        assert digest.news


def test_what_is_listed_is_kept_with_each_story_and_made_where_it_is_not(place):
    assert kept(place).keys() == {story.id for story in look.every(place).stories}
    before = board(place, Wanted(), ALL, Memory())
    with opened(place) as connection:
        connection.execute("delete from derived where kind = (select id from kind where name = 'digest')")
    after = board(place, Wanted(), ALL, Memory())
    assert [(one, d.days, d.contested) for one, d in after.rows] == [
        (one, d.days, d.contested) for one, d in before.rows
    ]


def test_a_store_whose_records_are_still_to_be_made_is_listed_and_says_what_to_do(place):
    with opened(place) as connection:
        connection.execute("delete from derived")
        connection.execute("delete from record")
    memory = Memory()
    rows = board(place, Wanted(), ALL, memory).rows
    assert all(digest.sources in (0, 1) for _, digest in rows)
    for ask in (look.story, boards.sketch):
        with pytest.raises(DatelineError, match="run `dateline rebuild`"):
            ask(place, rows[0][0].id)
    keep.rebuild(place, act(3))
    assert all(digest.sources for _, digest in board(place, Wanted(), ALL, memory).rows)


def test_what_is_kept_follows_the_stories(place, tmp_path):
    keep.undo(place, act(3))
    assert kept(place).keys() == {story.id for story in look.every(place).stories}
    keep.rebuild(place, act(4))
    assert kept(place).keys() == {story.id for story in look.every(place).stories}


def test_memory_is_not_trusted_past_a_change(place, tmp_path):
    memory = Memory()
    first, stamp = board(place, Wanted(), ALL, memory), boards.stamp_of(place)
    assert board(place, Wanted(), ALL, memory) == first
    keep.undo(place, act(3))
    assert boards.stamp_of(place) != stamp
    assert board(place, Wanted(), ALL, memory) == board(place, Wanted(), ALL, Memory()) != first


def test_a_stretch_is_cut_of_the_whole(place):
    every = board(place, Wanted(), ALL, Memory())
    part = board(place, Wanted(), slice(2, 5), Memory())
    assert part.rows == every.rows[2:5]
    assert part.total == every.total == len(every.rows)
    assert board(place, Wanted(), slice(900, 940), Memory()).rows == ()


def test_stories_are_filtered(place):
    stories = {s.id: s for s in look.every(place).stories}
    rows = board(place, Wanted(), ALL, Memory()).rows
    assert ids(place, words=("zebra",)) == set()
    flood = {one.id for one, d in rows if "flood" in f"{one.title} {d.news} {d.subjects}".casefold()}
    assert ids(place, words=("FLOO",)) == flood != set()
    assert ids(place, words=("FLOO", "zebra")) == set()
    bell = {i for i, s in stories.items() if any(_outlet(r) == "Halden Bell" for r in s.reports)}
    assert ids(place, outlet="Halden Bell") == bell != set()
    early = Moment(None, date(2021, 3, 10))
    assert ids(place, days=early) == {one.id for one, _ in rows if one.when.earliest <= date(2021, 3, 10)}
    subject = next(subject for s in stories.values() for subject in s.subjects)
    assert ids(place, subject=subject.upper()) >= {i for i, s in stories.items() if subject in s.subjects}
    contested = {i for i, s in stories.items() if any(f.kind == "differs" for f in s.findings)}
    assert ids(place, contested=True) == contested


def _outlet(report: str) -> str:
    return next(row["outlet"] for row in ROWS if row["id"] == report)


def test_a_sketch_is_the_story_with_the_heads_of_its_reports(place):
    for one in look.listing(place):
        whole, sketch = look.story(place, one.id), boards.sketch(place, one.id)
        assert (sketch.stories, sketch.lineage) == (whole.stories, whole.lineage)
        told = {r.id: (r.published, replace(r.report, taken=None)) for r in whole.records}
        assert {r.id: (r.published, r.report) for r in sketch.records} == told


def test_what_changed_between_two_days_is_told_by_the_reports_of_these_days(place):
    largest = max(look.listing(place), key=lambda one: one.reports)
    track = look.story(place, largest.id)
    days = sorted({r.published.moment.latest for r in track.records})
    whole = boards.changes(place, largest.id, days[0])
    assert whole.before == 0
    assert whole.stories[0].is_new
    assert set(whole.stories[0].reports) == set(track.stories[0].reports)
    late = boards.changes(place, largest.id, days[-1])
    assert late.before == sum(r.published.moment.latest < days[-1] for r in track.records)
    assert not late.stories[0].is_new
    first = boards.changes(place, largest.id, days[0], days[0])
    assert {*first.stories[0].reports} == {
        r.id for r in track.records if r.published.moment.latest == days[0]
    }
    turned = boards.changes(place, largest.id, days[-1], days[0])
    assert (turned.since, turned.until) == (days[0], days[-1])
    with pytest.raises(DatelineError, match="was published by"):
        boards.changes(place, largest.id, date(2000, 1, 1), date(2000, 1, 2))
