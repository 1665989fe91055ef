"""How a day is known: the clues to a report's own day, and how the day of what a sentence tells was found."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Evidence, Moment, Published, Record, Span, Statement, Time
from dateline.stages.tell.days import spell
from dateline.stages.tell.page.notes import counted_from, time_words

CLUES = {
    "stated": "The day stated in the text",
    "dateline": "The dateline",
    "metadata": "What came with the page",
    "captured": "An archive’s copy of it",
    "updated": "A change that was told of",
    "weekday": "A weekday that it names",
    "mentions": "A day that it mentions",
    "office": "Offices that people held",
    "sister": "Its sister reports",
}


@dataclass(frozen=True, slots=True)
class Clue:
    """A reason for a report's day: of what kind, in which words, and which days it allows."""

    label: str
    words: str
    allows: str
    evidence: Evidence | None = None


def clues(published: Published) -> tuple[Clue, ...]:
    """Return the clues to a report's day, each once.

    >>> from dateline.model import Basis
    >>> clues(Published(Moment(), (Basis("metadata", Moment(), None, "url: x"),)))[0].words
    'url: x'
    """
    return tuple(
        Clue(
            CLUES.get(basis.kind, basis.kind.capitalize()),
            " ".join(basis.evidence.quote.split()) if basis.evidence else basis.note,
            spell(basis.moment),
            basis.evidence,
        )
        for basis in dict.fromkeys(published.basis)
    )


def day_words(record: Record, said: Statement | None, at: Span, as_of: Moment) -> str:
    """Return how the day ``as_of`` of what a clause says was found, from words of the sentence ``at``.

    Where no words of it tell the day, its report's own day does, or what is told beside it.
    """
    if as_of.earliest is as_of.latest is None:
        return "No day is known for it."
    day, time = spell(as_of), _time(record, said, at, as_of)
    if time is None:
        if as_of == record.published.moment:
            return f"No other day is told with it: it holds on the report’s own day, {day}."
        return f"{day}, settled with what is told beside it."
    words = " ".join(record.report.text[time.start : time.end].split())
    how = counted_from(time.form)
    found = f"“{words}” is {time_words(time)}{', ' + how if how else ''}"
    if time.moment == as_of:
        return f"{found}."
    narrowed = "narrowed to" if time.moment.holds(as_of) else "settled as"
    return f"{found}; {narrowed} {day} with what is told beside it."


def _time(record: Record, said: Statement | None, at: Span, as_of: Moment) -> Time | None:
    """Return the expression that tells the day: one of just these days, else perhaps that of the clause."""
    inside = [t for t in record.times if at.start <= t.start and t.end <= at.end]
    exact = next((t for t in inside if t.moment == as_of), None)
    if exact or said is None or said.time is None or said.time >= len(record.times):
        return exact
    governing = record.times[said.time]
    known = governing.moment.earliest or governing.moment.latest
    return governing if known and governing.moment.meets(as_of) else None
