"""HTML nested more deeply than a parser goes: its text is read all the same, in little time."""

from __future__ import annotations

import time

import pytest

from dateline.model import Page
from dateline.stages.clean import clean

SAID = "A ferry sank in Lake Vorrin on Monday and 12 died, police said. The rescue goes on, the mayor said."
LAST = "The lake is closed to ships until the inquiry has ended, the council said in a statement on Tuesday."


@pytest.mark.parametrize("tag", ["div", "b", "blockquote"])
@pytest.mark.parametrize("depth", [200, 254, 300, 10_000])
def test_a_deeply_nested_page_keeps_title_day_and_text(tag: str, depth: int) -> None:
    head = '<head><title>Ferry sinks</title><meta name="date" content="2021-03-02"><style>p {}</style></head>'
    nest = f"<{tag}>" * depth + f"<p>{SAID}</p>" + f"</{tag}>" * depth
    page = Page(
        "p", "p.html", f"<html>{head}<body><script>var x;</script>{nest}<p>{LAST}</p></body></html>", "html"
    )
    report, flaws = clean(page)
    assert SAID in report.text
    assert LAST in report.text
    assert "var x" not in report.text
    assert "p {}" not in report.text
    assert report.title == "Ferry sinks"
    assert ("meta date", "2021-03-02") in report.claimed
    assert not flaws


@pytest.mark.parametrize("tail", ["<", "<script>", "<!--", "<a", "<div a='", "{:", "a" * 9 + "-"])
def test_a_deeply_nested_page_takes_no_long_time_whatever_follows(tail: str) -> None:
    start = time.perf_counter()
    clean(Page("p", "p.html", "<html><body>" + "<div>" * 400 + tail * 20_000, "html"))
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize(
    "around", ["{}", "<p>{}", "<div><p>{}</p></div>", "<article>{}</article>", "<html>{}"]
)
def test_a_fragment_of_a_page_keeps_its_text(around: str) -> None:
    report, _ = clean(Page("p", "p.html", around.format(SAID), "html"))
    assert report.text == SAID


@pytest.mark.parametrize(
    "piece",
    ["[", "[a](", "![", "<!--", "<!-- --", "**a ", "*a _b ", "__", "<a", "---\n\n", "```\n", "~~~", "> "],
)
def test_markdown_of_nothing_but_open_marks_takes_no_long_time(piece: str) -> None:
    start = time.process_time()
    clean(Page("p", "p.md", piece * 20_000, "markdown"))
    clean(Page("p", "p.md", "---\ntitle: a" + " " * 40_000 + "b\n" + piece * 9_000, "markdown"))
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "piece", [*".:-=([{<@#\\“", "--", "{{", "=(", "“a", "1:“", "a.", "-\n", "A-", "5,", "www.", "a.com"]
)
def test_a_long_run_of_marks_before_a_word_takes_no_long_time(piece: str) -> None:
    start = time.process_time()
    for before in ("", "Words"):
        clean(Page("p", "p.txt", f"{before}{piece * 10_000}end see http://x.y"))
    assert time.process_time() - start < 2
