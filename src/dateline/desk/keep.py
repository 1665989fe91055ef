"""Use cases on a store: take reports in, read what is unread, settle the stories, take things back.

What came in is kept before anything is read, and each step is committed by itself: stopped at any moment,
the next ``add`` goes on where this one was. The instant and the person are arguments.
"""

from __future__ import annotations

import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.desk import PLAIN, Wish, begun
from dateline.desk.arriving import (
    Portion,
    Told,
    arrivals,
    brought,
    count,
    discount,
    line_keys,
    portions,
)
from dateline.desk.fetching import parts, remembered
from dateline.desk.piles import settle
from dateline.model import (
    Arrival,
    DatelineError,
    Deed,
    Flaw,
    Kept,
    NothingRead,
    Page,
    Record,
    Visit,
    Word,
)
from dateline.sources import stream_paths
from dateline.sources.web.lists import told_apart_paths
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
    sources,
    stories,
    writing,
)
from dateline.store.rescue import rescue

if TYPE_CHECKING:
    from dateline.pipeline import Habits

_MANY = 500  # new pages after which the indexes are put in order
_MATTERS = 20  # paths that the log names of one addition
_READ = 16  # pages that are committed together when they are read


@dataclass(frozen=True, slots=True)
class Act:
    """Who does something to a store, when (UTC, ISO 8601) and why.

    ``by_hand`` says that a person asks for just this: then what was taken back may come in again.
    """

    at: str
    who: str = ""
    why: str = ""
    by_hand: bool = True

    def on(self, *matters: str) -> Act:
        """Return the act with what it is on before the reason for it, for the log; of many some."""
        more = len(matters) - _MATTERS
        told = (*matters[:_MATTERS], *([f"{more} more"] if more > 0 else []))
        return replace(self, why=": ".join(filter(None, (", ".join(told), self.why))))

    def deed(self, kind: str, takes: int | None = None) -> Deed:
        """Return the deed of this act."""
        return Deed(0, kind, self.at, self.who, self.why, takes)


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition came to: what became of each page, the stories it changed, and the flaws.

    Of very many pages the first are told one by one, and all in ``counts``, by their kind.
    """

    arrivals: tuple[Arrival, ...]
    changed: tuple[str, ...]
    flaws: tuple[Flaw, ...]
    counts: Mapping[str, int] = field(default_factory=dict)


def init(place: Path) -> Path:
    """Make an empty store at ``place`` where there is none; return where it is."""
    with opened(place, make=True):
        return place.resolve()


def is_made(place: Path) -> bool:
    """Tell whether there is a file that may be a store."""
    return place.is_file() and place.stat().st_size > 0


def add(place: Path, paths: Sequence[str], act: Act, wish: Wish = PLAIN, files: Sequence[str] = ()) -> Added:
    """Take all reports below ``paths`` into the store at ``place``, which is made where there is none.

    ``files`` are reports too, and never lead to the web: they lie in folders that anybody may write to.
    What an earlier call left unread is read too. Raises ``DatelineError`` (status 1) when nothing could be
    read or the store cannot be used.
    """
    leads, rest = told_apart_paths(paths)
    rest += files
    found = portions(stream_paths(rest, wish.as_is)) if rest else iter(())
    if leads:
        found = chain(found, brought(parts(leads, wish.web, remembered(place, act.by_hand))))
    return _take(place, found, act.on(*map(str, (*paths, *files))), wish)


def take(place: Path, found: Iterable[Page | Flaw], act: Act, wish: Wish = PLAIN) -> Added:
    """Take pages into the store at ``place``, as ``add`` does, a portion at a time."""
    return _take(place, portions(found), act, wish)


def _take(place: Path, found: Iterator[Portion], act: Act, wish: Wish) -> Added:
    told = Told()
    given = told.heard(found)
    ahead = list(_up_to_pages(given))
    if not any(portion.pages for portion in ahead):
        return _nothing_came(place, [v for portion in ahead for v in portion.visits], told, wish)
    with opened(place, make=True) as connection:
        with writing(connection):
            deed = log.enter(connection, act.deed("add"))
            begun.begin(connection, deed, wish.model)
        for arrival in arrivals(connection, chain(ahead, given), deed, act.at, act.by_hand):
            told.arrived(arrival)
        changed = _finish(connection, deed, wish, told)
        if told.counts["new"] + told.counts["revision"] > _MANY:
            with writing(connection):
                index.tidy(connection)
            shrunk(connection)
        told.proved(connection, deed)
        return Added(tuple(told.arrivals), changed, told.flaws, dict(+told.counts))


def _up_to_pages(given: Iterator[Portion]) -> Iterator[Portion]:
    """Yield portions up to the first that holds pages."""
    for portion in given:
        yield portion
        if portion.pages:
            return


def _nothing_came(place: Path, visits: Sequence[Visit], told: Told, wish: Wish) -> Added:
    """Keep what is to be remembered of askings, and go on with what was left, where all is as it was.

    No deed is entered in the log. Raises ``NothingRead`` where nothing could be had.
    """
    if visits and is_made(place):
        with opened(place) as connection, writing(connection):
            sources.remember(connection, visits)
    if not told.unchanged:
        raise NothingRead(told.flaws)
    done = go_on(place, wish) if is_made(place) else Added((), (), ())
    return replace(done, flaws=(*told.flaws, *done.flaws))


def go_on(place: Path, wish: Wish = PLAIN) -> Added:
    """Read and settle what a stopped call has left, if any has; nothing comes in."""
    with opened(place) as connection:
        deed, told = begun.unsettled(connection), Told()
        changed = _finish(connection, deed, begun.as_before(connection, wish), told) if deed else ()
        return Added((), changed, told.flaws)


def _finish(
    connection: sqlite3.Connection, deed: int, wish: Wish, told: Told | None = None
) -> tuple[str, ...]:
    """Read what is unread and settle the stories; return the ids of those that changed."""
    from dateline.desk.spreading import ByEngine

    for record in _read(connection, deed, wish):
        if told:
            told.flawed(record.flaws)
    with writing(connection):
        changed = settle(connection, deed, ByEngine.of(wish.engine))
        begun.settled(connection)
        return changed


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
        discount(connection, kept.number)
        _count_again(connection, intake.fold(connection, kept.number, before))
        pages.mark_read(connection, [kept.number])
        return
    records.put(connection, kept.number, record, made)
    pages.mark_read(connection, [kept.number])


def take_out(connection: sqlite3.Connection, numbers: Iterable[int], deed: int) -> None:
    """Take pages out of what counts; those that they had superseded count again."""
    for number in numbers:
        discount(connection, number)
    _count_again(connection, intake.take_out(connection, numbers, deed))


def _count_again(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for kept in pages.kept(connection, numbers):
        count(connection, kept.number, kept.page)
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
        return deed, _finish(connection, by, wish)


def _finish_stopped(connection: sqlite3.Connection, wish: Wish) -> tuple[Deed | None, tuple[str, ...]]:
    """Settle what an undoing that was stopped has left; return what it took back, and the stories changed."""
    held = {deed.number: deed for deed in log.deeds(connection)}
    last = held.get(begun.unsettled(connection))
    if last is None or last.takes is None:
        return None, ()
    return held.get(last.takes), _finish(connection, last.number, wish)


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
            sources.mend(connection)
            begun.begin(connection, deed, wish.model)
            _count_lines(connection)
        return _finish(connection, deed, wish)


def _count_lines(connection: sqlite3.Connection) -> None:
    """Count the lines of all pages that are current anew."""
    lines.clear(connection)
    for kept in pages.kept(connection, pages.standing(connection)):
        lines.enter(connection, kept.number, line_keys(kept.page))


def judge(place: Path, words: tuple[Word, ...], act: Act, kind: str = "judge") -> tuple[str, ...]:
    """Keep what a person says and settle the stories by it; return the ids of those that changed."""
    with opened(place) as connection:
        with writing(connection):
            deed = log.enter(connection, act.deed(kind))
            begun.begin(connection, deed)
            judgements.put(connection, words, deed)
        return _finish(connection, deed, begun.as_before(connection, PLAIN))
