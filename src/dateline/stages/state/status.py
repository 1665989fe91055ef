"""Judge how far each clause has come true: its status, its certainty, and the words that decided it.

A clause's certainty is a product of factors along the way from the sentence's root: its own tense,
modals and negation, and the signature of each word that embeds it (the method of TruthTeller, Lotan,
Stern and Dagan 2013, with factors in place of signs). Refuses to use what it knows of the world.
"""

from __future__ import annotations

from math import prod

from dateline.language.modals import NO_ONE
from dateline.model import Bearing, Reading, Status
from dateline.stages.state.asserted import asserted, factual
from dateline.stages.state.clauses import Clause, Clauses
from dateline.stages.state.embedded import embedded
from dateline.stages.state.standing import Standing

# The further along, the less sure: of two statuses on one path the later one here stands.
_WEAKEST: tuple[Status, ...] = (
    "happened", "ongoing", "agreed", "planned", "expected", "proposed", "demanded", "possible",
)  # fmt: skip
_RANK = {status: rank for rank, status in enumerate(_WEAKEST)}
# Before a noun whose clause is denied these say no more than the clause does ("made no offer").
_NONE = NO_ONE | {"any", "further"}
_AGREEING = frozenset({"agree", "approve", "endorse"})


def find_standings(reading: Reading, clauses: Clauses) -> tuple[Standing, ...]:
    """Return the standing of each clause of ``clauses``, in their order."""
    found: list[Standing] = []
    for clause in clauses.all:
        above = embedded(reading, clause, clauses, found)
        own = asserted(reading, clause)
        if clause.form == "nominal" and prod(step.factor for step in above) < 0:
            own = [step for step in own if step.word.lower() not in _NONE]
        found.append(_combined(reading, clause, above, own))
    return tuple(found)


def _combined(reading: Reading, clause: Clause, above: list[Bearing], own: list[Bearing]) -> Standing:
    path = tuple(above + own)
    value, status = 3.0, factual(reading, clause)
    for step in path:
        value *= step.factor
        if step.lends and _RANK[step.lends] > _RANK[status]:
            status = step.lends
    if value < 0:
        status = "denied"
    elif status == "happened" and reading.tokens[clause.head].lemma in _AGREEING:
        status = "agreed"
    return Standing(status, round(value, 2) + 0.0, path)
