"""All values of a story in one row: those of its findings, and those that its plans are to reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.model import Finding, Story, Value
from dateline.stages.tell.export.identity import plan_id

TO_REACH = "to reach"


@dataclass(frozen=True, slots=True)
class Point:
    """A value with what it is of; a plan's has the plan as its subject.

    ``owner`` is the finding's or plan's id, ``kind`` the finding's, or ``plan``.
    """

    story: Story
    owner: str
    kind: str
    finding: Finding
    value: Value

    @property
    def id(self) -> str:
        """The id by which the value is judged, unique among the values of ``owner``."""
        return f"{self.story.id}/{self.value.id}"

    @property
    def key(self) -> str:
        """A name that no other value of the story has, though it may rest on the same words."""
        return f"{self.owner}/{self.value.id}"


def points(story: Story) -> Iterator[Point]:
    """Yield the values of a story."""
    for finding in story.findings:
        owner = f"{story.id}/{finding.id}"
        yield from (Point(story, owner, finding.kind, finding, value) for value in finding.values)
    for plan in story.plans:
        for value in plan.figures:
            stood_for = Finding("single", plan.title, TO_REACH, (value,))
            yield Point(story, plan_id(plan, story), "plan", stood_for, value)
