"""Reading pages by an engine: batches of pages out, batches of records back.

A record comes from a worker as MessagePack, which is far quicker to open than a pickle. Refuses to lose a
page: one that ends every worker that reads it is told as a flaw, and the rest goes on.
"""

from __future__ import annotations

import pickle
from collections.abc import Generator, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from dateline.desk import Wish
from dateline.engines import Lost, Work, engine_of
from dateline.model import Page, Record
from dateline.store.packing import of_plain, plain

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.pipeline import Habits

# A batch and a half: fewer are hardly shared out, and a worker has to start and load the model first.
FEW = 24
_LOST = "ended the process that read it, {} times, and is left out"


def read_batches(
    batches: Iterable[Sequence[tuple[Page, Habits]]], wish: Wish
) -> Generator[tuple[Record, ...], None, None]:
    """Yield the records of each batch of pages, in order; a page comes with the habits of its outlet."""
    work = Work(partial(_loaded, wish.model), _read, FEW)
    for answers in engine_of(wish.engine).mapped(work, batches):
        yield tuple(map(_record, answers))


def _loaded(name: str) -> Language:
    from dateline.sources import models

    return models.load_model(name)


def _read(model: Language, pages: Sequence[tuple[Page, Habits]]) -> list[bytes]:
    from dateline.pipeline import read_batch
    from dateline.sources.models import name_language

    return list(map(_sent, read_batch(model, pages, name_language)))


def _sent(record: Record) -> bytes:
    try:
        return b"m" + plain(record)
    except UnicodeEncodeError:  # half a sign in a name, which only a pickle carries
        return b"p" + pickle.dumps(record)


def _record(answer: bytes | Lost[tuple[Page, Habits]]) -> Record:
    from dateline.pipeline import unread

    if isinstance(answer, Lost):
        return unread(answer.item[0], _LOST.format(answer.tries))
    record: Record = of_plain(answer[1:], Record) if answer[:1] == b"m" else pickle.loads(answer[1:])
    return record
