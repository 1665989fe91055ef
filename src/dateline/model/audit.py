"""What was checked of a store, and what was found wrong with it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of thing that was checked: how many, and what is wrong, a line each.

    What ``is_derived`` can be made again from pages and judgements.
    """

    what: str
    checked: int
    faults: tuple[str, ...] = ()
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class Audit:
    """All that was checked of the store at ``place``.

    ``lost`` names the reports whose pages cannot be read any more, ``again`` those of which only what was
    made from their pages is damaged.
    """

    place: str
    checks: tuple[Check, ...]
    lost: tuple[str, ...] = ()
    again: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether nothing is wrong."""
        return not any(check.faults for check in self.checks)
