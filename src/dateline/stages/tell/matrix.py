"""The findings of a story as a table: what each outlet says on each point, and where it is silent.

Refuses to judge: signs come from the kinds of findings and from who tells which value.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.model import Finding, Record, Value
from dateline.stages.tell.sheet import Sheet, valued

Sign = Literal["=", "≠", "→", ""]
_ORDER = {"differs": 0, "changed": 1, "agreed": 2, "single": 3}


@dataclass(frozen=True, slots=True)
class Said:
    """A value as one outlet words it.

    ``sign``: others tell it too, most where they differ (=); others another (≠); since then another (→).
    """

    value: Value
    words: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Point:
    """One finding: what each outlet says on it, in the order of the columns; nothing where it is silent."""

    finding: Finding
    cells: tuple[tuple[Said, ...], ...]
    others: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """The points of a story by outlet. ``others`` counts the outlets that have no column of their own."""

    columns: tuple[str, ...]
    points: tuple[Point, ...]
    others: int = 0


def matrix(sheet: Sheet, names: Mapping[str, str], most: int = 8) -> Matrix:
    """Return the table; the ``most`` outlets that speak to most points have columns, the earliest first.

    ``names`` are those of reports: one whose outlet is not known stands for itself.
    """
    homes = {r.id: _outlet(r, names) for r in sheet.records}
    findings = sorted(sheet.story.findings, key=lambda f: (_ORDER[f.kind], not f.declared))
    spoken = Counter(home for f in findings for home in {homes[r] for r in _reports(f.values) if r in homes})
    kept = {home for home, _ in spoken.most_common(most)}
    columns = tuple(home for home in dict.fromkeys(homes.values()) if home in kept)
    points = tuple(_point(f, columns, homes) for f in findings if f.values)
    return Matrix(columns, points, len(spoken.keys() - kept))


def _outlet(record: Record, names: Mapping[str, str]) -> str:
    return record.report.outlet or names.get(record.id, record.id)


def _reports(values: Iterable[Value]) -> Iterable[str]:
    return (e.report for v in values for e in v.evidence)


def _point(finding: Finding, columns: Sequence[str], homes: Mapping[str, str]) -> Point:
    said: dict[str, dict[str, Said]] = {}
    tellers = {id(v): {homes[r] for r in _reports([v]) if r in homes} for v in finding.values}
    for value in finding.values:
        most = (
            max(len(told) for other, told in tellers.items() if other != id(value)) if len(tellers) > 1 else 0
        )
        number = len(tellers[id(value)])
        sign = _sign(finding, value, number, number > max(1, most))
        words = {t.evidence.report: valued(t) for t in value.told}
        for report in dict.fromkeys(_reports([value])):
            if report in homes:
                told = Said(value, words.get(report, valued(value)), sign)
                said.setdefault(homes[report], {}).setdefault(told.words, told)
    cells = tuple(tuple(said.get(column, {}).values()) for column in columns)
    rest = {word: one for home, held in said.items() if home not in columns for word, one in held.items()}
    return Point(finding, cells, tuple(rest.values()))


def _sign(finding: Finding, value: Value, tellers: int, is_most: bool) -> Sign:
    if finding.kind == "differs":
        return "=" if is_most else "≠"
    if finding.kind == "changed" and value is not finding.values[-1]:
        return "→"
    return "=" if tellers > 1 else ""
