"""The commands on a store: keep reports, look at what they tell, judge, prove, take back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypedDict, Unpack

import click

from dateline.cli.options import BY, EVIDENCE, FORMAT, MODEL, STORE, Day, engine, place_of, web
from dateline.cli.printing import print_json, print_text, print_track, warn, width, wish
from dateline.model.flaw import DatelineError

if TYPE_CHECKING:
    from dateline.desk.keep import Act
    from dateline.engines import Wanted
    from dateline.sources.web.wish import WebWish


class _Shown(TypedDict):
    """How a story is printed."""

    form: str
    evidence: bool
    ids: bool


class _Read(NamedTuple):
    """With which model pages are read, and where."""

    model: str | None
    engine: Wanted


class _Adding(TypedDict):
    """How reports that are added are read, and how the web is asked for them."""

    as_is: bool
    read: _Read
    web: WebWish


def _reading(command: Callable[..., None]) -> Callable[..., None]:
    """Take the options on how pages of the store are read."""

    @MODEL
    @engine
    @wraps(command)
    def asked(model: str | None, engine: Wanted, **rest: object) -> None:
        command(read=_Read(model, engine), **rest)

    return asked


_WHO = click.option("--who", metavar="NAME", help="Who says so; without it your name on this machine.")
_WHY = click.option("--why", default="", metavar="TEXT", help="Why, for the log.")


def acting(command: Callable[..., None]) -> Callable[..., None]:
    """Take who does something, and why, and hand the command one act at the present instant."""

    @STORE
    @_WHO
    @_WHY
    @wraps(command)
    def asked(place: str | None, who: str | None, why: str, **rest: object) -> None:
        command(place=place_of(place), act=act_of(who, why), **rest)

    return asked


def act_of(who: str | None, why: str) -> Act:
    """Return an act at the present instant, by ``who`` or by the name of the user on this machine."""
    from datetime import UTC, datetime
    from getpass import getuser

    from dateline.desk.keep import Act

    try:
        name = who or getuser()
    except (OSError, KeyError, ImportError):
        name = ""
    return Act(datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z"), name, why)


@contextmanager
def going_on() -> Iterator[None]:
    """Say of a call that is stopped from the keyboard that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        told = "stopped; what came in and what was read is kept, and the same command goes on from there"
        raise DatelineError(told, status=130) from None


@click.command()
@STORE
def init(place: str | None) -> None:
    """Make an empty store where there is none, and tell where it is."""
    from dateline.desk import keep

    was = keep.is_made(place_of(place))
    made = keep.init(place_of(place))
    click.echo(f"{made}: is a store already, and stays as it is" if was else made)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--as-is", is_flag=True, help="Take the text as already clean.")
@_reading
@web
@acting
def add(paths: tuple[str, ...], place: Path, act: Act, **asked: Unpack[_Adding]) -> None:
    """Take reports into the store; what it has already is left alone, so a stopped call can be made again.

    A PATH on the web is asked for again only where it may have changed since.
    """
    from dateline.desk import keep

    with going_on():
        read = asked["read"]
        done = keep.add(
            place, paths, act, wish(asked["as_is"], read.model, web=asked["web"], engine=read.engine)
        )
    warn(done.flaws)
    new, revised, known = (done.counts.get(kind, 0) for kind in ("new", "revision", "known"))
    told = f"{new} new, {revised} revised, {known} known"
    click.echo(f"{told}; {_changed(done.changed)}")


def _changed(stories: tuple[str, ...]) -> str:
    many = f"{len(stories)} stories changed" if len(stories) != 1 else "1 story changed"
    return many + (f": {', '.join(stories[:8])}{' …' if len(stories) > 8 else ''}" if stories else "")


@click.command()
@STORE
@FORMAT
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many to tell.")
def stories(place: str | None, form: str, limit: int) -> None:
    """List the stories of the store, the last changed first."""
    from dateline.desk import look
    from dateline.stages.tell import listing_json, listing_text

    found = look.listing(place_of(place))
    if form == "json":
        print_json([listing_json(one) for one in found[:limit]])
    else:
        print_text(listing_text(found[:limit], len(found), width()))


@click.command()
@click.argument("story", metavar="ID")
@STORE
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "html", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Text for people, one page with all sentences in it, Markdown, or one JSON object.",
)
@EVIDENCE
@click.option("--ids", is_flag=True, help="Tell the ids of findings and values, by which one judges them.")
@click.option("--as-of", type=Day(), metavar="DAY", help="As one could know it on this day (2020-02-12).")
@BY
def story(story: str, place: str | None, as_of: date | None, by: str, **shown: Unpack[_Shown]) -> None:
    """Tell one story of the store. ID is that of the story, or of a report of it."""
    from dateline.desk import AsOf, look
    from dateline.stages.tell import ids_text

    if as_of and by == "holds":
        raise DatelineError(
            "a story is told as of what was published or taken in; `dossier` tells what holds"
        )
    if as_of:
        found = look.story_as_of(place_of(place), story, AsOf(as_of, by))
    else:
        found = look.story(place_of(place), story)
    if shown["ids"]:
        print_text(ids_text(found.stories[0]))
    else:
        print_track(found, shown["form"], shown["evidence"])


@click.command(name="log")
@STORE
@FORMAT
def log_(place: str | None, form: str) -> None:
    """Tell what was done to the store, by whom and why."""
    from dateline.desk import look
    from dateline.stages.tell import deed_json, deeds_text

    found = look.deeds(place_of(place))
    if form == "json":
        print_json([deed_json(deed) for deed in found])
    else:
        print_text(deeds_text(found))


@click.command()
@click.argument("number", type=int, required=False)
@acting
def undo(number: int | None, place: Path, act: Act) -> None:
    """Take back deed NUMBER of the log, or the last one: an addition, a judgement.

    Reports that were taken back come in again when they are added by hand, never by `watch`.
    """
    from dateline.desk import keep

    with going_on():
        deed, changed = keep.undo(place, act, number)
    click.echo(f"took back {deed.kind} {deed.number} of {deed.at}; {_changed(changed)}")


@click.command()
@_reading
@click.option("--into", metavar="NEW", help="Write what can be read of a damaged store to this new one.")
@acting
def rebuild(place: Path, act: Act, read: _Read, into: str | None) -> None:
    """Make all that is derived anew from the raw pages and people's judgements."""
    from dateline.desk import keep

    target = Path(into) if into else None
    with going_on():
        changed = keep.rebuild(place, act, wish(False, read.model, engine=read.engine), target)
    click.echo(_changed(changed))


# What begins with a dash is a word to leave out, not an option.
@click.command(context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]})
@click.argument("words", nargs=-1, required=True, type=click.UNPROCESSED, metavar="WORDS…")
@STORE
@FORMAT
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many.")
@click.option("--superseded", is_flag=True, help="Look in earlier revisions of reports too.")
def search(words: tuple[str, ...], place: str | None, form: str, limit: int, superseded: bool) -> None:
    """Find reports by what they say.

    WORDS are words, "phrases", -without, outlet:NAME, name:"Full Name", from:2020-02-01 (or since:), to:2020
    (or until:), on:2020-02, status:planned|agreed, and figures: figures of troops over 1000, figures of
    wounded under 10, between 4000 and 5000, about 500.
    """
    from dateline.desk import look
    from dateline.stages.tell import found_json, found_text

    found = look.search(place_of(place), words, limit, superseded)
    if form == "json":
        print_json(found_json(found))
    else:
        print_text(found_text(found, width()))


@click.command()
@STORE
@FORMAT
def verify(place: str | None, form: str) -> None:
    """Prove the store: each quotation is its slice, each hash fits, nothing is orphaned.

    The status is 1 where something is damaged.
    """
    from dateline.desk import proof
    from dateline.stages.tell import audit_json, audit_text

    audit = proof.prove(place_of(place))
    if form == "json":
        print_json(audit_json(audit))
    else:
        print_text(audit_text(audit, width()))
    if not audit.is_sound:
        raise click.exceptions.Exit(1)


@click.command()
@click.argument("report", metavar="REPORT")
@STORE
@FORMAT
@EVIDENCE
def revisions(report: str, place: str | None, form: str, evidence: bool) -> None:
    """Tell what each revision of a report changed: figures, names, status, apart from wording."""
    from dateline.desk import proof
    from dateline.stages.tell import revision_json, revision_text

    found = proof.revisions(place_of(place), report)
    if form == "json":
        print_json([revision_json(told) for told, _ in found])
    elif found:
        print_text("\n".join(revision_text(told, new, width(), evidence) for told, new in found))
    else:
        click.echo(f"{report}: one revision only")


@click.group()
def judge() -> None:
    """Say what the program has got wrong. It is kept apart from what was found, and can be undone."""


@judge.command()
@click.argument("first", metavar="REPORT")
@click.argument("second", metavar="REPORT")
@acting
def same(first: str, second: str, place: Path, act: Act) -> None:
    """Two reports are of one episode."""
    _pair(place, act, first, second, verdict=True)


@judge.command()
@click.argument("first", metavar="REPORT")
@click.argument("second", metavar="REPORT")
@acting
def split(first: str, second: str, place: Path, act: Act) -> None:
    """Two reports are not of one episode."""
    _pair(place, act, first, second, verdict=False)


def _pair(place: Path, act: Act, first: str, second: str, *, verdict: bool) -> None:
    from dateline.desk import judging

    was = judging.together(place, (first, second))
    click.echo(_changed(judging.pair(place, act, (first, second), verdict)))
    if was == verdict:
        told = "were of one episode already" if verdict else "were of no one episode"
        click.echo(
            f"{first} and {second} {told}: your word holds, whatever comes; `dateline undo` takes it back"
        )


@judge.command()
@click.argument("story", metavar="STORY")
@click.argument("title", metavar="TITLE")
@acting
def rename(story: str, title: str, place: Path, act: Act) -> None:
    """Give a story another title."""
    from dateline.desk import judging

    click.echo(_changed(judging.rename(place, act, story, title)))


@judge.command()
@click.argument("finding", metavar="FINDING")
@acting
def dismiss(finding: str, place: Path, act: Act) -> None:
    """Set a finding aside that is none. FINDING is an id that `dateline story ID --ids` tells."""
    from dateline.desk import judging

    click.echo(_changed(judging.dismiss(place, act, finding)))


@judge.command()
@click.argument("value", metavar="VALUE")
@click.argument("number", metavar="NUMBER")
@acting
def correct(value: str, number: str, place: Path, act: Act) -> None:
    """Give a figure the NUMBER (or the range 4000-5000) that its sentence really tells.

    VALUE is an id that `dateline story ID --ids` tells.
    """
    from dateline.desk import judging

    click.echo(_changed(judging.correct(place, act, value, judging.bounds_of(number))))


COMMANDS = (init, add, stories, story, revisions, search, judge, log_, undo, verify, rebuild)
