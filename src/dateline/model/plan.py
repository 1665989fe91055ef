"""Something intended, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.finding import Value
from dateline.model.moment import ALWAYS, Moment
from dateline.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Step:
    """A rung that a plan reached: demanded, proposed, agreed in principle, … done, put off."""

    rung: str
    when: Moment = ALWAYS
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with its present rung, its history, what it depends on and why it is wanted."""

    title: str
    rung: str
    steps: tuple[Step, ...]
    depends_on: tuple[Evidence, ...] = ()
    because: tuple[Evidence, ...] = ()
    figures: tuple[Value, ...] = ()
    next: Moment | None = None
