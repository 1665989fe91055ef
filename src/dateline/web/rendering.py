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
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.stages.tell.days import days, spell, spell_day
from dateline.stages.tell.lines import capital, many
from dateline.web.safety import FIELD

# The pages to be reached from everywhere, by path; one that is not there is not shown.
_PLACES = (("/", "Stories"), ("/search", "Search"), ("/dossier", "Dossier"), ("/add", "Add"), ("/log", "Log"))

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
        spell=spell, spell_day=spell_day, days=days, capital=capital, part=part, count=_count
    )
    environment.globals.update(many=many, static=static, query=query, FIELD=FIELD)
    return environment


def _shown(value: object) -> object:
    """Replace what has no place in HTML, even escaped."""
    return _CONTROL.sub("\ufffd", value) if type(value) is str else value


def part(text: str) -> str:
    """Return ``text`` as one part of a path, whatever signs it holds.

    >>> part("a/b?c")
    'a%2Fb%3Fc'
    """
    return quote(text, safe="", errors="replace")


def query(**asked: object) -> str:
    """Return a query with those of ``asked`` that say something, or "".

    >>> query(q="grain ships", page=None, n=2)
    '?q=grain+ships&n=2'
    """
    said = {name: value for name, value in asked.items() if value not in (None, "", False)}
    return f"?{urlencode(said, doseq=True, errors='replace')}" if said else ""


def _count(number: int) -> str:
    return f"{number:,}"


@cache
def static(name: str) -> str:
    """Return the address of a file that comes with the program; it changes when the file does."""
    body = files("dateline.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?{hashlib.sha256(body).hexdigest()[:8]}"
