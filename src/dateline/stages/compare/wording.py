"""Choose the words by which a happening is told: one clause of one report, for all that tell it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.stages.compare.tellings import Telling

_LONG = 24
# What cannot be read alone: a pronoun in front, or the day where a parser lost the subject.
_MISREAD = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:was|were|is|are|has|have|had|will)\b"
    r"|(?:My|Our|Your|His|Her|Its|Their|This|That|These|Those|It|He|She|They|We|I|You"
    r"|Whose|Who|Which|What|When|Where|Why|How|There|Here|And|But|Or)\b"
)
# What speaks of the page, not of the world.
_OF_PAGE = re.compile(r"\b[Ll]ast updated\b|\bCorrections? and clarifications?\b|\[\d+\]")
# How a sentence tells what has only been named by an infinitive: "ministers to agree" of what is expected.
_WOULD = {
    "planned": "would",
    "expected": "would",
    "agreed": "would",
    "proposed": "would",
    "demanded": "should",
    "possible": "could",
}


def spoken(tellings: Sequence[Telling]) -> list[Telling]:
    """Return the tellings that can be read alone and tell a happening."""
    return [t for t in tellings if t.happens and is_alone(t)]


def is_alone(telling: Telling) -> bool:
    """Tell whether the gist is a sentence, or names what happened, and keeps its predicate."""
    gist, head = telling.statement.gist, _head(telling)
    if not gist or _MISREAD.match(gist) or _OF_PAGE.search(gist) or head.lower() not in gist.lower():
        return False
    if telling.statement.tense:
        return True
    # Without a finite verb there is an infinitive, a participle, or the name of a deed.
    infinitive = re.search(rf"\bto (?:\w+ly )?{re.escape(head)}\b", gist)
    return telling.statement.status in _WOULD if infinitive else not head.endswith("ing")


def _head(telling: Telling) -> str:
    return telling.statement.head.of(telling.record.report.text)


def _finite(telling: Telling) -> str:
    """Return the gist with its infinitive made finite, where it follows the subject.

    A gist "ministers to agree" of what is expected reads "ministers would agree".
    """
    gist, modal = telling.statement.gist, _WOULD.get(telling.statement.status)
    doer = telling.statement.who.rpartition(" ")[2]
    if telling.statement.tense or modal is None or not doer:
        return gist
    bare = rf"({re.escape(doer)}[^ ]*) (not )?to ((?:\w+ly )?{re.escape(_head(telling))}\b)"
    return re.sub(bare, rf"\1 {modal} \2\3", gist, count=1)


def best(tellings: Sequence[Telling]) -> Telling | None:
    """Return the telling that serves best for all, or ``None`` when none can be read alone."""
    held = spoken(tellings)
    return max(held, key=lambda t: (_clarity(t, held), t.record.id, -t.statement.start), default=None)


def worded(tellings: Sequence[Telling]) -> str:
    """Return the best gist, with what else the same sentence says the same subject did."""
    chosen = best(tellings)
    if chosen is None:
        return ""
    text = _finite(chosen) + (" since then" if chosen.since and chosen.statement.tense == "perfect" else "")
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
        + 1.5 * bool(telling.statement.tense)
        - 0.25 * max(0, words - _LONG)
        - 2.0 * (words < 3)
    )
