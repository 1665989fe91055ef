"""The list of a store's stories, its log, and the ids by which findings and values are judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from dateline.model import Deed, Listed, Story
from dateline.stages.tell.days import spell
from dateline.stages.tell.values import moment_json


def listing_text(stories: Sequence[Listed], total: int, width: int) -> str:
    """Return one line a story: id, days, number of reports, title."""
    if not stories:
        return "no story yet: `dateline add PATH…` takes reports in"
    lines = [_line(one, width) for one in stories]
    more = total - len(stories)
    return "\n".join([*lines, *([f"… and {more} more"] if more else [])])


def _line(one: Listed, width: int) -> str:
    reports = f"{one.reports} report{'' if one.reports == 1 else 's'}"
    head = f"{one.id}  {spell(one.when):<27} {reports:>11}  "
    return head + (one.title if len(head + one.title) <= width else one.title[: width - len(head) - 1] + "…")


def listing_json(one: Listed) -> dict[str, Any]:
    """Return one line of the list as JSON."""
    return {
        "id": one.id,
        "title": one.title,
        **moment_json(one.when),
        "reports": one.reports,
        "changed": one.changed,
    }


def deeds_text(deeds: Iterable[Deed]) -> str:
    """Return one line a deed: number, instant, kind, by whom, why, and what undid it."""
    return "\n".join(
        f"{d.number:>5}  {d.at}  {d.kind + (f' {d.takes}' if d.takes else ''):<10} {d.who}"
        + (f"  {d.why}" if d.why else "")
        + (f"  (undone by {d.undone})" if d.undone else "")
        for d in deeds
    )


def deed_json(deed: Deed) -> dict[str, Any]:
    """Return one deed as JSON: its fields by their names."""
    return asdict(deed)


def ids_text(story: Story) -> str:
    """Return the ids of a story's findings, and below each those of its values."""
    return "\n".join([f"{story.id}  {story.title}", *_ids(story)])


def _ids(story: Story) -> Iterator[str]:
    for finding in story.findings:
        yield f"{story.id}/{finding.id}  {finding.kind}: {finding.attribute} of {finding.subject}"
        for value in finding.values:
            reports = ", ".join(dict.fromkeys(e.report for e in value.evidence))
            yield f"  {story.id}/{value.id}  {value.value}, {value.status} ({reports})"
