"""Which episodes are of one affair: the stories around the episodes that have changed.

Refuses to look at stories that nothing has touched.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Episode, Story
from dateline.stages.group.episodes import Regrouped, chronological
from dateline.stages.group.ids import inherited
from dateline.stages.group.index import Pair
from dateline.stages.group.kin import rewrite_kin
from dateline.stages.group.linkage import Bonds, relink
from dateline.stages.group.rows import Members, Rows
from dateline.stages.group.titles import subjects_of, title_of

STORY = 0.42  # kinship between the episodes of one story
LINKED = (
    0.6  # power of the number of their pairs by which the kinships of two stories' episodes are shared out
)


@dataclass(frozen=True, slots=True)
class Retold:
    """Ids of the stories that a step told anew, and of those that are no more."""

    told: frozenset[str]
    gone: frozenset[str]


def retell(rows: Rows, changed: Regrouped, untied: Iterable[Pair], before: Sequence[Story] = ()) -> Retold:
    """Find the stories of all episodes that may be linked otherwise, and write them.

    ``untied`` are pairs of older reports that came to be compared, or are compared no longer; the ids of the
    stories ``before`` go on where their reports stay together.
    """
    akin = rewrite_kin(rows, changed, untied)

    def mates(first: str) -> Members:
        if first not in rows.places:
            return (first,)
        firsts = (min(e.reports) for e in rows.stories[rows.places[first]].episodes)
        return tuple(other for other in firsts if other not in changed.gone)

    def bonds(first: str) -> Bonds:
        return rows.kin.get(first, {}), frozenset()

    orphans = (mate for first in changed.gone for mate in mates(first))
    linked = relink({*akin, *orphans}, bonds, mates, STORY, LINKED)
    return _write(rows, linked, changed, before)


def _write(rows: Rows, linked: Sequence[Members], changed: Regrouped, past: Sequence[Story]) -> Retold:
    """Write the stories of the episodes ``linked``, by their first reports, in place of those of before."""
    ids = {rows.places[f] for firsts in (*linked, changed.gone) for f in firsts if f in rows.places}
    before = {i: rows.stories[i] for i in ids}
    episodes = {min(e.reports): e for story in before.values() for e in story.episodes} | {**changed.told}
    whole = {tuple(sorted(min(e.reports) for e in s.episodes)): i for i, s in before.items()}
    kept = {c: whole[c] for c in linked if c in whole and changed.told.keys().isdisjoint(c)}
    new = sorted((_story(rows, [episodes[f] for f in c]) for c in linked if c not in kept), key=by_age)
    for i in kept.values():
        del before[i]
    for i in before:
        del rows.stories[i]
    old = [(story.id, story.reports) for story in (*sorted(before.values(), key=by_age), *past)]
    names = inherited("s", [story.reports for story in new], old, rows.stories, rows.profiles)
    for first in changed.gone:
        rows.places.pop(first, None)
    for name, story in zip(names, new, strict=True):
        rows.stories[name] = replace(story, id=name)
        rows.places.update({min(e.reports): name for e in story.episodes})
    return Retold(frozenset(names), frozenset(before.keys() - {*names}))


def _story(rows: Rows, episodes: Iterable[Episode]) -> Story:
    """Return the story of ``episodes``, without an id."""
    held = tuple(sorted(episodes, key=chronological))
    reports = tuple(report for episode in held for report in episode.reports)
    title = title_of(reports, rows.profiles, rows.near)
    return Story("", title, subjects_of(reports, rows.profiles), held)


def by_age(story: Story) -> tuple[date, Members]:
    """Return what stories are put in order by: the first day, unknown ones last, then their reports."""
    return story.episodes[0].when.earliest or date.max, story.reports
