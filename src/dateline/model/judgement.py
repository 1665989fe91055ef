"""What a person says of two reports, kept apart from what the program finds."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether reports ``first`` and ``second`` (ids) are of one episode; ``None`` takes a word back."""

    first: str
    second: str
    same: bool | None
