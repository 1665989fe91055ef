"""The command line: each command one call of the desk, and the one place where errors are caught."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dateline import __version__
from dateline.model.flaw import DatelineError, Flaw

if TYPE_CHECKING:
    from dateline.desk import Wish
    from dateline.model import Record

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
_AS_IS = click.option(
    "--as-is",
    is_flag=True,
    help="Take the text as already clean; offsets are those of the input, a byte-order mark not counted.",
)
_PACKS = click.option(
    "--pack", "packs", multiple=True, metavar="FILE", help="Compare the points of this TOML pack too."
)
_MODEL = click.option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")


_EVIDENCE = click.option("--evidence", is_flag=True, help="Quote the sentences behind each line.")


def _wished(command: Callable[..., None]) -> Callable[..., None]:
    """Take the options on how reports are read and compared, and hand the command one wish for them all."""

    @_PACKS
    @_AS_IS
    @_MODEL
    @wraps(command)
    def asked(as_is: bool, model: str | None, packs: tuple[str, ...], **rest: object) -> None:
        command(wish=_wish(as_is, model, packs), **rest)

    return asked


class _Shown(TypedDict):
    """How a command prints what it found."""

    form: str
    evidence: bool


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dateline")
def cli() -> None:
    """Read many news reports on an affair and tell what they together say.

    PATH is a file or folder of reports: .txt, .html, .htm, .md, .jsonl (one object a line, with "text"),
    and .gz of each; "-" is standard input.
    """


@cli.command()
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "jsonl"]),
    default="text",
    show_default=True,
    help="Text for people, one JSON array, or one JSON object a line.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="In text, tell all clauses, and which words led to their status and certainty.",
)
@_AS_IS
@_MODEL
def read(paths: tuple[str, ...], form: str, explain: bool, as_is: bool, model: str | None) -> None:
    """Tell what each report says by itself: its day, names, times, figures, statements."""
    from dateline import desk
    from dateline.stages.tell import record_json, record_text

    records, flaws = desk.read(paths, _wish(as_is, model))
    _warn(flaws)
    told = []
    for record in records:
        _warn(record.flaws)
        if form == "json":
            told.append(record_json(record))
        elif form == "jsonl":
            _print_json(record_json(record), indent=None)
        else:
            click.echo(record_text(record, _width(), explain=explain))
    if form == "json":
        _print_json(told)


@cli.command()
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Text for people, one page with all sentences in it, Markdown, or one JSON object.",
)
@_EVIDENCE
@click.option(
    "--judgements",
    metavar="FILE",
    help="Your word on which reports are of one episode, as JSON lines: "
    '{"first": ID, "second": ID, "same": true}; false parts them, null takes an earlier line back.',
)
@click.option("--one-story", is_flag=True, help="Take all reports as told of one affair.")
@_wished
def track(
    paths: tuple[str, ...], judgements: str | None, one_story: bool, wish: Wish, **shown: Unpack[_Shown]
) -> None:
    """Tell the stories in all reports together: timeline, figures, differences, changes, sources."""
    from dateline import desk
    from dateline.stages.tell import track_html, track_json, track_markdown, track_text

    found = desk.track(paths, replace(wish, judgements=judgements, one_story=one_story))
    _warn(found.flaws)
    if shown["form"] == "json":
        _print_json(track_json(found))
    elif shown["form"] == "html":
        _print_page(track_html(found))
    elif shown["form"] == "markdown":
        click.echo(track_markdown(found, shown["evidence"]), nl=False)
    else:
        _print_text(track_text(found, _width(), evidence=shown["evidence"]))


class _Day(click.ParamType[date]):
    """A day of the calendar, written as 2020-02-12."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or tell how to write one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day of the calendar; write it as 2020-02-12", param, ctx)


_FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or one JSON object.",
)


@cli.command()
@click.argument("subject")
@_PATHS
@click.option(
    "--as-of", type=_Day(), metavar="DAY", help="Hear only reports published by this day (2020-02-12)."
)
@_FORMAT
@_EVIDENCE
@_wished
def dossier(
    subject: str, paths: tuple[str, ...], as_of: date | None, wish: Wish, **shown: Unpack[_Shown]
) -> None:
    """Tell the record of SUBJECT: each attribute's value and history, plans and happenings, as of a day.

    SUBJECT is a name, an alias or an acronym in the reports, or a thing in their words.
    """
    from dateline import desk
    from dateline.stages.tell import dossier_json, dossier_text

    found = desk.dossier(subject, paths, as_of, wish)
    _warn(found.flaws)
    if shown["form"] == "json":
        _print_json(dossier_json(found))
    else:
        _print_text(dossier_text(found, _width(), shown["evidence"]))


@cli.command()
@_PATHS
@click.option(
    "--since", type=_Day(), required=True, metavar="DAY", help="The first day that is new (2020-03-01)."
)
@_FORMAT
@_EVIDENCE
@_wished
def diff(paths: tuple[str, ...], since: date, wish: Wish, **shown: Unpack[_Shown]) -> None:
    """Tell what the reports published since a day changed: episodes, findings, plans, what came true."""
    from dateline import desk
    from dateline.stages.tell import diff_json, diff_text

    found = desk.diff(paths, since, wish)
    _warn(found.flaws)
    if shown["form"] == "json":
        _print_json(diff_json(found))
    else:
        _print_text(diff_text(found, _width(), shown["evidence"]))


def main() -> None:
    """Run the command line; told errors end in their exit status, never in a traceback."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that is not UTF-8 lacks some signs
    try:
        cli.main(prog_name="dateline", standalone_mode=False)
    except DatelineError as error:
        click.echo(f"dateline: {error}", err=True)
        sys.exit(error.status)
    except click.Abort:
        click.echo("dateline: stopped", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()


def _wish(as_is: bool, model: str | None, packs: tuple[str, ...] = ()) -> Wish:
    from dateline.desk import Wish
    from dateline.sources.models import DEFAULT_MODEL

    return Wish(as_is, model or DEFAULT_MODEL, _bar if sys.stderr.isatty() else None, packs)


def _bar(records: Iterable[Record], total: int) -> Iterable[Record]:
    """Show a progress bar on the terminal while ``records`` come."""
    from rich.console import Console
    from rich.progress import track as watched

    yield from watched(records, "Reading", total, console=Console(stderr=True), transient=True)


def _warn(flaws: Iterable[Flaw]) -> None:
    for flaw in flaws:
        click.echo(f"dateline: {flaw}", err=True)


def _print_json(value: object, indent: int | None = 1) -> None:
    import json

    wide = (sys.stdout.encoding or "").lower().startswith("utf")
    click.echo(json.dumps(value, ensure_ascii=not wide, indent=indent))


def _print_page(page: str) -> None:
    """Print a page as the UTF-8 that it says it is, whatever the terminal takes."""
    click.echo(page.encode(), nl=False)


def _print_text(text: str) -> None:
    click.echo(_painted(text) if sys.stdout.isatty() else text)


def _width() -> int:
    """The columns to wrap to: those of the terminal, 110 in a pipe."""
    import shutil

    return max(60, min(140, shutil.get_terminal_size((110, 24)).columns))


def _painted(text: str) -> str:
    """Colour headings and marks; only ever called for a terminal."""
    import re

    text = re.sub(r"(?m)^[A-Z][A-Z ]{4,}\b.*$", lambda m: click.style(m[0], bold=True, fg="cyan"), text)
    return re.sub(r"\[\d+·\d+\]", lambda m: click.style(m[0], dim=True), text)


if __name__ == "__main__":
    main()
