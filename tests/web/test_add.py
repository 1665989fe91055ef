"""Adding: what is pasted or chosen is in the store, and the page tells what came of it."""

from __future__ import annotations

import re
import threading

import pytest
from changing import client, seal, send, store, text

import quick
from dateline.desk import keep, look

pytestmark = pytest.mark.usefixtures("quickly")
STORY = "A fire hit the mill in Reykz on Monday.\n\nThe fire killed 3 people in Reykz."


@pytest.fixture
def place(tmp_path, quickly):
    return store(tmp_path)


@pytest.fixture
def desk(place):
    return client(place)


def test_a_pasted_text_is_in_the_store_and_leads_to_its_report_and_story(desk, place):
    page = send(desk, "/add", text=STORY, title="Fire in Reykz", outlet="Vorrin Post", day="2021-03-04")
    assert page.url.path.startswith("/add/")
    assert "Done The pasted text: 1 new, 0 revised, 0 known already. 1 story changed." in text(page)
    assert 'href="/report/Fire-in-Reykz"' in page.text
    story = look.story(place, "Fire-in-Reykz").stories[0]
    assert f'href="/story/{story.id}"' in page.text
    record = look.story(place, story.id).records[0].report
    assert (record.outlet, record.title) == ("Vorrin Post", "Fire in Reykz")
    assert "1 known already" in text(
        send(desk, "/add", text=STORY, title="Fire in Reykz", outlet="Vorrin Post", day="2021-03-04")
    )


def test_files_come_in_together_and_flaws_are_told_by_the_names_their_sender_gave(desk, place):
    rows = quick.rows(30, seed=5)[20:]
    body = "\n".join(map(quick.json.dumps, rows)) + '\n{"te'
    files = [
        ("files", ("../../feed.jsonl", body.encode(), "application/json")),
        ("files", ("mill.txt", STORY.encode(), "text/plain")),
        ("files", ("photo.png", b"\x89PNG", "image/png")),
        ("files", ("", b"", "application/octet-stream")),
    ]
    page = send(desk, "/add", files=files)
    assert "11 new" in text(page)
    assert "../../feed.jsonl:11 is broken JSON" in text(page)
    assert "photo.png has no known ending" in text(page)
    assert not re.search(r"dateline-add-|0000\.", page.text)
    assert {"mill", *(row["id"] for row in rows)} <= {r for s in look.every(place).stories for r in s.reports}


def test_a_revision_is_told_as_one(desk):
    told = {"title": "Fire in Reykz", "url": "https://example.org/reykz"}
    send(desk, "/add", text=STORY, **told)
    page = send(desk, "/add", text=STORY.replace("3", "5"), **told)
    assert "0 new, 1 revised" in text(page)
    assert "Fire-in-Reykz@2" in text(page)


def test_nothing_to_add_is_told_and_so_is_what_cannot_be_read(desk, place):
    many = len(look.deeds(place))
    assert send(desk, "/add", text=" \n").status_code == 400
    page = send(desk, "/add", files=[("files", ("a.txt", b"%PDF-1.4", "text/plain"))])
    assert "Nothing came of it Nothing could be read a.txt: is a binary file, not text" in text(page)
    assert len(look.deeds(place)) == many


def test_what_is_added_can_be_taken_back_from_the_page_that_tells_of_it(desk, place):
    before = quick.told(place)
    page = send(desk, "/add", text=STORY, why="by mistake")
    number = re.search(r'name="number" value="(\d+)"', page.text)[1]
    assert "Done Deed 2 is taken back" in text(send(desk, "/log/undo", number=number))
    assert quick.told(place) == before
    assert [(d.kind, d.why) for d in look.deeds(place)][1:] == [
        ("add", "a pasted text: by mistake"),
        ("undo", ""),
    ]


def test_a_page_tells_how_far_reading_is_and_goes_on_by_itself(desk, monkeypatch):
    go, real = threading.Event(), keep.take
    monkeypatch.setattr("dateline.web.acting._SOON", 0.01)
    monkeypatch.setattr("dateline.desk.taking.take", lambda *given: go.wait(5) and real(*given))
    answer = desk.post("/add", data={"text": STORY, "sealed": seal(desk)})
    assert "Under way" in text(answer)
    assert '<noscript><meta http-equiv="refresh" content="2"></noscript>' in answer.text
    assert 'hx-trigger="every 1s"' in answer.text
    assert "Being done now: The pasted text" in text(desk.get("/add"))
    go.set()
    for _ in range(200):
        answer = desk.get(str(answer.url))
        if "Done" in text(answer):
            break
    assert "refresh" not in answer.text
    assert "hx-trigger" not in answer.text


def test_who_adds_is_remembered_and_told_by_the_log(desk, place):
    send(desk, "/add", text=STORY, who="Zoë Ø", why="seen at the mill")
    assert look.deeds(place)[-1].who == "Zoë Ø"
    assert 'name="who" maxlength="100" value="Zoë Ø"' in desk.get("/add").text
    send(desk, "/add", text=STORY + " Again.")
    assert look.deeds(place)[-1].who == "Zoë Ø"


def test_a_store_that_is_empty_can_be_added_to(tmp_path):
    keep.init(tmp_path / "new.dateline")
    desk = client(tmp_path / "new.dateline")
    assert "1 new" in text(send(desk, "/add", text=STORY))


def test_nothing_is_added_without_its_seal(desk, place):
    many = len(look.deeds(place))
    assert desk.post("/add", data={"text": STORY}).status_code == 403
    assert desk.post("/add", files=[("files", ("a.txt", STORY.encode(), "text/plain"))]).status_code == 403
    assert len(look.deeds(place)) == many


def test_a_job_that_is_not_known_is_told(desk):
    assert desk.get("/add/nothing").status_code == 404
