"""Count the people whom a report harms one by one: who is named, or told by age and sex, counts once.

Two mentions are of one person unless name, age or sex tells them apart, so the count is the least that
the report allows. Refuses to count those that a number counts already.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.language.casualties import (
    ANOTHER,
    ANYONE,
    CARRYING,
    COMMON,
    DEATH_VERBS,
    FINDING,
    STRIKING,
    SUFFERING,
    TAKING,
    UNREAL,
)
from dateline.language.people import FEMALE_NAMES, FEMALE_WORDS, MALE_NAMES, MALE_WORDS, PEOPLE
from dateline.language.senses import terms_of
from dateline.stages.compare.scope import one_name
from dateline.stages.compare.tellings import Telling, before_preposition, head_noun

_AGED = re.compile(r"(\d{1,3})[- ](?:year|month)s?[- ]old")
_DEAD = re.compile(r"\b(?:dead|deceased|lifeless)\b", re.I)
_HOSPITAL = re.compile(r"\b(?:hospital|medical center|medical centre|infirmary)\b", re.I)
_INJURY = re.compile(r"\b(?:wounds?|injur(?:y|ies))\b", re.I)
_LIFE = re.compile(r"\bli(?:fe|ves) of (.+)")
_UNREAL = re.compile(rf"\b(?:{'|'.join(UNREAL)})\b", re.I)
_FATAL = re.compile(r"\b(?:fatal|fatally|dead|to death|killing|killed)\b", re.I)


@dataclass(frozen=True, slots=True)
class Victim:
    """One mention of one person harmed; "" for what it does not tell. ``fate`` is a sense of harm.

    ``words`` say who it is, where they would not do for anyone: "a ferry pilot's sister".
    """

    telling: Telling
    fate: str
    name: str
    age: str
    sex: str
    other: bool
    words: frozenset[str] = frozenset()

    def fits(self, known: Victim) -> bool:
        """Tell whether both mentions can be of one person."""
        named = not (self.name and known.name) or one_name(self.name, known.name)
        pairs = ((self.age, known.age), (self.sex, known.sex))
        return named and not self.other and all(not (a and b) or a == b for a, b in pairs)


def fate(telling: Telling) -> tuple[str, str]:
    """Return what befell whom in a clause, as a sense and the words for who: "" and "" for no harm."""
    statement = telling.statement
    told = telling.record.report.text[statement.start : statement.end]
    if statement.lemma in DEATH_VERBS:
        return "kill", statement.who
    if statement.lemma in TAKING and (life := _LIFE.search(statement.whom)):
        return "kill", life[1]
    if telling.sense in ("kill", "wound", "shoot"):
        fatal = "kill" if _FATAL.search(told) else telling.sense
        return (fatal, statement.whom) if statement.whom else (fatal, "" if _does(telling) else statement.who)
    if statement.lemma in ("hit", "strike") and head_noun(statement.who) in STRIKING:
        return "shoot", statement.whom
    if statement.lemma in FINDING and _DEAD.search(told):
        return "kill", statement.whom
    if statement.lemma in SUFFERING and _INJURY.search(statement.whom):
        return "wound", statement.who
    if statement.lemma in CARRYING and _HOSPITAL.search(told):
        return "wound", statement.whom
    return "", ""


def _does(telling: Telling) -> bool:
    """Tell whether the subject does the harm: the sentence tells whom, with this verb or its next.

    "Man shot in park" has no object, since the man is the one who was shot.
    """
    statement = telling.statement
    beside = (s for s in telling.record.statements if s.sentence == statement.sentence)
    return any(s.who == statement.who and s.whom and s.head != statement.head for s in beside)


def victims(told: Iterable[Telling]) -> list[list[Victim]]:
    """Return the people harmed, each with all mentions of them, the best known first."""
    mentions = [v for t in told for v in _mentioned(t)]
    found: list[list[Victim]] = []
    for victim in sorted(mentions, key=_known):
        home = next((person for person in found if all(victim.fits(known) for known in person)), None)
        if home is None:
            found.append([victim])
        else:
            home.append(victim)
    return found


def died(person: Sequence[Victim]) -> bool:
    """Tell whether some mention says that the person died."""
    return any(v.fate == "kill" for v in person)


def _known(victim: Victim) -> tuple[int, int, int]:
    told = -2 * bool(victim.name) - bool(victim.age) - bool(victim.sex)
    return (int(victim.other), told, victim.telling.statement.head.start)


def _mentioned(telling: Telling) -> Iterable[Victim]:
    sense, phrase = fate(telling)
    if not sense or telling.standing != "fact" or _UNREAL.search(telling.evidence.quote):
        return
    if _is_one(telling, phrase):
        words = set(before_preposition(phrase).lower().split())
        aged = _AGED.search(phrase)
        name = phrase if _is_name(telling, phrase) else ""
        who = (
            frozenset()
            if name or words <= COMMON
            else frozenset(t for w in words - COMMON for t in terms_of(w))
        )
        yield Victim(
            telling, sense, name, aged[1] if aged else "", _sex(words, name), bool(words & ANOTHER), who
        )


def _is_name(telling: Telling, phrase: str) -> bool:
    return any(e.type == "PERSON" and e.name == phrase for e in telling.record.entities)


def _is_one(telling: Telling, phrase: str) -> bool:
    """Tell whether a phrase is for a single person: a name, a singular noun for people, an age."""
    if not phrase or _is_name(telling, phrase):
        return bool(phrase)
    if any(_is_several(telling, index, phrase) for index in telling.statement.figures):
        return False
    noun = head_noun(phrase)
    people = noun in PEOPLE or noun in ANYONE - {"people"} or noun.endswith(("man", "woman"))
    return people or bool(_AGED.search(before_preposition(phrase)))


def _is_several(telling: Telling, index: int, phrase: str) -> bool:
    """Tell whether a number in the phrase counts more than one, or none."""
    figure = telling.record.figures[index]
    told = telling.record.report.text[figure.start : figure.end]
    return figure.high != 1 and told.lower() in phrase.lower()


def _sex(words: set[str], name: str) -> str:
    first = name.split()[0] if name else ""
    if words & MALE_WORDS or first in MALE_NAMES:
        return "m"
    return "f" if words & FEMALE_WORDS or first in FEMALE_NAMES else ""
