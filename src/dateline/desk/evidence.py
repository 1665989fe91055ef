"""Use cases that open a value: the sentences it rests on, in their reports, and the sources these are."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from dateline.desk.look import story_in
from dateline.desk.piles import opened_pile
from dateline.model import DatelineError, Evidence, Finding, Record, Source, Story
from dateline.stages.tell.claims import Claim, claim_named, claims, proof_of
from dateline.store import looked_at


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves some claims of a story: the records of all their sentences, and the sources of each.

    ``sources`` hold, claim by claim, the independent sources of the claim's own sentences.
    """

    story: Story
    claims: tuple[Claim, ...]
    records: tuple[Record, ...]
    sources: tuple[tuple[Source, ...], ...]


def value(place: Path, story: str, name: str) -> Proof:
    """Return what proves the value ``name`` of a story: a finding's, a plan's, or a line of the timeline.

    Raises ``DatelineError`` (status 1) where there is none.
    """
    with looked_at(place) as connection:
        found = story_in(connection, story)
        claim = claim_named(found, name)
        if claim is None:
            raise DatelineError(f"there is no value {name!r} in story {found.id} any more", status=1)
        return _proof(connection, found, (claim,))


def finding(place: Path, story: str, name: str) -> tuple[Finding, Proof]:
    """Return the finding ``name`` of a story with what proves each of its values.

    Raises ``DatelineError`` (status 1) where there is none.
    """
    with looked_at(place) as connection:
        found = story_in(connection, story)
        held = [claim for claim in claims(found) if claim.finding and claim.finding.id == name]
        one = next((claim.finding for claim in held), None)
        if one is None:
            raise DatelineError(f"there is no finding {name!r} in story {found.id} any more", status=1)
        return one, _proof(connection, found, tuple(held))


def _proof(connection: sqlite3.Connection, story: Story, held: tuple[Claim, ...]) -> Proof:
    pile = opened_pile(connection)
    proof: tuple[Evidence, ...] = tuple(dict.fromkeys(e for claim in held for e in proof_of(claim)))
    reports = sorted({e.report for e in proof})
    sources = pile.sources(reports)
    opened = tuple(sources.opened(claim.value.evidence) for claim in held)
    return Proof(story, held, tuple(pile.shown(report) for report in reports), opened)
