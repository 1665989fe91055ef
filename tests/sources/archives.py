"""Web archives for tests, written by warcio as crawlers write them."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

HTML = "text/html; charset=utf-8"
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Given:
    """One record to write; of an answer ``kind`` is "response"."""

    body: bytes
    url: str = "https://news.example/2021/a"
    kind: str = "response"
    status: str = "200 OK"
    mime: str | None = HTML
    sent: Headers = ()
    told: Headers = (("WARC-Date", "2021-03-05T06:07:08Z"),)


def html(said: str = "Crews put out the fire at the mill.", title: str = "Fire at the mill") -> bytes:
    return (
        f"<!doctype html><html><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1><p>{said}</p></article></body></html>"
    ).encode()


def written(records: Iterable[Given], packed: bool = True) -> bytes:
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for given in records:
        writer.write_record(_made(writer, given))
    return out.getvalue()


def _made(writer: WARCWriter, given: Given) -> object:
    types = (("Content-Type", given.mime),) if given.mime else ()
    head = StatusAndHeaders(given.status, [*types, *given.sent], protocol="HTTP/1.1")
    is_answer = given.kind in ("response", "revisit")
    more = {} if is_answer else {"warc_content_type": given.mime or "text/html"}
    return writer.create_warc_record(
        given.url, given.kind, payload=BytesIO(given.body), length=len(given.body),
        http_headers=head if is_answer else None, warc_headers_dict=dict(given.told), **more,
    )  # fmt: skip


def members(archive: bytes) -> list[bytes]:
    """Return the members of gzip that an archive is made of."""
    found, rest = [], archive
    while rest:
        unpacker = zlib.decompressobj(31)
        unpacker.decompress(rest)
        found.append(rest[: len(rest) - len(unpacker.unused_data)])
        rest = unpacker.unused_data
    return found


def put(folder: Path, archive: bytes, name: str = "a.warc.gz") -> Path:
    place = folder / name
    place.write_bytes(archive)
    return place


def packed(record: bytes) -> bytes:
    return gzip.compress(record, mtime=0)
