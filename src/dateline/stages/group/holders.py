"""Which reports can be found under a word, however many come and go.

A word that too many reports hold is no key, but may be one again when some are taken out. Its holders
then stand in pages that are only added to; those that have left meanwhile are told by their profiles.
Refuses to rewrite a long list for one report.
"""

from __future__ import annotations

from collections.abc import Iterable

from dateline.stages.group.rows import Members, Rows

CROWDED = 150  # a word in more reports than this is no key


def holders(rows: Rows, word: str) -> Members | None:
    """Return the reports found under ``word``, ``None`` where it is no key."""
    return None if word in rows.crowds else rows.holders.get(word, ())


def enter(rows: Rows, word: str, report: str) -> None:
    """Let ``report`` be found under ``word``."""
    if word in rows.crowds:
        count, listed = rows.crowds[word]
        page = _page(word, listed)
        rows.holders[page] = (*rows.holders.get(page, ()), report)
        rows.crowds[word] = (count + 1, listed + 1)
        return
    held = (*rows.holders.get(word, ()), report)
    if len(held) <= CROWDED:
        rows.holders[word] = held
    else:
        rows.holders.pop(word)
        rows.holders.update({_page(word, 0): held[:CROWDED], _page(word, CROWDED): held[CROWDED:]})
        rows.crowds[word] = (len(held), len(held))


def leave(rows: Rows, word: str, report: str) -> None:
    """Take ``report``, whose profile is out already, from those found under ``word``."""
    if word not in rows.crowds:
        _write(rows, word, [other for other in rows.holders.get(word, ()) if other != report])
        return
    count, listed = rows.crowds[word]
    rows.crowds[word] = (count - 1, listed)
    if count - 1 <= CROWDED:
        pages = [rows.holders.pop(_page(word, start)) for start in range(0, listed, CROWDED)]
        del rows.crowds[word]
        every = dict.fromkeys(other for page in pages for other in page)
        _write(rows, word, [i for i in every if i in rows.profiles and word in rows.profiles[i].keys])


def _write(rows: Rows, word: str, held: Iterable[str]) -> None:
    rows.holders[word] = tuple(held)
    if not rows.holders[word]:
        del rows.holders[word]


def _page(word: str, listed: int) -> str:
    return f"{word} {listed // CROWDED}"
