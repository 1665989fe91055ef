"""Apply people's words to what was found: figures read anew before comparing, titles and findings after it.

A word speaks of sentences in reports, so it holds however the findings around it are worded later, and
wherever in its report a sentence stands. Refuses to change what a report says: its text and every quotation
stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model import (
    Correction,
    Dismissal,
    Dismissed,
    Figure,
    Finding,
    Record,
    Rename,
    Span,
    Story,
    Told,
    Value,
    Word,
)


def corrected(records: Sequence[Record], words: Iterable[Word]) -> list[Record]:
    """Return ``records`` with the figures that people corrected; the last word on a figure counts."""
    told: dict[str, list[Correction]] = {}
    for word in words:
        if isinstance(word, Correction):
            told.setdefault(word.report, []).append(word)
    return [_corrected(r, told[r.id]) if r.id in told else r for r in records]


def _corrected(record: Record, words: Iterable[Correction]) -> Record:
    figures = record.figures
    for word in words:
        place = _place(word, record.report.text)
        if place is not None:
            figures = tuple(
                replace(f, low=word.low, high=word.high, change="=") if place.overlaps(_span(f)) else f
                for f in figures
            )
    return replace(record, figures=figures)


def _span(figure: Figure) -> Span:
    return Span(figure.start, figure.end)


def _place(word: Correction, text: str) -> Span | None:
    """Return where the words stand now that a person corrected, or ``None``.

    Of several equal sentences it is the one in the same place, or the last that is left.
    """
    said = word.sentence
    if said is None:
        return Span(word.start, word.end)
    starts = [match.start() for match in re.finditer(re.escape(said.quote), text)]
    if not starts:
        return None
    moved = starts[min(word.place, len(starts) - 1)] - said.start
    return Span(word.start + moved, word.end + moved)


def judged(story: Story, words: Iterable[Word]) -> Story:
    """Return ``story`` under the title that a person gave it, without the findings that people dismissed."""
    held = tuple(words)
    titles = [w.title for w in held if isinstance(w, Rename) and w.report in story.reports]
    dismissed = [w for w in held if isinstance(w, Dismissal)]
    findings = tuple(f for f in story.findings if not any(_is_of(f, word) for word in dismissed))
    return replace(story, title=titles[-1] if titles else story.title, findings=findings)


def _is_of(finding: Finding, word: Dismissal) -> bool:
    """Tell whether a finding tells nothing but what was dismissed, from a sentence that was dismissed."""
    proof = {(e.report, e.quote) for v in finding.values for e in v.evidence}
    shared = proof & {(e.report, e.quote) for e in word.evidence}
    if finding.attribute != word.attribute or not shared:
        return False
    known = {_worth(value) for value in word.values}
    if not known:
        return 2 * len(shared) > len(proof)
    return all(_worth(v) in known or any(_worth(said) in known for said in v.told) for v in finding.values)


def _worth(value: Value | Told | Dismissed) -> tuple[str, object, object]:
    """Return what makes a value another: its status and its bounds, or its words where it has none."""
    if value.low is None and value.high is None:
        return value.status, value.value.casefold(), None
    return value.status, value.low, value.high
