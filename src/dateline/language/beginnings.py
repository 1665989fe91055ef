"""How what has lasted since a day is told as its beginning on that day: tables only."""

from __future__ import annotations

# "It has been … since May": what was the case from then on, and what happened then.
STATES_BEGUN: dict[str, str] = {
    "in place": "began",
    "in force": "came into force",
    "in effect": "came into effect",
    "in operation": "began to operate",
    "in use": "came into use",
    "in existence": "began",
    "in power": "came to power",
    "in office": "came into office",
    "in charge": "took charge",
    "in control": "took control",
    "in prison": "went to prison",
    "in jail": "went to jail",
    "in custody": "went into custody",
    "in hiding": "went into hiding",
    "in exile": "went into exile",
    "in talks": "began talks",
    "at a standstill": "came to a standstill",
    "at war": "went to war",
    "at odds": "fell out",
    "on strike": "went on strike",
    "on leave": "went on leave",
    "on hold": "was put on hold",
    "on the run": "went on the run",
    "on the rise": "began to rise",
    "under way": "began",
    "underway": "began",
    "under siege": "came under siege",
    "under lockdown": "went into lockdown",
    "out of work": "lost work",
    "out of office": "left office",
    "out of action": "fell out of action",
}
# States that are begun by a halt.
HALTED: tuple[str, ...] = ("at a standstill", "on hold", "in abeyance", "in limbo", "out of action", "idle")
# What is done on one day and then lasts: who "has been detained since May" was detained in May.
DONE_AT_ONCE: frozenset[str] = frozenset(
    """suspend detain arrest jail imprison ban bar block close shut halt stop freeze ground cancel postpone displace
    expel exile evict fire sack dismiss appoint elect reopen open lift cut sever seal evacuate quarantine isolate
    blacklist sanction charge convict sentence paralyse paralyze abandon banish kidnap abduct hospitalise
    hospitalize""".split()
)
# What is done for as long as it lasts: who "has led it since May" began to lead it in May.
LASTING: frozenset[str] = frozenset(
    """lead head run rule govern chair command manage host own occupy control hold live reside work serve teach play
    fight operate patrol use sell produce train broadcast protest strike march""".split()
)
