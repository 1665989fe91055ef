"""Which reports are of one happening: the clusters around what has changed, their camps, and their episodes.

Likeness ties reports to episodes; a person's word, or a text that is the other's copy, wins over it. Refuses
to look at clusters that nothing has touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from dateline.model import Episode, Judgement, Moment, Story
from dateline.stages.group.ids import inherited
from dateline.stages.group.index import Moved, ordered
from dateline.stages.group.linkage import Bonds, relink
from dateline.stages.group.profile import Profile, cosine
from dateline.stages.group.rows import Members, Rows
from dateline.stages.group.split import camps
from dateline.stages.group.titles import title_of

EPISODE = 0.16  # mean likeness within an episode, faded by days
REPRINT = 0.5  # share of a report that is copied from which it is the same report again …
OWN = 0.5  # … and likeness of the words that are not a site's litter
BOUND = 2.0**30  # more than the likeness of all pairs of two clusters comes to

Verdicts = Mapping[str, Mapping[str, bool]]  # people's words on pairs, both ways


@dataclass(frozen=True, slots=True)
class Regrouped:
    """Episodes after a step, by first report (by id): those ``told`` anew, those ``kept``, those ``gone``."""

    told: Mapping[str, Episode]
    kept: Mapping[str, Members]
    gone: frozenset[str]


@dataclass(frozen=True, slots=True)
class Heard:
    """What groups rest on beside likeness: people's ``words``, and the reports ``bound`` otherwise since.

    The ids of the stories ``before`` and of their episodes go on where their reports stay together.
    """

    words: Verdicts
    bound: frozenset[str] = frozenset()
    before: tuple[Story, ...] = ()


def verdicts(judgements: Iterable[Judgement]) -> dict[str, dict[str, bool]]:
    """Return the last word on each pair of reports, by each of the two."""
    last = {ordered(j.first, j.second): j.same for j in judgements if j.first != j.second}
    spoken: dict[str, dict[str, bool]] = defaultdict(dict)
    for (a, b), same in last.items():
        if same is not None:
            spoken[a][b] = spoken[b][a] = same
    return spoken


def regroup(rows: Rows, moved: Moved, heard: Heard) -> Regrouped:
    """Find the episodes of all reports that may be grouped otherwise; write the rows of their clusters."""

    def mates(report: str) -> Members:
        if report not in rows.homes:
            return (report,)
        held = rows.camps[rows.homes[report][0]]
        return tuple(i for camp in held for i in camp if i not in moved.gone)

    @cache
    def bonds(report: str) -> Bonds:
        return _bonds(rows, report, heard.words)

    orphans = (mate for i in moved.gone if i in rows.homes for mate in mates(i))
    around = {*moved.fresh, *moved.turned, *(i for i in heard.bound if i in rows.profiles), *orphans}
    clusters = relink(around, bonds, mates, EPISODE)
    return _settle(rows, moved, clusters, heard)


def _bonds(rows: Rows, report: str, spoken: Verdicts) -> Bonds:
    """Return the scores of a report with others, and the reports that it cannot share an episode with."""
    scores = rows.scores[report]
    same = _same(rows, report, spoken)
    apart = {o for o, word in spoken.get(report, {}).items() if not word}
    strangers = rows.near[report].keys() - scores.keys()
    return {**scores, **dict.fromkeys(same, BOUND)}, (strangers - same) | apart


def _same(rows: Rows, report: str, spoken: Verdicts) -> set[str]:
    """Return the reports that are of one episode with ``report`` by a person's word or as its copies."""
    words = spoken.get(report, {})
    copies = {
        o for o in rows.copies.get(report, {}) if words.get(o) is not False and _reprint(rows, report, o)
    }
    return copies | {o for o, word in words.items() if word and o in rows.profiles}


def _reprint(rows: Rows, report: str, other: str) -> bool:
    """Tell whether one of two reports is for the most part a copy of the other."""
    if other not in rows.profiles:
        return False
    mine, theirs = rows.profiles[report], rows.profiles[other]
    taken, given = rows.copies[report][other]
    most = (taken and taken >= REPRINT * mine.length) or (given and given >= REPRINT * theirs.length)
    return bool(most) and cosine(mine, theirs) >= OWN


def _settle(rows: Rows, moved: Moved, clusters: Sequence[Members], heard: Heard) -> Regrouped:
    """Part the clusters into episodes; write what was settled before for them anew."""
    homes = {i: rows.homes[i] for c in (*clusters, moved.gone) for i in c if i in rows.homes}
    parted = {first: rows.camps.pop(first) for first in {home[0] for home in homes.values()}}
    known = {tuple(sorted(i for camp in held for i in camp)): held for held in parted.values()}
    old = _gathered({i: home[1] for i, home in homes.items()})
    for i in moved.gone & homes.keys():
        del rows.homes[i]
    new: dict[str, Members] = {}
    for cluster in clusters:
        fixed = known.get(cluster) if moved.fresh.isdisjoint(cluster) else None
        rows.camps[cluster[0]] = held = fixed or _camps(rows, cluster)
        for part in _parts(rows, cluster, held, heard.words):
            new[min(part)] = tuple(sorted(part))
            rows.homes.update(dict.fromkeys(part, (cluster[0], min(part))))
    kept = {f: m for f, m in new.items() if old.get(f) == m and moved.fresh.isdisjoint(m)}
    before = [e for story in heard.before for e in story.episodes]
    told = _named(rows, [m for f, m in new.items() if f not in kept], old.keys() - kept.keys(), before)
    return Regrouped(told, kept, frozenset(old.keys() - new.keys()))


def _gathered(homes: Mapping[str, str]) -> dict[str, Members]:
    members: dict[str, list[str]] = defaultdict(list)
    for report in sorted(homes):
        members[homes[report]].append(report)
    return {first: tuple(reports) for first, reports in members.items()}


def _camps(rows: Rows, cluster: Members) -> tuple[Members, ...]:
    return tuple(tuple(p.id for p in camp) for camp in camps([rows.profiles[i] for i in cluster]))


def _parts(rows: Rows, cluster: Members, held: tuple[Members, ...], spoken: Verdicts) -> tuple[Members, ...]:
    """Return the camps of a cluster unless they would part what is known to be the same."""
    if len(held) == 1:
        return held
    camp_of = {i: n for n, camp in enumerate(held) for i in camp}
    bound = ((i, other) for i in cluster for other in _same(rows, i, spoken) if other in camp_of)
    return (cluster,) if any(camp_of[a] != camp_of[b] for a, b in bound) else held


def _named(
    rows: Rows, groups: Iterable[Members], old: Iterable[str], before: Sequence[Episode]
) -> dict[str, Episode]:
    """Return the episodes of ``groups`` by their first reports; ids of those of old go on."""
    told = [_episode(rows, members) for members in groups]
    told.sort(key=chronological)
    last = sorted((episode_of(rows, first) for first in old), key=chronological)
    for episode in last:
        del rows.names[episode.id]
    claims = [(e.id, e.reports) for e in (*last, *before)]
    names = inherited("e", [e.reports for e in told], claims, rows.names, rows.profiles)
    named = {min(e.reports): replace(e, id=name) for e, name in zip(told, names, strict=True)}
    rows.names.update({episode.id: first for first, episode in named.items()})
    return named


def episode_of(rows: Rows, first: str) -> Episode:
    """Return the episode, as last told, whose first report by id is ``first``."""
    return next(e for e in rows.stories[rows.places[first]].episodes if min(e.reports) == first)


def chronological(episode: Episode) -> tuple[date, date, Members]:
    """Return what episodes are put in order by: their days, unknown ones last, then their reports."""
    return episode.when.earliest or date.max, episode.when.latest or date.max, episode.reports


def _episode(rows: Rows, members: Members) -> Episode:
    """Return the episode of ``members``, without an id."""
    held = sorted((rows.profiles[i] for i in members), key=lambda p: (p.published.latest or date.max, p.id))
    reports = tuple(profile.id for profile in held)
    return Episode("", title_of(reports, rows.profiles, rows.near), _span(held), reports)


def _span(members: Iterable[Profile]) -> Moment:
    """Return from the first to the last day on which the reports may have been published."""
    moments = [profile.published for profile in members]
    firsts = [m.earliest for m in moments if m.earliest]
    lasts = [m.latest for m in moments if m.latest]
    return Moment(min(firsts, default=None), max(lasts, default=None))
