"""Web archives: what becomes a page and what is passed over, packed, wrongly encoded, cut and broken ones."""

from __future__ import annotations

import gzip
import random
import re
import tracemalloc
import zlib
from functools import partial
from itertools import accumulate

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Flaw, Page
from dateline.sources import read_paths, records, warc
from dateline.stages.clean import clean
from sources.archives import HTML, Given, html, members, packed, put, written

squeezed = partial(gzip.compress, mtime=0)  # the same bytes, hence the same test, each time


def taken(place) -> tuple[list[Page], list[str]]:
    found = list(read_paths([place]))
    flaws = [item for item in found if isinstance(item, Flaw)]
    assert {flaw.where for flaw in flaws} <= {str(place)}
    return [item for item in found if isinstance(item, Page)], [flaw.message for flaw in flaws]


def of(*given: Given, folder, **how) -> tuple[list[Page], list[str]]:
    return taken(put(folder, written(given, **how)))


@pytest.mark.parametrize("name", ["a.warc.gz", "a.warc"])
def test_an_answer_that_is_html_is_a_page_with_its_address_and_the_day_of_its_capture(tmp_path, name):
    place = put(tmp_path, written([Given(html())], packed=name.endswith(".gz")), name)
    (page,), flaws = taken(place)
    assert (page.id, page.path, page.media) == ("a-2", f"{place}:2", "html")
    assert (page.url, page.claims) == ("https://news.example/2021/a", (("captured", "2021-03-05"),))
    assert clean(page)[0].text == "Fire at the mill\n\nCrews put out the fire at the mill."
    assert flaws == ["passed over 1 of its records: about the crawl (1)"]


LISTS = "front pages and lists of articles"
FEED = b'<?xml version="1.0"?>\n<!-- news -->\n<rss version="2.0"><channel></channel></rss>'


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        (Given(b"{}", mime="application/json"), "not HTML"),
        (Given(b"plain words", mime="text/plain"), "not HTML"),
        (Given(b"\x89PNG", mime="image/png"), "not HTML"),
        (Given(FEED, mime="application/rss+xml"), "feeds"),
        (Given(FEED), "feeds"),
        (Given(html(), status="404 Not Found"), "answers other than 200"),
        (Given(html(), status="301 Moved"), "answers other than 200"),
        (Given(html(), kind="revisit"), "unchanged since an earlier visit"),
        (Given(b"a: b", kind="metadata", mime="application/warc-fields"), "about the crawl"),
        (Given(b"Some text.", kind="conversion", mime="text/plain"), "conversions of other records"),
        (Given(b" \n"), "empty"),
        (Given(b"%PDF-1.5 \xff"), "is a binary file, not text"),
        (Given(html(), url="https://news.example/"), LISTS),
        (
            Given(html(), url="https://news.example/index.html?utm_source=x"),
            LISTS,
        ),
        (Given(html(), url="https://news.example/tag/fires"), LISTS),
        (Given(html(), url="urn:a:b"), "without a web address"),
        (Given(html(), sent=(("Content-Encoding", "rot13"),)), "packed in a way that is not known"),
        (Given(html(), sent=(("Content-Encoding", "gzip, gzip, gzip, gzip"),)), "packed too many times"),
    ],
)
def test_what_is_no_page_is_passed_over_and_counted_once_for_the_file(tmp_path, record, reason):
    pages, flaws = of(record, record, Given(html()), folder=tmp_path)
    assert len(pages) == 1
    counted = {"about the crawl": 1} | {reason: 2 + (reason == "about the crawl")}
    told = ", ".join(f"{what} ({count})" for what, count in sorted(counted.items()))
    assert flaws == [f"passed over {sum(counted.values())} of its records: {told}"]


def test_a_resource_that_is_html_is_a_page_and_one_without_a_type_is_known_by_its_start(tmp_path):
    resource = Given(html(), kind="resource", mime="text/html", url="https://news.example/b")
    pages, _ = of(resource, Given(html(), mime=None), folder=tmp_path)
    assert [page.media for page in pages] == ["html", "html"]


def test_an_archive_of_texts_gives_texts(tmp_path):
    record = Given(b"Fire at the mill\nCrews put it out.", kind="conversion", mime="text/plain")
    (page,), _ = taken(put(tmp_path, written([record]), "a.warc.wet.gz"))
    assert (page.id, page.media, page.text) == ("a.warc-2", "text", "Fire at the mill\nCrews put it out.")


def chunked(body: bytes, size: int = 7) -> bytes:
    parts = [body[n : n + size] for n in range(0, len(body), size)]
    return b"".join(b"%x;a=b\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def bare(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


@pytest.mark.parametrize(
    ("body", "coding", "transfer"),
    [
        (squeezed(html()), "gzip", ""),
        (squeezed(html()[:50]) + squeezed(html()[50:]), "x-gzip", ""),
        (zlib.compress(html()), "deflate", ""),
        (bare(html()), "deflate", ""),
        (brotli.compress(html()), "br", ""),
        (zstandard.compress(html()), "zstd", ""),
        (brotli.compress(squeezed(html())), "gzip, br", ""),
        (chunked(html()), "", "chunked"),
        (chunked(html()).replace(b"\r\n", b"\n"), "", "chunked"),
        (chunked(squeezed(html())), "gzip", "chunked"),
        # A crawler undid it and left the headers.
        (html(), "gzip", "chunked"),
        (html(), "deflate", ""),
        (html(), "br", ""),
        (html(), "zstd", ""),
        (html(), "identity", ""),
    ],
)
def test_what_a_body_was_packed_in_is_undone(tmp_path, body, coding, transfer):
    sent = (("Content-Encoding", coding), ("Transfer-Encoding", transfer))
    (page,), _ = of(Given(body, sent=sent), folder=tmp_path)
    assert page.text == html().decode()


@pytest.mark.parametrize("coding", ["gzip", "br", "zstd", "deflate", "gzip, gzip"])
def test_a_bomb_is_passed_over_and_takes_no_memory(tmp_path, coding):
    packers = {
        "gzip": lambda: squeezed(html() + bytes(64_000_000), 5),
        "br": lambda: brotli.compress(html() + bytes(64_000_000), quality=3),
        "zstd": lambda: zstandard.compress(html() + bytes(64_000_000)),
        "deflate": lambda: zlib.compress(html() + bytes(64_000_000), 5),
        "gzip, gzip": lambda: squeezed(squeezed(html() + bytes(64_000_000), 5)),
    }
    body = packers[coding]()
    place = put(tmp_path, written([Given(body, sent=(("Content-Encoding", coding),)), Given(html())]))
    tracemalloc.start()
    pages, flaws = taken(place)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(pages) == 1
    assert "too long when unpacked (1)" in flaws[0]
    assert peak < 55_000_000


def test_a_record_that_is_too_long_is_passed_over_and_takes_no_memory(tmp_path):
    place = put(tmp_path, written([Given(html() + bytes(60_000_000)), Given(html())]))
    tracemalloc.start()
    pages, flaws = taken(place)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(pages) == 1
    assert "too long (1)" in flaws[0]
    assert peak < 10_000_000


WORDS = "Café – “naïve” — €5 at the mill in Łódź"


@pytest.mark.parametrize(
    ("encoding", "mime", "meta", "text"),
    [
        ("utf-8", "text/html", "", WORDS),
        ("utf-8", "text/html; charset=iso-8859-1", "", WORDS),  # the header lies
        ("utf-16", "text/html", "", WORDS),
        ("cp1252", 'text/html; charset="ISO-8859-1"', "", WORDS[:-8]),
        ("cp1252", "text/html", "iso-8859-1", WORDS[:-8]),
        ("cp1250", "text/html; charset=windows-1250", "utf-8", "Café – Łódź"),
        ("gb18030", "text/html; charset=gb2312", "", "工厂火灾已经被扑灭 €"),
        ("shift_jis", "text/html", "Shift_JIS", "工場で火事があった"),
        ("iso2022_jp", "text/html; charset=ISO-2022-JP", "", "工場で火事があった"),
        ("koi8-r", "text/html; charset=koi8-r", "", "Пожар на мельнице"),
        ("cp1252", "text/html; charset=nonsense", "", WORDS[:-8]),
        ("cp1252", "text/html; charset=idna", "punycode", WORDS[:-8]),
    ],
)
def test_a_page_is_decoded_as_its_bytes_its_header_and_its_words_say(tmp_path, encoding, mime, meta, text):
    tag = f'<meta charset="{meta}">' if meta else ""
    body = f"<!doctype html><html><head>{tag}</head><body><p>{text}</p></body></html>".encode(encoding)
    (page,), flaws = of(Given(body, mime=mime), folder=tmp_path)
    assert f"<p>{text}</p>" in page.text
    assert all("�" not in page.text for _ in flaws)


def test_pages_in_old_encodings_are_told_once_for_the_file(tmp_path):
    body = html("Café").decode().encode("cp1252")
    old = [Given(body, mime="text/html", url=f"https://x.example/{n}") for n in range(3)]
    _, flaws = of(*old, folder=tmp_path)
    assert flaws[1:] == ["3 of its pages are not UTF-8: taken as cp1252 (3)"]


def many(count: int = 5) -> list[Given]:
    return [Given(html(f"Crews met {n} times."), url=f"https://news.example/2021/{n}") for n in range(count)]


def told(pages: list[Page]) -> list[int]:
    return [int(page.url.rpartition("/")[2]) for page in pages]


@pytest.mark.parametrize("is_packed", [True, False])
def test_of_a_file_that_was_cut_what_is_whole_is_read_and_one_flaw_says_where_it_broke(tmp_path, is_packed):
    whole = written(many(), packed=is_packed)
    parts = members(whole) if is_packed else re.split(rb"(?=WARC/1\.0)", whole)[1:]
    starts = {*accumulate(map(len, parts))}
    for cut in range(1, len(whole), 37):
        pages, flaws = taken(put(tmp_path, whole[:cut]))
        assert told(pages) == list(range(len(pages)))
        assert sum("is broken at byte" in flaw for flaw in flaws) == (cut not in starts)


def test_behind_a_broken_member_the_next_ones_are_read(tmp_path):
    held = members(written(many()))
    middle = bytearray(held[3])
    middle[len(middle) // 2] ^= 0xFF
    pages, flaws = taken(put(tmp_path, b"".join([*held[:3], bytes(middle), *held[4:]])))
    assert told(pages) == [0, 1, 3, 4]
    assert flaws[0].startswith("is broken at byte ")
    pages, flaws = taken(put(tmp_path, b"".join([*held[:3], bytes(900), b"\x1f\x8b\x08junk", *held[3:]])))
    assert told(pages) == [0, 1, 2, 3, 4]
    assert "is broken" in flaws[0]


@pytest.mark.parametrize("length", [b"5", b"70", b"100000", b"99999999999999999999", b"-1", b"x"])
@pytest.mark.parametrize("is_packed", [True, False])
def test_a_wrong_length_of_one_record_spoils_no_other(tmp_path, length, is_packed):
    held = [zlib.decompress(member, 31) for member in members(written(many()))]
    head, _, rest = held[3].partition(b"Content-Length: ")
    held[3] = head + b"Content-Length: " + length + rest[rest.index(b"\r\n") :]
    archive = b"".join(map(packed, held)) if is_packed else b"".join(held)
    pages, flaws = taken(put(tmp_path, archive))
    assert {0, 1, 3, 4} <= {*told(pages)}
    assert all(page.text.count("<html") <= 1 for page in pages)
    assert any("is broken" in flaw for flaw in flaws)


def test_a_wrong_length_in_the_answer_s_own_head_is_not_heard(tmp_path):
    sent = (("Content-Length", "3"),)
    (page,), _ = of(Given(html(), sent=sent), folder=tmp_path)
    assert page.text == html().decode()


def test_an_archive_packed_as_one_is_read(tmp_path):
    pages, _ = taken(put(tmp_path, squeezed(written(many(), packed=False))))
    assert told(pages) == [0, 1, 2, 3, 4]
    assert len({page.path for page in pages}) == 5


@pytest.mark.parametrize(
    ("held", "flaw"),
    [
        (b"", "is empty"),
        (b"no archive at all\n" * 99, "is broken at byte 0: nothing in it is whole"),
        (squeezed(b"no archive at all\n" * 99), "is broken at byte 0: nothing in it is whole"),
        (written([]), "passed over 1 of its records: about the crawl (1)"),
    ],
)
def test_a_file_without_a_page_is_told(tmp_path, held, flaw):
    assert taken(put(tmp_path, held)) == ([], [flaw])


@pytest.mark.parametrize(
    "url",
    [
        "https://x.example/../../etc/passwd",
        "https://x.example/a\x00b",
        "http://[::1",
        "https://x.example/%00%ff",
    ],
)
def test_an_address_is_never_a_path(tmp_path, url):
    place = put(tmp_path, written([Given(html(), url=url)]))
    pages, _ = taken(place)
    assert all(page.path == f"{place}:2" and page.id == "a-2" for page in pages)
    assert {path.name for path in tmp_path.iterdir()} == {"a.warc.gz"}


def test_the_head_of_an_answer_may_be_odd():
    assert records.answer(b"HTTP/1.1 200\r\nA\r\n: b\r\nContent-Type:text/html\r\n\r\nx").body == b"x"
    assert records.answer(b"HTTP/2 200 OK\n\n").status == 200
    for odd in (b"", b"HTTP/1.1", b"HTTP/1.1 200 OK\r\n", b"<p>x\r\n\r\n", b"HTTP/1.1 2000\r\n\r\n"[:12]):
        assert records.answer(odd) is None


SOUND = {is_packed: written(many(), packed=is_packed) for is_packed in (True, False)}


@given(st.booleans(), st.randoms(use_true_random=False))
def test_whatever_is_wrong_with_an_archive_what_is_whole_is_read(tmp_path_factory, is_packed, chance):
    held = bytearray(SOUND[is_packed])
    at = chance.randrange(len(held))
    change = chance.choice(("flip", "cut", "double", "junk"))
    if change == "flip":
        held[at] ^= 1 << chance.randrange(8)
    elif change == "cut":
        del held[at : at + chance.randrange(1, 400)]
    elif change == "double":
        held[at:at] = held[at : at + chance.randrange(1, 400)]
    else:
        held[at:at] = random.Random(at).randbytes(chance.randrange(1, 400))
    place = put(tmp_path_factory.mktemp("odd"), bytes(held))
    pages, flaws = taken(place)
    assert len({page.text for page in pages}) >= 3
    assert len(pages) == 5 or not is_packed or any("is broken at byte" in flaw for flaw in flaws)


def test_lists_are_found_in_time(tmp_path):
    odd = [b"<!--" * 20_000, b"<!---->" * 20_000, b" " * 99_999, b"<?" * 50_000, b"<!--x-->" * 9_999]
    for start in odd:
        assert warc._FEED.match(start[:4096]) is None
    pages, _ = of(
        *(Given(start, mime=HTML, url=f"https://x.example/{n}") for n, start in enumerate(odd)),
        folder=tmp_path,
    )
    assert len(pages) == 4
