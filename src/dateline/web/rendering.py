"""Templates: every page is one of them, and all that is shown is escaped unless our own code drew it.

``__html__`` marks what is markup already: Jinja's, and that of ``stages.tell.page``. Refuses a name that a
template asks for and nobody gave.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.stages.tell.days import days, spell, spell_day
from dateline.stages.tell.lines import capital, many
from dateline.stages.tell.page.dating import clues
from dateline.stages.tell.page.proof import remark
from dateline.stages.tell.page.status import kind
from dateline.web import urls
from dateline.web.acting import who
from dateline.web.safety import FIELD

# The pages to be reached from everywhere, by path; one that is not there is not shown.
_PLACES = (
    ("/", "Stories"),
    ("/new", "What’s new"),
    ("/search", "Search"),
    ("/dossier", "Dossier"),
    ("/add", "Add"),
    ("/log", "Log"),
    ("/export", "Export"),
)

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def render(request: Request, template: str, status: int = 200, /, **shown: Any) -> HTMLResponse:
    """Return the page that ``template`` makes of what is ``shown``."""
    told = (
        _environment()
        .get_template(template)
        .render(
            request=request,
            path=request.url.path,
            places=[(path, name) for path, name in _PLACES if path in request.app.state.paths],
            sealed=request.scope.get("sealed", ""),
            who=who(request),
            is_part=request.headers.get("hx-request") == "true",
            **shown,
        )
    )
    return HTMLResponse(told, status)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("dateline.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    environment.filters.update(
        spell=spell, spell_day=spell_day, days=days, capital=capital, part=urls.part, count=_count
    )
    environment.filters.update(status_kind=kind, clues=clues, remark=remark)
    environment.globals.update(many=many, static=static, query=urls.query, url=urls, FIELD=FIELD)
    return environment


def templates() -> None:
    """Make all templates ready."""
    for name in _environment().list_templates():
        _environment().get_template(name)


def _shown(value: object) -> object:
    """Replace what has no place in HTML, even escaped."""
    return _CONTROL.sub("\ufffd", value) if type(value) is str else value


def _count(number: int) -> str:
    return f"{number:,}"


@cache
def static(name: str) -> str:
    """Return the address of a file that comes with the program; it changes when the file does."""
    body = files("dateline.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(body).hexdigest()[:8]}"
