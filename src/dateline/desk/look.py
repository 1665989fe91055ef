"""Use cases that ask a store and change nothing in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk import PLAIN, AsOf, Wish, as_found, attributes_of, dossier_of_records
from dateline.desk.naming import naming as reports_naming
from dateline.desk.piles import opened_pile
from dateline.model import (
    CountSources,
    DatelineError,
    Deed,
    Diff,
    Dossier,
    Finding,
    Found,
    Hit,
    Listed,
    Moment,
    Record,
    Story,
    Track,
    Value,
)
from dateline.stages.compare import carried, holding
from dateline.stages.compare import diff as compared
from dateline.stages.compare import dossier as known
from dateline.stages.group.stories import by_age
from dateline.store import judgements, log, looked_at, pages, records, stories
from dateline.store.asked import understood
from dateline.store.search import search as find

if TYPE_CHECKING:
    from dateline.pipeline import Pile


def listing(place: Path) -> tuple[Listed, ...]:
    """Return the stories of the store at ``place``, the last changed first."""
    with looked_at(place) as connection:
        at = {deed.number: deed.at for deed in log.deeds(connection)}
        return tuple(
            Listed(name, title, Moment(_day(first), _day(last)), reports, at.get(changed, ""))
            for name, title, first, last, reports, changed in stories.listed(connection)
        )


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat(told) if told else None
    except (ValueError, TypeError) as error:
        raise DatelineError(
            f"the store tells of a day {told!r}: `dateline verify` tells what is lost", 1
        ) from error


def story(place: Path, name: str) -> Track:
    """Return the story of id ``name`` with its reports; raises ``DatelineError`` where there is none."""
    with looked_at(place) as connection:
        return track_of(connection, [story_in(connection, name)])


def every(place: Path) -> Track:
    """Return all stories of the store with their reports."""
    with looked_at(place) as connection:
        return track_of(connection, stories.every(connection))


def _complete(connection: sqlite3.Connection, found: Story) -> Story:
    """Return a story whose reports have all been read; one upgraded from an older program may not be."""
    if lost := records.lacking(connection, found.reports):
        told = f"{len(lost)} of the reports of {found.id} must be read anew: run `dateline rebuild`"
        raise DatelineError(told, status=1)
    return found


def story_in(connection: sqlite3.Connection, name: str) -> Story:
    """Return the story of id ``name``, or of a report of that id, of a store that is looked at."""
    found = stories.by_id(connection, name) or stories.by_id(
        connection, stories.home_of(connection, name) or ""
    )
    if found is None:
        raise DatelineError(f"the store has no story {name!r}; `dateline stories` lists them")
    return _complete(connection, found)


def track_of(connection: sqlite3.Connection, told: Sequence[Story]) -> Track:
    """Return stories with their reports as they were dated among each other, their debts and backings."""
    from dateline.pipeline import told_again

    track = told_again(opened_pile(connection), told)
    taken = {r.id: pages.taken(connection, r.id) for r in track.records}
    held = tuple(replace(r, report=replace(r.report, taken=taken[r.id])) for r in track.records)
    return replace(track, records=held)


def deeds(place: Path) -> tuple[Deed, ...]:
    """Return what was done to the store, the first first."""
    with looked_at(place) as connection:
        return log.deeds(connection)


def finding_of(place: Path, name: str) -> tuple[Story, Finding]:
    """Return the finding that ``name`` (a story's id, a slash, a finding's) names, with its story."""
    with looked_at(place) as connection:
        found = story_in(connection, name.partition("/")[0])
    finding = next((f for f in found.findings if f.id == name.partition("/")[2]), None)
    if finding is None:
        raise DatelineError(f"there is no finding {name!r}; `dateline story {found.id} --ids` lists them")
    return found, finding


def value_of(place: Path, name: str) -> Value:
    """Return the value that ``name`` (a story's id, a slash, a value's) names."""
    with looked_at(place) as connection:
        found = story_in(connection, name.partition("/")[0])
    values = (v for f in found.findings for v in f.values)
    value = next((v for v in values if v.id == name.partition("/")[2]), None)
    if value is None:
        raise DatelineError(f"there is no value {name!r}; `dateline story {found.id} --ids` lists them")
    return value


def dossier(place: Path, subject: str, as_of: AsOf | None, wish: Wish = PLAIN) -> Dossier:
    """Return the record of ``subject`` as the reports of the store tell it, or told it as of a day.

    What all of them tell is taken from the stories as they were last compared; what was told by a day, or is
    asked for with packs of the user's own, is told anew from the reports.
    """
    by = as_of.by if as_of else ""
    with looked_at(place) as connection:
        if by in ("", "holds") and not wish.packs:
            told = naming(connection, subject) or stories.every(connection)
            now = as_found(recorded(connection, opened_pile(connection), told, subject), subject, None)
            return holding(now, as_of.day) if as_of else now
        named = _named(connection, subject)
        if as_of and as_of.by == "taken":
            named = sorted({*named}.intersection(_taken_by(connection, as_of.day)))
        held = records.only(records.Records(connection), named)
        words = judgements.words(connection)
    if not held:
        raise DatelineError("no report of the store was taken in by then", status=1)
    day = as_of.day if as_of and by == "published" else None
    found = dossier_of_records(held, subject, day, attributes_of(wish), words)
    return holding(found, as_of.day) if as_of and by == "holds" else found


def recorded(
    connection: sqlite3.Connection, pile: Pile, told: Sequence[Story], subject: str
) -> Dossier | tuple[str, ...]:
    """Return the record of ``subject`` from stories as they were last compared, or the names near it."""
    told = sorted(told, key=by_age)
    heads = heads_of(connection, pile, sorted(report for story in told for report in story.reports))
    return known(Track(heads, tuple(told)), subject, None, counting(pile))


def heads_of(connection: sqlite3.Connection, pile: Pile, reports: Sequence[str]) -> tuple[Record, ...]:
    """Return the heads of reports, with the days that others lend them; a reprint has its own."""
    links = pile.traces.links_of(reports)
    reprints = {link.target for link in links if link.kind == "reprint"}
    held = records.heads(connection, reports)
    lent = {r.id: day for r in held if r.id not in reprints and (day := pile.published(r.id))}
    return tuple(replace(r, published=lent[r.id]) if r.id in lent else r for r in held)


def counting(pile: Pile) -> CountSources:
    """Return what counts sources, looking only at the reports that are asked about."""
    return lambda evidence: pile.sources(sorted({e.report for e in evidence})).count(evidence)


def _taken_by(connection: sqlite3.Connection, day: date) -> tuple[str, ...]:
    return pages.reports_taken_by(connection, f"{day.isoformat()}T23:59:59Z")


def _named(connection: sqlite3.Connection, subject: str) -> Sequence[str]:
    """Return the reports of all stories in which ``subject`` is named; all reports where it is in none."""
    told = naming(connection, subject)
    return [report for story in told for report in story.reports] or pages.current(connection)


def naming(connection: sqlite3.Connection, subject: str) -> tuple[Story, ...]:
    """Return all stories in a report of which ``subject`` is named, in a store that is looked at."""
    homes = {stories.home_of(connection, report) for report in reports_naming(connection, subject)} - {None}
    told = (stories.by_id(connection, home) for home in sorted(map(str, homes)))
    return tuple(story for story in told if story)


def story_as_of(place: Path, name: str, as_of: AsOf, wish: Wish = PLAIN) -> Track:
    """Return a story as the reports that were published, or taken in, by a day tell it.

    Raises ``DatelineError`` (status 1) where there is none of that day or before.
    """
    from dateline.pipeline import told_by

    with looked_at(place) as connection:
        found = story_in(connection, name)
        taken = _taken_by(connection, as_of.day) if as_of.by == "taken" else found.reports
        held = records.only(records.Records(connection), [r for r in found.reports if r in taken])
        words = judgements.words(connection)
    day = as_of.day if as_of.by == "published" else None
    track = told_by(held, day, attributes_of(wish), words)
    if not track.stories:
        raise DatelineError(f"no report of {found.id} was {as_of.by} by {as_of.day}", status=1)
    return track


def diff(place: Path, since: date, wish: Wish = PLAIN, by: str = "published") -> Diff:
    """Return what the reports of the day ``since`` or later changed, in stories of the store.

    ``by`` says whether they were ``published`` or ``taken`` in then.
    """
    from dateline.pipeline import diff_of

    with looked_at(place) as connection:
        if by == "taken":
            return _diff_taken(connection, since, wish)
        touched = [s for s in stories.every(connection) if _reaches(s, since)]
        held = records.only(records.Records(connection), [r for s in touched for r in s.reports])
        words = judgements.words(connection)
    if not held:
        return Diff(since, ())
    return diff_of(held, since, attributes_of(wish), words, touched)


def _diff_taken(connection: sqlite3.Connection, since: date, wish: Wish) -> Diff:
    """Return how stories are told otherwise than by the reports that the store held before a day.

    People's words of now count in both, so that only what reports say makes a difference.
    """
    from dateline.pipeline import track_records

    held = records.Records(connection)
    before, now = {*_taken_by(connection, since - timedelta(days=1))}, {*pages.current(connection)}
    homes = {stories.home_of(connection, report) for report in now - before} - {None}
    touched = [s for home in sorted(map(str, homes)) if (s := stories.by_id(connection, home))]
    if not touched:
        return Diff(since, (), by="taken")
    told = {report for story in touched for report in story.reports}
    latest = {report: pages.latest(connection, report) for report in before - now}
    later = {old: new for old, new in latest.items() if new in told}
    words, attributes = judgements.words(connection), attributes_of(wish)
    new = track_records(records.only(held, sorted(told)), attributes, words, before=touched)
    old = track_records(records.only(held, sorted((before & told) | later.keys())), attributes, words)
    stand = {report: held[name] for report, name in later.items()}
    return compared(replace(old, stories=carried(old.stories, stand)), new, since, later)


def _reaches(told: Story, since: date) -> bool:
    return any(e.when.latest is None or e.when.latest >= since for e in told.episodes)


def search(place: Path, asked: Sequence[str], limit: int, superseded: bool = False) -> Found:
    """Return the ``limit`` best reports of the store for what a user typed.

    ``superseded`` looks in earlier revisions too. Raises ``DatelineError`` (status 2) for a day that is none.
    """
    query = understood(asked)
    with looked_at(place) as connection:
        found = find(connection, query, limit, superseded)
        pile = opened_pile(connection)
        return replace(found, hits=tuple(_dated(pile, hit) for hit in found.hits))


def _dated(pile: Pile, hit: Hit) -> Hit:
    """Return a hit with the days on which its story has it, where its own words tell no single day."""
    own = hit.published
    if own.earliest == own.latest is not None:
        return hit
    lent = next((day for layer in reversed(pile.dated) if (day := layer.get(hit.report))), None)
    links = pile.traces.links_of([hit.report]) if lent else ()
    is_reprint = any(link.kind == "reprint" and link.target == hit.report for link in links)
    return replace(hit, published=lent.moment) if lent and not is_reprint else hit
