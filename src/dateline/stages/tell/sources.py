"""Tell which reports stand behind a count, which of them fold into one source, and why.

Refuses to count: that is for ``trace``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dateline.model import Backing, Evidence, Fold, Source

Json = dict[str, Any]
Named = Callable[[Iterable[str]], str]  # the short names of some reports
_PLACES = tuple[tuple[str, int, int], ...]
_WHY = {
    "copy": "share a passage with {name}",
    "credit": "credit {name}",
    "outlet": "are of one outlet, {name}",
    "cites": "have it from {name}",
}


def source_lines(sources: Sequence[Source], named: Named) -> list[str]:
    """Return one line for each source of several reports, with what folds them."""
    return [_told(source, named) for source in sources if source.folds]


def _told(source: Source, named: Named) -> str:
    why = "; ".join(dict.fromkeys(_why(fold, source, named) for fold in source.folds))
    return f"one source: {named(source.reports)} ({why})"


@dataclass(frozen=True, slots=True)
class Standing:
    """One independent source as told: its reports, and each reason why they count once, with its proof."""

    reports: tuple[str, ...]
    reasons: tuple[tuple[str, tuple[Evidence, ...]], ...] = ()


def standings(sources: Sequence[Source], named: Named) -> tuple[Standing, ...]:
    """Return each source with what folds its reports into one, in words and with the words that prove it."""
    return tuple(
        Standing(source.reports, tuple((_why(fold, source, named), fold.evidence) for fold in source.folds))
        for source in sources
    )


def _why(fold: Fold, source: Source, named: Named) -> str:
    """Return in a few words what folds some reports of a source."""
    others = [r for r in fold.reports if r != fold.name]
    who = f"{named(others)} " if len(source.reports) > 2 or fold.name in fold.reports else ""
    told = _WHY[fold.kind].format(name=named([fold.name]))
    return who + (told if len(others) > 1 else _singular(told))


def _singular(told: str) -> str:
    """Return what is told of several for one.

    >>> _singular("have it from Reuters")
    'has it from Reuters'
    """
    verb, _, rest = told.partition(" ")
    return f"{'has' if verb == 'have' else 'is' if verb == 'are' else verb + 's'} {rest}"


def with_sources(told: Any, backings: Iterable[Backing]) -> Any:
    """Return JSON values with ``sources`` beside each count of independent ones that ``backings`` open.

    >>> with_sources({"independent": 1, "evidence": [{"report": "a", "start": 0, "end": 4}]}, ())["sources"]
    [{'reports': ['a'], 'folds': []}]
    """
    return _opened(told, {_places(b.evidence): [_source(s) for s in b.sources] for b in backings})


def _opened(told: Any, known: Mapping[_PLACES, list[Json]]) -> Any:
    if isinstance(told, list):
        return [_opened(part, known) for part in told]
    if not isinstance(told, dict):
        return told
    held = {key: _opened(value, known) for key, value in told.items()}
    if "independent" in held and "evidence" in held:
        places = tuple((e["report"], e["start"], e["end"]) for e in held["evidence"])
        reports = sorted({report for report, _, _ in places})
        alone: list[Json] = [{"reports": [report], "folds": []} for report in reports]
        if places in known or held["independent"] == len(reports):
            held["sources"] = known.get(places, alone)
    return held


def _places(evidence: Iterable[Evidence]) -> _PLACES:
    return tuple((e.report, e.start, e.end) for e in evidence)


def _source(source: Source) -> Json:
    return {"reports": list(source.reports), "folds": [_fold(fold) for fold in source.folds]}


def _fold(fold: Fold) -> Json:
    proof = [{"report": e.report, "start": e.start, "end": e.end, "quote": e.quote} for e in fold.evidence]
    return {"kind": fold.kind, "name": fold.name, "reports": list(fold.reports), "evidence": proof}
