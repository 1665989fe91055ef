"""Trouble in the news is a value; trouble of the user or the disk is an error."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.span import Span


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the input, told and then worked around.

    ``where`` names the report or the file (with a line where there is one).
    """

    stage: str
    where: str
    message: str
    span: Span | None = None

    def __str__(self) -> str:
        """Return the line a user reads."""
        return f"{self.where}: {self.message}"


class DatelineError(Exception):
    """The call cannot be carried out: ``status`` is the exit status it leads to."""

    def __init__(self, message: str, status: int = 2) -> None:
        super().__init__(message)
        self.status = status


class NothingRead(DatelineError):
    """Not one report could be read; ``flaws`` say why, none where there was nothing to read."""

    def __init__(self, flaws: tuple[Flaw, ...]) -> None:
        super().__init__("nothing could be read" + "".join(f"\n  {flaw}" for flaw in flaws), status=1)
        self.flaws = flaws
