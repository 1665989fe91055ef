"""What no pack covers: the count of a noun, or an amount in a unit, compared within its context.

One number of one noun stands in two reports by chance, too: what both sentences say besides must be rare in
the story. Refuses rates, what is denied, and numbers that any story has.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import chain

from dateline.language.casualties import ANYONE
from dateline.language.senses import concept, terms_of
from dateline.model import Figure
from dateline.stages.compare.point import Point
from dateline.stages.compare.tellings import Telling

# What two sentences must share, as sums of logs of rarity: for a number that few things have, for another,
# and for one that many things have.
_TELLING, _FAIR, _COMMON = 4.0, 6.0, 9.0
# Sentences against which rarity is told at least: in two short reports no word could be rare.
_BACKGROUND = 200
# Numbers up to this one, and units of time, are common in any story.
_SMALL, _LARGE = 12, 100
_TIMES = frozenset("year month week day hour minute second decade century".split())
# Nouns that measure: what they measure is told elsewhere.
_MEASURES = frozenset("point percentage vote seat step time degree page".split())
_COUNTS = frozenset({"times", "count"})
# "8 minutes, 46 seconds" is one amount.
_COMPOUND = re.compile(r"(?:years?|days?|hours?|minutes?|feet|foot),?(?: and)? $")
# "Four days after the vote" tells a day.
_FROM_A_DAY = re.compile(r"[’']?\s*(?:ago|earlier|later|before|after|since|from now|prior|into)\b", re.I)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# "Nine of 15 departments" counts nine.
_SOME_OF = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|most|some|many) of (?:the |its )?$"
)
_MOVING, _UNDER = frozenset({"up", "down"}), frozenset({"<"})


def is_plain(telling: Telling, figure: Figure) -> bool:
    """Tell whether a figure that no pack covers can be compared: an exact number above two, of something."""
    if (figure.low or 0) <= 2 or figure.low != figure.high or telling.standing == "denial":
        return False
    text = telling.record.report.text
    if not figure.unit:
        return figure.noun.isalpha() and not _SOME_OF.search(text[: figure.start][-20:])
    titled = text[figure.start : figure.end].istitle() and text[figure.end - 1].isalpha()
    if figure.unit in _TIMES and _FROM_A_DAY.match(text, figure.end):
        return False
    return figure.unit not in _COUNTS and not titled and not _COMPOUND.search(text[: figure.start][-16:])


def in_context(held: Sequence[Point], told: Iterable[Telling]) -> list[Point]:
    """Return the points, plain numbers and tolls with what their sentences say and how rare that is."""
    if not any(map(_needs, held)):
        return list(held)
    reports = {t.record.id: t.record for t in told}
    said = [_terms(s.of(r.report.text)) for r in reports.values() for s in r.sentences]
    seen = Counter(term for terms in said for term in terms)
    size = max(len(said), _BACKGROUND)
    weight = {term: math.log(size / n) for term, n in seen.items()}
    return [replace(p, about=_about(p, weight)) if _needs(p) else p for p in held]


def _needs(p: Point) -> bool:
    return p.rule is None or (p.rule.persons and p.happening is not None)


def _about(p: Point, weight: dict[str, float]) -> frozenset[tuple[str, float]]:
    number = _terms(p.span.of(p.telling.record.report.text)) if p.rule is None else frozenset()
    terms = _terms(p.telling.evidence.quote) - number - {concept(p.attribute)}
    return frozenset((t, weight[t]) for t in terms if t in weight)


@lru_cache(maxsize=4096)
def _terms(text: str) -> frozenset[str]:
    return frozenset(chain.from_iterable(map(terms_of, _WORD.findall(text))))


def one_thing(a: Point, b: Point) -> bool:
    """Tell whether two plain numbers are of the same: what they share besides is rare enough."""
    if any((a.change in kind) != (b.change in kind) for kind in (_MOVING, _UNDER)):
        return False
    if a.attribute == "percentage" and not _one_name(a, b):
        return False
    one, other = (p.party - {concept(p.attribute), p.attribute} for p in (a, b))
    needed = _COMMON if _is_common(a) else _TELLING if _is_telling(a) else _FAIR
    if one and other:
        needed *= 0.5 if one == other else 0.7 if one & other else 1.4
    return shared(a, b) >= needed


def _one_name(a: Point, b: Point) -> bool:
    """Tell whether the names last told before two shares can be one: polls give one share to many."""
    one, other = _last_name(a), _last_name(b)
    return not one or not other or bool({*one.split()} & {*other.split()})


def _last_name(p: Point) -> str:
    start = p.telling.evidence.start
    held = p.telling.record.entities
    names = [(e.start, e.name) for e in held if start <= e.start and e.end <= p.span.start]
    return max(names, default=(0, ""))[1]


def shared(a: Point, b: Point) -> float:
    """Return how rare what two sentences share is in the story: a sum of logs."""
    return math.fsum(weight for _, weight in sorted(a.about & b.about))


def _is_common(p: Point) -> bool:
    anyone = p.attribute in ANYONE and len(p.party) <= 1
    return anyone or (p.low or 0) <= _SMALL or p.attribute in _TIMES or p.attribute in _MEASURES


def _is_telling(p: Point) -> bool:
    """Tell a large number that is not rounded to one figure: 391 million, 2,500."""
    digits = f"{p.low or 0:.0f}".rstrip("0")
    return (p.low or 0) >= _LARGE and len(digits) > 1
