"""Tell the record of one subject, as text and as plain values: what holds, held before, is contested."""

from __future__ import annotations

from dateline.model import Dossier, Field, Value
from dateline.stages.tell.days import days, spell_day
from dateline.stages.tell.layout import note, row, section
from dateline.stages.tell.lines import Look, entry_lines, many, mark, plan_lines, quote_lines
from dateline.stages.tell.sheet import valued
from dateline.stages.tell.values import Json, entry_json, flaw_json, plan_json, value_json


def dossier_json(dossier: Dossier) -> Json:
    """Return the dossier as the formats contract has it, with plans, timeline and reports besides."""
    return {
        "subject": dossier.subject,
        "as_of": dossier.as_of.isoformat() if dossier.as_of else None,
        "names": list(dossier.names),
        "fields": [_field_json(f) for f in dossier.fields],
        "plans": [plan_json(p) for p in dossier.plans],
        "timeline": [entry_json(e) for e in dossier.entries],
        "reports": [r.id for r in dossier.records],
        "flaws": [flaw_json(f) for f in dossier.flaws],
    }


def _field_json(field: Field) -> Json:
    return {
        "attribute": field.attribute,
        "of": field.of,
        "current": value_json(field.current) if field.current else None,
        "history": [value_json(v) for v in field.history],
        "contested": field.contested,
        "note": field.note,
    }


def dossier_text(dossier: Dossier, width: int, evidence: bool = False) -> str:
    """Return the dossier as text, wrapped to ``width`` columns; ``evidence`` quotes what proves each line."""
    look = Look.of(dossier.records, width, evidence)
    head = [f"as of {spell_day(dossier.as_of)}"] if dossier.as_of else []
    head += [many(len(dossier.records), "report")]
    others = [n for n in dossier.names if n != dossier.subject]
    head += [f"found as {', '.join(others[:5])}"] if others else []
    lines = [note(dossier.subject, width, 0), note(" · ".join(head), width, 0)]
    lines += section("RECORD", [x for f in dossier.fields for x in _field(f, look)])
    lines += section("PLANS", [x for p in dossier.plans for x in plan_lines(p, look)])
    lines += section("TIMELINE", entry_lines(dossier.entries, look))
    told = dossier.fields or dossier.plans or dossier.entries
    return "\n".join([*lines, *([] if told else ["", "  The reports name it, and tell nothing of it."]), ""])


def _field(field: Field, look: Look) -> list[str]:
    """The value that holds, and below it those before it or beside it, with the days they are told for."""
    label = field.attribute[:1].upper() + field.attribute[1:]
    lines = []
    if field.current:
        right = f"contested {mark(field.current)}" if field.contested else mark(field.current)
        lines = [row(label, _told(field.current, look), right, look.width)]
        lines += quote_lines(field.current.evidence, look)
    for value in reversed([v for v in field.history if v != field.current]):
        beside = field.contested and field.current and value.as_of.meets(field.current.as_of)
        lines.append(note(f"{'or' if beside else 'was'} {_told(value, look)}", look.width))
        lines += quote_lines(value.evidence, look)
    ids = [e.report for v in field.history for e in v.evidence]
    return lines + ([note(look.short(field.note, ids), look.width)] if field.note else [])


def _told(value: Value, look: Look) -> str:
    return f"{valued(value)} · {days(value.as_of)} ({look.named(e.report for e in value.evidence)})"
