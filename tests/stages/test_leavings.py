"""What cleaning left out: every line of the page is told, and what the report holds is not called cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import Page
from dateline.sources import read_paths
from dateline.stages.clean import Part, clean, leavings

MISSION = Path(__file__).parents[2] / "examples" / "mission"
ARTICLE = """Skip to content

Ferry to stop on Monday

Share this article

The ferry between the two towns will stop on Monday, the harbour master said in a letter.

Sign up for our newsletter

The crew of forty was told on Friday by the company that runs the boat."""


def cut(page: Page) -> list[str]:
    report, _ = clean(page)
    return [part.text for line in leavings(page, report.text) for part in line if part.is_cut]


def test_litter_is_told_and_the_story_is_not():
    told = cut(Page("a", "a.txt", ARTICLE))
    assert told == ["Skip to content", "Share this article", "Sign up for our newsletter"]


def test_a_line_told_twice_is_cut_once():
    line = "The ferry between the two towns will stop on Monday, the harbour master said in a letter."
    assert cut(Page("a", "a.txt", f"{ARTICLE}\n\n{line}"))[-1] == line


def test_of_a_page_of_tags_the_menu_is_cut():
    body = "".join(f"<p>{line}</p>" for line in ARTICLE.split("\n\n")[1:])
    page = Page("a", "a.html", f"<html><body><ul><li>Weather</li></ul>{body}</body></html>", media="html")
    assert "Weather" in cut(page)
    assert not any("crew of forty" in line for line in cut(page))


def test_a_text_taken_as_it_is_left_nothing_out():
    assert leavings(Page("a", "a.txt", ARTICLE, as_is=True), ARTICLE) == ()


@pytest.mark.parametrize(
    "page", [p for p in read_paths([str(MISSION)]) if isinstance(p, Page)], ids=lambda p: p.id
)
def test_no_word_of_the_page_goes_untold(page):
    report, _ = clean(page)
    told = leavings(page, report.text)
    kept = " ".join(part.text for line in told for part in line if not part.is_cut)
    blocks = [report.text[b.start : b.end] for b in report.blocks if b.kind == "body"]
    assert all(" ".join(block.split()) in " ".join(kept.split()) for block in blocks)


def test_a_line_that_lost_its_end_is_told_in_parts():
    text = "The ferry will stop on Monday, he said."
    assert leavings(Page("a", "a", f"{text} Read more: tides"), text) == (
        (Part(text, is_cut=False), Part(" Read more: tides", is_cut=True)),
    )
