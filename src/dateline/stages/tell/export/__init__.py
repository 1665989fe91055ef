"""Give a track to other programs: each format one pure function from values to files in memory.

Refuses to write to a disk and to choose a place: what comes out is names and bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.model import Track
from dateline.stages.tell.export.flat import csv_evidence, csv_table, json_lines
from dateline.stages.tell.export.ftm import ftm_entities, ftm_statements
from dateline.stages.tell.export.ninjs import ninjs
from dateline.stages.tell.export.parquet import parquet_table
from dateline.stages.tell.export.schemaorg import json_ld
from dateline.stages.tell.export.tables import tables
from dateline.stages.tell.export.timelinejs import timeline_js
from dateline.stages.tell.markdown import track_markdown
from dateline.stages.tell.page import track_html
from dateline.stages.tell.values import Json

__all__ = ["FORMATS", "Exported", "export_track", "story_of"]


@dataclass(frozen=True, slots=True)
class Exported:
    """One file: a plain name without any folder, and what stands in it."""

    name: str
    body: bytes


def export_track(track: Track, form: str) -> tuple[Exported, ...]:
    """Return the files of one of ``FORMATS``: one, or one a table (csv, parquet) or a story (timelinejs).

    In whatever order reports came, the files are the same. Raises ``KeyError`` for another format,
    ``DatelineError`` (status 2) where a library is missing.
    """
    return FORMATS[form](_ordered(track))


def _ordered(track: Track) -> Track:
    """Return ``track`` with its largest story first, reports and debts by their names."""
    return replace(
        track,
        stories=tuple(sorted(track.stories, key=lambda s: (-len(s.reports), s.id))),
        records=tuple(sorted(track.records, key=lambda r: r.id)),
        lineage=tuple(sorted(track.lineage, key=lambda k: (k.target, k.source, k.kind, k.evidence))),
    )


def story_of(track: Track, story: str) -> Track:
    """Return what ``track`` has of one story, by its id: its reports, debts, sources; else no story."""
    kept = tuple(s for s in track.stories if s.id == story)
    held = {r for s in kept for r in s.reports}
    return replace(
        track,
        stories=kept,
        records=tuple(r for r in track.records if r.id in held),
        lineage=tuple(link for link in track.lineage if link.target in held),
        backings=tuple(b for b in track.backings if held.issuperset(e.report for e in b.evidence)),
    )


def _csv(track: Track) -> tuple[Exported, ...]:
    held = tables(track)
    apart = Exported("evidence.csv", csv_evidence(held))
    return (*(Exported(f"{t.name}.csv", csv_table(t)) for t in held), apart)


def _parquet(track: Track) -> tuple[Exported, ...]:
    return tuple(Exported(f"{t.name}.parquet", parquet_table(t)) for t in tables(track))


def _timelinejs(track: Track) -> tuple[Exported, ...]:
    """Return a file for each story with a day in it, as TimelineJS takes none without events."""
    records = {r.id: r for r in track.records}
    told = ((s.id, timeline_js(s, records)) for s in track.stories)
    return tuple(Exported(f"timeline-{name}.json", _json(t)) for name, t in told if t["events"])


def _one(name: str, write: Callable[[Track], bytes]) -> Callable[[Track], tuple[Exported, ...]]:
    return lambda track: (Exported(name, write(track)),)


def _json(told: Json) -> bytes:
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _lines(told: Iterable[Json]) -> bytes:
    return "".join(json.dumps(o, ensure_ascii=False) + "\n" for o in told).encode("utf-8", "replace")


def _text(text: str) -> bytes:
    return text.encode("utf-8", "replace")


FORMATS: Mapping[str, Callable[[Track], tuple[Exported, ...]]] = {
    "jsonl": _one("dateline.jsonl", lambda track: json_lines(tables(track))),
    "csv": _csv,
    "parquet": _parquet,
    "markdown": _one("dateline.md", lambda track: _text(track_markdown(track, evidence=True))),
    "html": _one("dateline.html", lambda track: _text(track_html(track))),
    "timelinejs": _timelinejs,
    "ftm": _one("entities.ftm.json", lambda track: _lines(ftm_entities(track))),
    "ftm-statements": _one("statements.ftm.jsonl", lambda track: _lines(ftm_statements(track))),
    "jsonld": _one("dateline.jsonld", lambda track: _json(json_ld(track))),
    "ninjs": _one("ninjs.jsonl", lambda track: _lines(ninjs(track))),
}
