"""Arrange a compared story for any form of telling: which findings stand where, and what each time told.

Nothing is judged here: order and words come from the values. Refuses to know of layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.model import Entry, Episode, Finding, Link, Moment, Plan, Record, Story, Told, Track, Value

FACTS = ("happened", "ongoing")


@dataclass(frozen=True, slots=True)
class Cell:
    """What was told of one value in one episode, in one wording; of what happened once, in any (0)."""

    episode: int
    value: Value
    told: tuple[Told, ...]

    @property
    def reports(self) -> tuple[str, ...]:
        """The ids of the reports that word it so."""
        return tuple(dict.fromkeys(t.evidence.report for t in self.told))

    @property
    def first(self) -> Told:
        """The wording."""
        return self.told[0]


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the timeline with the findings on what happened there (the toll of an attack)."""

    entry: Entry
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """An episode with its number and lines; the background has no episode."""

    number: int
    episode: Episode | None
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One story arranged.

    ``points`` are the findings on lasting things, each with its cells from old to new; ``loose`` are
    those on happenings that no entry tells; ``chapters`` go from the last episode to the background.
    """

    story: Story
    records: tuple[Record, ...]
    links: tuple[Link, ...]
    chapters: tuple[Chapter, ...]
    points: tuple[tuple[Finding, tuple[Cell, ...]], ...]
    loose: tuple[Finding, ...]

    @property
    def published(self) -> Moment:
        """From the first to the last day of publication, as far as known."""
        lows = [r.published.moment.earliest for r in self.records if r.published.moment.earliest]
        highs = [r.published.moment.latest for r in self.records if r.published.moment.latest]
        return Moment(min(lows, default=None), max(highs, default=None))

    @property
    def outlets(self) -> tuple[str, ...]:
        """The outlets that are named, each once."""
        return tuple(dict.fromkeys(r.report.outlet for r in self.records if r.report.outlet))

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans followed."""
        return self.story.plans

    def of_kind(self, kind: str) -> tuple[Finding, ...]:
        """Return the findings of one kind."""
        return tuple(f for f in self.story.findings if f.kind == kind)

    def cells(self, finding: Finding) -> tuple[Cell, ...]:
        """Return what was told of a finding, from the first episode to the last."""
        return _cells(finding, self.story)


def sheets(track: Track) -> tuple[Sheet, ...]:
    """Return the stories arranged, the largest first."""
    records = {r.id: r for r in track.records}
    stories = sorted(track.stories, key=lambda s: (-len(s.reports), s.id))
    return tuple(sheet(s, [records[i] for i in s.reports], track.lineage) for s in stories)


def sheet(story: Story, records: Sequence[Record], links: Iterable[Link]) -> Sheet:
    """Return one story arranged; ``links`` may be those of a whole pile."""
    held = {r.id for r in records}
    chapters = [Chapter(n, e, _lines(story, e.id)) for n, e in reversed(list(enumerate(story.episodes, 1)))]
    chapters.append(Chapter(0, None, _lines(story, None)))
    shown = [f for chapter in chapters for line in chapter.lines for f in line.findings]
    happened = [f for f in story.findings if f.of_happening]
    return Sheet(
        story=story,
        records=tuple(records),
        links=tuple(k for k in links if k.target in held),
        chapters=tuple(chapters),
        points=tuple((f, _cells(f, story)) for f in story.findings if not f.of_happening and f.values),
        loose=tuple(f for f in happened if f not in shown and f.values),
    )


def _lines(story: Story, episode: str | None) -> tuple[Line, ...]:
    told = [e for e in story.timeline if e.episode == episode]
    return tuple(Line(e, tuple(f for f in story.findings if _is_on(f, e))) for e in told)


def _is_on(finding: Finding, entry: Entry) -> bool:
    """Tell whether a finding is on the happening that the entry tells: one wording, or the same sentences."""
    if not finding.of_happening or not finding.values:
        return False
    proof = {e for v in finding.values for e in v.evidence}
    days = finding.values[-1].as_of
    return finding.subject == entry.text or (proof <= set(entry.evidence) and days == entry.when)


def _cells(finding: Finding, story: Story) -> tuple[Cell, ...]:
    home = {report: n for n, e in enumerate(story.episodes, 1) for report in e.reports}
    groups: dict[tuple[int, int, str], list[Told]] = {}
    for place, value in enumerate(finding.values):
        for t in value.told:
            # What happened once is one row of values, whenever it was told.
            time = 0 if finding.of_happening else home[t.evidence.report]
            groups.setdefault((time, place, valued(t)), []).append(t)
    return tuple(
        Cell(key[0], finding.values[key[1]], tuple(told))
        for key, told in sorted(groups.items(), key=lambda item: item[0][:2])
    )


def valued(value: Value | Told) -> str:
    """Return the value, and its status where it is no fact."""
    return value.value if value.status in FACTS else f"{value.value}, {value.status}"


def standing_points(sheet: Sheet) -> tuple[tuple[Finding, tuple[Cell, ...], tuple[Cell, ...]], ...]:
    """Return the findings on lasting things with what holds: as told last, and as it was worded before.

    A number that two reports share, of what no pack declares, is no standing of the affair.
    """
    held = []
    for finding, cells in ((f, cells) for f, cells in sheet.points if f.declared):
        now = tuple(c for c in cells if c.episode == cells[-1].episode)
        values = [c.value for c in now]
        held.append((finding, now, tuple(c for c in cells if c not in now and c.value in values)))
    return tuple(h for h in held if h[1])


def is_plain(finding: Finding) -> bool:
    """Tell whether all reports give a finding on a happening one value, so that its line says enough."""
    return len(finding.values) == 1 and not finding.note


def is_repeated(finding: Finding, sheet: Sheet) -> bool:
    """Tell whether another lasting thing has the same attribute, so that it must be said whose this is."""
    return bool(finding.subject) and sum(f.attribute == finding.attribute for f, _ in sheet.points) > 1


def previous(finding: Finding, sheet: Sheet) -> Cell | None:
    """Return what a value that has changed was in an earlier episode."""
    cells = sheet.cells(finding) if finding.kind == "changed" else ()
    held = [c for c in cells if c.value != cells[-1].value and c.episode < cells[-1].episode]
    return held[-1] if held else None
