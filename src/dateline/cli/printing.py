"""How the commands print: text, JSON, a page; flaws and progress go to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.desk import Wish
    from dateline.engines import Wanted
    from dateline.model import Flaw, Record, Track
    from dateline.sources.web.wish import WebWish


def wish(
    as_is: bool,
    model: str | None,
    packs: tuple[str, ...] = (),
    web: WebWish | None = None,
    engine: Wanted | None = None,
) -> Wish:
    """Return how the user wants reports read, with a progress bar where someone watches."""
    from dateline.desk import Wish
    from dateline.engines import Wanted
    from dateline.sources.models import DEFAULT_MODEL
    from dateline.sources.web.wish import USUAL

    bar = _bar if sys.stderr.isatty() else None
    return Wish(as_is, model or DEFAULT_MODEL, bar, packs, web=web or USUAL, engine=engine or Wanted())


def _bar(records: Iterable[Record], total: int) -> Iterable[Record]:
    """Show a progress bar on the terminal while ``records`` come."""
    from rich.console import Console
    from rich.progress import track as watched

    yield from watched(records, "Reading", total, console=Console(stderr=True), transient=True)


def warn(flaws: Iterable[Flaw]) -> None:
    """Tell flaws on standard error, a line each."""
    for flaw in flaws:
        click.echo(f"dateline: {flaw}", err=True)


def print_json(value: object, indent: int | None = 1) -> None:
    """Print a value as JSON; signs that the terminal lacks are escaped."""
    import json

    wide = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(value, ensure_ascii=not wide, indent=indent))


def print_page(page: str) -> None:
    """Print a page as the UTF-8 that it says it is, whatever the terminal takes."""
    click.echo(page.encode(), nl=False)


def print_text(text: str) -> None:
    """Print text, coloured on a terminal."""
    click.echo(_painted(text) if sys.stdout.isatty() else text)


def width() -> int:
    """The columns to wrap to: those of the terminal, 110 in a pipe."""
    import shutil

    return max(60, min(140, shutil.get_terminal_size((110, 24)).columns))


def _painted(text: str) -> str:
    """Colour headings and marks; only ever called for a terminal."""
    import re

    text = re.sub(r"(?m)^[A-Z][A-Z ]{4,}\b.*$", lambda m: click.style(m[0], bold=True, fg="cyan"), text)
    return re.sub(r"\[\d+·\d+\]", lambda m: click.style(m[0], dim=True), text)


def print_track(found: Track, form: str, evidence: bool) -> None:
    """Print stories in the form that the user chose."""
    from dateline.stages.tell import track_html, track_json, track_markdown, track_text

    if form == "json":
        print_json(track_json(found))
    elif form == "html":
        print_page(track_html(found))
    elif form == "markdown":
        click.echo(track_markdown(found, evidence), nl=False)
    else:
        print_text(track_text(found, width(), evidence=evidence))
