"""A story: its head, its timeline drawn, who says what, figures, plans, what changed, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from dateline.desk import board, look
from dateline.desk.following import following
from dateline.model import DatelineError, Entry, Moment, Step, Track
from dateline.stages.tell import track_html
from dateline.stages.tell.brief import Gist, brief, new_values
from dateline.stages.tell.claims import as_value
from dateline.stages.tell.matrix import Matrix, matrix
from dateline.stages.tell.page import OWES, Places, Shelf, Strip, charts, drawn_lineage, key, picks_of, strip
from dateline.stages.tell.page.scale import middle
from dateline.stages.tell.sheet import Chapter, Line, Sheet, sheets
from dateline.stages.tell.story import head_line
from dateline.web import urls
from dateline.web.rendering import render
from dateline.web.safety import SHARED_POLICY

_CHARTS = 6
_LINES = 150  # of the timeline: the weightiest of all, the others where one looks at one episode alone
_BACKGROUND = "background"  # what has no episode, where an episode is asked for
_ELSEWHERE = Places(lambda evidence: urls.report(evidence.report, evidence), urls.report)


@dataclass(frozen=True, slots=True)
class Told:
    """A story arranged for its page: made once, and shown as often as it is asked for."""

    sheet: Sheet
    shelf: Shelf
    brief: tuple[Gist, ...]
    matrix: Matrix
    days: tuple[date, ...]

    @classmethod
    def of(cls, track: Track) -> Told:
        """Arrange the one story of ``track``."""
        (sheet,), shelf = sheets(track), Shelf.of(track, _ELSEWHERE)
        days = sorted(filter(None, (middle(r.published.moment) for r in sheet.records)))
        return cls(sheet, shelf, brief(sheet), matrix(sheet, shelf.names), tuple(days))


def story(request: Request) -> Response:
    """Show a story, and what changed in it where two days are picked."""
    told = _told(request)
    since, until = _days(request)
    episode = request.query_params.get("episode")
    held = told.sheet.story
    known = next((e for e in held.episodes if e.id == episode), None)
    alone = known.id if known else episode if episode == _BACKGROUND else None
    return render(
        request,
        "story.html",
        told=told,
        sheet=told.sheet,
        story=held,
        names=told.shelf.names,
        head_line=head_line(told.sheet),
        named=lambda reports: _named(told, reports),
        claim=_claim,
        new_values=new_values,
        debts=lambda report: _debts(told, report),
        episode=alone,
        chapters=_chapters(told.sheet, alone),
        strip=_strip(told, alone, (since, until)),
        key=key({e.status for e in held.timeline}),
        charts=charts(told.sheet, told.shelf, "h3")[:_CHARTS],
        lineage=drawn_lineage(told.sheet, told.shelf),
        since=since,
        until=until,
        days=tuple(dict.fromkeys(told.days)),
        changes=_changes(request, held.id, since, until),
        followed=next((f for f in following(request.app.state.settings.place) if f.story == held.id), None),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter with the lines that are shown of it, and how many are not."""

    chapter: Chapter
    lines: tuple[Line, ...]
    more: int


def _chapters(sheet: Sheet, alone: str | None) -> list[Part]:
    """Return the chapters, or the one that is looked at alone, each with its weightiest lines."""
    asked = [c for c in sheet.chapters if alone in (None, c.episode.id if c.episode else _BACKGROUND)]
    weights = sorted((line.entry.weight for c in asked for line in c.lines), reverse=True)
    room = _LINES * (2 if alone else 1)
    least, parts = weights[room - 1] if len(weights) > room else 0.0, []
    for chapter in asked:
        shown = tuple(line for line in chapter.lines if line.entry.weight >= least)[:room]
        room -= len(shown)
        if chapter.lines or chapter.episode:
            parts.append(Part(chapter, shown, len(chapter.lines) - len(shown)))
    return parts


def _told(request: Request) -> Told:
    state, name = request.app.state, request.path_params["story"]
    found: Told = state.kept.of(("story", name), lambda: Told.of(board.sketch(state.settings.place, name)))
    return found


def _days(request: Request) -> tuple[date | None, date | None]:
    """Return the two days that are picked, the earlier first."""
    since, until = (_day(request.query_params.get(name, "")) for name in ("since", "until"))
    return (until, since) if since and until and until < since else (since, until)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except ValueError:
        raise DatelineError(f"{told[:40]!r} is no day of the calendar; write it as 2020-02-12") from None


def _claim(told: Entry | Step) -> str:
    """Return the id under which a line or a step is opened."""
    return as_value(told).id


def _named(told: Told, reports: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the names of some reports with their addresses."""
    for report in dict.fromkeys(reports):
        yield told.shelf.name(report), urls.report(report)


def _debts(told: Told, report: str) -> Iterator[tuple[str, str, str | None]]:
    """Yield what a report owes to whom: in words, the name, and where that is shown."""
    links = (link for link in told.sheet.links if link.target == report)
    for source, kind in dict.fromkeys((link.source, link.kind) for link in links):
        known = source in told.shelf.records
        yield OWES[kind], told.shelf.name(source), urls.report(source) if known else None


def _strip(told: Told, episode: str | None, picked: tuple[date | None, date | None]) -> object:
    """Return the drawn timeline; a day picked on it is the first of two, or the second after a first."""
    name, (since, until) = told.sheet.story.id, picked

    def to(day: date) -> str:
        if since and not until and day > since:
            return f"{urls.story(name, episode=episode, since=since, until=day)}#changed"
        return f"{urls.story(name, episode=episode, since=day)}#timeline"

    how = Strip(
        "t",
        lambda entry: urls.value(name, _claim(entry)),
        episode,
        picks_of(told.days if episode is None else _of_episode(told, episode), to),
        Moment(since, until) if since else None,
    )
    return strip(told.sheet, how)


def _of_episode(told: Told, episode: str) -> list[date]:
    held = {r for e in told.sheet.story.episodes if e.id == episode for r in e.reports}
    days = (middle(r.published.moment) for r in told.sheet.records if r.id in held)
    return [day for day in days if day]


def _changes(request: Request, name: str, since: date | None, until: date | None) -> board.Changes | None:
    """Return what changed from one day on, where one is picked."""
    if since is None:
        return None
    state = request.app.state
    found: board.Changes = state.kept.of(
        ("changes", name, since, until), lambda: board.changes(state.settings.place, name, since, until)
    )
    return found


def share(request: Request) -> Response:
    """Give the story as one page that loads nothing, to be kept or handed on."""
    state, name = request.app.state, request.path_params["story"]
    whole: Track = state.kept.of(("whole", name), lambda: look.story(state.settings.place, name))
    headers = {"content-security-policy": SHARED_POLICY}
    if "save" in request.query_params:
        headers["content-disposition"] = f'attachment; filename="{whole.stories[0].id}.html"'
    return HTMLResponse(track_html(whole), headers=headers)


ROUTES = (Route("/story/{story}", story), Route("/story/{story}/share.html", share))
