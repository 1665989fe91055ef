"""Use cases: follow a story, or a subject across all stories; what is followed; what was told of it.

Following is a person's word: it is kept like a judgement, in the log, and can be undone. It changes nothing
in the stories.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from dateline.desk.alerts import home_of
from dateline.desk.keep import Act
from dateline.desk.look import story_in
from dateline.desk.naming import naming
from dateline.model import DatelineError, Follow, Followed, Sounded, Unfollow
from dateline.store import alerts, judgements, log, looked_at, opened, stories, writing

_ANCHORS = 8  # reports by which a story is found again
_LONGEST = 100  # signs of a name
_NAMED = 5  # of what is followed, where something else was asked for


def follow(place: Path, act: Act, story: str, name: str = "") -> Followed:
    """Follow the story of id ``story``, or of a report of that id; its title is its name where none is given.

    Raises ``DatelineError`` where there is no such story, or its name is taken.
    """
    with opened(place) as connection:
        found = story_in(connection, story)
        already = next((f for f in _followed(connection) if f.story == found.id), None)
        if already:
            raise DatelineError(f"{found.id} is followed already, as {already.word.name!r}")
        word = Follow(_name(name or found.title or found.id), reports=found.reports[:_ANCHORS])
        return _kept(connection, act.on(found.id), word)


def follow_subject(place: Path, act: Act, subject: str, name: str = "") -> tuple[Followed, bool]:
    """Follow a subject in all stories, those to come too; return it, and whether any report names it now."""
    words = _name(subject)
    with opened(place, make=True) as connection:
        already = next(
            (f for f in _followed(connection) if f.word.subject.casefold() == words.casefold()), None
        )
        if already:
            raise DatelineError(f"{words} is followed already, as {already.word.name!r}")
        word = Follow(_name(name or words), subject=words)
        return _kept(connection, act.on(words), word), bool(naming(connection, words))


def _name(told: str) -> str:
    """Return a name in one line; raises ``DatelineError`` for one without a word."""
    words = " ".join("".join(sign if sign.isprintable() else " " for sign in told).split())
    if not any(sign.isalnum() for sign in words):
        raise DatelineError("what is followed has a name of letters or digits")
    return words if len(words) <= _LONGEST else words[:_LONGEST].rpartition(" ")[0] or words[:_LONGEST]


def _kept(connection: sqlite3.Connection, act: Act, word: Follow) -> Followed:
    with writing(connection):
        if any(held.name.casefold() == word.name.casefold() for _, held, _ in judgements.follows(connection)):
            raise DatelineError(f"something is followed as {word.name!r} already: give another name (--as)")
        judgements.put(connection, (word,), log.enter(connection, act.deed("follow")))
    return next(f for f in _followed(connection) if f.word.name == word.name)


def unfollow(place: Path, act: Act, name: str) -> Followed:
    """Follow no more what is followed as ``name``, or the story of that id; what was told stays."""
    with opened(place) as connection:
        held = _followed(connection)
        found = next((f for f in held if name.casefold() in (f.word.name.casefold(), f.story)), None)
        if found is None:
            raise _unknown(held, name)
        with writing(connection):
            deed = log.enter(connection, act.on(found.word.name).deed("unfollow"))
            judgements.put(connection, (Unfollow(found.word.name),), deed)
        return found


def _unknown(held: Sequence[Followed], name: str) -> DatelineError:
    """Return what to say where nothing is followed as ``name``: some names of what is."""
    names = [repr(one.word.name) for one in held]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    told = f"what is followed is {', '.join(names[:_NAMED])}{more}" if names else "nothing is followed yet"
    return DatelineError(f"nothing is followed as {name!r}: {told}")


def following(place: Path) -> tuple[Followed, ...]:
    """Return what is followed, the first first."""
    with looked_at(place) as connection:
        return _followed(connection)


def _followed(connection: sqlite3.Connection) -> tuple[Followed, ...]:
    return tuple(_placed(connection, *row) for row in judgements.follows(connection))


def _placed(connection: sqlite3.Connection, number: int, word: Follow, since: str) -> Followed:
    home = home_of(connection, word)
    return Followed(number, word, since, home, (stories.title_of(connection, home) or "") if home else "")


def told(place: Path, most: int, name: str = "") -> tuple[Sounded, ...]:
    """Return the last alerts, of what is followed as ``name``, else all: the last round of them first.

    Within a round what matters most comes first. Raises ``DatelineError`` where nothing is followed so.
    """
    with looked_at(place) as connection:
        held = {number: word.name for number, word, _ in judgements.follows(connection)}
        number = next((n for n, one in held.items() if one.casefold() == name.casefold()), None)
        if name and number is None:
            raise _unknown(_followed(connection), name)
        return alerts.sounded(connection, alerts.latest(connection, most, number), held)
