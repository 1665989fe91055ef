"""What is known of a pile of reports for grouping it: profiles, which of them are alike, and how much.

An index never changes; ``add`` returns a larger one and looks only at the new reports and those around them,
so that a report costs the same however large the pile is. What it holds depends on the reports alone, not on
their order. Refuses to compare all with all: reports are looked up under their weightiest words, and a word
that too many reports hold is no key.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dateline.stages.group.contrast import contrast, theme
from dateline.stages.group.profile import Profile, Vector, dot
from dateline.stages.group.score import closeness, likeness

SHARED = 3  # keys that a pair must share to be compared
CROWDED = 150  # a word in more reports than this is no key

Ids = tuple[str, str]  # of a pair, in order


@dataclass(frozen=True, slots=True)
class Index:
    """``near`` holds the cosines of all pairs compared, ``scores`` how far each may be of one happening.

    ``holders`` are the reports by key, ``themes`` the reports of other weeks that tell the theme of one.
    """

    profiles: Mapping[str, Profile] = field(default_factory=dict)
    holders: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    near: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    contrasts: Mapping[str, Vector] = field(default_factory=dict)
    scores: Mapping[Ids, float] = field(default_factory=dict)

    def add(self, fresh: Iterable[Profile]) -> Index:
        """Return the index with ``fresh`` in it; a profile with a known id takes the old one's place."""
        news = {p.id: p for p in fresh if self.profiles.get(p.id) != p}
        old = {i: self.profiles[i] for i in news if i in self.profiles}
        if any(old[i].words != news[i].words for i in old):
            return Index().add({**self.profiles, **news}.values())
        added = [news[i] for i in sorted(news) if i not in old]
        profiles = {**self.profiles, **news}
        holders = dict(self.holders)
        crowded = _hold(holders, added)
        near = {**self.near, **{p.id: {} for p in added}}
        lost = _loosen(near, crowded, profiles, holders)
        found = _tie(near, added, profiles, holders)
        touched = {*news, *(i for pair in lost for i in pair)}
        around = sorted(touched.union(*(near[i] for i in touched)))
        themes, contrasts = dict(self.themes), dict(self.contrasts)
        turned = _theme(around, near, profiles, themes, contrasts)
        scores = {pair: score for pair, score in self.scores.items() if pair not in lost}
        again = found | {ordered(i, other) for i in touched | turned for other in near[i]}
        scores.update((pair, _score(pair, near, profiles, contrasts)) for pair in sorted(again))
        return Index(profiles, holders, near, themes, contrasts, scores)


def ordered(first: str, second: str) -> Ids:
    """Return the pair of two ids in order."""
    return (first, second) if first < second else (second, first)


def _hold(holders: dict[str, tuple[str, ...]], added: Sequence[Profile]) -> list[tuple[str, ...]]:
    """Enter new reports under their keys; return the former holders of words that are keys no longer."""
    crowded: dict[str, tuple[str, ...]] = {}
    for fresh in added:
        for key in fresh.keys:
            held = holders.get(key, ())
            holders[key] = (*held, fresh.id)
            if len(held) == CROWDED:
                crowded[key] = held
    return list(crowded.values())


def _loosen(
    near: dict[str, Mapping[str, float]],
    crowded: Iterable[Sequence[str]],
    profiles: Mapping[str, Profile],
    holders: Mapping[str, Sequence[str]],
) -> set[Ids]:
    """Part the pairs that were found under words which are keys no longer; return them."""
    doubted = {ordered(a, b) for held in crowded for a, b in combinations(held, 2) if b in near.get(a, ())}
    lost = {pair for pair in doubted if _shared(profiles[pair[0]], profiles[pair[1]], holders) < SHARED}
    for a, b in sorted(lost):
        near[a] = {other: cosine for other, cosine in near[a].items() if other != b}
        near[b] = {other: cosine for other, cosine in near[b].items() if other != a}
    return lost


def _shared(first: Profile, second: Profile, holders: Mapping[str, Sequence[str]]) -> int:
    return sum(len(holders[key]) <= CROWDED for key in {*first.keys} & {*second.keys})


def _tie(
    near: dict[str, Mapping[str, float]],
    added: Sequence[Profile],
    profiles: Mapping[str, Profile],
    holders: Mapping[str, Sequence[str]],
) -> set[Ids]:
    """Compare new reports with those that share keys with them; return the pairs."""
    more: dict[str, dict[str, float]] = {}
    found = set()
    for fresh in added:
        shared = Counter(i for k in fresh.keys if len(holders[k]) <= CROWDED for i in holders[k])
        for other, n in shared.items():
            pair = ordered(fresh.id, other)
            if n >= SHARED and other != fresh.id and pair not in found:
                found.add(pair)
                cosine = dot(profiles[pair[0]].words, profiles[pair[1]].words)
                more.setdefault(fresh.id, {})[other] = more.setdefault(other, {})[fresh.id] = cosine
    near.update({i: {**near[i], **others} for i, others in more.items()})
    return found


def _theme(
    ids: Iterable[str],
    near: Mapping[str, Mapping[str, float]],
    profiles: Mapping[str, Profile],
    themes: dict[str, tuple[str, ...]],
    contrasts: dict[str, Vector],
) -> set[str]:
    """Find the themes of ``ids`` anew; return those whose theme is another now."""
    turned = set()
    for i in ids:
        told = theme(profiles[i], near[i], profiles)
        if themes.get(i) != told:
            turned.add(i)
            themes[i] = told
            contrasts[i] = contrast(profiles[i], [profiles[other] for other in told])
    return turned


def _score(
    pair: Ids,
    near: Mapping[str, Mapping[str, float]],
    profiles: Mapping[str, Profile],
    contrasts: Mapping[str, Vector],
) -> float:
    a, b = pair
    close = closeness(profiles[a], profiles[b])
    return close * likeness(near[a][b], dot(contrasts[a], contrasts[b])) if close else 0.0
