"""The record of a subject in the browser: as it stands, as of a day, and what each value has become since."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from dateline.desk import AsOf, dossiers, look
from dateline.desk.dossiers import History
from dateline.web import urls


def words(page) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def test_the_record_stands_with_what_was_before(desk):
    page = desk.get(urls.dossier("NATO mission"))
    assert page.status_code == 200
    assert "Lead NATO mission a Danish general" in words(page)
    assert "Canada 14 Feb 2020" in words(page)
    assert "Since then" not in words(page)


def test_as_of_a_day_it_tells_what_was_known_and_what_became_of_it(desk):
    page = words(desk.get(urls.dossier("NATO mission", date(2020, 2, 13), "published")))
    assert "Record as of 13 Feb 2020" in page
    assert re.search(r"Lead NATO mission Canada .{0,60} a Danish general 17 Feb 2021", page)
    assert re.search(r"Strength NATO mission about 500 .{0,60} the same", page)
    assert "not told yet" in page
    assert "1 report may be of that day or before" in page


def test_each_day_on_which_it_grew_can_be_gone_to(desk, mission):
    found = dossiers.history(mission, "NATO mission")
    assert isinstance(found, History)
    page = unescape(desk.get(urls.dossier("NATO mission", date(2020, 2, 13))).text)
    assert len(found.days) > 4
    for coming in found.days:
        assert f'href="{urls.dossier("NATO mission", coming.day, "published")}"' in page
    assert page.count('aria-current="date"') == 1
    assert f'max="{len(found.days) - 1}" value="1"' in page
    assert "agreed to enlarge the alliance's mission in Iraq (planned)" in page


@pytest.mark.parametrize("by", ["published", "taken", "holds"])
def test_every_way_of_counting_has_its_days(desk, by):
    page = desk.get(urls.dossier("NATO mission", date(2021, 2, 17), by))
    assert page.status_code == 200
    assert "Its history" in page.text
    assert desk.get(urls.dossier("NATO mission", date(1999, 1, 1), by)).status_code == 200


def test_a_long_record_is_told_on_pages(desk, monkeypatch):
    monkeypatch.setattr("dateline.web.pages.dossier._LINES", 2)
    monkeypatch.setattr("dateline.web.pages.dossier._POINTS", 2)
    monkeypatch.setattr("dateline.web.pages.dossier._PLANS", 1)
    first = desk.get(urls.dossier("NATO mission"))
    count = int(re.search(r"page 1 of (\d+)", words(first))[1])
    assert count > 1
    pages = [first, *(desk.get(urls.dossier("NATO mission", page=n)) for n in range(2, count + 1))]
    opened = [
        place for page in pages for place in re.findall(r'href="(/story/[^"]+/value/[^"]+)"', page.text)
    ]
    monkeypatch.undo()
    at_once = re.findall(r'href="(/story/[^"]+/value/[^"]+)"', desk.get(urls.dossier("NATO mission")).text)
    assert sorted(opened) == sorted(at_once)
    assert 'rel="prev"' not in first.text
    assert 'rel="next"' not in pages[-1].text
    assert "Its history" not in pages[1].text
    assert desk.get(urls.dossier("NATO mission", page=999)).status_code == 200


def test_values_lead_to_their_evidence(desk):
    page = desk.get(urls.dossier("NATO mission", date(2020, 2, 13)))
    places = re.findall(r'href="(/story/[^"]+/value/[^"]+)"', page.text)
    assert len(places) > 5
    assert all(desk.get(place).status_code == 200 for place in places)


def test_it_can_be_told_anew_from_the_reports_of_that_day(desk, mission):
    page = words(desk.get(urls.dossier("NATO mission", date(2020, 2, 14), "published") + "&anew=1"))
    exact = look.dossier(mission, "NATO mission", AsOf(date(2020, 2, 14)))
    assert "Told anew from the reports of that day alone" in page
    assert all(field.current.value in page for field in exact.fields)


def test_as_known_then_and_told_anew_agree_on_what_holds(mission):
    """On the mission: the quick way gives the values that the reports of the day alone give."""
    found = dossiers.history(mission, "NATO mission")
    for day in (date(2020, 2, 13), date(2020, 2, 14), date(2021, 2, 18)):
        quick = {f.attribute: f.current.value for f in dossiers.as_of(mission, found, day).fields}
        exact = {
            f.attribute: f.current.value for f in look.dossier(mission, "NATO mission", AsOf(day)).fields
        }
        assert quick == exact


def test_a_name_that_is_none_is_answered_with_names_near_it(desk):
    page = desk.get(urls.dossier("Stoltenburg NATO"))
    assert "No report names just" in page.text
    assert 'href="/dossier?subject=' in page.text
    assert "No report names just" in desk.get(urls.dossier("<b>Nobody")).text


def test_without_a_subject_one_is_asked_for(desk):
    page = desk.get("/dossier")
    assert page.status_code == 200
    assert 'href="/dossier?subject=NATO' in page.text


@pytest.mark.parametrize("asked", ["as_of=yesterday", "by=chance", "as_of=2020-02-31"])
def test_what_cannot_be_asked_is_told(desk, asked):
    assert desk.get(f"/dossier?subject=NATO&{asked}").status_code == 400
