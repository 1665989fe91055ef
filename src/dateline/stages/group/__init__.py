"""Group reports into episodes and episodes into stories.

An episode is what is reported of one happening or decision, close in time; a story is an affair, however
long. The result depends on the reports alone, not on their order. Refuses to compare all with all, and to
tie a story by a subject alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dateline.model import Episode, Link, Moment, Record, Story
from dateline.stages.group.affair import kinships
from dateline.stages.group.candidates import candidate_pairs
from dateline.stages.group.contrast import contrasts
from dateline.stages.group.linkage import Pair, average_linkage
from dateline.stages.group.profile import Profile, dot, profiles
from dateline.stages.group.score import closeness, likeness
from dateline.stages.group.split import camps
from dateline.stages.group.titles import stable_id, subjects_of, title_of

__all__ = ["group"]

EPISODE = 0.15  # mean likeness within an episode, faded by days
STORY = 0.42  # mean kinship between the episodes of one story
REPRINT = 0.5  # share of a report that is copied from which it is the same report again …
OWN = 0.5  # … and likeness of the words that are not a site's litter

Judgement = tuple[str, str, bool]  # two report ids and whether a person says they are of one episode


def group(
    records: Sequence[Record], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> tuple[Story, ...]:
    """Return the stories, oldest first; every report stands in exactly one episode of one story."""
    held = sorted(records, key=lambda record: record.id)
    known = profiles(held)
    likes = _likes(known)
    same, apart = _judged(known, judgements)
    same += _reprints(known, links)
    scores, strangers = _faded(known, likes)
    scores.update(dict.fromkeys(same, float(len(held)) ** 2))
    linked = average_linkage(len(held), scores, EPISODE, {*strangers, *apart} - ({*same} - {*apart}))
    episodes = [camp for members in linked for camp in _camps(members, known, same)]
    stories = average_linkage(len(episodes), kinships(episodes, known, likes), STORY)
    by_id = {record.id: record for record in held}
    described = {profile.id: profile for profile in known}
    ids = [[held[k].id for k in members] for members in episodes]
    made = [_story([ids[e] for e in story], by_id, described) for story in stories]
    return tuple(sorted(made, key=lambda s: (s.episodes[0].when.earliest or date.max, s.id)))


def _likes(known: Sequence[Profile]) -> dict[Pair, float]:
    """Return the likeness of each candidate pair, whenever its reports were published."""
    cosines = {(a, b): dot(known[a].words, known[b].words) for a, b in candidate_pairs(known)}
    apart = contrasts(known, cosines)
    return {(a, b): likeness(cosine, dot(apart[a], apart[b])) for (a, b), cosine in cosines.items()}


def _judged(known: Sequence[Profile], judgements: Iterable[Judgement]) -> tuple[list[Pair], list[Pair]]:
    place = {profile.id: k for k, profile in enumerate(known)}
    same: list[Pair] = []
    apart: list[Pair] = []
    for first, second, is_same in sorted(judgements):
        if first in place and second in place:
            a, b = sorted((place[first], place[second]))
            (same if is_same else apart).append((a, b))
    return same, apart


def _reprints(known: Sequence[Profile], links: Iterable[Link]) -> list[Pair]:
    """Return the pairs of which one is for the most part a copy of the other."""
    place = {profile.id: k for k, profile in enumerate(known)}
    pairs = []
    for link in links:
        if link.kind == "copy" and link.source in place and link.target in place:
            copied = sum(e.end - e.start for e in link.evidence if e.report == link.target)
            source, target = known[place[link.source]], known[place[link.target]]
            if copied >= REPRINT * target.length and dot(source.words, target.words) >= OWN:
                pairs.append((place[link.source], place[link.target]))
    return [(min(pair), max(pair)) for pair in pairs]


def _faded(known: Sequence[Profile], likes: dict[Pair, float]) -> tuple[dict[Pair, float], list[Pair]]:
    """Return the likenesses as days let them stand, and the pairs that days keep apart."""
    scores = {(a, b): like * closeness(known[a], known[b]) for (a, b), like in likes.items()}
    return scores, [pair for pair, score in scores.items() if not score]


def _camps(members: tuple[int, ...], known: Sequence[Profile], same: Iterable[Pair]) -> list[tuple[int, ...]]:
    """Part a cluster into its camps unless that would part what is known to be the same."""
    parts = camps(members, [profile.words for profile in known])
    camp_of = {k: n for n, part in enumerate(parts) for k in part}
    torn = any(a in camp_of and b in camp_of and camp_of[a] != camp_of[b] for a, b in same)
    return [members] if torn and len(parts) > 1 else parts


def _story(
    episodes: Sequence[Sequence[str]], records: dict[str, Record], described: dict[str, Profile]
) -> Story:
    made = [_episode([records[r] for r in members], records, described) for members in episodes]
    made.sort(key=lambda e: (e.when.earliest or date.max, e.when.latest or date.max, e.id))
    reports = [report for episode in made for report in episode.reports]
    return Story(
        stable_id("s", records[reports[0]]),
        title_of(reports, records, described),
        subjects_of(reports, described),
        tuple(made),
    )


def _episode(members: Sequence[Record], records: dict[str, Record], described: dict[str, Profile]) -> Episode:
    ordered = sorted(members, key=lambda r: (r.published.moment.latest or date.max, r.id))
    reports = tuple(record.id for record in ordered)
    return Episode(stable_id("e", ordered[0]), title_of(reports, records, described), _span(ordered), reports)


def _span(members: Sequence[Record]) -> Moment:
    """Return from the first to the last day on which the reports may have been published."""
    firsts = [r.published.moment.earliest for r in members if r.published.moment.earliest]
    lasts = [r.published.moment.latest for r in members if r.published.moment.latest]
    return Moment(min(firsts, default=None), max(lasts, default=None))
