"""A value opened: its sentences side by side, who says so, how its day was found, what it counts as."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from dateline.desk import evidence
from dateline.desk.evidence import Proof
from dateline.desk.judging import rests_on_figure
from dateline.stages.tell.claims import Claim
from dateline.stages.tell.page.passages import Column, columns
from dateline.stages.tell.page.proof import names_of
from dateline.stages.tell.sources import Standing, standings
from dateline.web.rendering import render


@dataclass(frozen=True, slots=True)
class Opened:
    """A claim as it is shown: its sentences by report, and its sources."""

    claim: Claim
    columns: tuple[Column, ...]
    sources: tuple[Standing, ...]


def value(request: Request) -> Response:
    """Show what proves one value, beside the other values on its point."""
    asked = request.path_params
    proof = evidence.value(request.app.state.settings.place, asked["story"], asked["value"])
    (one,) = _opened(proof)
    has_figure = rests_on_figure(one.claim.value, proof.records)
    return render(request, "value.html", one=one, has_figure=has_figure, **_shown(proof))


def finding(request: Request) -> Response:
    """Show all values of one finding, each with what proves it."""
    asked = request.path_params
    found, proof = evidence.finding(request.app.state.settings.place, asked["story"], asked["finding"])
    return render(request, "finding.html", finding=found, values=_opened(proof), **_shown(proof))


def _shown(proof: Proof) -> dict[str, object]:
    """Return what both pages show besides."""
    records = {record.id: record for record in proof.records}
    return {"story": proof.story, "names": names_of(records), "records": records}


def _opened(proof: Proof) -> tuple[Opened, ...]:
    named = _naming(names_of({record.id: record for record in proof.records}))
    return tuple(
        Opened(claim, columns(claim.value, proof.records), standings(sources, named))
        for claim, sources in zip(proof.claims, proof.sources, strict=True)
    )


def _naming(names: Mapping[str, str]) -> Callable[[Iterable[str]], str]:
    return lambda reports: ", ".join(dict.fromkeys(names.get(report, report) for report in reports))


ROUTES = (
    Route("/story/{story}/value/{value}", value),
    Route("/story/{story}/finding/{finding}", finding),
)
