"""The record of a subject as of a day: what held then, what was before, what each value has become since."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk import AsOf, dossiers, look
from dateline.desk.dossiers import Coming, History
from dateline.model import DatelineError, Dossier, Evidence, Field, Moment, Story, Value
from dateline.stages.tell.claims import as_value
from dateline.stages.tell.page.proof import names_of
from dateline.stages.tell.sheet import FACTS
from dateline.web import urls
from dateline.web.rendering import render

_BY = {
    "published": "reports published by then",
    "taken": "reports taken in by then",
    "holds": "whatever holds then",
}
_NEAR = 24
# Of a long record a page shows so many points, plans and lines.
_POINTS, _PLANS, _LINES = 50, 20, 100

T = TypeVar("T")


class Asked(NamedTuple):
    """What is asked: of whom, by which day (``None`` the last), what counts, anew or not, which page."""

    subject: str
    day: date | None
    by: str
    anew: bool
    page: int


@dataclass(frozen=True, slots=True)
class Row:
    """One point of the record as it stood then and stands now; one of them may be missing."""

    then: Field | None
    now: Field | None

    @property
    def field(self) -> Field:
        """The point as far as it is known."""
        found = self.then or self.now
        assert found is not None
        return found

    @property
    def before(self) -> tuple[Value, ...]:
        """The values before, or beside, the one that held then, the last first."""
        return tuple(v for v in reversed(self.then.history) if v != self.then.current) if self.then else ()

    @property
    def since(self) -> Value | None:
        """What it is now, where that is another."""
        now = self.now.current if self.now else None
        then = self.then.current if self.then else None
        return now if now and not (then and _is_alike(now, then)) else None


def _is_alike(one: Value, other: Value) -> bool:
    """Tell whether two values say the same, "about 500" and "500" too."""
    bounds = (one.low, one.high)
    return one.status == other.status and (
        one.value == other.value or bounds == (other.low, other.high) != (None, None)
    )


def dossier(request: Request) -> Response:
    """Show the record that is asked for, or ask of whom it is to be."""
    asked, place = _asked(request), request.app.state.settings.place
    if not asked.subject:
        return render(request, "dossier.html", asked=asked, bys=_BY, offered=dossiers.subjects(place))
    key = ("dossier", asked.subject, asked.by)
    found = request.app.state.kept.of(key, lambda: dossiers.history(place, asked.subject, asked.by))
    if not isinstance(found, History):
        return render(request, "dossier_near.html", asked=asked, bys=_BY, near=found[:_NEAR])
    if asked.day is None:
        then = found.now
    elif asked.anew:
        then = look.dossier(place, asked.subject, AsOf(asked.day, asked.by))
    else:
        then = dossiers.as_of(place, found, asked.day)
    return render(request, "dossier_record.html", asked=asked, bys=_BY, **_shown(found, then, asked))


def _asked(request: Request) -> Asked:
    given = request.query_params
    told, by = given.get("as_of", "").strip(), given.get("by", "") or "published"
    if by not in _BY:
        raise DatelineError(f"a record is told by one of {', '.join(_BY)}, not by {by!r}")
    try:
        day = date.fromisoformat(told) if told else None
    except ValueError as error:
        raise DatelineError(f"{told!r} is no day: write it as 2020-02-12") from error
    subject = " ".join(given.get("subject", "").split())[:200]
    return Asked(subject, day, by, bool(given.get("anew")), urls.page_number(given.get("page", "")))


def _shown(found: History, then: Dossier, asked: Asked) -> dict[str, object]:
    records = {record.id: record for record in found.records}
    days = found.days
    past = (n for n, coming in enumerate(days) if asked.day is None or coming.day <= asked.day)
    rows = tuple(_rows(then.fields, found.now.fields))
    entries = sorted(then.entries, key=lambda e: _age(e.when))
    parts = (len(rows), _POINTS), (len(then.plans), _PLANS), (len(entries), _LINES)
    return {
        "found": found,
        "then": then,
        "unsure": found.unsure(asked.day) if asked.day else (),
        "pages": max(1, *(math.ceil(count / size) for count, size in parts)),
        "is_told": bool(rows),
        "rows": _on(asked.page, rows, _POINTS),
        "plans": _on(asked.page, then.plans, _PLANS),
        "at": max(past, default=None),
        "names": names_of(records),
        "opened": Opened(found.stories),
        "told": told,
        "entries": _on(asked.page, entries, _LINES),
    }


def _on(page: int, told: Sequence[T], size: int) -> Sequence[T]:
    """Return what of a long list stands on a page."""
    return told[(page - 1) * size : page * size]


def _age(when: Moment) -> date:
    return when.latest or when.earliest or date.min


def _rows(then: Iterable[Field], now: Iterable[Field]) -> Iterator[Row]:
    """Yield the points then with what they are now, and after them those that were told only later."""
    waiting = list(now)
    for field in then:
        later = next(
            (f for f in waiting if f.attribute == field.attribute and _proof(f) & _proof(field)), None
        )
        if later:
            waiting.remove(later)
        yield Row(field, later)
    yield from (Row(None, field) for field in waiting)


def _proof(field: Field) -> set[tuple[str, int, int]]:
    return {(e.report, e.start, e.end) for value in field.history for e in value.evidence}


class Opened:
    """Where what a record tells is opened: its values and lines are told by stories."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._values: dict[tuple[str, Evidence], str] = {}
        self._lines: dict[tuple[str, Moment], str] = {}
        for story in stories:
            for finding in story.findings:
                for value in finding.values:
                    place = urls.value(story.id, value.id)
                    self._values.update({(finding.attribute, told.evidence): place for told in value.told})
            for entry in story.timeline:
                self._lines[entry.text, entry.when] = urls.value(story.id, as_value(entry).id)

    def value(self, attribute: str, value: Value) -> str | None:
        """Return where a value of an attribute is opened, if some story still tells it so."""
        return next((p for e in value.evidence if (p := self._values.get((attribute, e)))), None)

    def line(self, text: str, when: Moment) -> str | None:
        """Return where a line of the timeline is opened."""
        return self._lines.get((text, when))


def told(coming: Coming) -> str:
    """Return in a line what a day added to a record."""
    values = [f"{attribute} {value.value}" for attribute, value in coming.values]
    plans = [f"{title}: {rung}" for title, rung in coming.plans]
    lines = [e.text if e.status in FACTS else f"{e.text} ({e.status})" for e in coming.entries]
    return " · ".join((*values, *plans, *lines))


ROUTES = (Route("/dossier", dossier),)
