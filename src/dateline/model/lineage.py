"""Who took what from whom, and how many sources there really are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Evidence

# Tells how many independent sources stand behind pieces of evidence.
CountSources = Callable[[Sequence[Evidence]], int]


@dataclass(frozen=True, slots=True)
class Link:
    """A debt: ``target`` copied, credits or cites ``source`` (a report id or an agency's name).

    For copies the evidence holds the shared passages, source and target in turn. A ``reprint`` stands beside
    the ``copy`` of an old text that is published again as if it were new; it updates nothing.
    """

    source: str
    target: str
    kind: Literal["copy", "credit", "cites", "reprint"]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Fold:
    """Why some ``reports`` count once: all share a passage with ``name``, credit it, cite it or are its own.

    ``name`` is a report's id, an agency or an outlet; ``evidence`` holds the words that prove it, if any do.
    """

    kind: Literal["copy", "credit", "outlet", "cites"]
    name: str
    reports: tuple[str, ...]
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source: the reports that rest on it, and what folds them into one."""

    reports: tuple[str, ...]
    folds: tuple[Fold, ...] = ()


@dataclass(frozen=True, slots=True)
class Backing:
    """A count opened: the sources that stand behind ``evidence``."""

    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]
