"""Values to bytes and back: MessagePack by the fields of each value, compressed.

What comes back is checked against its type, so that a damaged or foreign row is an error, never a wrong
value and never code that runs. Refuses pickles.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import msgspec
import zstandard

from dateline.model import DatelineError

_LEVEL = 6
_LARGEST = 1 << 28  # bytes that one row may unpack to


def packed(value: object) -> bytes:
    """Return ``value`` (a frozen value, or a tuple or mapping of such) as bytes.

    >>> unpacked(packed((1, "a")), tuple[int, str])
    (1, 'a')
    """
    return _compressor().compress(plain(value))


def plain(value: object) -> bytes:
    """Return ``value`` as bytes that are not compressed: what a digest is taken of."""
    return msgspec.msgpack.encode(value)


def unpacked(body: bytes, kind: Any) -> Any:
    """Return the value of type ``kind`` in ``body``; raises ``DatelineError`` where there is none."""
    try:
        plain = zstandard.ZstdDecompressor().decompress(body, max_output_size=_LARGEST)
        return _decoder(kind).decode(plain)
    except (zstandard.ZstdError, msgspec.DecodeError, TypeError) as error:  # TypeError: not bytes at all
        told = "the store holds a row that is damaged or of another version of Dateline"
        raise DatelineError(f"{told} ({error}); see `dateline verify`, `dateline rebuild`", 1) from error


def opens(body: bytes, kind: Any) -> bool:
    """Tell whether there is a value of type ``kind`` in ``body``."""
    try:
        unpacked(body, kind)
    except DatelineError:
        return False
    return True


@lru_cache(maxsize=1)
def _compressor() -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True)


@lru_cache(maxsize=64)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
