"""Compare values on one point across reports: agreed, single, differs, changed.

A false contradiction is the worst fault, so values differ only when two reports of one episode give
incompatible values for one point and no report holds both apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import CountSources, Finding, Moment, Value
from dateline.model.finding import FindingKind
from dateline.stages.compare.points import Point

# How far a rounded number may lie from the true one, and how far an open bound reaches.
_ABOUT, _OPEN = 0.12, 0.35
# Days within which two values speak of one state of affairs.
_SAME_TIME = 45


def findings(points: Iterable[Point], count: CountSources) -> tuple[Finding, ...]:
    """Return one finding a point, in the order in which the points are declared and told."""
    groups: dict[tuple[str, int | None], list[Point]] = defaultdict(list)
    for point in points:
        groups[point.attribute, point.happening].append(point)
    return tuple(_finding(group, count) for group in groups.values())


def _finding(group: Sequence[Point], count: CountSources) -> Finding:
    whole = [p for p in group if not p.part] or list(group)
    clusters = _clusters(whole)
    values = tuple(value_of(cluster, count) for cluster in clusters)
    kind, note = _kind(clusters, values), _containment(whole)
    return Finding(kind, group[0].subject, group[0].attribute, tuple(sorted(values, key=_age)), note)


def _age(value: Value) -> tuple[str, str]:
    return (str(value.as_of.earliest or value.as_of.latest or ""), value.value)


def _clusters(points: Sequence[Point]) -> list[list[Point]]:
    """Put compatible values together, the most exact first."""
    clusters: list[list[Point]] = []
    for point in sorted(points, key=_exactness):
        for cluster in clusters:
            if all(compatible(point, other) for other in cluster):
                cluster.append(point)
                break
        else:
            clusters.append([point])
    return clusters


def _exactness(point: Point) -> tuple[float, str, int]:
    """Narrow before wide, so that a value is told by its most exact wording."""
    low, high = _bounds(point) if point.low is not None or point.high is not None else (0.0, 0.0)
    return ((high - low) / max(1.0, high), point.telling.record.id, point.span.start)


def compatible(a: Point, b: Point) -> bool:
    """Tell whether both values can be true at once."""
    if a.low is None and a.high is None:
        return a.value.casefold() == b.value.casefold()
    (low, high), (other_low, other_high) = _bounds(a), _bounds(b)
    return low <= other_high and other_low <= high


def _bounds(point: Point) -> tuple[float, float]:
    low = point.low if point.low is not None else point.high
    high = point.high if point.high is not None else point.low
    assert low is not None and high is not None  # a value without a number is compared by its words
    if point.change == "~" and point.high == point.low:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if point.change == "<":
        return min(low, high * (1 - _OPEN)), high
    if point.change == ">":
        return low, max(high, low * (1 + _OPEN))
    return low, high


def _kind(clusters: Sequence[Sequence[Point]], values: Sequence[Value]) -> FindingKind:
    if len(clusters) == 1:
        return "agreed" if values[0].independent > 1 else "single"
    reports = [{p.telling.record.id for p in cluster} for cluster in clusters]
    for i, cluster in enumerate(clusters):
        for j in range(i):
            if not reports[i] & reports[j] and any(_at_once(a, b) for a in cluster for b in clusters[j]):
                return "differs"
    return "single" if any(a & b for i, a in enumerate(reports) for b in reports[:i]) else "changed"


def _at_once(a: Point, b: Point) -> bool:
    """Tell whether both values are said to hold at one time: one episode, days not far apart."""
    if a.telling.episode != b.telling.episode:
        return False
    if a.as_of.latest is None or b.as_of.latest is None:
        return True
    return abs((a.as_of.latest - b.as_of.latest).days) <= _SAME_TIME


def _containment(points: Sequence[Point]) -> str:
    """Say which report's number holds another's as a part: "six, including a nurse" holds "a nurse"."""
    for whole in points:
        for part in points:
            told = part.span.of(part.telling.record.report.text)
            apart = part.telling.record.id != whole.telling.record.id
            if apart and not compatible(part, whole) and told.lower() in whole.including.lower():
                holder, other = whole.telling.record.id, part.telling.record.id
                return f"the {whole.value} of {holder} include {told} of {other}"
    return ""


def value_of(cluster: Sequence[Point], count: CountSources) -> Value:
    """Return the one value that a cluster of compatible values stands for."""
    first = cluster[0]
    evidence = tuple(dict.fromkeys(p.telling.evidence() for p in cluster))
    outlets = sorted({p.telling.record.report.outlet or "" for p in cluster} - {""})
    days = [p.as_of for p in cluster]
    return Value(
        value=first.value,
        low=first.low,
        high=first.high,
        change=first.change,
        status=first.status,
        as_of=_latest(days),
        independent=count(evidence),
        outlets=tuple(outlets),
        evidence=evidence,
    )


def _latest(days: Sequence[Moment]) -> Moment:
    return max(days, key=lambda m: (str(m.latest or ""), str(m.earliest or "")))
