"""The lines of text that stories, dossiers and changes are told in. Marks: independent sources · reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Entry, Evidence, Plan, Value
from dateline.stages.tell.days import days, spell
from dateline.stages.tell.layout import note, row
from dateline.stages.tell.sheet import valued

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How to lay out: columns, whether to quote evidence, and short names of reports."""

    width: int
    evidence: bool
    labels: dict[str, str]

    def named(self, ids: Iterable[str]) -> str:
        """Return the short names of some reports, or their number when they are many."""
        held = list(dict.fromkeys(ids))
        return (
            ", ".join(self.labels.get(i, i) for i in held)
            if len(held) <= _NAMED
            else many(len(held), "report")
        )

    def short(self, text: str, ids: Iterable[str]) -> str:
        """Return ``text`` with short names in place of the ``ids`` of reports in it."""
        for report in dict.fromkeys(ids):
            name = self.labels.get(report, report).replace("\\", r"\\")
            text = re.sub(rf"\b{re.escape(report)}\b", name, text)
        return text


def many(n: int, noun: str) -> str:
    """Return the number with its noun.

    >>> many(1, "report"), many(2, "report")
    ('1 report', '2 reports')
    """
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def capital(label: str) -> str:
    """Return ``label`` with a capital first letter; the rest stays."""
    return label[:1].upper() + label[1:]


def mark(value: Value | Entry) -> str:
    """Return the mark of a value or line: how many sources, how many reports."""
    return mark_of(value.independent, value.evidence)


def mark_of(independent: int, evidence: Sequence[Evidence]) -> str:
    """Return ``[sources·reports]``."""
    return f"[{independent}·{len({e.report for e in evidence})}]"


def quote_lines(evidence: Iterable[Evidence], look: Look) -> list[str]:
    """Return the sentences with their places, when the user wants them."""
    if not look.evidence:
        return []
    return [
        note(f"{look.named([e.report])} {e.start}–{e.end}: “{' '.join(e.quote.split())}”", look.width)
        for e in evidence
    ]


def entry_lines(entries: Iterable[Entry], look: Look) -> list[str]:
    """Return one line an entry: day, text, status, mark."""
    lines = []
    for entry in entries:
        right = f"{entry.status:<9} {mark(entry)}"
        lines.append(row(days(entry.when), entry.text, right, look.width))
        lines += quote_lines(entry.evidence, look)
    return lines


# How many parts of a plan are told in text.
_PARTS = 3


def plan_lines(plan: Plan, look: Look) -> list[str]:
    """Return a plan: its title and rung, then its steps, what it is to reach, what it rests on, and why."""
    ahead = f" {spell(plan.next)}" if plan.next else ""
    lines = [row("Plan", plan.title, f"{plan.rung}{ahead}", look.width)]
    steps = [f"{s.rung} {spell(s.when)} ({look.named(e.report for e in s.evidence)})" for s in plan.steps]
    lines += [note(" → ".join(steps), look.width)] if steps else []
    lines += quote_lines([e for s in plan.steps for e in s.evidence], look)
    if plan.figures:
        lines.append(note("to reach: " + "; ".join(map(valued, plan.figures)), look.width))
    if plan.parts:
        lines.append(note("by way of: " + "; ".join(p.text for p in plan.parts[:_PARTS]), look.width))
    for label, evidence in (
        ("how", plan.manner),
        ("depends on", plan.depends_on),
        ("because", plan.because),
    ):
        told = dict.fromkeys(f"{phrase(e.quote)} ({look.named([e.report])})" for e in evidence)
        lines += [note(f"{label}: {'; '.join(told)}", look.width)] if told else []
    return lines


_CUE = re.compile(
    r"^(?:depend(?:ing|ent|s) (?:up)?on|conditional on|due to|because(?: of)?|owing to"
    r"|in response to|responding to)\s+",
    re.I,
)


def phrase(quote: str) -> str:
    """Return a quoted reason for the middle of a line: no cue, no half pair of quotes, no last "and".

    >>> phrase("because of the rising waters, and")
    'the rising waters'
    """
    text = _CUE.sub("", " ".join(quote.split()))
    text = text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)
    return re.sub(r",? (?:and|or|but)$", "", text)
