"""What a person may say of a store's news, each checked against the store before it is kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dateline.desk import look
from dateline.desk.keep import Act, judge
from dateline.model import (
    Correction,
    DatelineError,
    Dismissal,
    Dismissed,
    Figure,
    Judgement,
    Record,
    Rename,
    Told,
    Value,
    Word,
)
from dateline.store import looked_at, opened, pages, records, stories


def pair(place: Path, act: Act, reports: tuple[str, str], verdict: bool) -> tuple[str, ...]:
    """Say that two reports are, or are not, of one episode; return the stories that this changed."""
    first, second = reports
    if first == second:
        raise DatelineError("a judgement is on two reports, not on one")
    with opened(place) as connection:
        known = pages.current(connection)
    for report in reports:
        if report not in known:
            raise DatelineError(f"the store has no report {report!r}; `dateline search` finds them")
    return judge(
        place, (Judgement(first, second, verdict),), act.on(first, second), "same" if verdict else "split"
    )


def together(place: Path, reports: tuple[str, str]) -> bool:
    """Tell whether two reports are of one episode as the store tells them now."""
    with looked_at(place) as connection:
        home = stories.by_id(connection, stories.home_of(connection, reports[0]) or "")
    return any({*reports} <= {*episode.reports} for episode in (home.episodes if home else ()))


def rename(place: Path, act: Act, story: str, title: str) -> tuple[str, ...]:
    """Give a story a title; it stays with the story's earliest report."""
    if not title.strip():
        raise DatelineError("a title has words")
    found = look.story(place, story).stories[0]
    return judge(
        place, (Rename(found.reports[0], " ".join(title.split())),), act.on(found.id, title), "rename"
    )


def dismiss(place: Path, act: Act, finding: str) -> tuple[str, ...]:
    """Set a finding aside, until its sentences are told with another value.

    See docs/decisions/0008-judgements.md.
    """
    _, found = look.finding_of(place, finding)
    evidence = tuple(sorted({e for v in found.values for e in v.evidence}))
    values = tuple(dict.fromkeys(said for value in found.values for said in _dismissed(value)))
    return judge(place, (Dismissal(found.attribute, evidence, values),), act.on(finding), "dismiss")


def _dismissed(value: Value) -> Iterator[Dismissed]:
    """Yield a value as it is told, and as each sentence gives it."""
    yield Dismissed(value.value, value.low, value.high, value.status)
    for said in value.told:
        yield Dismissed(said.value, said.low, said.high, said.status)


def correct(place: Path, act: Act, value: str, bounds: tuple[float, float]) -> tuple[str, ...]:
    """Let the figure behind a value, in each report that tells it, be from ``bounds[0]`` to ``bounds[1]``."""
    found = look.value_of(place, value)
    with opened(place) as connection:
        held = {
            r.id: r
            for r in records.only(records.Records(connection), {t.evidence.report for t in found.told})
        }
    words = [word for told in found.told for word in _corrections(held[told.evidence.report], told, bounds)]
    if not words:
        raise DatelineError(f"{value} rests on no figure: dismiss its finding instead")
    return judge(place, tuple(words), act.on(value), "correct")


def bounds_of(told: str) -> tuple[float, float]:
    """Return the ends of a number or a range that a person wrote; raises ``DatelineError``.

    >>> bounds_of("4,000-5,000")
    (4000.0, 5000.0)
    """
    try:
        ends = [float(part.replace(",", "")) for part in told.replace("–", "-").split("-")]
        low, high = ends if len(ends) == 2 else (ends[0], ends[0])
    except ValueError:
        low, high = 1.0, 0.0
    if not 0 <= low <= high < float("inf"):
        raise DatelineError(f"{told!r} is no number and no range such as 4000-5000")
    return low, high


def rests_on_figure(value: Value, held: Iterable[Record]) -> bool:
    """Tell whether a figure of the reports ``held`` stands behind a value: it may be a count of names."""
    records = {record.id: record for record in held}
    return any(_figures(records[t.evidence.report], t) for t in value.told if t.evidence.report in records)


def _figures(record: Record, told: Told) -> list[Figure]:
    said = told.evidence
    inside = (f for f in record.figures if said.start <= f.start and f.end <= said.end)
    return [f for f in inside if (f.low, f.high) == (told.low, told.high)]


def _corrections(record: Record, told: Told, bounds: tuple[float, float]) -> list[Word]:
    said = told.evidence
    place = record.report.text[: said.start].count(said.quote)
    return [Correction(record.id, f.start, f.end, *bounds, said, place) for f in _figures(record, told)]
