"""Telling: the page is whole, safe and bound to its sentences; text and Markdown tell the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from dateline.model import (
    Block,
    Entry,
    Episode,
    Evidence,
    Finding,
    Link,
    Moment,
    Plan,
    Published,
    Record,
    Report,
    Span,
    Step,
    Story,
    Told,
    Track,
    Value,
)
from dateline.stages.tell import track_html, track_json, track_markdown, track_text
from dateline.stages.tell.sheet import sheet, standing_points

VOID = {"meta", "br", "hr"}
HOSTILE = '<script>alert("x")</script> & \x00 | *stars* [link](http://evil.example)'
FIRST = f"Ferry crews strike\n\nAbout 300 crew members walked out on Monday. The union said {HOSTILE}."
SECOND = "Ferry strike widens\n\nThe strike has 450 members now. The union may call out 900 by June."


def record(id_: str, text: str, day: date, outlet: str | None) -> Record:
    title, body = text.split("\n\n")
    start = len(title) + 2
    cut = body.index(". ") + 1
    sentences = (Span(start, start + cut), Span(start + cut + 1, len(text)))
    report = Report(
        id_,
        f"{id_}.txt",
        text,
        sha256(text.encode()).hexdigest(),
        (Block(0, len(title), "title"), Block(start, len(text), "body")),
        title=title,
        outlet=outlet,
    )
    return Record(report, Published(Moment.on(day)), sentences)


def told(r: Record, n: int, value: str, low: float, status: str = "ongoing") -> Told:
    return Told(value, low, low, "=", status, r.published.moment, r.quote(r.sentences[n]))


def value(*tellings: Told) -> Value:
    first, proof = tellings[0], tuple(t.evidence for t in tellings)
    return Value(
        first.value, first.low, first.high, first.change, first.status, first.as_of, 1, (), proof, tellings
    )


@pytest.fixture(scope="module")
def track() -> Track:
    a = record("one_a", FIRST, date(2022, 3, 7), "The Quay")
    b = record("two_b", SECOND, date(2022, 4, 2), None)
    lone = record("sole", "A quiet day\n\nNothing moved. Nobody came.", date(2022, 3, 9), None)
    first, second = value(told(a, 0, "about 300", 300)), value(told(b, 0, "450", 450))
    ahead = value(told(b, 1, "900", 900, "possible"))
    toll = Value("1", 1, 1, "=", "happened", a.published.moment, 1, (), (a.quote(a.sentences[0]),))
    other = Value("2", 2, 2, "=", "happened", a.published.moment, 1, (), (b.quote(b.sentences[0]),))
    plan = Plan("Call out more crews", "possible", (Step("possible", b.published.moment, ahead.evidence),))
    entry = Entry(a.published.moment, f"Crews walked out {HOSTILE}", "happened", 0.9, 1, first.evidence, "e1")
    later = Entry(Moment.on(date(2022, 6, 1)), "900 called out", "possible", 0.2, 1, ahead.evidence)
    third = Entry(b.published.moment, "The strike widened", "happened", 0.5, 1, second.evidence, "e2")
    story = Story(
        "s", "Ferry strike", ("union",),
        (Episode("e1", "Crews strike", a.published.moment, (a.id,)),
         Episode("e2", "It widens", b.published.moment, (b.id,))),
        (entry, third, later),
        (Finding("changed", "strike", "strength", (first, second)),
         Finding("single", "strike", "proposed strength", (ahead,)),
         Finding("differs", entry.text, "injured", (toll, other), "the 2 of two_b include 1 of one_a", True)),
        (plan,),
    )  # fmt: skip
    alone = Story("l", "A quiet day", (), (Episode("e3", "A quiet day", lone.published.moment, (lone.id,)),))
    links = (Link("Continental Wire", b.id, "credit"), Link(a.id, b.id, "copy", second.evidence))
    return Track((a, b, lone), (story, alone), links)


class Page(HTMLParser):
    """Reads a page and keeps what must hold of it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.last: str | None = None
        self.headings: list[str] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.tags: set[str] = set()
        self.texts: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.headings += [tag] if tag == "h1" else []
        self.attributes += attrs
        held = dict(attrs)
        self.ids += [held["id"]] if "id" in held else []
        self.links += [held["href"]] if "href" in held else []
        if tag not in VOID:
            self.open.append(tag)
        self.last = held.get("id")

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        self.open.pop()

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        if self.last:
            self.texts.setdefault(self.last, data)


@pytest.fixture(scope="module")
def page(track: Track) -> Page:
    return Page(track_html(track))


def test_the_page_is_well_formed_and_its_ids_are_its_own(page: Page):
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_every_link_leads_to_a_place_on_the_page(page: Page):
    assert len(page.links) > 20
    assert {link for link in page.links if not link.startswith("#")} == set()
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_the_page_loads_nothing_and_runs_nothing(page: Page, track: Track):
    assert page.tags.isdisjoint({"script", "link", "img", "iframe", "object", "base"})
    assert not [a for a, _ in page.attributes if a.startswith("on") or a in ("src", "srcset", "action")]
    assert "<script" not in track_html(track)
    assert "url(" not in track_html(track)


def test_what_reports_say_is_escaped_and_control_characters_are_gone(track: Track):
    told = track_html(track)
    assert "&lt;script&gt;alert(&quot;x&quot;)" in told
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", told)


def test_a_value_links_to_its_own_sentence(page: Page, track: Track):
    sentence = SECOND.split("\n\n")[1].split(". ")[0] + "."
    place = next(i for i, text in page.texts.items() if text.strip() == sentence)
    assert f"#{place}" in page.links


def test_the_page_has_landmarks_and_one_first_heading(page: Page):
    assert {"header", "main", "nav", "footer", "article"} <= page.tags
    assert page.headings == ["h1"]
    assert ("lang", "en") in page.attributes


def test_figures_are_drawn_with_a_mark_for_each_telling(track: Track):
    drawing = track_html(track).split('aria-label="strength over time"')[1].split("</svg></figure>")[0]
    labels = re.findall(r'<a href="#r\d+-\d+" aria-label="([^"]+)"', drawing)
    assert labels == [
        "about 300 — The Quay, 7 Mar 2022",
        "450 — two_b, 2 Apr 2022",
        "900, possible — two_b, 2 Apr 2022",
    ]


def test_reports_that_stand_alone_are_folded_below(track: Track):
    told = track_html(track)
    assert told.index("Reports that stand alone") > told.index("Sources and their lineage")
    assert told.index("A quiet day") > told.index("Reports that stand alone")


def test_markdown_tells_what_the_text_tells_and_leaves_no_sign_bare(track: Track):
    told = track_markdown(track, evidence=True)
    assert "# Ferry strike" in told
    assert "- **Strength**: 450 (two\\_b); was about 300 (one\\_a, Mar 2022)" in told
    assert "| strength | about 300 (one\\_a) | 450 (two\\_b) |" in told
    assert not re.findall(r"(?<!\\)[<\[]", told)


def test_text_tells_how_it_stands_and_below_a_line_what_differs(track: Track):
    told = track_text(track, 100)
    assert "Strength           450 (two_b); was about 300 (one_a, Mar 2022)" in told
    lines = told.splitlines()
    walked = next(n for n, line in enumerate(lines) if "Crews walked out" in line)
    assert any("injured: 1" in line or "injured:" in line for line in lines[walked : walked + 5])


def test_what_is_only_possible_bears_its_status_in_every_form(track: Track):
    assert "900, possible" in track_text(track, 100)
    assert "900, possible" in track_markdown(track)
    assert "900, possible" in track_html(track)


def test_json_keeps_how_each_report_words_a_value(track: Track):
    finding = track_json(track)["stories"][0]["findings"][0]
    assert [t["value"] for v in finding["values"] for t in v["told"]] == ["about 300", "450"]


def test_evidence_of_a_title_finds_its_place(track: Track):
    a = track.records[0]
    entry = Entry(
        a.published.moment, "Strike", "happened", 1, 1, (Evidence.cut(a.id, FIRST, Span(0, 5)),), "e1"
    )
    story = Story("s", "Strike", (), track.stories[0].episodes[:1], (entry,))
    page = Page(track_html(Track((a,), (story,))))
    assert {link[1:] for link in page.links} <= set(page.ids)


def test_a_number_that_no_pack_declares_is_no_standing_of_the_affair():
    told = Told("8 minutes", 8, 8, "=", "happened", Moment(), Evidence("a", 0, 9, "8 minutes"))
    value = Value("8 minutes", 8, 8, "=", "happened", evidence=(told.evidence,), told=(told,))
    story = Story("s", "Crash", (), (Episode("e", "Crash", Moment(), ("a",)),))
    for declared in (True, False):
        finding = Finding("agreed", "it fell", "time", (value,), declared=declared)
        held = sheet(replace(story, findings=(finding,)), [], [])
        assert bool(standing_points(held)) is declared
