"""The commands that read reports at once and keep nothing: read, track, dossier, diff."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import wraps
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dateline.cli.options import BY, EVIDENCE, FORMAT, MODEL, SINCE_BY, STORE, Day, engine, place_of, web
from dateline.cli.printing import print_json, print_text, print_track, warn, width
from dateline.cli.printing import wish as wished

if TYPE_CHECKING:
    from dateline.desk import Wish
    from dateline.engines import Wanted
    from dateline.sources.web.wish import WebWish

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH…")
_MAYBE_PATHS = click.argument("paths", nargs=-1, metavar="[PATH…]")
_AS_IS = click.option(
    "--as-is",
    is_flag=True,
    help="Take the text as already clean; offsets are those of the input, a byte-order mark not counted.",
)
_PACKS = click.option(
    "--pack", "packs", multiple=True, metavar="FILE", help="Compare the points of this TOML pack too."
)


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """Take the options on how and where reports are read, and hand the command one wish for them all."""

    @_AS_IS
    @MODEL
    @engine
    @web
    @wraps(command)
    def asked(as_is: bool, model: str | None, engine: Wanted, web: WebWish, **rest: object) -> None:
        command(wish=wished(as_is, model, web=web, engine=engine), **rest)

    return asked


def _wished(command: Callable[..., None]) -> Callable[..., None]:
    """Take the options on how reports are read and compared, and hand the command one wish for them all."""

    @_PACKS
    @_reading
    @wraps(command)
    def asked(wish: Wish, packs: tuple[str, ...], **rest: object) -> None:
        command(wish=replace(wish, packs=packs), **rest)

    return asked


class _Shown(TypedDict):
    """How a command prints what it found."""

    form: str
    evidence: bool


class _ShownOf(_Shown):
    """How a command prints, and the store that it may ask."""

    place: str | None


class _ShownBy(_ShownOf):
    """As of what kind of day, too."""

    by: str


@click.command()
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
@_reading
def read(paths: tuple[str, ...], form: str, explain: bool, wish: Wish) -> None:
    """Tell what each report says by itself: its day, names, times, figures, statements."""
    from dateline import desk
    from dateline.stages.tell import record_json, record_text

    records, flaws = desk.read(paths, wish)
    warn(flaws)
    told = []
    for record in records:
        warn(record.flaws)
        if form == "json":
            told.append(record_json(record))
        elif form == "jsonl":
            print_json(record_json(record), indent=None)
        else:
            click.echo(record_text(record, width(), explain=explain))
    if form == "json":
        print_json(told)


@click.command()
@_PATHS
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Text for people, one page with all sentences in it, Markdown, or one JSON object.",
)
@EVIDENCE
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

    found = desk.track(paths, replace(wish, judgements=judgements, one_story=one_story))
    warn(found.flaws)
    print_track(found, shown["form"], shown["evidence"])


@click.command()
@click.argument("subject")
@_MAYBE_PATHS
@STORE
@click.option("--as-of", type=Day(), metavar="DAY", help="As one could know it on this day (2020-02-12).")
@BY
@FORMAT
@EVIDENCE
@_wished
def dossier(
    subject: str, paths: tuple[str, ...], as_of: date | None, wish: Wish, **shown: Unpack[_ShownBy]
) -> None:
    """Tell the record of SUBJECT: each attribute's value and history, plans and happenings, as of a day.

    SUBJECT is a name, an alias or an acronym in the reports, or a thing in their words. Without a PATH the
    reports of the store are heard.
    """
    from dateline import desk
    from dateline.desk import look
    from dateline.stages.tell import dossier_json, dossier_text

    known = desk.AsOf(as_of, shown["by"]) if as_of else None
    if paths:
        found = desk.dossier(subject, paths, known, wish)
    else:
        found = look.dossier(place_of(shown["place"]), subject, known, wish)
    warn(found.flaws)
    if shown["form"] == "json":
        print_json(dossier_json(found))
    else:
        print_text(dossier_text(found, width(), shown["evidence"]))


@click.command()
@_MAYBE_PATHS
@STORE
@click.option(
    "--since", type=Day(), required=True, metavar="DAY", help="The first day that is new (2020-03-01)."
)
@SINCE_BY
@FORMAT
@EVIDENCE
@_wished
def diff(paths: tuple[str, ...], since: date, wish: Wish, **shown: Unpack[_ShownBy]) -> None:
    """Tell what the reports of a day and later changed: episodes, findings, plans, what came true.

    Without a PATH the reports of the store are compared; with --by taken, with those that it held before.
    """
    from dateline import desk
    from dateline.desk import look
    from dateline.stages.tell import diff_json, diff_text

    by = shown["by"]
    found = (
        desk.diff(paths, since, wish, by) if paths else look.diff(place_of(shown["place"]), since, wish, by)
    )
    warn(found.flaws)
    if shown["form"] == "json":
        print_json(diff_json(found))
    else:
        print_text(diff_text(found, width(), shown["evidence"]))


COMMANDS = (read, track, dossier, diff)
