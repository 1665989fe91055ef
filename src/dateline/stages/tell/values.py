"""Turn records and tracks into the plain lists and dictionaries that the formats contract fixes.

Only names of the contract and additions to it leave here; nothing is computed.
"""

from __future__ import annotations

from typing import Any

from dateline.model import (
    Attribution,
    Basis,
    Entry,
    Episode,
    Evidence,
    Figure,
    Finding,
    Flaw,
    Ground,
    Link,
    Moment,
    Plan,
    Published,
    Reason,
    Record,
    Span,
    Statement,
    Step,
    Story,
    Time,
    Told,
    Track,
    Value,
)
from dateline.stages.tell.sources import with_sources

Json = dict[str, Any]


def moment_json(moment: Moment) -> Json:
    """Return ``{"earliest", "latest"}`` with ISO days or null.

    >>> moment_json(Moment())
    {'earliest': None, 'latest': None}
    """
    return {
        "earliest": moment.earliest.isoformat() if moment.earliest else None,
        "latest": moment.latest.isoformat() if moment.latest else None,
    }


def record_json(record: Record) -> Json:
    """Return one report as ``dateline read`` tells it."""
    report = record.report
    return _head_json(record) | {
        "text": report.text,
        "text_sha256": report.text_sha256,
        "blocks": [{"start": b.start, "end": b.end, "kind": b.kind} for b in report.blocks],
        "sentences": [{"start": s.start, "end": s.end} for s in record.sentences],
        "entities": [
            {"start": e.start, "end": e.end, "type": e.type, "name": e.name} for e in record.entities
        ],
        "times": [_time(t) for t in record.times],
        "figures": [figure_json(f) for f in record.figures],
        "attributions": [_attribution(a) for a in record.attributions],
        "statements": [_statement(s) for s in record.statements],
        "flaws": [flaw_json(f) for f in record.flaws],
    }


def track_json(track: Track) -> Json:
    """Return the whole answer as ``dateline track`` tells it."""
    return {
        "reports": [_head_json(r) for r in track.records],
        "stories": with_sources([_story(s) for s in track.stories], track.backings),
        "lineage": [_link(link) for link in track.lineage],
        "flaws": [flaw_json(f) for f in track.flaws],
    }


def _head_json(record: Record) -> Json:
    report = record.report
    return {
        "id": report.id,
        "path": report.path,
        "title": report.title,
        "outlet": report.outlet,
        "url": report.url,
        "agencies": list(report.agencies),
        "authors": list(report.authors),
        "language": report.language,
        "words": report.words,
        "published": _published(record.published),
        **({"taken": report.taken} if report.taken else {}),
    }


def _published(published: Published) -> Json:
    return moment_json(published.moment) | {"basis": [_basis(b) for b in published.basis]}


def _basis(basis: Basis) -> Json:
    told = evidence_json(basis.evidence) if basis.evidence else {}
    return (
        {"kind": basis.kind} | moment_json(basis.moment) | told | ({"note": basis.note} if basis.note else {})
    )


def evidence_json(evidence: Evidence) -> Json:
    """Return a quotation with its place."""
    return {
        "report": evidence.report,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }


def _time(time: Time) -> Json:
    return {"start": time.start, "end": time.end, "type": time.type, "value": time.value} | moment_json(
        time.moment
    )


def figure_json(figure: Figure) -> Json:
    """Return a figure."""
    return {
        "start": figure.start,
        "end": figure.end,
        "low": figure.low,
        "high": figure.high,
        "change": figure.change,
        "unit": figure.unit or figure.counted,
        "of": figure.about,
        "noun": figure.of,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[s.start, s.end] for s in spans]


def _attribution(attribution: Attribution) -> Json:
    return {
        "source": _spans(attribution.source),
        "cue": _spans(attribution.cue),
        "content": _spans(attribution.content),
        "speaker": attribution.speaker,
        "hearer": attribution.hearer,
        "direct": attribution.direct,
    }


def _statement(statement: Statement) -> Json:
    return {
        "start": statement.start,
        "end": statement.end,
        "head": [statement.head.start, statement.head.end],
        "who": statement.who,
        "what": statement.what,
        "whom": statement.whom,
        "where": statement.where,
        "gist": statement.gist,
        "status": statement.status,
        "certainty": statement.certainty,
        "when": moment_json(statement.when),
        "attribution": statement.attribution,
        "figures": list(statement.figures),
        "reasons": [_reason(r) for r in statement.reasons],
    }


def _reason(reason: Reason) -> Json:
    return {"kind": reason.kind, "start": reason.start, "end": reason.end, "statement": reason.statement}


def _story(story: Story) -> Json:
    return {
        "id": story.id,
        "title": story.title,
        "subjects": list(story.subjects),
        "reports": list(story.reports),
        "episodes": [episode_json(e) for e in story.episodes],
        "timeline": [entry_json(e) for e in story.timeline],
        "findings": [finding_json(f) for f in story.findings],
        "plans": [plan_json(p) for p in story.plans],
    }


def episode_json(episode: Episode) -> Json:
    """Return an episode."""
    return (
        {"id": episode.id, "title": episode.title}
        | moment_json(episode.when)
        | {"reports": list(episode.reports)}
    )


def entry_json(entry: Entry) -> Json:
    """Return a line of the timeline."""
    return moment_json(entry.when) | {
        "text": entry.text,
        "status": entry.status,
        "weight": round(entry.weight, 3),
        "independent": entry.independent,
        "episode": entry.episode,
        "evidence": [evidence_json(e) for e in entry.evidence],
        "meant": [evidence_json(e) for e in entry.meant],
    }


def finding_json(finding: Finding) -> Json:
    """Return a finding with its values."""
    return {
        "kind": finding.kind,
        "subject": finding.subject,
        "attribute": finding.attribute,
        "of_happening": finding.of_happening,
        "note": finding.note,
        "values": [value_json(v) for v in finding.values],
    }


def value_json(value: Value) -> Json:
    """Return one value with its proof."""
    return {
        "value": value.value,
        "low": value.low,
        "high": value.high,
        "change": value.change,
        "status": value.status,
        "as_of": moment_json(value.as_of),
        "independent": value.independent,
        "outlets": list(value.outlets),
        "evidence": [evidence_json(e) for e in value.evidence],
        "told": [_told(t) for t in value.told],
    }


def _told(told: Told) -> Json:
    return {
        "value": told.value,
        "low": told.low,
        "high": told.high,
        "change": told.change,
        "status": told.status,
        "as_of": moment_json(told.as_of),
        "evidence": [evidence_json(told.evidence)],
    }


def plan_json(plan: Plan) -> Json:
    """Return a plan with its steps."""
    return {
        "title": plan.title,
        "rung": plan.rung,
        "steps": [_step(s) | {"because": [_ground(g) for g in s.because]} for s in plan.steps],
        "depends_on": [_ground(g) for g in plan.depends_on],
        "because": [_ground(g) for g in plan.because],
        "parts": [_step(s) | {"text": s.text} for s in plan.parts],
        "manner": [evidence_json(e) for e in plan.manner],
        "figures": [value_json(v) for v in plan.figures],
        "next": moment_json(plan.next) if plan.next else None,
    }


def _ground(ground: Ground) -> Json:
    """Return the first passage that gives a reason, with its words and the others that say the same."""
    first, *others = (
        evidence_json(e) | {"by": by} for e, by in zip(ground.evidence, ground.given_by, strict=True)
    )
    return first | {"text": ground.words, "also": others}


def _step(step: Step) -> Json:
    return (
        {"rung": step.rung} | moment_json(step.when) | {"evidence": [evidence_json(e) for e in step.evidence]}
    )


def _link(link: Link) -> Json:
    return {
        "from": link.source,
        "to": link.target,
        "kind": link.kind,
        "evidence": [evidence_json(e) for e in link.evidence],
    }


def flaw_json(flaw: Flaw) -> Json:
    """Return a flaw."""
    span = {"start": flaw.span.start, "end": flaw.span.end} if flaw.span else {}
    return {"stage": flaw.stage, "where": flaw.where, "message": flaw.message} | span
