"""Records of a web archive (WARC), one after the other, past what is broken.

Of a file that is cut or damaged all that is whole comes out: behind a break the next record is looked for.
Refuses to keep more of a record than it is allowed to.
"""

from __future__ import annotations

import mmap
import re
import zlib
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

# Where a record may start: a line of its own, or a member of gzip that holds one.
_START = re.compile(rb"\x1f\x8b\x08|(?<![^\n])WARC/1\.\d\r?\n")
_SEAM = re.compile(rb"\r?\n\r?\n(?=WARC/1\.\d\r?\nWARC-)")
_HEAD = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})")
_LONGEST_HEAD = 1 << 18
_PIECE = 1 << 16  # bytes that are unpacked at once


class Entry(NamedTuple):
    """One record: its number in the file from 1 on, its kind, its headers (names in lower case), its bytes.

    ``block`` is ``None`` where there are more than was allowed.
    """

    number: int
    kind: str
    headers: dict[str, str]
    block: bytes | None


class Answer(NamedTuple):
    """An answer of a web server: its status, its headers (names in lower case), its body as it was sent."""

    status: int
    headers: dict[str, str]
    body: bytes


def entries(place: Path, most: int, breaks: list[int]) -> Iterator[Entry]:
    """Yield the records of the archive at ``place``; the bytes at which it is broken go into ``breaks``.

    Raises ``OSError`` where the file cannot be opened.
    """
    number, start = 0, 0
    with place.open("rb") as file:
        while True:
            before = number
            number, broke = yield from _whole(file, start, most, number)
            if broke is None:
                return
            # What was found behind a break may be the record that is broken itself.
            if breaks and start and number == before:
                breaks.pop()
            breaks.append(broke)
            found = _next_start(file, broke + 1)
            if found is None:
                return
            start = found


class _Broke(NamedTuple):
    """Where the records ended, and the number of the last; ``place`` is ``None`` where that is the end."""

    number: int
    place: int | None


def _whole(file: BinaryIO, start: int, most: int, number: int) -> Generator[Entry, None, _Broke]:
    """Yield records from a place on, up to one that is not whole."""
    from fastwarc.warc import ArchiveIterator

    place = file.seek(start)
    try:
        for record in ArchiveIterator(file, parse_http=False):
            place, number = max(place, record.stream_pos), number + 1
            if record.headers.get("Content-Length") is None:
                return _Broke(number, place)
            block = record.reader.read() if record.content_length <= most else None
            if block is not None and len(block) < record.content_length:
                return _Broke(number, place)
            seam = _SEAM.search(block) if block and b"\nWARC/1." in block else None
            yield _entry(number, record, block[: seam.start()] if block and seam else block)
            if seam:
                return _Broke(number, place)
    except (OSError, ValueError):
        return _Broke(number, place)
    return _Broke(number, _unread(file, place))


def _unread(file: BinaryIO, place: int) -> int | None:
    """Return where the member of gzip at ``place``, the last, is cut or followed by what is none."""
    file.seek(place)
    unpacker, packed = zlib.decompressobj(31), file.read(_PIECE)
    if not packed.startswith(b"\x1f\x8b"):
        return None
    while packed and not unpacker.eof:
        unpacker.decompress(packed, _PIECE)
        packed = unpacker.unconsumed_tail or file.read(_PIECE)
    if not unpacker.eof:
        return place
    rest = unpacker.unused_data or packed
    return file.tell() - len(rest) if rest else None


def _entry(number: int, record: WarcRecord, block: bytes | None) -> Entry:
    headers = {name.lower(): value for name, value in record.headers.to_tuples()}
    return Entry(number, headers.get("warc-type", "").lower(), headers, block)


def _next_start(file: BinaryIO, start: int) -> int | None:
    """Return where the next record starts, from ``start`` on."""
    size = file.seek(0, 2)
    if start >= size:
        return None
    with closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as held:
        for sign in _START.finditer(held, start):
            if sign[0].startswith(b"WARC") or _holds_record(held[sign.start() : sign.start() + 4096]):
                return sign.start()
    return None


def _holds_record(packed: bytes) -> bool:
    try:
        return zlib.decompressobj(31).decompress(packed, 5) == b"WARC/"
    except zlib.error:
        return False


def answer(block: bytes) -> Answer | None:
    """Return the answer of a web server that ``block`` is, or ``None`` where it is none.

    >>> answer(b"HTTP/1.1 200 OK\\nContent-Type: text/html\\n\\n<p>Talks")
    Answer(status=200, headers={'content-type': 'text/html'}, body=b'<p>Talks')
    """
    status, end = _STATUS.match(block), _HEAD.search(block, 0, _LONGEST_HEAD)
    if not status or not end:
        return None
    headers: dict[str, str] = {}
    for line in block[: end.start()].decode("latin-1").splitlines()[1:]:
        name, _, value = line.partition(":")
        headers.setdefault(name.strip().lower(), value.strip())
    return Answer(int(status[1]), headers, block[end.end() :])
