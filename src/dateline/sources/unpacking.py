"""What an answer of the web was packed in for its way, undone: chunks, gzip, deflate, Brotli, Zstandard.

A crawler may have undone it already and left the header that tells of it: what is not packed as it says is
taken as it is. What was cut is unpacked as far as it goes. Refuses to unpack more than it is allowed to.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Mapping

_CHUNK = re.compile(rb"([0-9a-fA-F]{1,8})[ \t]*(?:;[^\r\n]{0,1000})?\r?\n")
_GZIP, _MOST_LAYERS = b"\x1f\x8b", 3
_ZSTANDARD = b"\x28\xb5\x2f\xfd"


class Unfit(Exception):
    """The body cannot be unpacked; the message says why, of more than one: "packed …"."""


def undone(body: bytes, headers: Mapping[str, str], most: int) -> bytes:
    """Return ``body`` as it was before it was packed as ``headers`` (names in lower case) say.

    Raises ``Unfit`` where it would be more than ``most`` bytes, or where nothing can undo it.

    >>> undone(b"5\\r\\nTalks\\r\\n0\\r\\n\\r\\n", {"transfer-encoding": "chunked"}, 100)
    b'Talks'
    """
    if "chunked" in headers.get("transfer-encoding", "").lower():
        body = _joined(body)
    layers = [name.strip() for name in headers.get("content-encoding", "").lower().split(",")]
    layers = [name for name in reversed(layers) if name not in ("", "identity", "none", "utf-8")]
    if len(layers) > _MOST_LAYERS:
        raise Unfit("packed too many times")
    for name in layers:
        if name not in _UNPACK:
            raise Unfit("packed in a way that is not known")
        body = _UNPACK[name](body, most)
        if len(body) > most:
            raise Unfit("too long when unpacked")
    return body


def _joined(body: bytes) -> bytes:
    """Return the chunks of ``body`` as one, so far as they are whole."""
    parts: list[bytes] = []
    place = 0
    while size := _CHUNK.match(body, place):
        length = int(size[1], 16)
        if not length:
            break
        parts.append(body[size.end() : size.end() + length])
        place = size.end() + length
        place += 2 if body.startswith(b"\r\n", place) else body.startswith(b"\n", place)
    return b"".join(parts) if parts else body


def _gunzipped(body: bytes, most: int) -> bytes:
    if not body.startswith(_GZIP):
        return body
    parts: list[bytes] = []
    while body.startswith(_GZIP) and sum(map(len, parts)) <= most:
        part, body = _inflated(body, most, 31)
        parts.append(part)
    return b"".join(parts)


def _deflated(body: bytes, most: int) -> bytes:
    """Undo deflate, with the head of zlib or bare; what is neither was undone before."""
    for bits in (15, -15):
        try:
            return _inflated(body, most, bits)[0]
        except Unfit:
            continue
    return body


def _inflated(body: bytes, most: int, bits: int) -> tuple[bytes, bytes]:
    unpacker = zlib.decompressobj(bits)
    try:
        return unpacker.decompress(body, most + 1), unpacker.unused_data
    except zlib.error as error:
        raise Unfit("packed and broken") from error


def _brotli(body: bytes, most: int) -> bytes:
    import brotli

    try:
        found: bytes = brotli.Decompressor().process(body, output_buffer_limit=most + 1)
    except brotli.error:
        if body.lstrip()[:1] == b"<":
            return body
        raise Unfit("packed and broken") from None
    return found


def _zstandard(body: bytes, most: int) -> bytes:
    import zstandard

    if not body.startswith(_ZSTANDARD):
        return body
    try:
        return zstandard.ZstdDecompressor(max_window_size=1 << 27).stream_reader(body).read(most + 1)
    except zstandard.ZstdError:
        raise Unfit("packed and broken") from None


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gunzipped,
    "x-gzip": _gunzipped,
    "deflate": _deflated,
    "br": _brotli,
    "zstd": _zstandard,
}
