"""Use cases on a store: take reports in, read what is unread, settle the stories, take things back.

What came in is kept before anything is read, and each step is committed by itself: stopped at any moment,
the next ``add`` goes on where this one was. The instant and the person are arguments.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk import PLAIN, Wish, begun, pages_of
from dateline.desk.piles import settle
from dateline.model import (
    Arrival,
    DatelineError,
    Deed,
    Flaw,
    Kept,
    Page,
    Record,
    Word,
)
from dateline.sources.addresses import canonical
from dateline.store import (
    index,
    intake,
    judgements,
    lines,
    log,
    opened,
    pages,
    records,
    rows,
    shrunk,
    stories,
    writing,
)
from dateline.store.intake import Intake
from dateline.store.rescue import rescue

if TYPE_CHECKING:
    from dateline.pipeline import Habits

_MANY = 500  # new pages after which the indexes are put in order
_INTAKE, _READ = 200, 16  # pages that are committed together when they come in, and when they are read


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something to a store, when (UTC, ISO 8601) and why."""

    at: str
    who: str = ""
    why: str = ""

    def on(self, *matters: str) -> Act:
        """Return the act with what it is on before the reason for it, for the log."""
        return replace(self, why=": ".join(filter(None, (", ".join(matters), self.why))))

    def deed(self, kind: str, takes: int | None = None) -> Deed:
        """Return the deed of this act."""
        return Deed(0, kind, self.at, self.who, self.why, takes)


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition came to: what became of each page, the stories it changed, and the flaws."""

    arrivals: tuple[Arrival, ...]
    changed: tuple[str, ...]
    flaws: tuple[Flaw, ...]


def init(place: Path) -> Path:
    """Make an empty store at ``place`` where there is none; return where it is."""
    with opened(place, make=True):
        return place.resolve()


def is_made(place: Path) -> bool:
    """Tell whether there is a file that may be a store."""
    return place.is_file() and place.stat().st_size > 0


def add(place: Path, paths: Sequence[str], act: Act, wish: Wish = PLAIN) -> Added:
    """Take all reports below ``paths`` into the store at ``place``, which is made where there is none.

    What an earlier call left unread is read too. Raises ``DatelineError`` (status 1) when nothing could be
    read or the store cannot be used.
    """
    found, flaws = pages_of(paths, wish.as_is)
    done = take(place, found, act.on(*map(str, paths)), wish)
    return replace(done, flaws=(*flaws, *done.flaws))


def take(place: Path, found: Sequence[Page], act: Act, wish: Wish = PLAIN) -> Added:
    """Take pages into the store at ``place``, as ``add`` does."""
    with opened(place, make=True) as connection:
        with writing(connection):
            deed = log.enter(connection, act.deed("add"))
            begun.begin(connection, deed, wish.model)
        arrivals = tuple(_taken_in(connection, found, deed, act.at))
        told = _finish(connection, deed, wish)
        if sum(arrival.kind != "known" for arrival in arrivals) > _MANY:
            with writing(connection):
                index.tidy(connection)
            shrunk(connection)
        arrivals = tuple(_as_it_proved(connection, arrival) for arrival in arrivals)
        return Added(arrivals, *told)


def _as_it_proved(connection: sqlite3.Connection, arrival: Arrival) -> Arrival:
    """Return an arrival as reading showed it: the same text at its address is no revision."""
    same = arrival.kind == "revision" and pages.told_nothing_new(connection, arrival.report)
    return Arrival(arrival.report, "known") if same else arrival


def _taken_in(connection: sqlite3.Connection, found: Sequence[Page], deed: int, at: str) -> Iterator[Arrival]:
    addition = Intake.of(found, deed, at)
    waiting = iter(enumerate(found))
    while batch := list(islice(waiting, _INTAKE)):
        with writing(connection):
            arrived = [_take_in(connection, page, place, addition) for place, page in batch]
        yield from arrived


def _take_in(connection: sqlite3.Connection, page: Page, place: int, addition: Intake) -> Arrival:
    arrival, number, superseded = intake.take_in(connection, page, canonical(page.url), place, addition)
    if superseded is not None:
        _discount(connection, superseded)
    if arrival.kind != "known":
        _count(connection, number, page)
    return arrival


def _count(connection: sqlite3.Connection, number: int, page: Page) -> None:
    """Let a page that is current now count: its lines, and its place in the stories."""
    pages.mark_read(connection, lines.enter(connection, number, _line_keys(page)), read=False)
    records.unsettle(connection, [number])


def _discount(connection: sqlite3.Connection, number: int) -> None:
    """Let a page that is current no longer count no more."""
    pages.mark_read(connection, lines.withdraw(connection, number), read=False)


def _line_keys(page: Page) -> dict[int, str]:
    from dateline.pipeline import lines_of

    told = lines_of(page)
    return {lines.key_of(told[0], line): line for line in told[1]} if told else {}


def _finish(
    connection: sqlite3.Connection, deed: int, wish: Wish
) -> tuple[tuple[str, ...], tuple[Flaw, ...]]:
    """Read what is unread and settle the stories; return the ids of those that changed, and the flaws."""
    from dateline.desk.spreading import ByEngine

    flaws = tuple(flaw for record in _read(connection, deed, wish) for flaw in record.flaws)
    with writing(connection):
        changed = settle(connection, deed, ByEngine.of(wish.engine))
        begun.settled(connection)
        return changed, flaws


def _read(connection: sqlite3.Connection, deed: int, wish: Wish) -> Iterator[Record]:
    # A page that proves to be no revision lets lines turn while pages are read: those are read again.
    while numbers := pages.unread(connection):
        made = _read_pages(connection, numbers, wish)
        yield from wish.progress(made, len(numbers)) if wish.progress else made


def _read_pages(connection: sqlite3.Connection, numbers: Sequence[int], wish: Wish) -> Iterator[Record]:
    from dateline.desk.reading import read_batches
    from dateline.sources.version import made_with

    made = made_with(wish.model)
    taken: deque[tuple[list[Kept], list[frozenset[int]]]] = deque()  # given out and not yet read
    with closing(read_batches(_asked(connection, numbers, taken), wish)) as batches:
        for found in batches:
            held, recurring = taken.popleft()
            with writing(connection):
                if recurring != [lines.recurring(connection, kept.number) for kept in held]:
                    continue  # a line turned meanwhile, by another process or a page before: they stay unread
                for kept, record in zip(held, found, strict=True):
                    _put(connection, kept, record, made)
            yield from found


def _asked(
    connection: sqlite3.Connection,
    numbers: Iterable[int],
    taken: deque[tuple[list[Kept], list[frozenset[int]]]],
) -> Iterator[list[tuple[Page, Habits]]]:
    """Yield pages in batches with the lines that recur now; enter each batch in ``taken``."""
    from dateline.pipeline import habits_in

    waiting = iter(numbers)
    while batch := list(islice(waiting, _READ)):
        held = list(pages.kept(connection, batch))
        recurring = [lines.recurring(connection, kept.number) for kept in held]
        habits = habits_in(_recurring(zip(held, recurring, strict=True)))
        taken.append((held, recurring))
        yield [(kept.page, habits) for kept in held]


def _recurring(held: Iterable[tuple[Kept, frozenset[int]]]) -> Iterator[tuple[str, list[str]]]:
    """Yield the outlets of pages with the lines whose keys recur."""
    from dateline.pipeline import lines_of

    for kept, keys in held:
        if keys and (told := lines_of(kept.page)):
            yield told[0], [line for line in told[1] if lines.key_of(told[0], line) in keys]


def _put(connection: sqlite3.Connection, kept: Kept, record: Record, made: str) -> None:
    """Keep a record; a revision whose text is that of the one before is no revision and stands aside."""
    before = pages.superseded_by(connection, kept.number)
    if before and records.sha256_of(connection, before) == record.report.text_sha256:
        _discount(connection, kept.number)
        _count_again(connection, intake.fold(connection, kept.number, before))
        pages.mark_read(connection, [kept.number])
        return
    records.put(connection, kept.number, record, made)
    pages.mark_read(connection, [kept.number])


def take_out(connection: sqlite3.Connection, numbers: Iterable[int], deed: int) -> None:
    """Take pages out of what counts; those that they had superseded count again."""
    for number in numbers:
        _discount(connection, number)
    _count_again(connection, intake.take_out(connection, numbers, deed))


def _count_again(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for kept in pages.kept(connection, numbers):
        _count(connection, kept.number, kept.page)
        pages.mark_read(connection, [kept.number], read=False)  # lines may have turned while it had no say


def undo(
    place: Path, act: Act, number: int | None = None, wish: Wish = PLAIN
) -> tuple[Deed, tuple[str, ...]]:
    """Take back deed ``number``, or the last that left something; return it and the stories that changed.

    An undoing that was stopped goes on first: asked for again, that is all there is to do. Raises
    ``DatelineError`` (status 1) where there is no such deed.
    """
    with opened(place) as connection:
        wish = begun.as_before(connection, wish)
        stopped, changed = _finish_stopped(connection, wish)
        if stopped and number in (None, stopped.number):
            return stopped, changed
        with writing(connection):
            deed = log.to_undo(connection, number)
            by = log.enter(connection, act.deed("undo", deed.number))
            begun.begin(connection, by)
            take_out(connection, pages.added_by(connection, deed.number), by)
        return deed, _finish(connection, by, wish)[0]


def _finish_stopped(connection: sqlite3.Connection, wish: Wish) -> tuple[Deed | None, tuple[str, ...]]:
    """Settle what an undoing that was stopped has left; return what it took back, and the stories changed."""
    held = {deed.number: deed for deed in log.deeds(connection)}
    last = held.get(begun.unsettled(connection))
    if last is None or last.takes is None:
        return None, ()
    return held.get(last.takes), _finish(connection, last.number, wish)[0]


def rebuild(place: Path, act: Act, wish: Wish = PLAIN, into: Path | None = None) -> tuple[str, ...]:
    """Make all that is derived anew from raw pages and judgements; return the stories that changed.

    What was made from a page that is damaged since is lost with it; `verify` names it. ``into`` names a new
    store that takes what can be read of one whose file is damaged; raises ``DatelineError`` where it is
    there already.
    """
    if into is not None:
        if into.exists():
            raise DatelineError(f"{into}: is there already", status=1)
        with opened(into, make=True) as connection:
            rescue(place, connection)
        place = into
    with opened(place) as connection:
        with writing(connection):
            deed = log.enter(connection, act.deed("rebuild"))
            pages.mark_all_unread(connection)
            pages.mark_read(connection, pages.damaged(connection))
            records.mend(connection)
            stories.mend(connection)
            rows.clear(connection)
            begun.begin(connection, deed, wish.model)
            _count_lines(connection)
        return _finish(connection, deed, wish)[0]


def _count_lines(connection: sqlite3.Connection) -> None:
    """Count the lines of all pages that are current anew."""
    lines.clear(connection)
    for kept in pages.kept(connection, pages.standing(connection)):
        lines.enter(connection, kept.number, _line_keys(kept.page))


def judge(place: Path, words: tuple[Word, ...], act: Act, kind: str = "judge") -> tuple[str, ...]:
    """Keep what a person says and settle the stories by it; return the ids of those that changed."""
    with opened(place) as connection:
        with writing(connection):
            deed = log.enter(connection, act.deed(kind))
            begun.begin(connection, deed)
            judgements.put(connection, words, deed)
        return _finish(connection, deed, begun.as_before(connection, PLAIN))[0]
