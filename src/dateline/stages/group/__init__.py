"""Group reports into episodes and episodes into stories.

An episode is what is reported of one happening or decision, close in time; a story is an affair, however
long. The result depends on the reports and on people's judgements alone, not on their order. Refuses to
compare all with all, and to tie a story by a subject alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.model import Judgement, Link, Record, Story
from dateline.stages.group.groups import Groups

__all__ = ["Groups", "group"]


def group(
    records: Sequence[Record], links: Iterable[Link], judgements: Iterable[Judgement] = ()
) -> tuple[Story, ...]:
    """Return the stories, oldest first; every report stands in exactly one episode of one story."""
    return Groups(judgements=tuple(judgements)).add(records, links).stories
