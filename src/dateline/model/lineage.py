"""Who took what from whom."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Evidence

# Tells how many independent sources stand behind pieces of evidence.
CountSources = Callable[[Sequence[Evidence]], int]


@dataclass(frozen=True, slots=True)
class Link:
    """A debt: ``target`` copied, credits or cites ``source`` (a report id or an agency's name).

    For copies the evidence holds the shared passages, alternating source and target.
    """

    source: str
    target: str
    kind: Literal["copy", "credit", "cites"]
    evidence: tuple[Evidence, ...] = ()
