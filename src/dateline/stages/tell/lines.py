"""The lines of text that stories, dossiers and changes are told in. Marks: independent sources · reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import Entry, Evidence, Plan, Record, Source, Value
from dateline.stages.tell.days import days, spell, spell_step
from dateline.stages.tell.labels import labels
from dateline.stages.tell.layout import note, row
from dateline.stages.tell.sheet import valued
from dateline.stages.tell.sources import source_lines

_NAMED = 6


@dataclass(frozen=True, slots=True)
class Look:
    """How to lay out: columns, whether to quote evidence, short names of reports, width of first columns.

    ``sources`` open the counts of some evidence, ``years`` are those in which reports were published.
    """

    width: int
    evidence: bool
    labels: dict[str, str]
    label: int = 10
    sources: Mapping[tuple[Evidence, ...], tuple[Source, ...]] = field(default_factory=dict)
    years: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record], width: int, evidence: bool) -> Look:
        """Return the look for a pile of reports, with their short names and years."""
        held = {r.id: r.published.moment.latest for r in records}
        years = {report: str(day.year) for report, day in held.items() if day}
        return cls(width, evidence, labels(held), years=years)

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
    """Return the sentences with their places and how their reports fold, when the user wants them."""
    if not look.evidence:
        return []
    held = tuple(evidence)
    quotes = [
        note(f"{look.named([e.report])} {e.start}–{e.end}: “{' '.join(e.quote.split())}”", look.width)
        for e in held
    ]
    return quotes + [note(line, look.width) for line in source_lines(look.sources.get(held, ()), look.named)]


def entry_words(entry: Entry) -> str:
    """Return the words of an entry, and that it had been planned where an earlier report told so."""
    return f"{entry.text}, as had been planned" if entry.meant else entry.text


def entry_lines(entries: Iterable[Entry], look: Look) -> list[str]:
    """Return one line an entry: day, text, status, mark."""
    lines = []
    for entry in entries:
        right = f"{entry.status:<9} {mark(entry)}"
        lines.append(row(days(entry.when), entry_words(entry), right, look.width))
        lines += quote_lines(entry.evidence, look)
    return lines


# How many parts of a plan are told in text.
_PARTS = 3


def plan_lines(plan: Plan, look: Look) -> list[str]:
    """Return a plan: its title and rung, then its steps, what it is to reach, what it rests on, and why."""
    ahead = f" {spell(plan.next)}" if plan.next else ""
    indent = look.label + 4
    lines = [row("Plan", plan.title, f"{plan.rung}{ahead}", look.width, look.label)]
    lines += [note(f"{label}{words}", look.width, indent) for label, words in plan_parts(plan, look)]
    return lines + quote_lines([e for s in plan.steps for e in s.evidence], look)


def plan_parts(plan: Plan, look: Look) -> list[tuple[str, str]]:
    """Return what is told of a plan as labels and words, labels with their colon."""
    steps = [
        f"{s.rung} {spell_step(s.when)} ({look.named(e.report for e in s.evidence)})" for s in plan.steps
    ]
    told = (
        ("", " → ".join(steps)),
        ("to reach: ", "; ".join(map(valued, plan.figures))),
        ("by way of: ", "; ".join(p.text for p in plan.parts[:_PARTS])),
        ("how: ", _reasons(plan.manner, (), look)),
        ("depends on: ", _reasons(plan.depends_on, (), look)),
        ("because: ", _reasons(plan.because, plan.given_by, look)),
    )
    return [(label, words) for label, words in told if words]


def _reasons(evidence: Sequence[Evidence], given_by: Sequence[str], look: Look) -> str:
    """Return quoted reasons in one line, each with who gives it and its report; a year's together."""
    who = dict(zip(evidence, given_by, strict=False))
    years: dict[str, list[str]] = {}
    for e in evidence:
        told = f"{phrase(e.quote)} ({_by(who.get(e, ''), look.named([e.report]))})"
        years.setdefault(look.years.get(e.report, ""), []).append(told)
    named = {year: f"{year}: " if year and len(years) > 1 else "" for year in years}
    return " → ".join(named[year] + "; ".join(dict.fromkeys(years[year])) for year in sorted(years))


def _by(speaker: str, report: str) -> str:
    return f"{speaker} in {report}" if speaker else report


_CUE = re.compile(
    r"^(?:(?:depend(?:ing|ent|s|ed)?|hinge[sd]?) (?:up)?on|needs?|requires?"
    r"|conditional on|due to|because(?: of)?|owing to"
    r"|in response to|responding to|by|from)\s+",
    re.I,
)


def phrase(quote: str) -> str:
    """Return a quoted reason for the middle of a line: no cue, no half pair of quotes, no last "and".

    >>> phrase("because of the rising waters, and")
    'the rising waters'
    """
    text = _CUE.sub("", " ".join(quote.split()))
    text = text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)
    return re.sub(r",? (?:and|or|but)(?: also)?$", "", text)
