"""Apply people's words to what was found: figures read anew before comparing, titles and findings after it.

A word speaks of places in reports, so it holds however the findings around it are worded later. Refuses to
change what a report says: its text and every quotation stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model import Correction, Dismissal, Finding, Record, Rename, Story, Word


def corrected(records: Sequence[Record], words: Iterable[Word]) -> list[Record]:
    """Return ``records`` with the figures that people corrected; the last word on a figure counts."""
    told: dict[str, dict[tuple[int, int], Correction]] = {}
    for word in words:
        if isinstance(word, Correction):
            told.setdefault(word.report, {})[word.start, word.end] = word
    return [_corrected(r, told[r.id]) if r.id in told else r for r in records]


def _corrected(record: Record, told: dict[tuple[int, int], Correction]) -> Record:
    figures = tuple(
        replace(f, low=word.low, high=word.high, change="=") if (word := told.get((f.start, f.end))) else f
        for f in record.figures
    )
    return replace(record, figures=figures)


def judged(story: Story, words: Iterable[Word]) -> Story:
    """Return ``story`` under the title that a person gave it, without the findings that people dismissed."""
    held = tuple(words)
    titles = [w.title for w in held if isinstance(w, Rename) and w.report in story.reports]
    dismissed = [w for w in held if isinstance(w, Dismissal)]
    findings = tuple(f for f in story.findings if not any(_is_of(f, word) for word in dismissed))
    return replace(story, title=titles[-1] if titles else story.title, findings=findings)


def _is_of(finding: Finding, word: Dismissal) -> bool:
    """Tell whether most of what a finding rests on was dismissed, wherever in its report it stands now."""
    proof = {(e.report, e.quote) for v in finding.values for e in v.evidence}
    dismissed = {(e.report, e.quote) for e in word.evidence}
    return finding.attribute == word.attribute and 2 * len(proof & dismissed) > len(proof)
