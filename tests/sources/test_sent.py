"""What a browser sends: names of files stay text, and what cannot be read is told by its sender's name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Flaw, Page
from dateline.sources.sent import Pasted, Sent, name_of, read_sent, shown

STORY = "The ferry stayed in Vorrin on Monday."


def sent(folder: Path, *files: tuple[str, bytes], pasted: Pasted | None = None) -> list[Page | Flaw]:
    held = []
    for number, (told, body) in enumerate(files):
        place = folder / f"{number}.{told.rpartition('.')[2]}"
        place.write_bytes(body)
        held.append((place, told))
    return list(read_sent(Sent(tuple(held), pasted)))


def test_a_file_is_known_by_the_name_that_its_sender_gave_it(tmp_path):
    (page,) = sent(tmp_path, ("../../etc/Ferry stays.txt", STORY.encode()))
    assert isinstance(page, Page)
    assert (page.id, page.path, page.text) == ("Ferry-stays", "../../etc/Ferry stays.txt", STORY)
    assert str(tmp_path) not in repr(page)


def test_flaws_name_the_file_as_its_sender_does_and_the_rest_is_read(tmp_path):
    found = sent(
        tmp_path, ("a.txt", b""), ("b.jsonl", b'{"text": "x"}\n{"te'), ("c.html", b"\x89PNG"), ("d.gz", b"x")
    )
    told = [(f.where, f.message) for f in found if isinstance(f, Flaw)]
    assert [where for where, _ in told] == ["a.txt", "b.jsonl:2", "c.html", "d.gz"]
    assert [p.path for p in found if isinstance(p, Page)] == ["b.jsonl:1"]
    assert str(tmp_path) not in repr(found)


def test_a_pasted_text_keeps_what_is_said_of_it(tmp_path):
    pasted = Pasted(STORY, " Ferry\nstays ", "Vorrin Post", "2021-03-04")
    (page,) = sent(tmp_path, pasted=pasted)
    assert page == Page(
        "Ferry-stays", "pasted text", STORY, "text", "Ferry stays", None, "Vorrin Post", (), "2021-03-04"
    )


@pytest.mark.parametrize(
    ("text", "media"), [(STORY, "text"), ("  <!DOCTYPE html><p>x", "html"), ("<b>x</b>", "text")]
)
def test_a_pasted_text_is_a_web_page_where_it_begins_like_one(tmp_path, text, media):
    (page,) = sent(tmp_path, pasted=Pasted(text))
    assert isinstance(page, Page)
    assert (page.media, page.id, page.title) == (media, "pasted", None)


def test_an_empty_paste_and_one_too_long_are_flaws(tmp_path):
    for text, reason in (("  \n", "is empty"), ("a " * 150_000, "too long")):
        (flaw,) = sent(tmp_path, pasted=Pasted(text))
        assert isinstance(flaw, Flaw)
        assert reason in flaw.message


def test_two_files_of_one_name_have_two_ids(tmp_path):
    found = sent(tmp_path, ("x/a.txt", STORY.encode()), ("y/a.html", f"<p>{STORY}".encode()))
    assert len({page.id for page in found if isinstance(page, Page)}) == 2


@given(st.text())
def test_no_name_is_a_path_or_empty(told):
    name = name_of(told)
    assert name
    assert not {*name} & set("/\\\0\n ")
    assert name.strip(".")
    assert shown(told).isprintable()
    assert shown(told)
