"""A report in the browser: its marks can be switched, what was cut and the raw page are there on demand."""

from __future__ import annotations

import re
from html import unescape

import pytest
from starlette.testclient import TestClient

from dateline.desk import keep
from dateline.desk.keep import Act
from dateline.desk.look import every
from dateline.model import Evidence
from dateline.web import Settings, make_app, urls


def words(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


@pytest.fixture(scope="module")
def reports(mission):
    return {record.id: record for record in every(mission).records}


def test_every_report_has_its_page_with_all_its_text(desk, reports):
    for name, record in reports.items():
        page = desk.get(urls.report(name, show=["times", "figures", "attributions", "statements"]))
        assert page.status_code == 200
        body = page.text.partition('<section class="text"')[2].partition("</section>")[0]
        shown = "".join(unescape(re.sub(r"<[^>]+>", "", part)) for part in re.findall(r"<p .*?</p>", body))
        assert "".join(shown.split()) == "".join(record.report.text.split())


def test_marks_say_what_they_mean_and_can_be_switched_off(desk):
    page = desk.get("/report/harbour-post").text
    assert "“" in page
    assert re.search(r'class="m m-time" href="#t\d+" id="w-t\d+" title="time: 12 Feb 2020', page)
    assert "about 500 staff" in words(page)
    assert "on the word of Marit Halvorsen, quoted" in words(page)
    assert "m-statement" not in page
    bare = desk.get("/report/harbour-post?show=none").text
    assert 'class="m ' not in bare
    assert "m-statement" in desk.get("/report/harbour-post?show=statements").text


def test_each_switch_turns_one_thing(desk):
    page = unescape(desk.get("/report/harbour-post").text)
    assert 'href="/report/harbour-post?show=figures%2Cattributions"' in page  # times off
    assert 'href="/report/harbour-post?show=times%2Cfigures%2Cattributions%2Craw"' in page  # raw on


def test_the_passage_that_is_asked_for_is_marked(desk, reports):
    text = reports["harbour-post"].report.text
    place = Evidence("harbour-post", text.index("Around 200"), text.index("Around 200") + 10, "Around 200")
    page = desk.get(urls.report("harbour-post", place).partition("#")[0]).text
    assert page.count('id="at"') == 1
    for odd in ("x", "9-3", "0-99999999999", "999999-9999999"):
        assert 'id="at"' not in desk.get(f"/report/harbour-post?at={odd}").text


def test_what_was_cut_and_the_raw_page_are_there_on_demand(desk):
    page = desk.get("/report/tollgate-bell?show=litter,raw").text
    assert "<del>" in page
    assert "&lt;html" in page or "&lt;!doctype" in page.lower()
    assert "<del>" not in desk.get("/report/tollgate-bell").text


def test_debts_and_days_are_told_with_their_words(desk):
    page = words(desk.get("/report/saltmarsh-ledger").text)
    assert "shares passages with quillham-courier" in page
    assert "credits Continental Wire" in page
    assert "how its day is known" in page
    assert "It is of no story" not in page


def test_a_report_that_is_not_there_is_told_so(desk):
    page = desk.get("/report/no%2Fsuch%3Freport")
    assert page.status_code == 404
    assert "no/such?report" in unescape(page.text)


def test_a_revision_shows_what_it_changed(tmp_path, model):
    place = tmp_path / "a.dateline"
    row = '{"id": "%s", "url": "https://post.example/a", "title": "Six hurt at pier", "text": "%s"}\n'
    for name, count in (("first", "Six"), ("second", "Nine")):
        text = f"{count} people were hurt when a boat struck the pier on Monday, the harbour master said."
        (tmp_path / "a.jsonl").write_text(row % (name, text))
        keep.add(place, [str(tmp_path / "a.jsonl")], Act("2026-01-05T08:00:00Z"))
    old = TestClient(make_app(Settings(place)), base_url="http://127.0.0.1").get("/report/first").text
    assert "A later revision has taken its place" in old
    assert "Its revisions" in old
    assert re.search(r"<b>figure</b>\s*<del><bdi>[^<]*[Ss]ix", old)
