"""Choose the words by which a happening is told: one clause of one report, for all that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.stages.compare.tellings import Telling

_LONG = 24
# What cannot be read alone: a pronoun in front, or the day where a parser lost the subject.
_MISREAD = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:was|were|is|are|has|have|had|will)\b"
    r"|(?:My|Our|Your|His|Her|Its|Their|This|That|These|Those|It|He|She|They|We|I)\b"
)


def spoken(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the tellings that can be read alone and tell a happening."""
    return [t for t in tellings if t.statement.gist and t.happens and not _MISREAD.match(t.statement.gist)]


def best(tellings: Sequence[Telling]) -> Telling | None:
    """Return the telling that serves best for all, or ``None`` when none can be read alone."""
    held = spoken(tellings)
    return max(held, key=lambda t: (_clarity(t, held), t.record.id, -t.statement.start), default=None)


def worded(tellings: Sequence[Telling]) -> str:
    """Return the best gist, with what else the same sentence says the same subject did."""
    chosen = best(tellings)
    if chosen is None:
        return ""
    text = chosen.statement.gist + (" (from then on)" if chosen.since else "")
    for other in spoken(tellings):
        same = other.record.id == chosen.record.id and other.statement.sentence == chosen.statement.sentence
        after = other.statement.start >= chosen.statement.end
        if same and after and other.statement.who == chosen.statement.who != "" and other.dated:
            return f"{text} and {other.statement.what}"
    return text


def _clarity(telling: Telling, others: Sequence[Telling]) -> float:
    """How well this wording serves: what it shares with the rest, less what makes it long or vague."""
    words = len(telling.statement.gist.split())
    shared = sum(len(telling.terms & other.terms) for other in others) / len(others)
    return (
        shared
        + 1.5 * bool(telling.statement.who)
        + 1.0 * (telling.sense == "kill")
        + 3.0 * telling.dated
        - 3.0 * telling.caption
        - 0.25 * max(0, words - _LONG)
        - 2.0 * (words < 3)
    )
