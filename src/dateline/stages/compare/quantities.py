"""Read figures off statements: which declared attribute a number speaks to, and how it is meant.

A figure's own standing may differ from its clause's: "from the present 500 to 4,000" tells what is and
what is meant. A figure that fits no attribute is left to be compared by its counted noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.language.amounts import spelled
from dateline.language.casualties import ANYONE
from dateline.language.people import PEOPLE
from dateline.language.quantities import FATAL, HEDGES, INCLUDING, PART, PRESENT, UNQUALIFYING
from dateline.language.senses import CHANGING, HAVING, SERVING, concept, sense
from dateline.language.units import MEASURED
from dateline.model import Attribute, Figure, Span
from dateline.stages.compare.plain import is_plain
from dateline.stages.compare.point import Point, as_of, owners, places
from dateline.stages.compare.tellings import Telling, before_preposition, head_noun
from dateline.stages.compare.tolls import beside


def _one_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


_PRESENT = re.compile(rf"\b{_one_of(PRESENT)}\b[^.;\d]{{0,40}}$", re.I)
_FROM = re.compile(r"\bfrom\b[^.;,]{0,50}$", re.I)
_TARGET = re.compile(rf"\bto\s+{_one_of(HEDGES)}?\s*$", re.I)
_PART = re.compile(rf"\b{_one_of(PART)}\b[^.;]{{0,25}}$", re.I)
_INCLUDING = re.compile(rf"[^.;]{{0,25}}\b{_one_of(INCLUDING)}\b([^.;]{{3,80}})", re.I)
_FATAL = re.compile(rf"\b{_one_of(FATAL)}\b", re.I)
_OWN = re.compile(r"\b(?:its|their|current|existing|[\w-]+[’']s|from)\s+(?:[\w’'-]+\s+){0,3}$", re.I)
_POSSESSED = re.compile(r"\b(?:its|their)\s+(?:[\w’'-]+\s+){0,2}$", re.I)
_AGES = re.compile(r"\b(?:ages?|aged)\b[^.;,]{0,16}$", re.I)
_COUNT = r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twenty)"
_RATE_AFTER = re.compile(rf"\s+(in|out\s+of)\s+(?:every\s+)?{_COUNT}\b", re.I)
_RATE_BEFORE = re.compile(rf"\b(?:(?:1|one)\s+in|{_COUNT}\s+out\s+of)\s+(?:every\s+)?$", re.I)
_MORE = re.compile(r"\b(?:more|additional|further|extra)\b", re.I)
_ANOTHER = re.compile(r"\b(?:another|(?:an )?(?:additional|extra|further))\s+(?:\w+\s+)?$", re.I)
_SLASH_AFTER, _SLASH_BEFORE = re.compile(r"\s*/\s*\d"), re.compile(r"\d\s*/\s*$")
_YEARLY = re.compile(r"(?:\s+\w+){0,2}\s+(?:every|each|per|a) (?:year|month|week|day)\b", re.I)
_OF_THE = re.compile(r"[\w-]+\s+of\s+(?:the|them|those|these|his|her|their|its)\b", re.I)
_BESIDE = re.compile(r"([^\W\d_]+),\s+(?:and\s+)?$")
_ARTICLE = re.compile(r"^(?:an?|the)\s+", re.I)
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_AND = re.compile(r"[^.;:]{0,30}\band\s+$", re.I)


def figures(telling: Telling, happening: int | None, attributes: Sequence[Attribute]) -> list[Point]:
    """Return the values that a clause's figures give; numbers joined by "and" on one point add up.

    A rate ("one in ten") counts nothing.
    """
    found: list[Point] = []
    for index in telling.statement.figures if telling.standing != "denial" else ():
        figure = telling.record.figures[index]
        if _is_rate(telling.record.report.text, figure) or _is_yearly(telling, figure):
            continue
        point = _point(telling, figure, happening, attributes)
        if point is not None and found and _adds(found[-1], point):
            found[-1] = _sum(found[-1], point)
        elif point is not None:
            found.append(point)
    return found


def _is_rate(text: str, figure: Figure) -> bool:
    """Tell whether a number is one of the two in "one in ten", "3 out of 4", "1 / 3"."""
    after, before = text[figure.end : figure.end + 20], text[max(0, figure.start - 20) : figure.start]
    share = _RATE_AFTER.match(after)
    if _SLASH_AFTER.match(after) or _SLASH_BEFORE.search(before):
        return True
    return bool(share and (figure.low == 1 or share[1].lower() != "in")) or bool(_RATE_BEFORE.search(before))


def _is_yearly(telling: Telling, figure: Figure) -> bool:
    """Tell whether so many are killed every year: no toll of anything that happened."""
    after = telling.record.report.text[figure.end : figure.end + 40]
    return not figure.unit and bool(_YEARLY.match(after))


def _adds(one: Point, other: Point) -> bool:
    """Tell whether the second number only adds to the first: "six men and one woman were shot"."""
    text = one.telling.record.report.text
    joined = _AND.fullmatch(text[one.span.end : other.span.start])
    harmed = one.rule is not None and one.rule.persons and one.rule is other.rule
    exact = one.change == other.change == "=" and one.low == one.high and other.low == other.high
    return bool(joined) and harmed and exact and bool(one.low and other.low) and not (one.part or other.part)


def _sum(one: Point, other: Point) -> Point:
    total = (one.low or 0) + (other.low or 0)
    span = Span(one.span.start, other.span.end)
    party = one.party & other.party
    return replace(one, low=total, high=total, value=spelled(total), span=span, party=party)


def _point(
    telling: Telling, figure: Figure, happening: int | None, attributes: Sequence[Attribute]
) -> Point | None:
    text = telling.record.report.text
    rule = _attribute(figure, telling, attributes)
    if rule is None:
        return _plain(telling, figure)
    if rule.of_happening and (happening is None or telling.standing != "fact"):
        return None
    status = _status(text, figure, telling)
    intended = status not in ("happened", "ongoing")
    point = _bare(telling, figure)
    part, party = _is_part(text, figure), _party(figure) if rule.of_happening else frozenset()
    return replace(
        point,
        value=f"{point.value} ({figure.counted})" if part and _is_told(party, point) else point.value,
        attribute=rule.intended if intended and rule.intended else rule.name,
        rule=rule,
        status=status,
        part=part,
        including=_including(text, figure),
        happening=happening if rule.of_happening else None,
        owners=_where(telling) if rule.grows and not rule.of_happening else point.owners,
        party=party,
        aim=intended and rule.held,
    )


def _is_told(party: frozenset[str], point: Point) -> bool:
    """Tell whether it says more than the number whom it counts: officers, not others."""
    return bool(party - {"other"}) and "(" not in point.value


def _is_part(text: str, figure: Figure) -> bool:
    """Tell whether others are counted beside: "among them 3", "four of the officers", "baby, 4 hurt"."""
    before, told = text[max(0, figure.start - 40) : figure.start], text[figure.start : figure.end + 8]
    beside = _BESIDE.search(before)
    alone = beside is not None and (beside[1].lower() in PEOPLE or beside[1].lower() in ("baby", "toddler"))
    return bool(_PART.search(before) or _OF_THE.match(told)) or alone


def _plain(telling: Telling, figure: Figure) -> Point | None:
    """Return the count or amount that no attribute speaks of."""
    if not is_plain(telling, figure):
        return None
    point = _bare(telling, figure)
    if figure.unit:
        return replace(point, attribute=figure.unit, holder=MEASURED.get(figure.unit, figure.unit))
    return replace(point, holder=figure.counted, party=_party(figure))


def _bare(telling: Telling, figure: Figure) -> Point:
    return Point(
        attribute=figure.noun.lower(),
        value=_worded(figure, telling.record.report.text),
        low=figure.low,
        high=figure.high,
        change=figure.change,
        status=telling.statement.status,
        telling=telling,
        span=Span(figure.start, figure.end),
        as_of=as_of(telling),
        holder=_holder(telling, figure),
        owners=owners(telling, _holder(telling, figure)),
        places=places(telling),
        heads=_heads(telling, figure),
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
    if attribute.of_happening:
        told = text[figure.start : figure.end]
        befalls = bool({harm_sense(telling), statement.lemma} & attribute.triggers)
        nearest = beside(telling.record, figure.start, figure.end)
        if nearest and nearest not in attribute.triggers | {harm_sense(telling)}:
            return False  # "1 killed, 3 wounded": the three are not of the first verb
        return befalls and not (_is_agent(telling, told) or _is_age(telling, figure, told))
    actor = sense(statement.who.rpartition(" ")[2])
    return bool(attribute.triggers & {telling.sense, statement.lemma, actor})


def _is_size(telling: Telling, figure: Figure) -> bool:
    """Tell whether the clause says that something has, or is to reach, so many."""
    text, statement = telling.record.report.text, telling.statement
    told = text[figure.start : figure.end].lower()
    if telling.sense in CHANGING or _OWN.search(text[max(0, figure.start - 60) : figure.start]):
        return True
    # Who is had is told after the verb, but "500 serve there" counts too.
    return statement.lemma in SERVING or (statement.lemma in HAVING and told not in statement.who.lower())


def harm_sense(telling: Telling) -> str:
    """Return the sense of a clause of harm: who is fatally shot is killed."""
    statement = telling.statement
    told = telling.record.report.text[statement.start : statement.end]
    return "kill" if telling.sense == "shoot" and _FATAL.search(told) else telling.sense


def _is_age(telling: Telling, figure: Figure, told: str) -> bool:
    """Tell whether a bare number after "died" is an age: "50 died" counts the dead, "died at 50" does not.

    So is each of "between the ages of 11 and 25".
    """
    if _AGES.search(telling.record.report.text[max(0, figure.start - 30) : figure.start]):
        return True
    bare = not figure.noun and telling.statement.lemma == "die"
    return bare and told.lower() not in telling.statement.who.lower()


def _is_agent(telling: Telling, told: str) -> bool:
    """Tell whether the figure counts those who did it, not those whom it befell."""
    bare = _ARTICLE.sub("", told).lower()
    statement = telling.statement
    suffers = statement.lemma == "die" or not statement.whom  # "three people injured" has no object
    return not suffers and bare in statement.who.lower() and bare not in statement.whom.lower()


def _status(text: str, figure: Figure, telling: Telling) -> str:
    """Return the clause's status; "the current 500" and "from 500" are so already."""
    head = telling.statement.head.end
    begins = max(0, figure.start - 60, head if head <= figure.start else 0)
    before = text[begins : figure.start]
    if _PRESENT.search(before) or (_FROM.search(before) and not _TARGET.search(before)):
        return "ongoing"
    return telling.statement.status


def _holder(telling: Telling, figure: Figure) -> str:
    """Return who or what has so many, as far as the clause names it apart from the figure.

    Of "ministers take the mission to 900" it is the mission, of "its 900 troops train" whose they are.
    """
    statement = telling.statement
    before = telling.record.report.text[max(0, figure.start - 60) : figure.start]
    if _POSSESSED.search(before) and figure.about:
        return figure.about.rpartition(", ")[2]
    phrases = (statement.who, statement.whom)
    if telling.sense in CHANGING and statement.whom:
        phrases = (statement.whom, statement.who)
    return next((p for p in phrases if p and head_noun(p).rstrip("s") != figure.noun.lower()), "")


def _heads(telling: Telling, figure: Figure) -> frozenset[str]:
    nouns = {head_noun(p) for p in (telling.statement.who, telling.statement.whom) if p}
    return frozenset(concept(n) for n in nouns if n.rstrip("s") != figure.noun.lower())


def _party(figure: Figure) -> frozenset[str]:
    """Return what tells those who are counted from other people: "three police officers" are no three."""
    words = [w.lower() for w in _WORDS.findall(before_preposition(figure.counted))]
    others = {"other"} if {"other", "others", "another", "more", "additional"} & set(words) else set()
    told = (w for w in words if w not in UNQUALIFYING and w.rstrip("s") not in ANYONE)
    return frozenset({concept(w) for w in told} | others)


def _where(telling: Telling) -> frozenset[str]:
    """Return the countries and places of the sentence: what only grows, as cases do, is counted by place."""
    return owners(telling, telling.evidence.quote) | places(telling)


def _including(text: str, figure: Figure) -> str:
    found = _INCLUDING.match(text, figure.end)
    return found[1] if found else ""


def _worded(figure: Figure, text: str) -> str:
    """Return the figure in few words: its number as a reader writes it.

    The report's own wording is kept in the evidence.
    """
    low, high, told = figure.low, figure.high, " ".join(text[figure.start : figure.end].split())
    if figure.unit:
        return told
    if low is not None and high is not None and low != high and not re.search(r"\d", told):
        return re.sub(rf"(?:\s+of)?\s+{re.escape(figure.of)}$", "", told) if figure.of else told
    if low is not None and high is not None and low != high:
        return f"{spelled(low)} to {spelled(high)}"
    one = low if low is not None else high
    if one is None:
        return told
    if one == 1 and figure.change == "=" and re.match(r"an?\s", told, re.I):
        return f"1 ({told})"
    sign = {"~": "about ", "<": "at most ", ">": "at least ", "up": "up ", "down": "down "}.get(
        figure.change, ""
    )
    return f"{sign}{spelled(one)}{' more' if is_more(text, figure) else ''}"


def is_more(text: str, figure: Figure) -> bool:
    """Tell whether a number comes on top of what there is: "three more bases", "another 200"."""
    if re.search(r"\bone another\b", text[max(0, figure.start - 12) : figure.end], re.I):
        return False
    before = text[max(0, figure.start - 24) : figure.start]
    return bool(_MORE.search(figure.counted) or _ANOTHER.search(before))
