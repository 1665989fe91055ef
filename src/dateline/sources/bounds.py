"""How much one report may hold: what is longer is no report, and reading it would take for ever."""

from __future__ import annotations

from dateline.model.page import Media

LONGEST: dict[Media, int] = {"text": 200_000, "markdown": 200_000, "html": 20_000_000}
_MOST = 100_000  # lines of a text, tags of a page
_COUNTED = {"text": ("\n", "lines"), "markdown": ("\n", "lines"), "html": ("<", "tags")}


def too_long(text: str, media: Media) -> str | None:
    """Return why ``text`` is too long for one report, or ``None``.

    >>> too_long("a\\n" * 200_000, "text")
    'has more than 200,000 characters: too long for one report'
    """
    sign, name = _COUNTED[media]
    if len(text) > LONGEST[media]:
        return f"has more than {LONGEST[media]:,} characters: too long for one report"
    if text.count(sign) > _MOST:
        return f"has more than {_MOST:,} {name}: too long for one report"
    return None
