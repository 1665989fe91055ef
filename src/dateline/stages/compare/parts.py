"""The parts of a plan: what is told as its first step, or as what it consists of.

Refuses to guess: only a sentence that says so ("the first step", "under the plan") tells a part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dateline.language.plans import NO_PLANS, STAGES, STEPS
from dateline.model import Moment, Step
from dateline.stages.compare.deeds import part as deed_of
from dateline.stages.compare.rungs import proof_of
from dateline.stages.compare.tellings import Telling, head_noun

_STEP = re.compile(rf"\b(?:{'|'.join(map(re.escape, STEPS))})\b", re.I)
_FIRST = re.compile(r"\bfirst (?:step|stage|phase|instance)\b", re.I)
_SECOND = re.compile(r"\b(?:second|next|later|further)\b", re.I)


def parts(told: Iterable[Telling], group: Sequence[Telling]) -> tuple[list[list[Telling]], tuple[Step, ...]]:
    """Return the statements of each part of the plan that ``group`` tells, and the parts, the first first."""
    reports = {t.record.id for t in group}
    senses = {t.sense for t in group}
    near = (t for t in told if t.record.id in reports and _steps(t))
    stepping = [t for t in near if t.sense not in senses or head_noun(t.statement.who) in STAGES]
    found: list[list[Telling]] = []
    for telling in stepping:
        home = next((part for part in found if _one_part(part[0], telling)), None)
        if home is None:
            found.append([telling])
        else:
            home.append(telling)
    told_again = [[*part, *_again(part, told)] for part in found]
    spoken = [part for part in told_again if any(_can_be_read(t) for t in part)]
    spoken.sort(key=lambda part: (_order(part), -len({t.record.id for t in part})))
    return spoken, tuple(_step(part) for part in spoken)


def _steps(telling: Telling) -> bool:
    """Tell whether a statement of intent says what a plan consists of."""
    acts = telling.standing == "intent" and telling.happens and telling.sense not in NO_PLANS
    return acts and bool(telling.terms) and bool(_STEP.search(telling.evidence.quote))


def _one_part(a: Telling, b: Telling) -> bool:
    """Tell whether two statements are of one part: of one sense, or clauses of one sentence."""
    return a.place == b.place or a.sense == b.sense


def _again(part: Sequence[Telling], told: Iterable[Telling]) -> list[Telling]:
    """Return what else of one sense speaks of the same things as the part."""
    held = {id(t) for t in part}
    if head_noun(part[0].statement.who) in STAGES:
        return []
    others = (t for t in told if id(t) not in held and t.standing == "intent" and t.sense == part[0].sense)
    return [t for t in others if any(len(t.terms & p.terms) > 1 for p in part)]


def _can_be_read(telling: Telling) -> bool:
    return bool(telling.statement.gist and telling.statement.who)


def _order(part: Sequence[Telling]) -> int:
    """Return 0 for what is told as the first step, 2 for a later one, 1 for what has no place."""
    told = " ".join(t.evidence.quote for t in part)
    return 0 if _FIRST.search(told) else 2 if _SECOND.search(told) else 1


def _step(part: Sequence[Telling]) -> Step:
    spoken = max(
        (t for t in part if _can_be_read(t)), key=lambda t: (t.lede, -len(t.statement.gist), t.record.id)
    )
    ahead = [t.statement.when for t in part if t.dated]
    return Step(spoken.statement.status, ahead[-1] if ahead else Moment(), proof_of(part), deed_of(spoken))
