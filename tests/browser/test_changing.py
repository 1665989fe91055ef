"""Journeys that change something: add by paste, judge and undo, with scripting and without."""

from __future__ import annotations

import re

import pytest

from dateline.desk import look

STORY = """Ferry to Ostrel stays in harbour

The ferry from Vorrin to Ostrel stayed in harbour on Monday, the council of Vorrin said on Tuesday.

The storm injured 14 people in Vorrin on Monday, the council said."""


def paste(page) -> None:
    page.get_by_role("link", name="Add", exact=True).click()
    page.get_by_label("Its text").fill(STORY)
    page.get_by_label("Outlet").fill("Vorrin Post")
    page.get_by_label("Day it was published").fill("2021-03-09")
    page.get_by_role("button", name="Add to the store").click()
    page.get_by_role("heading", name="Done").wait_for(timeout=120_000)


@pytest.mark.parametrize("scripting", [True, False])
def test_a_report_is_added_by_paste_and_its_story_opened(own_desk, opened, scripting):
    page = opened(own_desk, java_script_enabled=scripting)
    paste(page)
    assert "1 new" in page.locator("main").inner_text()
    page.get_by_role("link", name="Ferry to Ostrel stays in harbour").first.click()
    assert re.search(r"/story/s-\w+$", page.url)
    assert "Ferry to Ostrel stays in harbour" in page.locator("h1").inner_text()


def test_files_are_chosen_and_what_is_wrong_is_told(own_desk, opened, tmp_path):
    (tmp_path / "ferry.txt").write_text(STORY)
    (tmp_path / "empty.txt").write_text("")
    page = opened(f"{own_desk}/add")
    page.locator("#files").set_input_files([tmp_path / "ferry.txt", tmp_path / "empty.txt"])
    assert page.locator("[data-dropped] li").all_inner_texts() == ["ferry.txt", "empty.txt"]
    page.get_by_role("button", name="Add to the store").click()
    page.get_by_role("heading", name="Done").wait_for(timeout=120_000)
    told = page.locator("main").inner_text()
    assert "1 new" in told
    assert "empty.txt is empty" in told


def test_a_story_is_renamed_and_the_name_taken_back(own_desk, opened):
    page = opened(own_desk)
    page.locator("main [data-row] a").first.click()
    before = page.locator("h1").inner_text()
    page.get_by_text("Rename", exact=True).click()
    page.get_by_label("Title").fill("The mission, as I call it")
    page.locator(".judge-form").get_by_label("Why").fill("shorter")
    page.get_by_role("button", name="Rename the story").click()
    page.get_by_role("heading", name="Done").wait_for()
    page.get_by_role("link", name="Back").click()
    assert page.locator("h1").inner_text() == "The mission, as I call it"
    page.get_by_role("link", name="Log").click()
    row = page.locator("main li").filter(has_text="rename")
    assert "shorter" in row.inner_text()
    row.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="Done").wait_for()
    page.goto(own_desk)
    page.locator("main [data-row] a").first.click()
    assert page.locator("h1").inner_text() == before


def test_two_reports_are_judged_apart_and_together_again(own_desk, opened, tmp_path):
    place = tmp_path / "own.dateline"
    story = max(look.every(place).stories, key=lambda s: len(s.reports))
    first, second, *_ = max(story.episodes, key=lambda e: len(e.reports)).reports

    def are_together() -> bool:
        return any({first, second} <= {*e.reports} for s in look.every(place).stories for e in s.episodes)

    page = opened(f"{own_desk}/judge?report={first}", java_script_enabled=False)
    page.locator(f"input[name=second][value={second}]").check()
    page.get_by_role("button", name="They are not of one episode").click()
    page.get_by_role("heading", name="Done").wait_for()
    assert not are_together()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("heading", name="Done").wait_for()
    assert are_together()
