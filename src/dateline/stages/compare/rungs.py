"""The rungs of a plan: which one a statement puts it on, and which steps it has taken, day by day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dateline.language.plans import IN_PRINCIPLE, LADDER, MOVES, NO_PLANS
from dateline.model import Evidence, Moment, Step
from dateline.stages.compare.tellings import Telling

_PRINCIPLE = re.compile(rf"\b(?:{'|'.join(IN_PRINCIPLE)})\b", re.I)
# Rungs on which a plan rests until it is taken up anew.
HALTS = frozenset(MOVES.values())
_WEEK = 7
# On which it is agreed; to agree, as two reports tell it of days that can be one.
AGREED = frozenset({"agreed", "agreed in principle"})


def rung_of(telling: Telling) -> str:
    """Return the rung that a statement puts the plan on, "" for none."""
    if telling.sense in MOVES:
        return MOVES[telling.sense] if telling.standing == "fact" else ""
    if telling.sense == "agree":
        if telling.standing == "fact":
            return _agreed(telling)
        return "to be agreed" if telling.standing == "intent" else ""
    if telling.standing != "intent" or telling.sense in NO_PLANS:
        return ""
    return _agreed(telling) if telling.statement.status == "agreed" else telling.statement.status


def _agreed(telling: Telling) -> str:
    return "agreed in principle" if _PRINCIPLE.search(telling.evidence.quote) else "agreed"


def steps(told: Sequence[Telling]) -> tuple[Step, ...]:
    """Return the rungs in order of their days: of each day the highest told, each change of rung a step."""
    by_day: dict[str, list[tuple[str, Telling]]] = defaultdict(list)
    for telling in told:
        if rung := rung_of(telling):
            by_day[str(_on(telling).latest)].append((rung, telling))
    found: list[Step] = []
    for day in sorted(by_day):
        rungs = [rung for rung, _ in by_day[day]]
        best = max((r for r in rungs if r not in HALTS), key=LADDER.index, default="")
        halts = sorted({r for r in rungs if r in HALTS}, key=LADDER.index)
        for rung in [*halts, *([best] if best else [])]:
            _take(found, rung, by_day[day])
    return tuple(found)


def _take(found: list[Step], rung: str, told: Sequence[tuple[str, Telling]]) -> None:
    """Add a step to those found; one that repeats the last only proves it once more."""
    proof = [t for r, t in told if r == rung]
    if rung in AGREED and found and found[-1].rung in AGREED - {rung}:
        when = _when(proof[0], rung, found)
        if when.meets(found[-1].when):
            both = tuple(dict.fromkeys(found[-1].evidence + proof_of(proof)))
            found[-1] = Step(max(rung, found[-1].rung, key=LADDER.index), when.narrowed(found[-1].when), both)
            return
    place = _told_before(found, rung, proof)
    if place is not None:
        step = found[place]
        found[place] = replace(step, evidence=tuple(dict.fromkeys(step.evidence + proof_of(proof))))
    elif (late := _told_late(found, rung, proof)) is not None:
        found.insert(-1, Step(rung, late, proof_of(proof)))
    else:
        found.append(Step(rung, _when(proof[0], rung, found), proof_of(proof)))


def _told_before(found: Sequence[Step], rung: str, proof: Sequence[Telling]) -> int | None:
    """Return the place of the step that is only told again: the last, or a halt of which no day is told.

    A halt that a report tells within a week of the plan's last step is the one before that step.
    """
    if found and found[-1].rung == rung:
        return len(found) - 1
    if rung not in HALTS or any(t.dated for t in proof) or not found:
        return None
    last, told = found[-1].when.latest, proof[0].record.published.moment.latest
    if last is None or told is None or (told - last).days > _WEEK:
        return None
    return next((n for n in reversed(range(len(found))) if found[n].rung == rung), None)


def _told_late(found: Sequence[Step], rung: str, proof: Sequence[Telling]) -> Moment | None:
    """Return the days of a halt told only when the plan has been taken up again, a week before at most."""
    if rung not in HALTS or any(t.dated for t in proof) or len(found) < 2 or found[-1].rung in HALTS | AGREED:
        return None
    again, told = found[-1].when.latest, proof[0].record.published.moment.latest
    if again is None or told is None or not 0 <= (told - again).days <= _WEEK:
        return None
    return Moment(found[-2].when.earliest, again)


def _when(telling: Telling, rung: str, found: Sequence[Step]) -> Moment:
    """Return when a step was taken; a halt told without a day lies between the last step and the report."""
    if rung not in HALTS or telling.dated:
        return _on(telling)
    last = telling.record.published.moment.latest
    since = found[-1].when.earliest if found else None
    return Moment(since if since is None or last is None or since <= last else None, last)


def _on(telling: Telling) -> Moment:
    """Return the day on which the rung was told: the clause's own if it is past, else that of the report."""
    own = telling.statement.when if telling.dated and telling.standing == "fact" else None
    return own or telling.record.published.moment


def proof_of(group: Sequence[Telling]) -> tuple[Evidence, ...]:
    """Return the sentences that the tellings stand in, each once."""
    return tuple(dict.fromkeys(t.evidence for t in group))
