"""What an episode or a story is called and what it is about.

A title is the best headline of its reports: central to them, and a headline that tells of a happening, not a
section's name, a caption or an opinion's rubric; else the opening sentence cut at a clause. Refuses to make
up a wording of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.stages.group.profile import Profile, cosine

SUBJECTS = 5
LOOKED_AT = 50  # reports of a group that say how central one is

Cosines = Mapping[str, Mapping[str, float]]  # of the reports that were compared


def title_of(members: Sequence[str], profiles: Mapping[str, Profile], near: Cosines) -> str:
    """Return the best title among the reports ``members``."""
    central = {r: _centrality(r, members, profiles, near) for r in members}
    named = [(-central[r] * profiles[r].worth, r) for r in members if profiles[r].headline]
    if named:
        return profiles[min(named)[1]].headline
    return profiles[min(members, key=lambda r: (-central[r], r))].opening


def _centrality(report: str, members: Sequence[str], profiles: Mapping[str, Profile], near: Cosines) -> float:
    own, known = profiles[report], near[report]
    looked_at = members[:LOOKED_AT]
    return sum(known[other] if other in known else cosine(own, profiles[other]) for other in looked_at)


def subjects_of(members: Sequence[str], profiles: Mapping[str, Profile]) -> tuple[str, ...]:
    """Return the names that most of the reports call most often."""
    rank: dict[str, float] = {}
    for report in members:
        for k, name in enumerate(profiles[report].called[:12]):
            rank[name] = rank.get(name, 0.0) + 1 / (1 + k)
    return tuple(sorted(rank, key=lambda name: (-rank[name], name))[:SUBJECTS])
