"""Exports from the browser: the same bytes as from the command line, named and typed for what they are."""

from __future__ import annotations

import json
from io import BytesIO
from zipfile import ZipFile

import pytest

from dateline.desk import give, look
from dateline.stages.tell.export import FORMATS


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("whole", [True, False])
def test_what_is_sent_is_what_the_desk_gives(desk, mission, form, whole):
    story = look.listing(mission)[0].id
    answer = desk.get(f"/export/{form}" if whole else f"/story/{story}/export/{form}")
    files = give.export(form, give.of_store(mission, None if whole else story))
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].startswith('attachment; filename="dateline')
    assert answer.headers["content-type"].partition(";")[0] not in ("text/plain", "application/octet-stream")
    if whole and form in give.LINES:
        assert sorted(answer.content.splitlines()) == sorted(files[0].body.splitlines())
        return
    assert int(answer.headers["content-length"]) == len(answer.content)
    if len(files) == 1:
        assert answer.content == files[0].body
    else:
        with ZipFile(BytesIO(answer.content)) as archive:
            assert {n: archive.read(n) for n in archive.namelist()} == {f.name: f.body for f in files}


def test_json_lines_can_be_read_line_by_line(desk):
    answer = desk.get("/export/jsonl")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert all(isinstance(json.loads(line), dict) for line in answer.text.splitlines())


def test_the_same_archive_comes_out_twice(desk):
    assert desk.get("/export/csv").content == desk.get("/export/csv").content


def test_a_store_that_memory_does_not_bear_is_had_in_lines_only(desk, monkeypatch):
    monkeypatch.setattr("dateline.web.pages.export._MOST", 9)
    assert desk.get("/export/jsonl").status_code == 200
    answer = desk.get("/export/csv")
    assert answer.status_code == 400
    assert "10 reports are more than this form takes at once" in answer.text


@pytest.mark.parametrize(
    "path", ["/export/doc", "/story/s-none/export/csv", "/story/s-none/export/doc", "/export?story=s-none"]
)
def test_what_there_is_not_is_told(desk, path):
    assert desk.get(path).status_code in (400, 404)


def test_every_form_is_offered(desk, mission):
    story = look.listing(mission)[0].id
    for path, start in (("/export", "/export"), (f"/export?story={story}", f"/story/{story}/export")):
        page = desk.get(path).text
        assert all(f'href="{start}/{form}"' in page for form in FORMATS)
