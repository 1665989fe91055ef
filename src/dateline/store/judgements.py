"""People's judgements, in the order in which they were given; an undone one has no say.

What they follow is kept in the same way, and has no say in the stories.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import replace

from dateline.model import Correction, Dismissal, Follow, Judgement, Rename, Unfollow, Word
from dateline.store import pages
from dateline.store.opening import there
from dateline.store.packing import packed, unpacked

KINDS: dict[str, type[Word | Follow | Unfollow]] = {
    "pair": Judgement,
    "rename": Rename,
    "dismiss": Dismissal,
    "correct": Correction,
    "follow": Follow,
    "unfollow": Unfollow,
}
_FOLLOWING = "kind in ('follow', 'unfollow')"
_NAMES = {kind: name for name, kind in KINDS.items()}
_STANDING = "where log not in (select takes from log where takes is not null)"


def put(connection: sqlite3.Connection, words: tuple[Word | Follow | Unfollow, ...], deed: int) -> None:
    """Keep ``words``, given by ``deed``."""
    rows = ((deed, _NAMES[type(word)], packed(word)) for word in words)
    connection.executemany("insert into judgement (log, kind, body) values (?, ?, ?)", rows)


def standing(connection: sqlite3.Connection) -> tuple[int, ...]:
    """Return the numbers of the judgements that stand."""
    asked = f"select id from judgement {_STANDING} and not {_FOLLOWING} order by id"
    return tuple(number for (number,) in connection.execute(asked))


def by_number(connection: sqlite3.Connection, numbers: Iterable[int]) -> tuple[Word, ...]:
    """Return judgements by their numbers, in that order."""
    asked = "select kind, body from judgement where id = ?"
    found = [there(connection.execute(asked, (number,)).fetchone()) for number in numbers]
    return tuple(word for kind, body in found for word in _carried(connection, unpacked(body, KINDS[kind])))


def _carried(connection: sqlite3.Connection, word: Word) -> tuple[Word, ...]:
    """Return a word on reports as one on those that stand, a word on sentences as one on all revisions."""
    if isinstance(word, Judgement):
        first, second = (pages.latest(connection, report) for report in (word.first, word.second))
        return (Judgement(first, second, word.same),)
    if isinstance(word, Rename):
        return (Rename(pages.latest(connection, word.report), word.title),)
    if isinstance(word, Dismissal):
        kin = {e.report: pages.kin(connection, e.report) for e in word.evidence}
        evidence = (replace(e, report=report) for e in word.evidence for report in kin[e.report])
        return (replace(word, evidence=tuple(evidence)),)
    reports = pages.kin(connection, word.report) if word.sentence else (word.report,)
    return tuple(replace(word, report=report) for report in reports)


def words(connection: sqlite3.Connection) -> tuple[Word, ...]:
    """Return the judgements that stand."""
    return by_number(connection, standing(connection))


def follows(connection: sqlite3.Connection) -> tuple[tuple[int, Follow, str], ...]:
    """Return what is followed, the first first: the number of the word, the word, when it was given."""
    held: dict[str, tuple[int, Follow, str]] = {}
    asked = (
        "select judgement.id, judgement.kind, judgement.body, log.at from judgement join log "
        f"on log.id = judgement.log {_STANDING.replace('where log', 'where judgement.log')} "
        f"and judgement.{_FOLLOWING} order by judgement.id"
    )
    for number, kind, body, at in connection.execute(asked):
        word = unpacked(body, KINDS[kind])
        if isinstance(word, Follow):
            held[word.name] = (number, word, at)
        else:
            held.pop(word.name, None)
    return tuple(held.values())
