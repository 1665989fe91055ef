"""Tell one report as text: its day and why, and what it says, sentence by sentence."""

from __future__ import annotations

from dateline.model import Record, Statement
from dateline.stages.tell.days import days
from dateline.stages.tell.layout import note, row


def record_text(record: Record, width: int) -> str:
    """Return the report's head and its statements, wrapped to ``width`` columns."""
    report = record.report
    by = [report.outlet, ", ".join(report.authors), ", ".join(report.agencies)]
    lines = [note(report.title or "(no title)", width, 0)]
    lines += [" · ".join([report.id, *(b for b in by if b), f"{report.words} words"])]
    lines += [f"published {days(record.published.moment)}"]
    for basis in record.published.basis:
        quote = " ".join(basis.evidence.quote.split()) if basis.evidence else basis.note
        lines.append(note(f"{basis.kind}: {quote} → {days(basis.moment)}", width, 2))
    lines += ["", *(_statement(record, s, width) for s in record.statements if s.gist)]
    return "\n".join([*lines, ""])


def _statement(record: Record, statement: Statement, width: int) -> str:
    speaker = ""
    if statement.attribution is not None:
        speaker = record.attributions[statement.attribution].speaker
    told = statement.gist + (f" — says {speaker}" if speaker else "")
    when = days(statement.when) if statement.time is not None else ""
    return row(when, told, f"{statement.status} {statement.certainty:+g}", width)
