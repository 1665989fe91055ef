"""The commands that follow stories and watch sources."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from dateline.cli.kept import act_of, acting, going_on
from dateline.cli.options import FORMAT, MODEL, STORE, engine, place_of, web
from dateline.cli.printing import print_json, print_text, warn, width, wish
from dateline.model.flaw import DatelineError

if TYPE_CHECKING:
    from types import FrameType

    from dateline.desk.keep import Act
    from dateline.desk.watching import Round, World
    from dateline.engines import Wanted
    from dateline.sources.web.wish import WebWish


class _Read(TypedDict):
    """The store, how reports are read, and how the web is asked for them."""

    place: str | None
    model: str | None
    engine: Wanted
    web: WebWish


@click.command()
@click.argument("story", metavar="[STORY]", required=False)
@click.option("--subject", metavar="NAME", help="Follow a subject in all stories, those to come too.")
@click.option(
    "--as", "name", default="", metavar="NAME", help="What to call it; else its title or the subject."
)
@acting
def follow(story: str | None, subject: str | None, name: str, place: Path, act: Act) -> None:
    """Be told what is new in a story, or on a subject.

    STORY is the id of a story, or of a report of it. What comes in from now on is told by `dateline alerts`,
    and by `dateline watch` wherever its file says.
    """
    from dateline.desk import following

    if bool(story) == bool(subject):
        raise DatelineError("say what to follow: a STORY, or --subject NAME")
    if story:
        found = following.follow(place, act, story, name)
        click.echo(f"following {found.word.name}")
        return
    found, is_named = following.follow_subject(place, act, subject or "", name)
    click.echo(f"following {found.word.name}" + ("" if is_named else " (no report names it yet)"))


@click.command()
@click.argument("name", metavar="NAME")
@acting
def unfollow(name: str, place: Path, act: Act) -> None:
    """Follow no more what is followed as NAME (or the story of that id)."""
    from dateline.desk import following

    click.echo(f"no longer following {following.unfollow(place, act, name).word.name}")


@click.command()
@STORE
@FORMAT
def following(place: str | None, form: str) -> None:
    """List what is followed."""
    from dateline.desk import following
    from dateline.stages.tell import followed_json, followed_text

    found = following.following(place_of(place))
    if form == "json":
        print_json([followed_json(one) for one in found])
    else:
        print_text(followed_text(found))


@click.command()
@click.argument("name", metavar="[NAME]", default="")
@STORE
@FORMAT
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many to tell.")
def alerts(name: str, place: str | None, form: str, limit: int) -> None:
    """Tell what was new in what is followed (as NAME), the last last, each line with its sentences."""
    from dateline.desk import following
    from dateline.stages.tell import alert_json, alerts_text

    found = sorted(following.told(place_of(place), limit, name), key=lambda one: one.number)
    if form == "json":
        print_json([alert_json(one) for one in found])
    else:
        print_text(alerts_text(found, width()) or "nothing new was told yet")


@click.command()
@click.argument("sources", metavar="SOURCES.toml")
@click.option("--once", is_flag=True, help="Make one round and end: for cron.")
@click.option("--who", metavar="NAME", help="Who adds the reports; without it your name on this machine.")
@STORE
@MODEL
@engine
@web
def watch(sources: str, once: bool, who: str | None, **read: Unpack[_Read]) -> None:
    """Watch feeds, addresses, files and folders; tell each round what is new in what you follow.

    SOURCES.toml says what to watch, how often, and where alerts go: Atom feeds, webhooks, mail. Ctrl-C ends
    it after the step in hand, a second one at once; nothing is lost, and the next call goes on.
    """
    from dateline.desk import watching

    wanted = watching.read_watchlist(sources)
    with going_on(), _stopping() as stop:
        world = _world(stop)
        held = watching.Watch(
            place=place_of(read["place"]),
            wanted=wanted,
            world=world,
            sinks=watching.ways(wanted, world, sources),
            wish=wish(False, read["model"], web=read["web"], engine=read["engine"]),
            who=act_of(who, "").who,
        )
        lost = False
        for done in watching.rounds(held, once):
            _tell(done)
            lost = bool(done.looked) and done.failed >= {*done.looked}
        if once and lost:
            raise DatelineError("no source that was due could be read", status=1)


def _world(stop: threading.Event) -> World:
    from datetime import UTC, datetime
    from random import random

    from dateline.desk.watching import World

    return World(lambda: datetime.now(UTC), stop.wait, random)


@contextmanager
def _stopping() -> Iterator[threading.Event]:
    """Yield what is set by a first signal to end; a second one ends at once."""
    stop = threading.Event()

    def ask(number: int, frame: FrameType | None) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()
        click.echo("dateline: ends after the step in hand; once more ends it at once", err=True)

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _tell(done: Round) -> None:
    """Print what a round came to: nothing where nothing was due."""
    from dateline.stages.tell import alerts_text

    warn(done.flaws)
    if done.looked or done.told:
        click.echo(f"{done.at}  {_came(done)}")
    if done.told:
        print_text(alerts_text(done.told, width()) + "\n")


def _came(done: Round) -> str:
    new, revised = done.count("new"), done.count("revision")
    came = f"{new} new, {revised} revised" if new or revised else "nothing new"
    looked = len(done.looked)
    followed = len({one.alert.story for one in done.told})
    told = [f"{_stories(followed)} that you follow changed"] if followed else []
    told += [f"{_stories(done.others)}{' more' if followed else ''} changed"] if done.others else []
    lost = f", {len(done.failed)} of which could not be read" if done.failed else ""
    return "; ".join([f"{came} at {looked} source{'' if looked == 1 else 's'}{lost}", *told])


def _stories(many: int) -> str:
    return f"{many} stor{'y' if many == 1 else 'ies'}"


COMMANDS = (follow, unfollow, following, alerts, watch)
