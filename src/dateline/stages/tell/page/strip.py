"""The timeline drawn: marks and soft bars over a bent axis of days, episodes as bands, days to pick.

What happened, is agreed, planned, proposed or denied differs by form. A line of which only some days are
known is a bar with soft ends; of an open one the end fades out. Refuses to be the only way to a line: a list
tells the same to those who cannot see it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Entry, Episode, Moment
from dateline.stages.tell.days import spell, spell_day
from dateline.stages.tell.lines import many
from dateline.stages.tell.page.markup import Markup, element
from dateline.stages.tell.page.scale import Days, anchor_of, middle
from dateline.stages.tell.page.status import kind, symbol
from dateline.stages.tell.sheet import Sheet

_AXIS, _LABELS, _PICKS = 100, 34, 18  # the depth of the axis, and the room below it
_ROWS, _STEP, _NEAR = 4, 17, 3.4
# From how many days on only the year of a happening is known.
_WIDE = 120
_MARGIN, _PEGS_APART = 2.2, 1.4


@dataclass(frozen=True, slots=True)
class Pick:
    """A day that one can pick, where that leads, and how many reports were published on it (or near it)."""

    day: date
    href: str
    reports: int


@dataclass(frozen=True, slots=True)
class Strip:
    """How a timeline is drawn: where a line leads, the ``episode`` it shows alone, days to pick.

    Another word than an episode's id shows what is of no episode alone.

    ``name`` begins the ids within the drawing; ``picked`` is the stretch between two days.
    """

    name: str
    to: Callable[[Entry], str]
    episode: str | None = None
    picks: tuple[Pick, ...] = ()
    picked: Moment | None = None


def strip(sheet: Sheet, how: Strip) -> Markup | None:
    """Return the drawing, or nothing where no line has a day."""
    entries = [(e, day) for e in _shown(sheet, how) if (day := middle(e.when))]
    if not entries:
        return None
    episodes = [e for e in sheet.story.episodes if how.episode in (None, e.id)]
    days = Days.of([*_days(entries, episodes), *(p.day for p in how.picks)], _wide(entries))
    below = _PICKS if how.picks else 0
    parts = (
        _softness(how, entries), _picked(how, days), _bands(sheet, days) if how.episode is None else None,
        axis(days, _AXIS, below), _bars(entries, days, how), _marks(entries, days, how),
        [_pick(p, days) for p in _apart(how.picks, days)],
    )  # fmt: skip
    return element("svg", parts, class_="chart strip", height=_AXIS + _LABELS + below, aria_hidden="true")


def _shown(sheet: Sheet, how: Strip) -> Iterator[Entry]:
    known = {e.id for e in sheet.story.episodes}
    wanted = how.episode if how.episode is None or how.episode in known else ""
    return (e for e in sheet.story.timeline if wanted in (None, e.episode or ""))


def _wide(entries: Iterable[tuple[Entry, date]]) -> set[date]:
    return {day for e, day in entries if (e.when.days or _WIDE) >= _WIDE}


def _days(entries: Iterable[tuple[Entry, date]], episodes: Iterable[Episode]) -> Iterator[date]:
    """Yield the days that the axis must know: of lines, of the ends of their bars, of episodes."""
    for entry, day in entries:
        yield day
        if 1 < (entry.when.days or 0) < _WIDE:
            yield from filter(None, (entry.when.earliest, entry.when.latest))
    for episode in episodes:
        yield from filter(None, (episode.when.earliest, episode.when.latest))


def _placed(entries: Iterable[tuple[Entry, date]], days: Days) -> list[tuple[Entry, float, int]]:
    """Return the lines with their places and rows, in order of days, close ones one above the other.

    Those that weigh most come first; one for which there is no room is left out.
    """
    taken: list[list[float]] = [[] for _ in range(_ROWS)]
    placed = []
    for entry, day in sorted(entries, key=lambda pair: (-pair[0].weight, pair[1])):
        at = days.at(day)
        free = (n for n, row in enumerate(taken) if all(abs(at - x) > _NEAR for x in row))
        level = next(free, None)
        if level is not None:
            taken[level].append(at)
            placed.append((entry, at, level))
    return sorted(placed, key=lambda one: one[1])


def _height(level: int) -> int:
    return _AXIS - 12 - _STEP * level


def _marks(entries: Iterable[tuple[Entry, date]], days: Days, how: Strip) -> list[Markup]:
    drawn = []
    for entry, at, level in _placed(entries, days):
        title = element("title", f"{spell(entry.when)}: {entry.text} ({entry.status})")
        mark = symbol(entry.status, at, _height(level))
        drawn.append(element("a", title, mark, href=how.to(entry), tabindex="-1", class_=kind(entry.status)))
    return drawn


def _bars(entries: Iterable[tuple[Entry, date]], days: Days, how: Strip) -> list[Markup]:
    """Return a soft bar for each line of which more than one day is possible."""
    drawn = []
    for entry, at, level in _placed(entries, days):
        if entry.when.is_day:
            continue
        low, high = entry.when.earliest, entry.when.latest
        left = days.at(low) if low else max(0.0, at - 3 * _MARGIN)
        right = days.at(high) if high else min(100.0, at + 3 * _MARGIN)
        left, right = min(left, at - _MARGIN), max(right, at + _MARGIN)
        drawn.append(
            element(
                "rect", x=f"{left:.5g}%", y=_height(level) - 4, width=f"{right - left:.5g}%", height=8,
                fill=f"url(#{how.name}-{kind(entry.status)})",
            )
        )  # fmt: skip
    return drawn


def _softness(how: Strip, entries: Iterable[tuple[Entry, date]]) -> Markup:
    kinds = sorted({kind(e.status) for e, _ in entries if not e.when.is_day})
    return element("defs", [_gradient(f"{how.name}-{name}", name) for name in kinds])


def _gradient(anchor: str, name: str) -> Markup:
    stops = [
        element("stop", offset=offset, stop_color="currentColor", stop_opacity=opacity, class_=name)
        for offset, opacity in ((0, 0), (0.3, 0.55), (0.7, 0.55), (1, 0))
    ]
    return element("linearGradient", stops, id=anchor)


def _bands(sheet: Sheet, days: Days) -> list[Markup]:
    bands, labels = [], []
    centres: list[float] = []
    for number, episode in enumerate(sheet.story.episodes, 1):
        low, high = episode.when.earliest, episode.when.latest
        if len(sheet.story.episodes) == 1 or not (low and high):
            continue
        left, right = max(0.0, days.at(low) - _MARGIN), min(100.0, days.at(high) + _MARGIN)
        box = element(
            "rect", x=f"{left:.5g}%", y=0, width=f"{right - left:.5g}%", height=_AXIS, rx=4, class_="band"
        )
        bands.append(box)
        centre = (left + right) / 2
        if all(abs(centre - other) > _NEAR for other in centres):
            label = element(
                "text", str(number), x=f"{centre:.5g}%", y=12, text_anchor="middle", class_="value"
            )
            labels.append(label)
            centres.append(centre)
    return bands + labels


def _picked(how: Strip, days: Days) -> Markup | None:
    """Return the stretch between the two days that were picked."""
    if how.picked is None or not days.places:
        return None
    low, high = how.picked.earliest, how.picked.latest
    left = max(0.0, days.at(low) - 1) if low else 0.0
    right = min(100.0, days.at(high) + 1) if high else 100.0
    return element(
        "rect", x=f"{left:.5g}%", y=_AXIS, width=f"{right - left:.5g}%",
        height=_PICKS - 1, rx=3, class_="picked",
    )  # fmt: skip


def _apart(picks: Iterable[Pick], days: Days) -> list[Pick]:
    """Return the days to pick, those too near to tell apart as one: the first of them."""
    kept: list[Pick] = []
    for pick in picks:
        if kept and days.at(pick.day) - days.at(kept[-1].day) < _PEGS_APART:
            kept[-1] = replace(kept[-1], reports=kept[-1].reports + pick.reports)
        else:
            kept.append(pick)
    return kept


def _pick(pick: Pick, days: Days) -> Markup:
    """Return a day to pick: a small peg below the axis."""
    at = f"{days.at(pick.day):.5g}%"
    words = f"{spell_day(pick.day)}, {many(pick.reports, 'report')}: pick this day"
    room = element("rect", x=-9, y=0, width=18, height=_PICKS, class_="room")
    peg = element("path", d="M0 3L3.5 13H-3.5Z", class_="peg")
    inner = element("svg", room, peg, x=at, y=_AXIS, overflow="visible")
    return element("a", element("title", words), inner, href=pick.href, tabindex="-1", class_="pick")


def axis(days: Days, y: float, below: float = 0) -> list[Markup]:
    """Return an axis of days at ``y`` pixels: months ``below`` it and more, long gaps dotted and named."""
    drawn = [element("line", x1="0", x2="100%", y1=y, y2=y, class_="axis")]
    for left, right, n in days.gaps:
        drawn.append(
            element("line", x1=f"{left + 1.5:.5g}%", x2=f"{right - 1.5:.5g}%", y1=y, y2=y, class_="gap")
        )
        if right - left > 22:
            words = many(round(n / 365.25), "year") if n > 700 else many(round(n / 30.44), "month")
            at = (left + right) / 2
            drawn.append(element("text", words, x=f"{at:.5g}%", y=y - 6, text_anchor="middle"))
    for at, month in days.ticks():
        drawn.append(element("text", month, x=f"{at:.5g}%", y=y + 18 + below, text_anchor=anchor_of(at)))
    return drawn


def picks_of(days: Iterable[date], to: Callable[[date], str]) -> tuple[Pick, ...]:
    """Return the days of publication to pick, each once, with how many reports it has."""
    held: Sequence[date] = sorted(days)
    return tuple(Pick(day, to(day), held.count(day)) for day in dict.fromkeys(held))
