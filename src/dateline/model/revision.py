"""What a new revision of a report changed: places where its text is another, told by kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.model.span import Evidence

EditKind = Literal[
    "correction",
    "headline",
    "figure",
    "name",
    "status",
    "deed",
    "day",
    "speaker",
    "quote",
    "added",
    "dropped",
    "wording",
]


@dataclass(frozen=True, slots=True)
class Edit:
    """One change at one place: what it ``was`` and is ``now`` in the reports' words, "" for nothing.

    ``before`` and ``after`` are the sentences of the old and the new revision, empty where there is none.
    ``wording`` is an edit that leaves what is said the same; all other kinds change what is told.
    """

    kind: EditKind
    was: str
    now: str
    before: tuple[Evidence, ...] = ()
    after: tuple[Evidence, ...] = ()

    @property
    def is_trivial(self) -> bool:
        """Whether what is told stays the same."""
        return self.kind == "wording"


@dataclass(frozen=True, slots=True)
class Revision:
    """What revision ``new`` of a report (an id) changed in revision ``old``, place by place.

    ``superseded`` are the numbers of those of the old record's statements that the new one tells no longer,
    or otherwise; they stay with the old record.
    """

    old: str
    new: str
    edits: tuple[Edit, ...] = ()
    superseded: tuple[int, ...] = ()

    @property
    def level(self) -> Literal["same", "trivial", "meaning"]:
        """How far the change goes: no word is another, only the wording is, or what is told."""
        if any(not edit.is_trivial for edit in self.edits):
            return "meaning"
        return "trivial" if self.edits else "same"
