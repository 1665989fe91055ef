"""Search in the browser: the language of the command line, marked snippets, ways to narrow and to widen."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import ALWAYS, Amount, Moment, Query
from dateline.stages.tell.search import pieces, written
from dateline.store.asked import understood
from dateline.web import urls


def words(text: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def test_a_search_shows_where_the_words_stand(desk):
    page = desk.get(urls.search("rockets erbil"))
    assert page.status_code == 200
    assert "<mark>Rockets</mark>" in page.text or "<mark>rockets</mark>" in page.text
    assert "<mark>Erbil</mark>" in page.text
    assert 'value="rockets erbil"' in page.text
    place = unescape(re.search(r'<h2><a href="(/report/[^"#]+)', page.text)[1])
    assert 'id="at"' in desk.get(place).text


def test_conditions_are_heard_as_on_the_command_line(desk):
    page = words(desk.get(urls.search("status:planned mission")).text)
    assert "in a clause that is planned" in page
    assert re.search(r"\bplanned\b .*mission", page)
    figures = words(desk.get(urls.search("figures of people over 400")).text)
    assert "500 people" in figures


def test_hits_can_be_narrowed_and_widened_again(desk):
    page = unescape(desk.get(urls.search("mission")).text)
    years = re.search(r'href="(/search\?q=mission\+from%3A2020-01-01\+to%3A2020-12-31)"', page)
    assert years
    narrowed = unescape(desk.get(years[1]).text)
    assert 'aria-current="true"' in narrowed
    assert 'href="/search?q=mission"' in narrowed
    assert int(re.search(r"<b>(\d+) report", page)[1]) > int(re.search(r"<b>(\d+) report", narrowed)[1])


def test_where_nothing_is_found_it_says_what_to_try(desk):
    page = desk.get(urls.search("rockets zebra outlet:nowhere"))
    assert "No report has all of this" in page.text
    assert "With one thing less" not in page.text
    less = unescape(desk.get(urls.search("rockets zebra")).text)
    assert "With one thing less" in less
    assert 'href="/search?q=rockets"' in less


@pytest.mark.parametrize("asked", ["status:maybe", "from:2020-13", "a OR b", "outlet:", "-only"])
def test_what_cannot_be_asked_is_told_with_how_to_ask(desk, asked):
    page = desk.get(urls.search(asked))
    assert page.status_code in (200, 400)
    assert "How to ask" in page.text


def test_without_words_it_says_how_to_ask(desk):
    page = desk.get("/search")
    assert page.status_code == 200
    assert "How to ask" in page.text


@pytest.mark.parametrize("n", ["0", "-1", "2", "99999999999999999999", "x", "²"])
def test_any_page_number_is_answered(desk, n):
    assert desk.get("/search", params={"q": "mission", "n": n}).status_code == 200


def test_a_snippet_in_pieces_is_the_snippet():
    from dateline.model import Evidence, Span

    snippet = Evidence("a", 5, 25, "The ferry sails now.")
    assert pieces(snippet, (Span(9, 14),)) == (("The ", False), ("ferry", True), (" sails now.", False))
    assert "".join(part for part, _ in pieces(snippet, ())) == snippet.quote


WORDS = st.sampled_from(["ferry", "pier", "harbour", "NATO", "strike"])
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
BOUNDS = st.integers(1, 10**7).map(float)
AMOUNTS = st.one_of(
    st.builds(Amount, of=WORDS, low=BOUNDS, over=st.booleans()),
    st.builds(Amount, of=WORDS, high=BOUNDS, under=st.booleans()),
    st.builds(lambda of, low, more: Amount(of, low, low + more), WORDS, BOUNDS, BOUNDS),
    st.builds(Amount, of=WORDS),
)
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))
QUERIES = st.builds(
    Query,
    words=st.lists(WORDS, unique=True, max_size=3).map(tuple),
    phrases=st.lists(TEXTS, unique=True, max_size=2).map(tuple),
    without=st.lists(TEXTS, unique=True, max_size=2).map(tuple),
    names=st.lists(TEXTS, unique=True, max_size=2).map(tuple),
    outlets=st.lists(TEXTS, unique=True, max_size=2).map(tuple),
    statuses=st.sampled_from([(), ("planned",), ("agreed", "planned")]),
    amounts=st.lists(AMOUNTS, unique=True, max_size=2).map(tuple),
    published=st.one_of(st.just(ALWAYS), DAYS.map(Moment.on), DAYS.map(lambda d: Moment(d, None))),
).filter(lambda query: query != Query())


@given(QUERIES)
def test_a_query_that_is_written_is_understood_as_it_was(query):
    assert understood([written(query)]) == query
