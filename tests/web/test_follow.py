"""Following in the browser: a button on a story, a mark in the list, a page of what is new."""

from __future__ import annotations

import pytest
from changing import client, send, text

from dateline.desk import following, look
from tales import CONTRADICTED, FIRST, FLOOD, LATER, OTHER, act, add

pytestmark = pytest.mark.usefixtures("quickly")


@pytest.fixture
def place(tmp_path, quickly):
    add(tmp_path / "a.store", FIRST, FLOOD)
    return tmp_path / "a.store"


@pytest.fixture
def desk(place):
    return client(place)


def story(place):
    return look.story(place, "a").stories[0].id


def test_a_story_is_followed_and_followed_no_more_by_its_button(desk, place):
    page = desk.get(f"/story/{story(place)}")
    assert 'action="/follow"' in page.text
    assert "Following the story" in text(send(desk, "/follow", story=story(place), back="/story/a"))
    assert [f.story for f in following.following(place)] == [story(place)]
    assert 'action="/unfollow"' in desk.get(f"/story/{story(place)}").text
    assert "followed" in text(desk.get("/"))
    assert "Flood" not in text(desk.get("/?followed=1"))
    assert "Fire in Ostrela followed" in text(desk.get("/?followed=1"))
    send(desk, "/unfollow", name="Fire in Ostrela")
    assert following.following(place) == ()
    assert "No story fits" in text(desk.get("/?followed=1"))
    number = str(look.deeds(place)[-1].number)
    send(desk, "/log/undo", number=number)
    assert [f.story for f in following.following(place)] == [story(place)]


def test_what_is_new_is_shown_with_its_sentences_and_for_whom(desk, place):
    assert "Nothing yet" in text(desk.get("/new"))
    send(desk, "/follow", story=story(place))
    send(desk, "/follow", subject="Haldena")
    send(desk, "/follow", subject="Ostrela")
    assert "Nothing new came in since" in text(desk.get("/new"))
    add(place, OTHER, LATER, day=2)
    told = text(desk.get("/new"))
    assert CONTRADICTED in told
    assert "The fire killed 9 people in Ostrela. — Times, 2 Mar 2021" in told
    assert "followed as Fire in Ostrela, Ostrela" in told
    assert CONTRADICTED not in text(desk.get("/new?of=Haldena"))
    assert CONTRADICTED in text(desk.get("/new?of=fire%20in%20ostrela"))
    assert desk.get("/new?of=nobody").status_code == 400


def test_following_from_elsewhere_or_twice_is_refused(desk, place):
    answer = desk.post("/follow", data={"story": story(place)})
    assert answer.status_code == 403
    assert following.following(place) == ()
    send(desk, "/follow", story=story(place))
    assert "is followed already" in text(send(desk, "/follow", story=story(place)))
    assert "The store has no story" in text(send(desk, "/follow", story="none"))


def test_what_reports_and_people_say_is_shown_as_plain_text(desk, place):
    following.follow_subject(place, act(), "<b>Haldena</b>")
    following.follow(place, act(), "a", "<script>alert(1)</script>")
    add(place, OTHER | {"outlet": "<i>Times</i>"}, day=2)
    page = desk.get("/new").text
    assert "<script>alert" not in page
    assert "<b>Haldena" not in page
    assert "<i>Times" not in page
    assert "&lt;i&gt;Times&lt;/i&gt;" in page
