"""Giving stories to other programs: one story or the whole store, in every form that there is.

Several files are one ZIP archive. A whole store goes out story by story where lines stand for themselves,
else by way of a file on the disk, one at a time. What is sent is for keeping: no browser opens it as a page
of the desk. Refuses to make more of a file than memory bears.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import SEEK_END, BytesIO
from tempfile import TemporaryFile
from threading import Lock
from typing import IO
from urllib.parse import quote
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from dateline.desk import give, look
from dateline.model import DatelineError
from dateline.stages.tell.export import FORMATS, Exported
from dateline.web.rendering import render

# Form → what it is called, what it is for.
_TOLD = {
    "html": ("Web page", "the stories with every sentence behind them, in one file to hand on"),
    "markdown": ("Markdown", "a brief with its evidence, for an editor"),
    "csv": ("CSV", "tables of stories, timeline, values, evidence: for a spreadsheet"),
    "parquet": ("Parquet", "the same tables, for data tools"),
    "jsonl": ("JSON lines", "the same tables, one row a line"),
    "timelinejs": ("TimelineJS", "a timeline to be drawn by TimelineJS"),
    "ftm": ("FollowTheMoney", "entities for Aleph and other tools of investigation"),
    "ftm-statements": ("FollowTheMoney statements", "the same, each claim with its source"),
    "jsonld": ("JSON-LD", "schema.org, for the semantic web"),
    "ninjs": ("ninjs", "IPTC's form for news"),
}
_MEDIA = {
    "html": "text/html; charset=utf-8",
    "markdown": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
    "jsonl": "application/x-ndjson",
    "timelinejs": "application/json",
    "ftm": "application/x-ndjson",
    "ftm-statements": "application/x-ndjson",
    "jsonld": "application/ld+json",
    "ninjs": "application/x-ndjson",
}
_ENDING = {"jsonl": "jsonl", "ftm": "ftm.json", "ftm-statements": "ftm.jsonl", "ninjs": "jsonl"}
_PIECE = 1 << 18
_MOST = 2000  # reports of which a whole store may be one file: about 2 GB of memory
_DAY_OF_ZIP = (1980, 1, 1, 0, 0, 0)  # the same stories make the same archive, whenever
_one_at_a_time = Lock()


def choose(request: Request) -> Response:
    """Show the forms in which all stories, or the one named ``story``, can be had."""
    story = request.query_params.get("story")
    found = look.story(request.app.state.settings.place, story).stories[0] if story else None
    return render(request, "export.html", story=found, forms=_TOLD)


def of_story(request: Request) -> Response:
    """Send one story."""
    story, form = request.path_params["story"], _form(request)
    found = give.of_store(request.app.state.settings.place, story)
    files = give.export(form, found)
    return _sent(_written(files, BytesIO()), _name(files, found.stories[0].id), _media(files, form))


def of_store(request: Request) -> Response:
    """Send all stories."""
    form, place = _form(request), request.app.state.settings.place
    if form in give.LINES:
        headers = {"content-disposition": _disposition(f"dateline.{_ENDING[form]}")}
        return StreamingResponse(give.lines_of_store(place, form), media_type=_MEDIA[form], headers=headers)
    many = sum(story.reports for story in look.listing(place))
    if many > _MOST:
        told = f"{many:,} reports are more than this form takes at once ({_MOST:,}): export single stories"
        raise DatelineError(f"{told}, or all as one of {', '.join(sorted(give.LINES))}")
    if not _one_at_a_time.acquire(timeout=20):
        raise DatelineError("the whole store is being exported already; try again when that has ended", 1)
    try:
        files = give.export(form, give.of_store(place, None))
        return _sent(_written(files, TemporaryFile()), _name(files, ""), _media(files, form))
    finally:
        _one_at_a_time.release()


def _form(request: Request) -> str:
    form: str = request.path_params["form"]
    if form not in FORMATS:
        raise DatelineError(f"there is no form {form!r}; there are {', '.join(FORMATS)}")
    return form


def _written(files: Sequence[Exported], out: IO[bytes]) -> IO[bytes]:
    """Write one file as it is, several as one archive; return ``out``."""
    if len(files) == 1:
        out.write(files[0].body)
    else:
        with ZipFile(out, "w") as archive:
            for file in files:
                archive.writestr(ZipInfo(file.name, _DAY_OF_ZIP), file.body, ZIP_DEFLATED)
    return out


def _name(files: Sequence[Exported], story: str) -> str:
    told = re.sub(r"[^A-Za-z0-9._-]+", "-", f"dateline-{story}" if story else "dateline")
    return f"{told}.zip" if len(files) > 1 else f"{told}.{files[0].name.partition('.')[2]}"


def _media(files: Sequence[Exported], form: str) -> str:
    return "application/zip" if len(files) > 1 else _MEDIA[form]


def _sent(held: IO[bytes], name: str, media: str) -> Response:
    size = held.seek(0, SEEK_END)
    held.seek(0)
    answer = StreamingResponse(_pieces(held), media_type=media, headers={"content-length": str(size)})
    answer.headers["content-disposition"] = _disposition(name)
    return answer


def _disposition(name: str) -> str:
    return f"attachment; filename=\"{name}\"; filename*=UTF-8''{quote(name)}"


def _pieces(held: IO[bytes]) -> Iterator[bytes]:
    with held:
        while piece := held.read(_PIECE):
            yield piece


ROUTES = (
    Route("/export", choose),
    Route("/export/{form}", of_store),
    Route("/story/{story}/export/{form}", of_story),
)
