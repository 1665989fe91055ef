"""Reports from the web in a store: asked for once, revised where they change, lost at no moment."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import hosting
from dateline.desk import Wish, fetching, keep, look, track
from dateline.desk.keep import Act
from dateline.model import DatelineError, Moment, Visit
from dateline.sources.web.wish import WebWish
from dateline.store import opened, sources, writing
from dateline.store.verify import verify

WISH = Wish(web=WebWish(allow_private=True, delay=0))
FIRE = ("A fire hit the mill in Ostrel on Monday.", "The fire killed 3 people in Ostrel.")
FLOOD = ("A flood hit the road near Vorrin on Monday.", "The flood closed the bridge in Vorrin.")


def act(number: int = 1) -> Act:
    return Act(f"2026-01-0{number}T06:00:00Z", "Ada")


@pytest.fixture
def site() -> Iterator[hosting.Site]:
    with hosting.hosted() as made:
        made["/fire"] = hosting.marked(hosting.article("Fire in Ostrel", *FIRE, day="2021-03-02T08:00:00Z"))
        made["/flood"] = hosting.marked(
            hosting.article("Flood in Vorrin", *FLOOD, day="2021-03-01T08:00:00Z")
        )
        made["/feed.xml"] = hosting.marked(hosting.rss(made, {"/fire": "Fire", "/flood": "Flood"}))
        yield made


@pytest.fixture
def place(tmp_path, quickly) -> Path:
    return tmp_path / "a.store"


def kinds(done: keep.Added) -> list[str]:
    return [arrival.kind for arrival in done.arrivals]


def days(place: Path) -> dict[str, Moment]:
    return {r.id.rpartition("/")[2]: r.published.moment for r in look.every(place).records}


def test_a_feed_is_added_and_added_again_costs_one_question(site, place):
    done = keep.add(place, [f"{site.url}/feed.xml"], act(), WISH)
    assert kinds(done) == ["new", "new"]
    assert days(place)["fire"] == Moment.on(date(2021, 3, 2))
    site.asked.clear()
    again = keep.add(place, [f"{site.url}/feed.xml"], act(2), WISH)
    assert (again.arrivals, again.changed, again.flaws) == ((), (), ())
    assert site.paths() == ["/robots.txt", "/feed.xml"]
    assert len(look.deeds(place)) == 1  # nothing was done
    assert verify(place).is_sound


def test_a_re_dated_article_is_known_and_an_edited_one_a_revision(site, place):
    keep.add(place, [f"{site.url}/feed.xml"], act(), WISH)
    again = hosting.rss(site, {"/fire": "Fire", "/flood": "Flood"}, day="Mon, 05 Jan 2026 0{}:00:00 GMT")
    site["/feed.xml"] = hosting.marked(again, '"2"', "Mon, 05 Jan 2026 06:00:00 GMT")
    more = (FIRE[0], "The fire killed 5 people in Ostrel.")
    site["/fire"] = hosting.article("Fire in Ostrel", *more, day="2021-03-02T08:00:00Z")
    site["/flood"] = hosting.article("Flood in Vorrin", *FLOOD, day="2021-03-01T08:00:00Z")
    done = keep.add(place, [f"{site.url}/feed.xml"], act(2), WISH)
    assert sorted(kinds(done)) == ["known", "revision"]
    assert set(days(place).values()) == {Moment.on(date(2021, 3, 2)), Moment.on(date(2021, 3, 1))}
    assert [flaw.message for flaw in done.flaws if "re-dated" in flaw.message] != []
    assert verify(place).is_sound


def test_a_backfill_is_never_of_today(site, place):
    site["/fire"] = hosting.article("Fire in Ostrel", *FIRE)
    site["/flood"] = (
        200,
        {"Last-Modified": "Mon, 05 Jan 2026 06:00:00 GMT"},
        hosting.article("Flood", *FLOOD).encode(),
    )
    site["/third"] = hosting.article("Storm in Reyk", "A storm hit the town in Reyk on Monday.")
    items = {"/fire": "Fire", "/flood": "Flood", "/third": "Storm"}
    site["/feed.xml"] = hosting.rss(site, items, day="Mon, 05 Jan 2026 06:00:01 GMT")
    keep.add(place, [f"{site.url}/feed.xml"], act(5), WISH)
    assert all(moment.latest is None for moment in days(place).values())


def test_a_call_that_is_stopped_amid_a_feed_loses_and_doubles_nothing(site, place, monkeypatch):
    monkeypatch.setattr("dateline.sources.web.gathering._PART", 1)
    answer, stopped = site.routes["/flood"], iter([True])

    def stopping(client, entries, known):
        if entries[0].url.endswith("/fire") and next(stopped, False):
            raise KeyboardInterrupt
        return asked(client, entries, known)

    from dateline.sources.web.asking import asked

    monkeypatch.setattr("dateline.sources.web.gathering.asked", stopping)
    with pytest.raises(KeyboardInterrupt):
        keep.add(place, [f"{site.url}/feed.xml"], act(), WISH)
    assert answer is site.routes["/flood"]
    site.asked.clear()
    done = keep.add(place, [f"{site.url}/feed.xml"], act(2), WISH)
    assert kinds(done) == ["new"]
    assert site.paths() == ["/robots.txt", "/feed.xml", "/fire"]
    assert set(days(place)) == {"fire", "flood"}
    assert verify(place).is_sound


def test_what_an_undoing_took_out_comes_back_when_its_feed_is_added_again(site, place):
    keep.add(place, [f"{site.url}/feed.xml"], act(), WISH)
    keep.undo(place, act(2))
    assert days(place) == {}
    keep.add(place, [f"{site.url}/feed.xml"], act(3), WISH)
    assert set(days(place)) == {"fire", "flood"}


def test_a_site_that_cannot_be_reached_is_an_error_and_remembered(site, place):
    keep.add(place, [f"{site.url}/fire"], act(), WISH)
    site["/fire"] = (404, {}, b"")
    with pytest.raises(DatelineError, match=r"nothing could be read\n.*is not there \(404\)") as error:
        keep.add(place, [f"{site.url}/fire"], act(2), WISH)
    assert error.value.status == 1
    memory = fetching.remembered(place)
    (visit,) = memory([f"127.0.0.1:{site.port}/fire"]).values()
    assert (visit.status, visit.failures, visit.etag) == (404, 1, '"1"')


def test_the_web_is_added_with_files_and_tracked_without_a_store(site, place, tmp_path):
    row = {"text": "A storm hit the mill in Reyk on Monday.", "published": "2021-03-01", "id": "storm"}
    (tmp_path / "a.jsonl").write_text(json.dumps(row))
    paths = [str(tmp_path / "a.jsonl"), f"{site.url}/feed.xml"]
    assert kinds(keep.add(place, paths, act(), WISH)) == ["new"] * 3
    assert len(track(paths, WISH).records) == 3
    assert site.times("/fire") == 2


def test_what_is_remembered_is_proved_and_worth_nothing_where_it_is_damaged(place):
    keep.init(place)
    visit = Visit("news.example/feed", '"1"', None, "2026-01-05T06:00:00Z", 200, 0, "abc")
    with opened(place) as connection, writing(connection):
        sources.remember(connection, [visit, visit])
        assert sources.visits(connection, [visit.url, "news.example/other"]) == {visit.url: visit}
    assert verify(place).is_sound
    with opened(place) as connection:
        connection.execute("update source set body = zeroblob(20)")
        assert sources.visits(connection, [visit.url]) == {}
    (fault,) = (fault for check in verify(place).checks for fault in check.faults)
    assert fault.startswith("news.example/feed: what is remembered of it is damaged")
    keep.rebuild(place, act(2))
    assert verify(place).is_sound
