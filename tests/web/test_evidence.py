"""Any value, one click: its sentences side by side, the words marked, who says so, and why it counts so."""

from __future__ import annotations

import re
from html import unescape

import pytest

from dateline.desk import look
from dateline.stages.tell.claims import as_meant, as_value, claims
from dateline.web import urls


@pytest.fixture(scope="module")
def story(mission):
    found = max(look.listing(mission), key=lambda one: one.reports)
    return look.story(mission, found.id).stories[0]


def words(page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def test_all_that_a_story_tells_can_be_opened(desk, story):
    told = list(claims(story))
    assert len(told) > 30
    for claim in told:
        page = desk.get(urls.value(story.id, claim.value.id))
        assert page.status_code == 200
        assert claim.value.value.split()[0] in words(page)
        assert page.text.count('class="column"') == len({e.report for e in claim.value.evidence})


def test_a_value_is_shown_in_its_sentences_with_its_words_marked(desk, story):
    finding = next(f for f in story.findings if f.attribute == "strength")
    page = desk.get(urls.value(story.id, finding.values[0].id))
    assert page.text.count('<mark class="words">500') == 4
    assert "Why it counts as 3 sources" in words(page)
    assert "credit Continental Wire" in words(page)
    assert "No other day is told with it" in words(page)


def test_only_a_figure_can_be_corrected_not_a_count_of_names(desk, story):
    offered = {
        v.value: 'action="/judge/correct"' in desk.get(urls.value(story.id, v.id)).text
        for f in story.findings
        if f.attribute in ("strength", "killed")
        for v in f.values
    }
    assert offered["500"]
    assert not offered["1 (Qassem Soleimani)"]


def test_the_other_values_of_a_finding_are_one_click_away(desk, story):
    finding = next(f for f in story.findings if f.kind == "differs" and f.attribute == "injured")
    one, other = finding.values
    page = desk.get(urls.value(story.id, one.id))
    assert f'href="{urls.value(story.id, other.id)}"' in page.text
    both = desk.get(urls.finding(story.id, finding.id))
    assert "reports differ" in words(both)
    assert both.text.count('class="one"') == 2
    assert "on the word of Kurdish regional government" in words(both).replace("On the", "on the")


def test_a_line_of_the_timeline_and_what_foretold_it_open_too(desk, story):
    entry = next(e for e in story.timeline if e.meant)
    assert desk.get(urls.value(story.id, as_value(entry).id)).status_code == 200
    meant = desk.get(urls.value(story.id, as_meant(entry).id))
    assert "planned" in words(meant)


@pytest.mark.parametrize("kind", ["value", "finding"])
def test_what_is_not_told_any_more_is_not_found(desk, story, kind):
    page = desk.get(f"/story/{story.id}/{kind}/x-0")
    assert page.status_code == 404
    assert "any more" in page.text
    assert desk.get(f"/story/s-none/{kind}/x-0").status_code == 404


def test_each_sentence_links_to_its_place_in_its_report(desk, story):
    told = next(claims(story)).value
    page = desk.get(urls.value(story.id, told.id))
    assert unescape(page.text).count(urls.report(told.evidence[0].report, told.evidence[0])) >= 1
