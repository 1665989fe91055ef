import hashlib
import re
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files

import pytest
from starlette.routing import Route
from starlette.testclient import TestClient

from dateline.web import Settings, app, make_app
from dateline.web.kept import Kept
from dateline.web.rendering import render
from dateline.web.settings import settings_for

# As `npm pack htmx.org@2.0.11` gave it.
HTMX = "d6fdc75f204e6bdefa99b69bf1e6d4ac69b8a364f77929f45c13476b4000f717"


@pytest.fixture
def form(mission, monkeypatch):
    """A desk with one form that says what it was sent."""

    def told(request):
        if request.method == "POST":
            return render(request, "error.html", head="Heard", message=request.state.form["word"])
        return render(request, "error.html", head="Ask", message=f"Seal {request.scope['sealed']}")

    held = [*app._routes(), Route("/form", told, methods=["GET", "POST"])]
    monkeypatch.setattr(app, "_routes", lambda: held)
    return TestClient(make_app(Settings(mission, most=2000)), base_url="http://127.0.0.1")


def sealed(client):
    return re.search(r"[0-9a-f]{64}", client.get("/form").text)[0]


def test_the_first_page_tells_the_stories(desk):
    page = desk.get("/")
    assert page.status_code == 200
    assert "9 reports" in page.text
    assert page.text.count('href="/story/s-') >= 1
    assert desk.get("/health").text == "ok\n"


@pytest.mark.parametrize("path", ["/", "/nowhere", "/static/style.css", "/static/../app.py", "/drawn.css"])
def test_every_answer_is_bound_by_the_policy(desk, path):
    answer = desk.get(path)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_pages_hold_nothing_that_the_policy_forbids(desk):
    for path in ("/", "/nowhere"):
        page = desk.get(path).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son\w+=|javascript:", page)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)


def test_what_is_not_there_is_told_as_a_page(desk):
    assert desk.get("/nowhere").status_code == 404
    assert desk.post("/", headers={"origin": "http://127.0.0.1"}).status_code == 405
    assert "There is nothing here" in desk.get("/nowhere").text


def test_an_unknown_host_is_refused(mission):
    client = TestClient(make_app(Settings(mission)), base_url="http://evil.example")
    assert client.get("/").status_code == 400
    for host in ("127.0.0.1", "localhost", "[::1]"):
        assert TestClient(make_app(Settings(mission)), base_url=f"http://{host}:8765").get("/").is_success


def test_who_lacks_the_token_sees_nothing(mission):
    client = TestClient(make_app(Settings(mission, token="over-the-wall")), base_url="http://127.0.0.1")
    assert client.get("/").status_code == 401
    assert client.get("/static/style.css").status_code == 401
    assert client.get("/?token=wrong").status_code == 401
    asked = client.get("/?token=over-the-wall&q=x", follow_redirects=False)
    assert asked.headers["location"] == "/?q=x"
    assert client.get("/").status_code == 200
    fresh = TestClient(client.app, base_url="http://127.0.0.1")
    assert fresh.get("/", headers={"authorization": "Bearer over-the-wall"}).status_code == 200


def test_a_sealed_form_is_heard(form):
    assert "Gauge" in form.post("/form", data={"word": "gauge", "sealed": sealed(form)}).text


@pytest.mark.parametrize("given", [{}, {"sealed": ""}, {"sealed": "0" * 64}, {"sealed": "ü"}])
def test_a_form_without_its_seal_is_refused(form, given):
    sealed(form)
    assert form.post("/form", data={"word": "gauge", **given}).status_code == 403


def test_a_seal_is_worth_nothing_without_its_cookie(form):
    seal = sealed(form)
    form.cookies.clear()
    assert form.post("/form", data={"word": "gauge", "sealed": seal}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_another_site_changes_nothing(form, headers):
    data = {"word": "gauge", "sealed": sealed(form)}
    assert form.post("/form", data=data, headers=headers).status_code == 403


def test_a_body_is_bounded_whatever_it_announces(form):
    seal = sealed(form)
    assert form.post("/form", data={"word": "x" * 3000, "sealed": seal}).status_code == 413

    def parts():
        yield f"sealed={seal}&word=".encode()
        yield from [b"x" * 1000] * 3

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert form.post("/form", content=parts(), headers=kind).status_code == 413


def test_a_fault_is_told_without_its_insides(mission, monkeypatch):
    def broken(request):
        raise RuntimeError("the secret insides")

    monkeypatch.setattr(app, "_routes", lambda: [Route("/", broken)])
    client = TestClient(
        make_app(Settings(mission)), base_url="http://127.0.0.1", raise_server_exceptions=False
    )
    answer = client.get("/")
    assert answer.status_code == 500
    assert "insides" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]


def test_htmx_is_the_one_that_was_vendored():
    body = files("dateline.web").joinpath("static", "htmx.min.js").read_bytes()
    assert hashlib.sha256(body).hexdigest() == HTMX


def test_a_desk_wider_than_this_machine_has_a_token(tmp_path):
    assert settings_for(tmp_path, "127.0.0.1").token is None
    wide = settings_for(tmp_path, "0.0.0.0")
    assert len(wide.token) >= 32
    assert wide.hosts == ()


def test_what_is_kept_is_made_once_however_many_ask_and_anew_after_a_change(mission, monkeypatch):
    kept, made, stamp = Kept(mission), [], [(1,)]
    monkeypatch.setattr("dateline.web.kept.stamp_of", lambda place: stamp[0])

    def make():
        time.sleep(0.05)
        made.append(1)
        return len(made)

    with ThreadPoolExecutor(8) as pool:
        assert {*pool.map(lambda _: kept.of("story", make), range(8))} == {1}
    stamp[0] = (2,)
    assert kept.of("story", make) == 2
    for number in range(100):
        kept.of(number, lambda: 0)
    assert kept.of("story", make) == 3
