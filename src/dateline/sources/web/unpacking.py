"""Packed bodies, unpacked piece by piece and no further than they may grow.

Only gzip and Zstandard are asked for: of both one can take a bounded amount at a time. What comes packed
otherwise is refused, since nobody asked for it.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_PIECE = 1 << 16  # bytes unpacked at a time
_WINDOW = 1 << 23  # bytes that Zstandard may look back: what RFC 9659 allows on the web
ACCEPTED = "gzip, zstd"


class Unfit(Exception):
    """The body cannot be taken; the message says why."""


def unpacked(pieces: Iterable[bytes], packing: str, largest: int) -> bytes:
    """Return the whole body, ``packing`` being what its header says; raises ``Unfit``.

    >>> import gzip
    >>> unpacked([gzip.compress(b"a" * 10_000_000)], "gzip", 1000)
    Traceback (most recent call last):
    dateline.sources.web.unpacking.Unfit: is larger than 1,000 bytes
    """
    names = [name for part in packing.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if len(names) > 1 or (names and names[0] not in _PACKINGS):
        raise Unfit(f"is packed as {packing[:40]}, which nobody asked for")
    whole, size = [], 0
    for piece in _PACKINGS[names[0]](pieces) if names else pieces:
        size += len(piece)
        if size > largest:
            raise Unfit(f"is larger than {largest:,} bytes")
        whole.append(piece)
    return b"".join(whole)


def opened(body: bytes, largest: int) -> bytes:
    """Return a body that is itself a gzipped file as what is in it, any other as it is."""
    return unpacked([body], "gzip", largest) if body.startswith(b"\x1f\x8b") else body


def _gunzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    packed = None
    for waiting in pieces:
        while waiting:
            packed = packed or zlib.decompressobj(31)
            try:
                yield packed.decompress(waiting, _PIECE)
            except zlib.error as error:
                raise Unfit("is packed and broken") from error
            waiting = packed.unconsumed_tail
            if packed.eof:  # what follows may be packed for itself, or be nothing
                waiting, packed = packed.unused_data, None
                if not waiting.startswith(b"\x1f"):
                    break
    if packed is not None:
        raise Unfit("is packed and cut off")


def _unzstd(pieces: Iterable[bytes]) -> Iterator[bytes]:
    import zstandard

    source: Any = _Pieces(pieces)
    reader = zstandard.ZstdDecompressor(max_window_size=_WINDOW).stream_reader(
        source, read_across_frames=True
    )
    try:
        while piece := reader.read(_PIECE):
            yield piece
    except zstandard.ZstdError as error:
        raise Unfit("is packed and broken") from error


class _Pieces:
    """Pieces as something to read from."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces, self._rest = iter(pieces), b""

    def read(self, size: int = -1) -> bytes:
        if not self._rest:
            self._rest = next(self._pieces, b"")
        given, self._rest = self._rest[:size], self._rest[size:]
        return given


_PACKINGS: dict[str, Callable[[Iterable[bytes]], Iterator[bytes]]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "zstd": _unzstd,
}
