"""Use case: give stories to other programs, from reports at hand or out of a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.desk import PLAIN, Wish, look, track
from dateline.model import DatelineError, Track
from dateline.stages.tell.export import Exported, export_track, story_of

# Forms of which each line stands for itself.
LINES = frozenset({"jsonl", "ftm", "ftm-statements", "ninjs"})


def export(form: str, found: Track) -> tuple[Exported, ...]:
    """Return the files of one of ``FORMATS``.

    Raises ``DatelineError`` where a library is missing (status 2) or there is nothing to write (1).
    """
    files = export_track(found, form)
    if not files:
        raise DatelineError("no story has a line with a day, so there is nothing to write", status=1)
    return files


def of_paths(paths: Sequence[str], story: str | None, wish: Wish = PLAIN) -> Track:
    """Return the stories that the reports below ``paths`` tell, or the one of id ``story``."""
    found = track(paths, wish)
    if story is None:
        return found
    kept = story_of(found, story)
    if not kept.stories:
        names = "".join(f"\n  {s.id}  {s.title}" for s in found.stories)
        raise DatelineError(f"no story {story!r}; there are{names}")
    return kept


def of_store(place: Path, story: str | None) -> Track:
    """Return all stories of the store at ``place``, or the one of id ``story``."""
    return look.every(place) if story is None else look.story(place, story)


def lines_of_store(place: Path, form: str) -> Iterator[bytes]:
    """Yield the lines of a form of ``LINES`` story by story, so that a store of any size fits in memory.

    They are those of ``export``, in another order. Raises ``DatelineError`` where a story is no more when its
    turn comes: half an export is none.
    """
    for listed in look.listing(place):
        yield from (file.body for file in export_track(look.story(place, listed.id), form))


def only(files: Sequence[Exported], name: str | None) -> Exported:
    """Return the one file, or that of ``name``, its ending left out; else raises ``DatelineError``."""
    kept = [f for f in files if name is None or name in (f.name, f.name.partition(".")[0])]
    if len(kept) == 1:
        return kept[0]
    names = ", ".join(f.name.partition(".")[0] for f in files)
    if name is None:
        raise DatelineError(
            f"{len(files)} files: give a folder with --to, or one of them with --only: {names}"
        )
    raise DatelineError(f"no file {name!r}; there are {names}")


def save(files: Sequence[Exported], folder: Path) -> tuple[Path, ...]:
    """Write files into ``folder``, which is made where it is missing; a file is there whole or as it was."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return tuple(_save(file, folder) for file in files)
    except OSError as error:
        raise DatelineError(f"cannot write to {folder}: {error.strerror or error}") from error


def _save(file: Exported, folder: Path) -> Path:
    place, part = folder / file.name, folder / f".{file.name}.part"
    try:
        part.write_bytes(file.body)
        return part.replace(place)
    finally:
        part.unlink(missing_ok=True)
