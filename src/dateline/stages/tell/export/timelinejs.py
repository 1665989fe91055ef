"""Write a story as TimelineJS shows it: one slide a line of the timeline, grouped by episode.

The format is the one that the Knight Lab of Northwestern University documents for TimelineJS 3. A line with
one open end starts at the other, and says so; a line without any day stands on the title slide, as TimelineJS
puts nothing on its axis that has no day. Texts are HTML, so every word of a report is escaped.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from html import escape

from dateline.model import Entry, Evidence, Finding, Record, Story
from dateline.stages.tell.days import spell
from dateline.stages.tell.export.identity import entry_id, report_uri
from dateline.stages.tell.labels import labels
from dateline.stages.tell.lines import many
from dateline.stages.tell.sheet import sheet
from dateline.stages.tell.values import Json

_MOST_OF_A_GROUP = 60


def timeline_js(story: Story, records: Mapping[str, Record]) -> Json:
    """Return ``{"title", "events", "eras"}`` of a story, whose reports are among ``records``."""
    held = [records[i] for i in story.reports if i in records]
    short = labels(r.id for r in held)
    chapters = sheet(story, held, ()).chapters
    findings = {line.entry: line.findings for c in chapters for line in c.lines}
    dated = [e for e in story.timeline if e.when.earliest or e.when.latest]
    return {
        "title": {"unique_id": story.id, "text": _title(story, short)},
        "events": [_slide(e, story, findings, short) for e in dated],
        "eras": [
            {
                "start_date": _day(e.when.earliest),
                "end_date": _day(e.when.latest),
                "text": {"headline": escape(e.title)},
            }
            for e in story.episodes
            # TimelineJS calls a whole timeline invalid for an era that begins and ends on one day.
            if e.when.earliest and e.when.latest and not e.when.is_day
        ],
    }


def _title(story: Story, short: Mapping[str, str]) -> Json:
    undated = [e for e in story.timeline if e.when.is_open and not (e.when.earliest or e.when.latest)]
    told = "".join(f"<li>{escape(e.text)}{_standing(e)}{_proof(e.evidence, short)}</li>" for e in undated)
    text = f"<p>{many(len(story.reports), 'report')}</p>" + (
        f"<p>Without a day:</p><ul>{told}</ul>" if told else ""
    )
    return {"headline": escape(story.title), "text": text}


def _slide(
    entry: Entry, story: Story, findings: Mapping[Entry, Sequence[Finding]], short: Mapping[str, str]
) -> Json:
    title = next((e.title for e in story.episodes if e.id == entry.episode), "")
    low, high = entry.when.earliest, entry.when.latest
    values = "".join(f"<p>{_value(f)}</p>" for f in findings.get(entry, ()))
    slide: Json = {
        "unique_id": entry_id(entry, story).rpartition("/")[2],
        "start_date": _day(low or high),
        "display_date": spell(entry.when),
        "text": {
            "headline": escape(entry.text),
            "text": f"{_standing(entry)}{values}{_proof(entry.evidence, short)}",
        },
    }
    if low and high and low != high:
        slide["end_date"] = _day(high)
    if title:
        slide["group"] = _label(title)
    return slide


def _day(day: date | None) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day} if day else {}


def _standing(entry: Entry) -> str:
    return f"<p><em>{escape(entry.status)}</em> · {many(entry.independent, 'independent source')}</p>"


def _value(finding: Finding) -> str:
    told = (
        f"{v.value} ({v.status}, {spell(v.as_of)}, {many(v.independent, 'independent source')})"
        for v in finding.values
    )
    return escape(f"{finding.attribute} [{finding.kind}]: {' / '.join(told)}")


def _proof(evidence: tuple[Evidence, ...], short: Mapping[str, str]) -> str:
    return "".join(
        f'<blockquote cite="{escape(report_uri(e.report))}" data-report="{escape(e.report)}"'
        f' data-start="{e.start}" data-end="{e.end}">{escape(e.quote)}</blockquote>'
        f"<p>— {escape(short.get(e.report, e.report))}</p>"
        for e in evidence
    )


def _label(title: str) -> str:
    """Return a group's label, short for want of room.

    TimelineJS takes what markup it has out of a label and then shows what is left as HTML (TimelineConfig.js,
    TimeGroup.js of 3.9), so that signs have to be escaped twice.
    """
    cut = title if len(title) <= _MOST_OF_A_GROUP else title[: _MOST_OF_A_GROUP - 1].rstrip() + "…"
    return escape(escape(cut, quote=False), quote=False)
