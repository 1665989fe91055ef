"""What several reports say on one point, compared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from dateline.model.moment import ALWAYS, Moment
from dateline.model.span import Evidence

FindingKind = Literal["agreed", "single", "differs", "changed"]


@dataclass(frozen=True, slots=True)
class Told:
    """A value as one sentence of one report gives it."""

    value: str
    low: float | None
    high: float | None
    change: str
    status: str
    as_of: Moment
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Value:
    """One value on one point, with all that proves it. ``independent`` counts sources, not reports.

    ``told`` holds the value as each report words it: "about 500" and "at most 500" are one value.
    """

    value: str
    low: float | None
    high: float | None
    change: str
    status: str
    as_of: Moment = ALWAYS
    independent: int = 1
    outlets: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def id(self) -> str:
        """A short name for the value within its story: of its first sentence and its wording."""
        first = min(self.evidence, default=None)
        return _short("v", self.value, self.status, str(first and (first.report, first.start)))


@dataclass(frozen=True, slots=True)
class Finding:
    """Statements of several reports on one point: they agree, stand alone, differ or changed.

    ``subject`` is what the point is of: a happening in words (``of_happening``), else who or what has it.
    ``note`` names reports by their ids. ``declared`` says that a pack declares the attribute.
    """

    kind: FindingKind
    subject: str
    attribute: str
    values: tuple[Value, ...]
    note: str = ""
    of_happening: bool = False
    declared: bool = True

    @property
    def id(self) -> str:
        """A short name for the finding within its story: of its point and its first sentence."""
        first = min((e for v in self.values for e in v.evidence), default=None)
        return _short("f", self.attribute, self.subject, str(first and (first.report, first.start)))


def _short(letter: str, *parts: str) -> str:
    return f"{letter}-{hashlib.sha256(chr(10).join(parts).encode()).hexdigest()[:8]}"
