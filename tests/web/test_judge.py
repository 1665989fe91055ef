"""Judging from the browser: the store hears it, the log tells it, and undo takes it back without a trace."""

from __future__ import annotations

import pytest
from changing import client, send, store, text

import quick
from dateline.desk import look

pytestmark = pytest.mark.usefixtures("quickly")


@pytest.fixture
def place(tmp_path, quickly):
    return store(tmp_path, 40)


@pytest.fixture
def desk(place):
    return client(place)


def stories(place):
    return sorted(look.every(place).stories, key=lambda story: (-len(story.reports), story.id))


def undone(desk, place, before):
    page = send(desk, "/log/undo", number=str(look.deeds(place)[-1].number))
    assert "taken back" in text(page)
    assert quick.told(place) == before


def test_a_story_is_renamed_and_the_title_can_be_taken_back(desk, place):
    before, story = quick.told(place), stories(place)[0]
    page = send(
        desk, "/judge/rename", story=story.id, title=" The “great”\nfire ", why="clearer", back="/story/x?a=1"
    )
    assert "The “great” fire" in text(page)
    assert 'href="/story/x?a=1"' in page.text
    assert look.story(place, story.id).stories[0].title == "The “great” fire"
    assert look.deeds(place)[-1].why.endswith(": clearer")
    undone(desk, place, before)


@pytest.mark.parametrize("verdict", ["same", "split"])
def test_two_reports_are_judged(desk, place, verdict):
    before, (one, *_, other) = quick.told(place), stories(place)
    mates = next(e.reports for s in stories(place) for e in s.episodes if len(e.reports) > 1)
    first, second = (one.reports[0], other.reports[0]) if verdict == "same" else mates[:2]
    page = send(desk, "/judge/pair", first=first, second=second, verdict=verdict)
    assert "changed" in text(page)
    together = any({first, second} <= {*e.reports} for s in stories(place) for e in s.episodes)
    assert together == (verdict == "same")
    undone(desk, place, before)


def test_a_finding_is_set_aside_and_a_figure_corrected(desk, place):
    before = quick.told(place)
    story, finding = next((s, f) for s in stories(place) for f in s.findings if f.attribute == "killed")
    value = finding.values[0]
    send(desk, "/judge/correct", value=f"{story.id}/{value.id}", number="40–50")
    told = [v for f in look.story(place, story.id).stories[0].findings for v in f.values]
    assert any((v.low, v.high) == (40.0, 50.0) for v in told)
    undone(desk, place, before)
    send(desk, "/judge/dismiss", finding=f"{story.id}/{finding.id}")
    assert finding not in look.story(place, story.id).stories[0].findings
    undone(desk, place, before)


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("pair", {"first": "r001", "second": "r001", "verdict": "same"}),
        ("pair", {"first": "r001", "second": "nobody", "verdict": "same"}),
        ("pair", {"first": "r001", "second": "r002", "verdict": "maybe"}),
        ("pair", {"first": "r001", "verdict": "same"}),
        ("rename", {"story": "s-none", "title": "x"}),
        ("rename", {"title": " "}),
        ("rename", {"title": "x" * 301}),
        ("dismiss", {"finding": "s-none/f-none"}),
        ("dismiss", {}),
        ("correct", {"value": "s-none/v-none", "number": "12"}),
        ("correct", {"value": "s-none/v-none", "number": "many"}),
        ("correct", {"value": "s-none/v-none", "number": "9-2"}),
    ],
)
def test_what_cannot_be_judged_is_told_and_not_done(desk, place, path, fields):
    deeds = look.deeds(place)
    page = send(desk, f"/judge/{path}", **fields)
    assert page.status_code == 400 or "Nothing came of it" in text(page)
    assert look.deeds(place) == deeds


@pytest.mark.parametrize("number", ["", "x", "-1", "99", "²", "9" * 30])
def test_what_cannot_be_undone_is_told(desk, place, number):
    deeds = look.deeds(place)
    page = send(desk, "/log/undo", number=number)
    assert page.status_code == 400 or "no deed" in text(page)
    assert look.deeds(place) == deeds


def test_the_log_tells_deeds_the_last_first_and_what_was_taken_back(desk, place):
    story = stories(place)[0]
    send(desk, "/judge/rename", story=story.id, title="Fire", who="Ben")
    assert 'aria-label="Undo deed 2, rename"' in desk.get("/log").text
    send(desk, "/log/undo", number="2")
    page = desk.get("/log")
    assert "taken back by 3" in text(page)
    assert 'aria-label="Undo deed 2' not in page.text
    assert (
        text(page).index("undo 2") < text(page).index("rename") < text(page).index("2026-01-01 00:00:00 add")
    )
    assert desk.get("/log?page=99").status_code == desk.get("/log?page=²").status_code == 200


@pytest.mark.parametrize(
    "back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1"]
)
def test_a_form_leads_back_to_a_page_of_the_desk_only(desk, place, back):
    page = send(desk, "/judge/rename", story=stories(place)[0].id, title="Fire", back=back)
    assert back not in page.text
    assert 'class="button" href="/"' in page.text


def test_a_report_is_judged_against_its_own_and_against_what_is_found(desk, place):
    story = next(s for s in stories(place) if any(len(e.reports) > 1 for e in s.episodes))
    episode = next(e for e in story.episodes if len(e.reports) > 1)
    page = desk.get("/judge", params={"report": episode.reports[0]})
    assert f'name="second" value="{episode.reports[1]}"' in page.text
    page = desk.get("/judge", params={"report": episode.reports[0], "q": "mill"})
    assert 'name="verdict" value="same"' in page.text
    page = desk.get("/judge", params={"report": episode.reports[0], "q": "zeppelin"})
    assert "No other report has these words." in text(page)
    assert desk.get("/judge?report=nobody").status_code == 404
    assert desk.get("/judge").status_code == 404


def test_nothing_is_judged_without_a_seal_or_from_another_site(desk, place):
    deeds = look.deeds(place)
    paths = ["/judge/pair", "/judge/rename", "/judge/dismiss", "/judge/correct", "/log/undo"]
    for path in paths:
        assert desk.post(path, data={"number": "1"}).status_code == 403
        assert desk.get(path).status_code in (404, 405)
    assert look.deeds(place) == deeds
