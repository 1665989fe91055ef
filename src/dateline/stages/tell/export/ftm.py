"""Write a track as FollowTheMoney entities, and these as statements, each with where it comes from.

A story is a ``Folder``, a report an ``Article`` in it with a ``Mention`` for each name, a name a ``Person``
or an ``Organization``, a line of the timeline an ``Event``, a plan a ``Project``, a value a ``Note`` on whom
it is told of. ``proof`` leads to the articles, ``notes`` hold the sentences with their places. The schemata
and the keys of statements are those of followthemoney 4 (MIT), of which nothing is needed to write them.
Refuses to pin a day: an interval is the month or year that holds it, or its two ends, and told in words too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha1

from dateline.model import Entry, Evidence, Moment, Plan, Record, Story, Track
from dateline.stages.tell.export.identity import (
    entry_id,
    interval,
    key,
    place,
    plan_id,
    shared,
)
from dateline.stages.tell.export.names import ORGANIZATION, PERSON, PLACES, Name, Roll
from dateline.stages.tell.export.points import Point, points
from dateline.stages.tell.lines import many
from dateline.stages.tell.values import Json

DATASET = "dateline"
_SCHEMATA = {PERSON: "Person", ORGANIZATION: "Organization"}
_LANGUAGES = {"en": "eng"}
Properties = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Thing:
    """One entity: its properties by name, and the place or report that it was read from."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]
    origin: str = ""


def ftm_entities(track: Track) -> Iterator[Json]:
    """Yield each entity as ``{"id", "schema", "properties", "datasets"}``."""
    for thing in _things(track):
        properties = {name: list(values) for name, values in thing.properties.items()}
        yield {"id": thing.id, "schema": thing.schema, "properties": properties, "datasets": [DATASET]}


def ftm_statements(track: Track) -> Iterator[Json]:
    """Yield each value of each property as one statement; ``origin`` is the place in a report it rests on."""
    for thing in _things(track):
        yield _statement(thing, "id", thing.id)
        for name, values in thing.properties.items():
            yield from (_statement(thing, name, value) for value in values)


def _statement(thing: Thing, prop: str, value: str) -> Json:
    made = sha1(f"{DATASET}.{thing.id}.{prop}.{value}".encode("utf-8", "replace")).hexdigest()
    return {
        "canonical_id": thing.id,
        "entity_id": thing.id,
        "prop": prop,
        "schema": thing.schema,
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": thing.origin or None,
        "id": made,
    }


def _things(track: Track) -> Iterator[Thing]:
    roll = Roll.of(track.records)
    folder = {report: s for s in track.stories for report in s.reports}
    yield from (Thing(_id("story", s.id), "Folder", _folder(s)) for s in track.stories)
    yield from (
        Thing(_id("report", r.id), "Article", _article(r, folder.get(r.id), roll), r.id)
        for r in track.records
    )
    yield from _names(roll)
    for story in track.stories:
        yield from (_event(e, story, roll) for e in story.timeline)
        yield from (_project(p, story, roll) for p in story.plans)
        yield from (_note(p, roll) for p in points(story))


def _folder(story: Story) -> Properties:
    return _filled(
        {
            "fileName": [story.title],
            "title": [story.title],
            "keywords": story.subjects,
            "notes": [f"story {story.id}"],
        }
    )


def _article(record: Record, story: Story | None, roll: Roll) -> Properties:
    report = record.report
    day = shared(record.published.moment)
    return _filled(
        {
            "fileName": [report.path.rsplit("/", 1)[-1] or report.id],
            "title": [report.title or report.id],
            "author": report.authors,
            "publisher": [report.outlet or ""],
            "sourceUrl": _web(report.url),
            "publishedAt": [day or ""],
            "summary": [] if day else [f"published {interval(record.published.moment)}".strip()],
            "language": [_LANGUAGES.get(report.language, "")],
            "bodyText": [report.text],
            "parent": [_id("story", story.id)] if story else [],
            "peopleMentioned": [n.name for n in roll.named(record, PERSON)],
            "companiesMentioned": [n.name for n in roll.named(record, ORGANIZATION)],
            "locationMentioned": [n.name for n in roll.named(record, *PLACES)],
        }
    )


def _names(roll: Roll) -> Iterator[Thing]:
    """Yield each person and organization once, and a mention for each report that names it."""
    naming: dict[Name, list[Record]] = {}
    for record in roll.records.values():
        for name in roll.named(record, *_SCHEMATA):
            naming.setdefault(name, []).append(record)
    for name, records in naming.items():
        schema = _SCHEMATA[name.type]
        articles = [_id("report", r.id) for r in records]
        yield Thing(_name_id(name), schema, _filled({"name": [name.name], "proof": articles}), records[0].id)
        yield from (_mention(name, record) for record in records)


def _mention(name: Name, record: Record) -> Thing:
    told = {
        "document": [_id("report", record.id)],
        "resolved": [_name_id(name)],
        "name": [name.name],
        "detectedSchema": [_SCHEMATA[name.type]],
    }
    return Thing(_id("mention", record.id, name.type, name.name), "Mention", _filled(told), record.id)


def _event(entry: Entry, story: Story, roll: Roll) -> Thing:
    names = roll.named_in(entry.evidence)
    told = {
        "name": [entry.text],
        "summary": [f"{entry.status}, {many(entry.independent, 'independent source')}"],
        "description": [_when(entry.when)],
        "keywords": [entry.status],
        "recordId": [entry_id(entry, story)],
        "involved": [_name_id(n) for n in names if n.type in _SCHEMATA and _is_told(n.name, entry.text)],
        "peopleMentioned": [n.name for n in names if n.type == PERSON],
        "companiesMentioned": [n.name for n in names if n.type == ORGANIZATION],
        "locationMentioned": [n.name for n in names if n.type in PLACES],
    }
    return Thing(
        _id(entry_id(entry, story)),
        "Event",
        _filled(told | _dates(entry.when) | _proof(entry.evidence, roll)),
        _origin(entry.evidence),
    )


def _project(plan: Plan, story: Story, roll: Roll) -> Thing:
    told_of = [e for s in (*plan.steps, *plan.parts) for e in s.evidence]
    grounds = [e for g in (*plan.depends_on, *plan.because) for e in g.evidence]
    evidence = tuple(dict.fromkeys([*told_of, *grounds, *plan.manner]))
    told = {
        "name": [plan.title],
        "status": [plan.rung],
        "phase": [f"{s.rung} ({_when(s.when)})" for s in plan.steps],
        "description": [f"next: {interval(plan.next)}" if plan.next else ""],
        "recordId": [plan_id(plan, story)],
    }
    return Thing(
        _id(plan_id(plan, story)), "Project", _filled(told | _proof(evidence, roll)), _origin(evidence)
    )


def _note(point: Point, roll: Roll) -> Thing:
    finding, value = point.finding, point.value
    label = f"{finding.attribute} ({finding.subject})" if finding.subject else finding.attribute
    standing = f"{value.status}, as of {_when(value.as_of)}, {many(value.independent, 'independent source')}"
    told = {
        "name": [finding.attribute],
        "description": [f"{label}: {value.value}"],
        "summary": [f"{standing}, {point.kind}"],
        "keywords": [value.status, point.kind],
        "entity": [_whom(point, roll)],
    }
    proof = _proof(value.evidence, roll)
    return Thing(_id(point.key), "Note", _filled(told | proof), _origin(value.evidence))


def _whom(point: Point, roll: Roll) -> str:
    """Return whom a value is told of: its plan, its happening, a person, an organization, else the story."""
    subject = point.finding.subject
    if point.kind == "plan":
        return _id(point.owner)
    for entry in point.story.timeline:
        if point.finding.of_happening and entry.text == subject:
            return _id(entry_id(entry, point.story))
    name = roll.names.get(subject.casefold())
    if name and name.type in _SCHEMATA:
        return _name_id(name)
    return _id("story", point.story.id)


def _proof(evidence: Iterable[Evidence], roll: Roll) -> dict[str, list[str]]:
    proof = list(evidence)
    told_by = [roll.records[i].report for i in dict.fromkeys(e.report for e in proof) if i in roll.records]
    return {
        "proof": [_id("report", r.id) for r in told_by],
        "publisher": [r.outlet or "" for r in told_by],
        "sourceUrl": [u for r in told_by for u in _web(r.url)],
        "notes": [place(e) for e in proof],
    }


def _dates(moment: Moment) -> dict[str, list[str]]:
    if day := shared(moment):
        return {"date": [day]}
    ends = {"startDate": moment.earliest, "endDate": moment.latest}
    return {name: [day.isoformat()] for name, day in ends.items() if day}


def _when(moment: Moment) -> str:
    return interval(moment) or "no day told"


def _origin(evidence: Iterable[Evidence]) -> str:
    first = next(iter(evidence), None)
    return f"{first.report}[{first.start}:{first.end}]" if first else ""


def _is_told(name: str, text: str) -> bool:
    return name in text or name.split()[-1] in text.split()


def _web(url: str | None) -> list[str]:
    return [url] if url and url.startswith(("http://", "https://")) else []


def _id(*parts: str) -> str:
    return key(DATASET, *parts)


def _name_id(name: Name) -> str:
    return _id("name", name.type, name.name)


def _filled(told: Mapping[str, Iterable[str]]) -> Properties:
    held = {name: tuple(dict.fromkeys(v for v in values if v)) for name, values in told.items()}
    return {name: values for name, values in held.items() if values}
