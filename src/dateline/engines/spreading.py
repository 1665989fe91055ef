"""Spread batches over a crew: who does what, what is done again after a death, and in which order it comes.

Each worker has one batch at hand and one waiting. No more batches are taken than a few for each worker ahead
of the oldest that is not done, so that memory is bounded however long the source is. The batch at which a
worker died is done again alone on a worker; when that dies too, its items one by one, so that what kills
workers is found. Refuses to try an item more than ``TRIES`` times by itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.engines.crew import Crew, Died, Done, Event, Failed, Ready
from dateline.engines.work import Lost
from dateline.model import DatelineError

DEEP = 2  # pieces that a worker has: one at hand, one waiting
AHEAD = 4  # batches for each worker that may be taken and not yielded
TRIES = 2  # of a whole batch, then of an item by itself
STILLBORN = 3  # workers in a row that may die before they are ready


@dataclass(frozen=True, slots=True)
class Piece:
    """Some items of one batch: its number, where in it they start, how often they were tried."""

    batch: int
    start: int
    items: tuple[Any, ...]
    tried: int = 0

    def parted(self) -> Iterator[Piece]:
        """Yield each item as a piece of its own."""
        for nth, item in enumerate(self.items):
            yield Piece(self.batch, self.start + nth, (item,))


@dataclass(slots=True)
class _Row:
    """The answers of one batch, and how many of them are still to come."""

    answers: list[Any]
    missing: int


@dataclass(slots=True)
class _Hand:
    """One worker as the scheduler knows it; ``alone`` says that it must be given nothing else."""

    pieces: deque[Piece] = field(default_factory=deque)
    ready: bool = False
    alone: bool = False


class Spreading:
    """One run of batches over one crew."""

    def __init__(self, crew: Crew, batches: Iterable[Sequence[Any]]) -> None:
        self._crew = crew
        self._source = iter(enumerate(batches))
        self._open: deque[_Row] = deque()  # of each batch that is not yielded
        self._first = 0  # the number of the oldest of these
        self._again: deque[Piece] = deque()
        self._hands: dict[int, _Hand] = {}
        self._over = False
        self._stillborn = 0

    def answers(self) -> Iterator[tuple[Any, ...]]:
        """Yield the answers of each batch, in order; ends the crew, however it is left."""
        try:
            while True:
                self._deal()
                while self._open and not self._open[0].missing:
                    self._first += 1
                    yield tuple(self._open.popleft().answers)
                    self._deal()
                if not self._open:
                    return
                self._hear(self._crew.heard())
        finally:
            self._crew.end()

    def _deal(self) -> None:
        """Give out pieces as long as there is work, a free worker and room."""
        while (free := self._free()) is not None:
            piece = self._next(free)
            if piece is None:
                return
            hand = self._hands.get(free)
            if hand is None:
                hand = self._hands[free] = _Hand()
                self._crew.hire(free)
            hand.alone = piece.tried > 0 or len(piece.items) < len(self._row(piece).answers)
            hand.pieces.append(piece)
            self._crew.give(free, piece.items)

    def _free(self) -> int | None:
        """Return the worker with the least to do that can take more."""
        loads = ((len(self._hands[n].pieces) if n in self._hands else 0, n) for n in range(self._crew.size))
        load, number = min(pair for pair in loads)
        if load >= DEEP or (load and self._hands[number].alone):
            return None
        return number

    def _next(self, worker: int) -> Piece | None:
        """Return the next piece for a worker: what is to be done again comes first, and to who is free."""
        if self._again:
            busy = worker in self._hands and self._hands[worker].pieces
            return None if busy else self._again.popleft()
        while not self._over and len(self._open) < AHEAD * self._crew.size:
            number, batch = next(self._source, (0, None))
            if batch is None:
                self._over = True
                break
            self._open.append(_Row([None] * len(batch), len(batch)))
            if batch:
                return Piece(number, 0, tuple(batch))
        return None

    def _row(self, piece: Piece) -> _Row:
        return self._open[piece.batch - self._first]

    def _hear(self, event: Event) -> None:
        hand = self._hands.get(event.worker)
        if hand is None:
            return
        match event:
            case Ready():
                hand.ready = True
                self._stillborn = 0
            case Done(answers=answers):
                self._enter(hand.pieces.popleft(), answers)
            case Failed(error=error):
                raise error
            case Died():
                self._bury(event, hand)

    def _enter(self, piece: Piece, answers: Sequence[Any]) -> None:
        row = self._row(piece)
        row.answers[piece.start : piece.start + len(piece.items)] = answers
        row.missing -= len(piece.items)

    def _bury(self, death: Died, hand: _Hand) -> None:
        """Take what a dead worker left undone back; blame the piece at hand where it had begun."""
        del self._hands[death.worker]
        left = [*hand.pieces]
        if not hand.ready:
            self._stillborn += 1
            if self._stillborn >= STILLBORN:
                told = f" ({death.why})" if death.why else ": is there memory enough?"
                raise DatelineError(f"the workers die before they begin{told}", status=1)
        elif left:
            self._blame(left.pop(0))
        self._again.extend(left)

    def _blame(self, piece: Piece) -> None:
        tried = replace(piece, tried=piece.tried + 1)
        if tried.tried < TRIES:
            self._again.append(tried)
        elif len(piece.items) > 1:
            self._again.extend(piece.parted())
        else:
            self._enter(piece, [Lost(piece.items[0], tried.tried)])
