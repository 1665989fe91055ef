"""What is remembered of an address that was asked for, so that asking again costs little and stays polite."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Visit:
    """The last asking for one address (canonical where it has such a form).

    ``etag`` and ``modified`` are the validators that came with what was last taken from there, as written.
    ``asked`` is when (UTC, ISO 8601), ``status`` what was answered, 0 for no answer, ``failures`` how many
    askings in a row came to nothing. ``stamp`` is what a feed or sitemap told of the address then: while it
    tells the same, there is nothing to ask. ``until`` is the instant before which the host asked not to be
    asked again.
    """

    url: str
    etag: str | None = None
    modified: str | None = None
    asked: str = ""
    status: int = 0
    failures: int = 0
    stamp: str | None = None
    until: str | None = None
