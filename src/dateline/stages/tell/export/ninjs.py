"""Write reports and stories as IPTC ninjs 3.2: a report is a text, a story a composite of what it tells.

In a story each line, value and plan is an associated object of its own, with its standing in ``descriptions``
and each quotation as a partial text whose URI is its place. Refuses to make up an hour: as ninjs dates texts
to the second, the day of a report is told in ``descriptions`` too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import Entry, Evidence, Moment, Plan, Record, Story, Track
from dateline.stages.tell.export.identity import (
    entry_id,
    interval,
    place_uri,
    plan_id,
    report_uri,
    uri,
)
from dateline.stages.tell.export.names import ORGANIZATION, PERSON, PLACES, Roll
from dateline.stages.tell.export.points import Point, points
from dateline.stages.tell.values import Json

_STANDARD = {
    "name": "ninjs",
    "version": "3.2",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.2.json#",
}


def ninjs(track: Track) -> Iterator[Json]:
    """Yield one ninjs object for each report and each story."""
    roll = Roll.of(track.records)
    yield from (_report(r, roll) for r in track.records)
    yield from (_story(s, roll) for s in track.stories)


def _report(record: Record, roll: Roll) -> Json:
    report = record.report
    told: Json = {
        "uri": report_uri(report.id),
        "type": "text",
        "representationType": "full",
        "language": report.language,
        "title": report.title,
        "by": ", ".join(report.authors),
        "headlines": _texts([(None, report.title or "")]),
        "descriptions": _texts([("published", interval(record.published.moment))]),
        "bodies": [
            {
                "contentType": "text/plain",
                "charCount": len(report.text),
                "wordCount": report.words,
                "value": report.text,
            }
        ],
        "people": _concepts(n.name for n in roll.named(record, PERSON)),
        "organisations": _concepts(n.name for n in roll.named(record, ORGANIZATION)),
        "places": _concepts(n.name for n in roll.named(record, *PLACES)),
        "infoSources": _origins(record),
        "altIds": _texts([("url", report.url or ""), ("sha256", report.text_sha256)]),
        "standard": _STANDARD,
    }
    return _filled(told)


def _story(story: Story, roll: Roll) -> Json:
    reports = (_name(roll.records[i]) for i in story.reports if i in roll.records)
    lines = [_entry(e, story) for e in story.timeline]
    parts = [*reports, *lines, *map(_value, points(story)), *(_plan(p, story) for p in story.plans)]
    return _filled(
        {
            "uri": uri("story", story.id),
            "type": "composite",
            "representationType": "full",
            "title": story.title,
            "headlines": _texts([(None, story.title)]),
            "subjects": _concepts(story.subjects),
            "associations": parts,
            "standard": _STANDARD,
        }
    )


def _name(record: Record) -> Json:
    title = record.report.title or record.id
    return {
        "name": title,
        "rel": "report",
        "uri": report_uri(record.id),
        "type": "text",
        "representationType": "partial",
    }


def _entry(entry: Entry, story: Story) -> Json:
    told = _part("timeline", "event", entry.text, uri("entry", entry_id(entry, story)))
    standing = [("status", entry.status), ("weight", f"{entry.weight:.3f}")]
    told["descriptions"] = _texts([*standing, *_backed(entry.when, entry.independent)])
    if dates := _dates(entry.when):
        told["eventDetails"] = {"dates": dates}
    told["associations"] = [*_quotes(entry.evidence), *_quotes(entry.meant, "told as to come")]
    return _filled(told)


def _value(point: Point) -> Json:
    finding, value = point.finding, point.value
    told = _part("value", "component", f"{finding.attribute}: {value.value}", uri("value", point.key))
    told["subjects"] = _concepts([finding.subject] if finding.subject else [])
    bounds = [("low", _number(value.low)), ("high", _number(value.high)), ("change", value.change)]
    standing = [("finding", point.kind), ("status", value.status), *bounds]
    backed = _backed(value.as_of, value.independent)
    told["descriptions"] = _texts([*standing, *backed, ("note", finding.note)])
    told["associations"] = list(_quotes(value.evidence))
    return _filled(told)


def _plan(plan: Plan, story: Story) -> Json:
    told = _part("plan", "component", plan.title, uri("plan", plan_id(plan, story)))
    ahead = interval(plan.next) if plan.next else ""
    told["descriptions"] = _texts([("rung", plan.rung), ("next", ahead)])
    steps = [q for s in plan.steps for q in _quotes(s.evidence, s.rung)]
    parts = [q for s in plan.parts for q in _quotes(s.evidence, "part")]
    needs = [q for g in plan.depends_on for q in _quotes(g.evidence, "depends on")]
    reasons = [q for g in plan.because for q in _quotes(g.evidence, "because")]
    told["associations"] = [*steps, *parts, *needs, *reasons, *_quotes(plan.manner, "manner")]
    return _filled(told)


def _part(rel: str, kind: str, name: str, name_uri: str) -> Json:
    return {
        "name": name,
        "rel": rel,
        "uri": name_uri,
        "type": kind,
        "representationType": "full",
        "title": name,
    }


def _quotes(evidence: Iterable[Evidence], rel: str = "evidence") -> Iterator[Json]:
    for proof in evidence:
        yield {
            "name": proof.report,
            "rel": rel,
            "uri": place_uri(proof),
            "type": "text",
            "representationType": "partial",
            "bodies": [{"role": "quote", "contentType": "text/plain", "value": proof.quote}],
        }


def _backed(moment: Moment, independent: int) -> list[tuple[str, str]]:
    return [("as of", interval(moment)), ("independent sources", str(independent))]


def _dates(moment: Moment) -> Json:
    ends = {"expectedStartDate": moment.earliest, "expectedEndDate": moment.latest}
    return {name: day.isoformat() for name, day in ends.items() if day}


def _texts(parts: Iterable[tuple[str | None, str]]) -> list[Json]:
    return [({"role": role} if role else {}) | {"value": text} for role, text in parts if text]


def _concepts(names: Iterable[str]) -> list[Json]:
    return [{"name": name} for name in names]


def _origins(record: Record) -> list[Json]:
    outlet = [{"name": record.report.outlet, "role": "publisher"}] if record.report.outlet else []
    return outlet + [{"name": agency, "role": "agency"} for agency in record.report.agencies]


def _number(number: float | None) -> str:
    return "" if number is None else f"{number:.15g}"


def _filled(told: Json) -> Json:
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}
