"""Compare values on one point across reports: agreed, single, differs, changed.

A false contradiction is the worst fault, so values differ only when two reports of one episode give
incompatible values for one point and no report holds both apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dateline.model import CountSources, Finding, Moment, Told, Value
from dateline.model.finding import FindingKind
from dateline.stages.compare.points import Point

# How far a rounded number may lie from the true one, and how far an open bound reaches.
_ABOUT, _OPEN = 0.12, 0.35
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
# Days within which two values speak of one state of affairs.
_SAME_TIME = 45


def findings(points: Iterable[Point], count: CountSources) -> tuple[Finding, ...]:
    """Return one finding a point, in the order in which the points are told."""
    groups: dict[tuple[str, int | None, str], list[Point]] = defaultdict(list)
    for point in points:
        groups[point.attribute, point.happening, point.subject].append(point)
    return tuple(_finding(part, count) for group in groups.values() for part in _parts(group))


def _parts(group: Sequence[Point]) -> list[list[Point]]:
    """Part a group into what can be of one thing: linked by agreeing values or a shared subject noun.

    "the force has 13,000" and "the army has 4,000" are no contradiction.
    """
    if group[0].happening is not None:
        return [list(group)]
    parts: list[list[Point]] = []
    for point in group:
        linked = [part for part in parts if any(_linked(point, other) for other in part)]
        parts = [part for part in parts if part not in linked]
        parts.append([*(p for part in linked for p in part), point])
    return parts


def _linked(a: Point, b: Point) -> bool:
    return compatible(a, b) or bool(a.heads & b.heads)


def _finding(group: Sequence[Point], count: CountSources) -> Finding:
    whole = [p for p in group if not p.part] or list(group)
    held = clusters(whole)
    values = tuple(value_of(cluster, count) for cluster in held)
    kind, note = _kind(held, values), _containment(whole)
    ordered, of_happening = tuple(sorted(values, key=_age)), group[0].happening is not None
    return Finding(kind, _subject(group), group[0].attribute, ordered, note, of_happening)


def _subject(group: Sequence[Point]) -> str:
    """Return what the points are of: the plainest phrase for it, a name before other words."""
    told = [(p.subject or p.holder, p.telling.record.entities) for p in group if p.holder != p.attribute]
    ranked = ((not any(e.name in n for e in names), len(n.split()), n) for n, names in told if n)
    return min(ranked, default=(True, 0, ""))[2]


def _age(value: Value) -> tuple[str, str]:
    return (str(value.as_of.earliest or value.as_of.latest or ""), value.value)


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


def _exactness(point: Point) -> tuple[float, str, int]:
    """Narrow before wide, so that a value is told by its most exact wording."""
    low, high = _bounds(point) if point.low is not None or point.high is not None else (0.0, 0.0)
    return ((high - low) / max(1.0, high), point.telling.record.id, point.span.start)


def compatible(a: Point, b: Point) -> bool:
    """Tell whether both values can be true at once."""
    if a.low is None and a.high is None:
        return a.value.casefold() == b.value.casefold()
    (low, high), (other_low, other_high) = _bounds(a), _bounds(b)
    if a.least or b.least:
        return (a.least and low <= other_high) or (b.least and other_low <= high)
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
    # Told by some as sure and by others as possible, it is no more than possible.
    status = min((p.status for p in cluster), key=_SURENESS.index)
    evidence = tuple(dict.fromkeys(p.telling.evidence() for p in cluster))
    outlets = sorted({p.telling.record.report.outlet or "" for p in cluster} - {""})
    days = [p.as_of for p in cluster]
    return Value(
        value=first.value,
        low=first.low,
        high=first.high,
        change=first.change,
        status=status,
        as_of=_latest(days),
        independent=count(evidence),
        outlets=tuple(outlets),
        evidence=evidence,
        told=tuple(dict.fromkeys(_told(p) for p in cluster)),
    )


def _told(p: Point) -> Told:
    return Told(p.value, p.low, p.high, p.change, p.status, p.as_of, p.telling.evidence())


def _latest(days: Sequence[Moment]) -> Moment:
    return max(days, key=lambda m: (str(m.latest or ""), str(m.earliest or "")))
