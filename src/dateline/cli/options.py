"""The options that several commands take, each told once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path

import click

from dateline.model.flaw import DatelineError

STORE = click.option(
    "--store",
    "place",
    envvar="DATELINE_STORE",
    metavar="FILE",
    help="The store; without it that of the variable DATELINE_STORE, else one in your data folder.",
)
BY = click.option(
    "--by",
    type=click.Choice(["published", "taken", "holds"]),
    default="published",
    show_default=True,
    help="As of that day: reports published by then, or taken into the store by then, or what holds then.",
)
SINCE_BY = click.option(
    "--by",
    type=click.Choice(["published", "taken"]),
    default="published",
    show_default=True,
    help="New is what was published since that day, or taken into the store since: since you last looked.",
)
FORMAT = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Text for people, or JSON for a program.",
)
EVIDENCE = click.option("--evidence", is_flag=True, help="Quote the sentences behind each line.")
MODEL = click.option("--model", metavar="NAME", help="An installed spaCy pipeline to read with.")
_PRIVATE = click.option(
    "--allow-private",
    is_flag=True,
    help="Let a PATH on the web lead to this machine and its own network, also by way of a feed.",
)
_DELAY = click.option(
    "--delay",
    type=click.FloatRange(0, 3600),
    default=1.0,
    show_default=True,
    metavar="SECONDS",
    help="Between two questions to one host; more where its robots.txt wants more.",
)
_MOST = click.option(
    "--most",
    type=click.IntRange(1),
    default=500,
    show_default=True,
    metavar="NUMBER",
    help="How many articles one feed, sitemap or list may bring at a time, the newest first.",
)


def web(command: Callable[..., None]) -> Callable[..., None]:
    """Take the options on how the web is asked, and hand the command one wish for them all."""

    @_PRIVATE
    @_DELAY
    @_MOST
    @wraps(command)
    def asked(allow_private: bool, delay: float, most: int, **rest: object) -> None:
        from dateline.sources.web.wish import WebWish

        command(web=WebWish(allow_private, delay, most), **rest)

    return asked


_ENGINE = click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where reports are read: in processes here, or on a Ray cluster (dateline[ray]).",
)
_WORKERS = click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="N",
    help="How many read at once; without it one for each core. With 1 this process reads.",
)
_ADDRESS = click.option(
    "--ray-address",
    metavar="ADDRESS",
    help="The cluster of --engine ray; without it that of RAY_ADDRESS, else one on this machine.",
)


def engine(command: Callable[..., None]) -> Callable[..., None]:
    """Take the options on where reports are read, and hand the command one value for them all."""

    @_ENGINE
    @_WORKERS
    @_ADDRESS
    @wraps(command)
    def asked(engine: str, workers: int | None, ray_address: str | None, **rest: object) -> None:
        from dateline.engines import Wanted

        if ray_address and engine != "ray":
            raise DatelineError("--ray-address says where --engine ray is: give both")
        command(engine=Wanted("ray" if engine == "ray" else "local", workers or 0, ray_address), **rest)

    return asked


class Day(click.ParamType[date]):
    """A day of the calendar, written as 2020-02-12."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or tell how to write one."""
        try:
            return value if isinstance(value, date) else date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day of the calendar; write it as 2020-02-12", param, ctx)


def place_of(place: str | None) -> Path:
    """Return the file of the store that the user means."""
    from platformdirs import user_data_path

    return Path(place) if place else user_data_path("dateline", appauthor=False) / "store.dateline"
