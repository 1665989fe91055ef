"""The first page: all stories of the store, the last changed first."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dateline.desk import look
from dateline.web.rendering import render


def stories(request: Request) -> Response:
    """Show the stories."""
    found = look.listing(request.app.state.settings.place)
    return render(request, "stories.html", stories=found)


def health(request: Request) -> Response:
    """Say that the desk is there."""
    return PlainTextResponse("ok\n")


ROUTES = (Route("/", stories), Route("/health", health))
