"""Pages as they came: new, known, another revision, folded where no word is new, taken out, come back."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

import quick
from dateline.desk import keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Page
from dateline.store import opened, pages, records
from dateline.store.verify import verify

URL = "https://example.org/fire?utm_source=x"
TOLD = "A fire hit the mill in Halden on Monday.\n\nThe fire killed {} people in Halden."
ROW = {
    "id": "fire",
    "url": URL,
    "title": "Fire in Halden",
    "outlet": "Vorrin Post",
    "published": "2021-03-02",
}


@pytest.fixture
def place(tmp_path, quickly) -> Path:
    keep.init(tmp_path / "a.store")
    return tmp_path / "a.store"


def add(place: Path, *texts: str, day: int = 1, **more: str) -> list[tuple[str, str]]:
    """Add the page with other texts; return the reports that they are, and what became of them."""
    path = quick.write(place.with_name("some.jsonl"), [ROW | more | {"text": text} for text in texts])
    return [(a.report, a.kind) for a in keep.add(place, [path], Act(f"2026-01-0{day}T00:00:00Z")).arrivals]


def current(place: Path) -> tuple[str, ...]:
    with opened(place) as connection:
        return pages.current(connection)


def figures(place: Path) -> set[str]:
    return {v.value for s in look.every(place).stories for f in s.findings for v in f.values}


def test_the_same_address_with_another_text_is_the_next_revision(place):
    assert add(place, TOLD.format(3)) == [("fire", "new")]
    assert add(place, TOLD.format(5), url="http://www.example.org/fire#top", day=2) == [
        ("fire@2", "revision")
    ]
    assert add(place, TOLD.format(6), id="other", day=3) == [("fire@3", "revision")]
    assert current(place) == ("fire@3",)
    assert figures(place) == {"6"}
    with opened(place) as connection:
        held = pages.revisions(connection, "example.org/fire")
        assert [(k.report, k.revision, k.later, k.taken[:10]) for k in held] == [
            ("fire", 1, "fire@2", "2026-01-01"),
            ("fire@2", 2, "fire@3", "2026-01-02"),
            ("fire@3", 3, None, "2026-01-03"),
        ]
        assert [k.page.text for k in held] == [TOLD.format(n) for n in (3, 5, 6)]
        assert {*records.Records(connection)} == {"fire", "fire@2", "fire@3"}  # what they told stays


def test_what_is_known_stays_whatever_its_name_and_place(place):
    add(place, TOLD.format(3))
    assert add(place, TOLD.format(3), id="renamed") == [("fire", "known")]
    add(place, TOLD.format(5))
    assert add(place, TOLD.format(5), id="renamed") == [("fire@2", "known")]
    assert current(place) == ("fire@2",)


def test_a_revision_in_which_no_word_is_another_is_folded_into_the_one_before(place):
    add(place, TOLD.format(3))
    before = quick.told(place)
    add(place, "  " + TOLD.format(3).replace(" ", "\u00a0 ") + "\r\n\r\n", day=2)
    assert current(place) == ("fire",)
    assert quick.told(place) == before
    again = add(place, "  " + TOLD.format(3).replace(" ", "\u00a0 ") + "\r\n\r\n", day=3)
    assert [kind for _, kind in again] == ["known"]
    assert add(place, TOLD.format(5), day=4)[0][1] == "revision"
    assert figures(place) == {"5"}


def test_without_an_address_there_are_no_revisions(place):
    assert add(place, TOLD.format(3), url="") == [("fire", "new")]
    ((report, kind),) = add(place, TOLD.format(5), url="")
    assert kind == "new"
    assert report.startswith("fire-")
    assert len(current(place)) == 2


def test_undoing_a_revision_lets_the_one_before_count_and_adding_it_again_brings_it_back(place):
    add(place, TOLD.format(3))
    add(place, TOLD.format(5), day=2)
    told = quick.told(place)
    keep.undo(place, Act("2026-01-03T00:00:00Z"))
    assert (current(place), figures(place)) == (("fire",), {"3"})
    assert add(place, TOLD.format(5), day=4) == [("fire@2", "revision")]
    assert quick.told(place) == told


def test_undoing_the_first_of_three_or_the_middle_leaves_the_last(place):
    for number, text in enumerate((3, 5, 6), 1):
        add(place, TOLD.format(text), day=number)
    keep.undo(place, Act("2026-01-04T00:00:00Z"), 2)
    assert current(place) == ("fire@3",)
    keep.undo(place, Act("2026-01-04T00:00:00Z"), 3)
    assert (current(place), figures(place)) == (("fire",), {"3"})
    keep.undo(place, Act("2026-01-04T00:00:00Z"), 1)
    assert (current(place), figures(place)) == ((), set())
    assert look.listing(place) == ()


def test_what_was_current_at_an_instant_is_told(place):
    add(place, TOLD.format(3))
    add(place, TOLD.format(5), day=3)
    with opened(place) as connection:
        told = [pages.reports_taken_by(connection, f"2026-01-0{day}T12:00:00Z") for day in (1, 2, 3)]
    assert told == [("fire",), ("fire",), ("fire@2",)]


def test_the_digest_is_of_all_that_was_given_but_name_and_place():
    page = Page("a", "a.txt", "Talks began.", title="Talks")
    assert pages.digest_of(page) == pages.digest_of(replace(page, id="b", path="b.txt"))
    other = {"text": "x", "media": "html", "title": None, "url": "u", "outlet": "o", "authors": ("A",)}
    digests = {pages.digest_of(replace(page, **{key: value})) for key, value in other.items()}
    assert len(digests | {pages.digest_of(page), pages.digest_of(replace(page, as_is=True))}) == 8


def test_a_page_without_claims_has_the_digest_it_had_before_there_were_any():
    page = Page("a", "b", "Some text.", title="T", authors=("X",), published="2020-01-02")
    assert pages.digest_of(page).hex() == "65fb81e2b7beb29d4689a0f7d4669355c2a0d7e8a648eb0f3fd998bce006ea1f"
    assert pages.digest_of(replace(page, claims=(("feed", "2020-01-03"),))) != pages.digest_of(page)


ONE, TWO = TOLD.format(3), TOLD.format(5)


def chain(place: Path) -> list[tuple[str, str | None]]:
    """Return the revisions that are there, each with the one that superseded it; the store must be sound."""
    assert verify(place).is_sound
    with opened(place) as connection:
        return [(k.report, k.later) for k in pages.revisions(connection, "example.org/fire")]


def undo(place: Path, number: int | None = None) -> None:
    keep.undo(place, Act("2026-01-09T00:00:00Z"), number)


def test_a_text_put_back_is_a_revision_of_its_own(place):
    for text in (ONE, TWO, ONE, TWO):
        add(place, text)
    assert chain(place) == [("fire", "fire@2"), ("fire@2", "fire@3"), ("fire@3", "fire@4"), ("fire@4", None)]
    assert figures(place) == {"5"}
    assert add(place, TWO) == [("fire@4", "known")]
    undo(place, 4)
    assert (current(place), figures(place)) == (("fire@3",), {"3"})
    assert add(place, TWO, day=2) == [("fire@4", "revision")]
    undo(place, 3)
    assert chain(place) == [("fire", "fire@2"), ("fire@2", "fire@4"), ("fire@4", None)]


def test_an_addition_made_again_puts_nothing_back(place):
    texts = (ONE, TWO, TOLD.format(6))
    assert [kind for _, kind in add(place, *texts)] == ["new", "revision", "revision"]
    before = chain(place)
    for name in ("some.jsonl", "moved.jsonl"):
        path = quick.write(place.with_name(name), [ROW | {"text": text} for text in texts])
        assert {a.kind for a in keep.add(place, [path], Act("2026-01-02T00:00:00Z")).arrivals} == {"known"}
    assert chain(place) == before


def test_an_old_copy_that_lies_where_it_lay_is_not_a_text_put_back(place):
    for name, text in (("old", ONE), ("new", TWO), ("old", ONE), ("new", TWO), ("old", ONE)):
        path = quick.write(place.with_name(f"{name}.jsonl"), [ROW | {"text": text}])
        keep.add(place, [path], Act("2026-01-01T00:00:00Z"))
    assert chain(place) == [("fire", "fire@2"), ("fire@2", None)]


def test_what_was_taken_back_has_its_place_again_when_all_is_added_again(place):
    for text in (ONE, TWO, TOLD.format(6)):
        add(place, text)
    before = chain(place)
    for number in (1, 2):
        undo(place, number)
    add(place, ONE, TWO, TOLD.format(6), day=2)
    assert (chain(place), figures(place)) == (before, {"6"})
    undo(place, 6)
    assert chain(place) == [("fire@3", None)]
    assert add(place, ONE, day=3) == [("fire@4", "revision")]  # by itself it is the text of now


def twin(text: str) -> str:
    """Return a text that differs in nothing that counts."""
    return "  " + text.replace(" ", "\u00a0 ") + "\r\n\r\n"


def test_what_another_addition_brought_too_stays_when_the_first_is_taken_back(place):
    add(place, ONE)
    stories = [(s.id, s.title, s.reports) for s in look.listing(place)]
    add(place, twin(ONE), url=URL.replace("=x", "=y"), day=2)
    add(place, twin(ONE) + "\n", url=URL.replace("=x", "=z"), day=3)
    undo(place, 1)
    assert (current(place), figures(place)) == (("fire@2",), {"3"})
    assert [(s.id, s.title, s.reports) for s in look.listing(place)] == stories
    undo(place, 3)
    assert chain(place) == [("fire@2", None)]
    undo(place, 2)
    assert (chain(place), look.listing(place)) == ([], ())


def test_a_twin_takes_the_place_of_a_superseded_page_too(place):
    add(place, ONE)
    add(place, twin(ONE), day=2)
    add(place, TWO, day=3)
    told = quick.told(place)
    undo(place, 1)
    assert len(chain(place)) == 2
    assert (figures(place), quick.told(place)) == ({"5"}, told)
    undo(place, 3)
    assert (figures(place), len(current(place))) == ({"3"}, 1)


def test_a_twin_whose_own_addition_was_taken_back_does_not_come_back(place):
    add(place, ONE)
    add(place, twin(ONE), day=2)
    undo(place, 2)
    undo(place, 1)
    assert (chain(place), current(place)) == ([], ())


def test_a_twin_of_what_was_superseded_is_put_back(place):
    add(place, ONE)
    add(place, twin(ONE), day=2)
    add(place, TWO, day=3)
    (report, kind), *_ = add(place, twin(ONE), day=4)
    assert (kind, current(place), figures(place)) == ("revision", (report,), {"3"})
    assert [later for _, later in chain(place)][-1] is None


def test_whatever_comes_and_is_taken_back_leaves_one_text_that_stands(place):
    chance = random.Random(5)
    texts = [ONE, TWO, twin(ONE), TOLD.format(6)]
    for day in range(25):
        name = place.with_name(chance.choice(("a.jsonl", "b.jsonl")))
        held = [ROW | {"text": chance.choice(texts)} for _ in range(chance.randrange(1, 4))]
        keep.add(place, [quick.write(name, held)], Act(f"2026-01-{day + 1:02}T00:00:00Z"))
        assert len(current(place)) == 1
        if chance.random() < 0.5:
            standing = [d.number for d in look.deeds(place) if d.kind == "add" and d.undone is None]
            with suppress(DatelineError):  # one may have left nothing
                keep.undo(place, Act(f"2026-01-{day + 1:02}T12:00:00Z"), chance.choice(standing))
        assert {later for _, later in chain(place)[-1:]} <= {None}
        assert len(current(place)) == bool(chain(place))
    before = quick.told(place)
    keep.rebuild(place, Act("2026-02-01T00:00:00Z"))
    assert quick.told(place) == before
