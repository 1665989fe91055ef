"""Use case: send out what was told, by each way as far as it has not gone out; and write the feeds.

A way that fails stops nothing: its alerts stay, and are sent when one sends again. So each is sent at least
once, under a name by which who gets it twice can know it. Refuses to send what was told before a way was
first known: who opens one is not flooded.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from dateline.desk.following import following
from dateline.model import Alert, Flaw, Sounded
from dateline.model.watch import Message
from dateline.sinks import Sink, feeds
from dateline.stages.tell.alerts import alert_json, atom, feed_name, letter
from dateline.store import alerts, judgements, looked_at, opened, writing

_ENTRIES = 100  # alerts that a feed holds


def open_ways(place: Path, names: Iterable[str]) -> None:
    """Let ways out be known from now on: what is told later goes out by them."""
    with opened(place, make=True) as connection, writing(connection):
        for name in names:
            if alerts.reached(connection, name) < 0:
                alerts.went_out(connection, name, alerts.last(connection))


def waiting(place: Path, way: str, most: int) -> tuple[Sounded, ...]:
    """Return the first alerts, as many as asked for, that have not gone out by a way."""
    with looked_at(place) as connection:
        held = {number: word.name for number, word, _ in judgements.follows(connection)}
        found = alerts.after(connection, max(0, alerts.reached(connection, way)), most)
        return alerts.sounded(connection, found, held)


def went_out(place: Path, way: str, told: Sequence[Sounded]) -> None:
    """Keep that these alerts, and all before them, have gone out by a way."""
    with opened(place) as connection, writing(connection):
        alerts.went_out(connection, way, told[-1].number)


def send(place: Path, sinks: Iterable[Sink]) -> tuple[Flaw, ...]:
    """Send what waits by each way, the first told first; return what went wrong."""
    return tuple(flaw for sink in sinks for flaw in _send(place, sink))


def _send(place: Path, sink: Sink) -> Iterator[Flaw]:
    while told := waiting(place, sink.name, sink.most):
        found = sink.send(_message(told))
        if found.fate == "failed":
            yield Flaw("sinks", sink.shown, f"{found.why}; its alerts are kept and sent in the next round")
            return
        if found.why:
            yield Flaw("sinks", sink.shown, found.why)
        went_out(place, sink.name, told)


def _message(told: Sequence[Sounded]) -> Message:
    """Return some alerts as one message; that of one alert has the alert's name."""
    names = [one.alert.name for one in told]
    name = names[0] if len(names) == 1 else hashlib.sha256("\n".join(names).encode()).hexdigest()[:24]
    held: object = [alert_json(one) for one in told] if len(told) > 1 else alert_json(told[0])
    at = told[-1].alert.at
    body = json.dumps({"type": "dateline.alert", "timestamp": at, "data": held}, ensure_ascii=False)
    return Message(name, at, body.encode("utf-8", "replace"), *letter(told))


def _entries(found: Iterable[tuple[int, Alert]]) -> tuple[Alert, ...]:
    return tuple(alert for _, alert in found)


def write_feeds(place: Path, folder: str) -> tuple[Flaw, ...]:
    """Write a feed for all that is followed; return what went wrong."""
    followed = following(place)
    with looked_at(place) as connection:
        told = {f.number: _entries(alerts.latest(connection, _ENTRIES, f.number)) for f in followed}
    wrong = feeds.write(folder, {feed_name(f): atom(f, told[f.number]) for f in followed})
    return (Flaw("sinks", folder, wrong),) if wrong else ()
