"""The pile of a store: opened over its rows, stepped to what counts now, and what changed written back.

Refuses to read the whole store: rows are asked for one at a time.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dateline.desk import alerts, digests
from dateline.model import Layer, Story
from dateline.sources.packs import shipped
from dateline.store import judgements, pages, records, rows, stories

if TYPE_CHECKING:
    from dateline.pipeline import Apart, Pile

_GROUPED = 10_000  # reports that are grouped at once: what these take of memory is bounded
_HEARD = "heard"  # the judgements, by number, under which the stories were settled


def opened_pile(connection: sqlite3.Connection) -> Pile:
    """Return the pile as it was last settled."""
    from dateline.pipeline import Pile, kinds

    held: dict[str, rows.Rows] = {}
    for name, row in kinds().items():
        under = held.get(_under(name))
        if under is not None or rows.has(connection, name):
            held[name] = rows.Rows(connection, name, row, under)
    layers = {name: Layer(found) for name, found in held.items()}
    heard = rows.Rows(connection, _HEARD, tuple[int, ...]).get("", ())
    return Pile.of(records.Settled(connection), layers, judgements.by_number(connection, heard))


def _under(name: str) -> str:
    """Return the layer of the round before, of which most rows are the same; "" where there is none."""
    head, dot, table = name.partition(".")
    number = head.removeprefix("groups")
    return f"groups{int(number) - 1}{dot}{table}" if number.isdigit() and int(number) else ""


def settle(connection: sqlite3.Connection, deed: int, apart: Apart | None = None) -> tuple[str, ...]:
    """Let the stories know what counts now; return the ids of those that changed or are no more.

    The connection is writing. Reports that tell nothing are of no story. ``apart`` does what is heavy. Some
    reports are grouped at a time, the oldest first; stories are compared when all are.
    """
    from dateline.pipeline import HERE

    apart = apart or HERE
    fresh = not opened_pile(connection).groups
    out = pages.out_of_use(connection)
    before = stories.every(connection) if fresh else _revised(connection, out)
    pile = _grouped(connection, out, before, apart)
    made = pile.compared([pile.groups[-1].story(name) for name in sorted(pile.told)], shipped(), apart)
    old = {story.id: stories.by_id(connection, story.id) for story in made}
    changed = [story for story in made if old[story.id] != story]
    gone = pile.gone | ({s.id for s in before} - pile.told if fresh else set())
    lost = [story for name in sorted(gone) if (story := stories.by_id(connection, name))]
    gone = frozenset(story.id for story in lost)  # some came and went between two steps
    former = [story for story in (*old.values(), *lost) if story]
    stories.take_out(connection, gone)
    stories.put(connection, changed, deed)
    told_of = made if fresh else changed  # what was known of all is forgotten where all is fresh
    digests.keep(connection, pile, ((story, old[story.id]) for story in told_of), gone)
    alerts.keep(connection, pile, alerts.Settled(changed, former, deed))
    return (*(story.id for story in changed), *sorted(gone))


def _grouped(
    connection: sqlite3.Connection, out: Iterable[str], before: Sequence[Story], apart: Apart
) -> Pile:
    """Return the pile with all that counts now, and keep its rows; it tells what all steps to it told."""
    from dateline.pipeline import tells

    held, numbers = records.Records(connection), judgements.standing(connection)
    words = judgements.by_number(connection, numbers)
    told, gone = frozenset[str](), frozenset[str]()
    waiting = records.unsettled(connection)
    for first in range(0, max(1, len(waiting)), _GROUPED):
        new = waiting[first : first + _GROUPED]
        given = (record for record in records.only(held, new) if tells(record))
        pile = opened_pile(connection).step(given, out, words, before, apart)
        layers = pile.layers()
        for name, layer in layers.items():
            rows.write(connection, name, layer, layers.get(_under(name)))
        rows.write(connection, _HEARD, Layer({}, {"": numbers}))
        records.mark_settled(connection, new)
        told = frozenset(i for i in told | pile.told if i in pile.groups[-1].layers["stories"])
        gone = (gone | pile.gone) - told
    records.forget_former(connection)
    return replace(pile, told=told, gone=gone)


def _revised(connection: sqlite3.Connection, out: Iterable[str]) -> tuple[Story, ...]:
    """Return the stories of superseded reports with what superseded these: their ids go on there."""
    later = {report: pages.latest(connection, report) for report in out}
    homes = {stories.home_of(connection, old) for old, new in later.items() if new != old}
    held = (stories.by_id(connection, home) for home in sorted(filter(None, homes)))
    return tuple(_renamed(story, later) for story in held if story)


def _renamed(story: Story, later: Mapping[str, str]) -> Story:
    episodes = (replace(e, reports=tuple(later.get(r, r) for r in e.reports)) for e in story.episodes)
    return replace(story, episodes=tuple(episodes))
