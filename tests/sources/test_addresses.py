"""One article has one address: under whatever tracking, for phones, for print, in copies, by its own word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quick
from dateline.desk import keep
from dateline.model import Flaw, Page
from dateline.sources.addresses import address_of, canonical, former, is_list
from dateline.sources.doubles import told_apart
from dateline.store import opened, pages

SAME = {
    "news.example/2021/a": [
        "https://news.example/2021/a",
        "http://www.News.example:80/2021/a/",
        "https://user:word@news.example:443/2021/a#top",
        "https://m.news.example/2021/a",
        "https://mobile.news.example/2021//a",
        "https://amp.news.example/2021/a",
        "https://news.example/amp/2021/a",
        "https://news.example/2021/a/amp",
        "https://news.example/2021/a/amp/",
        "https://news.example/2021/a?amp",
        "https://news.example/2021/a?amp=1&outputType=amp",
        "https://news.example/2021/a/print/",
        "https://news.example/print/2021/a",
        "https://news.example/2021/a?print=1",
        "https://news.example/2021/a/index.html",
        "https://news.example/2021/a;jsessionid=AB12?PHPSESSID=34",
        "https://news.example/2021/a?utm_source=x&utm_medium=y&fbclid=z&gclid=1&CMP=share&at_medium=rss&page=1",
        "https://news-example.cdn.ampproject.org/c/s/news.example/2021/a/amp?usqp=mq331",
        "https://www.google.com/amp/s/www.news.example/amp/2021/a",
    ],
    "bbc.co.uk/news/1": ["https://m.bbc.co.uk/news/1", "https://www.bbc.co.uk/news/1?at_medium=RSS"],
    "news.example/story.html?id=7": ["https://news.example/story.amp.html?ref=x&id=7"],
    "m.co.uk/a": ["https://m.co.uk/a"],
}
APART = [
    "https://news.example/story?12345",
    "https://news.example/story?12346",
    "https://news.example/story?id=1",
    "https://news.example/story?id=2",
    "https://news.example/story?id=2&page=2",
    "https://news.example/amplifier",
    "https://news.example/2021/print-is-dead",
    "https://news.example/index.htmlx",
    "https://news.example:8080/story?id=1",
    "https://blog.news.example/story?id=1",
    "https://print.example/story",
    "https://m.example/story",
]


@pytest.mark.parametrize(("address", "url"), [(a, u) for a, urls in SAME.items() for u in urls])
def test_all_forms_of_an_address_are_one(address, url):
    assert canonical(url) == address


def test_other_addresses_stay_apart():
    assert len({canonical(url) for url in APART}) == len(APART)


@pytest.mark.parametrize(
    "url", [None, "", "https://x.example", "https://x.example/index.html?utm_source=a", "https://x.example/amp/",
            "ftp://x.example/a", "http://[::1", "a/b", "javascript:alert(1)"]
)  # fmt: skip
def test_what_is_no_address_of_a_report_is_none(url):
    assert canonical(url) is None


hosts = st.sampled_from(["news.example", "m.news.example", "www.bbc.co.uk", "a.cdn.ampproject.org"])
parts = st.sampled_from(
    ["2021", "a", "amp", "print", "index.html", "c", "s", "x.amp.html", "", "b;sid=3", "ä b", "%2F"]
)
names = st.sampled_from(["id", "p", "page", "q", "amp", "m"])
queries = st.lists(st.tuples(names, st.sampled_from(["", "1", "7", "ä&"])), max_size=3)


def built(host: str, path: list[str], query: list[tuple[str, str]]) -> str:
    told = "&".join(f"{name}={value}" for name, value in query)
    return f"https://{host}/{'/'.join(path)}" + (f"?{told}" if told else "")


urls = st.builds(built, hosts, st.lists(parts, max_size=5), queries)
tracks = st.lists(st.sampled_from(["utm_source=x", "fbclid=y", "gclid=", "CMP=z", "_ga=1"]), min_size=1)


@given(urls)
def test_the_one_form_of_an_address_is_its_own_form(url):
    address = canonical(url)
    assert address is None or canonical(f"https://{address}") == address


@given(urls, tracks, st.booleans())
def test_tracking_never_matters(url, tracking, is_first):
    bare, _, query = url.partition("?")
    parts = [*tracking, *filter(None, [query])] if is_first else [*filter(None, [query]), *tracking]
    assert canonical(f"{bare}?{'&'.join(parts)}") == canonical(url)


def page(url: str | None, link: str = "", text: str = "", name: str = "a") -> Page:
    held = f"<html><head>{link}</head><body><p>{text}</p></body></html>"
    return Page(name, f"{name}.html", held, "html", url=url)


LINK, META = '<link rel="canonical" href="{}">', "<meta property='og:url' content='{}'>"


@pytest.mark.parametrize(
    ("url", "told", "address"),
    [
        ("https://x.example/?p=7", "https://x.example/2021/fire", "x.example/2021/fire"),
        ("https://x.example/2021/fire/live", "/2021/fire-at-the-mill", "x.example/2021/fire-at-the-mill"),
        (None, "https://x.example/2021/fire", "x.example/2021/fire"),
        ("https://x.example/fire", "https://other.example/fire", "x.example/fire"),  # another site
        ("https://a.news.example/fire", "https://news.example/fire", "news.example/fire"),
        ("https://x.example/fire", "https://x.example/", "x.example/fire"),  # the front page
        ("https://x.example/news/fire", "https://x.example/news", "x.example/news/fire"),  # a list above it
        ("https://x.example/story?id=7", "https://x.example/story", "x.example/story?id=7"),
        ("https://x.example/fire?page=2", "https://x.example/mill-fire", "x.example/fire?page=2"),
        ("https://x.example/fire", "http://[::1", "x.example/fire"),
        ("https://x.example/fire", "", "x.example/fire"),
    ],
)
@pytest.mark.parametrize("tag", [LINK, META])
def test_a_page_is_believed_where_what_it_says_of_its_address_is_plausible(url, told, address, tag):
    assert address_of(page(url, tag.format(told))) == address


def test_of_link_and_tag_the_link_counts():
    both = META.format("https://x.example/b") + LINK.format("https://x.example/a")
    assert address_of(page("https://x.example/c", both)) == "x.example/a"


@pytest.mark.parametrize(
    ("url", "told"),
    [("tag/fire", True), ("page/3/", True), ("search?q=a", True), ("feed", True), ("", True),
     ("2021/tag-day", False), ("topic-a/b", False), ("?p=7", False)],
)  # fmt: skip
def test_lists_of_articles_are_told_by_their_address(url, told):
    assert is_list(f"https://news.example/{url}") is told


def folded(*given: Page) -> tuple[list[str], list[str]]:
    found = list(told_apart(given))
    return [p.id for p in found if isinstance(p, Page)], [str(f) for f in found if isinstance(f, Flaw)]


def test_in_one_pile_an_article_under_many_addresses_is_one_report():
    main = page("https://x.example/fire", text="The fire is out.", name="main")
    amp = page("https://x.example/fire/amp", LINK.format("https://x.example/fire"), "The fire is out", "amp")
    tracked = page("https://x.example/fire?utm_source=a", text="The fire is out.", name="tracked")
    told = "is the report of main.html once more, or under another address: read once"
    for order in ([main, amp, tracked], [tracked, amp, main]):
        names, flaws = folded(*order)
        assert names == ["main"]
        assert sorted(flaws) == [f"amp.html: {told}", f"tracked.html: {told}"]


def test_in_one_pile_two_texts_of_one_address_stay_two_unless_the_page_itself_says_so():
    old = page("https://x.example/fire", text="The fire burns.", name="old")
    new = page("https://x.example/fire", LINK.format("https://x.example/fire"), "The fire is out.", "new")
    phone = page("https://m.x.example/fire", text="The fire is nearly out.", name="phone")
    assert folded(old, new, phone)[0] == ["old", "new", "phone"]


def test_a_store_made_before_knows_its_pages_by_the_form_that_it_holds(monkeypatch, tmp_path):
    quick.use(monkeypatch)
    place, row = tmp_path / "a.store", quick.rows(1)[0] | {"url": "https://m.news.example/fire/amp?id=7"}

    def add(given: dict[str, str], day: int) -> list[tuple[str, str]]:
        path = quick.write(tmp_path / "a.jsonl", [given])
        done = keep.add(place, [path], keep.Act(f"2026-01-0{day}T00:00:00Z"))
        return [(arrival.report, arrival.kind) for arrival in done.arrivals]

    with monkeypatch.context() as before:
        before.setattr(
            "dateline.desk.arriving.forms_of", lambda page: tuple(filter(None, [former(page.url)]))
        )
        add(row, 1)
    assert add(row, 2) == [("r000", "known")]
    changed = row | {"text": row["text"].replace("mill", "ferry") + "\n\nA storm hit the town."}
    assert add(changed, 3) == [("r000@2", "revision")]
    with opened(place) as connection:
        held = pages.by_report(connection, "r000@2")
        assert held.address == "m.news.example/fire/amp?id=7"
        assert [kept.report for kept in pages.revisions(connection, held.address)] == ["r000", "r000@2"]


def test_a_store_knows_an_article_under_another_address(monkeypatch, tmp_path):
    quick.use(monkeypatch)
    place, row = tmp_path / "a.store", quick.rows(1)[0]
    for day, url in enumerate(
        ("https://news.example/fire", "https://m.news.example/amp/fire?utm_source=b"), 1
    ):
        path = quick.write(tmp_path / f"{day}.jsonl", [row | {"url": url}])
        done = keep.add(place, [path], keep.Act(f"2026-01-0{day}T00:00:00Z"))
    assert done.counts == {"known": 1}
