"""What modal verbs, adverbs, adjectives and linking words do to certainty and status: tables only.

Factors multiply along the way from the sentence's root down to a clause (see ``stages.state.status``).
"""

from __future__ import annotations

from dateline.model import Status

# Modal verb: status lent, factor, factor under negation.
MODALS: dict[str, tuple[Status, float, float]] = {
    "will": ("planned", 0.92, -0.9),
    "'ll": ("planned", 0.92, -0.9),
    "’ll": ("planned", 0.92, -0.9),
    "wo": ("planned", 0.92, -0.9),
    "shall": ("planned", 0.92, -0.9),
    "would": ("expected", 0.72, -0.85),
    "'d": ("expected", 0.72, -0.85),
    "’d": ("expected", 0.72, -0.85),
    "can": ("possible", 0.62, -0.75),
    "ca": ("possible", 0.62, -0.75),
    "could": ("possible", 0.42, -0.85),
    "may": ("possible", 0.55, -0.3),
    "might": ("possible", 0.42, -0.3),
    "should": ("demanded", 0.5, -0.5),
    "ought": ("demanded", 0.5, -0.5),
    "must": ("demanded", 0.58, -0.6),
    "need": ("demanded", 0.45, -0.6),
}

# Adverbs that weaken: factor, status lent (None leaves it).
ADVERBS: dict[str, tuple[float, Status | None]] = {
    "potentially": (0.4, "possible"),
    "possibly": (0.4, "possible"),
    "perhaps": (0.4, "possible"),
    "maybe": (0.4, "possible"),
    "conceivably": (0.3, "possible"),
    "probably": (0.7, "expected"),
    "likely": (0.7, "expected"),
    "presumably": (0.7, "expected"),
    "apparently": (0.8, None),
    "seemingly": (0.75, None),
    "reportedly": (0.8, None),
    "allegedly": (0.75, None),
    "supposedly": (0.6, None),
    "purportedly": (0.7, None),
    "reputedly": (0.7, None),
    "hopefully": (0.4, "possible"),
}

NEGATIVE_ADVERBS: frozenset[str] = frozenset("never hardly scarcely rarely seldom nowhere".split())
# After "not" these add to what was said: "not only grew" did grow.
ADDING: frozenset[str] = frozenset({"only", "just", "merely", "simply", "solely"})
# "almost collapsed" did not collapse, but "almost 200 people died" did: only when it governs the verb.
NEARLY: frozenset[str] = frozenset({"almost", "nearly"})

# A quantifier that denies its clause when it stands at the subject or object.
NO_ONE: frozenset[str] = frozenset("no none nobody nothing neither".split())

# Adjectives before a noun that say how far its happening has come: status, factor.
STANDINGS: dict[str, tuple[Status | None, float]] = {
    "possible": ("possible", 0.35),
    "potential": ("possible", 0.35),
    "likely": ("expected", 0.5),
    "alleged": (None, 0.75),
    "suspected": (None, 0.75),
    "apparent": (None, 0.8),
    "reported": (None, 0.8),
    "purported": (None, 0.6),
    "planned": ("planned", 0.65),
    "scheduled": ("planned", 0.7),
    "upcoming": ("planned", 0.75),
    "forthcoming": ("planned", 0.75),
    "impending": ("expected", 0.7),
    "imminent": ("expected", 0.7),
    "expected": ("expected", 0.6),
    "anticipated": ("expected", 0.6),
    "proposed": ("proposed", 0.65),
    "prospective": ("possible", 0.4),
    "future": ("expected", 0.6),
    "eventual": ("expected", 0.6),
    "further": ("possible", 0.4),
    "any": ("possible", 0.12),
    "attempted": (None, -0.3),
    "failed": (None, -0.2),
    "abortive": (None, -0.4),
    "foiled": (None, -0.9),
    "averted": (None, -0.9),
    "cancelled": (None, -0.8),
    "canceled": (None, -0.8),
    "aborted": (None, -0.6),
    "hypothetical": ("possible", 0.2),
    "no": (None, -0.75),
}

# What a linking word makes of the clause it opens: status lent, factor; ``None`` for words that leave it.
MARKS: dict[str, tuple[Status | None, float]] = {
    "if": ("possible", 0.35),
    "unless": ("possible", 0.15),
    "whether": ("possible", 0.2),
    "lest": ("possible", -0.2),
    "until": (None, 0.55),
    "till": (None, 0.55),
    "provided": ("possible", 0.35),
    "providing": ("possible", 0.35),
    "without": (None, -0.75),
    "instead": (None, -0.75),
    "against": ("possible", -0.2),
    "from": ("possible", 0.5),
    "like": (None, 0.5),
    "for": (None, 0.8),
    "about": ("possible", 0.45),
    "before": (None, 0.97),
}

# A clause opened by one of these takes the standing of what it hangs on ("once it rains" under "will").
BOUND_MARKS: frozenset[str] = frozenset("once until till when after before as whenever by provided".split())

# Verbs whose object has not taken place, or not yet.
THWARTED: dict[str, float] = {
    "cancel": -0.85,
    "avert": -0.9,
    "prevent": -0.9,
    "foil": -0.9,
    "thwart": -0.9,
    "scrap": -0.8,
    "abort": -0.8,
    "block": -0.5,
    "delay": -0.5,
    "postpone": -0.7,
    "defer": -0.6,
    "avoid": -0.8,
    "reject": -0.4,
}
