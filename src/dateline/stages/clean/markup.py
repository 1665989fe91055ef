"""Take HTML and Markdown apart: body as plain lines, and what the page claims about itself.

Refuses to trust a claim: days are passed on as they are written.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Page
from dateline.stages.clean.lines import Line

Claims = tuple[tuple[str, str], ...]


def unmarked(page: Page) -> tuple[Page, list[Line] | None, Claims]:
    """Return ``page`` as plain text, and the days it claims as ``(where, text)`` pairs."""
    claims: Claims = (("published", page.published),) if page.published else ()
    if page.media != "html":
        return page, None, claims
    import trafilatura

    found = trafilatura.bare_extraction(page.text, url=page.url, include_comments=False, with_metadata=True)
    if found is None:
        return replace(page, text="", media="text"), None, claims
    row = found.as_dict()
    if row.get("date"):
        claims = (*claims, ("html", str(row["date"])))
    authors = tuple(name for name in (row.get("author") or "").split("; ") if name)
    return replace(
        page,
        text=row.get("text") or "",
        media="text",
        title=page.title or row.get("title"),
        url=page.url or row.get("url"),
        outlet=page.outlet or row.get("sitename"),
        authors=page.authors or authors,
    ), None, claims
