"""Use case of the record of a subject through time: as it stands, as it stood on a day, and what came when.

Told from the stories as they were last compared, so that a store of thousands answers at once.
``look.dossier`` tells it anew from the reports of a day alone, as if the later ones had never come.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk import AsOf
from dateline.desk.look import naming
from dateline.desk.piles import opened_pile
from dateline.model import (
    CountSources,
    Dossier,
    Entry,
    Evidence,
    Moment,
    Plan,
    Record,
    Story,
    Track,
    Value,
)
from dateline.stages.compare import dossier, heard, holding
from dateline.store import looked_at, pages, records, stories

if TYPE_CHECKING:
    from dateline.pipeline import Pile

_RECENT, _OFFERED = 40, 24  # stories whose subjects are looked at, and how many are offered


@dataclass(frozen=True, slots=True)
class Coming:
    """What a day added to a record: values with the attribute they are of, lines, steps of plans."""

    day: date
    values: tuple[tuple[str, Value], ...] = ()
    entries: tuple[Entry, ...] = ()
    plans: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """The record of a subject ``now``, and ``then``, on the day that was asked for.

    ``days`` are those on which it grew, the first first. ``stories`` are those that name the subject,
    ``records`` those of all reports that ``now`` rests on, ``unsure`` the reports that may be of the day or
    before, and are counted as later.
    """

    now: Dossier
    then: Dossier
    days: tuple[Coming, ...]
    stories: tuple[Story, ...]
    records: tuple[Record, ...]
    unsure: tuple[str, ...] = ()


def history(place: Path, subject: str, as_of: AsOf) -> History | tuple[str, ...]:
    """Return the record of ``subject`` with its days, or the names near it where none is just that.

    ``as_of.by`` says which days: those on which reports were ``published``, or ``taken`` in, or of what
    ``holds``. On the last day of all, and after it, all is known that there is.
    """
    with looked_at(place) as connection:
        pile = opened_pile(connection)
        told = naming(connection, subject) or _nearly(connection, subject)
        now = _told(connection, pile, told, subject)
        if not isinstance(now, Dossier):
            return now
        resting = tuple(pile.shown(report) for report in sorted({e.report for e in _proof(now)}))
        if as_of.by == "holds":
            return History(now, holding(now, as_of.day), tuple(_comings(now, {})), told, resting)
        days = _days(connection, resting, as_of.by)
        out = {report for report, day in days.items() if day.latest and day.latest <= as_of.day}
        unsure = (r for r, day in days.items() if r not in out and (day.earliest or as_of.day) <= as_of.day)
        then = replace(heard(now, out, _counting(pile)), as_of=as_of.day)
        return History(now, then, tuple(_comings(now, days)), told, resting, tuple(sorted(unsure)))


def _told(
    connection: sqlite3.Connection, pile: Pile, told: Sequence[Story], subject: str
) -> Dossier | tuple[str, ...]:
    heads = records.heads(connection, (report for story in told for report in story.reports))
    return dossier(Track(heads, tuple(told)), subject, None, _counting(pile))


def _counting(pile: Pile) -> CountSources:
    """Return what counts sources, looking only at the reports that are asked about."""
    return lambda evidence: pile.sources(sorted({e.report for e in evidence})).count(evidence)


def _nearly(connection: sqlite3.Connection, subject: str) -> tuple[Story, ...]:
    """Return stories that name some word of ``subject``, so that names near it can be told."""
    found = (story for word in subject.split() for story in naming(connection, word))
    return tuple({story.id: story for story in islice(found, _RECENT)}.values())


def _proof(found: Dossier) -> Iterator[Evidence]:
    for field in found.fields:
        yield from (e for value in field.history for e in value.evidence)
    for entry in found.entries:
        yield from (*entry.evidence, *entry.meant)
    for plan in found.plans:
        yield from _proof_of_plan(plan)


def _proof_of_plan(plan: Plan) -> Iterator[Evidence]:
    grounds = (*plan.depends_on, *plan.because, *(g for step in plan.steps for g in step.because))
    yield from (e for step in (*plan.steps, *plan.parts) for e in step.evidence)
    yield from (e for ground in grounds for e in ground.evidence)
    yield from (e for value in plan.figures for e in value.evidence)
    yield from plan.manner


def _days(connection: sqlite3.Connection, resting: Iterable[Record], by: str) -> dict[str, Moment]:
    """Return when each report was out, or was taken in."""
    if by != "taken":
        return {record.id: record.published.moment for record in resting}
    taken = ((record.id, pages.taken(connection, record.id)) for record in resting)
    return {report: Moment.on(date.fromisoformat(at[:10])) for report, at in taken if at}


def _comings(now: Dossier, days: Mapping[str, Moment]) -> Iterator[Coming]:
    """Yield what each day added; without ``days`` of reports what begins to hold on it."""
    values: dict[date, list[tuple[str, Value]]] = defaultdict(list)
    entries: dict[date, list[Entry]] = defaultdict(list)
    plans: dict[date, list[tuple[str, str]]] = defaultdict(list)
    for field in now.fields:
        for value in field.history:
            if day := _first(value.evidence, days) if days else value.as_of.earliest or value.as_of.latest:
                values[day].append((field.attribute, value))
    for entry in now.entries:
        if day := _first((*entry.evidence, *entry.meant), days) if days else entry.when.earliest:
            entries[day].append(entry)
    for plan in now.plans if days else ():
        for step in plan.steps:
            if day := _first(step.evidence, days):
                plans[day].append((plan.title, step.rung))
    for day in sorted({*values, *entries, *plans}):
        yield Coming(day, tuple(values[day]), tuple(entries[day]), tuple(plans[day]))


def _first(evidence: Iterable[Evidence], days: Mapping[str, Moment]) -> date | None:
    """Return the first day by which one of some sentences was surely out."""
    known = (days[e.report].latest for e in evidence if e.report in days)
    return min((day for day in known if day), default=None)


def subjects(place: Path) -> tuple[str, ...]:
    """Return what the stories that changed last are of, the most told first."""
    with looked_at(place) as connection:
        recent = [name for name, *_ in stories.listed(connection)[:_RECENT]]
        held = (story for name in recent if (story := stories.by_id(connection, name)))
        counts = Counter(subject for story in held for subject in story.subjects[:3])
    return tuple(name for name, _ in counts.most_common(_OFFERED))
