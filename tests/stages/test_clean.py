"""Clean: parts told apart, litter cut, nothing of the story lost. All sentences are our own."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Page, Report
from dateline.sources import read_paths
from dateline.stages.clean import clean, learn_habits

SEEDS = Path(__file__).resolve().parents[2].parent / "shared/seeds"
STORY = (
    "GENEVA — Negotiators from nine countries said on Monday they would meet again in March.",
    "The envoy of the host country called the mood “better than feared” but gave no date.",
    "Two earlier rounds had ended without a text, officials said.",
)


def cleaned(*lines: str, **fields: object) -> Report:
    return clean(Page("p", "p", "\n\n".join(lines), **fields))[0]  # type: ignore[arg-type]


def kinds(report: Report) -> list[tuple[str, str]]:
    return [(block.kind, report.text[block.start : block.end]) for block in report.blocks]


LITTER = [
    "This is still a developing story and more will be told as it comes.",
    "Stay with Harbour Radio 4 for the latest.",
    "Our crew is at the bridge and will update this story all night.",
    "Contact Jane Roe at 555-010-4477.",
    "JUST WATCHED Bridge shut again Replay More ... MUST WATCH Bridge shut again 01:12",
    "harbour_bridge.jpg Two ferries collide off the pier (Photo) - 03/21/17",
    "!-- Tag loader (loader.js) -->",
    "window.dataLayer = window.dataLayer || [];",
    "1. Skip to content",
    "Skip to main navigation",
    "Home | World | Sport | Weather",
    "Share this article",
    "Share Tweet Email Print",
    "Advertisement",
    "Story continues below",
    "Read more: How the first round failed",
    "RELATED: Who sits at the table",
    "Sign up for our daily newsletter and get the best stories.",
    "The Ledger mails out a pick of the week's best reporting. Sign up here.",
    "Follow us on Twitter and Facebook",
    "https://ledg.er/a/3XyZ",
    "In Other News",
    "Load More",
    "24 Comments",
    "We use cookies to improve your experience on this site.",
    "Download our free app for breaking news alerts.",
    "© 2021 The Valley Ledger. All rights reserved.",
    "Photo: A. Person/Getty Images",
    "0:45 Watch the envoy arrive",
    "newsdesk@ledger.example",
]


@pytest.mark.parametrize("litter", LITTER)
@pytest.mark.parametrize("place", [0, 2, 3])
def test_litter_is_cut_wherever_it_stands(litter: str, place: int) -> None:
    lines = list(STORY)
    lines.insert(place, litter)
    assert cleaned(*lines).text == "\n\n".join(STORY)


KEPT = [
    "Share prices fell by four percent after the announcement.",
    "He asked readers to sign up to a code of conduct, the paper said.",
    "“Follow us,” the guards shouted, and the crowd did.",
    "Cookies were served to the delegates while they waited.",
    "The related case was closed in 2012.",
    "What the ministers want",
    "Read the treaty, he told them, before you speak of it.",
    "More than 400 people signed up as volunteers within a day.",
    "The company said it would advertise with us no longer needed in the region.",
    "Facebook said on Tuesday that it had removed 40 accounts.",
    "Subscribe numbers at the state telephone company doubled in a year, it said.",
    "• The first group would leave in May.",
    "The website of the ministry, mfa.example, was down for an hour.",
    "Home Secretary Ann Poe resigned.",
]


@pytest.mark.parametrize("line", KEPT)
@pytest.mark.parametrize("place", [1, 2])
def test_the_story_is_kept(line: str, place: int) -> None:
    lines = list(STORY)
    lines.insert(place, line)
    assert line in cleaned(*lines).text.split("\n\n")


def test_a_list_of_headlines_under_its_head_is_cut() -> None:
    heads = [
        "Most read",
        "Harbour strike enters its third week",
        "Mayor to face vote over budget",
        "Rain ends a dry spring",
    ]
    assert cleaned(*STORY, *heads).text == "\n\n".join(STORY)
    assert cleaned(*STORY[:2], *heads, *STORY[2:]).text == "\n\n".join(STORY)


def test_a_date_stamp_run_together_with_its_headline_is_parted_from_it() -> None:
    report = cleaned(
        "Envoys to meet again in March Posted: Friday, March 5, 2021 10:21 PM EDT Updated: March 6, 2021",
        *STORY,
    )
    assert kinds(report)[:2] == [
        ("title", "Envoys to meet again in March"),
        ("date", "Posted: Friday, March 5, 2021 10:21 PM EDT Updated: March 6, 2021"),
    ]


def test_a_menu_is_cut_and_the_title_below_it_found() -> None:
    report = cleaned(
        "World", "Business", "Motoring", "Obituaries", "Live TV", "Envoys to meet again in March", *STORY
    )
    assert report.title == "Envoys to meet again in March"
    assert kinds(report)[0] == ("title", "Envoys to meet again in March")


def test_the_parts_of_a_report_are_told_apart() -> None:
    report = cleaned(
        "Politics",
        "Envoys to meet again in March",
        "By Jane Roe and Li Wei",
        "Updated 14:05 GMT, 17 February 2021",
        "A third round of talks is to settle what two could not, diplomats hope.",
        "Envoys leave the hall",
        "Image: Press Office/J. Doe",
        *STORY[:2],
        "What comes next",
        STORY[2],
        "jr/lw (dpa, AFP)",
    )
    assert [kind for kind, _ in kinds(report)] == [
        "title", "byline", "date", "deck", "caption", "dateline", "body", "body", "heading", "body", "credit",
    ]  # fmt: skip
    assert report.authors == ("Jane Roe", "Li Wei")
    assert report.agencies == ("dpa", "AFP")
    assert ("dateline", "GENEVA —") in kinds(report)


@pytest.mark.parametrize(
    ("line", "agencies"),
    [
        ("Reporting by Ann Poe; Editing by John Doe", ("Reuters",)),
        ("Reporting by Ann Poe in Geneva and Li Wei in Beijing; Editing by John Doe", ("Reuters",)),
        ("The Associated Press contributed to this report.", ("AP",)),
        ("With files from The Canadian Press", ("Canadian Press",)),
        ("(Reuters, AFP)", ("Reuters", "AFP")),
        ("© AFP", ("AFP",)),
        (
            "Copyright 2020 The Associated Press. All rights reserved. This material may not be published.",
            ("AP",),
        ),
        ("FILE PHOTO: Envoys arrive in Geneva, January 6, 2020. REUTERS/Ann Poe", ()),
        ("Diplomats told Reuters that the text was nearly ready.", ()),
    ],
)
def test_agencies_come_from_credits_alone(line: str, agencies: tuple[str, ...]) -> None:
    assert cleaned(*STORY, line).agencies == agencies


def test_the_form_of_a_credit_names_no_agency_where_another_is_named() -> None:
    head = "VELMAR, Feb 12 (Lakeland Wire) - The talks resumed on Monday, the ministry said."
    report = cleaned(head, *STORY[1:], "(Reporting by Ann Poe; Editing by John Doe)")
    assert report.agencies == ("Lakeland Wire",)


@pytest.mark.parametrize(
    ("head", "agencies"),
    [
        ("WASHINGTON, Feb 12 (Reuters) - ", ("Reuters",)),
        ("NEW DELHI (AP) — ", ("AP",)),
        ("Kabul, 3 March (Xinhua) -- ", ("Xinhua",)),
        ("(AFP) - ", ("AFP",)),
        ("ROCK HILL, S.C. — ", ()),
        ("LONDON/PARIS (Reuters) - ", ("Reuters",)),
        ("VELMAR, Feb 12 (Lakeland Wire) - ", ("Lakeland Wire",)),
    ],
)
def test_a_dateline_is_a_block_of_its_own_in_the_same_paragraph(head: str, agencies: tuple[str, ...]) -> None:
    report = cleaned(head + "The talks resumed on Monday, the ministry said.", STORY[1])
    assert kinds(report)[0] == ("dateline", head.strip())
    assert kinds(report)[1] == ("body", "The talks resumed on Monday, the ministry said.")
    assert report.agencies == agencies


@pytest.mark.parametrize(
    "start",
    [
        "NATO — the alliance of thirty — met on Monday in Brussels.",
        "Ann Poe (left) spoke first on Monday, officials said.",
        "COVID-19 - The disease has spread to nine more towns, officials said.",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(start: str) -> None:
    assert kinds(cleaned(start, *STORY[1:]))[0] == ("body", start)


def test_no_title_is_invented() -> None:
    assert cleaned(*STORY).title is None
    assert cleaned("FILE PHOTO: Envoys leave the hall. REUTERS/Ann Poe", *STORY).title is None


def test_a_known_title_stands_once() -> None:
    assert cleaned(*STORY, title="Envoys to meet again").text.split("\n\n")[0] == "Envoys to meet again"
    title = "Envoys to meet again in March"
    assert cleaned(title, STORY[1], title, *STORY, title=title).text.count(title) == 1


def test_hard_wrapped_paragraphs_are_joined() -> None:
    wrapped = (
        "Negotiators from nine countries said on Monday they would meet\n"
        "again in March, after two rounds in which the delegations had\n"
        "not come to agree on a single line of the text that the host\n"
        "country had put before them in the autumn of the year, which\n"
        "nobody had read.\n\nNo date was given."
    )
    report, _ = clean(Page("p", "p", wrapped))
    assert len(report.blocks) == 2


def test_habits_cut_what_an_outlet_repeats() -> None:
    line = "Our valley, our voice since 1911"
    pages = [Page(str(i), "p", "\n\n".join([*STORY[:i], line]), outlet="Ledger") for i in (1, 2, 3)]
    habits = learn_habits(pages)
    page = Page("x", "p", "\n\n".join([STORY[0], STORY[1], line]), outlet="Ledger")
    assert line in clean(page)[0].text
    assert line not in clean(page, habits)[0].text
    assert STORY[0] in clean(page, habits)[0].text


def test_as_is_text_stands_untouched_and_every_stretch_is_in_a_block() -> None:
    text = "Share this\r\n\r\nEnvoys to meet\u00a0again\n\n\tGENEVA — They met.  \nAnd they ate.\n\ud800"
    report, _ = clean(Page("p", "p", text, as_is=True))
    assert report.text == text.replace("\ud800", "\ufffd")
    covered = {i for block in report.blocks for i in range(block.start, block.end)}
    assert all(char.isspace() or i in covered for i, char in enumerate(report.text))


def test_html_gives_body_title_author_outlet_and_every_claim_of_a_day() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in STORY)
    html = f"""<html><head><title>Envoys to meet again in March</title>
    <meta property="og:site_name" content="The Ledger">
    <meta property="article:published_time" content="2021-02-17T10:00:00Z">
    <link rel="canonical" href="https://ledger.example/2021/02/17/envoys">
    <script type="application/ld+json">{{"@type": "Article", "datePublished": "2021-02-17"}}</script></head>
    <body><nav><a href="/">Home</a> <a href="/w">World</a></nav>
    <article><h1>Envoys to meet again in March</h1>{paragraphs}
    <h2>What comes next</h2><p>{STORY[1]} That was all he said of it.</p></article></body></html>"""
    report, _ = clean(Page("p", "p", html, "html"))
    assert report.title == "Envoys to meet again in March"
    assert report.outlet == "The Ledger"
    assert report.url == "https://ledger.example/2021/02/17/envoys"
    assert ("json-ld datePublished", "2021-02-17") in report.claimed
    assert ("meta article:published_time", "2021-02-17T10:00:00Z") in report.claimed
    assert ("url", "2021-02-17") in report.claimed
    assert "Home" not in report.text
    assert ("heading", "What comes next") in kinds(report)


def test_markdown_loses_its_signs() -> None:
    text = (
        "---\ntitle: Envoys to meet\ndate: 2021-02-17\n---\n# Envoys to meet\n\n"
        "**GENEVA** — They [met](http://x.example) on Monday.\n\n"
        "## What comes next\n\nNo date was given by the *host* country, she said."
    )
    report, _ = clean(Page("p", "p", text, "markdown"))
    assert [kind for kind, _ in kinds(report)] == ["title", "dateline", "body", "heading", "body"]
    assert "They met on Monday." in report.text
    assert ("front matter", "2021-02-17") in report.claimed


@pytest.mark.parametrize(
    "html", ["", "<", "<html>", "<div>" * 20_000, "<p>" + "&lt;" * 10_000, "\x00\ud800<p>x</p>"]
)
def test_hostile_html_does_not_crash(html: str) -> None:
    report, _ = clean(Page("p", "p", html, "html"))
    assert isinstance(report.text, str)


def test_a_text_in_a_page_that_is_too_long_for_a_report_is_told() -> None:
    told = "".join(
        f"<p>The ferry sailed from Vorrin to Mirra for the {n}th time, the port said.</p>"
        for n in range(4000)
    )
    report, flaws = clean(Page("p", "p.html", f"<html><body><article>{told}</article></body></html>", "html"))
    assert report.text == ""
    (flaw,) = flaws
    assert re.fullmatch(
        r"has a text of 2\d\d,\d{3} characters, too long for one report: left out", flaw.message
    )


def test_what_has_no_sentence_or_is_not_english_is_told() -> None:
    assert [flaw.message for flaw in clean(Page("p", "p", "Share this\n\nLoad more"))[1]] == [
        "has no sentence"
    ]
    german = (
        "Die Unterhändler aus neun Ländern wollen sich im März wieder treffen, sagte er am Montag in Genf."
    )
    report, flaws = clean(Page("p", "p", german))
    assert report.language == "und"
    assert len(flaws) == 1


HEADS = ["World", "Business", "Envoys to meet again", "By Jane Roe", "17 February 2021", "Most read"]
LINES = st.sampled_from([*LITTER, *KEPT, *STORY, *HEADS])
TEXTS = st.one_of(
    st.lists(LINES, max_size=14).map("\n\n".join),
    st.lists(LINES, max_size=14).map("\n".join),
    st.text(max_size=300),
    st.lists(st.text(alphabet="aA .,-|\n\r\u00a0\u200b\ud800>•1“”", max_size=60), max_size=8).map("\n".join),
)


@given(TEXTS, st.one_of(st.none(), st.sampled_from(["Envoys to meet again", "World"])))
@settings(max_examples=150, deadline=None)
def test_cleaning_twice_is_cleaning_once(text: str, title: str | None) -> None:
    once, _ = clean(Page("p", "p", text, title=title))
    twice, _ = clean(Page("p", "p", once.text, title=title))
    assert twice.text == once.text


@given(TEXTS, st.booleans())
@settings(max_examples=150, deadline=None)
def test_blocks_follow_one_another_and_hold_all_but_white_space(text: str, as_is: bool) -> None:
    report, _ = clean(Page("p", "p", text, as_is=as_is))
    end = 0
    for block in report.blocks:
        assert end <= block.start < block.end
        assert not report.text[end : block.start].strip()
        assert report.text[block.start : block.end].strip() == report.text[block.start : block.end]
        end = block.end
    assert not report.text[end:].strip()
    assert report.text_sha256 == hashlib.sha256(report.text.encode()).hexdigest()
    assert as_is is False or len(report.text) == len(text)


@pytest.mark.skipif(not SEEDS.exists(), reason="the seeds are not here")
def test_the_seeds_have_their_titles_and_no_litter() -> None:
    pages = {page.id[:3]: page for page in read_paths([SEEDS]) if isinstance(page, Page)}
    reports = {name: clean(page)[0] for name, page in pages.items()}
    lines = {name: page.text.split("\n") for name, page in pages.items()}
    titles = {
        "000": None,
        "001": lines["001"][2],
        "002": lines["002"][0],
        "003": None,
        "004": lines["004"][5],
    }
    assert {name: report.title for name, report in reports.items()} == {"000": None, "003": None, **titles}
    assert reports["000"].agencies == ("Reuters",)
    assert reports["004"].agencies == ("dpa", "AP", "AFP")
    whole = "\n".join(report.text for report in reports.values())
    for litter in ("gtag", "Skip to", "In Other News", "Load More", "Sign up here", "p.dw.com", "Read more"):
        assert litter not in whole
