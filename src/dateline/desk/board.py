"""Use cases of the desk in the browser: the list of stories, filtered, and what changed in one between days.

Refuses to open a story for a list: what the list tells is kept beside it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk import PLAIN, attributes_of
from dateline.desk.alerts import home_of
from dateline.desk.digests import missing
from dateline.desk.look import heads_of, story_in
from dateline.desk.piles import opened_pile
from dateline.model import ALWAYS, DatelineError, Digest, Listed, Moment, Story, StoryChange, Track
from dateline.stages.compare import diff
from dateline.store import digests, judgements, log, looked_at

if TYPE_CHECKING:
    from dateline.pipeline import Pile

Stamp = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stories are wanted: all that is said must be true of one.

    Each of ``words`` begins a word of its title, its subjects or its news; some of its days lie in ``days``;
    ``outlet`` reports it; ``subject`` is one of its subjects; ``contested``: reports differ on some point;
    ``followed``: somebody follows it.
    """

    words: tuple[str, ...] = ()
    days: Moment = ALWAYS
    outlet: str = ""
    subject: str = ""
    contested: bool = False
    followed: bool = False

    @property
    def is_deep(self) -> bool:
        """Whether one must know more of a story than its title and days."""
        return bool(self.words or self.subject or self.contested)


@dataclass(frozen=True, slots=True)
class Board:
    """A stretch of the list: how many stories are wanted in all, and some of them, each with its digest.

    ``outlets`` are those of the store, the largest first; ``reports`` counts what it holds; ``followed`` are
    the ids of the stories that somebody follows.
    """

    total: int
    rows: tuple[tuple[Listed, Digest], ...]
    outlets: tuple[str, ...]
    reports: int
    followed: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Light:
    """The list of stories as it was at one stamp, without digests."""

    stamp: Stamp
    stories: tuple[Listed, ...]
    changed: dict[str, int]
    outlets: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class _Plain:
    """What words and subjects of a story are looked for in; each word stands after a blank."""

    digest: Digest
    words: str
    subjects: str

    @classmethod
    def of(cls, one: Listed, digest: Digest) -> _Plain:
        held = (one.title, digest.news, *digest.subjects)
        return cls(digest, _plain(*held), "\n".join(digest.subjects).casefold())


@dataclass(frozen=True, slots=True)
class Memory:
    """What was read of the lists of a store; it is asked first, and never trusted past a change."""

    light: list[_Light] = field(default_factory=list)
    digests: dict[str, Digest] = field(default_factory=dict)
    plain: dict[str, _Plain] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Changes:
    """What reports published from ``since`` to ``until`` changed; ``before`` counts those of earlier."""

    since: date
    until: date | None
    stories: tuple[StoryChange, ...]
    before: int


def stamp_of(place: Path) -> Stamp:
    """Return what is another once anything told of the store's stories may be."""
    with looked_at(place) as connection:
        return digests.stamp(connection)


def board(place: Path, wanted: Wanted, stretch: slice, memory: Memory) -> Board:
    """Return the stories that are wanted, the last changed first, those in ``stretch`` with their digests."""
    with looked_at(place) as connection:
        light = _light(connection, memory)
        found = [one for one in light.stories if _lies_in(one, wanted.days)]
        followed = frozenset(home_of(connection, word) for _, word, _ in judgements.follows(connection))
        if wanted.followed:
            found = [one for one in found if one.id in followed]
        if wanted.outlet:
            there = digests.at_outlet(connection, wanted.outlet)
            found = [one for one in found if one.id in there]
        if wanted.is_deep:
            known = _digests(connection, light, found, memory)
            asked = _plain(*wanted.words).split()
            found = [one for one in found if _fits(_plainly(one, known[one.id], memory), wanted, asked)]
        shown = found[stretch]
        known = _digests(connection, light, shown, memory)
    rows = tuple((one, known[one.id]) for one in shown)
    names = tuple(name for name, _ in light.outlets)
    return Board(len(found), rows, names, sum(one.reports for one in light.stories), followed)


def _light(connection: sqlite3.Connection, memory: Memory) -> _Light:
    stamp = digests.stamp(connection)
    held = next((light for light in memory.light if light.stamp == stamp), None)
    if held is None:
        held = _read(connection, stamp)
        memory.light[:] = [held]
    return held


def _read(connection: sqlite3.Connection, stamp: Stamp) -> _Light:
    at = {deed.number: deed.at for deed in log.deeds(connection)}
    found, changed = [], {}
    for name, title, first, last, reports, deed in digests.listed(connection):
        changed[name] = deed
        found.append(Listed(name, title, Moment(_iso(first), _iso(last)), reports, at.get(deed, "")))
    return _Light(stamp, tuple(found), changed, digests.outlets(connection))


def _iso(told: str | None) -> date | None:
    return date.fromisoformat(told) if told else None


def _digests(
    connection: sqlite3.Connection, light: _Light, wanted: Sequence[Listed], memory: Memory
) -> dict[str, Digest]:
    """Return the digests of ``wanted``: as remembered, as kept, else made of the stories."""
    changed = {one.id: light.changed[one.id] for one in wanted}
    held = {n: d for n in changed if (d := memory.digests.get(n)) and d.changed == changed[n]}
    held |= digests.of(connection, {n: deed for n, deed in changed.items() if n not in held})
    lacking = {name: deed for name, deed in changed.items() if name not in held}
    made = dict(missing(connection, opened_pile(connection), lacking)) if lacking else {}
    memory.digests.update(held)  # what was made may be of reports that are still to be read
    return held | made


def _lies_in(one: Listed, days: Moment) -> bool:
    return days == ALWAYS or (one.when != ALWAYS and one.when.meets(days))


def _plainly(one: Listed, digest: Digest, memory: Memory) -> _Plain:
    held = memory.plain.get(one.id)
    if held is None or held.digest is not digest:
        held = memory.plain[one.id] = _Plain.of(one, digest)
    return held


def _fits(plain: _Plain, wanted: Wanted, words: Sequence[str]) -> bool:
    """Tell whether a story has all that is asked for; each of ``words`` begins one of its own."""
    if wanted.contested and not plain.digest.contested:
        return False
    if wanted.subject.casefold() not in plain.subjects:
        return False
    return all(f" {word}" in plain.words for word in words)


def _plain(*texts: str) -> str:
    """Return the words of some texts, each after a blank."""
    signs = (sign if sign.isalnum() else " " for sign in " ".join(texts).casefold())
    return "".join((" ", *signs))


def sketch(place: Path, name: str) -> Track:
    """Return a story with the heads of its reports: all but what is found in their texts.

    Far quicker than ``look.story``, which has the sentences, figures and statements too, and opens each
    count of sources. Raises ``DatelineError`` where there is no such story.
    """
    with looked_at(place) as connection:
        found = story_in(connection, name)
        pile = opened_pile(connection)
        held = heads_of(connection, pile, found.reports)
        return Track(held, (found,), pile.traces.links_of(found.reports))


def changes(place: Path, name: str, since: date, until: date | None = None) -> Changes:
    """Return what the reports of a story published from ``since`` to ``until`` (open: to the last) changed.

    Reports are dated and their debts traced among all, but only those surely published by a day are heard.
    Raises ``DatelineError`` where the story is not there, or nothing was published by ``until`` (status 1).
    """
    if until and until < since:
        since, until = until, since
    with looked_at(place) as connection:
        found = story_in(connection, name)
        pile = opened_pile(connection)
        new = _heard_by(pile, found, until) if until else found
        if new is None:
            raise DatelineError(f"no report of {found.id} was published by {until}", status=1)
        old = _heard_by(pile, found, since - timedelta(days=1))
    told = diff(Track((), (old,) if old else ()), Track((), (new,)), since).stories
    return Changes(since, until, told, len(old.reports) if old else 0)


def _heard_by(pile: Pile, story: Story, day: date) -> Story | None:
    """Return a story as its reports told it that were surely published by a day, if any was."""
    moments = {report: pile.record(report).published.moment.latest for report in story.reports}
    kept = [
        replace(episode, reports=heard)
        for episode in story.episodes
        if (heard := tuple(r for r in episode.reports if (latest := moments[r]) and latest <= day))
    ]
    if not kept:
        return None
    return pile.compared([replace(story, episodes=tuple(kept))], attributes_of(PLAIN))[0]
