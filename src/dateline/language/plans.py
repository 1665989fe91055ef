"""Words by which reports follow what is intended: its rungs, its steps, the way it is to go."""

from __future__ import annotations

# From the lowest rung to the highest told of one day. Who says "in principle" is more exact than who
# says "agreed" of the same day, so it stands above; a plan that was put off starts anew.
LADDER: tuple[str, ...] = (
    "put off", "suspended", "possible", "demanded", "proposed", "to be discussed", "expected", "planned", "to be agreed",
    "agreed", "agreed in principle", "refused", "dropped",
)  # fmt: skip
IN_PRINCIPLE: tuple[str, ...] = (
    "in principle",
    "in outline",
    "preliminary",
    "provisional",
    "provisionally",
    "tentative",
)

# Senses of a clause about a plan that move it to a rung, where they are told as fact.
MOVES: dict[str, str] = {
    "delay": "put off", "suspend": "suspended", "refuse": "refused", "veto": "refused", "block": "refused",
    "shelve": "put off", "cancel": "dropped", "scrap": "dropped", "abandon": "dropped", "drop": "dropped",
    "withdraw": "dropped",
}  # fmt: skip

# Wanting, saying and meeting are not themselves what is wanted.
NO_PLANS: frozenset[str] = frozenset(
    {
        "demand",
        "announce",
        "meet",
        "agree",
        "delay",
        "kill",
        "attack",
        "wound",
        "refuse",
        "discuss",
        "explore",
        "work",
    }
)
# Senses of plans that are about how large something is to be.
SIZING: frozenset[str] = frozenset({"expand", "reduce"})

# What a plan is called once it has been told, and what opens one of its steps.
CALLED: frozenset[str] = frozenset("plan plans proposal proposals scheme move deal decision package".split())
STAGES: frozenset[str] = frozenset({"step", "stage", "phase"})
STEPS: tuple[str, ...] = (
    "first step", "second step", "next step", "first stage", "second stage", "first phase", "second phase",
    "in the first instance", "initially", "to begin with", "will consist of", "under the plan", "under the plans",
    "under the proposal", "under the proposals", "under the deal", "under new proposals", "under new plans",
    "as part of the plan", "plan now is", "plan is to", "plan calls for", "plan would", "proposal would",
)  # fmt: skip
# How something is to come about when not at once.
MANNERS: tuple[str, ...] = (
    "gradually", "gradual", "step by step", "in stages", "in phases", "phased", "incrementally", "over time", "piecemeal",
)  # fmt: skip
# Openings of a reason that, of something still to come, tell a condition.
ANSWERING: tuple[str, ...] = ("in response to", "depending", "in line with")
