"""Compare values on one point across reports: agreed, single, differs, changed.

What of one point is of other people, another place or another holder makes a finding of its own. What no
pack declares is told only where two sources agree on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from dateline.model import CountSources, Evidence, Finding, Moment, Told, Value
from dateline.model.finding import FindingKind
from dateline.stages.compare.point import Point
from dateline.stages.compare.scope import (
    at_once,
    bounds,
    comparable,
    compatible,
    contradicts,
    corrected,
    grown,
    holds,
    linked,
    overlap,
    told_on,
)
from dateline.stages.compare.subject import attribute_of, subject_of

# From what is least to what is most sure.
_SURENESS = (
    "denied",
    "possible",
    "demanded",
    "proposed",
    "expected",
    "planned",
    "agreed",
    "ongoing",
    "happened",
)


def findings(points: Iterable[Point], count: CountSources) -> tuple[Finding, ...]:
    """Return the findings, in the order in which their points are told."""
    groups: dict[tuple[str, int | None, float | None], list[Point]] = defaultdict(list)
    for point in points:
        # Plain counts are told only where they agree, so each number is compared with its like alone.
        groups[point.attribute, point.happening, None if point.rule else point.low].append(point)
    parted = ((part, len(parts) == 1) for parts in map(_parts, groups.values()) for part in parts)
    found = (_finding(part, alone, count) for part, alone in parted)
    return tuple(f for f in found if f is not None)


def _parts(group: Sequence[Point]) -> list[list[Point]]:
    """Part a group into what is of one thing: linked by agreeing values, one scope, or one holder's noun.

    "the force has 13,000" and "the army has 4,000" are no contradiction.
    """
    parts: list[list[Point]] = []
    for point in group:
        near = [part for part in parts if any(linked(point, other) for other in part)]
        parts = [part for part in parts if not any(part is one for one in near)]
        parts.append([*(p for part in near for p in part), point])
    return parts


def _finding(group: Sequence[Point], alone: bool, count: CountSources) -> Finding | None:
    """Return what a group says; ``alone`` where all of its happening's values are in it."""
    whole = [p for p in group if not p.part] or list(group)
    held = clusters(whole)
    kind = _kind(held, count)
    if kind in _slight(group[0]):
        return None
    shown = group if len(held) == 1 or kind != "agreed" else max(held, key=lambda c: count(_proof(c)))
    alone = (alone and shown is group) or (group[0].happening or 0) < 0
    subject, attribute = subject_of(shown, alone), attribute_of(group)
    if group[0].happening is not None and not subject:
        return None
    values = [value_of(cluster, count) for cluster in held]
    if kind == "changed" and group[0].happening is not None:
        values = [replace(v, as_of=_reported(c)) for v, c in zip(values, held, strict=True)]
    if kind == "agreed" and len(values) > 1:
        values = [max(values, key=lambda v: v.independent)]
    ordered, of_happening = tuple(sorted(values, key=_age)), group[0].happening is not None
    declared = group[0].rule is not None
    return Finding(kind, subject, attribute, ordered, _note(whole), of_happening, declared)


def _slight(point: Point) -> frozenset[str]:
    """Return the kinds of findings not worth telling: plain counts not agreed, a manner of one source."""
    if point.rule is None:
        return frozenset({"single", "differs", "changed"})
    return frozenset({"single"} if point.rule.of_happening and point.rule.kind != "figure" else ())


def _age(value: Value) -> tuple[str, float, str]:
    return (str(value.as_of.earliest or value.as_of.latest or ""), value.low or 0.0, value.value)


def _reported(cluster: Sequence[Point]) -> Moment:
    """Return the day of the first report that gives the value."""
    return min(cluster, key=told_on).telling.record.published.moment


def clusters(points: Sequence[Point]) -> list[list[Point]]:
    """Put compatible values together, the most exact first."""
    found: list[list[Point]] = []
    for point in sorted(points, key=_exactness):
        for cluster in found:
            if all(compatible(point, other) for other in cluster):
                cluster.append(point)
                break
        else:
            found.append([point])
    return found


def _exactness(point: Point) -> tuple[bool, float, str, int]:
    """Narrow before wide, so that a value is told by its most exact wording; what was counted comes last."""
    low, high = bounds(point) if point.low is not None or point.high is not None else (0.0, 0.0)
    return (point.least, (high - low) / max(1.0, high), point.report, point.span.start)


def _kind(held: Sequence[Sequence[Point]], count: CountSources) -> FindingKind:
    agreed = max(count(_proof(cluster)) for cluster in held) > 1
    if len(held) == 1:
        return "agreed" if agreed else "single"
    pairs = [(a, b) for one, other in combinations(held, 2) for a in one for b in other]
    both = any({p.report for p in one} & {p.report for p in other} for one, other in combinations(held, 2))
    if not both and any(contradicts(a, b) for a, b in pairs):
        return "differs"
    if any(_replaces(a, b) for a, b in pairs) and not both:
        return "changed"
    return "agreed" if agreed else "single"


def _replaces(a: Point, b: Point) -> bool:
    """Tell whether one value has taken the other's place: it grew, was corrected, or time has passed."""
    if compatible(a, b) or a.report == b.report or overlap(a, b):
        return False
    if comparable(a, b) and (grown(a, b) or corrected(a, b)):
        return True
    # What only grows is not replaced by less.
    return a.happening is None and not at_once(a, b) and not (a.grows and b.grows)


def _note(points: Sequence[Point]) -> str:
    """Say which number holds another as a part, or which report corrects which."""
    for whole in points:
        for part in points:
            if holds(whole, part):
                told = part.span.of(part.telling.record.report.text)
                return f"the {whole.value} of {whole.report} include {told} of {part.report}"
    for a, b in combinations(points, 2):
        if a.report != b.report and not compatible(a, b) and comparable(a, b) and corrected(a, b):
            first, later = sorted((a, b), key=told_on)
            return f"{later.report} corrects {first.report}"
    return ""


def value_of(cluster: Sequence[Point], count: CountSources) -> Value:
    """Return the one value that a cluster of compatible values stands for."""
    first = cluster[0]
    # Told by some as sure and by others as possible, it is no more than possible.
    status = min((p.status for p in cluster), key=_SURENESS.index)
    evidence = _proof(cluster)
    outlets = sorted({p.telling.record.report.outlet or "" for p in cluster} - {""})
    return Value(
        value=first.value,
        low=first.low,
        high=first.high,
        change=first.change,
        status=status,
        as_of=_latest(cluster),
        independent=count(evidence),
        outlets=tuple(outlets),
        evidence=evidence,
        told=tuple(dict.fromkeys(_told(p) for p in cluster)),
    )


def _proof(cluster: Sequence[Point]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(p.telling.evidence for p in cluster))


def _told(p: Point) -> Told:
    return Told(p.value, p.low, p.high, p.change, p.status, p.as_of, p.telling.evidence)


def _latest(cluster: Sequence[Point]) -> Moment:
    """Return the last day for which the value is told; one printed again counts as of its first day."""
    first: dict[str, Moment] = {}
    for point in sorted(cluster, key=told_on):
        first.setdefault(point.telling.evidence.quote, point.as_of)
    return max(first.values(), key=lambda m: (str(m.latest or ""), str(m.earliest or "")))
