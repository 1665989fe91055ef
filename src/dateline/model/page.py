"""A page as a source brings it in: raw text, and what its container claims about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Media = Literal["text", "html", "markdown"]


@dataclass(frozen=True, slots=True)
class Page:
    """One raw article. ``published`` is the claimed day, as written; nothing here is trusted yet.

    ``claims`` are what others say of its day, as ``(who, day as written)``: a feed, a sitemap, an archive.
    ``as_is`` takes the text as already clean: offsets of results are then those of the input.
    """

    id: str
    path: str
    text: str
    media: Media = "text"
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    as_is: bool = False
    claims: tuple[tuple[str, str], ...] = ()
