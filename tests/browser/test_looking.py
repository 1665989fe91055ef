"""Journeys that look: a story, what is behind a value, what changed, search, keys alone, no scripting."""

from __future__ import annotations

import re

import pytest

TITLE = "Alliance agrees to do more training in Iraq"
scripting = pytest.mark.parametrize("scripting", [True, False])


def story(opened, desk, scripting: bool = True):
    page = opened(desk, java_script_enabled=scripting)
    page.get_by_role("link", name=TITLE).first.click()
    page.get_by_role("heading", level=1, name=TITLE).wait_for()
    return page


@scripting
def test_a_story_is_opened_from_the_list(opened, desk, scripting):
    page = story(opened, desk, scripting)
    told = page.locator("main").inner_text()
    for part in ("Timeline", "Who says what", "What changed", "Sources"):
        assert page.get_by_role("heading", name=part, exact=True).is_visible()
    assert "13 Feb 2020" in told
    assert page.locator("svg").first.is_visible()


@scripting
def test_a_value_opens_on_its_sentences_and_they_on_their_reports(opened, desk, scripting):
    page = story(opened, desk, scripting)
    page.locator(".matrix a, .lines a").filter(visible=True).first.click()
    assert re.search(r"/(value|finding)/", page.url)
    page.get_by_role("heading", name=re.compile("What the reports say|.")).first.wait_for()
    assert page.locator("main mark").first.is_visible()
    page.locator("main a[href^='/report/']").first.click()
    assert "/report/" in page.url
    assert page.locator("main").inner_text().count("Feb") > 0


@scripting
def test_two_days_are_picked_and_what_changed_is_read(opened, desk, scripting):
    page = story(opened, desk, scripting)
    form = page.locator("form.between")
    form.get_by_label("From").fill("2021-02-01")
    form.get_by_label("to", exact=True).fill("2021-02-17")
    form.get_by_role("button", name="Show what changed").click()
    changed = page.locator("#what-changed")
    changed.get_by_text("What reports from 1 Feb 2021 to 17 Feb 2021 changed").wait_for()
    assert "new report" in changed.inner_text()


def test_two_days_are_picked_on_the_timeline(opened, desk):
    page = story(opened, desk)
    pegs = page.locator("svg a.pick")
    assert pegs.count() >= 2
    page.goto(desk + pegs.nth(1).get_attribute("href"))
    assert "since=" in page.url
    page.goto(desk + page.locator("svg a.pick").last.get_attribute("href"))
    assert "until=" in page.url
    assert "changed of what" in page.locator("#what-changed").inner_text()


@scripting
def test_a_search_leads_to_a_report(opened, desk, scripting):
    page = opened(desk, java_script_enabled=scripting)
    page.get_by_role("search").first.get_by_role("searchbox").fill("rockets erbil")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=rockets+erbil")
    assert page.locator("main mark").first.is_visible()
    page.locator("main [data-row] a[href^='/report/']").first.click()
    assert "Erbil" in page.locator("main").inner_text()


def test_the_desk_is_worked_by_keys_alone(opened, desk):
    page = opened(desk)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    focused = page.locator(":focus")
    assert focused.get_attribute("href").startswith("/story/")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    page.wait_for_url("**/story/**")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog").is_visible()
    page.keyboard.press("/")
    page.keyboard.type("training")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=training")
    page.keyboard.press("g")
    page.keyboard.press("a")
    page.wait_for_url("**/add")
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.keyboard.press("t")
    assert page.evaluate("document.documentElement.dataset.theme") == "light"


def test_everything_that_can_be_reached_by_tab_shows_where_one_is(opened, desk):
    page = story(opened, desk)
    seen = 0
    for _ in range(40):
        page.keyboard.press("Tab")
        shown = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (at === document.body) return true;
              const style = getComputedStyle(at), box = at.getBoundingClientRect();
              return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 && box.width > 0;
            }"""
        )
        assert shown, page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
        seen += 1
    assert seen == 40


def test_one_page_to_hand_on_needs_nothing_else(opened, desk):
    page = story(opened, desk)
    page.get_by_role("link", name="Share as one page").click()
    assert TITLE in page.content()
    assert not re.search(r"<script|(?:src|href)=\"https?://", page.content())
