"""Read single values off statements: this report gives this attribute of this subject this value.

Which attribute a figure speaks to is decided by declared attributes; a figure that fits none is left
to its report. A figure's own standing may differ from its clause's: "from the present 500 to 4,000"
tells what is and what is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.language.places import country
from dateline.language.senses import sense
from dateline.model import Attribute, Figure, Moment, Span
from dateline.stages.compare.happenings import Happening
from dateline.stages.compare.tellings import Telling

_PRESENT = re.compile(r"\b(?:current|currently|existing|present|now)\b[^.;\d]{0,40}$", re.I)
_FROM = re.compile(r"\bfrom\b[^.;,]{0,50}$", re.I)
_TARGET = re.compile(r"\bto\s+(?:about|around|some|roughly|nearly|up to|as many as|between)?\s*$", re.I)
_PART = re.compile(r"\b(?:including|among them|of whom|of them|one of)\b[^.;]{0,25}$", re.I)
_CHANGING = frozenset({"expand", "reduce", "move", "begin", "take", "bring", "double", "triple", "deploy"})


@dataclass(frozen=True, slots=True)
class Reading:
    """One value in one report. ``subject`` and ``attribute`` name the point it is on."""

    attribute: str
    subject: str
    value: str
    low: float | None
    high: float | None
    change: str
    status: str
    telling: Telling
    span: Span
    part: bool = False

    @property
    def as_of(self) -> Moment:
        """When the value holds: the clause's own days if told, else the report's day."""
        telling = self.telling
        return telling.statement.when if telling.dated else telling.record.published.moment


def readings(
    told: Iterable[Telling], found: Sequence[Happening], attributes: Sequence[Attribute]
) -> tuple[Reading, ...]:
    """Return the values that the statements give for the declared attributes."""
    home = {id(t): n for n, happening in enumerate(found) for t in happening.tellings}
    names = {n: _name(happening) for n, happening in enumerate(found)}
    points: list[Reading] = []
    for telling in told:
        subject = names.get(home.get(id(telling), -1), "")
        points += _figures(telling, subject, attributes)
        points += _roles(telling, attributes)
    return tuple(points)


def _name(happening: Happening) -> str:
    spoken = [t.statement.gist for t in happening.tellings if t.statement.gist]
    return min(spoken, key=lambda g: (abs(len(g.split()) - 9), g), default="")


def _figures(telling: Telling, happening: str, attributes: Sequence[Attribute]) -> Iterable[Reading]:
    record, statement = telling.record, telling.statement
    for index in statement.figures:
        figure = record.figures[index]
        attribute = _attribute(figure, telling, attributes)
        if attribute is None:
            continue
        status = _status(record.report.text, figure, telling)
        intended = status not in ("happened", "ongoing")
        name = attribute.intended if intended and attribute.intended else attribute.name
        before = record.report.text[max(0, figure.start - 40) : figure.start]
        yield Reading(
            attribute=name,
            subject=happening if attribute.of_happening else "",
            value=_worded(figure, record.report.text),
            low=figure.low,
            high=figure.high,
            change=figure.change,
            status=status,
            telling=telling,
            span=Span(figure.start, figure.end),
            part=bool(_PART.search(before)),
        )


def _attribute(figure: Figure, telling: Telling, attributes: Sequence[Attribute]) -> Attribute | None:
    if figure.unit:
        return None
    noun = figure.noun.lower()
    for attribute in attributes:
        if attribute.kind != "figure" or noun not in attribute.nouns:
            continue
        clause = {telling.sense} if attribute.of_happening else {telling.sense, *telling.terms}
        if not attribute.senses or attribute.senses & clause:
            return attribute
    return None


def _status(text: str, figure: Figure, telling: Telling) -> str:
    before = text[max(0, figure.start - 60) : figure.start]
    if _PRESENT.search(before) or (_FROM.search(before) and not _TARGET.search(before)):
        return "ongoing"
    return telling.statement.status


def _worded(figure: Figure, text: str) -> str:
    """Return the figure in few words: its number as a reader writes it.

    The report's own wording is kept in the evidence.
    """
    low, high, told = figure.low, figure.high, text[figure.start : figure.end]
    if low is not None and high is not None and low != high and not re.search(r"\d", told):
        return re.sub(rf"\s+{re.escape(figure.of)}$", "", told) if figure.of else told
    if low is not None and high is not None and low != high:
        return f"{low:,.10g} to {high:,.10g}"
    one = low if low is not None else high
    if one is None:
        return told
    sign = {"~": "about ", "<": "at most ", ">": "at least ", "up": "up ", "down": "down "}.get(
        figure.change, ""
    )
    return f"{sign}{one:,.10g}"


def _roles(telling: Telling, attributes: Sequence[Attribute]) -> Iterable[Reading]:
    statement = telling.statement
    for attribute in attributes:
        if attribute.kind != "role" or telling.sense not in {sense(s) for s in attribute.senses}:
            continue
        held = statement.whom.split()
        if not statement.who or not held or held[-1].lower().rstrip("s") not in attribute.nouns:
            continue
        lands = sorted({land for word in re.split(r"[\s-]", statement.who) if (land := country(word))})
        yield Reading(
            attribute=attribute.name,
            subject="",
            value=lands[0] if len(lands) == 1 else statement.who,
            low=None,
            high=None,
            change="=",
            status=statement.status,
            telling=telling,
            span=Span(statement.start, statement.end),
        )
