"""The list of stories and the page of one."""

import html
import re

import pytest

from dateline.desk import look


@pytest.fixture(scope="module")
def large(mission):
    """The largest story of the mission."""
    one = max(look.listing(mission), key=lambda one: one.reports)
    return look.story(mission, one.id).stories[0]


def text_of(page):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text)))


def test_the_list_tells_of_each_story_what_one_wants_to_know(desk, large):
    page = desk.get("/")
    told = text_of(page)
    assert large.title in told
    assert "reports 9" in told
    assert "≠ contested" in told
    assert page.text.count('class="spark"') == 1  # a story of one report needs none


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("q=dockers", "Port Ellery"),
        ("contested=1", "Alliance"),
        ("from=2021-02-01&to=2021-02-16&q=dockers", "Port Ellery"),
        ("outlet=The+Tollgate+Bell", "Alliance"),
        ("subject=nato", "Alliance"),
    ],
)
def test_the_list_is_filtered(desk, asked, wanted):
    told = text_of(desk.get(f"/?{asked}"))
    assert wanted in told
    assert "1 found" in told


def test_a_filter_that_fits_nothing_says_what_to_try(desk):
    assert "No story fits" in desk.get("/?q=zebra").text


@pytest.mark.parametrize("asked", ["page=0", "page=-1", "page=x", "page=99999999999", "page=²", "page=7"])
def test_any_page_number_is_answered(desk, asked):
    assert desk.get(f"/?{asked}").status_code == 200


def test_a_day_that_is_none_is_told(desk, large):
    assert desk.get("/?from=yesterday").status_code == 400
    assert desk.get(f"/story/{large.id}?since=2021-02-30").status_code == 400


def test_a_story_tells_all_its_parts(desk, large):
    page = desk.get(f"/story/{large.id}")
    told = text_of(page)
    for part in ("Timeline", "Who says what", "Figures over time", "Plans", "What changed", "Sources"):
        assert f">{part}<" in page.text
    for label in ("What happened", "Where it stands", "Reports differ"):
        assert label in told
    assert all(" ".join(entry.text.split()) in told for entry in large.timeline)
    assert len(page.content) < 100_000


def test_each_line_and_value_of_a_story_can_be_opened(desk, large):
    page = desk.get(f"/story/{large.id}")
    links = set(re.findall(r'href="(/story/[^"#?]+)"', page.text))
    assert len(links) > 40
    for link in sorted(links)[::7]:
        assert desk.get(html.unescape(link)).status_code == 200


def test_one_zooms_to_an_episode(desk, large):
    first = large.episodes[0]
    page = desk.get(f"/story/{large.id}?episode={first.id}")
    chapters = re.findall(r'<div class="chapter">.*?<h3>(.*?)</h3>', page.text, re.S)
    assert len(chapters) == 1
    assert html.escape(first.title) in chapters[0].replace("&#39;", "'")


def test_two_days_are_picked_on_the_timeline(desk, large):
    page = desk.get(f"/story/{large.id}")
    first, *_ = re.findall(r'<a href="([^"]+)" tabindex="-1" class="pick"', page.text)
    page = desk.get(html.unescape(first))
    later = re.findall(r'<a href="([^"]+)" tabindex="-1" class="pick"', page.text)[-1]
    assert "until=" in later
    page = desk.get(html.unescape(later))
    assert "What reports from 12 Feb 2020 to 18 Feb 2021 changed" in text_of(page)


def test_what_changed_is_told_in_words(desk, large):
    told = text_of(desk.get(f"/story/{large.id}?since=2021-02-14"))
    assert "Lead changed: Canada → a Danish general" in told
    assert "4 new reports" in told


def test_a_story_is_shared_as_one_page_that_can_do_nothing(desk, large):
    page = desk.get(f"/story/{large.id}/share.html")
    assert page.text.startswith("<!doctype html>")
    policy = page.headers["content-security-policy"]
    assert "sandbox" in policy
    assert "script-src" not in policy
    assert "default-src 'none'" in policy
    assert "attachment" in desk.get(f"/story/{large.id}/share.html?save").headers["content-disposition"]


def test_a_story_that_is_not_there_is_told_so(desk):
    for path in ("/story/s-none", "/story/s-none/share.html", "/story/%00%ff"):
        assert desk.get(path).status_code == 404


def test_no_page_of_stories_holds_what_the_policy_forbids(desk, large):
    for path in ("/", f"/story/{large.id}?since=2020-02-13&until=2021-02-16"):
        page = desk.get(path).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page)
