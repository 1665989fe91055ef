"""What a picture's caption tells in the present of a day was so when the picture was taken.

Refuses to touch what a caption tells of no day, or plans in so many words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.model import Block, Statement

_ARRANGED = "arranged"


def pictured(statements: Sequence[Statement], blocks: Sequence[Block]) -> tuple[Statement, ...]:
    """Return ``statements`` with "guards stand watch on Wednesday" below a picture told as past."""
    captions = [block for block in blocks if block.kind == "caption"]
    return tuple(_taken(s) if any(b.start <= s.start < b.end for b in captions) else s for s in statements)


def _taken(statement: Statement) -> Statement:
    if statement.tense != "present":
        return statement
    if not any(step.rule == _ARRANGED for step in statement.path) and not (
        statement.status == "ongoing" and statement.time is not None
    ):
        return statement
    path = tuple(step for step in statement.path if step.rule != _ARRANGED)
    return replace(statement, status="happened", tense="past", path=path)
