"""Words around a number that say how it is meant: what is now, what is the aim, what is only a part."""

from __future__ import annotations

# Before a number: it is what is so already.
PRESENT: tuple[str, ...] = ("current", "currently", "existing", "present", "now")
# Between "to" and a number that is to be reached.
HEDGES: tuple[str, ...] = (
    "about", "around", "some", "roughly", "nearly", "up to", "as many as", "between", "at least", "almost",
)  # fmt: skip
# Before a number: it is counted within another. After one: what is counted within it.
PART: tuple[str, ...] = (
    "including",
    "among them",
    "of whom",
    "of them",
    "one of",
    "two of",
    "three of",
    "among",
)
INCLUDING: tuple[str, ...] = ("including", "among them", "one of them", "of whom")
# With these in the clause, who was shot is dead.
FATAL: tuple[str, ...] = ("fatal", "fatally", "dead", "to death", "killing", "killed")
# A report that takes something back.
CORRECTING: tuple[str, ...] = (
    "correction", "corrects", "corrected", "an earlier version", "a previous version", "earlier reports",
    "earlier said", "initially said", "initially reported", "initial reports", "previously reported", "previously said",
    "originally reported", "revised", "lowered the", "clarification", "miscounted",
)  # fmt: skip
# Words of a counted phrase that do not say who is counted.
UNQUALIFYING: frozenset[str] = frozenset(
    """a an the more total least most many some few several all both another other others about around nearly
    additional further last first new people person""".split()
)
# Nouns for several happenings, whose tolls a report may add up.
HAPPENINGS_TOGETHER: tuple[str, ...] = tuple(
    """attacks shootings bombings blasts explosions massacres strikes airstrikes raids clashes crashes storms
    tornadoes earthquakes rampages""".split()
)
