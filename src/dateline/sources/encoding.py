"""Bytes to text: by byte-order mark, then UTF-8, then what is declared, then what the bytes look like.

Refuses binary content; does not repair text that was already decoded wrongly.
"""

from __future__ import annotations

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"BZh", b"\x7fELF",
               b"RIFF", b"OggS", b"ID3", b"{\\rtf", b"\xd0\xcf\x11\xe0")  # fmt: skip
_DECLARED = re.compile(
    rb"<meta[^>]+charset=[\"']?([\w-]+)|\A\s*<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE
)
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 27})
_SURROGATE = re.compile("[\ud800-\udfff]")
# Among the Latin encodings of old, English news comes in one.
_LATIN = re.compile(r"cp(?:125[02478]|437|850|858)|latin|iso8859|mac_(?:roman|latin)|hp_roman", re.IGNORECASE)
# What pages mean by the name of an encoding that holds less (https://encoding.spec.whatwg.org).
_MEANT = {
    "ascii": "cp1252", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874",
    "tis-620": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932", "euc_kr": "cp949",
    "big5": "big5hkscs",
}  # fmt: skip
# No encoding of pages: codecs of Python for other ends, some of which take for ever.
_UNFIT = frozenset("idna punycode unicode_escape raw_unicode_escape utf-7 undefined mbcs oem".split())
# Encodings whose text is all bytes below 128: it looks like UTF-8.
_SHIFTED = re.compile(rb"\x1b[$(]")
# English in an old encoding has few bytes above 127: only its quotes, dashes and accents.
_FEW = 0.05


class NotText(Exception):
    """The bytes are no text; the message says what they are."""


def decode(raw: bytes, named: str | None = None) -> tuple[str, str]:
    """Return the text of ``raw`` and the name of its encoding; raises ``NotText``.

    ``named`` is the encoding that came with it; it is heard where a mark or UTF-8 does not say otherwise.

    >>> decode("naïve".encode("utf-16"))
    ('naïve', 'utf-16')
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace"), name
    if raw.startswith(_SIGNATURES):
        raise NotText("is a binary file, not text")
    if b"\0" in raw[:65536]:
        return _wide(raw)
    if _SHIFTED.search(raw, 0, 65536) and (found := _declared(raw, named)):
        return found
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(raw, named)
    if _controls(raw) > 0.1:
        raise NotText("is a binary file, not text")
    return text, "utf-8"


def printable(text: str) -> str:
    """Return ``text`` with each lone surrogate replaced by U+FFFD: no encoding can write those.

    JSON may hold them as escapes, and Python puts them for bytes of a file's name that are not UTF-8.

    >>> printable("Lake \\ud800 Vorrin")
    'Lake � Vorrin'
    """
    return _SURROGATE.sub("\ufffd", text)


def _controls(raw: bytes) -> float:
    sample = raw[:65536]
    return (len(sample) - len(sample.translate(None, _CONTROLS))) / max(1, len(sample))


def _wide(raw: bytes) -> tuple[str, str]:
    """Decode UTF-16 that lacks its mark: every second byte of Latin text is then zero."""
    sample = raw[:65536]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[::2])):
        if (
            zeros.count(0) > 0.4 * len(sample) / 2 > 0
            and sample.count(0) - zeros.count(0) < len(sample) / 100
        ):
            return raw.decode(name, "replace"), name
    raise NotText("is a binary file, not text")


def _legacy(raw: bytes, named: str | None) -> tuple[str, str]:
    if _controls(raw) > 0.02:
        raise NotText("is a binary file, not text")
    if found := _declared(raw, named):
        return found
    for name in (*_guesses(raw), "cp1252"):
        try:
            return printable(raw.decode(name)), name
        except UnicodeError:
            continue
    return raw.decode("cp1252", "replace"), "cp1252"


def _declared(raw: bytes, named: str | None) -> tuple[str, str] | None:
    """Return the text as it is said to be encoded, by what came with it or by itself, where that fits."""
    own = _DECLARED.search(raw[:4096])
    for name in (named, (own[1] or own[2]).decode("ascii") if own else None):
        try:
            codec = codecs.lookup(name or "").name
            if codec not in _UNFIT:
                return printable(raw.decode(_MEANT.get(codec, codec))), _MEANT.get(codec, codec)
        except (UnicodeError, LookupError, ValueError):
            continue
    return None


def _guesses(raw: bytes) -> list[str]:
    sample = raw[:65536]
    high = len(sample) - len(sample.decode("ascii", "ignore"))
    if high <= _FEW * len(sample):
        return []
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample).best()
    return [best.encoding] if best and not _LATIN.match(best.encoding) else []
