"""Write a track as JSON-LD in the words of schema.org: reports as ``NewsArticle``, values as ``Claim``.

A claim's ``author`` is who is quoted for it, else the outlet; its ``appearance`` the articles that tell it,
its ``citation`` the sentences. What schema.org has no word for (independent sources, kind of finding) is told
in terms of our own, which readers that do not know them pass over. Refuses to date what is not sure to the
year.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.model import Entry, Evidence, Moment, Plan, Record, Story, Track, Value
from dateline.stages.tell.export.identity import (
    entry_id,
    interval,
    place_uri,
    plan_id,
    report_uri,
    shared,
    uri,
)
from dateline.stages.tell.export.names import ORGANIZATION, PERSON, Name, Roll
from dateline.stages.tell.export.points import Point, points
from dateline.stages.tell.values import Json

_CONTEXT = ["https://schema.org", {"dateline": "urn:dateline:term:"}]


def json_ld(track: Track) -> Json:
    """Return one document with a node for each report, line of a timeline and value."""
    roll = Roll.of(track.records)
    of = {report: s for s in track.stories for report in s.reports}
    articles = [_article(r, of.get(r.id), roll) for r in track.records]
    return {
        "@context": _CONTEXT,
        "@graph": articles + [c for s in track.stories for c in _claims(s, roll)],
    }


def _claims(story: Story, roll: Roll) -> list[Json]:
    lines = [_entry(e, story, roll) for e in story.timeline]
    values = [_value(p, roll) for p in points(story)]
    return lines + values + [_plan(p, story, roll) for p in story.plans]


def _article(record: Record, story: Story | None, roll: Roll) -> Json:
    report = record.report
    return _filled(
        {
            "@type": "NewsArticle",
            "@id": report_uri(report.id),
            "headline": report.title,
            "url": report.url,
            "datePublished": shared(record.published.moment),
            "dateline:published": interval(record.published.moment),
            "author": _things(report.authors, "Person"),
            "publisher": _things([report.outlet] if report.outlet else [], "NewsMediaOrganization"),
            "sourceOrganization": _things(report.agencies, "NewsMediaOrganization"),
            "inLanguage": report.language,
            "wordCount": report.words,
            "mentions": _agents(roll.named(record, PERSON, ORGANIZATION)),
            "isPartOf": {"@type": "Collection", "@id": uri("story", story.id), "name": story.title}
            if story
            else None,
            "dateline:sha256": report.text_sha256,
        }
    )


def _entry(entry: Entry, story: Story, roll: Roll) -> Json:
    low, high = entry.when.earliest, entry.when.latest
    about = {"@type": "Event", "name": entry.text, "startDate": str(low or ""), "endDate": str(high or "")}
    told = {
        "creativeWorkStatus": entry.status,
        "author": _agents(roll.speakers(entry.evidence, entry.text, (None, None))),
        "temporalCoverage": interval(entry.when),
        "about": _filled(about),
        "dateline:independent": entry.independent,
        "dateline:weight": round(entry.weight, 3),
    }
    return _claim(uri("entry", entry_id(entry, story)), entry.text, entry.evidence, roll) | _filled(told)


def _value(point: Point, roll: Roll) -> Json:
    finding, value = point.finding, point.value
    text = ": ".join(filter(None, (finding.subject, finding.attribute, value.value)))
    about = [*_things(filter(None, [finding.subject]), "Thing"), _observation(value, finding.attribute)]
    told = {
        "creativeWorkStatus": value.status,
        "author": _agents(roll.speakers(value.evidence, text, (value.low, value.high))),
        "temporalCoverage": interval(value.as_of),
        "about": about,
        "dateline:finding": point.kind,
        "dateline:independent": value.independent,
        "dateline:note": finding.note,
    }
    return _claim(uri("value", point.key), text, value.evidence, roll) | _filled(told)


def _plan(plan: Plan, story: Story, roll: Roll) -> Json:
    evidence = tuple(dict.fromkeys(e for s in plan.steps for e in s.evidence))
    told = {
        "creativeWorkStatus": plan.rung,
        "author": _agents(roll.speakers(evidence, plan.title, (None, None))),
        "temporalCoverage": interval(plan.next or Moment()),
    }
    return _claim(uri("plan", plan_id(plan, story)), plan.title, evidence, roll) | _filled(told)


def _claim(name: str, text: str, evidence: tuple[Evidence, ...], roll: Roll) -> Json:
    """Return what all claims have: words, where and when they appeared first, the proof."""
    told_by = [roll.records[i] for i in dict.fromkeys(e.report for e in evidence) if i in roll.records]
    first = min(told_by, key=lambda r: (str(r.published.moment.latest or "9999"), r.id), default=None)
    return _filled(
        {
            "@type": "Claim",
            "@id": name,
            "text": text,
            "datePublished": shared(first.published.moment) if first else None,
            "appearance": [{"@id": report_uri(r.id)} for r in told_by],
            "firstAppearance": {"@id": report_uri(first.id)} if first else None,
            "citation": [_quotation(e) for e in evidence],
        }
    )


def _quotation(evidence: Evidence) -> Json:
    return {
        "@type": "Quotation",
        "@id": place_uri(evidence),
        "text": evidence.quote,
        "isPartOf": {"@id": report_uri(evidence.report)},
        "dateline:start": evidence.start,
        "dateline:end": evidence.end,
    }


def _observation(value: Value, attribute: str) -> Json:
    bounds = {"minValue": value.low, "maxValue": value.high}
    return {
        "@type": "Observation",
        "name": attribute,
        "value": value.value,
        "dateline:change": value.change,
    } | {name: bound for name, bound in bounds.items() if bound is not None}


def _agents(names: Iterable[Name]) -> list[Json]:
    kinds = {PERSON: "Person", ORGANIZATION: "Organization"}
    return [{"@type": kinds.get(n.type, "Thing"), "name": n.name} for n in names]


def _things(names: Iterable[str], kind: str) -> list[Json]:
    return [{"@type": kind, "name": name} for name in names]


def _filled(told: Json) -> Json:
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}
