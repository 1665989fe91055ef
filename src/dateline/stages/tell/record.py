"""Tell one report as text: its day and why, and what it says, sentence by sentence."""

from __future__ import annotations

from dateline.model import Record, Statement
from dateline.stages.tell.days import days
from dateline.stages.tell.layout import note, row

# How much is quoted of a clause that has no wording of its own.
_QUOTED = 90


def record_text(record: Record, width: int, *, explain: bool = False) -> str:
    """Return the report's head and its statements, wrapped to ``width`` columns.

    ``explain`` tells every clause, those without a wording quoted, and below each the words that led to its
    status and certainty.
    """
    report = record.report
    by = [report.outlet, ", ".join(report.authors), ", ".join(report.agencies)]
    lines = [note(report.title or "(no title)", width, 0)]
    lines += [" · ".join([report.id, *(b for b in by if b), f"{report.words} words"])]
    lines += [f"published {days(record.published.moment)}"]
    for basis in record.published.basis:
        quote = " ".join(basis.evidence.quote.split()) if basis.evidence else basis.note
        lines.append(note(f"{basis.kind}: {quote} → {days(basis.moment)}", width, 2))
    lines.append("")
    for statement in record.statements:
        if statement.gist or explain:
            lines.append(_statement(record, statement, width))
        if explain:
            lines.append(note(_path(statement), width))
    return "\n".join([*lines, ""])


def _statement(record: Record, statement: Statement, width: int) -> str:
    speaker = ""
    if statement.attribution is not None:
        speaker = record.attributions[statement.attribution].speaker
    told = (statement.gist or _quoted(record, statement)) + (f" — says {speaker}" if speaker else "")
    when = days(statement.when) if statement.time is not None else ""
    return row(when, told, f"{statement.status} {statement.certainty:+g}", width)


def _quoted(record: Record, statement: Statement) -> str:
    words = " ".join(record.report.text[statement.start : statement.end].split())
    return f"“{words if len(words) <= _QUOTED else words[:_QUOTED] + '…'}”"


def _path(statement: Statement) -> str:
    """Return what each word did to certainty, from full certainty down ("+3 · “may” (modal) ×0.55 …")."""
    told = ["+3"]
    for step in statement.path:
        lends = f", {step.lends}" if step.lends else ""
        told.append(f"“{step.word}” ({step.rule}) ×{step.factor:g}{lends}")
    return (
        " · ".join(told) + f" → {statement.certainty:+g}"
        if statement.path
        else "told as it is: no word weakens it"
    )
