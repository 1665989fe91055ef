"""What a user can ask for: each use case once, for the command line and later the web.

Knows sources, the model and the pipeline; knows nothing of terminals. Flaws are values in the
results; what cannot be done at all is a ``DatelineError``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from dateline.engines import Wanted
from dateline.model import (
    Attribute,
    DatelineError,
    Diff,
    Dossier,
    Flaw,
    NothingRead,
    Page,
    Record,
    Track,
    Word,
)
from dateline.sources import read_paths
from dateline.sources.doubles import told_apart
from dateline.sources.judgements import read_judgements
from dateline.sources.models import DEFAULT_MODEL
from dateline.sources.packs import read_pack, shipped
from dateline.sources.web.lists import told_apart_paths
from dateline.sources.web.wish import USUAL, WebWish
from dateline.stages.compare import holding

if TYPE_CHECKING:
    from dateline.pipeline import Together

_UNTAKEN = "only a store knows when reports were taken in: leave the paths out"
_LINE = re.compile(r":\d+\Z")
Progress = Callable[[Iterable[Record], int], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants the reports read. ``progress`` wraps the records as they come, with their number.

    ``packs`` are files of attributes, which go before those that come with the program; ``judgements``
    is a file of people's words on which reports are of one episode; ``one_story`` says that all are of one
    affair; ``web`` is how the web is asked, where a path leads there; ``engine`` says where reports are read.
    """

    as_is: bool = False
    model: str = DEFAULT_MODEL
    progress: Progress | None = None
    packs: tuple[str, ...] = ()
    judgements: str | None = None
    one_story: bool = False
    web: WebWish = USUAL
    engine: Wanted = field(default_factory=Wanted)


PLAIN = Wish()


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day by which one wants to know, and what of it counts.

    ``by`` hears the reports ``published`` by then, or ``taken`` in by then, or what ``holds`` then, whenever
    it was told.
    """

    day: date
    by: str = "published"


def read(paths: Sequence[str], wish: Wish = PLAIN) -> tuple[Iterator[Record], tuple[Flaw, ...]]:
    """Return the records of all reports below ``paths``, lazily, and the flaws that no record carries.

    A record carries the flaws of its own file or line, the first of a file those of the file's bad lines;
    so what is left speaks of files that hold no report at all. Raises ``DatelineError`` (status 1)
    when not one report could be read.
    """
    pages, flaws = pages_of(paths, wish)
    carried, left = _shared_out(flaws, pages)
    records = (replace(r, flaws=(*carried.get(r.id, ()), *r.flaws)) for r in _records(pages, wish))
    return records, left


def track(paths: Sequence[str], wish: Wish = PLAIN) -> Track:
    """Return the stories that all reports below ``paths`` tell together.

    Raises ``DatelineError`` when no report has a title or a sentence (status 1), or a pack or the file of
    judgements is unfit (2).
    """
    attributes = attributes_of(wish)
    lazy, flaws = read(paths, wish)
    records = list(lazy)
    judged, more = read_judgements(wish.judgements, (r.id for r in records)) if wish.judgements else ((), ())
    found = _together(wish).track(records, attributes, judged, wish.one_story)
    flaws += more + found.flaws
    if not found.stories:
        raise NothingRead(flaws)
    return replace(found, flaws=flaws)


def dossier(subject: str, paths: Sequence[str], as_of: AsOf | None, wish: Wish = PLAIN) -> Dossier:
    """Return the record of ``subject`` as the reports below ``paths`` tell it, or told it ``as_of`` a day.

    Without a day all reports are heard. Raises ``DatelineError`` when nothing could be read, or nothing
    was published by then (status 1), or no report names such a subject (2): it then tells the names near it.
    """
    attributes = attributes_of(wish)
    records, flaws = read(paths, wish)
    if as_of and as_of.by == "taken":
        raise DatelineError(_UNTAKEN)
    known = as_of.day if as_of and as_of.by == "published" else None
    together = _together(wish)
    found = as_found(together.dossier(list(records), subject, known, attributes), subject, known)
    found = holding(found, as_of.day) if as_of and as_of.by == "holds" else found
    return replace(found, flaws=(*flaws, *found.flaws))


def dossier_of_records(
    records: Sequence[Record],
    subject: str,
    as_of: date | None,
    attributes: Sequence[Attribute],
    judgements: Sequence[Word] = (),
) -> Dossier:
    """Return the record of ``subject`` as ``records`` tell it; raises as ``dossier`` does."""
    from dateline.pipeline import dossier_of

    return as_found(dossier_of(records, subject, as_of, attributes, judgements), subject, as_of)


def as_found(found: Dossier | tuple[str, ...], subject: str, as_of: date | None) -> Dossier:
    """Return a dossier; raises ``DatelineError`` for names near the subject in its place."""
    if isinstance(found, Dossier):
        return found
    if not found:
        raise DatelineError(f"no report was surely published by {as_of}", status=1)
    near = "".join(f"\n  {name}" for name in found)
    raise DatelineError(f"no report names just {subject!r} as a subject; near it are{near}")


def diff(paths: Sequence[str], since: date, wish: Wish = PLAIN, by: str = "published") -> Diff:
    """Return what the reports below ``paths`` published on the day ``since`` or later changed.

    Raises ``DatelineError`` when nothing could be read (status 1), a pack is unfit, or ``by`` asks when they
    were ``taken`` in (2).
    """
    attributes = attributes_of(wish)
    if by == "taken":
        raise DatelineError(_UNTAKEN)
    records, flaws = read(paths, wish)
    found = _together(wish).diff(list(records), since, attributes)
    return replace(found, flaws=(*flaws, *found.flaws))


def attributes_of(wish: Wish) -> tuple[Attribute, ...]:
    """Return the attributes of the user's packs and of those that come with the program."""
    return (*(a for pack in wish.packs for a in read_pack(pack)), *shipped())


def pages_of(paths: Sequence[str], wish: Wish) -> tuple[list[Page], tuple[Flaw, ...]]:
    """Return the pages below ``paths`` and the flaws; raises ``DatelineError`` (status 1) for no page.

    Of what leads to the web nothing is remembered: all of it is asked for.
    """
    leads, rest = told_apart_paths(paths)
    found = list(read_paths(rest, as_is=wish.as_is)) if rest or not leads else []
    if leads:
        from dateline.desk.fetching import parts

        brought = list(parts(leads, wish.web))
        found += [flaw for part in brought for flaw in part.flaws]
        found = list(told_apart([*found, *(page for part in brought for page in part.pages)]))
    pages = [item for item in found if isinstance(item, Page)]
    flaws = tuple(item for item in found if isinstance(item, Flaw))
    if not pages:
        raise NothingRead(flaws)
    return pages, flaws


def _shared_out(
    flaws: Iterable[Flaw], pages: Sequence[Page]
) -> tuple[dict[str, list[Flaw]], tuple[Flaw, ...]]:
    """Return the flaws by the id of the page that carries them, and those of files without a page."""
    carriers: dict[str, str] = {}
    for page in pages:
        for place in (page.path, _LINE.sub("", page.path)):
            carriers.setdefault(place, page.id)
    carried: dict[str, list[Flaw]] = {}
    left = []
    for flaw in flaws:
        carrier = carriers.get(flaw.where) or carriers.get(_LINE.sub("", flaw.where))
        carried.setdefault(carrier, []).append(flaw) if carrier else left.append(flaw)
    return carried, tuple(left)


def _together(wish: Wish) -> Together:
    """Return what takes reports together, by the engine that the user wants."""
    from dateline.desk.spreading import ByEngine
    from dateline.pipeline import Together

    return Together(ByEngine.of(wish.engine))


def _records(pages: Sequence[Page], wish: Wish) -> Iterator[Record]:
    from dateline.desk.reading import read_batches
    from dateline.pipeline import batches_of, learn_habits

    with closing(read_batches(batches_of(pages, learn_habits(pages)), wish)) as batches:
        records = (record for batch in batches for record in batch)
        yield from wish.progress(records, len(pages)) if wish.progress else records
