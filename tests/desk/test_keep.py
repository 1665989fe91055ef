"""Adding, taking back, rebuilding: what becomes of each page is told, and each step is kept by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import quick
from dateline.desk import Wish, keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Rename
from dateline.store import log, opened, pages, records, writing
from dateline.store.verify import verify

ROWS = quick.rows(20, seed=1)
AGAIN = "The baker near the bridge moved 5 people."
pytestmark = pytest.mark.usefixtures("quickly")


def act(day: int = 1) -> Act:
    return Act(f"2026-01-0{day}T00:00:00Z", "Ada", "for a test")


@pytest.fixture
def place(tmp_path) -> Path:
    return tmp_path / "a.store"


def add(place: Path, rows: list[dict[str, str]], day: int = 1, wish: Wish = keep.PLAIN) -> keep.Added:
    return keep.add(place, [quick.write(place.with_name("some.jsonl"), rows)], act(day), wish)


def test_an_addition_tells_what_became_of_each_page_and_which_stories_it_changed(place):
    done = add(place, ROWS[:10])
    assert [(a.report, a.kind) for a in done.arrivals] == [(row["id"], "new") for row in ROWS[:10]]
    assert {*done.changed} == {story.id for story in look.listing(place)}
    done = add(place, ROWS[5:12], day=2)
    assert [a.kind for a in done.arrivals] == ["known"] * 5 + ["new"] * 2
    moved = {look.story(place, row["id"]).stories[0].id for row in ROWS[10:12]}
    assert moved <= {*done.changed}
    assert {s.id for s in look.listing(place) if s.changed == act(2).at} <= {*done.changed}


def test_nothing_that_can_be_read_is_told_with_its_reasons_and_no_deed_is_logged(place):
    keep.init(place)
    (place.parent / "empty.txt").touch()
    with pytest.raises(DatelineError, match=r"(?s)nothing could be read.*empty\.txt: is empty"):
        keep.add(place, [str(place.parent / "empty.txt")], act())
    assert look.deeds(place) == ()


def test_flaws_of_files_and_of_reports_are_told(place):
    (place.parent / "given").mkdir()
    quick.write(place.parent / "given" / "a.jsonl", [ROWS[0], {"id": "x", "text": "..."}, {"id": "y"}])
    done = keep.add(place, [str(place.parent / "given")], act())
    assert [flaw.message for flaw in done.flaws] == ["has no text", "has no sentence"]
    assert sum(story.reports for story in look.listing(place)) == 1


def test_a_line_that_has_become_the_site_s_own_is_cut_from_the_reports_before_it_too(place):
    def text(report: str) -> str:
        with opened(place) as connection:
            return records.Records(connection)[report].report.text

    held = [row for row in quick.rows(60) if AGAIN in row["text"]][:4]
    add(place, held[:2])
    assert AGAIN in text(held[0]["id"])
    add(place, held[2:], day=2)
    assert all(AGAIN not in text(row["id"]) for row in held)
    keep.undo(place, act(3))
    assert AGAIN in text(held[0]["id"])
    assert verify(place).is_sound


def lined(count: int) -> list[dict[str, str]]:
    """Return reports of one outlet that hold one line, each with an address."""
    held = [row for row in quick.rows(60) if AGAIN in row["text"]][:count]
    return [{**row, "url": f"https://example.org/{n}"} for n, row in enumerate(held)]


def state(place: Path, report: str) -> tuple[str, tuple[int, ...]]:
    with opened(place) as connection:
        return records.Records(connection)[report].report.text, pages.unread(connection)


def test_a_report_whose_revision_is_taken_back_is_read_by_the_lines_of_now(place):
    held = lined(4)
    add(place, held[:1])
    add(
        place, [{**held[0], "text": held[0]["text"].replace(AGAIN, "A storm hit the road in Mirraa.")}], day=2
    )
    add(place, held[1:], day=3)
    keep.undo(place, act(4), 2)
    assert AGAIN not in state(place, held[0]["id"])[0]


def test_a_page_that_is_no_revision_leaves_nothing_unread(place):
    held = lined(3)
    add(place, [*held[:2], {**held[2], "text": held[2]["text"].replace(AGAIN, "")}])
    add(place, held[2:], day=2)
    text, unread = state(place, held[0]["id"])
    assert AGAIN in text
    assert not unread


def test_a_line_that_turns_by_another_addition_while_a_report_is_read_is_cut(place, monkeypatch):
    held = lined(3)
    waiting = [held[1:]]

    def read_many(reports, model=None):
        if waiting:
            keep.add(place, [quick.write(place.with_name("other.jsonl"), waiting.pop())], act(2))
        return quick.read_many(reports, model)

    monkeypatch.setattr("dateline.pipeline.read_many", read_many)
    add(place, held[:1])
    assert AGAIN not in state(place, held[0]["id"])[0]


def test_what_a_stopped_addition_left_unread_is_read_by_the_next(place, monkeypatch):
    class Stopped(Exception):
        pass

    def stop(records, total):
        for number, record in enumerate(records):
            if number == 4:
                raise Stopped
            yield record

    monkeypatch.setattr(keep, "_READ", 4)
    with pytest.raises(Stopped):
        add(place, ROWS, wish=Wish(progress=stop))
    assert look.listing(place) == ()
    with opened(place) as connection:
        assert len(pages.unread(connection)) == len(ROWS) - 8
    add(place, ROWS[:1], day=2)
    assert sum(story.reports for story in look.listing(place)) == len(ROWS)


def test_each_deed_can_be_undone_once_and_an_undoing_never(place):
    add(place, ROWS[:5])
    add(place, ROWS[5:], day=2)
    both = quick.told(place)
    deed, changed = keep.undo(place, act(3), 1)
    assert (deed.number, deed.kind) == (1, "add")
    assert changed
    assert sum(story.reports for story in look.listing(place)) == len(ROWS) - 5
    for number in (1, 3, 9):
        with pytest.raises(DatelineError, match=f"no deed {number} that still stands"):
            keep.undo(place, act(4), number)
    add(place, ROWS[:5], day=5)
    assert quick.told(place) == both
    told = [(d.kind, d.takes, d.undone) for d in look.deeds(place)]
    assert told == [("add", None, 3), ("add", None, None), ("undo", 1, None), ("add", None, None)]
    assert {d.who for d in look.deeds(place)} == {"Ada"}
    assert all(
        d.why.endswith("some.jsonl: for a test" if d.kind == "add" else "for a test")
        for d in look.deeds(place)
    )


def test_rebuilding_a_sound_store_changes_no_story(place):
    add(place, ROWS)
    before = quick.told(place), look.listing(place)
    assert keep.rebuild(place, act(2)) == ()
    assert (quick.told(place), look.listing(place)) == before
    assert verify(place).is_sound


def test_a_log_of_many_deeds_is_soon_told(place):
    def steps(deeds: int) -> int:
        with opened(place, make=True) as connection:
            with writing(connection):
                for _ in range(deeds):
                    log.enter(connection, act().deed("add"))
            told: list[int] = []
            connection.set_progress_handler(lambda: told.append(0), 100)
            log.deeds(connection)
            return len(told)

    few = steps(500)
    assert steps(1500) < 6 * few


class Stopped(Exception):
    pass


def stop_at(count: int):
    def stop(records, total):
        for number, record in enumerate(records):
            if number == count:
                raise Stopped
            yield record

    return stop


def test_what_a_stopped_addition_left_is_read_with_the_model_that_it_was_called_with(place, monkeypatch):
    asked: list[str] = []
    monkeypatch.setattr("dateline.sources.models.load_model", asked.append)
    monkeypatch.setattr(keep, "_READ", 4)

    def stopped(rows, day):
        with pytest.raises(Stopped):
            add(place, rows, day, Wish(model="another", progress=stop_at(2)))

    stopped(ROWS[:8], 1)
    keep.judge(place, (Rename(ROWS[0]["id"], "The mill"),), act(2))
    stopped(ROWS[8:16], 3)
    keep.undo(place, act(4), 1)
    keep.rebuild(place, act(5))
    keep.undo(place, act(6))
    assert {*asked[:-1]} == {"another"}
    assert asked[-1] == Wish().model  # a rebuilding is asked for with its own
    add(place, ROWS[:2], day=7)
    assert asked[-1] == Wish().model
    assert verify(place).is_sound


def test_plain_undoing_takes_back_the_last_deed_that_left_something(place):
    add(place, ROWS[:5])
    add(place, ROWS[5:10], day=2)
    add(place, ROWS[:10], day=3)
    keep.rebuild(place, act(4))
    for number in (3, 4):  # an addition of what was known, a rebuilding
        with pytest.raises(DatelineError, match=f"deed {number} has left nothing"):
            keep.undo(place, act(5), number)
    assert [keep.undo(place, act(5))[0].number for _ in range(2)] == [2, 1]
    with pytest.raises(DatelineError, match="nothing to undo"):
        keep.undo(place, act(6))


@pytest.mark.parametrize("number", [None, 2])
def test_an_undoing_that_was_stopped_goes_on_when_it_is_asked_for_again(place, monkeypatch, number):
    add(place, ROWS[:5])
    before = quick.told(place)
    add(place, ROWS[5:10], day=2)
    with monkeypatch.context() as patch, pytest.raises(Stopped):
        patch.setattr(keep, "settle", lambda *_: next(stop_at(0)([0], 1)))
        keep.undo(place, act(3))
    assert keep.undo(place, act(4), number)[0].number == 2
    assert quick.told(place) == before
    assert [deed.kind for deed in look.deeds(place)] == ["add", "add", "undo"]
    assert keep.undo(place, act(5))[0].number == 1  # a second time it is another deed


def test_another_deed_is_taken_back_after_what_was_stopped(place, monkeypatch):
    add(place, ROWS[:5])
    add(place, ROWS[5:10], day=2)
    with monkeypatch.context() as patch, pytest.raises(Stopped):
        patch.setattr(keep, "settle", lambda *_: next(stop_at(0)([0], 1)))
        keep.undo(place, act(3))
    assert keep.undo(place, act(4), 1)[0].number == 1
    assert look.listing(place) == ()


def test_rebuilding_counts_lines_anew(place):
    add(place, lined(4))
    with opened(place) as connection:
        counted = connection.execute("select * from line order by key, page").fetchall()
        connection.execute("delete from line where page > 1")
        connection.execute("insert into line values (7, 1)")
    keep.rebuild(place, act(2))
    with opened(place) as connection:
        assert connection.execute("select * from line order by key, page").fetchall() == counted
    assert all(AGAIN not in state(place, row["id"])[0] for row in lined(4))
