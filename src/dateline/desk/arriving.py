"""Pages coming into a store, a portion at a time, however many there are.

Ids are told apart within a portion, as in a pile read at once, and against all that the store holds. Refuses
to hold more than a portion in memory: of what comes to no end the first is told, and all is counted.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

from dateline.model import Arrival, Flaw, Page, Visit
from dateline.sources.addresses import forms_of
from dateline.sources.doubles import told_apart
from dateline.sources.web.part import Part
from dateline.store import intake, lines, pages, records, sources, writing
from dateline.store.intake import Intake

_INTAKE = 200  # pages that are committed together
_PAGES, _CHARACTERS = 2000, 32_000_000  # of one portion
_TOLD = 10_000  # arrivals and flaws that are told one by one


@dataclass(frozen=True, slots=True)
class Portion:
    """Pages that come in together, with their ids told apart; ``is_last`` says that none follow.

    ``visits`` are what to remember of the askings that led to them, ``unchanged`` counts the addresses that
    were as they had been.
    """

    pages: tuple[Page, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    is_last: bool = True
    visits: tuple[Visit, ...] = ()
    unchanged: int = 0


class Told:
    """What is told of an addition, gathered as it goes on."""

    def __init__(self) -> None:
        self.arrivals: list[Arrival] = []
        self.counts: Counter[str] = Counter()
        self.unchanged = 0
        self._flaws: list[Flaw] = []
        self._more = 0

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """All flaws, or the first, and one that says how many more there are."""
        more = f"and {self._more:,} more flaws, which are not told one by one"
        return (*self._flaws, *([Flaw("sources", "the addition", more)] if self._more else []))

    def heard(self, given: Iterable[Portion]) -> Iterator[Portion]:
        """Yield the portions that hold something to keep; keep the flaws of all."""
        for portion in given:
            self.flawed(portion.flaws)
            self.unchanged += portion.unchanged
            if portion.pages or portion.visits:
                yield portion

    def flawed(self, flaws: Iterable[Flaw]) -> None:
        """Keep flaws, as long as they are not too many."""
        for flaw in flaws:
            if len(self._flaws) < _TOLD:
                self._flaws.append(flaw)
            else:
                self._more += 1

    def arrived(self, arrival: Arrival) -> None:
        """Keep what became of a page."""
        self.counts[arrival.kind] += 1
        if len(self.arrivals) < _TOLD:
            self.arrivals.append(arrival)

    def proved(self, connection: sqlite3.Connection, deed: int) -> None:
        """Tell arrivals as reading showed them: the same text at its address is no revision."""
        nothing_new = pages.folded_by(connection, deed)
        self.counts.update(revision=-nothing_new, known=nothing_new)
        for place, arrival in enumerate(self.arrivals):
            if arrival.kind == "revision" and pages.told_nothing_new(connection, arrival.report):
                self.arrivals[place] = Arrival(arrival.report, "known")


def portions(items: Iterable[Page | Flaw]) -> Iterator[Portion]:
    """Yield what comes in, in portions that fit into memory whatever the whole is."""
    waiting = iter(items)
    held = _portion(waiting)
    while held:
        after = _portion(waiting)
        found = tuple(told_apart(held))
        told = tuple(item for item in found if isinstance(item, Flaw))
        yield Portion(tuple(item for item in found if isinstance(item, Page)), told, not after)
        held = after


def brought(parts: Iterable[Part]) -> Iterator[Portion]:
    """Yield what the web brings; no article comes twice in one round, so each portion is judged by itself."""
    for part in parts:
        found = tuple(told_apart(list(part.pages)))
        told = tuple(item for item in found if isinstance(item, Flaw))
        pages = tuple(item for item in found if isinstance(item, Page))
        yield Portion(pages, (*part.flaws, *told), True, part.visits, part.unchanged)


def _portion(items: Iterator[Page | Flaw]) -> list[Page | Flaw]:
    held: list[Page | Flaw] = []
    characters = 0
    for item in items:
        held.append(item)
        characters += len(item.text) if isinstance(item, Page) else len(item.message)
        if len(held) >= _PAGES or characters >= _CHARACTERS:
            break
    return held


def arrivals(
    connection: sqlite3.Connection, given: Iterable[Portion], deed: int, at: str, by_hand: bool = True
) -> Iterator[Arrival]:
    """Keep the pages of all portions, each few in one step; yield what became of them.

    ``by_hand`` lets what was taken back come in again.
    """
    waiting: _Waiting = {}
    addition = Intake.of((), deed, at, by_hand=by_hand)
    for portion in given:
        addition = Intake.of(portion.pages, deed, at, portion.is_last, by_hand)
        places = iter(enumerate(portion.pages))
        while batch := list(islice(places, _INTAKE)):
            with writing(connection):
                arrived = [
                    a for place, page in batch for a in _met(connection, page, place, addition, waiting)
                ]
            yield from arrived
        if portion.visits:
            with writing(connection):
                sources.remember(connection, portion.visits)
    with writing(connection):
        arrived = [a for held in waiting.values() for a in _put_back(connection, held, addition)]
    yield from arrived


# By address the known pages that came again where another text stands: their numbers, and where they lay.
_Waiting = dict[str, list[tuple[int, str]]]


def _met(
    connection: sqlite3.Connection, page: Page, place: int, addition: Intake, waiting: _Waiting
) -> list[Arrival]:
    """Take a page in, or let it wait until what stands has come again or surely does not."""
    address = intake.known_address(connection, forms_of(page))
    number = intake.waits(connection, page, address, place, addition)
    if number is not None and address is not None:
        waiting.setdefault(address, []).append((number, page.path))
        return []
    held = waiting.pop(address, []) if address else []
    if held and address and intake.is_standing(connection, addition.digests[place], address):
        known = [Arrival(kept.report, "known") for kept in pages.kept(connection, (n for n, _ in held))]
    else:
        known = _put_back(connection, held, addition)
    return [*known, _take_in(connection, page, address, place, addition)]


def _put_back(
    connection: sqlite3.Connection, held: Iterable[tuple[int, str]], addition: Intake
) -> list[Arrival]:
    """Take in again, in their order, pages that waited: what had followed them did not come after them."""
    found: list[Arrival] = []
    for number, path in held:
        (kept,) = pages.kept(connection, [number])
        page = replace(kept.page, path=path)
        alone = Intake.of([page], addition.deed, addition.at, by_hand=addition.by_hand)
        found.append(_take_in(connection, page, kept.address, 0, alone))
    return found


def _take_in(
    connection: sqlite3.Connection, page: Page, address: str | None, place: int, addition: Intake
) -> Arrival:
    arrival, number, superseded = intake.take_in(connection, page, address, place, addition)
    if superseded is not None:
        discount(connection, superseded)
    if arrival.kind != "known":
        count(connection, number, page)
    return arrival


def count(connection: sqlite3.Connection, number: int, page: Page) -> None:
    """Let a page that is current now count: its lines, and its place in the stories."""
    pages.mark_read(connection, lines.enter(connection, number, line_keys(page)), read=False)
    records.unsettle(connection, [number])


def discount(connection: sqlite3.Connection, number: int) -> None:
    """Let a page that is current no longer count no more."""
    pages.mark_read(connection, lines.withdraw(connection, number), read=False)


def line_keys(page: Page) -> dict[int, str]:
    """Return the lines of a page by the keys under which they are counted for its outlet."""
    from dateline.pipeline import lines_of

    told = lines_of(page)
    return {lines.key_of(told[0], line): line for line in told[1]} if told else {}
