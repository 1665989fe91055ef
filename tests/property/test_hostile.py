"""Ten thousand hostile inputs: no crash, no hang, little memory, nothing written outside, no word invented.

The profile "house" takes a few hundred of them; ``HYPOTHESIS_PROFILE=hostile`` takes ten thousand.
"""

from __future__ import annotations

import base64
import gzip
import io
import json
import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterable
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.desk import keep
from dateline.desk.keep import Act
from dateline.model import DatelineError, Flaw, Page, Record, Report
from dateline.pipeline import read_pages
from dateline.sources import read_paths
from dateline.sources.bounds import LONGEST as LONGEST_OF
from dateline.sources.encoding import printable
from dateline.stages.clean import clean, learn_habits
from dateline.store.verify import verify

PARSED = 3000  # characters that are parsed: what is hostile in a text is not its length alone
EACH = settings().max_examples  # of the profile that is loaded
CALM = EACH if EACH > 1000 else EACH // 5  # for what takes long, where not the ten thousand are asked for
LONGEST = 10.0  # seconds of processor time for one page
LARGEST = 2 << 30  # bytes of memory of the whole process
MILLION = 1_000_000
FULL = LONGEST_OF["text"]

SAID = (
    "A ferry sank in Lake Vorrin on Monday, police said.",
    "At least 12 people died and 3,000 were moved by 4 March 2021.",
    "“It will reopen on Friday,” the mayor of Ostrel told the Vorrin Post.",
    "VORRIN, March 2 (Agency) —",
    "By Ann Poe and John Doe",
    "Published 2021-03-02T25:61:99Z",
)
ODD = (
    "\0", "\x01\x02\x7f", "\ud800", "\udfff\ud83d", "\u202e\u2066", "\ufeff", "\u0301" * 40, "\U0010ffff",
    "\u2028", "\r", "\x0b", "\x85", "²³½", "٣٤", "１２", "𝟙", "ﬁ", "ẞ", "İ", "ŉ", "Ａ", "\u200b",
    "9" * 400, "1e400", "-0", "1/0", "13/13/13", "31 February 99999", "0 BC", "the 32nd of May", "'", '"',
    "-" * 300, "." * 300, "$" * 99, "(" * 200, "[" * 200, "*" * 99, "_" * 99, "#" * 50, "> " * 80, "\\" * 50,
)  # fmt: skip
MARKUP = (
    "<", ">", "<p>", "</p>", "<div>", "</div></div>", "<b><i>", "<table><tr><td>", "<script>", "</script>",
    "<!--", "-->", "<![CDATA[", "]]>", "<svg><math>", "<a href='", "<p a=\"", "&lt;", "&#0;", "&#xD800;",
    "&#99999999999;", "&a;", "&amp" * 20, "<?xml version='1.0' encoding='idna'?>", "<base href='//x'>",
    "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>", "&c;&c;&c;",
    "<!DOCTYPE x [<!ENTITY f SYSTEM 'file:///etc/passwd'>]>", "&f;", "<html>", "<body>", "<head>", "<title>",
    "<meta charset='punycode'>", "<meta charset=unicode_escape>", "<meta charset=undefined>", "<article>",
    "<meta property='article:published_time' content='9999-99-99'>", "<time datetime='-1'>", "<figcaption>",
    '<script type="application/ld+json">{"datePublished": "0000-00-00", "headline": [[{', "<textarea>",
    '<meta name="author" content="\x00">', '<link rel="canonical" href="http://[::1">', "<plaintext>",
    "---\ntitle: x\ndate: 1e9\n---\n", "```", "~~~", "![](", "](", "|-|", "<frameset>",
    "<iframe srcdoc='<p>'>",
)  # fmt: skip

pieces = st.one_of(
    st.sampled_from(SAID),
    st.sampled_from(ODD),
    st.sampled_from(MARKUP),
    st.text(max_size=20),
    st.just("\n\n"),
)
many = st.sampled_from((1, 1, 1, 1, 1, 2, 7, 60, 900))


@st.composite
def texts(draw) -> str:
    """Return pieces, some of them over and over: nests, runs, pages without an end."""
    drawn = draw(st.lists(st.tuples(pieces, many), max_size=14))
    return "".join(draw(st.sampled_from(("", " ", "\n"))) + piece * times for piece, times in drawn)


def as_bytes(text: str, encoding: str) -> bytes:
    return text.encode(encoding, "surrogatepass" if encoding.startswith("utf") else "replace")


encodings = st.sampled_from(
    ("utf-8", "utf-8", "utf-16", "utf-16-le", "utf-32", "cp1252", "utf-8-sig", "koi8_r")
)
files = st.one_of(
    st.builds(as_bytes, texts(), encodings),
    st.binary(max_size=400),
    st.builds(lambda raw, times: raw * times, st.binary(max_size=9), many),
    st.builds(lambda text, raw: as_bytes(text, "utf-8") + raw, texts(), st.binary(max_size=30)),
    st.builds(
        lambda text, cut: gzip.compress(as_bytes(text, "utf-8"))[: cut or None], texts(), st.integers(-9, 0)
    ),
)
NAMES = (
    "a", "..", "...", "..%2f..%2fpasswd", "a\\..\\..\\b", "C:\\con", "-", "--store", "*", "a\nb", "a\tb", " ",
    "$HOME", "`id`", ";ls", "<b>", "{}", "%s%n", "a.zip", "a.tar.gz", "a.txt.gz", ".html", "a" * 200, "é",
    "\u202etxt", "nul", "@2", "a@2", "'; drop table page; --", "/etc/passwd", "../../out", "a/../../out",
    "\0", "~", "e\u0301",
)  # fmt: skip
ENDINGS = (".txt", ".md", ".html", ".htm", ".jsonl", ".txt.gz", ".jsonl.gz", ".HTML.GZ", ".zip", "")
names = st.one_of(st.sampled_from(NAMES), st.text(max_size=12), st.binary(max_size=9).map(os.fsdecode))
paths = st.builds(str.__add__, names, st.sampled_from(ENDINGS))

strings = st.one_of(names, texts(), st.sampled_from(MARKUP))
anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), strings),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(strings, inner, max_size=3)),
    max_leaves=5,
)
fields = st.fixed_dictionaries(
    {"text": st.one_of(texts(), texts(), texts(), anything)},
    optional={
        key: st.one_of(strings, anything) for key in ("id", "title", "url", "outlet", "author", "published")
    },
)


@contextmanager
def soon_done():
    """Fail where what is done takes a page's time or more, or the process more than its memory."""
    start = time.process_time()
    yield
    assert time.process_time() - start < LONGEST
    assert (
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        < LARGEST
    )


def everything_below(folder: str) -> set[tuple[str, int, int]]:
    found = (
        (os.lstat(p), p) for top, *parts in os.walk(folder) for part in parts for p in _joined(top, part)
    )
    return {(place, status.st_size, status.st_mtime_ns) for status, place in found}


def _joined(top: str, names: Iterable[str]) -> list[str]:
    return [os.path.join(top, name) for name in names]  # noqa: PTH118 (a name may be no text)


def written(folder: str, held: Iterable[tuple[str, bytes]]) -> None:
    """Write files under those of the names that the file system takes, in ``folder`` only."""
    for name, raw in held:
        place = Path(folder, "given", name.replace("/", "∕").replace("\0", "␀"))
        try:
            place.write_bytes(raw)
        except (OSError, ValueError):
            continue  # a name of dots, one that is too long


def sound(found: Iterable[Page | Flaw]) -> list[Report]:
    """Return what the pages come to, each cut soundly out of its own text."""
    held = list(found)
    for item in held:
        for told in [item.id, item.path, item.text] if isinstance(item, Page) else [str(item)]:
            if isinstance(item, Flaw) or told is not item.text:
                told.encode()
    kept = [item for item in held if isinstance(item, Page)]
    assert len({page.id for page in kept}) == len(kept)
    habits = learn_habits(kept)
    reports = []
    for page in kept:
        with soon_done():
            report, flaws = clean(page, habits)
        report.text.encode()
        str(flaws).encode()
        ends = [0, *(end for block in report.blocks for end in (block.start, block.end)), len(report.text)]
        assert ends == sorted(ends)
        reports.append(report)
    return reports


@settings(max_examples=3 * CALM)
@given(st.lists(st.tuples(paths, files), min_size=1, max_size=3), st.booleans())
def test_files_of_any_name_and_content_are_read_or_told(held, as_is):
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "given").mkdir()
        written(folder, held)
        before = everything_below(folder)
        with soon_done():
            found = list(read_paths([Path(folder, "given")], as_is=as_is))
        sound(found)
        assert everything_below(folder) == before


@settings(max_examples=CALM)
@given(st.lists(st.one_of(fields, fields, anything), max_size=4), st.booleans(), st.booleans())
def test_json_lines_of_any_kind_are_read_or_told(rows, escaped, as_is):
    lines = "\n".join(json.dumps(row, ensure_ascii=escaped) for row in rows)
    stream = io.BytesIO(b"{}\n" + lines.encode("utf-8", "surrogatepass"))
    with soon_done():
        found = list(read_paths(["-"], as_is=as_is, stdin=stream))
    sound(found)


def quotes_stand(record: Record) -> None:
    """Check that all that a record says lies within its text."""
    length = len(record.report.text)
    parts = (*record.sentences, *record.entities, *record.times, *record.figures, *record.statements)
    assert all(0 <= part.start <= part.end <= length for part in parts)


@settings(max_examples=EACH // 8)
@given(st.lists(st.tuples(texts(), st.sampled_from(("text", "html", "markdown"))), min_size=1, max_size=3))
def test_any_page_is_parsed_and_kept(model, drawn):
    held = [
        Page(f"p{n}", f"p{n}.txt", printable(text)[:PARSED], media) for n, (text, media) in enumerate(drawn)
    ]
    with soon_done():
        for record in read_pages(held, model):
            quotes_stand(record)


@settings(max_examples=EACH // 12)
@given(st.lists(fields, min_size=1, max_size=3))
def test_any_page_is_kept_and_proved_and_the_folder_holds_the_store_alone(model, rows):
    with tempfile.TemporaryDirectory() as folder:
        given_, place = Path(folder, "given.jsonl"), Path(folder, "kept", "a.store")
        short = [{k: v[:PARSED] if isinstance(v, str) else v for k, v in row.items()} for row in rows]
        given_.write_bytes("\n".join(map(json.dumps, short)).encode())
        with soon_done():
            try:
                keep.add(place, [str(given_)], Act("2026-01-01T00:00:00Z"))
            except DatelineError as error:
                assert error.status == 1
                assert str(error).startswith("nothing could be read")
                return
            audit = verify(place)
        assert audit.is_sound, audit
        assert {p.name for p in Path(folder).rglob("*")} <= {
            "given.jsonl",
            "kept",
            "a.store",
            "a.store-wal",
            "a.store-shm",
        }


def bomb(depth: int) -> str:
    """Return a page whose entities stand for ten to the power of ``depth`` words."""
    rows = "".join(f"<!ENTITY e{n} '{f'&e{n - 1};' * 10}'>" for n in range(1, depth))
    head = f"<!DOCTYPE html [<!ENTITY e0 'word '>{rows}]>"
    return f"{head}<html><body><p>{SAID[0]} &e{depth - 1};</p></body></html>"


HUGE = {
    "a line of 50 MB.txt": b"word " * 10 * MILLION,
    "a line of 50 MB.jsonl": b'{"text": "' + b"word " * 10 * MILLION + b'"}',
    "a line of 50 MB.html": b"<p>" + b"word " * 10 * MILLION,
    "a line without a blank.txt": b"x" * (FULL - 1),
    "dots.txt": b"." * (FULL - 1),
    "numbers.txt": b"1,2.3-4/5 " * (FULL // 10 - 1),
    "a nest of a million.html": b"<div>" * MILLION + SAID[0].encode(),
    "a nest of tables.html": b"<table><tr><td>" * 100_000 + SAID[0].encode(),
    "open tags.html": b"<p" * MILLION,
    "open notes.html": b"<!--" * MILLION,
    "open links.md": b"[" * (FULL - 1),
    "open links at length.md": b"[a](" * (FULL // 4 - 1),
    "stars.md": b"*a _b " * (FULL // 6 - 1),
    "fences.md": b"```\n" * (FULL // 4 - 1),
    "an attribute.html": b"<p title='" + b"a" * 10 * MILLION + b"'>" + SAID[0].encode(),
    "attributes.html": b"<p " + b"a=b " * MILLION + b">" + SAID[0].encode(),
    "entities.html": b"&lt;" * MILLION,
    "an XML bomb.html": bomb(12).encode(),
    "a packed bomb.txt.gz": gzip.compress(bytes(200 * MILLION), 1),
    "a packed bomb.html.gz": gzip.compress(b"<b>" * 60 * MILLION, 1),
    "a packed bomb.jsonl.gz": gzip.compress(b"[" * 100 * MILLION, 1),
    "a bomb in a bomb.txt.gz": gzip.compress(gzip.compress(bytes(100 * MILLION), 1), 1),
    "base64.html": b"<p>" + base64.b64encode(bytes(3 * MILLION)) + b"</p>",
    "marks.txt": ("a" + "\u0301" * (FULL - 2)).encode(),
    "turned.txt": ("\u202e" * (FULL - 1)).encode(),
    "quotes.txt": ("“" * (FULL - 1)).encode(),
    "breaks.txt": b"\n" * (FULL - 2) + b"x",
    "short lines.txt": b"a b\n" * (FULL // 4),
    "questions.html": b"<?" * MILLION,
    "null bytes.txt": b"a\0" * (FULL // 2),
    "nothing but zero.txt": bytes(50 * MILLION),
}


@pytest.mark.parametrize("name", HUGE)
def test_what_is_huge_is_read_or_told_in_little_time(name, tmp_path):
    (tmp_path / name).write_bytes(HUGE[name])
    with soon_done():
        sound(list(read_paths([tmp_path])))
