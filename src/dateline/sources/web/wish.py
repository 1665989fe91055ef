"""How the web is to be asked: the bounds within which a call stays, whatever it meets there."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WebWish:
    """What a user may set, and what nobody has had to set yet.

    ``allow_private`` lets addresses be asked that are this machine's or its network's. ``delay`` is the
    seconds between two questions to one host, ``most`` how many articles one feed, sitemap or list may bring
    in a call. ``seconds`` is how long one answer may take in all, ``largest`` how many bytes it may unpack
    to, ``redirects`` how often it may point elsewhere, ``tries`` how often a host that is busy is asked,
    ``patience`` how many seconds one host is waited for in a whole call.
    """

    allow_private: bool = False
    delay: float = 1.0
    most: int = 500
    seconds: float = 30.0
    largest: int = 20_000_000
    redirects: int = 5
    tries: int = 3
    patience: float = 60.0


USUAL = WebWish()
