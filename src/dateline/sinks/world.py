"""What one needs of the world, handed in: the clock, a pause, chance. Refuses to ask for any of it itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class World:
    """The instant (with its zone), a pause of some seconds, a number from 0 to 1 by chance.

    ``wait`` tells whether one is to stop; it then returns at once.
    """

    now: Callable[[], datetime]
    wait: Callable[[float], bool]
    chance: Callable[[], float]
