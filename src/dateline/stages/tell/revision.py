"""Tell what a new revision of a report changed, as text and as plain values: meaning first, wording last."""

from __future__ import annotations

from dateline.model import Edit, Record, Revision
from dateline.stages.tell.layout import note, row, section
from dateline.stages.tell.lines import many
from dateline.stages.tell.values import Json, evidence_json

# How many edits of wording are told.
_WORDINGS = 3


def revision_json(revision: Revision) -> Json:
    """Return ``{"old", "new", "level", "edits", "superseded"}``: ids of reports; same, trivial or meaning.

    An edit is ``{"kind", "was", "now", "before", "after"}``, the last two lists of evidence;
    ``superseded`` holds numbers of the old report's statements.
    """
    return {
        "old": revision.old,
        "new": revision.new,
        "level": revision.level,
        "edits": [_edit_json(e) for e in revision.edits],
        "superseded": list(revision.superseded),
    }


def _edit_json(edit: Edit) -> Json:
    return {
        "kind": edit.kind,
        "was": edit.was,
        "now": edit.now,
        "before": [evidence_json(e) for e in edit.before],
        "after": [evidence_json(e) for e in edit.after],
    }


def revision_text(revision: Revision, new: Record, width: int, evidence: bool = False) -> str:
    """Return the changes as text, wrapped to ``width`` columns; ``evidence`` quotes the sentences of both."""
    meant = [e for e in revision.edits if not e.is_trivial]
    worded = [e for e in revision.edits if e.is_trivial]
    lines = [note(new.report.title or "(no title)", width, 0), _head(revision, len(meant), len(worded))]
    lines += section("TOLD OTHERWISE", [x for e in meant for x in _edit(e, width, evidence)])
    shown = [x for e in worded[:_WORDINGS] for x in _edit(e, width, evidence)]
    rest = len(worded) - _WORDINGS
    more = [note(f"… and {many(rest, 'other edit')} of wording", width, 2)] if rest > 0 else []
    return "\n".join([*lines, *section("ONLY WORDED OTHERWISE", shown + more), ""])


def _head(revision: Revision, meant: int, worded: int) -> str:
    told = [many(meant, "change") + " in what is told"] if meant else []
    told += [many(worded, "edit") + " of wording"] if worded else []
    return f"{revision.new} supersedes {revision.old}: {', '.join(told) or 'no word is another'}"


def _edit(edit: Edit, width: int, evidence: bool) -> list[str]:
    was, now = edit.was, edit.now
    told = f"{was} → {now}" if was and now else was or now
    lines = [row(_label(edit), told, "", width, 15)]
    if evidence:
        lines += [
            note(f"was {e.start}–{e.end}: “{' '.join(e.quote.split())}”", width, 19) for e in edit.before
        ]
        lines += [
            note(f"now {e.start}–{e.end}: “{' '.join(e.quote.split())}”", width, 19) for e in edit.after
        ]
    return lines


def _label(edit: Edit) -> str:
    """Return the kind of an edit, and whether what it tells of was added or dropped."""
    if (edit.was and edit.now) or edit.kind in ("added", "dropped", "correction", "wording"):
        return edit.kind
    return f"{edit.kind} {'added' if edit.now else 'dropped'}"
