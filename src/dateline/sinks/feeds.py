"""Feeds as files in a folder: each is there whole, old or new, whenever anyone reads it.

A file that says the same already is left alone. Refuses to delete anything.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

_READABLE = 0o644


def write(folder: str | Path, feeds: Mapping[str, str]) -> str:
    """Write feeds by name of file; return what is wrong, "" for nothing."""
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
        for name, feed in feeds.items():
            _put(Path(folder) / name, feed.encode("utf-8", "replace"))
    except OSError as error:
        return f"{error.filename or folder}: {error.strerror or error}"
    return ""


def _put(place: Path, body: bytes) -> None:
    if place.is_file() and place.read_bytes() == body:
        return
    number, name = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}.")
    try:
        with os.fdopen(number, "wb") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_READABLE)
        Path(name).replace(place)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise
