"""Verbs and nouns of death and injury, whose objects are counted one by one."""

from __future__ import annotations

# Verbs whose object (or passive subject) is the one harmed.
HARM_VERBS: frozenset[str] = frozenset(
    "assassinate behead bury drown execute hang hospitalise hospitalize hurt injure kill maim massacre "
    "murder shoot slaughter slay stab wound abduct arrest capture detain kidnap rescue".split()
)

# Verbs whose subject is the one harmed.
DEATH_VERBS: frozenset[str] = frozenset({"die", "perish", "drown", "suffocate"})

# Nouns that are counts of the harmed ("31 dead", "the death toll").
HARM_NOUNS: frozenset[str] = frozenset(
    "casualty dead death fatality injured injury killing missing murder toll victim wounded".split()
)
