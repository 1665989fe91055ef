"""Read single values off statements: this report gives this attribute of this subject this value.

Which attribute a figure speaks to is decided by declared attributes; what none covers is compared by its
counted noun within its happening. Refuses to judge: whether values agree is for ``findings``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.model import Attribute
from dateline.stages.compare.counts import Homes, counts
from dateline.stages.compare.gathering import Happening
from dateline.stages.compare.once import once
from dateline.stages.compare.plain import in_context
from dateline.stages.compare.point import Point
from dateline.stages.compare.quantities import figures
from dateline.stages.compare.roles import roles
from dateline.stages.compare.scope import compatible, other_people
from dateline.stages.compare.tellings import Telling
from dateline.stages.compare.tolls import asides, homes_of_harm
from dateline.stages.compare.wording import worded

# Sentences within which a report goes on about one happening; terms by which another report names it.
_NEAR, _SHARED = 5, 2
# Days after which a happening is background to a report.
_SEASON = 120


def points(
    told: Iterable[Telling], found: Sequence[Happening], attributes: Sequence[Attribute]
) -> tuple[Point, ...]:
    """Return the values that the statements give, for the declared attributes and by counted noun."""
    told = list(told)
    home = {id(t): n for n, happening in enumerate(found) for t in happening.tellings}
    homes = Homes(home, homes_of_harm(told, home))
    held: list[Point] = []
    in_words = [a for a in attributes if a.kind != "figure"]
    for telling in told:
        held += figures(telling, home.get(id(telling)), attributes)
        held += roles(telling, home.get(id(telling)), in_words)
    own = {report: -n for n, report in enumerate(sorted({t.record.id for t in told}), 1)}
    for aside, base in asides(told):
        report = aside.record.id
        place = home.get(id(base)) if base is not None else homes.of_report.get(report, own[report])
        held += (p for p in figures(aside, place, attributes) if p.rule)
    held += counts(told, held, homes, attributes)
    gathered = _gathered(in_context(_told_twice(_in_other_words(held)), told), found)
    return tuple(_named(p, found) for p in once(list(gathered), found))


def _in_other_words(held: Sequence[Point]) -> list[Point]:
    """Take what a report gives in other words for a value of the attribute that it is then one of."""
    of_report: dict[str, list[Point]] = defaultdict(list)
    for p in held:
        of_report[p.report].append(p)
    return [_as_within(p, of_report[p.report]) for p in held]


def _told_twice(held: Sequence[Point]) -> list[Point]:
    """Leave out the plain numbers that one report alone gives: a finding of such takes two."""
    reports: dict[tuple[str, int | None, float | None], set[str]] = defaultdict(set)
    for p in held:
        reports[p.attribute, p.happening, p.low].add(p.report)
    return [p for p in held if p.rule is not None or len(reports[p.attribute, p.happening, p.low]) > 1]


def _as_within(p: Point, beside: Sequence[Point]) -> Point:
    name = p.rule.within if p.rule is not None else ""
    like = (q for q in beside if name and q.attribute == name and compatible(replace(p, rule=q.rule), q))
    same = next(like, None)
    return p if same is None else replace(p, attribute=same.attribute, rule=same.rule)


def _gathered(held: Sequence[Point], found: Sequence[Happening]) -> Iterable[Point]:
    """Give casualties of no told day to the one dated happening with casualties in their episode."""
    main: dict[tuple[str, str], set[int]] = defaultdict(set)
    of_home: dict[tuple[str, int], list[Point]] = defaultdict(list)
    for p in held:
        if _is_placed(p) and _is_news(found[p.happening or 0], p):
            main[p.attribute, p.telling.episode].add(p.happening or 0)
            of_home[p.attribute, p.happening or 0].append(p)
    for p in held:
        homes = main[p.attribute, p.telling.episode]
        loose = _is_placed(p) and p.rule is not None and found[p.happening or 0].when.is_open
        home = min(homes, default=-1)
        known = of_home[p.attribute, home]
        if loose and len(homes) == 1 and p.low == p.high and _belongs(p, found[home], known):
            yield replace(p, happening=home)
        else:
            yield p


def _is_news(happening: Happening, p: Point) -> bool:
    """Tell whether a happening is dated, and not long before the report that tells of its toll."""
    last, told = happening.when.latest, p.telling.record.published.moment.earliest
    recent = last is None or told is None or (told - last).days <= _SEASON
    return not happening.when.is_open and recent


def _is_placed(p: Point) -> bool:
    """Tell whether a number is of a happening that a clause tells; manners are never lent."""
    return p.low is not None and p.happening is not None and p.happening >= 0


def _belongs(p: Point, home: Happening, known: Sequence[Point]) -> bool:
    """Tell whether a clause of harm may be of a happening: near it in one report, or of the same things."""
    telling, number = p.telling, p.telling.statement.sentence
    if any(other_people(p, q) for q in known):
        return False
    near = any(
        t.record.id == telling.record.id and abs(t.statement.sentence - number) <= _NEAR
        for t in home.tellings
    )
    shared = max(len(t.terms & telling.terms) for t in home.tellings)
    return home.takes(telling) and (near or shared >= _SHARED)


def _named(p: Point, found: Sequence[Happening]) -> Point:
    if p.happening is None:
        return p
    if p.happening < 0:  # of no happening that a clause tells: the report's own headline names it
        return replace(p, subject=p.telling.record.report.title or p.telling.evidence.quote)
    home = found[p.happening]
    return replace(p, subject=worded(home.tellings), as_of=p.as_of if home.when.is_open else home.when)
