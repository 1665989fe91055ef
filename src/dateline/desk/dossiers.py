"""Use case of the record of a subject through time: as it stands, as it stood on a day, and what came when.

Told from the stories as they were last compared, so that a store of thousands answers at once.
What was told by a day ``look.dossier`` tells anew from the reports of then, as if the later ones had never
come.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk.look import counting, naming, recorded
from dateline.desk.piles import opened_pile
from dateline.model import (
    Dossier,
    Entry,
    Evidence,
    Moment,
    Plan,
    Record,
    Story,
    Value,
)
from dateline.stages.compare import heard, holding
from dateline.store import looked_at, pages, stories

if TYPE_CHECKING:
    pass

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
    """The record of a subject as it stands, and the days on which it grew, the first first.

    ``stories`` are those that name the subject, ``records`` those of all reports that the record rests on;
    ``out`` says when each of these was published or taken in, as ``by`` has it.
    """

    now: Dossier
    by: str
    days: tuple[Coming, ...]
    stories: tuple[Story, ...]
    records: tuple[Record, ...]
    out: Mapping[str, Moment]

    def unsure(self, day: date) -> tuple[str, ...]:
        """Return the reports that may be of ``day`` or before, and are counted as later."""
        late = ((r, m) for r, m in self.out.items() if not (m.latest and m.latest <= day))
        return tuple(sorted(report for report, moment in late if (moment.earliest or day) <= day))


def history(place: Path, subject: str, by: str = "published") -> History | tuple[str, ...]:
    """Return the record of ``subject`` with its days, or the names near it where none is just that.

    ``by`` says which days: those on which reports were ``published``, or ``taken`` in, or of what ``holds``.
    """
    with looked_at(place) as connection:
        pile = opened_pile(connection)
        told = naming(connection, subject) or _nearly(connection, subject)
        now = recorded(connection, pile, told, subject)
        if not isinstance(now, Dossier):
            return now
        proof = {e.report for e in _proof(now)}
        resting = tuple(record for record in now.records if record.id in proof)
        out = {} if by == "holds" else _days(connection, resting, by)
        return History(now, by, tuple(_comings(now, out)), told, resting, out)


def as_of(place: Path, found: History, day: date) -> Dossier:
    """Return the record of a history as it stood on ``day``."""
    if found.by == "holds":
        return holding(found.now, day)
    heard_by = {report for report, moment in found.out.items() if moment.latest and moment.latest <= day}
    with looked_at(place) as connection:
        return replace(heard(found.now, heard_by, counting(opened_pile(connection))), as_of=day)


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
        for told in _tellings(entry) if days else (entry,):
            if day := _first(told.evidence, days) if days else told.when.earliest:
                entries[day].append(told)
    for plan in now.plans if days else ():
        for step in plan.steps:
            if day := _first(step.evidence, days):
                plans[day].append((plan.title, step.rung))
    for day in sorted({*values, *entries, *plans}):
        yield Coming(day, tuple(values[day]), tuple(entries[day]), tuple(plans[day]))


def _tellings(entry: Entry) -> Iterator[Entry]:
    """Yield a line as it was foretold, if it was, and then as it is told."""
    if entry.meant:
        yield replace(entry, evidence=entry.meant, status="planned", meant=())
    yield replace(entry, meant=())


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
