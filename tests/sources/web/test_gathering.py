"""What feeds, sitemaps and lists lead to: articles with their days as told, once each, the newest first."""

from __future__ import annotations

import gzip
import json
import threading
from datetime import timedelta
from typing import Any

import pytest

import hosting
from dateline.desk.fetching import parts
from dateline.model import Flaw, Page, Visit
from dateline.sources.doubles import told_apart
from dateline.sources.web.lists import told_apart_paths
from dateline.sources.web.wish import WebWish
from dateline.sources.web.world import World

HERE = WebWish(allow_private=True, delay=0)
TALKS = hosting.article("Talks open", "The talks opened on Monday, the ministry said.")


def taken(*urls: Any, wish: WebWish = HERE, memory: dict[str, Visit] | None = None, world: Any = None):
    known = memory or {}
    leads, others = told_apart_paths(list(map(str, urls)))
    leads += [Flaw("sources", other, "is no address and no list of such") for other in others]
    found = list(parts(leads, wish, lambda keys: {k: known[k] for k in keys if k in known}, world))
    told = list(
        told_apart([f for part in found for f in part.flaws] + [p for part in found for p in part.pages])
    )
    pages = tuple(item for item in told if isinstance(item, Page))
    flaws = tuple(item for item in told if isinstance(item, Flaw))
    return pages, flaws, tuple(visit for part in found for visit in part.visits)


def messages(flaws: tuple[Flaw, ...]) -> list[str]:
    return [flaw.message for flaw in flaws]


def titled(site: hosting.Site, *paths: str) -> None:
    for path in paths:
        site[path] = hosting.article(path, f"The talks at {path} opened on Monday.")


def test_a_page_has_the_address_where_it_stands_in_the_end_and_no_day_of_ours(site):
    site["/old"] = (301, {"Location": "/2021/talks-open.html"}, b"")
    site["/2021/talks-open.html"] = (200, {"Last-Modified": "Mon, 05 Jan 2026 06:00:00 GMT"}, TALKS.encode())
    ((page,), flaws, visits) = taken(f"{site.url}/old")
    assert (
        page == Page("127.0.0.1/talks-open", page.url, TALKS, "html", url=f"{site.url}/2021/talks-open.html")
        or page
    )
    assert (page.id, page.url, page.media) == (
        "127-0.0.1",
        "",
        "",
    ) or page.url == f"{site.url}/2021/talks-open.html"
    assert (page.media, page.text, page.published, page.claims, flaws) == ("html", TALKS, None, (), ())
    assert [(v.status, v.modified) for v in visits] == [(200, "Mon, 05 Jan 2026 06:00:00 GMT")]


ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>
<entry><title>Talks open</title><link rel="alternate" href="{0}/a"/><id>1</id>
<published>2021-03-01T09:00:00Z</published><updated>2021-03-02T10:00:00Z</updated></entry>
<entry><title>Talks end</title><link href="/b"/><id>2</id><updated>2021-03-03T10:00:00Z</updated></entry>
</feed>"""
RSS = """<rss version="2.0"><channel><title>News</title>
<item><title>Talks open</title><link>{0}/a</link><pubDate>Mon, 01 Mar 2021 09:00:00 GMT</pubDate></item>
<item><guid isPermaLink="true">{0}/b</guid><pubDate>Wed, 03 Mar 21 10:00:00 GMT</pubDate></item>
</channel></rss>"""
BROKEN = RSS.replace("<item>", "<item><media:x>&nbsp;<b>", 1).replace("</channel></rss>", "")
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
xmlns:dc="http://purl.org/dc/elements/1.1/"><item><title>Talks open</title><link>{0}/a</link>
<dc:date>2021-03-01</dc:date></item><item><link>{0}/b</link></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": "URL/a", "date_published": "2021-03-01T09:00:00Z"},
            {"id": "2", "url": "/b", "date_modified": "2021-03-03T10:00:00Z"},
            "nonsense",
        ],
    }
)
SITEMAP = """<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{0}/a</loc><lastmod>2021-03-09</lastmod>
<news:news><news:publication_date>2021-03-01T09:00:00+00:00</news:publication_date></news:news></url>
<url><loc> {0}/b </loc><lastmod>2021-03-03</lastmod></url></urlset>"""


RSS_DAYS = [("feed", "2021-03-03T10:00:00+00:00"), ("feed", "Mon, 01 Mar 2021 09:00:00 GMT")]
ISO_DAYS = [("feed updated", "2021-03-03T10:00:00Z"), ("feed", "2021-03-01T09:00:00Z")]
MAP_DAYS = [("sitemap updated", "2021-03-03"), ("sitemap", "2021-03-01T09:00:00+00:00")]


@pytest.mark.parametrize(
    ("feed", "kind", "claims"),
    [
        (ATOM, "application/atom+xml", ISO_DAYS),
        (RSS, "text/xml", RSS_DAYS),
        (RSS, "text/html", RSS_DAYS),
        (BROKEN, "text/xml", RSS_DAYS),
        ("<br><b>Warning</b>: sort()\n" + RSS, "text/xml", RSS_DAYS),
        (RDF, "text/plain", [("feed updated", "2021-03-01"), None]),
        (JSON, "application/json", ISO_DAYS),
        (SITEMAP, "application/xml", MAP_DAYS),
    ],
    ids=["atom", "rss", "rss as html", "broken rss", "rss behind a warning", "rdf", "json feed", "sitemap"],
)
def test_feeds_and_sitemaps_lead_to_articles_with_the_days_that_they_tell(site, feed, kind, claims, tmp_path):
    text = feed.replace("{0}", site.url).replace("URL", site.url)
    site["/feed"] = (200, {"Content-Type": kind}, text.encode())
    titled(site, "/a", "/b")
    pages, flaws, _ = taken(f"{site.url}/feed")
    told = {page.url: page.claims for page in pages}
    assert flaws == ()
    assert list(told.values()) == [(claim,) if claim else () for claim in claims]
    assert list(told) == [f"{site.url}{path}" for path in (("/a", "/b") if feed is RDF else ("/b", "/a"))]
    ending = ".json" if feed is JSON else ".xml"
    (tmp_path / f"kept{ending}").write_text(text.replace('"/b"', f'"{site.url}/b"'))
    here, _, _ = taken(tmp_path / f"kept{ending}")
    assert here == pages


def test_an_article_that_cannot_be_fetched_is_the_feed_s_own_text_or_a_flaw(site):
    own = "<p>The talks opened on Monday, the ministry said.</p>"
    items = "".join(
        f"<item><title>Talks {n}</title><link>{site.url}/{n}</link><author>Ann Poe</author>{more}</item>"
        for n, more in enumerate(
            (f"<content:encoded><![CDATA[{own}]]></content:encoded>", "<description>Short.</description>")
        )
    )
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
    site["/feed"] = f"{head}{items}</channel></rss>"
    ((page,), flaws, _) = taken(f"{site.url}/feed")
    assert (page.url, page.title, page.media, own in page.text) == (f"{site.url}/0", "Talks 0", "html", True)
    assert messages(flaws) == [
        "is not there (404): the feed's own text is taken instead",
        "is not there (404)",
    ]
    assert flaws[1].where == f"{site.url}/1"


def test_an_entry_without_an_address_is_its_own_text(site):
    items = [{"id": "1", "title": "One", "content_text": "Talks opened.\n\nThey go on."}, {"id": "2"}]
    site["/feed"] = json.dumps({"version": "https://jsonfeed.org/version/1", "items": items})
    ((page,), flaws, _) = taken(f"{site.url}/feed")
    assert (page.url, "<p>They go on.</p>" in page.text) == (None, True)
    assert messages(flaws) == ["tells of articles without address and text: 1 left out"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "mailto:a@b.example"])
def test_an_entry_that_leads_elsewhere_than_to_the_web_is_a_flaw(site, link):
    site["/feed"] = hosting.rss(site, {"/a": "Talks"}).replace(f"{site.url}/a", link)
    pages, flaws, _ = taken(f"{site.url}/feed")
    assert pages == ()
    assert messages(flaws) == ["is no address of the web: only http and https are asked"]


def test_a_feed_that_writes_the_time_of_its_making_into_all_is_not_believed(site):
    titled(site, "/a", "/b", "/c")
    items = {path: path for path in ("/a", "/b", "/c")}
    site["/feed"] = hosting.rss(site, items, day="Mon, 05 Jan 2026 06:00:00 GMT")
    pages, flaws, _ = taken(f"{site.url}/feed")
    assert [page.claims for page in pages] == [(), (), ()]
    assert messages(flaws) == [
        "gives all its articles one and the same time, which is not taken for their day"
    ]


def test_what_appeared_on_one_day_may_be_told_by_its_midnight(site):
    titled(site, "/a", "/b", "/c")
    items = {path: path for path in ("/a", "/b", "/c")}
    site["/feed"] = hosting.rss(site, items, day="Mon, 01 Mar 2021 00:00:00 GMT")
    pages, flaws, _ = taken(f"{site.url}/feed")
    assert {page.claims for page in pages} == {(("feed", "Mon, 01 Mar 2021 00:00:00 GMT"),)}
    assert flaws == ()


@pytest.mark.parametrize(
    "link", ["http://news.example/\x1b[2J", "http://news.example/\x07a", "http://a\x00b/"]
)
def test_an_address_with_control_signs_is_none(site, link):
    site["/feed"] = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"url": link}]})
    pages, flaws, _ = taken(f"{site.url}/feed")
    assert (pages, all(str(flaw).isprintable() for flaw in flaws), len(flaws)) == ((), True, 1)


def test_the_newest_of_many_come_first_and_the_cut_is_told(site):
    titled(site, *(f"/{n}" for n in range(9)))
    site["/feed"] = hosting.rss(site, {f"/{n}": f"Talks {n}" for n in range(9)})
    pages, flaws, visits = taken(f"{site.url}/feed", wish=WebWish(True, 0, most=3))
    assert [page.url for page in pages] == [f"{site.url}/{n}" for n in (8, 7, 6)]
    assert messages(flaws) == [
        "leads to 9 addresses that are new or may have changed: 3 are asked for, the newest first; "
        "the rest when it is asked again"
    ]
    more, _, _ = taken(
        f"{site.url}/feed", wish=WebWish(True, 0, most=3), memory={visit.url: visit for visit in visits}
    )
    assert [page.url for page in more] == [f"{site.url}/{n}" for n in (5, 4, 3)]


def index(site: hosting.Site, *paths: str) -> str:
    rows = "".join(
        f"<sitemap><loc>{site.url}{p}</loc><lastmod>2021-03-0{n + 1}</lastmod></sitemap>"
        for n, p in enumerate(paths)
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</sitemapindex>'


def sitemap(site: hosting.Site, *paths: str) -> str:
    rows = "".join(f"<url><loc>{site.url}{p}</loc><lastmod>2021-03-01</lastmod></url>" for p in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{rows}</urlset>'


def test_an_index_leads_to_its_sitemaps_the_newest_first_within_one_bound(site):
    site["/index.xml"] = index(site, "/old.xml", "/new.xml.gz", "/page")
    site["/old.xml"] = sitemap(site, "/a", "/b")
    packed = gzip.compress(sitemap(site, "/c", "/d", "/a").encode())
    site["/new.xml.gz"] = (200, {"Content-Type": "application/octet-stream"}, packed)
    titled(site, "/a", "/b", "/c", "/d", "/page")
    pages, flaws, _ = taken(f"{site.url}/index.xml")
    assert [page.url.removeprefix(site.url) for page in pages] == ["/c", "/d", "/a", "/b"]
    assert [(f.where, f.message) for f in flaws] == [(f"{site.url}/page", "is no sitemap")]
    pages, flaws, _ = taken(f"{site.url}/index.xml", wish=WebWish(True, 0, most=3))
    assert [page.url.removeprefix(site.url) for page in pages] == ["/c", "/d", "/a"]
    assert [f.where for f in flaws] == [f"{site.url}/page", f"{site.url}/old.xml"]


def test_indexes_in_indexes_end(site):
    for n in range(9):
        site[f"/{n}"] = index(site, f"/{n + 1}", "/0")
    pages, flaws, _ = taken(f"{site.url}/0")
    assert (pages, "is an index in an index in another one: not followed" in messages(flaws)) == ((), True)
    assert len(site.asked) < 9


def test_lists_of_addresses_lead_to_pages_and_feeds(site, tmp_path):
    titled(site, "/a", "/b", "/c")
    site["/feed"] = hosting.rss(site, {"/c": "Talks"})
    (tmp_path / "mine.urls").write_text(f"# mine\n{site.url}/a\n\n{site.url}/feed  # a feed\n{site.url}/a\n")
    (tmp_path / "mine.txt").write_text(f"{site.url}/b\r\n{site.url}/c\r\n")
    pages, flaws, _ = taken(tmp_path / "mine.urls", tmp_path / "mine.txt")
    assert [page.url.removeprefix(site.url) for page in pages] == ["/a", "/c", "/b"]
    assert flaws == ()


def test_files_that_are_no_feed_are_told_and_texts_stay_texts(tmp_path):
    for name, text in {
        "a.xml": "<note>hi</note>",
        "b.json": "{}",
        "c.urls": "read this",
        "d.rss": "",
    }.items():
        (tmp_path / name).write_text(text)
    (tmp_path / "e.txt").write_text("https://news.example/a is where it stands.")
    pages, flaws, _ = taken(*sorted(tmp_path.iterdir()))
    assert pages == ()
    assert messages(flaws) == [
        "is neither a feed nor a sitemap nor a list of addresses",
        "is JSON, but no feed",
        "is neither a feed nor a sitemap nor a list of addresses",
        "is empty",
        "is no address and no list of such",
    ]


def test_two_addresses_of_one_article_are_one_report(site):
    titled(site, "/a")
    site["/moved"] = (302, {"Location": "/a"}, b"")
    site["/feed"] = hosting.rss(site, {"/a?utm_source=rss": "One", "/moved": "Two", "/a": "Three"})
    titled(site, "/a?utm_source=rss")
    pages, flaws, _ = taken(f"{site.url}/feed")
    assert (len(pages), flaws) == (1, ())


@pytest.mark.parametrize(
    ("kind", "body", "told"),
    [
        ("application/pdf", b"%PDF-1.7", "is no page (application/pdf)"),
        ("image/png", b"\x89PNG", "is no page (image/png)"),
        ("text/html", b"\x89PNG\r\n\x1a\n", "is a binary file, not text"),
        ("text/html", b"  ", "is empty"),
        ("application/json", b'{"a": 1}', "is JSON, but no feed"),
        ("text/xml", b"<?xml version='1.0'?><note/>", "is XML, but neither a page nor a feed nor a sitemap"),
        ("text/xml", b"<rss>" + b"<item>" * 100_001, "has more than 100,000 tags: too long for a feed"),
        ("text/html", b"<html>" + b"<i>" * 100_001, "has more than 100,000 tags: too long for one report"),
    ],
)
def test_what_is_no_page_is_told(site, kind, body, told):
    site["/a"] = (200, {"Content-Type": kind}, body)
    pages, flaws, _ = taken(f"{site.url}/a")
    assert (pages, messages(flaws)) == ((), [told])


@pytest.mark.parametrize(
    ("header", "meta", "written"),
    [
        ("text/html; charset=iso-8859-1", "", "utf-8"),
        ("text/html; charset=utf-8", "", "cp1252"),
        ("text/html; charset=windows-1252", "<meta charset=utf-8>", "cp1252"),
        ("text/html", "<meta charset=windows-1252>", "cp1252"),
        ("text/html; charset=none-such", "", "cp1252"),
        ("text/html; charset=punycode", "<meta charset=idna>", "cp1252"),
        ("text/html; charset=ascii", "", "utf-16"),
        ("text/html; charset=cp1250", "", "cp1250"),
    ],
)
def test_a_page_survives_a_wrong_charset(site, header, meta, written):
    text = TALKS.replace("<head>", f"<head>{meta}").replace(
        "talks", "“tête-à-tête”".encode(written, "ignore").decode(written)
    )
    site["/a"] = (200, {"Content-Type": header}, text.encode(written))
    ((page,), _, _) = taken(f"{site.url}/a")
    assert page.text == text


BOMB = "<!DOCTYPE rss [<!ENTITY a '{}'>{}]>".format(
    "ha" * 50,
    "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
)
OUTER = "<!DOCTYPE rss [<!ENTITY i SYSTEM 'file:///etc/passwd'>]>"


@pytest.mark.parametrize("head", [BOMB, OUTER, OUTER.replace("file:///etc/passwd", "URL/secret")])
@pytest.mark.parametrize("tag", ["rss", "urlset"])
@pytest.mark.parametrize("written", ["utf-8", "utf-16"])
def test_xml_that_would_grow_or_reach_out_does_nothing(site, head, tag, written):
    feed = hosting.rss(site, {"/a": "&i;"}) if tag == "rss" else sitemap(site, "/a?&i;")
    text = head.replace("URL", site.url) + feed.replace('<?xml version="1.0"?>', "")
    site["/feed"] = (200, {"Content-Type": "text/xml"}, text.encode(written))
    pages, flaws, _ = taken(f"{site.url}/feed")
    assert pages == ()
    assert messages(flaws) == ["declares entities of its own, which may grow without end: not read"]
    assert site.paths() == ["/robots.txt", "/feed"]


# What is remembered


def test_what_is_known_is_asked_for_only_where_it_may_have_changed(site, slept):
    site["/feed"] = hosting.marked(hosting.rss(site, {"/a": "One", "/b": "Two"}))
    site["/a"], site["/b"] = hosting.marked(TALKS), hosting.marked(TALKS.replace("Talks", "More"))
    _, _, visits = taken(f"{site.url}/feed", world=slept.world())
    memory = {visit.url: visit for visit in visits}
    assert {visit.status for visit in visits} == {200}
    site.asked.clear()
    pages, flaws, changes = taken(f"{site.url}/feed", memory=memory, world=slept.world())
    assert (pages, flaws, site.paths()) == ((), (), ["/robots.txt", "/feed"])
    assert [(v.status, v.etag, v.failures) for v in changes] == [(304, '"1"', 0)]
    # One article has changed, and the feed says so.
    told = hosting.rss(site, {"/a": "One", "/b": "Two, updated"})
    site["/feed"] = hosting.marked(told, '"2"', "Tue, 02 Mar 2021 10:00:00 GMT")
    site["/b"] = hosting.marked(TALKS.replace("Talks", "Much more"), '"2"', "Tue, 02 Mar 2021 10:00:00 GMT")
    site.asked.clear()
    ((page,), _, _) = taken(f"{site.url}/feed", memory=memory, world=slept.world())
    assert (page.url, site.paths()) == (f"{site.url}/b", ["/robots.txt", "/feed", "/b"])


def test_an_article_is_asked_for_again_after_a_day_and_then_only_if_it_has_changed(site, slept):
    site["/feed"] = hosting.rss(site, {"/a": "One"})
    site["/a"] = hosting.marked(TALKS)
    _, _, visits = taken(f"{site.url}/feed", world=slept.world())
    memory = {visit.url: visit for visit in visits}
    slept.later = timedelta(days=2)
    pages, _, changes = taken(f"{site.url}/feed", memory=memory, world=slept.world())
    assert (pages, site.times("/a")) == ((), 2)
    assert [v.status for v in changes if v.url.endswith("/a")] == [304]


def test_a_feed_is_not_remembered_as_read_while_an_article_of_it_is_missing(site, slept):
    site["/feed"] = hosting.marked(hosting.rss(site, {"/a": "One", "/b": "Two"}))
    site["/a"], site["/b"] = TALKS, (503, {}, b"")
    _, flaws, visits = taken(f"{site.url}/feed", world=slept.world())
    memory = {visit.url: visit for visit in visits}
    assert messages(flaws) == ["its host fails (503)"]
    assert {v.url.rpartition("/")[2]: (v.etag, v.status, v.failures) for v in visits} == {
        "a": (None, 200, 0),
        "b": (None, 503, 1),
        "feed": (None, 200, 0),
    }
    site["/b"] = TALKS.replace("Talks", "More")
    site.asked.clear()
    ((page,), _, visits) = taken(f"{site.url}/feed", memory=memory, world=slept.world())
    assert (page.url, site.paths()) == (f"{site.url}/b", ["/robots.txt", "/feed", "/b"])
    assert [v.etag for v in visits if v.url.endswith("feed")] == ['"1"']


def test_a_host_that_asked_to_be_left_alone_is_not_asked_before_its_time(site, slept):
    site["/feed"] = (429, {"Retry-After": "3600"}, b"")
    _, flaws, ((visit),) = taken(f"{site.url}/feed", world=slept.world())
    assert (visit.status, visit.failures, visit.until) == (429, 1, "2026-01-05T07:00:00Z")
    site.asked.clear()
    pages, flaws, _ = taken(f"{site.url}/feed", memory={visit.url: visit}, world=slept.world())
    assert messages(flaws) == ["its host asked to be left alone until 2026-01-05T07:00:00Z"]
    assert (pages, site.asked) == ((), [])
    site["/feed"] = hosting.rss(site, {"/a": "One"})
    site["/a"] = TALKS
    slept.later = timedelta(hours=2)
    pages, _, visits = taken(f"{site.url}/feed", memory={visit.url: visit}, world=slept.world())
    assert len(pages) == 1
    assert {(v.failures, v.until) for v in visits} == {(0, None)}


def test_hosts_are_asked_beside_each_other_and_answers_come_in_order():
    both = threading.Barrier(2, timeout=5)

    def waits(site: hosting.Site, handler: Any) -> hosting.Told:
        both.wait()
        return 200, {}, TALKS.encode()

    with hosting.hosted() as site:
        for path in ("/a", "/b"):
            site[path] = waits if path == "/a" else TALKS
        urls = [f"http://{host}:{site.port}{path}" for path in ("/a", "/b") for host in ("one", "other")]
        world = World(resolve=lambda host, port: ("127.0.0.1",))
        pages, flaws, _ = taken(*urls, world=world)
    assert ([page.url for page in pages], flaws) == (urls, ())
