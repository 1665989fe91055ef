"""What a user can ask for: each use case once, for the command line and later the web.

Knows sources, the model and the pipeline; knows nothing of terminals. Flaws are values in the
results; what cannot be done at all is a ``DatelineError``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.model import Attribute, DatelineError, Diff, Dossier, Flaw, Page, Record, Track, Word
from dateline.sources import read_paths
from dateline.sources.judgements import read_judgements
from dateline.sources.models import DEFAULT_MODEL, load_model
from dateline.sources.packs import read_pack, shipped
from dateline.stages.compare import holding

_UNTAKEN = "only a store knows when reports were taken in: leave the paths out"
_LINE = re.compile(r":\d+\Z")
Progress = Callable[[Iterable[Record], int], Iterable[Record]]


@dataclass(frozen=True, slots=True)
class Wish:
    """How the user wants the reports read. ``progress`` wraps the records as they come, with their number.

    ``packs`` are files of attributes, which go before those that come with the program; ``judgements``
    is a file of people's words on which reports are of one episode; ``one_story`` says that all are of one
    affair.
    """

    as_is: bool = False
    model: str = DEFAULT_MODEL
    progress: Progress | None = None
    packs: tuple[str, ...] = ()
    judgements: str | None = None
    one_story: bool = False


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
    pages, flaws = pages_of(paths, wish.as_is)
    carried, left = _shared_out(flaws, pages)
    records = (replace(r, flaws=(*carried.get(r.id, ()), *r.flaws)) for r in _records(pages, wish))
    return records, left


def track(paths: Sequence[str], wish: Wish = PLAIN) -> Track:
    """Return the stories that all reports below ``paths`` tell together.

    Raises ``DatelineError`` when no report has a title or a sentence (status 1), or a pack or the file of
    judgements is unfit (2).
    """
    from dateline.pipeline import track_records

    attributes = attributes_of(wish)
    lazy, flaws = read(paths, wish)
    records = list(lazy)
    judged, more = read_judgements(wish.judgements, (r.id for r in records)) if wish.judgements else ((), ())
    found = track_records(records, attributes, judged, wish.one_story)
    flaws += more + found.flaws
    if not found.stories:
        raise _nothing(flaws)
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
    found = dossier_of_records(list(records), subject, known, attributes)
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

    return named_or_near(dossier_of(records, subject, as_of, attributes, judgements), subject, as_of)


def named_or_near(found: Dossier | tuple[str, ...], subject: str, as_of: date | None) -> Dossier:
    """Return what was found; raises ``DatelineError`` with the names near it where it is of no subject."""
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
    from dateline.pipeline import diff_of

    attributes = attributes_of(wish)
    if by == "taken":
        raise DatelineError(_UNTAKEN)
    records, flaws = read(paths, wish)
    found = diff_of(list(records), since, attributes)
    return replace(found, flaws=(*flaws, *found.flaws))


def attributes_of(wish: Wish) -> tuple[Attribute, ...]:
    """Return the attributes of the user's packs and of those that come with the program."""
    return (*(a for pack in wish.packs for a in read_pack(pack)), *shipped())


def pages_of(paths: Sequence[str], as_is: bool) -> tuple[list[Page], tuple[Flaw, ...]]:
    """Return the pages below ``paths`` and the flaws; raises ``DatelineError`` (status 1) for no page."""
    found = list(read_paths(paths, as_is=as_is))
    pages = [item for item in found if isinstance(item, Page)]
    flaws = tuple(item for item in found if isinstance(item, Flaw))
    if not pages:
        raise _nothing(flaws)
    return pages, flaws


def _nothing(flaws: Iterable[Flaw]) -> DatelineError:
    return DatelineError("nothing could be read" + "".join(f"\n  {flaw}" for flaw in flaws), status=1)


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


def _records(pages: Sequence[Page], wish: Wish) -> Iterable[Record]:
    from dateline.pipeline import read_pages

    records = read_pages(pages, load_model(wish.model))
    return wish.progress(records, len(pages)) if wish.progress else records
