"""The client at real sites: polite to those that answer, safe from those that mean harm."""

from __future__ import annotations

import gzip
import shutil
import ssl
import subprocess
import time
import zlib
from functools import partial
from itertools import count
from typing import Any

import httpcore
import pytest
import zstandard

import hosting
from dateline.sources.web import world as worlds
from dateline.sources.web.client import Client, Mark, NotFetched, agent
from dateline.sources.web.wish import WebWish
from dateline.sources.web.world import World

squeezed = partial(gzip.compress, mtime=0)  # the same bytes, hence the same test, each time

HERE = WebWish(allow_private=True, delay=0)
PAGE = hosting.article("Talks open", "The talks opened on Monday.")


def got(site, path="/a", wish=HERE, world=None, mark=Mark()):  # noqa: B008 (frozen)
    with Client(wish, world or World()) as client:
        return client.get(site if isinstance(site, str) else site.url + path, mark)


def refused(site, path="/a", wish=HERE, world=None) -> NotFetched:
    with pytest.raises(NotFetched) as error:
        got(site, path, wish, world)
    return error.value


def test_a_page_is_asked_for_once_by_name_after_robots_txt_and_without_cookies(site):
    site["/a"] = (200, {"Set-Cookie": "who=you", "Content-Type": "text/html"}, PAGE.encode())
    with Client(HERE) as client:
        assert client.get(f"{site.url}/a").body == PAGE.encode()
        client.get(f"{site.url}/a")
    assert site.paths() == ["/robots.txt", "/a", "/a"]
    assert all(headers["user-agent"] == agent() for _, headers in site.asked)
    assert agent().startswith("Dateline/")
    assert not any("cookie" in headers for _, headers in site.asked)


@pytest.mark.parametrize(
    "mark", [Mark('"1"', None), Mark(None, "Mon, 01 Mar 2021 10:00:00 GMT"), Mark('"1"', "some day")]
)
def test_what_has_not_changed_is_not_sent_again(site, mark):
    site["/a"] = hosting.marked(PAGE)
    first = got(site)
    assert (first.status, first.mark) == (200, Mark('"1"', "Mon, 01 Mar 2021 10:00:00 GMT"))
    again = got(site, mark=mark)
    assert (again.status, again.body) == (304, b"")
    assert got(site, mark=Mark('"2"', None)).status == 200


def test_a_host_is_asked_once_in_a_while_and_more_rarely_where_it_wants_that(site, slept):
    site["/robots.txt"] = "User-agent: *\nCrawl-delay: 7"
    site["/a"] = PAGE
    with Client(WebWish(allow_private=True, delay=2), slept.world()) as client:
        client.get(f"{site.url}/a")
        client.get(f"{site.url}/a")
    assert slept.seconds == [2, 7]
    slept.seconds.clear()
    site["/robots.txt"] = "User-agent: *\nCrawl-delay: 86400"
    with Client(HERE, slept.world()) as client:
        client.get(f"{site.url}/a")
        client.get(f"{site.url}/a")
    assert slept.seconds == [30]


def test_ports_and_schemes_of_one_name_are_one_host_with_rules_of_their_own(site, slept):
    with hosting.hosted() as other:
        site["/robots.txt"] = "User-agent: *\nDisallow: /a"
        site["/a"] = other["/a"] = PAGE
        with Client(WebWish(allow_private=True, delay=2), slept.world()) as client:
            with pytest.raises(NotFetched, match="forbids"):
                client.get(f"{site.url}/a")
            assert client.get(f"{other.url}/a").status == 200
    assert slept.seconds == [2, 2]


def busy(*answers: tuple[int, dict[str, str]]) -> hosting.Answer:
    """Return an answer that is each of ``answers`` in turn, and then the page."""
    left = iter(answers)

    def answer(site: hosting.Site, handler: Any) -> hosting.Told:
        status, headers = next(left, (200, {}))
        return status, headers, PAGE.encode() if status == 200 else b""

    return answer


@pytest.mark.parametrize(
    ("answers", "waited"),
    [
        ([(429, {"Retry-After": "7"})], [7]),
        ([(503, {}), (502, {})], [1, 2]),
        (
            [
                (
                    429,
                    {"Retry-After": "Mon, 05 Jan 2026 06:00:20 GMT", "Date": "Mon, 05 Jan 2026 06:00:00 GMT"},
                )
            ],
            [20],
        ),
        ([(503, {"Retry-After": "when we can"})], [1]),
        ([(503, {"Retry-After": "-5"})], [1]),
    ],
)
def test_a_busy_host_is_waited_for_as_long_as_it_asks(site, slept, answers, waited):
    def route(site: hosting.Site, handler: Any) -> hosting.Told | None:
        told = next(left, None)
        if told is None:
            return 200, {}, PAGE.encode()
        status, headers = told
        handler.send_response_only(status)
        for name, value in {**headers, "Content-Length": "0"}.items():
            handler.send_header(name, value)
        handler.end_headers()
        return None

    left = iter(answers)
    site["/a"] = route
    assert got(site, world=slept.world()).status == 200
    assert slept.seconds == waited


def test_a_host_that_stays_busy_is_asked_a_few_times_only(site, slept):
    site["/a"] = busy(*[(503, {})] * 9)
    error = refused(site, world=slept.world())
    assert (error.status, error.lasting, site.times("/a")) == (503, False, HERE.tries)


def test_a_host_that_wants_an_hour_gets_it_and_is_not_asked_again_in_this_call(site, slept):
    site["/a"] = busy((429, {"Retry-After": "3600"}))
    with Client(HERE, slept.world()) as client:
        for _ in range(3):
            with pytest.raises(NotFetched, match="left alone for 3,600 seconds") as error:
                client.get(f"{site.url}/a")
    assert (error.value.wait, slept.seconds, site.times("/a")) == (3600, [], 1)


def test_a_host_that_fails_again_and_again_is_left_alone(site, slept):
    def hung_up(site: hosting.Site, handler: Any) -> None:
        handler.close_connection = True

    site["/a"] = hung_up
    with Client(HERE, slept.world()) as client:
        for _ in range(6):
            with pytest.raises(NotFetched):
                client.get(f"{site.url}/a")
    assert site.times("/a") == 3


@pytest.mark.parametrize(
    ("status", "lasting"), [(404, True), (410, True), (403, True), (401, True), (418, True), (500, False)]
)
def test_what_is_not_given_is_told_with_its_status(site, slept, status, lasting):
    site["/a"] = (status, {}, b"<p>no</p>")
    error = refused(site, world=slept.world())
    assert (error.status, error.lasting, str(status) in str(error)) == (status, lasting, True)


# robots.txt


def test_what_robots_txt_forbids_is_not_asked_for_nor_reached_by_a_redirect(site):
    site["/robots.txt"] = (
        "User-agent: dateline\nDisallow: /inner\nAllow: /inner/open\n\nUser-agent: *\nDisallow: /"
    )
    site["/a"] = (302, {"Location": "/inner/b"}, b"")
    site["/inner/open"] = PAGE
    assert "robots.txt forbids it" in str(refused(site, "/inner/b"))
    assert "robots.txt forbids it" in str(refused(site))
    assert got(site, "/inner/open").status == 200
    assert "/inner/b" not in site.paths()


@pytest.mark.parametrize(("status", "asked"), [(404, 1), (403, 1), (500, 0), (503, 0), (429, 0)])
def test_a_robots_txt_that_is_not_there_allows_all_and_one_that_cannot_be_read_nothing_now(
    site, slept, status, asked
):
    site["/robots.txt"] = (status, {}, b"")
    site["/a"] = PAGE
    with Client(HERE, slept.world()) as client:
        for _ in range(2):
            if asked:
                client.get(f"{site.url}/a")
            else:
                with pytest.raises(NotFetched, match=r"robots\.txt of its host cannot be read") as error:
                    client.get(f"{site.url}/a")
                assert not error.value.lasting
    assert site.times("/a") == 2 * asked
    assert site.times("/robots.txt") <= HERE.tries


# Harm


ADDRESSES = (
    "127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 100.64.0.1 169.254.169.254 224.0.0.1 "
    "240.0.0.1 255.255.255.255 192.0.0.8 198.18.0.1 ::1 :: fe80::1 fe80::1%lo fc00::1 fec0::1 ff02::1 "
    "::ffff:127.0.0.1 ::ffff:8.8.8.8 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1:: "
    "2001:0:7f00:1:: 2001:db8::1 nonsense"
).split()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_public_name_that_leads_inside_is_refused_before_anything_is_sent(address):
    def connect(*_: object) -> httpcore.NetworkStream:
        raise AssertionError("it was connected to")

    world = World(resolve=lambda host, port: (address,), connect=connect)
    error = refused("http://news.example/a", wish=WebWish(), world=world)
    assert (error.lasting, "no place of the open web" in str(error)) == (True, True)


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "[::1]", "[::ffff:7f00:1]"]
)
def test_this_machine_is_refused_however_it_is_written(site, host):
    error = refused(f"http://{host}:{site.port}/a", wish=WebWish(delay=0))
    assert (
        "no place of the open web" in str(error) or "is not known" in str(error) or "no address" in str(error)
    )
    assert site.asked == []


def test_a_redirect_to_the_inside_is_refused(site):
    site["/a"] = (302, {"Location": f"http://inner.example:{site.port}/secret"}, b"")
    site["/secret"] = PAGE

    def connect(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        return _Elsewhere(worlds.connected("127.0.0.1", port, timeout))

    names = {"news.example": ("93.184.216.34",), "inner.example": ("10.0.0.7",)}
    world = World(resolve=lambda host, port: names[host], connect=connect)
    error = refused(f"http://news.example:{site.port}/a", wish=WebWish(delay=0), world=world)
    assert "leads to 10.0.0.7" in str(error)
    assert site.paths() == ["/robots.txt", "/a"]


class _Elsewhere(httpcore.NetworkStream):
    """A connection whose other end says that it is another machine."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        return ("93.184.216.34", 80) if info == "server_addr" else self._stream.get_extra_info(info)


def test_an_address_is_looked_at_and_connected_to_in_one_though_the_name_changes_its_mind():
    answers = ("93.184.216.34", "127.0.0.1")
    asked, connected = count(), []

    def resolve(host: str, port: int) -> tuple[str, ...]:
        return (answers[next(asked) % 2],)

    def connect(address: str, port: int, timeout: float) -> httpcore.NetworkStream:
        connected.append(address)
        raise httpcore.ConnectError

    world = World(resolve=resolve, connect=connect, sleep=lambda seconds: None)
    with Client(WebWish(delay=0), world) as client:
        for _ in range(2):
            with pytest.raises(NotFetched):
                client.get("http://news.example/a")
    assert connected == ["93.184.216.34"]


def test_a_public_address_that_is_this_machine_s_own_is_refused(site):
    world = World(
        resolve=lambda host, port: ("93.184.216.34",),
        connect=lambda address, port, timeout: worlds.connected("127.0.0.1", port, timeout),
    )
    error = refused(f"http://news.example:{site.port}/a", wish=WebWish(delay=0), world=world)
    assert "this machine itself" in str(error)
    assert site.asked == []


@pytest.mark.parametrize(
    ("url", "told"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://news.example/a", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("http://ann:secret@news.example/a", "a name or a password"),
        ("http://news.example:25/a", "port 25"),
        ("http://news.example:port/a", "is no address"),
        ("http://[::1/a", "is no address"),
        ("http://news.example/" + "a" * 5000, "more than 4,000 characters"),
    ],
)
def test_what_is_no_address_of_the_web_is_refused_here_and_behind_a_redirect(site, url, told):
    assert told in str(refused(url))
    assert "names no host" in str(refused("http:///a"))
    site["/a"] = (302, {"Location": url}, b"")
    assert told in str(refused(site))


def test_redirects_are_followed_but_not_round_and_round(site):
    for n in range(9):
        site[f"/{n}"] = (301, {"Location": f"/{n + 1}"}, b"x")
    site["/5"] = PAGE
    assert got(site, "/0").url == f"{site.url}/5"
    site["/5"] = (302, {"Location": "/0"}, b"")
    assert "more than 5 times" in str(refused(site, "/0"))
    assert len(site.asked) < 20


def dripping(site: hosting.Site, handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(200):
        handler.wfile.write(b"a")
        handler.wfile.flush()
        time.sleep(0.02)


def slow_to_begin(site: hosting.Site, handler: Any) -> None:
    for _ in range(200):
        handler.wfile.write(b"H")
        handler.wfile.flush()
        time.sleep(0.02)


def endless(site: hosting.Site, handler: Any) -> None:
    handler.send_response(200)
    handler.end_headers()
    for _ in range(100_000):
        handler.wfile.write(b"<p>more</p>" * 1000)


@pytest.mark.parametrize("route", [dripping, slow_to_begin])
def test_a_slow_drip_ends_with_its_time(site, route):
    site["/a"] = route
    begun = time.monotonic()
    error = refused(site, wish=WebWish(allow_private=True, delay=0, seconds=0.3))
    assert time.monotonic() - begun < 1.5
    assert error.lasting is False


def test_an_endless_body_ends_with_its_size(site):
    site["/a"] = endless
    assert "is larger than 100,000 bytes" in str(refused(site, wish=WebWish(True, 0, largest=100_000)))


def zstd(body: bytes) -> bytes:
    return zstandard.ZstdCompressor().compress(body)


@pytest.mark.parametrize(("name", "pack"), [("gzip", squeezed), ("zstd", zstd)])
def test_a_bomb_is_not_unpacked_further_than_it_may_grow(site, name, pack):
    site["/a"] = (200, {"Content-Encoding": name}, pack(b"\0" * 60_000_000))
    error = refused(site, wish=WebWish(True, 0, largest=1_000_000))
    assert str(error) == "is larger than 1,000,000 bytes"
    site["/b"] = (200, {"Content-Encoding": name}, pack(PAGE.encode()))
    assert got(site, "/b").body == PAGE.encode()


@pytest.mark.parametrize(
    ("name", "body", "told"),
    [
        ("br", b"abc", "packed as br, which nobody asked for"),
        ("gzip, gzip", b"abc", "which nobody asked for"),
        ("deflate", zlib.compress(b"abc"), "which nobody asked for"),
        ("gzip", b"abc", "is packed and broken"),
        ("gzip", squeezed(PAGE.encode() * 50)[:-20], "is packed and cut off"),
        ("zstd", b"abc", "is packed and broken"),
    ],
)
def test_a_body_that_is_packed_wrongly_is_told(site, name, body, told):
    site["/a"] = (200, {"Content-Encoding": name}, body)
    assert told in str(refused(site))


def test_packed_pieces_and_what_stands_behind_them_are_read(site):
    site["/a"] = (
        200,
        {"Content-Encoding": "gzip"},
        squeezed(b"one ") + squeezed(b"two") + b"\0" * 9,
    )
    assert got(site).body == b"one two"


def test_what_is_no_answer_of_the_web_is_told(site):
    def nonsense(site: hosting.Site, handler: Any) -> None:
        handler.wfile.write(b"220 mail.example ESMTP\r\n")

    site["/a"] = nonsense
    assert "does not answer as the web does" in str(refused(site))


# Trust


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    tool = shutil.which("openssl")
    if tool is None:
        pytest.skip("there is no openssl to make a certificate")
    folder = tmp_path_factory.mktemp("tls")
    made = [tool, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
            "-days", "2", "-subj", "/CN=news.example", "-addext", "subjectAltName=DNS:news.example",
            "-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]  # fmt: skip
    subprocess.run(made, check=True, capture_output=True)
    return folder


def test_a_certificate_is_asked_for_the_name_though_the_address_was_chosen_before(certificate):
    served = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    served.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")

    def trusting() -> ssl.SSLContext:
        return ssl.create_default_context(cafile=certificate / "cert.pem")

    with hosting.hosted(served) as site:
        site["/a"] = PAGE
        world = World(resolve=lambda host, port: ("127.0.0.1",), trust=trusting)
        url = f"https://news.example:{site.port}/a"
        assert got(url, world=world).body == PAGE.encode()
        bad = refused(f"https://other.example:{site.port}/a", world=world)
        worse = refused(url, world=World(resolve=lambda host, port: ("127.0.0.1",)))
    assert "certificate that cannot be trusted" in str(bad)
    assert "certificate that cannot be trusted" in str(worse)
