"""Some of what a round through the web brought, to be kept together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from dateline.model import Flaw, Page, Visit

Memory = Callable[[Iterable[str]], Mapping[str, Visit]]


@dataclass(frozen=True, slots=True)
class Part:
    """Pages, flaws, and what to remember of the askings that led to them.

    ``unchanged`` counts the addresses that are as they were.
    """

    pages: tuple[Page, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    visits: tuple[Visit, ...] = ()
    unchanged: int = 0
