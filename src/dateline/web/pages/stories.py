"""The first page: the stories of the store, the last changed first, as many as one asks for."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dateline.desk.board import Wanted, board
from dateline.model import DatelineError, Moment
from dateline.stages.tell.page import spark
from dateline.web.rendering import render
from dateline.web.urls import page_number, query

_ON_A_PAGE = 40
_ASKED = ("q", "from", "to", "outlet", "subject", "contested", "followed")


def stories(request: Request) -> Response:
    """Show a page of the stories that are asked for."""
    asked = {name: request.query_params.get(name, "").strip()[:200] for name in _ASKED}
    number = page_number(request.query_params.get("page", "1"))
    stretch = slice((number - 1) * _ON_A_PAGE, number * _ON_A_PAGE)
    found = board(request.app.state.settings.place, _wanted(asked), stretch, request.app.state.kept.memory)
    pages = max(1, math.ceil(found.total / _ON_A_PAGE))
    return render(
        request,
        "stories.html",
        found=found,
        asked=asked,
        is_filtered=any(asked.values()),
        spark=spark,
        page=number,
        pages=pages,
        earlier=_link(asked, number - 1) if number > 1 else None,
        later=_link(asked, number + 1) if number < pages else None,
    )


def _wanted(asked: Mapping[str, str]) -> Wanted:
    days = Moment(_day(asked["from"]), _day(asked["to"]))
    return Wanted(
        words=tuple(asked["q"].split()),
        days=days,
        outlet=asked["outlet"],
        subject=asked["subject"],
        contested=bool(asked["contested"]),
        followed=bool(asked["followed"]),
    )


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise DatelineError(f"{told!r} is no day of the calendar; write it as 2020-02-12") from None


def _link(asked: Mapping[str, str], number: int) -> str:
    return f"/{query(**asked, page=number if number > 1 else None)}"


def health(request: Request) -> Response:
    """Say that the desk is there."""
    return PlainTextResponse("ok\n")


ROUTES = (Route("/", stories), Route("/health", health))
