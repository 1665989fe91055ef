"""Compare all that the reports of one story say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Attribute, CountSources, Record, Story
from dateline.stages.compare.findings import findings
from dateline.stages.compare.happenings import happenings
from dateline.stages.compare.plans import plans
from dateline.stages.compare.points import points
from dateline.stages.compare.tellings import tellings
from dateline.stages.compare.timeline import timeline


def compare(
    story: Story, records: Sequence[Record], count: CountSources, attributes: Sequence[Attribute] = ()
) -> Story:
    """Return ``story`` with its timeline, findings and plans.

    ``count`` tells how many independent sources stand behind pieces of evidence, ``attributes``
    which points are compared by name.
    """
    told = tellings(records, story.episodes)
    found = happenings(told)
    given = points(told, found, attributes)
    return replace(
        story,
        timeline=timeline(found, records, count),
        findings=findings(given, count),
        plans=plans(told, given, count),
    )
