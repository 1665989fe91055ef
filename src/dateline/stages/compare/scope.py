"""Whether two values speak of one thing, and whether they can both be true.

A false contradiction is the worst fault, so values contradict only where the same people in the same place
at the same time are counted as a fact, and nothing tells why they differ: growth, a correction, a part.
"""

from __future__ import annotations

import re

from rapidfuzz.fuzz import ratio

from dateline.language.casualties import COMMON
from dateline.language.places import COUNTRY_OF
from dateline.language.quantities import CORRECTING, HAPPENINGS_TOGETHER
from dateline.stages.compare.harm import meet
from dateline.stages.compare.plain import one_thing, shared
from dateline.stages.compare.point import Point

# How far a rounded number may lie from the true one, and how far an open bound reaches.
_ABOUT, _OPEN = 0.12, 0.35
# How alike two spellings of one surname are, of 100.
_SPELLING = 80
# How far apart two counts of one thing may lie.
_HALF = 0.5
# How many times over a toll may grow: a small one that doubles is of other people too.
_TWOFOLD, _MANYFOLD, _TEN = 2, 5, 10
# Numbers that many happenings share.
_FEW = 2
# Days within which two values speak of one state of affairs.
_SAME_TIME = 45
# Days after which a happening is background to a report.
_LONG = 120
# What the sentences of two small tolls must share, as a sum of logs of rarity, and those of a vague one.
_RARE, _RARER, _SOME = 5.0, 7.0, 2.0
_COUNTRIES = frozenset(COUNTRY_OF.values())
_FACTS = frozenset({"happened", "ongoing"})
# Happenings told together, whose tolls may be added up.
_SEVERAL = re.compile(rf"\b(?:{'|'.join(map(re.escape, HAPPENINGS_TOGETHER))})\b", re.I)
_CORRECTING = re.compile(rf"\b(?:{'|'.join(map(re.escape, CORRECTING))})\b", re.I)


def compatible(a: Point, b: Point) -> bool:
    """Tell whether both values can be true at once, of people and holders who can be the same."""
    if not _akin(a, b):
        return False
    if a.rule is None:
        return a.low == b.low and a.high == b.high and one_thing(a, b)
    if a.low is None and a.high is None:
        if a.kind and b.kind and a.kind != b.kind:
            return True  # a hall and a city, a city and a country: the one may lie in the other
        return (a.stands_for or a.value).casefold() == (b.stands_for or b.value).casefold()
    return overlap(a, b)


def _akin(a: Point, b: Point) -> bool:
    """Tell whether nothing says that two values are of other people or holders.

    One or two dead are soon found in any report, and "hundreds" too: their sentences must share what is rare.
    """
    if a.names and b.names:
        return _one_name(a, b) and (a.low or 0) * (b.low or 0) <= 1
    if (a.least or b.least) and (a.low or 0) > 1:
        return a.report == b.report
    if a.owners and b.owners and a.happening is None:
        return bool(a.owners & b.owners)
    if a.happening is None or a.low is None or a.report == b.report:
        return True
    if a.names or b.names:
        return not other_people(a, b)
    return not _widespread(a, b) or shared(a, b) >= _needed(a, b)


def _needed(a: Point, b: Point) -> float:
    """Return how much that is rare two small or vague tolls must share: most, where nothing says who."""
    if a.low != b.low or (a.low or 0) > 1:
        return _SOME
    told = (a.party & b.party) - COMMON or (a.as_of.is_day and a.telling.episode == b.telling.episode)
    return _RARE if told else _RARER


def other_people(a: Point, b: Point) -> bool:
    """Tell whether the words for who is counted fit none of the words for who is named."""
    if a.names and b.names:
        return not _one_name(a, b)
    named, other = (a, b) if a.names else (b, a)
    words = other.party - _COUNTRIES  # whose nation is also that of who did it
    return bool(named.names and other.party) and not words & named.telling.terms


def _widespread(a: Point, b: Point) -> bool:
    return (a.low or 0) <= _FEW or a.low != a.high or b.low != b.high


def bounds(point: Point) -> tuple[float, float]:
    """Return the least and the greatest number that the value can stand for."""
    low = point.low if point.low is not None else point.high
    high = point.high if point.high is not None else point.low
    assert low is not None and high is not None  # a value without a number is compared by its words
    if point.change == "~" and point.high == point.low:
        return low * (1 - _ABOUT), high * (1 + _ABOUT)
    if point.change == "<":
        return min(low, high * (1 - _OPEN)), high
    if point.change == ">":
        return low, max(high, low * (1 + _OPEN))
    return low, high


def comparable(a: Point, b: Point) -> bool:
    """Tell whether both values are of one thing: the same people, place and holder."""
    if a.least or b.least or a.rule is None or b.rule is None:
        return False
    if a.happening is not None:
        # The state of a happening is one wherever its sentence looks; a toll may be that of a place.
        return a.party == b.party and (a.low is None or _one_scope(a, b))
    return bool(a.heads & b.heads) and not (a.owners and b.owners and not a.owners & b.owners)


def _one_scope(a: Point, b: Point) -> bool:
    """Tell whether two sentences name the same places, and both one happening or several.

    "The shootings killed 31" adds up what each of them did.
    """
    here, there = a.places, b.places
    each = all(meet({x}, there) for x in here) and all(meet({y}, here) for y in there)
    return (not here or not there or each) and _is_sum(a) == _is_sum(b)


def _is_sum(p: Point) -> bool:
    return p.low is not None and bool(_SEVERAL.search(p.telling.evidence.quote))


def linked(a: Point, b: Point) -> bool:
    """Tell whether two values belong into one finding."""
    return compatible(a, b) or _of_one_thing(a, b) or holds(a, b) or holds(b, a)


def _of_one_thing(a: Point, b: Point) -> bool:
    """Tell whether both are of one thing; of a happening, far numbers are of parts of it or of another."""
    if not comparable(a, b):
        return False
    return a.happening is None or a.low is None or b.low is None or _near(a, b) or grown(a, b)


def holds(whole: Point, part: Point) -> bool:
    """Tell whether one report's number counts another's as a part: "six, including a nurse" and "a nurse"."""
    told = part.span.of(part.telling.record.report.text).lower()
    return part.report != whole.report and not compatible(part, whole) and told in whole.including.lower()


def contradicts(a: Point, b: Point) -> bool:
    """Tell whether two reports give, for one thing at one time, values of which one must be wrong."""
    if a.report == b.report or compatible(a, b) or not comparable(a, b) or _is_sum(a) or _is_sum(b):
        return False
    facts = (a.status in _FACTS and b.status in _FACTS) or (a.aim and b.aim)
    if can_be_one(a, b) or (a.low is not None and b.low is not None and not _near(a, b)):
        return False
    explained = holds(a, b) or holds(b, a) or grown(a, b) or corrected(a, b)
    return facts and at_once(a, b) and not (explained or _is_loose(a) or _is_loose(b))


def _is_loose(p: Point) -> bool:
    """Tell whether a clause without a day was taken for one of a happening long before its report."""
    last, told = p.as_of.latest, p.telling.record.published.moment.earliest
    past = last is not None and told is not None and (told - last).days > _LONG
    return p.happening is not None and past and not p.telling.dated


def _near(a: Point, b: Point) -> bool:
    """Tell whether two numbers are close enough to be counts of one thing.

    Who counts half as many counts a part, one of several sites, or another happening.
    """
    least, most = sorted((bounds(a)[1], bounds(b)[1]))
    return least > most * _HALF


def can_be_one(a: Point, b: Point) -> bool:
    """Tell whether both numbers can be true: they overlap, or one lies on the open side of the other."""
    told = _is_number(a) and _is_number(b)
    return overlap(a, b) or (told and (_is_open(a, b) or _is_open(b, a)))


def _is_number(p: Point) -> bool:
    return p.low is not None or p.high is not None


def overlap(a: Point, b: Point) -> bool:
    """Tell whether some number is within both values' bounds; of values in words it is not asked."""
    if not (_is_number(a) and _is_number(b)):
        return False
    (low, high), (other_low, other_high) = bounds(a), bounds(b)
    return low <= other_high and other_low <= high


def _is_open(bound: Point, other: Point) -> bool:
    """Tell whether a number lies on the open side of another's bound: "at least 10" and 22."""
    low, high = bounds(other)
    return (bound.change == ">" and high >= (bound.low or 0)) or (
        bound.change == "<" and bound.high is not None and low <= bound.high
    )


def at_once(a: Point, b: Point) -> bool:
    """Tell whether both values are said to hold at one time: one episode, days not far apart."""
    if a.telling.episode != b.telling.episode:
        return False
    if a.as_of.latest is None or b.as_of.latest is None:
        return True
    return abs((a.as_of.latest - b.as_of.latest).days) <= _SAME_TIME


def grown(a: Point, b: Point) -> bool:
    """Tell whether a report of a later day only adds to what an earlier one counts."""
    first, later = (a, b) if told_on(a) <= told_on(b) else (b, a)
    if not (a.grows and b.grows) or told_on(first) == told_on(later):
        return False
    least, most = bounds(first)[1], bounds(later)[0]
    return least < most < least * (_MANYFOLD if least >= _TEN else _TWOFOLD)


def corrected(a: Point, b: Point) -> bool:
    """Tell whether the later report takes the earlier value back: it says so, or is the same page revised."""
    first, later = (a, b) if told_on(a) <= told_on(b) else (b, a)
    one, other = first.telling.record.report, later.telling.record.report
    if one.url is not None and one.url == other.url:
        return True
    same = one.outlet is not None and one.outlet == other.outlet
    near = a.low is None or b.low is None or _near(a, b)
    told = other.text if same and near else later.telling.evidence.quote
    return bool(_CORRECTING.search(told))


def told_on(point: Point) -> str:
    """Return the day on which the report came out, as ISO text; "" where it is not known."""
    return str(point.telling.record.published.moment.latest or "")


def _one_name(a: Point, b: Point) -> bool:
    """Tell whether the two sets of names share one person, by a part of the name."""
    return any(one_name(x, y) for x in a.names for y in b.names)


def one_name(x: str, y: str) -> bool:
    """Tell whether two names share a part, or end in two spellings of one surname.

    >>> one_name("Qasem Orlani", "Gen. Orleni"), one_name("Ann Vee", "Ben Zed")
    (True, False)
    """
    return bool({*x.split()} & {*y.split()}) or ratio(x.split()[-1], y.split()[-1]) >= _SPELLING
