"""Bring together the statements that tell one happening.

Greedy average linkage: statements are taken in a fixed order, each joins the happening that it is
most like, if like enough and if their days can be the same, else founds one. Candidates come from an
inverted index over terms, so cost grows with what is shared, not with all pairs.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from dateline.language.senses import FAMILIES, STATES, concept
from dateline.stages.compare.gathering import Gathering, Happening
from dateline.stages.compare.harm import is_harm, is_result, one_name, one_place
from dateline.stages.compare.likeness import Likeness, most_alike
from dateline.stages.compare.nearest import Nearest
from dateline.stages.compare.tellings import Standing, Telling, head_noun

# How alike two statements must be: of one sense and both dated; one sense; other words, same days.
_DATED, _SAME_SENSE, _OTHER_SENSE = 0.34, 0.46, 0.62
# Without this share of the lighter one's terms two statements of other senses are never so alike.
_HALF = 0.5
# How many clauses of harm a term may point to.
_COMMON = 100
# Happenings with victims, and what is told of victims; how many sentences later it may be told.
_STRIKES = frozenset({"collapse", "burn", "clash"})
_VICTIMS, _SOON = frozenset({"kill", "wound"}), 3
_WEEK, _YEAR = 7, 366
# Bearers of a state that are only pointed to.
_UNNAMED = frozenset({"", "it", "they", "this", "these", "both", "all"})


def happenings(told: Sequence[Telling]) -> tuple[Happening, ...]:
    """Return the happenings that ``told`` speaks of, each with all its statements."""
    alike = Likeness(told)
    near = Nearest(alike)
    # What began with a happening ("shut since May, when …") is another.
    sentences: dict[tuple[str, int, int | None, tuple[str, bool]], int] = {}
    doers: dict[tuple[str, int, str], int] = {}
    agents: dict[tuple[str, int], list[tuple[str, int]]] = defaultdict(list)
    found: list[Gathering] = []
    for telling in sorted(told, key=_order):
        if not telling.terms or not _matters(telling):
            continue
        statement = telling.statement
        key = (*telling.place, statement.time, (telling.standing, telling.since))
        place = sentences.get(key) if telling.dated else _agent(telling, found, agents)
        if place is None and telling.dated and statement.who:
            place = doers.get((*telling.place, statement.who))
        if place is None or not found[place].takes(telling):
            place = _best(telling, found, near, alike)
        if place is None:
            place = len(found)
            found.append(Gathering())
        found[place].add(telling)
        near.put(telling, place)
        if telling.dated:
            sentences.setdefault(key, place)
            doers.setdefault((*telling.place, statement.who), place)
            agents[telling.place].append((_head(telling), place))
    return tuple(g.done() for g in _joined(_followed(_lasting(found)), alike))


def _matters(telling: Telling) -> bool:
    """Tell whether a clause tells a happening, a day or a number; bare speech and states are told of none."""
    return telling.dated or telling.happens or bool(telling.statement.figures)


def _lasting(found: list[Gathering]) -> list[Gathering]:
    """Give a state told without its bearer ("both are suspended") to the dated happening that began it."""
    begun: dict[str, list[Gathering]] = defaultdict(list)
    for happening in found:
        if happening.standing == "fact" and not happening.when.is_open:
            for sense in {t.sense for t in happening.tellings}:
                begun[sense].append(happening)
    kept = []
    for happening in found:
        telling = happening.tellings[0]
        homes = begun[telling.sense] if _is_result(happening) else []
        if len(homes) == 1 and _may_last(telling, homes[0]):
            homes[0].add(telling)
        else:
            kept.append(happening)
    return kept


def _is_result(happening: Gathering) -> bool:
    telling = happening.tellings[0]
    bearers = {telling.statement.who.lower(), telling.statement.whom.lower()}
    bare = bearers <= _UNNAMED and not is_harm(telling)
    return (
        bare and len(happening.tellings) == 1 and telling.statement.tense == "present" and not telling.dated
    )


def _may_last(telling: Telling, happening: Gathering) -> bool:
    """Tell whether the state may have begun so, a year before the report at most, as another report tells."""
    day, began = telling.record.published.moment.latest, happening.when.latest
    others = all(t.record.id != telling.record.id for t in happening.tellings)
    plain = telling.standing == "fact" and telling.sense not in STATES
    return others and plain and bool(day and began and 0 <= (day - began).days <= _YEAR)


def _followed(found: list[Gathering]) -> list[Gathering]:
    """Give harm that is told without a day to the dated attack that it belongs to.

    That is one told in the sentences right before it, or one of the same episode, of the days before
    the report, that shares a term with it.
    """
    dated = _Dated(found)
    kept = []
    for happening in found:
        home = None
        if happening.when.is_open and happening.standing == "fact":
            home = dated.attack_of(happening.tellings[0])
        if home is None:
            kept.append(happening)
        else:
            for telling in happening.tellings:
                home.add(telling)
    return kept


class _Dated:
    """The dated clauses of harm, to be found by their report, or by their episode and a term."""

    def __init__(self, found: Sequence[Gathering]) -> None:
        held = [(t, h) for h in found for t in h.tellings if t.dated and t.standing == "fact" and is_harm(t)]
        self._held = held
        self._of_report: dict[str, list[int]] = defaultdict(list)
        self._of_term: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, (telling, _) in enumerate(held):
            self._of_report[telling.record.id].append(place)
            for term in telling.terms:
                self._of_term[telling.episode, term].append(place)

    def attack_of(self, telling: Telling) -> Gathering | None:
        """Return the attack that a clause of harm without a day belongs to."""
        if not is_harm(telling) and telling.sense not in _STRIKES:
            return None
        near = [(-_SOON, n) for n in self._of_report[telling.record.id] if self._is_just_told(telling, n)]
        shared = Counter(n for term in telling.terms for n in self._of_term[telling.episode, term][:_COMMON])
        near += [(-many, n) for n, many in shared.items() if _is_told_of(telling, self._held[n][0])]
        able = (n for _, n in sorted(near) if self._held[n][1].takes(telling))
        chosen = next(able, None)
        return None if chosen is None else self._held[chosen][1]

    def _is_just_told(self, telling: Telling, place: int) -> bool:
        gap = telling.statement.sentence - self._held[place][0].statement.sentence
        return 0 <= gap <= _SOON and telling.sense in _VICTIMS


def _is_told_of(telling: Telling, other: Telling) -> bool:
    """Tell whether a plain clause may tell of the dated harm of its episode, a week old at most.

    Plain are the past, the present of a headline, and "two are dead".
    """
    statement = telling.statement
    headline = statement.tense == "present" and statement.status == "happened"
    plain = statement.time is None and (statement.tense == "past" or headline or is_result(telling))
    day, when = telling.record.published.moment.latest, other.statement.when.latest
    if not plain or other.episode != telling.episode or day is None or when is None:
        return False
    return 0 <= (day - when).days <= _WEEK and one_place(telling, other)


def _joined(found: list[Gathering], alike: Likeness) -> list[Gathering]:
    """Join happenings that two reports tell of the same days in words of one sense.

    Only those that share a kind of deed and a month are compared: the rest cannot be one.
    """
    kept: list[Gathering] = []
    index: dict[tuple[str, int, Standing], list[Gathering]] = defaultdict(list)
    for happening in found:
        keys = _keys(happening)
        near = {id(h): h for key in keys for h in index[key]}.values()
        twin = next((h for h in near if _same(h, happening, alike)), None)
        if twin is None:
            kept.append(happening)
            for key in keys:
                index[key].append(happening)
        else:
            for telling in happening.tellings:
                twin.add(telling)
    return kept


def _keys(happening: Gathering) -> list[tuple[str, int, Standing]]:
    """Return the kinds of deed with each day of a narrow happening, or month of one of a year at most."""
    when, standing = happening.when, happening.standing
    if when.earliest is None or when.latest is None or (when.days or _YEAR * 2) > _YEAR:
        return []
    first, last = (day.year * 12 + day.month for day in (when.earliest, when.latest))
    kinds = sorted(happening.kinds)
    return [(k, month, standing) for k in kinds for month in range(first, last + 1)]


def _same(one: Gathering, other: Gathering, alike: Likeness) -> bool:
    if one.standing != other.standing or not one.when.meets(other.when):
        return False
    if (one.when.days or _YEAR * 2) > _YEAR or (other.when.days or _YEAR * 2) > _YEAR:
        return False
    if any(one.deed.bars(t) for t in other.tellings):
        return False
    return any(_twins(a, b, alike) for a in one.tellings for b in other.tellings)


def _twins(a: Telling, b: Telling, alike: Likeness) -> bool:
    if a.kind != b.kind:
        return False
    if a.record.id == b.record.id:
        again = a.statement.sentence != b.statement.sentence and not is_harm(a)
        return one_name(a, b) or (again and alike(a, b) >= _SAME_SENSE)
    return one_name(a, b) or alike(a, b) >= _SAME_SENSE or _one_thing(a, b) or _one_attack(a, b)


def _one_thing(a: Telling, b: Telling) -> bool:
    """Tell whether two clauses of one sense speak of one doer or thing; harm may befall many."""
    return a.sense == b.sense and a.sense not in FAMILIES and bool(_heads(a) & _heads(b))


def _one_attack(a: Telling, b: Telling) -> bool:
    """Tell whether two reports of one episode tell of harm on one day, and of no two places."""
    both = a.sense in FAMILIES and a.episode == b.episode and a.dated and b.dated
    if not both or not a.statement.when.is_day or a.statement.when != b.statement.when:
        return False
    return one_place(a, b)


def _heads(telling: Telling) -> set[str]:
    """Return the concepts of the head nouns of subject and object."""
    phrases = (telling.statement.who, telling.statement.whom)
    return {concept(noun) for noun in map(head_noun, phrases) if noun}


def _head(telling: Telling) -> str:
    return telling.statement.head.of(telling.record.report.text).lower()


def _agent(
    telling: Telling, found: Sequence[Gathering], agents: dict[tuple[str, int], list[tuple[str, int]]]
) -> int | None:
    """Return the dated happening of the same sentence that is the subject of this clause.

    "a strike on Monday, which killed …": what the strike did is part of the strike.
    """
    near = agents.get(telling.place, ())
    words = {*telling.statement.who.lower().split()} if near else set()
    return next((place for head, place in near if head in words and found[place].takes(telling)), None)


def _order(telling: Telling) -> tuple[bool, int, int, str, int]:
    """Dated before undated, narrow before wide, rich before poor, then by report and place."""
    width = telling.statement.when.days or _YEAR * 100
    return (not telling.dated, width, -len(telling.terms), telling.record.id, telling.statement.head.start)


def _best(telling: Telling, found: Sequence[Gathering], near: Nearest, alike: Likeness) -> int | None:
    best, chosen, mass = 0.0, None, alike.mass(telling)
    for place, shared, lightest in near.to(telling):
        happening = found[place]
        kin = telling.kind in happening.kinds
        if not kin and shared < _HALF * min(mass, lightest):
            continue  # far below what words of another sense must share
        least = _threshold(telling, happening)
        if most_alike((mass, lightest), shared, kin) < max(best, least):
            continue
        if happening.takes(telling) and not _beside(telling, happening):
            mean = alike.mean(telling, happening.tellings)
            if mean > best and mean >= least:
                best, chosen = mean, place
    return chosen


def _threshold(telling: Telling, happening: Gathering) -> float:
    if telling.kind not in happening.kinds:
        return _OTHER_SENSE
    return _DATED if telling.dated and happening.dated else _SAME_SENSE


def _beside(telling: Telling, happening: Gathering) -> bool:
    """Tell whether the same sentence tells of ``happening`` with another word: two clauses, two things."""
    return any(other.place == telling.place and other.kind != telling.kind for other in happening.tellings)
