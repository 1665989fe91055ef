"""Tolls that no clause of harm carries: what a headline sets beside a number, and what adds up.

"4 shot in park" and "left two dead" tell as much as a clause. Where a report gives no number, those whom
it harms are counted one by one; where all who were shot lived, they were injured.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.language.casualties import BEFALLEN, BEFALLING
from dateline.model import Record, Span, Statement
from dateline.stages.compare.harm import is_harm
from dateline.stages.compare.tellings import Telling, quoted

_WORD = r"[^\W\d_][\w’'-]*"
_BETWEEN = (
    r"(?:\s+(?:more|other|others|of\s+them|people|men|women|persons|children|teens))?(?:,\s+including[^,.;]{1,60},)?"
    r"(?:\s+(?:who|was|were|is|are|has|have|had|been|being|reported|confirmed|also|left|fatally|critically|seriously|"
    r"badly|severely|accidentally))*"
)
_AFTER = re.compile(rf"{_BETWEEN}[\s-]+({_WORD})(?=(\s*)(\S*))", re.I)
_BEFORE = re.compile(
    rf"({_WORD})\s+(?:at\s+least|as\s+many\s+as|up\s+to|more\s+than|about|some|nearly|another|all)?\s*$", re.I
)
_LAST = re.compile(rf"({_WORD})$")
# "shot" before any other word has an object: its number counts those who shot.
_NO_OBJECT = frozenset(
    """ in at on near during outside inside by and after as while when with this early late overnight from to
    over across dead one two around behind following before multiple fatally sunday monday tuesday wednesday
    thursday friday saturday""".split(" ")
)


def asides(told: Sequence[Telling]) -> list[tuple[Telling, Telling | None]]:
    """Return a telling of harm for each number of people that stands beside a word of harm only.

    With each comes the dated clause that it stands in, if it stands in one.
    """
    by_record: dict[str, list[Telling]] = {}
    for telling in told:
        by_record.setdefault(telling.record.id, []).append(telling)
    return [aside for tellings in by_record.values() for aside in _of_record(tellings)]


def _of_record(tellings: Sequence[Telling]) -> Iterable[tuple[Telling, Telling | None]]:
    record = tellings[0].record
    carried = {(i, t.sense) for t in tellings for i in t.statement.figures}
    for index, figure in enumerate(record.figures):
        sense = "" if figure.unit else beside(record, figure.start, figure.end)
        if sense and (index, sense) not in carried:
            home = _holding(tellings, Span(figure.start, figure.end))
            yield _telling(tellings[0], home, index, sense), home if home and home.dated else None


def beside(record: Record, start: int, end: int) -> str:
    """Return the sense of the word of harm that stands beside a number, "" for none."""
    text = record.report.text
    last = _LAST.search(text[start:end])
    if last and (sense := BEFALLEN.get(last[1].lower())):
        return sense
    after = _AFTER.match(text[end : end + 120])
    if after and (sense := BEFALLEN.get(after[1].lower())):
        follows = after[3].lower().strip('.,;:!?()"”’') if "\n" not in after[2] else ""
        alone = not follows or follows in _NO_OBJECT or not after[3][0].isalpha() or after[3][-1] in ".,;:"
        return sense if sense != "shoot" or alone else ""
    before = _BEFORE.search(text[max(0, start - 40) : start])
    return BEFALLING.get(before[1].lower(), "") if before else ""


def _holding(tellings: Sequence[Telling], here: Span) -> Telling | None:
    """Return the narrowest clause that a number stands in."""
    holding = [t for t in tellings if Span(t.statement.start, t.statement.end).holds(here)]
    return min(holding, key=lambda t: t.statement.end - t.statement.start, default=None)


def _telling(like: Telling, home: Telling | None, index: int, sense: str) -> Telling:
    """Return a telling of the number's own, with the standing and day of the clause that it stands in."""
    record = like.record
    figure = record.figures[index]
    here = Span(figure.start, figure.end)
    whom = here.of(record.report.text)
    if home is not None:
        statement = replace(home.statement, lemma=sense, who="", whom=whom, figures=(index,))
        return replace(home, statement=statement, sense=sense)
    number = next((n for n, s in enumerate(record.sentences) if s.start <= here.start < s.end), -1)
    statement = Statement(here.start, here.end, here, sense, whom=whom, figures=(index,), sentence=number)
    return replace(
        like, statement=statement, sense=sense, places=frozenset(), evidence=quoted(record, statement)
    )


def homes_of_harm(told: Sequence[Telling], home: dict[int, int]) -> dict[str, int]:
    """Return for each report the happening of harm that it is about: the first that it dates, else the first.

    ``home`` numbers the happening of each telling by its identity.
    """
    found: dict[str, int] = {}
    harm = [t for t in told if is_harm(t) and t.standing == "fact" and id(t) in home]
    for telling in sorted(harm, key=lambda t: (not t.dated, t.statement.head.start)):
        found.setdefault(telling.record.id, home[id(telling)])
    return found
