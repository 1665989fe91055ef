"""Files, folders and standard input to pages, in sorted order.

What cannot be read becomes a flaw that says which file and why; the rest goes on. Refuses to
judge the text: HTML stays HTML, litter stays litter, until ``clean``.
"""

from __future__ import annotations

import gzip
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from dateline.model import Flaw, Page
from dateline.model.page import Media
from dateline.sources.bounds import LONGEST, too_long
from dateline.sources.doubles import told_apart
from dateline.sources.encoding import NotText, decode, printable
from dateline.sources.jsonl import read_jsonl
from dateline.sources.warc import read_warc

_MEDIA: dict[str, Media] = {".txt": "text", ".md": "markdown", ".html": "html", ".htm": "html"}
_ARCHIVES = (".warc", ".wet")
_SUFFIXES = (*_MEDIA, ".jsonl", *_ARCHIVES)
NOTHING = "holds no file with a known ending"
_PACKED = (gzip.BadGzipFile, EOFError, zlib.error)


def read_paths(
    paths: Sequence[str | Path], as_is: bool = False, stdin: BinaryIO | None = None
) -> Iterator[Page | Flaw]:
    """Yield the pages of files and folders, and a flaw for each thing that cannot be read.

    ``"-"`` is standard input (``stdin`` where given): text, HTML or JSON lines, told by its start.
    Ids are file stems or the ids given in JSON lines. Where reports share an id, each gets the digest of
    what it holds added to it, so that ids neither clash nor depend on the order of the input.
    """
    yield from told_apart(list(stream_paths(paths, as_is, stdin)))


def stream_paths(
    paths: Sequence[str | Path], as_is: bool = False, stdin: BinaryIO | None = None
) -> Iterator[Page | Flaw]:
    """Yield what ``read_paths`` does as it comes, however much that is: doubles twice, ids as they are."""
    found: list[Path | Flaw | str] = []
    for path in paths:
        found += ["-"] if str(path) == "-" else files_below(Path(path))
    names = _names([item for item in found if isinstance(item, Path)])
    for item in dict.fromkeys(found):
        if isinstance(item, Flaw):
            yield item
        elif isinstance(item, str):
            yield from _stream(stdin or sys.stdin.buffer, as_is)
        elif item in names:
            yield from file_pages(item, names[item], _shown(item), as_is)


def files_below(path: Path) -> list[Path | Flaw | str]:
    """List the files that ``path`` stands for, sorted, or the reason why there are none."""
    if not path.is_dir():
        if not path.exists():
            return [Flaw("sources", _shown(path), "is not there")]
        if _suffix(path) is None:
            return [
                Flaw(
                    "sources",
                    _shown(path),
                    f"has no known ending (known: {', '.join(_SUFFIXES)}, and .gz of these)",
                )
            ]
        return [path]
    troubles: list[OSError] = []
    below: list[Path] = []
    for folder, subfolders, files in os.walk(path, onerror=troubles.append):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        below += [Path(folder, name) for name in files if not name.startswith(".")]
    known = sorted(file for file in below if _suffix(file))
    flaws = [
        Flaw("sources", _shown(error.filename), f"cannot be opened ({error.strerror})") for error in troubles
    ]
    if not known and not flaws:
        flaws.append(Flaw("sources", _shown(path), NOTHING))
    return [*flaws, *known]


def _shown(path: str | Path) -> str:
    return printable(str(path))


def _suffix(path: Path) -> str | None:
    """Return the known ending of ``path``, ``.gz`` left out."""
    name = path.name.lower().removesuffix(".gz")
    return next((suffix for suffix in _SUFFIXES if name.endswith(suffix) and name != suffix), None)


def _stem(path: Path) -> str:
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return name[: -len(_suffix(path) or "")]


def _names(files: Sequence[Path]) -> dict[Path, str]:
    """Name each file by its stem, with as many parent folders (and its ending) as tell it from others."""
    real: dict[Path, Path] = {}
    for file in files:
        real.setdefault(file.resolve(), file)
    by_stem: dict[str, list[Path]] = {}
    for place in real:
        by_stem.setdefault(_stem(place), []).append(place)
    return {
        real[place]: printable(name) for group in by_stem.values() for place, name in _apart(group).items()
    }


def _apart(group: list[Path]) -> dict[Path, str]:
    """Name files that share a stem: by stem, else by full name, else by the shortest differing path."""
    deepest = max(len(place.parts) for place in group)
    tries = [[_stem(p) for p in group], [p.name for p in group]]
    for depth in range(1, deepest):
        folders = ["/".join(p.parts[-depth - 1 : -1]) for p in group]
        tries.append([f"{folder}/{_stem(p)}" for folder, p in zip(folders, group, strict=True)])
        tries.append([f"{folder}/{p.name}" for folder, p in zip(folders, group, strict=True)])
    names = next((names for names in tries if len(set(names)) == len(group)), [str(p) for p in group])
    return dict(zip(group, names, strict=True))


def file_pages(path: Path, name: str, shown: str, as_is: bool) -> Iterator[Page | Flaw]:
    """Yield the pages of one file of a known ending, or why there are none.

    ``name`` is the id of its report (of JSON lines the start of ids), ``shown`` what people know it by.
    """
    suffix = _suffix(path) or ""
    packed = path.name.lower().endswith(".gz")
    try:
        if suffix in _ARCHIVES:
            yield from read_warc(path, shown, name, as_is)
            return
        with gzip.open(path) if packed else path.open("rb") as stream:
            if suffix == ".jsonl":
                yield from read_jsonl(stream, shown, name, as_is)
            else:
                yield from text_pages(_read(stream, _MEDIA[suffix]), shown, name, _MEDIA[suffix], as_is)
    except _PACKED:
        yield Flaw("sources", shown, "is packed and broken")
    except OSError as error:
        yield Flaw("sources", shown, f"cannot be opened ({error.strerror or error})")


def _read(stream: BinaryIO | gzip.GzipFile, media: Media) -> bytes:
    return stream.read(4 * LONGEST[media] + 1)


def text_pages(raw: bytes, path: str, name: str, media: Media, as_is: bool) -> Iterator[Page | Flaw]:
    """Yield the page of a text, or why it is none; ``path`` is what people know it by, ``name`` its id."""
    if not raw.strip():
        yield Flaw("sources", path, "is empty")
        return
    try:
        text, encoding = decode(raw)
    except NotText as error:
        yield Flaw("sources", path, str(error))
        return
    if reason := too_long(text, media):
        yield Flaw("sources", path, reason)
        return
    if not encoding.startswith("utf"):
        yield Flaw("sources", path, f"is not UTF-8: taken as {encoding}")
    yield Page(name, path, text, media, as_is=as_is)


def _stream(stream: BinaryIO, as_is: bool) -> Iterator[Page | Flaw]:
    """Read standard input: JSON lines when it starts with ``{``, HTML when with ``<``, else text."""
    raw = stream.read(4 * LONGEST["html"] + 1)
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:200].lower()
    if start.startswith(b"{"):
        yield from read_jsonl(raw.splitlines(), "-", "stdin", as_is)
        return
    yield from text_pages(raw, "-", "stdin", media_of(start), as_is)


def media_of(raw: bytes) -> Media:
    """Tell what a text without a name is by its start, in lower case: a web page, or plain text."""
    return "html" if raw.startswith((b"<!doctype", b"<html", b"<head", b"<?xml", b"<body")) else "text"
