"""Where each page lies: addresses are made here alone, and every part of them is quoted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from urllib.parse import quote, urlencode

from dateline.model import Evidence


def part(text: str) -> str:
    """Return ``text`` as one part of a path, whatever signs it holds.

    >>> part("a/b?c")
    'a%2Fb%3Fc'
    """
    return quote(text, safe="", errors="replace")


def query(**asked: object) -> str:
    """Return a query with those of ``asked`` that say something, or "".

    >>> query(q="grain ships", page=None, n=2)
    '?q=grain+ships&n=2'
    """
    said = {name: value for name, value in asked.items() if value not in (None, "", False)}
    return f"?{urlencode(said, doseq=True, errors='replace')}" if said else ""


def page_number(told: str) -> int:
    """Return the number of a page as an address tells it, the first where it tells none.

    >>> page_number("3"), page_number("-1"), page_number("")
    (3, 1, 1)
    """
    is_number = told.isascii() and told.isdigit() and len(told) < 8
    return min(max(int(told), 1), 1_000_000) if is_number else 1


def story(name: str, **asked: object) -> str:
    """Return the address of a story."""
    return f"/story/{part(name)}{query(**asked)}"


def value(story_name: str, name: str) -> str:
    """Return where a value of a story is opened, by its id: of a finding, a plan, or a line of the timeline.

    ``stages.tell.claims`` gives lines and steps their ids.
    """
    return f"/story/{part(story_name)}/value/{part(name)}"


def finding(story_name: str, name: str) -> str:
    """Return where a finding of a story is opened, by its id."""
    return f"/story/{part(story_name)}/finding/{part(name)}"


def report(name: str, at: Evidence | None = None, show: Iterable[str] | None = None) -> str:
    """Return the address of a report: ``at`` a passage of it, with the marks that ``show`` names.

    >>> report("a/b", Evidence("a/b", 3, 9, ""))
    '/report/a%2Fb?at=3-9#at'
    """
    place = f"{at.start}-{at.end}" if at else None
    marks = None if show is None else ",".join(show) or "none"
    return f"/report/{part(name)}{query(at=place, show=marks)}{'#at' if at else ''}"


def dossier(
    subject: str, as_of: date | None = None, by: str | None = None, anew: bool = False, page: int = 1
) -> str:
    """Return the address of a subject's record, as of a day: told anew or not, one page of a long one."""
    asked = {"subject": subject, "as_of": as_of and as_of.isoformat(), "by": by}
    return f"/dossier{query(**asked, anew=1 if anew else None, page=page if page > 1 else None)}"


def search(q: str, **asked: object) -> str:
    """Return the address of a search."""
    return f"/search{query(q=q, **asked)}"
