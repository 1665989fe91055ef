"""The stories of a pile that grows: add reports, judge pairs, and see only what that touches looked at again.

``Groups`` never changes; ``add`` and ``judge`` return a larger one. Episodes and stories depend on the
reports and judgements alone, not on the order in which they came; ids are kept: what was told once keeps its
id while most of its reports stay together. Refuses to weigh a person's judgement: it wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from dateline.model import Episode, Judgement, Link, Moment, Record, Story
from dateline.stages.group.affair import Affair, kinship
from dateline.stages.group.ids import keep_ids
from dateline.stages.group.index import Ids, Index, ordered
from dateline.stages.group.linkage import Pair, average_linkage
from dateline.stages.group.memo import Members, Memory, Memos
from dateline.stages.group.profile import dot, profile
from dateline.stages.group.split import camps
from dateline.stages.group.titles import subjects_of, title_of

EPISODE = 0.16  # mean likeness within an episode, faded by days
STORY = 0.42  # mean kinship between the episodes of one story
AKIN = 0.12  # cosine of two reports without which their episodes are not compared
REPRINT = 0.5  # share of a report that is copied from which it is the same report again …
OWN = 0.5  # … and likeness of the words that are not a site's litter


@dataclass(frozen=True, slots=True)
class Groups:
    """A pile of reports with its stories, oldest first; every report stands in one episode of one story."""

    records: Mapping[str, Record] = field(default_factory=dict)
    index: Index = field(default_factory=Index)
    copies: frozenset[tuple[Ids, int]] = frozenset()
    judgements: tuple[Judgement, ...] = ()
    stories: tuple[Story, ...] = ()
    memory: Memory = field(default_factory=Memory)

    def add(self, records: Iterable[Record], links: Iterable[Link] = ()) -> Groups:
        """Return the groups with ``records`` and what is known of copies among them and from the rest.

        A record with a known id takes the old one's place.
        """
        news = {r.id: r for r in records if self.records.get(r.id) != r}
        copied = self.copies.union(_copied(links))
        if not news and copied == self.copies:
            return self
        held = {**self.records, **news}
        index = self.index.add(profile(record) for record in news.values())
        memory = self.memory.without(news.keys() & self.records.keys())
        return _told(Groups(held, index, copied, self.judgements, self.stories, memory))

    def judge(self, judgements: Iterable[Judgement]) -> Groups:
        """Return the groups under ``judgements`` in place of those before; the last word on a pair counts."""
        new = tuple(judgements)
        return _told(Groups(self.records, self.index, self.copies, new, self.stories, self.memory))


def _told(groups: Groups) -> Groups:
    """Return ``groups`` with the stories that its reports tell now."""
    memos = groups.memory.open()
    episodes = _episodes(groups, memos)
    akin = _kinships(episodes, groups.index, memos)
    linked = average_linkage(len(episodes), akin, STORY)
    plain = [_story([episodes[e] for e in members], groups, memos) for members in linked]
    plain.sort(key=lambda s: (s.episodes[0].when.earliest or date.max, s.reports))
    stories = keep_ids(plain, groups.stories, groups.records)
    return Groups(groups.records, groups.index, groups.copies, groups.judgements, stories, memos.close())


def _episodes(groups: Groups, memos: Memos) -> list[Members]:
    """Return the reports of each episode, ids in order."""
    index = groups.index
    ids = sorted(index.profiles)
    place = {i: k for k, i in enumerate(ids)}
    same, apart = _judged(groups.judgements, index)
    same += [pair for pair in _reprints(groups) if pair not in apart]
    scores = {(place[a], place[b]): score for (a, b), score in index.scores.items()}
    strangers = {pair for pair, score in scores.items() if not score}
    bound = [(place[a], place[b]) for a, b in same]
    scores.update(dict.fromkeys(bound, float(len(ids)) ** 2))
    bans = (strangers - {*bound}) | {(place[a], place[b]) for a, b in apart}
    linked = average_linkage(len(ids), scores, EPISODE, bans)
    return [part for members in linked for part in _parts(tuple(ids[k] for k in members), index, same, memos)]


def _judged(judgements: Iterable[Judgement], index: Index) -> tuple[list[Ids], list[Ids]]:
    """Return the pairs that people say are of one episode, and those that are not; the last word counts."""
    last = {ordered(j.first, j.second): j.same for j in judgements if j.first != j.second}
    known = {pair: same for pair, same in last.items() if all(i in index.profiles for i in pair)}
    same = sorted(pair for pair, verdict in known.items() if verdict)
    return same, sorted(pair for pair, verdict in known.items() if verdict is False)


def _copied(links: Iterable[Link]) -> list[tuple[Ids, int]]:
    """Return source and target of each copy with the length of what was copied, in code points."""
    return [
        ((link.source, link.target), sum(e.end - e.start for e in link.evidence if e.report == link.target))
        for link in links
        if link.kind == "copy"
    ]


def _reprints(groups: Groups) -> list[Ids]:
    """Return the pairs of which one is for the most part a copy of the other."""
    known = groups.index.profiles
    return sorted(
        ordered(source, target)
        for (source, target), length in groups.copies
        if source in known
        and target in known
        and length >= REPRINT * known[target].length
        and dot(known[source].words, known[target].words) >= OWN
    )


def _parts(members: Members, index: Index, same: Iterable[Ids], memos: Memos) -> list[Members]:
    """Part a cluster into its camps unless that would part what is known to be the same."""
    parts = memos.camps(members, partial(_camps, members, index))
    camp_of = {i: n for n, part in enumerate(parts) for i in part}
    torn = len(parts) > 1 and any(a in camp_of and b in camp_of and camp_of[a] != camp_of[b] for a, b in same)
    return [members] if torn else list(parts)


def _camps(members: Members, index: Index) -> tuple[Members, ...]:
    return tuple(tuple(p.id for p in camp) for camp in camps([index.profiles[i] for i in members]))


def _kinships(episodes: Sequence[Members], index: Index, memos: Memos) -> dict[Pair, float]:
    """Return the kinship of each two episodes of which some reports are alike."""
    home = {report: e for e, members in enumerate(episodes) for report in members}
    close = (
        (home[a], home[b])
        for a, others in index.near.items()
        for b, cosine in others.items()
        if cosine >= AKIN
    )
    found = {}
    for a, b in sorted({pair for pair in close if pair[0] < pair[1]}):
        first, second = episodes[a], episodes[b]
        made = partial(_kinship, first, second, index, memos)
        found[a, b] = memos.kinships((first, second), made)
    return found


def _kinship(first: Members, second: Members, index: Index, memos: Memos) -> float:
    return kinship(*(memos.affairs(m, partial(_affair, m, index)) for m in (first, second)))


def _affair(members: Members, index: Index) -> Affair:
    return Affair.of([index.profiles[i] for i in members])


def _story(episodes: Sequence[Members], groups: Groups, memos: Memos) -> Story:
    """Return the story of ``episodes``; its ids are those of its earliest reports until ids are kept."""
    made = [memos.episodes(m, partial(_episode, m, groups)) for m in episodes]
    made.sort(key=lambda e: (e.when.earliest or date.max, e.when.latest or date.max, e.reports))
    reports = tuple(report for episode in made for report in episode.reports)
    profiles = groups.index.profiles
    title, subjects = memos.names(
        reports, lambda: (title_of(reports, groups.records, profiles), subjects_of(reports, profiles))
    )
    return Story("", title, subjects, tuple(made))


def _episode(members: Members, groups: Groups) -> Episode:
    held = sorted(
        (groups.records[i] for i in members), key=lambda r: (r.published.moment.latest or date.max, r.id)
    )
    reports = tuple(record.id for record in held)
    return Episode("", title_of(reports, groups.records, groups.index.profiles), _span(held), reports)


def _span(members: Sequence[Record]) -> Moment:
    """Return from the first to the last day on which the reports may have been published."""
    firsts = [r.published.moment.earliest for r in members if r.published.moment.earliest]
    lasts = [r.published.moment.latest for r in members if r.published.moment.latest]
    return Moment(min(firsts, default=None), max(lasts, default=None))
