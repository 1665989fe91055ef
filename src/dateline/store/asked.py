"""What a user typed, as a query: words, "phrases", -word, and a few marked conditions, in any order.

    outlet:reuters  name:"Jens Stoltenberg"  from:2020-02  to:2020-03-15  on:2020-02-12
    status:agreed|planned  figures of troops over 1000 · under 10 · between 4000 and 5000 · about 500

What is none of these is taken as words. Refuses, in one sentence, only what would mislead: a day that the
calendar lacks, a status that there is not, alternatives by OR, and a query that names nothing.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple, get_args

from dateline.model import Amount, DatelineError, Moment, Query, Status
from dateline.store.amounts import amount_at
from dateline.store.terms import EMPTY, terms

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("−–—‐‑", "-"))
_MARKS = "outlet|name|from|since|to|until|on|status"
_MARKED = re.compile(rf"(-)?({_MARKS}):(.+)", re.IGNORECASE | re.DOTALL)
_PIECE = re.compile(rf'(-)?(?:({_MARKS}):\s*)?(?:"([^"]*)"|([^\s"]+))', re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?")
_STATUSES: tuple[Status, ...] = get_args(Status)
_MOST = 64  # conditions


class _Piece(NamedTuple):
    """A piece of a query: whether it is to be absent, its mark, what it says, whether in quotes."""

    absent: bool
    mark: str
    says: str
    quoted: bool


@dataclass(slots=True)
class _Draft:
    words: list[str] = field(default_factory=list)
    phrases: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    statuses: list[Status] = field(default_factory=list)
    amounts: list[Amount] = field(default_factory=list)
    earliest: date | None = None
    latest: date | None = None


def understood(arguments: Sequence[str]) -> Query:
    """Return the query that ``arguments`` ask, one or more as a shell hands them over.

    Raises ``DatelineError`` (status 2) for what the module's words say.

    >>> understood(['NATO "train and advise" -Kabul from:2020-02']).phrases
    ('train and advise',)
    >>> understood(["figures of troops over 1,000"]).amounts
    (Amount(of='troops', low=1000.0, high=None, over=True, under=False),)
    """
    text = " ".join(map(_requoted, arguments) if len(arguments) > 1 else arguments)
    text = text.encode("utf-8", "replace").decode().translate(_QUOTES)
    draft, at = _Draft(), 0
    while match := _PIECE.search(text, at):
        piece = _Piece(bool(match[1]), (match[2] or "").lower(), match[3] or match[4] or "", not match[4])
        figures = None if piece.quoted or piece.mark or piece.absent else amount_at(text, match.start())
        if figures:
            draft.amounts.append(figures[0])
        else:
            _take(draft, piece)
        at = figures[1] if figures else match.end()
    return _query(draft)


def _requoted(argument: str) -> str:
    """Give back the quotation marks that the shell took off."""
    if '"' in argument or not re.search(r"\s", argument):
        return argument
    if marked := _MARKED.fullmatch(argument):
        return f'{marked[1] or ""}{marked[2]}:"{marked[3]}"'
    only_words = not any(_MARKED.match(part) or amount_at(part, 0) for part in _from_each_word(argument))
    return f'"{argument}"' if only_words else argument


def _from_each_word(text: str) -> list[str]:
    return [text[match.start() :] for match in re.finditer(r"\S+", text)]


def _take(draft: _Draft, piece: _Piece) -> None:
    """Add what a piece asks for to the draft."""
    says, mark = piece.says, piece.mark
    if mark and piece.absent:
        raise DatelineError(f"-{mark}:{says}: only words and phrases can be left out")
    if mark in ("outlet", "name"):
        (draft.outlets if mark == "outlet" else draft.names).append(says)
    elif mark == "status":
        draft.statuses += _statuses(says)
    elif mark:
        _take_day(draft, mark, says)
    elif piece.absent:
        draft.without.append(says)
    elif piece.quoted:
        draft.phrases.append(says)
    elif says == "OR":
        raise DatelineError("OR is not known here: all that is named must stand in a report")
    else:
        draft.words.append(says)


def _statuses(says: str) -> list[Status]:
    asked = [word for word in re.split(r"[|,\s]+", says.lower()) if word]
    if unknown := [word for word in asked if word not in _STATUSES]:
        raise DatelineError(f"there is no status {unknown[0]!r}; there are {', '.join(_STATUSES)}")
    return [status for status in _STATUSES if status in asked]


def _take_day(draft: _Draft, mark: str, says: str) -> None:
    first, last = _days(mark, says)
    if mark in ("from", "since", "on"):
        draft.earliest = max(filter(None, (draft.earliest, first)))
    if mark in ("to", "until", "on"):
        draft.latest = min(filter(None, (draft.latest, last)))


def _days(mark: str, says: str) -> tuple[date, date]:
    """Return the first and last day of what is written as 2020, 2020-02 or 2020-02-12."""
    written = _DAY.fullmatch(says.strip())
    if written is None:
        raise DatelineError(f"{mark}:{says}: write a day as 2020-02-12, a month as 2020-02, a year as 2020")
    year, month, day = (int(part) if part else None for part in written.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last = date(first.year, month or 12, day or monthrange(first.year, month or 12)[1])
    except ValueError as error:
        raise DatelineError(f"{mark}:{says}: the calendar has no such day") from error
    return first, last


def _query(draft: _Draft) -> Query:
    if draft.earliest and draft.latest and draft.earliest > draft.latest:
        raise DatelineError(f"no day lies both from {draft.earliest} and to {draft.latest}")
    query = Query(
        words=_speaking(_bare(draft.words)),
        phrases=_naming(draft.phrases),
        without=_naming(draft.without),
        names=_naming(draft.names),
        outlets=_naming(draft.outlets),
        statuses=tuple(dict.fromkeys(draft.statuses)),
        amounts=tuple(dict.fromkeys(draft.amounts)),
        published=Moment(draft.earliest, draft.latest),
    )
    if query == Query():
        raise DatelineError("name at least one word to search for")
    if sum(map(len, (query.words, query.phrases, query.without, query.names, query.amounts))) > _MOST:
        raise DatelineError(f"too much to search for at once: name at most {_MOST} words")
    return query


def _bare(words: list[str]) -> list[str]:
    """Return words without the signs around them: "(NATO)," is NATO."""
    return [re.sub(r"^\W+|(?<!\.\w)(?<!\w\.)\W+$", "", word) for word in words]


def _naming(texts: list[str]) -> tuple[str, ...]:
    """Return the texts that hold a word, each once."""
    return tuple(text for text in dict.fromkeys(texts) if any(terms(text)))


def _speaking(words: list[str]) -> tuple[str, ...]:
    """Return the words that do not stand in each report; all of them where there are no others."""
    held = _naming(words)
    return tuple(w for w in held if any(term.text not in EMPTY for term in terms(w))) or held
