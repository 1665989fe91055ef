"""Lay a track out as tables: one row for each report, line, value, step, source, debt and statement.

A table says what each of its columns holds, so that CSV, JSON lines and Parquet are written from one layout.
Refuses to count or to judge: every cell is a value of the track.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from dateline.model import (
    Entry,
    Episode,
    Evidence,
    Ground,
    Link,
    Moment,
    Plan,
    Record,
    Source,
    Statement,
    Step,
    Story,
    Told,
    Track,
    Value,
)
from dateline.stages.tell.export.identity import entry_id, key, plan_id
from dateline.stages.tell.export.points import Point, points

Kind = Literal["text", "long", "whole", "number", "truth", "day", "texts", "evidence"]
Cell = str | int | float | bool | date | tuple[str, ...] | tuple[Evidence, ...] | None
Row = tuple[Cell, ...]


class Column(NamedTuple):
    """A column's name and what its cells hold; ``long`` is text that no spreadsheet's cell takes."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A named table; every row has one cell for each column, ``None`` where nothing is known."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


_KINDS: dict[str, Kind] = {
    "d": "day",
    "n": "number",
    "w": "whole",
    "b": "truth",
    "t": "texts",
    "e": "evidence",
    "l": "long",
}


def tables(track: Track) -> tuple[Table, ...]:
    """Return all tables of a track, in the order a reader would open them."""
    stories = track.stories
    return (
        Table("timeline", _TIMELINE, tuple(_entry(e, s) for s in stories for e in s.timeline)),
        Table("values", _VALUES, tuple(_value(p) for s in stories for p in points(s))),
        Table("tellings", _TELLINGS, tuple(r for s in stories for p in points(s) for r in _tellings(p))),
        Table("plans", _PLANS, tuple(r for s in stories for p in s.plans for r in _plan(p, s))),
        Table("episodes", _EPISODES, tuple(_episode(e, s) for s in stories for e in s.episodes)),
        Table("reports", _REPORTS, tuple(_reports(track))),
        Table("sources", _SOURCES, tuple(_sources(track))),
        Table("lineage", _LINEAGE, tuple(_link(link) for link in track.lineage)),
        Table(
            "statements", _STATEMENTS, tuple(_statement(s, r) for r in track.records for s in r.statements)
        ),
    )


def _columns(written: str) -> tuple[Column, ...]:
    """Return columns written as names, each with its kind after a colon; plain text has none."""
    parts = (name.partition(":") for name in written.split())
    return tuple(Column(name, _KINDS.get(kind, "text")) for name, _, kind in parts)


_TIMELINE = _columns(
    "story story_title id episode earliest:d latest:d text status weight:n independent:w"
    " reports:t evidence:e meant:e"
)
_VALUES = _columns(
    "story story_title id owner kind subject of_happening:b attribute value low:n high:n change status"
    " as_of_earliest:d as_of_latest:d independent:w outlets:t note evidence:e"
)
_TELLINGS = _columns(
    "value_id owner value low:n high:n change status as_of_earliest:d as_of_latest:d evidence:e"
)
_PLANS = _columns(
    "story story_title id plan rung next_earliest:d next_latest:d part step_rung text by:t"
    " earliest:d latest:d evidence:e"
)
_EPISODES = _columns("story story_title id title earliest:d latest:d reports:t")
_REPORTS = _columns(
    "story id title outlet url authors:t agencies:t language words:w published_earliest:d published_latest:d"
    " published_by:t evidence:e path text_sha256 text:l"
)
_SOURCES = _columns("of source:w reports:t folds:t evidence:e")
_LINEAGE = _columns("from to kind evidence:e")
_STATEMENTS = _columns(
    "report id who what whom where gist status certainty:n earliest:d latest:d speaker figures:t evidence:e"
)


def _entry(entry: Entry, story: Story) -> Row:
    told = (entry.text, entry.status, round(entry.weight, 3), entry.independent)
    proof = (_ids(entry.evidence), entry.evidence, entry.meant)
    return (story.id, story.title, entry_id(entry, story), entry.episode, *_ends(entry.when), *told, *proof)


def _value(point: Point) -> Row:
    finding, value = point.finding, point.value
    head = (point.id, point.owner, point.kind, finding.subject, finding.of_happening, finding.attribute)
    told = (value.value, *_bounds(value), value.change, value.status, *_ends(value.as_of))
    proof = (value.independent, value.outlets, finding.note, value.evidence)
    return (point.story.id, point.story.title, *head, *told, *proof)


def _tellings(point: Point) -> Iterator[Row]:
    for told in point.value.told:
        word = (told.value, *_bounds(told), told.change, told.status, *_ends(told.as_of))
        yield (point.id, point.owner, *word, (told.evidence,))


def _plan(plan: Plan, story: Story) -> Iterator[Row]:
    ends = _ends(plan.next or Moment())
    head = (story.id, story.title, plan_id(plan, story), plan.title, plan.rung, *ends)
    for step in plan.steps:
        yield (*head, "step", *_step(step))
        yield from ((*head, "because", step.rung, *_ground(g)) for g in step.because)
    yield from ((*head, "part", *_step(s)) for s in plan.parts)
    yield from ((*head, "depends on", None, *_ground(g)) for g in plan.depends_on)
    yield from ((*head, "because", None, *_ground(g)) for g in plan.because)
    yield from ((*head, "manner", None, e.quote, (), None, None, (e,)) for e in plan.manner)


def _step(step: Step) -> Row:
    return (step.rung, step.text, (), *_ends(step.when), step.evidence)


def _ground(ground: Ground) -> Row:
    by = tuple(dict.fromkeys(name for name in ground.given_by if name))
    return (ground.words, by, None, None, ground.evidence)


def _episode(episode: Episode, story: Story) -> Row:
    return (story.id, story.title, episode.id, episode.title, *_ends(episode.when), episode.reports)


def _reports(track: Track) -> Iterator[Row]:
    of = {report: s.id for s in track.stories for report in s.reports}
    for record in track.records:
        report, published = record.report, record.published
        head = (of.get(report.id), report.id, report.title, report.outlet, report.url, report.authors)
        kinds = tuple(dict.fromkeys(b.kind for b in published.basis))
        proof = tuple(b.evidence for b in published.basis if b.evidence)
        told = (report.agencies, report.language, report.words, *_ends(published.moment), kinds, proof)
        yield (*head, *told, report.path, report.text_sha256, report.text)


def _sources(track: Track) -> Iterator[Row]:
    """Yield the sources behind each count of independent ones that the track opens."""
    counted = [(entry_id(e, s), e.evidence, e.independent) for s in track.stories for e in s.timeline]
    counted += [(p.id, p.value.evidence, p.value.independent) for s in track.stories for p in points(s)]
    known = {b.evidence: b.sources for b in track.backings}
    for owner, evidence, independent in dict.fromkeys(counted):
        alone = tuple(Source((report,)) for report in sorted(_ids(evidence)))
        each = alone if len(alone) == independent else ()
        for number, source in enumerate(known.get(evidence, each), 1):
            folds = tuple(f"{f.kind}: {f.name}" for f in source.folds)
            proof = tuple(e for f in source.folds for e in f.evidence)
            yield (owner, number, source.reports, folds, proof)


def _link(link: Link) -> Row:
    return (link.source, link.target, link.kind, link.evidence)


def _statement(statement: Statement, record: Record) -> Row:
    proof = Evidence(
        record.id, statement.start, statement.end, record.report.text[statement.start : statement.end]
    )
    said = record.attributions[statement.attribution].speaker if statement.attribution is not None else ""
    figures = (record.figures[i] for i in statement.figures)
    words = tuple(record.report.text[f.start : f.end] for f in figures)
    parts = (statement.who, statement.what, statement.whom, statement.where, statement.gist)
    standing = (statement.status, statement.certainty, *_ends(statement.when))
    place = (record.id, str(statement.start), str(statement.end), str(statement.head.start))
    return (record.id, key("statement", *place), *parts, *standing, said, words, (proof,))


def _bounds(value: Value | Told) -> tuple[float | None, float | None]:
    low, high = value.low, value.high
    return (None if low is None else float(low), None if high is None else float(high))


def _ends(moment: Moment) -> tuple[date | None, date | None]:
    return moment.earliest, moment.latest


def _ids(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.report for e in evidence))
