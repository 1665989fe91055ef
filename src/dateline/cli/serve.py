"""The command that opens the desk in the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dateline.cli.kept import act_of
from dateline.cli.options import MODEL, STORE, place_of, web
from dateline.cli.printing import warn, wish

if TYPE_CHECKING:
    from dateline.desk import Wish
    from dateline.sources.web.wish import WebWish


class _Where(TypedDict):
    """Where the desk listens, and the token it wants; how the web is asked."""

    web: WebWish

    host: str
    port: int
    token: str | None


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@STORE
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Where to listen. What is not this machine alone wants a token.",
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="0 takes any free one."
)
@click.option("--token", help="What one must know to be let in; made and printed where --host wants one.")
@MODEL
@web
def serve(paths: tuple[str, ...], place: str | None, model: str | None, **where: Unpack[_Where]) -> None:
    """Open the desk in the browser, over the store or over the reports below PATH.

    Reports below PATH are read into a store that is gone when this ends. Stop it with Ctrl-C.
    """
    from dateline.web.serving import Address, serve
    from dateline.web.settings import settings_for

    with _store(paths, place, wish(False, model, web=where["web"])) as held:
        settings = settings_for(held, where["host"], where["token"], model)
        serve(settings, Address(where["host"], where["port"]), _ready)


def _ready(url: str) -> None:
    click.echo(f"The desk is at {url}\nStop it with Ctrl-C.")


@contextmanager
def _store(paths: tuple[str, ...], place: str | None, wanted: Wish) -> Iterator[Path]:
    """Yield the store to show: the user's, made where it is missing, or one of ``paths`` for this time."""
    from tempfile import TemporaryDirectory

    from dateline.desk import keep

    if not paths:
        yield keep.init(place_of(place))
        return
    with TemporaryDirectory(prefix="dateline-") as folder:
        held = Path(folder) / "store.dateline"
        warn(keep.add(held, paths, act_of(None, ""), wanted).flaws)
        yield held


COMMANDS = (serve,)
