"""The command that gives stories to other programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dateline.cli.options import STORE, place_of, web
from dateline.cli.printing import warn, wish

if TYPE_CHECKING:
    from dateline.sources.web.wish import WebWish

# As in stages.tell.export, which is too heavy to load for --help; a test holds the two together.
FORMS = (
    "jsonl",
    "csv",
    "parquet",
    "markdown",
    "html",
    "timelinejs",
    "ftm",
    "ftm-statements",
    "jsonld",
    "ninjs",
)


class _Asked(TypedDict):
    """What of the stories is given, and where to; how the web is asked."""

    web: WebWish

    story: str | None
    folder: str | None
    name: str | None


@click.command()
@click.argument("form", metavar="FORMAT", type=click.Choice(FORMS))
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@STORE
@click.option("--story", metavar="ID", help="Only this story, not all.")
@click.option("--to", "folder", metavar="FOLDER", help="Write the files there, not to standard output.")
@click.option(
    "--only", "name", metavar="NAME", help="Of several files (csv, parquet) only this one: timeline."
)
@web
def export(form: str, paths: tuple[str, ...], place: str | None, **asked: Unpack[_Asked]) -> None:
    """Give the stories to another program as FORMAT.

    FORMAT is jsonl, csv, parquet, markdown, html, timelinejs, ftm or ftm-statements (FollowTheMoney),
    jsonld (schema.org) or ninjs (IPTC). The stories are those of the store, or of the reports below PATH.
    """
    from dateline.desk import give

    story, folder, name = asked["story"], asked["folder"], asked["name"]
    found = (
        give.of_paths(paths, story, wish(False, None, web=asked["web"]))
        if paths
        else give.of_store(place_of(place), story)
    )
    warn(found.flaws)
    files = give.export(form, found)
    files = (give.only(files, name),) if name or not folder else files
    if folder:
        for saved in give.save(files, Path(folder)):
            click.echo(saved)
    else:
        click.echo(files[0].body, nl=False)


COMMANDS = (export,)
