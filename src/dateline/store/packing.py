"""Values to bytes and back: MessagePack by the fields of each value, compressed.

What comes back is checked against its type, so that a damaged or foreign row is an error, never a wrong
value and never code that runs. Refuses pickles.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from typing import Any

import msgspec
import zstandard

from dateline.model import DatelineError

_LEVEL = 6
_LARGEST = 1 << 28  # bytes that one row may unpack to
_CHECK = 4  # bytes of a checksum


def packed(value: object, beside: bytes = b"") -> bytes:
    """Return ``value`` (a frozen value, or a tuple or mapping of such) as bytes.

    ``beside`` is text that shares much with it and must be at hand again to unpack it.

    >>> unpacked(packed((1, "a")), tuple[int, str])
    (1, 'a')
    """
    return _compressor(beside).compress(plain(value))


def plain(value: object) -> bytes:
    """Return ``value`` as bytes that are not compressed: what a digest is taken of."""
    return msgspec.msgpack.encode(value)


def of_plain(body: bytes, kind: Any) -> Any:
    """Return the value of type ``kind`` that ``plain`` made ``body`` of."""
    with _telling():
        return _decoder(kind).decode(body)


def opened(body: bytes, beside: bytes = b"") -> bytes:
    """Return the bytes that ``packed`` made smaller; raises ``DatelineError`` where they are damaged."""
    with _telling():
        return zstandard.ZstdDecompressor(_dictionary(beside)).decompress(body, max_output_size=_LARGEST)


def unpacked(body: bytes, kind: Any, beside: bytes = b"") -> Any:
    """Return the value of type ``kind`` in ``body``; raises ``DatelineError`` where there is none."""
    with _telling():
        return _decoder(kind).decode(opened(body, beside))


@contextmanager
def _telling() -> Iterator[None]:
    try:
        yield
    except (zstandard.ZstdError, msgspec.DecodeError, TypeError, IndexError) as error:  # no bytes at all
        told = "the store holds a row that is damaged or of another version of Dateline"
        raise DatelineError(f"{told} ({error}); see `dateline verify`, `dateline rebuild`", 1) from error


def sealed(home: str, value: object) -> bytes:
    """Return ``value`` as few bytes, bound to its ``home``: for rows so small that frames would weigh.

    A CRC-32 of both comes first, then a byte that tells whether the rest is compressed.

    >>> unsealed("a", sealed("a", [1, 2]), list[int])
    [1, 2]
    """
    held = plain(value)
    small = _small().compress(held)
    check = zlib.crc32(held, zlib.crc32(home.encode("utf-8", "surrogatepass")))
    told = b"\1" + small if len(small) < len(held) else b"\0" + held
    return check.to_bytes(_CHECK, "big") + told


def unsealed(home: str, body: bytes, kind: Any) -> Any:
    """Return the value of type ``kind`` sealed for ``home``; raises ``DatelineError`` where there is none."""
    with _telling():
        told = bytes(memoryview(body)[_CHECK + 1 :])
        held = (
            _opener().decompress(told, max_output_size=_LARGEST)
            if body[_CHECK : _CHECK + 1] == b"\1"
            else told
        )
        check = zlib.crc32(held, zlib.crc32(home.encode("utf-8", "surrogatepass")))
        if body[:_CHECK] != check.to_bytes(_CHECK, "big") or body[_CHECK] > 1:
            raise zstandard.ZstdError("its check does not fit")
        return _decoder(kind).decode(held)


@cache
def _small() -> zstandard.ZstdCompressor:
    bare = zstandard.FORMAT_ZSTD1_MAGICLESS
    settings = zstandard.ZstdCompressionParameters.from_level(_LEVEL, format=bare, write_content_size=True)
    return zstandard.ZstdCompressor(compression_params=settings)


@cache
def _opener() -> zstandard.ZstdDecompressor:
    return zstandard.ZstdDecompressor(format=zstandard.FORMAT_ZSTD1_MAGICLESS)


def opens(body: bytes, kind: Any) -> bool:
    """Tell whether there is a value of type ``kind`` in ``body``."""
    try:
        unpacked(body, kind)
    except DatelineError:
        return False
    return True


@lru_cache(maxsize=2)
def _compressor(beside: bytes) -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True, dict_data=_dictionary(beside))


def _dictionary(beside: bytes) -> zstandard.ZstdCompressionDict | None:
    raw = zstandard.DICT_TYPE_RAWCONTENT
    return zstandard.ZstdCompressionDict(beside, dict_type=raw) if beside else None


@lru_cache(maxsize=64)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)
