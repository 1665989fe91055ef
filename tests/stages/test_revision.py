"""Two revisions of one report: what is told otherwise, and what is only worded otherwise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Page, Record, Revision
from dateline.pipeline import read_pages
from dateline.stages.compare import revision
from dateline.stages.tell.revision import revision_json, revision_text

FIRE = (
    "Fire swept through a mill in Ostrel on Monday, killing three people, police said.\n\n"
    "The mayor, Lena Vardis, is to sign an agreement with the owners in June.\n\n"
    "“We will rebuild the mill within a year,” Vardis said.\n\n"
    "About 200 people worked at the mill, which opened in 1987. No one was arrested."
)
TITLE = "Three die in Ostrel mill fire"
Read = Callable[..., Record]


@pytest.fixture(scope="session")
def read(model) -> Read:
    def one(text: str, report: str = "a", title: str = TITLE) -> Record:
        page = Page(report, report, text, published="2021-03-02", title=title)
        return next(iter(read_pages([page], model)))

    return one


@pytest.fixture(scope="session")
def revised(read: Read) -> Callable[..., Revision]:
    """Return what the report of the fire changed when words of it were put for others."""
    old = read(FIRE)

    def made(*turns: tuple[str, str], title: str = TITLE, more: str = "") -> Revision:
        text = FIRE
        for was, now in turns:
            assert was in text
            text = text.replace(was, now)
        return revision(old, read(text + more, "a@2", title))

    return made


def told(found: Revision) -> set[tuple[str, str, str]]:
    return {(e.kind, e.was, e.now) for e in found.edits}


@pytest.mark.parametrize(
    ("was", "now", "edit"),
    [
        ("three", "five", ("figure", "three people", "five people")),
        ("three", "at least three", ("figure", "three people", "at least three people")),
        ("About 200", "About 300", ("figure", "200 people", "300 people")),
        ("Monday", "Tuesday", ("day", "Monday", "Tuesday")),
        ("1987", "1978", ("day", "1987", "1978")),
        ("in Ostrel", "in Quill", ("name", "Ostrel", "Quill")),
        ("Lena Vardis", "Elena Vardis", ("name", "Lena Vardis", "Elena Vardis")),
        ("police said", "the fire service said", ("speaker", "police", "fire service")),
        (", police said", "", ("speaker", "police", "")),
        ("arrested", "charged", ("deed", "arrested", "charged")),
        (
            "is to sign",
            "has signed",
            (
                "status",
                "The mayor is to sign an agreement with the owners (planned)",
                "The mayor has signed an agreement with the owners (happened)",
            ),
        ),
        ("No one was arrested", "A man was arrested", None),
    ],
)
def test_what_is_told_otherwise_is_told_by_kind(revised, was, now, edit):
    found = revised((was, now))
    assert found.level == "meaning"
    assert edit is None or edit in told(found)
    assert edit is None or {e.kind for e in found.edits} == {edit[0]}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("three people", "3 people"),
        ("Monday", "monday"),
        ("swept through", "tore through"),
        ("swept", "swpet"),
        ("mill, which", "mill which"),
        ("“We will rebuild the mill within a year,”", '"We will rebuild the mill within a year,"'),
        ("Monday, killing three people", "Monday. It killed three people"),
        (
            "About 200 people worked at the mill, which opened in 1987.",
            "The mill, which opened in 1987, had about 200 workers.",
        ),
    ],
)
def test_another_wording_of_the_same_is_trivial(revised, was, now):
    found = revised((was, now))
    assert found.level in ("same", "trivial")
    assert found.superseded == ()


def test_a_name_put_for_another_is_told_where_it_first_stands(revised):
    found = revised(("Lena Vardis", "Tomas Rehn"), ("Vardis said", "Rehn said"))
    assert ("name", "Lena Vardis", "Tomas Rehn") in told(found)


def test_a_quote_told_otherwise_is_told_in_full(revised):
    found = revised(("within a year", "as soon as we can afford it"))
    (edit,) = found.edits
    assert edit.kind == "quote"
    assert edit.now == "“We will rebuild the mill as soon as we can afford it,”"


def test_a_sentence_added_and_one_taken_out(revised):
    more = "\n\nTwo firefighters were treated for smoke at the county hospital."
    found = revised(("“We will rebuild the mill within a year,” Vardis said.\n\n", ""), more=more)
    assert sorted((e.kind, bool(e.before), bool(e.after)) for e in found.edits) == [
        ("added", False, True),
        ("dropped", True, False),
    ]


def test_a_notice_of_a_correction_is_told_as_such(revised):
    notice = "Correction: An earlier version of this story misstated the age of the mill."
    found = revised(more=f"\n\n{notice}")
    assert told(found) == {("correction", "", notice)}


def test_a_headline_is_told_with_the_figure_that_changed_in_it(revised):
    found = revised(title="Five die in Ostrel mill fire")
    assert ("headline", TITLE, "Five die in Ostrel mill fire") in told(found)
    assert ("figure", "Three", "Five") in told(found)


def test_a_sentence_that_moved_is_no_change(revised, read):
    parts = FIRE.split("\n\n")
    moved = "\n\n".join([parts[0], parts[3], parts[1], parts[2]])
    found = revision(read(FIRE), read(moved, "a@2"))
    assert (found.level, found.edits) == ("same", ())


def test_the_statements_that_are_told_otherwise_are_superseded(revised, read):
    old = read(FIRE)
    found = revised(("is to sign", "has signed"))
    heads = {old.statements[n].head.of(old.report.text) for n in found.superseded}
    assert "sign" in heads
    assert heads.isdisjoint({"killing", "worked", "arrested"})


def test_each_edit_is_proved_by_sentences_of_both_revisions(revised, read):
    old = read(FIRE)
    found = revised(("three", "five"), ("arrested", "charged"))
    for edit in found.edits:
        assert {e.report for e in edit.before} == {"a"}
        assert {e.report for e in edit.after} == {"a@2"}
        assert all(old.report.text[e.start : e.end] == e.quote for e in edit.before)


def test_a_revision_of_itself_changes_nothing(read):
    assert revision(read(FIRE), read(FIRE)).edits == ()


def test_an_empty_revision_drops_all(read):
    found = revision(read(FIRE), read("", title=""))
    assert found.level == "meaning"
    assert len(found.superseded) == len(read(FIRE).statements)


def test_the_text_tells_meaning_before_wording(revised, read):
    found = revised(("three", "five"), ("swept", "tore"), ("mill, which", "mill which"))
    shown = revision_text(found, read(FIRE), 80)
    assert shown.index("three people → five people") < shown.index("ONLY WORDED OTHERWISE")
    assert "a@2 supersedes a: 1 change in what is told, 1 edit of wording" in shown
    assert "swept" not in shown


def test_the_values_hold_kind_and_evidence(revised):
    found = revision_json(revised(("three", "five")))
    assert (found["old"], found["new"], found["level"]) == ("a", "a@2", "meaning")
    (edit,) = found["edits"]
    assert (edit["kind"], edit["was"], edit["now"]) == ("figure", "three people", "five people")
    assert edit["before"][0]["report"] == "a"
