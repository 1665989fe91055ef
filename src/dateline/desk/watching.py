"""Use case: watch sources round by round, take in what is new, tell what it changed, send the alerts.

Each step is kept before the next begins: stopped anywhere, the next round goes on, with nothing doubled or
lost. Clock, pauses, chance and the ways out are arguments. A source that cannot be read, a way out that
fails, a store that another process is writing to stop nothing: they are told and tried again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dateline.desk import PLAIN, Wish, keep, outbox
from dateline.desk.keep import Act, Added
from dateline.model import DatelineError, Flaw, NothingRead, Sounded
from dateline.model.watch import Watched, Watchlist
from dateline.sinks import Sink
from dateline.sinks.mail import Mail
from dateline.sinks.webhook import Webhook
from dateline.sinks.world import World
from dateline.sources.growing import JUST_NOW, changed, settled, standing
from dateline.sources.watchlist import read_watchlist, secret_of
from dateline.sources.web.lists import leads_on
from dateline.sources.web.pages import key_of
from dateline.store import looked_at, opened, schedule, sources, writing

__all__ = ["Round", "Watch", "World", "read_watchlist", "rounds", "ways"]

_SCREEN = "standard output"  # the way out by which a round tells its alerts
_TOLD = 1000  # alerts that one round tells
_RETRY = 300.0  # seconds at most until what went wrong is tried again
_LONGEST = 86400  # seconds between two looks at a source that fails, where it is not given more itself
_SPREAD = 0.2  # of an interval, by chance: sources that began together do not stay together
_DOUBLINGS = 12
_NOTHING = Added((), (), ())


@dataclass(frozen=True, slots=True)
class Watch:
    """What is watched for the store at ``place``, by whom, in which world, and the ways out."""

    place: Path
    wanted: Watchlist
    world: World
    sinks: tuple[Sink, ...] = ()
    wish: Wish = PLAIN
    who: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """What one round came to.

    ``looked`` are the places of the sources that were due, ``failed`` those that could not be read; ``added``
    is what came in; ``told`` alerts;
    ``others`` counts stories that changed and are not told of; ``pause`` is the seconds until the next round.
    """

    at: str
    looked: tuple[str, ...] = ()
    added: Added = _NOTHING
    told: tuple[Sounded, ...] = ()
    others: int = 0
    flaws: tuple[Flaw, ...] = ()
    pause: float = _RETRY
    failed: frozenset[str] = frozenset()

    def count(self, kind: str) -> int:
        """Return how many reports came in that are ``new``, a ``revision``, or ``known``."""
        return self.added.counts.get(kind, 0)


def ways(wanted: Watchlist, world: World, where: str) -> tuple[Sink, ...]:
    """Return the ways out that a list names; raises ``DatelineError`` where one lacks its secret."""
    hooks = [Webhook(h.url, secret_of(h.secret, where), world, h.name) for h in wanted.hooks]
    mail = [Mail(m, secret_of(m.password, where) if m.password else "", world.now) for m in wanted.mail]
    return (*hooks, *mail)


def rounds(watch: Watch, once: bool = False) -> Iterator[Round]:
    """Yield rounds until the world says stop, or one.

    What a round tells counts as told when the next one is asked for, or when they are asked for to their end.
    What stays wrong is told once.
    ``once`` raises ``DatelineError`` where the store cannot be used; else that is told and tried again.
    """
    known: dict[Flaw, frozenset[str]] = {}  # flaws that were told, by the sources that may have led to them
    while True:
        try:
            outbox.open_ways(watch.place, [_SCREEN, *(sink.name for sink in watch.sinks)])
            done = _round(watch, once)
        except DatelineError as error:
            if once:
                raise
            done = Round(_iso(watch.world.now()), flaws=(Flaw("watch", "this round", str(error)),))
        yield replace(done, flaws=tuple(flaw for flaw in done.flaws if flaw not in known))
        known = _still(known, done)
        if done.told:
            outbox.went_out(watch.place, _SCREEN, done.told)
        if once or watch.world.wait(done.pause):
            return


def _still(known: Mapping[Flaw, frozenset[str]], done: Round) -> dict[Flaw, frozenset[str]]:
    """Return the flaws that may still be there: told again, or not all that may lead to them looked at."""
    looked = frozenset(done.looked)
    told = {flaw: (known.get(flaw, looked) & looked) or looked for flaw in done.flaws}
    return {flaw: places for flaw, places in known.items() if not places <= looked} | told


def _round(watch: Watch, once: bool) -> Round:
    """Look at what is due, take in what is new, send what is to be told."""
    now = watch.world.now()
    with looked_at(watch.place) as connection:
        held = schedule.due(connection, [source.place for source in watch.wanted.sources])
    # Who calls once in a while comes at even times, before which chance may have set a look.
    early = _SPREAD / 2 if once else 0.0
    due = [
        s
        for s in watch.wanted.sources
        if s.place not in held or held[s.place][0] <= _iso(now + timedelta(seconds=s.every * early))
    ]
    added, flaws, missing = _taken_in(watch, due, now)
    failed = frozenset({flaw.where for flaw in missing} | _unreached(watch.place, due))
    next_ = {s.place: _next(watch, s, s.place in failed, held.get(s.place, ("", 0))[1]) for s in due}
    with opened(watch.place) as connection, writing(connection):
        schedule.keep(connection, next_, {})
    told = outbox.waiting(watch.place, _SCREEN, _TOLD)
    folder = watch.wanted.folder
    lost = (
        *(outbox.write_feeds(watch.place, folder) if folder else ()),
        *outbox.send(watch.place, watch.sinks),
    )
    at = min(when for when, _ in (held | next_).values())
    pause = max(1.0, (datetime.fromisoformat(at) - watch.world.now()).total_seconds())
    return Round(
        at=_iso(now),
        looked=tuple(source.place for source in due),
        added=added,
        told=told,
        others=len({*added.changed} - {one.alert.story for one in told}),
        flaws=(*flaws, *lost),
        pause=min(pause, _RETRY) if lost else pause,
        failed=failed,
    )


def _taken_in(
    watch: Watch, due: Sequence[Watched], now: datetime
) -> tuple[Added, tuple[Flaw, ...], tuple[Flaw, ...]]:
    """Take in what is new at sources; return what it came to, all flaws, and those of what is not there."""
    leads = tuple(source.place for source in due if source.is_far or leads_on(source.place))
    near = [source.place for source in due if source.place not in leads]
    files, missing = standing(near)
    if len(settled(files, files, watch.world.now())) < len(files):
        watch.world.wait(JUST_NOW)
        files, missing = standing(near)
    with looked_at(watch.place) as connection:
        seen = schedule.seen(connection, files)
    fresh = settled(changed(files, seen), files, watch.world.now())
    try:
        act = Act(_iso(now), watch.who, "watch", by_hand=False)
        added = (
            keep.add(watch.place, leads, act, watch.wish, fresh)
            if leads or fresh
            else keep.go_on(watch.place, watch.wish)
        )
    except NothingRead as error:
        added = keep.go_on(watch.place, watch.wish)  # what a stopped call has left does not wait
        added = replace(added, flaws=(*error.flaws, *added.flaws))
    with opened(watch.place) as connection, writing(connection):
        schedule.keep(connection, {}, {name: files[name] for name in fresh})
    return added, (*missing, *added.flaws), missing


def _unreached(place: Path, due: Sequence[Watched]) -> set[str]:
    """Return the addresses that could not be had when they were asked for last."""
    keys = {source.place: key_of(source.place) for source in due if source.is_far}
    with looked_at(place) as connection:
        found = sources.visits(connection, keys.values())
    return {far for far, key in keys.items() if key in found and found[key].failures}


def _next(watch: Watch, source: Watched, has_failed: bool, before: int) -> tuple[str, int]:
    """Return when a source is due again, and how often in a row it has failed."""
    failed = before + 1 if has_failed else 0
    seconds = source.every * 2 ** min(failed, _DOUBLINGS)
    seconds = min(seconds, max(source.every, _LONGEST)) if failed else seconds
    spread = 1 + _SPREAD * (watch.world.chance() - 0.5)
    return _iso(watch.world.now() + timedelta(seconds=seconds * spread)), failed


def _iso(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
