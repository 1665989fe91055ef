"""The application: the pages gathered, files beside them, and what is told where something goes wrong."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import wraps
from importlib import import_module
from inspect import iscoroutinefunction
from pkgutil import iter_modules
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from dateline.model import DatelineError
from dateline.web import pages
from dateline.web.jobs import Jobs
from dateline.web.kept import Kept
from dateline.web.rendering import render
from dateline.web.safety import Guard, Refused, sealed_form
from dateline.web.settings import Settings

_HEADS = {
    400: "That cannot be asked",
    403: "Not from here",
    404: "There is nothing here",
    405: "Not in this way",
    413: "Too much at once",
    500: "The program has a fault",
}


def make_app(settings: Settings) -> Guard:
    """Return the desk over the store at ``settings.place``, guarded."""
    routes = [_sealing(route) for route in _routes()]
    static = Mount("/static", StaticFiles(packages=[("dateline.web", "static")]))
    app = Starlette(
        routes=[*routes, static],
        exception_handlers={DatelineError: _told, HTTPException: _unknown, Exception: _fault},
    )
    app.state.settings = settings
    app.state.jobs = Jobs()
    app.state.kept = Kept(settings.place)
    app.state.paths = frozenset(route.path for route in routes)
    return Guard(app, settings)


def _routes() -> Iterator[Route]:
    """Yield the routes of all pages: each module of ``pages`` has them as ``ROUTES``."""
    for module in sorted(iter_modules(pages.__path__), key=lambda m: m.name):
        yield from import_module(f"{pages.__name__}.{module.name}").ROUTES


def _sealing(route: Route) -> Route:
    """Return a route that changes something so that it only hears sealed forms: in ``request.state.form``."""
    if not (route.methods or set()) - {"GET", "HEAD"}:
        return route
    inner: Callable[[Request], Any] = route.endpoint

    @wraps(inner)
    async def sealed(request: Request) -> Response:
        if request.method not in ("GET", "HEAD"):
            request.state.form = await sealed_form(request)
        if iscoroutinefunction(inner):
            answer: Response = await inner(request)
            return answer
        return await run_in_threadpool(inner, request)

    return Route(route.path, sealed, methods=sorted(route.methods or ()), name=route.name)


Handler = Callable[[Request, Exception], Response | Awaitable[Response]]


def _told(request: Request, error: Exception) -> Response:
    """Tell what the desk cannot do."""
    status = error.status if isinstance(error, Refused) else 404 if _is_missing(error) else 400
    return _page(request, status, str(error))


def _is_missing(error: Exception) -> bool:
    return str(error).startswith(("the store has no ", "there is no "))


def _unknown(request: Request, error: Exception) -> Response:
    """Tell of a path or a method that there is not."""
    assert isinstance(error, HTTPException)
    answer = _page(request, error.status_code, "" if error.status_code in _HEADS else error.detail)
    answer.headers.update(error.headers or {})
    return answer


def _fault(request: Request, error: Exception) -> Response:
    """Tell of a bug; what it was the server writes to the program's own output."""
    return _page(request, 500, "What went wrong is told where `dateline serve` runs. Nothing was lost.")


def _page(request: Request, status: int, message: str) -> Response:
    head = _HEADS.get(status, "That did not work")
    return render(request, "error.html", status, head=head, message=message)
