"""Pages from files, folders and standard input; flaws for what cannot be read."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from dateline.model import Flaw, Page
from dateline.sources import read_paths

STORY = "The talks resumed on Monday, the ministry said."


def pages_and_flaws(*paths: Path | str, **options: bool) -> tuple[list[Page], list[Flaw]]:
    items = list(read_paths(paths, **options))
    return [i for i in items if isinstance(i, Page)], [i for i in items if isinstance(i, Flaw)]


def test_a_folder_is_walked_in_sorted_order_and_unknown_endings_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.html", "sub/d.htm", "picture.png", ".hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    pages, flaws = pages_and_flaws(tmp_path)
    assert [page.id for page in pages] == ["a", "b", "c", "d"]
    assert [page.media for page in pages] == ["markdown", "text", "html", "html"]
    assert not flaws


def test_json_lines_keep_what_they_claim_and_name_the_broken_line(tmp_path: Path) -> None:
    file = tmp_path / "feed.jsonl"
    rows = [
        json.dumps(
            {
                "id": "x1",
                "text": STORY,
                "title": "Talks",
                "author": "Ann Poe and Li Wei",
                "published": "2020-02-12",
            }
        ),
        '{"text": "broken',
        json.dumps({"title": "no text"}),
        json.dumps(["not", "an", "object"]),
        "",
        json.dumps({"text": "\ud800 lone \u0000 controls"}),
    ]
    file.write_text("\n".join(rows))
    pages, flaws = pages_and_flaws(file)
    assert [page.id for page in pages] == ["x1", "feed-6"]
    assert pages[0].authors == ("Ann Poe", "Li Wei")
    assert pages[0].published == "2020-02-12"
    assert [flaw.where for flaw in flaws] == [f"{file}:{n}" for n in (2, 3, 4)]
    assert "broken JSON" in flaws[0].message
    assert flaws[1].message == "has no text"


def test_packed_json_lines_are_read_and_a_torn_pack_is_a_flaw(tmp_path: Path) -> None:
    packed = gzip.compress(json.dumps({"text": STORY}).encode() * 1)
    (tmp_path / "good.jsonl.gz").write_bytes(packed)
    (tmp_path / "torn.jsonl.gz").write_bytes(packed[:-9])
    pages, flaws = pages_and_flaws(tmp_path)
    assert [page.id for page in pages] == ["good-1"]
    assert [Path(flaw.where).name for flaw in flaws] == ["torn.jsonl.gz"]


def test_ids_differ_and_do_not_depend_on_the_order_of_the_call(tmp_path: Path) -> None:
    for name in ("one/a.txt", "two/a.txt", "one/b.txt", "one/b.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(STORY)
    files = sorted(tmp_path.rglob("*.*"))
    ahead, _ = pages_and_flaws(*files)
    back, _ = pages_and_flaws(*reversed(files))
    assert {page.id for page in ahead} == {"one/a", "two/a", "b.txt", "b.html"}
    assert {page.path: page.id for page in ahead} == {page.path: page.id for page in back}


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    pages, _ = pages_and_flaws(tmp_path, tmp_path / "a.txt", tmp_path / "." / "a.txt")
    assert len(pages) == 1


CLASH = [
    {"id": "x", "text": "First."},
    {"id": "x", "text": "Second."},
    {"id": "x", "text": "Second.", "outlet": "Vorrin Post"},
    {"id": "y", "text": "Second."},
]


def test_reports_that_share_an_id_get_new_ones_whatever_their_order(tmp_path: Path) -> None:
    told = []
    for rows in (CLASH, CLASH[::-1]):
        (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, rows)))
        pages, flaws = pages_and_flaws(tmp_path)
        told.append({(page.text, page.outlet, page.id) for page in pages})
        assert len({page.id for page in pages}) == 4
        assert [page.id for page in pages if not page.id.startswith("x-")] == ["y"]
        assert len(flaws) == 3
    assert told[0] == told[1]


def test_a_given_id_that_is_another_s_new_one_clashes_neither(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, CLASH)))
    made = [page.id for page in pages_and_flaws(tmp_path)[0]]
    rows = [{"id": made[0], "text": "Third."}, *CLASH]
    (tmp_path / "f.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pages, _ = pages_and_flaws(tmp_path)
    assert len({page.id for page in pages}) == 5


def test_the_same_report_twice_is_read_once_and_told(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_text("\n".join([json.dumps(CLASH[0])] * 3))
    pages, flaws = pages_and_flaws(tmp_path)
    assert [page.id for page in pages] == ["x"]
    first = f"is the same report as {tmp_path}/f.jsonl:1: read once"
    assert [(Path(flaw.where).name, flaw.message) for flaw in flaws] == [
        ("f.jsonl:2", first),
        ("f.jsonl:3", first),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_text_is_read_in_every_usual_encoding(tmp_path: Path, encoding: str) -> None:
    text = "“The café reopens,” she said, “and it is full.” " * 4
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    pages, flaws = pages_and_flaws(tmp_path)
    assert pages[0].text == text
    assert [flaw.message for flaw in flaws] == (
        ["is not UTF-8: taken as cp1252"] if encoding == "cp1252" else []
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "is empty"),
        ("a.txt", b"  \n ", "is empty"),
        ("a.jsonl", b"\n\n", "is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "is a binary file, not text"),
        ("a.txt", bytes(range(256)) * 20, "is a binary file, not text"),
        ("a.html", b"%PDF-1.7 \xe2\xe3", "is a binary file, not text"),
        ("a.txt", b"x" * 5_000_001, "has more than 200,000 characters: too long for one report"),
    ],
)
def test_what_is_no_report_is_a_flaw_in_plain_words(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(content)
    pages, flaws = pages_and_flaws(tmp_path)
    assert not pages
    assert [(flaw.stage, flaw.where, flaw.message) for flaw in flaws] == [
        ("sources", str(tmp_path / name), message)
    ]


def test_what_is_not_there_is_a_flaw_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.xyz").write_text(STORY)
    (tmp_path / "empty").mkdir()
    pages, flaws = pages_and_flaws(
        tmp_path / "no.txt", tmp_path / "a.xyz", tmp_path / "empty", tmp_path / "a.txt"
    )
    assert [page.id for page in pages] == ["a"]
    assert [flaw.message.split(" (")[0] for flaw in flaws] == [
        "is not there",
        "has no known ending",
        "holds no file with a known ending",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_flaw(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (tmp_path / "a.txt").chmod(0)
    pages, flaws = pages_and_flaws(tmp_path)
    assert not pages
    assert "cannot be opened" in flaws[0].message


@pytest.mark.parametrize(
    ("raw", "media", "name"),
    [
        (STORY.encode(), "text", "stdin"),
        (b"<!DOCTYPE html><p>x", "html", "stdin"),
        (b'{"text": "x"}\n', "text", "stdin-1"),
    ],
)
def test_standard_input_is_told_by_its_start(raw: bytes, media: str, name: str) -> None:
    (page,) = read_paths(["-"], stdin=io.BytesIO(raw))
    assert isinstance(page, Page)
    assert (page.media, page.id, page.path.split(":")[0]) == (media, name, "-")


def test_as_is_is_passed_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    (page,) = pages_and_flaws(tmp_path, as_is=True)[0]
    assert page.as_is


def test_json_nested_too_deep_or_with_a_huge_line_does_not_crash(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        "[" * 200_000 + "\n" + json.dumps({"text": "y" * 3_000_000}) + "\n" + json.dumps({"text": STORY})
    )
    pages, flaws = pages_and_flaws(tmp_path)
    assert [page.id for page in pages] == ["a-3"]
    assert len(flaws) == 2


def test_lone_surrogates_in_any_string_of_a_json_line_are_replaced(tmp_path: Path) -> None:
    keys = ("id", "text", "title", "url", "outlet", "author", "published")
    (tmp_path / "a.jsonl").write_text(json.dumps(dict.fromkeys(keys, "a\ud800b \ude00")))
    (page,) = pages_and_flaws(tmp_path)[0]
    told = (page.id, page.text, page.title, page.url, page.outlet, *page.authors, page.published)
    assert told == ("a\ufffdb \ufffd",) * 7


def test_a_file_name_that_is_not_utf8_can_be_printed(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"n\xe9.jsonl"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("{" + STORY)
    missing = os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")
    pages, flaws = pages_and_flaws(tmp_path, missing)
    assert [page.id for page in pages] == ["caf\ufffd"]
    for told in (pages[0].path, *(str(flaw) for flaw in flaws)):
        assert "\ufffd" in told.encode().decode()


def test_a_field_that_is_no_string_is_told_and_left_out(tmp_path: Path) -> None:
    rows = [
        {"id": 7, "text": STORY, "title": None, "author": ["Ann Poe", None], "published": 20200212},
        {"id": "b", "text": STORY, "title": float("nan"), "url": True, "published": ["2020-02-12"]},
        {"id": "c", "text": STORY, "author": {"name": "Ann Poe"}},
    ]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)))
    pages, flaws = pages_and_flaws(tmp_path)
    assert [(page.id, page.title, page.url, page.published) for page in pages] == [
        ("7", None, None, "20200212"),
        ("b", None, None, None),
        ("c", None, None, None),
    ]
    assert [(Path(flaw.where).name, flaw.message) for flaw in flaws] == [
        ("a.jsonl:2", "has no text in title, url, published: left out"),
        ("a.jsonl:3", "has no text in author: left out"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_no_part_of_the_text_taken_as_is(tmp_path: Path, encoding: str) -> None:
    text = "  The café\r\n reopens. \n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (page,) = pages_and_flaws(tmp_path, as_is=True)[0]
    assert page.text == text


def test_only_the_mark_of_the_file_is_left_out_not_one_inside_a_json_text(tmp_path: Path) -> None:
    line = json.dumps({"text": "\ufeffThe café reopens."})
    (tmp_path / "a.jsonl").write_text(line, encoding="utf-8-sig")
    (page,) = pages_and_flaws(tmp_path, as_is=True)[0]
    assert page.text == "\ufeffThe café reopens."


@pytest.mark.parametrize("ending", [".txt", ".md", ".html", ".htm", ".jsonl"])
def test_every_ending_is_read_packed_too(tmp_path: Path, ending: str) -> None:
    told = json.dumps({"id": "a", "text": STORY}) if ending == ".jsonl" else STORY
    (tmp_path / f"a{ending}.gz").write_bytes(gzip.compress(told.encode()))
    pages, flaws = pages_and_flaws(tmp_path)
    assert [(page.id, page.text) for page in pages] == [("a", STORY)]
    assert not flaws
