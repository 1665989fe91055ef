"""The lines of text that stories, dossiers and changes are told in. Marks: independent sources · reports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.model import Entry, Evidence, Ground, Plan, Record, Source, Step, Value
from dateline.stages.tell.days import days, spell, spell_step
from dateline.stages.tell.labels import labels
from dateline.stages.tell.layout import note, row
from dateline.stages.tell.sheet import valued
from dateline.stages.tell.sources import source_lines

_NAMED = 6
# Rungs that a plan stands on from the day they are told; the others wait upon a day to come.
_REACHED = frozenset({"agreed", "agreed in principle", "put off", "suspended", "refused", "dropped", "done"})


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
    """Return the sentences with their places and how their reports fold, when the user wants them.

    They stand below the words that they prove, behind the first column.
    """
    if not look.evidence:
        return []
    held, indent = tuple(evidence), look.label + 4
    quotes = [f"{look.named([e.report])} {e.start}–{e.end}: “{' '.join(e.quote.split())}”" for e in held]
    folds = source_lines(look.sources.get(held, ()), look.named)
    return [note(line, look.width, indent) for line in (*quotes, *folds)]


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
    told = (
        ("", " → ".join(_step(s, plan, look) for s in plan.steps)),
        ("to reach: ", "; ".join(map(valued, plan.figures))),
        ("by way of: ", "; ".join(p.text for p in plan.parts[:_PARTS])),
        ("how: ", "; ".join(f"{' '.join(e.quote.split())} ({look.named([e.report])})" for e in plan.manner)),
        ("depends on: ", _grounds(plan.depends_on, look)),
        *((f"{s.rung} because: ", _grounds(s.because, look)) for s in plan.steps if s.because),
        ("because: ", _grounds(plan.because, look)),
    )
    return [(label, words) for label, words in told if words]


def _step(step: Step, plan: Plan, look: Look) -> str:
    """Return a rung with its day; of a last one that waits upon a day, that day and when it was told."""
    by, told = look.named(e.report for e in step.evidence), spell_step(step.when)
    if step is plan.steps[-1] and plan.next and plan.next != step.when and step.rung not in _REACHED:
        return f"{step.rung} {spell(plan.next)} (told {told}: {by})"
    return f"{step.rung} {told} ({by})"


def _grounds(grounds: Sequence[Ground], look: Look) -> str:
    """Return reasons in one line, each with who gives it and its reports, by the year first told."""
    years: dict[str, list[str]] = {}
    for ground in grounds:
        year = min(look.years.get(e.report, "") for e in ground.evidence)
        years.setdefault(year, []).append(f"{ground.words} ({_givers(ground, look)})")
    named = {year: f"{year}: " if year and len(years) > 1 else "" for year in years}
    return " → ".join(named[year] + "; ".join(years[year]) for year in sorted(years))


def _givers(ground: Ground, look: Look) -> str:
    """Return who gives a reason: reports, and speakers with theirs."""
    told: dict[str, list[str]] = {}
    for speaker, evidence in zip(ground.given_by, ground.evidence, strict=True):
        told.setdefault(speaker, []).append(evidence.report)
    return "; ".join(_by(speaker, look.named(ids)) for speaker, ids in told.items())


def _by(speaker: str, report: str) -> str:
    return f"{speaker} in {report}" if speaker else report
