"""Following: what is new in what one follows, line by line with its sentences; and to follow or not to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk import following
from dateline.desk.keep import Act
from dateline.web.acting import act_of, asked, number_of, words
from dateline.web.jobs import Outcome
from dateline.web.rendering import render

_SHOWN = 100  # alerts


def new(request: Request) -> Response:
    """Show the last alerts, of all or of one thing followed, and what is followed."""
    place, name = request.app.state.settings.place, request.query_params.get("of", "").strip()[:200]
    followed = following.following(place)
    told = following.told(place, _SHOWN, name)
    return render(request, "new.html", told=told, followed=followed, of=name, most=_SHOWN)


def follow(request: Request) -> Response:
    """Follow a story, or a subject."""
    form, act = request.state.form, act_of(request)
    story, subject = words(form, "story", 200), words(form, "subject", 200)
    if subject:
        return _done(
            request, f"Following {subject}", act, lambda p: following.follow_subject(p, act, subject)
        )
    return _done(request, "Following the story", act, lambda p: following.follow(p, act, story))


def unfollow(request: Request) -> Response:
    """Follow something no more."""
    act, name = act_of(request), words(request.state.form, "name", 200)
    return _done(request, f"No longer following {name}", act, lambda p: following.unfollow(p, act, name))


def _done(request: Request, name: str, act: Act, do: Callable[[Path], object]) -> Response:
    place = request.app.state.settings.place

    def work(progress: object) -> Outcome:
        do(place)
        return Outcome(deed=number_of(place, act))

    return asked(request, name, work, "/judge")


ROUTES = (
    Route("/new", new),
    Route("/follow", follow, methods=["POST"]),
    Route("/unfollow", unfollow, methods=["POST"]),
)
