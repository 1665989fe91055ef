"""What is known of how far a clause has come true: its status, its certainty, the steps that led there."""

from __future__ import annotations

from typing import NamedTuple

from dateline.model import Bearing, Status


class Standing(NamedTuple):
    """A clause's status and certainty (-3…3), with the steps that led there, outermost first."""

    status: Status
    certainty: float
    path: tuple[Bearing, ...]
