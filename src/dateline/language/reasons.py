"""Words by which a report says why, on what condition, to what end: tables only."""

from __future__ import annotations

from typing import Literal

Kind = Literal["because", "condition", "purpose"]

# Linking words that open a clause.
MARKS: dict[str, Kind] = {
    "because": "because",
    "since": "because",
    "if": "condition",
    "unless": "condition",
    "once": "condition",
    "provided": "condition",
    "providing": "condition",
    "until": "condition",
    "lest": "purpose",
}

# Several words together, in lower case, matched where a phrase or clause begins; longest first.
PHRASES: tuple[tuple[str, Kind], ...] = (
    ("in response to", "because"),
    ("in reaction to", "because"),
    ("in retaliation for", "because"),
    ("in revenge for", "because"),
    ("in protest at", "because"),
    ("in protest against", "because"),
    ("in protest over", "because"),
    ("in light of", "because"),
    ("in view of", "because"),
    ("in the wake of", "because"),
    ("in the face of", "because"),
    ("in the aftermath of", "because"),
    ("as a result of", "because"),
    ("as a consequence of", "because"),
    ("due to", "because"),
    ("owing to", "because"),
    ("thanks to", "because"),
    ("because of", "because"),
    ("on account of", "because"),
    ("on grounds of", "because"),
    ("on the grounds", "because"),
    ("following", "because"),
    ("responding to", "because"),
    ("prompted by", "because"),
    ("triggered by", "because"),
    ("sparked by", "because"),
    ("given", "because"),
    ("depending on", "condition"),
    ("depending upon", "condition"),
    ("dependent on", "condition"),
    ("conditional on", "condition"),
    ("contingent on", "condition"),
    ("subject to", "condition"),
    ("pending", "condition"),
    ("as long as", "condition"),
    ("so long as", "condition"),
    ("on condition that", "condition"),
    ("on the condition that", "condition"),
    ("provided that", "condition"),
    ("in the event of", "condition"),
    ("with the consent of", "condition"),
    ("with the approval of", "condition"),
    ("with the agreement of", "condition"),
    ("with the permission of", "condition"),
    ("in case of", "condition"),
    ("without the consent of", "condition"),
    ("only if", "condition"),
    ("only when", "condition"),
    ("in a bid to", "purpose"),
    ("in an effort to", "purpose"),
    ("in an attempt to", "purpose"),
    ("in order to", "purpose"),
    ("in order that", "purpose"),
    ("so as to", "purpose"),
    ("so that", "purpose"),
    ("with a view to", "purpose"),
    ("with the aim of", "purpose"),
    ("with the goal of", "purpose"),
    ("for the purpose of", "purpose"),
    ("aimed at", "purpose"),
)

# Of these only a preposition links; as verbs they tell of their own ("was following the car").
ALSO_VERBS: frozenset[str] = frozenset({"following", "given", "pending", "responding"})

# After these an infinitive tells what comes of it, or what is awaited: no purpose.
NO_PURPOSE: frozenset[str] = frozenset(
    "fall live grow take wait stand happen remain get come spread be have rise climb drop".split()
)

# "even if" grants, "as if" likens, "on if" asks: none tells a condition.
NOT_BEFORE_IF: frozenset[str] = frozenset("even as on about over of to see know".split())

# Verbs whose "on …" tells a condition, and those whose object does where it is leave that someone gives.
HANGS_ON: frozenset[str] = frozenset({"depend", "hinge"})
NEEDS: frozenset[str] = frozenset({"need", "require", "await"})
LEAVE: frozenset[str] = frozenset(
    "consent approval permission agreement backing blessing ratification authorisation authorization clearance".split()
)

# What a plan or a move does out of a cause ("the plan stems from fears").
COMES_FROM: frozenset[str] = frozenset("come stem arise result spring originate follow".split())

# Nouns that make "over …", "amid …", "on …" a reason.
WORRIES: frozenset[str] = frozenset(
    """fear concern worry anxiety dispute row tension threat allegation accusation claim security safety
    failure lack shortage violence unrest crisis pandemic outbreak protest pressure criticism scandal handling
    treatment role refusal plan decision risk instability insecurity""".split()
)
WORRY_PREPOSITIONS: frozenset[str] = frozenset({"over", "amid", "amidst"})

# What answers something: after one of these, "after …" tells the cause.
REACTIONS: frozenset[str] = frozenset(
    """suspend halt cancel postpone delay evacuate resign demand call condemn withdraw close shut impose ban
    arrest detain charge sue retaliate protest apologise apologize apologize deploy expel freeze sack fire dismiss
    recall ground divert warn vote order launch complicate criticise criticize abandon quit collapse erupt
    spark trigger flee lock quarantine investigate reject strip cut scrap drop""".split()
)

# A passive of these tells its cause in "by …".
HINDERED: frozenset[str] = frozenset(
    """delay hinder hamper halt disrupt slow complicate prompt trigger spark cause drive interrupt overshadow
    motivate fuel suspend worsen force""".split()
)

# Openings of a reason that add nothing to it where it stands by itself ("due to the storm").
CUES: tuple[str, ...] = (
    "depending on", "depending upon", "dependent on", "depend on", "depends on", "depended on", "hinge on",
    "hinges on", "hinged on", "conditional on", "needs", "need", "requires", "require", "due to",
    "because of", "because", "owing to", "thanks to", "in response to", "responding to", "by", "from",
)  # fmt: skip
