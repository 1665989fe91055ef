"""The record of one subject as it could be known on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.model.finding import Value
from dateline.model.flaw import Flaw
from dateline.model.plan import Plan
from dateline.model.report import Record
from dateline.model.story import Entry


@dataclass(frozen=True, slots=True)
class Field:
    """One attribute: its values in order of their days, and which of them holds.

    ``of`` is whose it is, in the reports' words. ``contested`` says that reports of the last time give
    values that cannot both be true; ``current`` is then the one with more independent sources. ``note``
    names reports by their ids.
    """

    attribute: str
    of: str
    current: Value | None
    history: tuple[Value, ...]
    contested: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Dossier:
    """What the reports published by the day ``as_of`` (all, where it is ``None``) tell of ``subject``.

    ``names`` are the names in the reports that the subject was found by, ``records`` the reports
    that were out by then, ``flaws`` what could not be used.
    """

    subject: str
    as_of: date | None
    names: tuple[str, ...]
    fields: tuple[Field, ...] = ()
    plans: tuple[Plan, ...] = ()
    entries: tuple[Entry, ...] = ()
    records: tuple[Record, ...] = ()
    flaws: tuple[Flaw, ...] = ()
