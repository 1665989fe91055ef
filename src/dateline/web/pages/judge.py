"""Judging: what a person says of the news, from forms on any page, each with its reason; and the log.

Each is one job of the worker. What is said is checked by the desk, not here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk import judging, keep, look
from dateline.desk.keep import Act
from dateline.model import DatelineError, Record
from dateline.web.acting import act_of, asked, number_of, words
from dateline.web.jobs import Outcome
from dateline.web.rendering import render

Do = Callable[[Path], tuple[str, ...]]
_FOUND, _A_PAGE = 12, 100


def pair(request: Request) -> Response:
    """Say that two reports are, or are not, of one episode."""
    form, act = request.state.form, act_of(request)
    reports = (words(form, "first"), words(form, "second"))
    verdict = words(form, "verdict")
    if verdict not in ("same", "split"):
        raise DatelineError("say whether the two reports are of one episode, or are not")
    if not all(reports):
        raise DatelineError("choose the other report")
    told = "are of one episode" if verdict == "same" else "are not of one episode"
    return _done(
        request,
        f"{reports[0]} and {reports[1]} {told}",
        act,
        lambda place: judging.pair(place, act, reports, verdict == "same"),
    )


def rename(request: Request) -> Response:
    """Give a story another title."""
    form, act = request.state.form, act_of(request)
    story, title = words(form, "story"), words(form, "title", 300)
    return _done(request, f"The title “{title}”", act, lambda place: judging.rename(place, act, story, title))


def dismiss(request: Request) -> Response:
    """Set a finding aside."""
    act, finding = act_of(request), words(request.state.form, "finding")
    return _done(request, "The finding is set aside", act, lambda place: judging.dismiss(place, act, finding))


def correct(request: Request) -> Response:
    """Give a figure the number that its sentence really tells."""
    form, act = request.state.form, act_of(request)
    value, number = words(form, "value"), words(form, "number", 100)
    bounds = judging.bounds_of(number)
    return _done(
        request, f"The figure is {number}", act, lambda place: judging.correct(place, act, value, bounds)
    )


def undo(request: Request) -> Response:
    """Take back a deed of the log."""
    act, number = act_of(request), words(request.state.form, "number", 12)
    if not (number.isascii() and number.isdigit()):
        raise DatelineError(f"{number!r} is no number of a deed")
    return _done(
        request, f"Deed {number} is taken back", act, lambda place: _undone(place, act, int(number)), False
    )


def _undone(place: Path, act: Act, number: int) -> tuple[str, ...]:
    return keep.undo(place, act, number)[1]


def _done(request: Request, name: str, act: Act, do: Do, may_undo: bool = True) -> Response:
    place = request.app.state.settings.place

    def work(progress: object) -> Outcome:
        changed = do(place)
        return Outcome(changed, deed=number_of(place, act) if may_undo else None)

    return asked(request, name, work, "/judge")


def choose(request: Request) -> Response:
    """Show one report with those of its episode, and what a search finds, to judge which belong together."""
    place, report = request.app.state.settings.place, request.query_params.get("report", "")
    track = look.story(place, report)
    records = {record.id: record for record in track.records}
    one = _record(records, report)
    episode = next(e for e in track.stories[0].episodes if report in e.reports)
    asked_for = request.query_params.get("q", "")
    found = look.search(place, [asked_for], _FOUND).hits if asked_for.strip() else ()
    return render(
        request,
        "judge.html",
        one=one,
        story=track.stories[0],
        episode=episode,
        records=records,
        q=asked_for,
        hits=[hit for hit in found if hit.report not in episode.reports],
    )


def _record(records: dict[str, Record], report: str) -> Record:
    if report not in records:
        raise DatelineError(f"there is no report {report!r} in the store, or it tells nothing", 1)
    return records[report]


def log(request: Request) -> Response:
    """Tell what was done to the store, the last first, each with a way to take it back."""
    deeds = look.deeds(request.app.state.settings.place)[::-1]
    told = request.query_params.get("page", "1")
    number = int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 1
    pages = max(1, -(-len(deeds) // _A_PAGE))
    number = min(max(1, number), pages)
    shown = deeds[(number - 1) * _A_PAGE : number * _A_PAGE]
    return render(request, "log.html", deeds=shown, many_deeds=len(deeds), number=number, pages=pages)


def _post(path: str, handler: Callable[[Request], Response]) -> Route:
    return Route(path, handler, methods=["POST"])


ROUTES = (
    Route("/judge", choose),
    _post("/judge/pair", pair),
    _post("/judge/rename", rename),
    _post("/judge/dismiss", dismiss),
    _post("/judge/correct", correct),
    _post("/log/undo", undo),
    Route("/log", log),
)
