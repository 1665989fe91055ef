"""Group reports into episodes and episodes into stories.

An episode is what is reported of one happening or decision, close in time; a story is an affair, however
long. The result depends on the reports and on people's judgements alone, not on their order. Refuses to
compare all with all, and to tie a story by a subject alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dateline.model import Judgement, Link, Record, Story
from dateline.stages.group.groups import Groups
from dateline.stages.group.profile import profile
from dateline.stages.group.rows import LAYERS as GROUP_LAYERS

__all__ = ["GROUP_LAYERS", "Groups", "as_one", "group", "profile"]


def group(
    records: Sequence[Record], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> tuple[Story, ...]:
    """Return the stories, oldest first; every report stands in exactly one episode of one story."""
    return Groups(judgements=tuple(judgements)).add(records, links).stories


def as_one(stories: Sequence[Story]) -> Story:
    """Return all episodes as one story, named as the largest: for a pile gathered on one affair."""
    largest = max(stories, key=lambda s: (len(s.reports), s.id))
    episodes = sorted(
        (e for s in stories for e in s.episodes), key=lambda e: (e.when.earliest or date.max, e.id)
    )
    return replace(largest, episodes=tuple(episodes))
