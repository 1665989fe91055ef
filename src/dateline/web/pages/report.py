"""One report: its clean text under marks that can be switched, what was cut, the raw page, and its debts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk import reports
from dateline.desk.reports import Filed
from dateline.model import Evidence, Record, Span
from dateline.stages.tell.page.marks import KINDS, paragraphs
from dateline.stages.tell.page.proof import names_of
from dateline.web import urls
from dateline.web.rendering import render

_LABELS = {
    "times": "Times",
    "figures": "Figures",
    "attributions": "Who says it",
    "statements": "Clauses",
    "litter": "What was cut",
    "raw": "Raw page",
}
_AT_FIRST = ("times", "figures", "attributions")
_PLACE = re.compile(r"(\d{1,9})-(\d{1,9})")
_MANY = 600  # marks of a long report: its clauses are told where one points, not listed besides
_MOST_RAW = 200_000  # characters of a raw page that are shown


@dataclass(frozen=True, slots=True)
class Switch:
    """What can be shown of a report: how many there are of it, and where it is turned on or off."""

    kind: str
    label: str
    count: int | None
    is_on: bool
    turned: str


@dataclass(frozen=True, slots=True)
class Debt:
    """What a report shares with another, or with an agency: in words, with the passages that prove it."""

    words: str
    other: str
    passages: tuple[Evidence, ...]


def report(request: Request) -> Response:
    """Show a report with the marks that are asked for, at the passage that is asked for."""
    filed = reports.report(request.app.state.settings.place, request.path_params["report"])
    asked = request.query_params.get("show")
    shown = _AT_FIRST if asked is None else tuple(k for k in _LABELS if k in asked.split(","))
    at = _asked(request.query_params.get("at", ""), filed.record)
    cut = reports.cut_from(filed) if "litter" in shown else ()
    known = {record.id: record for record in (*filed.kin, filed.record)}
    return render(
        request,
        "report.html",
        filed=filed,
        record=filed.record,
        paragraphs=paragraphs(filed.record, [k for k in shown if k in KINDS], at),
        is_lean=sum(len(getattr(filed.record, kind)) for kind in KINDS if kind in shown) > _MANY,
        switches=tuple(_switches(filed.record, shown, at)),
        shown=shown,
        cut=cut,
        is_cut=sum(part.is_cut for line in cut for part in line),
        raw=filed.kept.page.text[:_MOST_RAW] if "raw" in shown else "",
        is_long=len(filed.kept.page.text) > _MOST_RAW,
        took=tuple(_debts(filed, taken=True)),
        gave=tuple(_debts(filed, taken=False)),
        known=known,
        names=names_of(known),
    )


def _asked(place: str, record: Record) -> list[Span]:
    """Return the passage that is asked for, as far as it lies in the report."""
    match = _PLACE.fullmatch(place)
    end = min(int(match[2]), len(record.report.text)) if match else 0
    return [Span(int(match[1]), end)] if match and int(match[1]) < end else []


def _switches(record: Record, shown: Sequence[str], at: Sequence[Span]) -> Iterator[Switch]:
    counts: dict[str, int] = {kind: len(getattr(record, kind)) for kind in KINDS}
    quoted = record.quote(at[0]) if at else None
    for kind, label in _LABELS.items():
        wanted = [k for k in _LABELS if (k in shown) != (k == kind)]
        yield Switch(kind, label, counts.get(kind), kind in shown, urls.report(record.id, quoted, wanted))


_TOOK = {
    "copy": "shares passages with",
    "credit": "credits",
    "cites": "cites",
    "reprint": "prints an old text again of",
}
_GAVE = {
    "copy": "shares passages with",
    "credit": "is credited by",
    "cites": "is cited by",
    "reprint": "is printed again by",
}


def _debts(filed: Filed, taken: bool) -> Iterable[Debt]:
    """Return what a report took from others, or gave them; an agency's name may stand for a report."""
    own, words = filed.kept.report, _TOOK if taken else _GAVE
    links = [link for link in filed.links if (link.target if taken else link.source) == own]
    for link in links:
        other = link.source if taken else link.target
        yield Debt(words[link.kind], other, tuple(dict.fromkeys(link.evidence)))


ROUTES = (Route("/report/{report:path}", report),)
