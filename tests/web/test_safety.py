"""Report text is hostile and so are requests: no word becomes markup, nothing that is asked is a fault."""

from __future__ import annotations

import json
import re
import threading
from urllib.parse import quote, urlencode, urlsplit

import httpx
import pytest
from asking import Seen, ask
from changing import seal, store
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import quick
from dateline.desk.keep import Act, add
from dateline.stages.tell.page.style import DRAWN, STYLE
from dateline.web import Settings, make_app
from serving import served

EVIL = (
    '"><script>alert(1)</script>',
    "</title><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "<svg/onload=alert(1)>",
    "</textarea></script><iframe src=//evil.example>",
    "{{ 1337 * 1337 }} {% raw %} ${1337*1337} <%= 1337*1337 %>",
    "\u202egnp.exe \u2066 \x00\x08\x1b[31m",
    "javascript:alert(1)",
    "&lt;b&gt;&amp;#60;script&#62;",
)
TOLD = (
    "Crews killed {n} people in {evil} on Monday, the ministry of {evil} said.",
    "The ministry will send {n}00 troops to Iraq by May 2021, {evil} said on Tuesday.",
    'The {evil} fire injured {n} people on Sunday. "We deny {evil}," said the mayor.',
)


def hostile(number: int) -> dict[str, object]:
    """Return a report in which every field is hostile."""
    evil = EVIL[number % len(EVIL)]
    text = "\n\n".join(line.format(n=number + 3, evil=evil) for line in TOLD)
    return {
        "id": f"r{number}{evil}",
        "title": f"Fire kills {number + 3} people in Vorrin {evil}",
        "text": text,
        "outlet": f"Post {evil}",
        "author": [f"Ann {evil}"],
        "published": "2021-03-0" + str(1 + number % 3),
        "url": f"javascript:alert({number})" if number % 2 else f"https://example.org/{quote(evil)}",
    }


@pytest.fixture(scope="module")
def besieged(tmp_path_factory, model):
    """A desk over reports that are hostile in every field."""
    folder = tmp_path_factory.mktemp("hostile")
    rows = [json.dumps(hostile(n)) for n in range(len(EVIL))]
    (folder / "rows.jsonl").write_text("\n".join(rows), "utf-8")
    place = folder / "evil.dateline"
    add(place, [str(folder / "rows.jsonl")], Act("2026-01-01T00:00:00Z", EVIL[0], EVIL[1]))
    return make_app(Settings(place))


@pytest.fixture(scope="module")
def every_page(besieged):
    """All pages of it that links lead to, by address, as many as fit in some seconds."""
    waiting, found = (
        ["/", "/add", "/log", "/export", "/dossier", "/search?q=fire", "/search?q=" + quote(EVIL[0])],
        {},
    )
    kinds: dict[str, int] = {}
    while waiting:
        target = waiting.pop(0)
        answer = ask(besieged, "GET", target)
        found[target] = answer
        if not answer.headers["content-type"].startswith("text/html") or "attachment" in str(answer.headers):
            continue
        for tag, held in Seen(answer.text).elements:
            link = held.get("href", "") if tag == "a" else ""
            link = link.partition("#")[0]
            kind = re.sub(r"[^/?=&]+(?=/|$)", "*", re.sub(r"=[^&]*", "=", link))
            if not link.startswith("/") or link.startswith("//") or link in found or link in waiting:
                continue
            kinds[kind] = kinds.get(kind, 0) + 1
            if kinds[kind] <= 12:
                waiting.append(link)
    return found


def test_links_lead_to_pages_that_are_there(every_page):
    wrong = {target: answer.status for target, answer in every_page.items() if answer.status >= 400}
    assert {t: s for t, s in wrong.items() if not t.startswith(("/dossier?", "/search?"))} == {}
    assert all(status < 500 for status in wrong.values())
    assert len(every_page) > 20


def test_no_word_of_a_report_becomes_markup(every_page):
    for target, answer in every_page.items():
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        seen = Seen(answer.text)
        for tag, held in seen.elements:
            assert tag not in ("iframe", "object", "embed", "base"), target
            assert tag != "script" or re.match(r"/static/[\w.]+\.js\?\w+$", held.get("src", "")), target
            assert tag != "img" or held["src"].startswith("/static/"), target
            assert not [name for name in held if name.startswith("on")], (target, held)
            for name in ("href", "src", "action", "formaction", "xlink:href"):
                link = held.get(name, "")
                assert urlsplit(link.strip()).scheme.lower() in ("", "http", "https"), (target, link)
                assert tag == "a" or not urlsplit(link).netloc, (target, link)
        assert "1787569" not in answer.text, f"{target}: a template in a text was evaluated"
        assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", answer.text), target


def test_text_that_turns_the_direction_of_writing_turns_itself_only(every_page):
    html = {t: a for t, a in every_page.items() if a.headers["content-type"].startswith("text/html")}
    loose = {target: seen.loose for target, a in html.items() if (seen := Seen(a.text)).loose}
    assert loose == {}
    # What `Seen` takes for granted of the style sheets.
    assert all(f"{Seen.ISOLATED_BY_STYLE}{{unicode-bidi:isolate}}" in sheet for sheet in (DRAWN, STYLE))


def test_every_answer_is_bound_by_the_policy(besieged, every_page):
    odd = {
        t: ask(besieged, m, t)
        for t, m in (("/nowhere", "GET"), ("/log/undo", "POST"), ("/", "PUT"), ("/export/x", "GET"))
    }
    for target, answer in (every_page | odd).items():
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy, target
        shared = "sandbox" in policy and "share" in target
        assert shared or ("unsafe" not in policy and "script-src 'self'" in policy), target
        assert answer.headers["x-content-type-options"] == "nosniff", target
        assert answer.headers["x-frame-options"] == "DENY", target


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fapp.py",
        "/static/%2fetc%2fpasswd",
        "/static//etc/passwd",
        "/static/%00",
        "/export/..%2f..%2fetc%2fpasswd",
        "/story/..%2f..%2fetc%2fpasswd/export/csv",
        "/report/..%2f..%2f..%2fetc%2fpasswd",
        "/add/..%2f..%2f",
        "//evil.example/",
        "/%0d%0aset-cookie:x=y",
    ],
)
def test_no_path_of_a_request_is_a_path_on_the_disk(besieged, path):
    answer = ask(besieged, "GET", path)
    assert answer.status in (307, 400, 404, 405)
    assert "root:" not in answer.text
    assert "set-cookie" not in answer.headers or "dateline-seal" in answer.headers["set-cookie"]
    assert "import" not in answer.text


@pytest.mark.parametrize(
    "target", ["//evil.example?token=t", "/%2fevil.example?token=t", "/\\evil.example?token=t"]
)
def test_who_enters_by_token_is_led_nowhere_else(besieged, target):
    guarded = make_app(Settings(besieged.settings.place, token="t"))
    answer = ask(guarded, "GET", target)
    assert not answer.headers.get("location", "/").startswith(("//", "/\\", "http"))


@pytest.mark.parametrize("length", ["-1", "x", "²", "1e9", "99999999999999999999", ""])
def test_a_length_that_is_none_is_refused(besieged, length):
    headers = ((b"content-length", length.encode("latin-1")),)
    assert ask(besieged, "POST", "/add", headers, b"x").status in (400, 403, 413)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.1@evil.example", "[::1", ":80"]
)
def test_an_unknown_host_is_refused(besieged, host):
    assert ask(besieged, "GET", "/", ((b"host", host.encode()),)).status == 400


# --- whatever is asked ---

odd = st.one_of(
    st.sampled_from(
        [*EVIL, "", " ", ".", "..", "0", "-1", "1", "99999999999999999999", "2021-03-01", "²", "nan"]
    ),
    st.text(max_size=12),
)
names = st.sampled_from(
    "q n page from to on outlet subject contested since until show at as_of by "
    "superseded report story number value finding title why who back first second verdict text day url "
    "files sealed token".split()
)
fields = st.lists(st.tuples(names, odd), max_size=5)
methods = st.sampled_from(
    ["GET", "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "X"]
)
header = st.tuples(
    st.sampled_from(
        [b"accept", b"range", b"if-none-match", b"if-modified-since", b"cookie", b"hx-request", b"hx-target",
         b"origin", b"content-type", b"accept-encoding", b"authorization", b"sec-fetch-site", b"referer"]
    ),
    st.one_of(
        st.sampled_from([b"true", b"bytes=0-1,5-", b"multipart/form-data", b"multipart/form-data; boundary=x",
                         b"application/x-www-form-urlencoded; charset=x", b"application/json", b"a=b; c"]),
        st.binary(max_size=20),
    ),
)  # fmt: skip


@pytest.fixture
def changing(tmp_path, quickly, monkeypatch):
    """A desk that may be changed, with what its addresses and forms take: ids of what it holds."""
    from dateline.desk import look

    monkeypatch.setattr("dateline.web.acting._SOON", 0.2)
    place = store(tmp_path, 15)
    story = max(look.every(place).stories, key=lambda s: len(s.findings))
    finding = story.findings[0]
    known = [
        story.id,
        *story.reports,
        finding.id,
        finding.values[0].id,
        f"{story.id}/{finding.id}",
        "csv",
        "css",
    ]
    return make_app(Settings(place, most=20_000)), known


def targets(app, known: list[str]) -> st.SearchStrategy[str]:
    """Return addresses of all routes, with what they know or something odd in each part, and odd queries."""
    parts = st.one_of(st.sampled_from(known), odd).map(lambda told: quote(told, safe="", errors="replace"))
    paths = [
        st.tuples(
            *(
                parts if piece.startswith("{") else st.just(piece)
                for piece in re.split(r"(\{[^}]*\})", route.path)
            )
        )
        for route in app.app.routes
    ]
    path = st.one_of(
        st.one_of(paths).map("".join), st.text(max_size=12).map(lambda t: "/" + quote(t, errors="replace"))
    )
    query = st.lists(st.tuples(names, st.one_of(odd, st.sampled_from(known))), max_size=3)
    return st.tuples(path, query).map(
        lambda t: t[0] + ("?" + urlencode(t[1], errors="replace") if t[1] else "")
    )


@settings(max_examples=150, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_nothing_that_is_asked_is_a_fault(changing, data):
    app, known = changing
    method, target = data.draw(methods), data.draw(targets(app, known))
    answer = ask(
        app, method, target, tuple(data.draw(st.lists(header, max_size=2))), data.draw(st.binary(max_size=40))
    )
    assert answer.status < 500, (method, target)
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@settings(max_examples=100, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_form_that_is_sent_is_a_fault(changing, data):
    app, known = changing
    cookie, field = sealed(app)
    path = data.draw(
        st.sampled_from([r.path for r in app.app.routes if "POST" in (getattr(r, "methods", None) or ())])
    )
    told = [(name, value) for name, value in data.draw(fields)]
    told += data.draw(st.lists(st.tuples(names, st.sampled_from(known)), max_size=2))
    headers = ((b"cookie", cookie), (b"content-type", b"application/x-www-form-urlencoded"))
    body = urlencode([("sealed", field), *told], errors="replace").encode()
    answer = ask(app, "POST", path, headers, body)
    assert answer.status < 500, (path, told)
    if answer.status == 303:
        jobs, name = app.app.state.jobs, answer.headers["location"].rpartition("/")[2]
        assert "fault" not in jobs.waited(jobs.get(name), 20).error, (path, told)


def sealed(app) -> tuple[bytes, str]:
    page = ask(app, "GET", "/add")
    field = re.search(r'name="sealed" value="(\w+)"', page.text)
    assert field
    return page.headers["set-cookie"].partition(";")[0].encode(), field[1]


BOUNDARY = "x1x"
FILE = '--{b}\r\ncontent-disposition: form-data; name="files"; filename="{name}"\r\n\r\n{body}\r\n'


@pytest.mark.parametrize(
    "body",
    [
        "",
        "--x1x",
        "--x1x--",
        "--x1x\r\n\r\n\r\n--x1x--",
        FILE.format(b=BOUNDARY, name="../../../etc/cron.d/x.txt", body="A fire hit the mill in Reyk.")
        + "--x1x--",
        FILE.format(b=BOUNDARY, name="\x00.txt", body="A fire hit the mill in Reyk.") + "--x1x--",
        FILE.format(b=BOUNDARY, name="x" * 5000 + ".txt", body="A fire hit the mill.") + "--x1x--",
        FILE.format(b=BOUNDARY, name="con.jsonl", body='{"text": "A fire hit the mill.", "id": "../x"}')
        + "--x1x--",
        FILE.format(b=BOUNDARY, name="a.txt.gz", body="\x1f\x8b") + "--x1x--",
        FILE.format(b="other", name="a.txt", body="x"),
    ],
    ids=range(10),
)
def test_no_file_that_is_sent_is_a_fault_or_leaves_its_folder(changing, tmp_path, body):
    app, _ = changing
    cookie, field = sealed(app)
    seal_part = f'--x1x\r\ncontent-disposition: form-data; name="sealed"\r\n\r\n{field}\r\n'
    headers = ((b"cookie", cookie), (b"content-type", b"multipart/form-data; boundary=x1x"))
    before = {p for p in tmp_path.rglob("*") if not p.name.startswith("kept.dateline")}
    for told in (body, seal_part + body):
        answer = ask(app, "POST", "/add", headers, told.encode("utf-8"))
        assert answer.status < 500
        if answer.status == 303:
            jobs, name = app.app.state.jobs, answer.headers["location"].rpartition("/")[2]
            assert "fault" not in jobs.waited(jobs.get(name), 20).error
    assert {p for p in tmp_path.rglob("*") if not p.name.startswith("kept.dateline")} == before


def test_twenty_look_while_one_adds(tmp_path, quickly):
    place, over = store(tmp_path, 30), threading.Event()
    wrong: list[str] = []
    asked: list[int] = []
    with served(place) as url:
        links = re.findall(r'href="(/story/s-\w+)"', httpx.get(url).text)[:5]

        def look_around(number: int) -> None:
            with httpx.Client(base_url=url, timeout=60) as client:
                while not over.is_set():
                    for path in ("/", *links[number % 5 :: 5], "/log", "/search?q=fire"):
                        answer = client.get(path)
                        asked.append(answer.status_code)
                        if answer.status_code >= 500:
                            wrong.append(f"{path}: {answer.status_code}")

        clients = [threading.Thread(target=look_around, args=(n,)) for n in range(20)]
        for thread in clients:
            thread.start()
        with httpx.Client(base_url=url, timeout=60, follow_redirects=True) as client:
            for row in quick.rows(33)[30:]:
                files = {"files": ("one.jsonl", json.dumps(row).encode())}
                answer = client.post("/add", data={"sealed": seal(client)}, files=files)
                while "every 1s" in answer.text:
                    answer = client.get(str(answer.url))
                told = re.sub(r"\s+", " ", answer.text)
                wrong += [] if "1 new" in told else [told[-2000:]]
        over.set()
        for thread in clients:
            thread.join()
    assert wrong == []
    assert len(asked) > 40
