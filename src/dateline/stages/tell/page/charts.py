"""Figures drawn over time: each telling a mark at its day with its status, a bar where it is a range."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.language.amounts import spelled
from dateline.model import Finding, Told, Value
from dateline.stages.tell.days import spell_day
from dateline.stages.tell.lines import capital
from dateline.stages.tell.page.markup import Markup, element, joined
from dateline.stages.tell.page.proof import Shelf
from dateline.stages.tell.page.scale import Days, anchor_of, middle, steps
from dateline.stages.tell.page.status import key, kind, symbol
from dateline.stages.tell.page.strip import axis
from dateline.stages.tell.sheet import Sheet, valued

_HIGH, _TOP, _AXIS = 196, 22, 160
# Labels at most, and what a letter and a line of one take: per cent of a phone's width, and pixels.
_LABELLED, _LETTER, _LINE = 9, 2.2, 15
# Pixels between marks of one day, and over which all of them spread at most.
_STEP, _SPREAD = 15.0, 70.0


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where a day and a number stand in a drawing, and the reports that it links to."""

    days: Days
    top: float
    shelf: Shelf

    def y(self, value: float) -> float:
        """Return the height of a number in pixels from above."""
        return _AXIS - (_AXIS - _TOP) * value / self.top


@dataclass(frozen=True, slots=True)
class Plot:
    """The tellings of one figure, and of what it is to become, each with its day."""

    name: str
    of: str
    points: tuple[tuple[date, Told], ...]


def charts(sheet: Sheet, shelf: Shelf, head: str = "h4") -> list[Markup]:
    """Return one drawing for each figure of which more than one value is told, under a ``head`` each."""
    return [_chart(p, shelf, head) for p in _plots(sheet, shelf)]


def _plots(sheet: Sheet, shelf: Shelf) -> Iterator[Plot]:
    """Put a figure with those whose name ends in its name: strength with proposed strength."""
    numbered = [f for f in sheet.story.findings if any(map(_is_number, f.values))]
    names = sorted({f.attribute for f in numbered if not f.of_happening}, key=len)
    groups: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in numbered:
        name = next((n for n in names if finding.attribute.endswith(n)), finding.attribute)
        groups[name, finding.subject if finding.of_happening else ""].append(finding)
    for (name, of), findings in groups.items():
        points = tuple(sorted(_points(findings, shelf), key=lambda p: (p[0], p[1].evidence)))
        if len({(t.low, t.high) for _, t in points}) > 1:
            yield Plot(name, of, points)


def _points(findings: Sequence[Finding], shelf: Shelf) -> Iterator[tuple[date, Told]]:
    """Give each telling its day: of a toll the day it was published, of a lasting thing the day it held."""
    for finding in findings:
        for told in (t for v in finding.values for t in v.told):
            published = middle(shelf.records[told.evidence.report].published.moment)
            held = middle(told.as_of)
            day = published or held if finding.of_happening else held or published
            if day and _is_number(told):
                yield day, told


def _is_number(given: Value | Told) -> bool:
    return given.low is not None or given.high is not None


def _chart(plot: Plot, shelf: Shelf, level: str) -> Markup:
    days = Days.of(day for day, _ in plot.points)
    grid = steps([n for _, t in plot.points for n in (t.low, t.high) if n is not None])
    frame = _Frame(days, grid[-1], shelf)
    marks = [_mark(day, t, shift, frame) for day, t, shift in _apart(plot.points)]
    lines = [_grid_line(n, frame) for n in grid]
    drawn = element(
        "svg", lines, axis(days, _AXIS), marks, _labels(plot, frame), class_="chart", height=_HIGH,
        role="group", aria_label=f"{plot.name} over time",
    )  # fmt: skip
    of = element("span", f" · {plot.of}", class_="soft") if plot.of else None
    head = element(level, capital(plot.name), of)
    return element("figure", head, drawn, key({t.status for _, t in plot.points}), class_="plot")


def _grid_line(value: float, frame: _Frame) -> Markup:
    y = frame.y(value)
    line = element("line", x1="0", x2="100%", y1=y, y2=y, class_="axis") if value else None
    return joined([line, element("text", spelled(value), x=0, y=y - 4)])


def _apart(points: Sequence[tuple[date, Told]]) -> Iterator[tuple[date, Told, float]]:
    """Yield the points with how many pixels to move them, so that those of one day stand side by side."""
    beside = Counter(day for day, _ in points)
    seen: Counter[date] = Counter()
    for day, told in points:
        step = min(_STEP, _SPREAD / beside[day])
        yield day, told, (seen[day] - (beside[day] - 1) / 2) * step
        seen[day] += 1


def _mark(day: date, told: Told, shift: float, frame: _Frame) -> Markup:
    """Return the mark of one telling, linked to its sentence; a bar spans a range or an open end."""
    low, high = _ends(told, frame.top)
    at, shown = frame.days.at(day), (low + high) / 2
    if told.change in ("<", ">"):
        shown = high if told.change == "<" else low
    bar = None
    if low != high:
        x, look = f"{at:.5g}%", f"bar {kind(told.status)}"
        bar = element("line", x1=x, x2=x, y1=frame.y(high), y2=frame.y(low), class_=look)
    words = f"{valued(told)} — {frame.shelf.name(told.evidence.report)}, {spell_day(day)}"
    moved = element(
        "g", element("title", words), bar, symbol(told.status, at, frame.y(shown)),
        transform=f"translate({shift:.4g} 0)",
    )  # fmt: skip
    return element("a", moved, href=frame.shelf.to(told.evidence), aria_label=words)


def _ends(told: Told, top: float) -> tuple[float, float]:
    """Return how far a value reaches: "at most" down to nothing, "at least" up to the top of the drawing."""
    low = told.low if told.low is not None and told.change != "<" else 0.0
    high = told.high if told.high is not None and told.change != ">" else top
    return low, high


def _labels(plot: Plot, frame: _Frame) -> list[Markup]:
    """Return the values in words beside their marks, each wording of a day once, as far as there is room."""
    placed: list[tuple[float, float, float]] = []
    drawn: list[Markup] = []
    for (day, value), told in {(d, t.value): t for d, t in plot.points}.items():
        high = told.high if told.high is not None else told.low or 0.0
        at, y = frame.days.at(day), frame.y(high) - 11
        left, right = _stretch(at, value)
        is_free = all(right < a or b < left or abs(y - z) > _LINE for a, b, z in placed)
        if is_free and len(placed) < _LABELLED:
            placed.append((left, right, y))
            label = element("text", value, x=f"{at:.5g}%", y=y, text_anchor=anchor_of(at), class_="value")
            drawn.append(label)
    return drawn


def _stretch(at: float, words: str) -> tuple[float, float]:
    """Return from where to where a label reaches that is set at ``at``, in per cent of a narrow drawing."""
    wide = _LETTER * (len(words) + 1)
    shift = {"start": 0.0, "middle": wide / 2, "end": wide}[anchor_of(at)]
    return at - shift, at - shift + wide
