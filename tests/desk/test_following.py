"""What is followed, and what is told of it: each thing once, whatever happens to the store afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

import tales
from dateline.desk import alerts, following, judging, keep
from dateline.model import DatelineError
from dateline.store import opened
from dateline.store.verify import verify
from tales import BARE, CONTRADICTED, CORRECTED, FIRST, FLOOD, LATER, NEW, OTHER, RIGHT, TAKEN_BACK, act, add

pytestmark = pytest.mark.usefixtures("quickly")


@pytest.fixture
def place(tmp_path) -> Path:
    add(tmp_path / "a.store", FIRST)
    return tmp_path / "a.store"


def told(place: Path, name: str = "") -> list[str]:
    return [one.alert.text for one in sorted(following.told(place, 100, name), key=lambda one: one.number)]


def test_what_is_new_in_a_followed_story_is_told_line_by_line(place):
    following.follow(place, act(), "a", "fires")
    for day, row in enumerate((OTHER, LATER, FLOOD, RIGHT, BARE), 2):
        add(place, row, day=day)
    assert told(place) == [CONTRADICTED, NEW, CORRECTED, TAKEN_BACK]
    assert verify(place).is_sound


def test_an_alert_quotes_both_sides_with_outlet_day_and_address(place):
    following.follow(place, act(), "a")
    add(place, OTHER, day=2)
    (one,) = following.told(place, 9)
    assert one.follows == ("Fire in Ostrela",)
    assert (one.alert.kind, one.alert.at) == ("contradicted", act(2).at)
    new, old = one.alert.quotes
    assert (new.report, new.quote) == ("b", "The fire killed 9 people in Ostrela.")
    assert (new.outlet, new.url, new.published) == ("Times", tales.ADDRESS, "2 Mar 2021")
    assert (old.report, old.outlet, old.url) == ("a", "Post", "")


def test_what_was_told_is_not_told_again(place):
    following.follow(place, act(), "a")
    add(place, OTHER, LATER, day=2)
    first = told(place)
    assert sorted(first) == sorted([CONTRADICTED, NEW])
    add(place, OTHER, LATER, day=3)  # known
    keep.undo(place, act(4), 3)
    add(place, LATER, day=5)
    add(place, OTHER, day=6)
    keep.rebuild(place, act(7))
    keep.rebuild(place, act(7), into=place.with_name("b.store"))
    assert told(place) == told(place.with_name("b.store")) == first
    assert verify(place.with_name("b.store")).is_sound


def test_what_a_person_changes_is_no_news(place):
    add(place, OTHER, LATER, FLOOD, day=2)
    following.follow(place, act(3), "a")
    following.follow_subject(place, act(3), "Haldena")
    judging.pair(place, act(4), ("a", "c"), verdict=False)
    judging.rename(place, act(5), "a", "The fire")
    keep.undo(place, act(6), 2)  # what is left was told before
    assert told(place) == []


def test_a_revision_that_is_taken_back_tells_nothing(place):
    following.follow(place, act(), "a")
    add(place, OTHER, day=2)
    add(place, RIGHT, day=3)
    keep.undo(place, act(4))
    assert told(place) == [CONTRADICTED, CORRECTED]


def test_a_subject_is_followed_across_stories_and_a_line_must_name_it(place):
    assert following.follow_subject(place, act(), "Haldena")[1] is False
    assert following.follow_subject(place, act(), "ostrela")[1] is True
    add(place, OTHER, FLOOD, day=2)
    assert told(place, "Haldena") == ["new story: Flood in Haldena"]
    assert told(place, "ostrela") == [CONTRADICTED]
    again = FLOOD | {
        "id": "g",
        "text": "The flood closed the road near Vorrina on Tuesday.\n\n" + FLOOD["text"],
    }
    following.follow_subject(place, act(3), "Vorrina")
    add(place, again, day=4)
    assert told(place, "Vorrina") == ["new: The flood closed the road near Vorrina (2 Mar 2021)"]


def test_one_alert_is_kept_for_all_who_follow_it(place):
    following.follow(place, act(), "a", "fires")
    following.follow_subject(place, act(), "Ostrela")
    add(place, OTHER, day=2)
    (one,) = following.told(place, 9)
    assert one.follows == ("fires", "Ostrela")


def test_following_is_a_word_that_can_be_taken_back(place):
    following.follow(place, act(), "a", "fires")
    keep.undo(place, act(2))
    assert following.following(place) == ()
    following.follow(place, act(3), "a", "fires")
    following.unfollow(place, act(4), "FIRES")
    assert following.following(place) == ()
    add(place, OTHER, day=5)
    assert told(place) == []
    keep.undo(place, act(6), following_deed(place))
    assert [(f.word.name, f.title) for f in following.following(place)] == [("fires", "Fire in Ostrela")]
    assert verify(place).is_sound


def following_deed(place: Path) -> int:
    with opened(place) as connection:
        return int(connection.execute("select id from log where kind = 'unfollow'").fetchone()[0])


def test_a_story_stays_followed_when_its_first_report_goes_or_is_revised(place):
    add(place, OTHER, LATER, day=2)
    following.follow(place, act(3), "a", "fires")
    keep.undo(place, act(4), 1)
    assert following.following(place)[0].story
    add(place, RIGHT, day=5)
    assert told(place) == [CORRECTED]


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        (lambda p: following.follow(p, act(), "none"), "the store has no story 'none'"),
        (lambda p: following.follow(p, act(), "a"), "is followed already, as 'fires'"),
        (
            lambda p: following.follow_subject(p, act(), "Haldena", "Fires"),
            "something is followed as 'Fires'",
        ),
        (lambda p: following.follow_subject(p, act(), " \n"), "has a name of letters or digits"),
        (lambda p: following.unfollow(p, act(), "floods"), "nothing is followed as 'floods'"),
        (lambda p: following.told(p, 9, "floods"), "nothing is followed as 'floods'"),
    ],
)
def test_what_cannot_be_followed_is_said_and_nothing_is_logged(place, call, reason):
    following.follow(place, act(), "a", "fires")
    with opened(place) as connection:
        before = connection.execute("select count(*) from log").fetchone()
    with pytest.raises(DatelineError, match=reason):
        call(place)
    with opened(place) as connection:
        assert connection.execute("select count(*) from log").fetchone() == before


def test_a_name_is_one_line_of_printable_signs(place):
    found = following.follow(place, act(), "a", "fires\r\nBcc: all\x1b[31m")
    assert found.word.name == "fires Bcc: all [31m"


def test_alerts_and_the_change_that_brings_them_are_kept_together_or_not_at_all(place, monkeypatch):
    following.follow(place, act(), "a")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(alerts.alerts, "put", stopped)
        with pytest.raises(KeyboardInterrupt):
            add(place, OTHER, day=2)
    assert told(place) == []
    add(place, OTHER, day=3)
    assert told(place) == [CONTRADICTED]


def test_a_judgement_that_finishes_a_stopped_addition_tells_what_that_brought(place, monkeypatch):
    following.follow(place, act(), "a")
    with monkeypatch.context() as patched:
        patched.setattr(keep, "settle", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt()))
        with pytest.raises(KeyboardInterrupt):
            add(place, OTHER, day=2)
    judging.rename(place, act(3), "a", "The fire")
    assert told(place) == [CONTRADICTED]


def test_the_last_round_is_told_first_and_what_matters_most_first_in_it(place):
    following.follow(place, act(), "a")
    add(place, LATER, OTHER, day=2)
    add(place, RIGHT, day=3)
    assert [one.alert.text for one in following.told(place, 9)] == [CORRECTED, CONTRADICTED, NEW]
    assert [one.alert.text for one in following.told(place, 2)] == [CORRECTED, CONTRADICTED]
