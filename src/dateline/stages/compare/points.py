"""Read single values off statements: this report gives this attribute of this subject this value.

Which attribute a figure speaks to is decided by declared attributes; a figure that fits none is left
to its report. A figure's own standing may differ from its clause's: "from the present 500 to 4,000"
tells what is and what is meant.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.language.places import country
from dateline.language.senses import CHANGING, HAVING, SERVING, concept, sense
from dateline.model import Attribute, Figure, Moment, Span
from dateline.stages.compare.gathering import Happening
from dateline.stages.compare.tellings import Telling, head_noun
from dateline.stages.compare.tolls import asides, homes
from dateline.stages.compare.victims import Victim, died, victims
from dateline.stages.compare.wording import worded

_PRESENT = re.compile(r"\b(?:current|currently|existing|present|now)\b[^.;\d]{0,40}$", re.I)
_FROM = re.compile(r"\bfrom\b[^.;,]{0,50}$", re.I)
_TARGET = re.compile(r"\bto\s+(?:about|around|some|roughly|nearly|up to|as many as|between)?\s*$", re.I)
_PART = re.compile(r"\b(?:including|among them|of whom|of them|one of)\b[^.;]{0,25}$", re.I)
_INCLUDING = re.compile(r"[^.;]{0,25}\b(?:including|among them|one of them|of whom)\b([^.;]{3,80})", re.I)
_FATAL = re.compile(r"\b(?:fatal|fatally|dead|to death|killing|killed)\b", re.I)
_OWN = re.compile(r"\b(?:its|their|current|existing|[\w-]+[’']s|from)\s+(?:[\w’'-]+\s+){0,3}$", re.I)


@dataclass(frozen=True, slots=True)
class Point:
    """One value in one report. ``subject`` and ``attribute`` name the point it is on.

    ``as_of`` is when the value holds: the days of its happening or clause if told, else the report's.
    ``part`` marks a number that the sentence counts within another, ``including`` holds what it says
    is counted within this one. ``holder`` is who or what has it, in the clause's words, ``heads`` the
    concepts of the nouns for it. ``aim`` marks a size that is meant to be reached, ``least`` a count one by
    one, which there may be more than.

    """

    attribute: str
    subject: str
    value: str
    low: float | None
    high: float | None
    change: str
    status: str
    telling: Telling
    span: Span
    part: bool
    including: str
    as_of: Moment
    holder: str = ""
    heads: frozenset[str] = frozenset()
    happening: int | None = None
    aim: bool = False
    least: bool = False


def points(
    told: Iterable[Telling], found: Sequence[Happening], attributes: Sequence[Attribute]
) -> tuple[Point, ...]:
    """Return the values that the statements give for the declared attributes."""
    told = list(told)
    home = {id(t): n for n, happening in enumerate(found) for t in happening.tellings}
    main = homes(told, home)
    held: list[Point] = []
    for telling in told:
        held += _figures(telling, home.get(id(telling)), attributes)
        held += _roles(telling, attributes)
    for telling in asides(told):
        held += _figures(telling, main.get(telling.record.id), attributes)
    held += _one_by_one(told, held, (home, main), attributes)
    return tuple(_named(p, found) for p in _gathered(held, found))


def _one_by_one(
    told: Sequence[Telling],
    held: Sequence[Point],
    where: tuple[dict[int, int], dict[str, int]],
    attributes: Sequence[Attribute],
) -> Iterable[Point]:
    """Count one by one whom a report harms in the happening it is about, where it gives no number."""
    home, main = where
    mine: dict[str, list[Telling]] = defaultdict(list)
    for t in told:
        if t.record.id in main and (not t.dated or home.get(id(t)) == main[t.record.id]):
            mine[t.record.id].append(t)
    given = {(p.telling.record.id, p.attribute) for p in held if p.happening == main.get(p.telling.record.id)}
    for report, tellings in mine.items():
        people = victims(tellings)
        for attribute in (a for a in attributes if a.persons):
            if (report, attribute.name) in given:
                continue
            counted = [person for person in people if _befell(person, attribute)]
            if counted:
                yield _counted(counted, attribute, main[report])


def _befell(person: Sequence[Victim], attribute: Attribute) -> bool:
    fates = {v.fate for v in person}
    senses = {sense(word) for word in attribute.triggers | attribute.weaker}
    return bool(fates & senses) and not (attribute.weaker and died(person))


def _counted(people: Sequence[Sequence[Victim]], attribute: Attribute, happening: int) -> Point:
    first = people[0][0]
    names = [next((v.name for v in person if v.name), "") for person in people]
    number, statement = float(len(people)), first.telling.statement
    named = f" ({', '.join(names)})" if all(names) else ""
    return Point(
        attribute=attribute.name,
        subject="",
        value=f"{len(people)}{named}",
        low=number,
        high=number,
        change="=",
        status="happened",
        telling=first.telling,
        span=Span(statement.start, statement.end),
        part=False,
        including="",
        as_of=_as_of(first.telling),
        happening=happening,
        least=True,
    )


def _gathered(held: Sequence[Point], found: Sequence[Happening]) -> Iterable[Point]:
    """Give casualties of no told day to the one dated happening with casualties in their episode."""
    main: dict[tuple[str, str], set[int]] = defaultdict(set)
    for p in held:
        if p.happening is not None and not found[p.happening].when.is_open:
            main[p.attribute, p.telling.episode].add(p.happening)
    for p in held:
        homes = main[p.attribute, p.telling.episode]
        loose = p.happening is not None and found[p.happening].when.is_open
        if loose and len(homes) == 1 and found[min(homes)].takes(p.telling):
            yield replace(p, happening=min(homes))
        else:
            yield p


def _named(p: Point, found: Sequence[Happening]) -> Point:
    if p.happening is None:
        return p
    home = found[p.happening]
    return replace(p, subject=worded(home.tellings), as_of=p.as_of if home.when.is_open else home.when)


def _as_of(telling: Telling) -> Moment:
    return telling.statement.when if telling.dated else telling.record.published.moment


def _figures(telling: Telling, happening: int | None, attributes: Sequence[Attribute]) -> Iterable[Point]:
    record, statement = telling.record, telling.statement
    for index in statement.figures if telling.standing != "denial" else ():
        figure = record.figures[index]
        attribute = _attribute(figure, telling, attributes)
        if attribute is None:
            continue
        status = _status(record.report.text, figure, telling)
        intended = status not in ("happened", "ongoing")
        name = attribute.intended if intended and attribute.intended else attribute.name
        before = record.report.text[max(0, figure.start - 40) : figure.start]
        yield Point(
            attribute=name,
            subject="",
            value=_worded(figure, record.report.text),
            low=figure.low,
            high=figure.high,
            change=figure.change,
            status=status,
            telling=telling,
            span=Span(figure.start, figure.end),
            part=bool(_PART.search(before)),
            including=_including(record.report.text, figure),
            as_of=_as_of(telling),
            holder=_holder(telling, figure),
            heads=_heads(telling, figure),
            happening=happening if attribute.of_happening else None,
            aim=intended and attribute.held,
        )


def _attribute(figure: Figure, telling: Telling, attributes: Sequence[Attribute]) -> Attribute | None:
    noun = figure.noun.lower()
    counting = (
        a
        for a in attributes
        if a.kind == "figure" and (figure.unit in a.units if figure.unit else noun in a.counts)
    )
    return next((a for a in counting if _speaks(a, telling, figure)), None)


def _speaks(attribute: Attribute, telling: Telling, figure: Figure) -> bool:
    """Tell whether a clause, and the figure's place in it, speak to the attribute."""
    text, statement = telling.record.report.text, telling.statement
    heads = {concept(head_noun(statement.who)), concept(head_noun(statement.whom))}
    if attribute.subjects and heads.isdisjoint(map(concept, attribute.subjects)):
        return False
    if attribute.held:
        return _is_size(telling, figure)
    senses = {sense(word) for word in attribute.triggers}
    if attribute.of_happening:
        told = text[figure.start : figure.end]
        return _harm(telling) in senses and not (_is_agent(telling, told) or _is_age(telling, figure, told))
    actor = sense(statement.who.rpartition(" ")[2])
    return bool(senses & {telling.sense, actor})


def _is_size(telling: Telling, figure: Figure) -> bool:
    """Tell whether the clause says that something has, or is to reach, so many."""
    text, statement = telling.record.report.text, telling.statement
    told = text[figure.start : figure.end].lower()
    if telling.sense in CHANGING or _OWN.search(text[max(0, figure.start - 60) : figure.start]):
        return True
    # Who is had is told after the verb, but "500 serve there" counts too.
    return statement.lemma in SERVING or (statement.lemma in HAVING and told not in statement.who.lower())


def _harm(telling: Telling) -> str:
    """Return the sense of a clause of harm: who is fatally shot is killed."""
    statement = telling.statement
    told = telling.record.report.text[statement.start : statement.end]
    return "kill" if telling.sense == "shoot" and _FATAL.search(told) else telling.sense


def _is_age(telling: Telling, figure: Figure, told: str) -> bool:
    """Tell whether a bare number after "died" is an age: "50 died" counts the dead, "died at 50" does not."""
    bare = not figure.noun and telling.statement.lemma == "die"
    return bare and told.lower() not in telling.statement.who.lower()


def _is_agent(telling: Telling, told: str) -> bool:
    """Tell whether the figure counts those who did it, not those whom it befell."""
    bare = re.sub(r"^(?:an?|the)\s+", "", told, flags=re.I).lower()
    statement = telling.statement
    return statement.lemma != "die" and bare in statement.who.lower() and bare not in statement.whom.lower()


def _status(text: str, figure: Figure, telling: Telling) -> str:
    before = text[max(0, figure.start - 60) : figure.start]
    if _PRESENT.search(before) or (_FROM.search(before) and not _TARGET.search(before)):
        return "ongoing"
    return telling.statement.status


def _holder(telling: Telling, figure: Figure) -> str:
    """Return who or what has so many, as far as the clause names it apart from the figure."""
    phrases = (telling.statement.who, telling.statement.whom)
    return next((p for p in phrases if p and head_noun(p).rstrip("s") != figure.noun.lower()), "")


def _heads(telling: Telling, figure: Figure) -> frozenset[str]:
    nouns = {head_noun(p) for p in (telling.statement.who, telling.statement.whom) if p}
    return frozenset(concept(n) for n in nouns if n.rstrip("s") != figure.noun.lower())


def _including(text: str, figure: Figure) -> str:
    found = _INCLUDING.match(text, figure.end)
    return found[1] if found else ""


def _worded(figure: Figure, text: str) -> str:
    """Return the figure in few words: its number as a reader writes it.

    The report's own wording is kept in the evidence.
    """
    low, high, told = figure.low, figure.high, text[figure.start : figure.end]
    if low is not None and high is not None and low != high and not re.search(r"\d", told):
        return re.sub(rf"(?:\s+of)?\s+{re.escape(figure.of)}$", "", told) if figure.of else told
    if low is not None and high is not None and low != high:
        return f"{low:,.10g} to {high:,.10g}"
    one = low if low is not None else high
    if one is None:
        return told
    if one == 1 and figure.change == "=" and re.match(r"an?\s", told, re.I):
        return f"1 ({told})"
    sign = {"~": "about ", "<": "at most ", ">": "at least ", "up": "up ", "down": "down "}.get(
        figure.change, ""
    )
    return f"{sign}{one:,.10g}"


def _roles(telling: Telling, attributes: Sequence[Attribute]) -> Iterable[Point]:
    """Read which country holds a role: "the Danish commander leads" makes it Denmark's."""
    statement = telling.statement
    for attribute in attributes:
        if attribute.kind != "role" or attribute.types != {"country"}:
            continue
        if telling.sense not in {sense(s) for s in attribute.triggers}:
            continue
        lands = sorted({land for word in re.split(r"[\s-]", statement.who) if (land := country(word))})
        if len(lands) != 1 or head_noun(statement.whom) not in attribute.subjects:
            continue
        yield Point(
            attribute=attribute.name,
            subject="",
            value=lands[0],
            low=None,
            high=None,
            change="=",
            status=statement.status,
            telling=telling,
            span=Span(statement.start, statement.end),
            part=False,
            including="",
            as_of=_as_of(telling),
            holder=concept(head_noun(statement.whom)),
            heads=frozenset({"role"}),
        )
