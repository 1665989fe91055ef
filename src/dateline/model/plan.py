"""Something intended, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.finding import Value
from dateline.model.moment import ALWAYS, Moment
from dateline.model.span import Evidence


@dataclass(frozen=True, slots=True)
class Ground:
    """What a plan rests on, one reason or condition: in words, with all passages that say the same.

    ``given_by`` names who gives it, one for each of ``evidence``, "" for the report itself.
    """

    words: str
    evidence: tuple[Evidence, ...]
    given_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A rung that a plan reached: demanded, proposed, agreed in principle, … done, put off.

    ``because`` says why, of a plan that was put off, suspended or refused. Of a part of the plan ``text``
    says what it is, ``rung`` how it stands, ``when`` when it is to be.
    """

    rung: str
    when: Moment = ALWAYS
    evidence: tuple[Evidence, ...] = ()
    text: str = ""
    because: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan with its present rung, its history, what it depends on and why it is wanted.

    ``title`` is the deed alone, for how it stands is the rung's to say. ``parts`` are the steps it is to
    take, the first first; ``manner`` is how it is to come about ("gradually").
    """

    title: str
    rung: str
    steps: tuple[Step, ...]
    depends_on: tuple[Ground, ...] = ()
    because: tuple[Ground, ...] = ()
    figures: tuple[Value, ...] = ()
    next: Moment | None = None
    parts: tuple[Step, ...] = ()
    manner: tuple[Evidence, ...] = ()
