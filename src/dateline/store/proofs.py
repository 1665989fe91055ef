"""Proof of the truth: the log by its seals, pages by their hashes, people's judgements, what was told them.

Refuses to look at what is made from them: that is for ``mirror``.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.model import Alert, Visit
from dateline.store.judgements import KINDS
from dateline.store.log import seal_of
from dateline.store.packing import unpacked, unsealed
from dateline.store.pages import BODY, digest_of
from dateline.store.salvage import TROUBLE, Key, Table, rows, told
from dateline.store.sources import home_of

_LOG = Table("log", ("id",), ("kind", "at", "who", "why", "takes", "seal"))
_STATE = ("later", "added", "gone", "read")
_PAGE = Table("page", ("id",), ("report", "digest", "address", "revision", "taken", "body", *_STATE))
_ALERT = Table("alert", ("id",), ("log", "name", "body"))
_WAY = Table("way", ("id",), ("name", "alert"))
_JUDGEMENT = Table("judgement", ("id",), ("log", "kind", "body"))
_SOURCE = Table("source", ("url",), ("body",), is_numbered=False)


@dataclass(frozen=True, slots=True)
class State:
    """How a page stands: what superseded it, which deed added it, which took it out, whether it was read."""

    later: int | None
    added: int
    gone: int | None
    read: int


class Pages:
    """What was found of the pages: how they stand by number, and their reports, the lost ones apart."""

    def __init__(self) -> None:
        self.states: dict[int, State] = {}
        self.reports: dict[int, str] = {}
        self.faults: list[str] = []
        self.gone: list[str] = []
        self.checked = 0

    @property
    def lost(self) -> tuple[str, ...]:
        """The reports whose pages cannot be read any more."""
        return tuple(sorted(self.gone))


def proved_log(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Check that the deeds are numbered one by one, and each sealed with the one before."""
    faults, before, number = [], b"", 0
    for key, row in rows(connection, _LOG):
        number += 1
        if row is None:
            faults.append(f"deed {key[0]} cannot be read")
            continue
        if key[0] != number or seal_of(row[:-1], before) != row[-1]:
            faults.append(f"deed {key[0]} is not what was sealed")
        before = row[-1]
    return number, faults


def proved_pages(connection: sqlite3.Connection) -> Pages:
    """Check each page against its own copy and its hash, and how they supersede each other."""
    found = Pages()
    names = _names(connection)
    addresses: dict[str, list[int]] = defaultdict(list)
    for (number,), row in rows(connection, _PAGE):
        found.checked += 1
        found.reports[number] = names.get(number) or (str(row[0]) if row else f"page {number}")
        fault = _fault_of(row) if row else "cannot be read"
        if row:
            found.states[number] = State(*row[6:])
            addresses[row[2] or ""].append(number)
        if fault:
            found.faults.append(f"{found.reports[number]}: its page {fault}")
            found.gone.append(found.reports[number])
    for number in names.keys() - found.reports.keys():
        found.reports[number] = names[number]
        found.faults.append(f"{names[number]}: its page cannot be reached")
        found.gone.append(names[number])
    try:
        connection.execute("select count(*), max(id) from page").fetchone()
        connection.execute("select count(*) from page not indexed").fetchone()
    except TROUBLE as error:
        found.faults.append(f"not every page can be reached, what no line here names is lost: {told(error)}")
    found.faults += _misplaced(connection, found.states, addresses)
    return found


def _names(connection: sqlite3.Connection) -> Mapping[int, str]:
    """Return the reports by page as the index and the records tell them, for pages that cannot be read."""
    held: dict[int, str] = {}
    for asked in (
        "select page, report from record",
        "select id, report from page indexed by sqlite_autoindex_page_1",
    ):
        try:
            for number, report in connection.execute(asked):
                held[number] = str(report)
        except TROUBLE:
            continue
    return held


def _fault_of(row: Key) -> str | None:
    """Return what is wrong with a page, if anything is."""
    report, digest, address, revision, taken, body = row[:6]
    try:
        page, *copies = unpacked(body, BODY)
    except TROUBLE as error:
        return f"is damaged: {told(error)}"
    if digest not in (digest_of(page), digest_of(page, revision)):
        return "is not what its hash says"
    is_filed = repr((page.id, *copies)) == repr((report, taken, address, revision))
    return None if is_filed else "is filed otherwise than it says"


def _misplaced(
    connection: sqlite3.Connection, states: Mapping[int, State], addresses: Mapping[str, list[int]]
) -> Iterator[str]:
    """Yield what is wrong with how pages supersede each other and were taken out."""
    takes = _undoings(connection)
    for number, state in states.items():
        if state.gone is not None and state.gone != state.added and takes.get(state.gone) != state.added:
            yield f"page {number} was taken out by no deed that did so"
    for address, numbers in addresses.items():
        here = [n for n in numbers if states[n].gone is None] if address else []
        follows = Counter(states[n].later for n in here)
        is_chain = follows[None] == 1 and max(follows.values()) == 1 and follows.keys() <= {None, *here}
        if here and not is_chain:
            yield f"{address}: its revisions do not follow each other"
    for number in addresses.get("", ()):
        if states[number].later is not None:
            yield f"page {number} has no address and yet a revision"


def _undoings(connection: sqlite3.Connection) -> Mapping[int, int | None]:
    return {key[0]: row[4] for key, row in rows(connection, _LOG) if row and row[0] == "undo"}


def proved_lines(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Count the lines; that each is what it was, the file's own check tells by their index."""
    asked = "select count(*), total(typeof(key) <> 'integer' or typeof(page) <> 'integer') from line"
    count, odd = connection.execute(asked).fetchone()
    return int(count), [f"{int(odd)} lines are not counted by numbers"] if odd else []


def proved_judgements(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Check that each judgement can be read as what it is."""
    faults, count = [], 0
    for key, row in rows(connection, _JUDGEMENT):
        count += 1
        try:
            known = KINDS.get(row[1]) if row else None
            if row is None or known is None:
                faults.append(f"judgement {key[0]} cannot be read")
            else:
                unpacked(row[2], known)
        except TROUBLE as error:
            faults.append(f"judgement {key[0]}: {told(error)}")
    return count, faults


def proved_visits(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Check that what is remembered of each address is what was written of it."""
    faults, count = [], 0
    for key, row in rows(connection, _SOURCE):
        count += 1
        try:
            visit = unsealed(home_of(key[0]), row[0], Visit) if row else None
        except TROUBLE as error:
            faults.append(f"{key[0]}: what is remembered of it is damaged: {told(error)}")
        else:
            if visit is None or visit.url != key[0]:
                faults.append(f"{key[0]}: what is remembered of it cannot be read")
    return count, faults


def proved_alerts(connection: sqlite3.Connection) -> tuple[int, list[str]]:
    """Check that each alert can be read as what was told, and how far each way out has got."""
    faults, count = [], 0
    for key, row in rows(connection, _ALERT):
        count += 1
        try:
            alert: Alert | None = unpacked(row[2], Alert) if row else None
            if row is None or alert is None or alert.name != row[1]:
                faults.append(f"alert {key[0]} is not what it says")
        except TROUBLE as error:
            faults.append(f"alert {key[0]}: {told(error)}")
    faults += [f"way {key[0]} cannot be read" for key, row in rows(connection, _WAY) if row is None]
    return count, faults
