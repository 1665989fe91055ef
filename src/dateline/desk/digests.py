"""What a list tells of a story, made when the story is settled, or when it is asked for and was not kept."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.model import Digest, Evidence, Moment, Story, Track
from dateline.stages.compare import diff
from dateline.stages.tell.brief import news
from dateline.store import digests, stories

if TYPE_CHECKING:
    from dateline.pipeline import Pile

_NARROW = 31  # a report that may be of more days than this is of none


def keep(
    connection: sqlite3.Connection,
    pile: Pile,
    told: Iterable[tuple[Story, Story | None]],
    gone: Iterable[str] = (),
) -> None:
    """Keep the digests of stories, each with what was told of it before; they are in the store already."""
    found = {
        new.id: digest_of(connection, pile, (new, old if old != new else None), deed)
        for new, old in told
        if (deed := stories.changed_by(connection, new.id)) is not None
    }
    digests.put(connection, found, gone)


def digest_of(
    connection: sqlite3.Connection, pile: Pile, told: tuple[Story, Story | None], changed: int
) -> Digest:
    """Return what a list tells of a story; ``told`` is the story and what it was before."""
    new, old = told
    known = list(digests.published(connection, new.id))
    days = Counter(filter(None, (_day(pile, report, low, high) for report, low, high, _ in known)))
    return Digest(
        changed=changed,
        days=tuple(sorted(days.items())),
        outlets=tuple(dict.fromkeys(outlet for *_, outlet in known if outlet)),
        subjects=new.subjects,
        sources=_independent(pile, new.reports),
        contested=tuple(dict.fromkeys(f.attribute for f in new.findings if f.kind == "differs")),
        news=_news(new, old),
    )


def missing(
    connection: sqlite3.Connection, pile: Pile, asked: Mapping[str, int]
) -> Iterator[tuple[str, Digest]]:
    """Yield the digests of stories, by the deeds that changed them, where none is kept.

    What changed last is not known of them, so it is what weighs most of all.
    """
    for name, changed in asked.items():
        story = stories.by_id(connection, name)
        if story is not None:
            yield name, digest_of(connection, pile, (story, None), changed)


def _day(pile: Pile, report: str, low: str | None, high: str | None) -> date | None:
    """Return the day in the middle of those on which a report may have been published."""
    lent = pile.published(report)
    moment = lent.moment if lent else Moment(*(date.fromisoformat(d) if d else None for d in (low, high)))
    if moment.earliest is None or moment.latest is None or (moment.days or 0) > _NARROW:
        return None
    return moment.earliest + (moment.latest - moment.earliest) / 2


def _independent(pile: Pile, reports: Sequence[str]) -> int:
    """Return how many sources some reports are as wholes, whatever single statements they owe to others.

    Those of one outlet, those that credit one agency, and a report and its copy are one. 0 says that one
    cannot tell before reports are read anew.
    """
    if len(reports) == 1:
        return 1
    if any(report not in pile.records for report in reports):
        return 0
    wholes = [Evidence(r, 0, len(pile.records[r].report.text), "") for r in reports]
    return replace(pile.sources(reports), cited={}).count(wholes)


def _news(new: Story, old: Story | None) -> str:
    before = Track((), (old,)) if old else Track((), ())
    changes = diff(before, Track((), (new,)), date.min).stories
    return news(changes[0]) if changes else ""
