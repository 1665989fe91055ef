"""The style of what our own code draws, shared with the page that one hands on."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.stages.tell.page import DRAWN


def drawn(request: Request) -> Response:
    """Give the style sheet of drawings and marks."""
    return Response(DRAWN, media_type="text/css")


ROUTES = (Route("/drawn.css", drawn),)
