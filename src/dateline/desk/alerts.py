"""Use case: what came in on the stories and subjects that somebody follows, made while stories are settled.

Alerts are written with the change that brings them: a stop leaves both or none. Refuses to tell what people
change (a judgement, an undoing), and what a story told before.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from dateline.desk.naming import naming
from dateline.model import Alert, Evidence, Follow, News, Quoted, Record, Story, StoryChange, Track
from dateline.stages.compare import carried, diff, revision
from dateline.stages.tell.days import spell
from dateline.stages.tell.fresh import news_of
from dateline.store import alerts, judgements, log, pages, records, stories

if TYPE_CHECKING:
    from dateline.pipeline import Pile

_QUOTES = 3  # sentences that an alert quotes
_REVISION = re.compile(r"@\d+\Z")


class _Pool:
    """What the settled stories were before, and the reports that they are told from now."""

    def __init__(self, connection: sqlite3.Connection, pile: Pile, before: Sequence[Story]) -> None:
        self._connection, self._pile, self._before = connection, pile, before
        self._heads: dict[str, Record | None] = {}

    @cached_property
    def _later(self) -> dict[str, str]:
        """Return by the report of before the one that stands in its place: a revision, or one put back."""
        known = {report for story in self._before for report in story.reports}
        return {old: new for old in sorted(known) for new in self._instead(old) if new not in known}

    def _instead(self, old: str) -> Iterator[str]:
        """Yield what stands in the place of a report that does not count any more."""
        if not pages.is_current(self._connection, old):
            kin = (pages.latest(self._connection, old), *pages.kin(self._connection, old))
            yield from [report for report in kin if pages.is_current(self._connection, report)][:1]

    def change(self, story: Story) -> StoryChange | None:
        """Return what is new in a story, if any report of it is."""
        later = {old: new for old, new in self._later.items() if new in story.reports}
        stand = {old: records.Records(self._connection)[new] for old, new in later.items()}
        olds = carried(tuple(s for s in self._before if self._touches(s, story, later)), stand)
        found = diff(Track((), olds), Track((), (story,)), date.min, later).stories
        return found[0] if found else None

    def _touches(self, old: Story, new: Story, later: Mapping[str, str]) -> bool:
        return not {later.get(report, report) for report in old.reports}.isdisjoint(new.reports)

    def news(self, story: Story) -> tuple[News, ...]:
        """Return what is new in a story, but for what reports tell that were only put back."""
        change = self.change(story)
        if change is None:
            return ()
        pairs = [(old, new) for old, new in self._later.items() if new in change.reports]
        back = {new for old, new in pairs if pages.latest(self._connection, old) != new}
        held = records.Records(self._connection)
        revisions = [revision(held[old], held[new]) for old, new in pairs if new not in back and old in held]
        fresh = {*change.reports} - back
        told = news_of(change, story, revisions, self.name_of)
        return tuple(n for n in told if any(e.report in fresh for e in n.evidence) or n.kind == "taken back")

    def head(self, report: str) -> Record | None:
        """Return a report with its day and its names, ``None`` where it is lost."""
        if report not in self._heads:
            self._heads[report] = next(iter(records.heads(self._connection, [report])), None)
        return self._heads[report]

    def name_of(self, report: str) -> str:
        """Return what a person calls a report: its outlet, else its id."""
        head = self.head(report)
        return (head and head.report.outlet) or report

    def quoted(self, evidence: Evidence) -> Quoted:
        """Return a sentence with what says where it stands."""
        head = self.head(evidence.report)
        words = " ".join(evidence.quote.split())
        if head is None:
            return Quoted(evidence.report, words)
        moment = (self._pile.published(evidence.report) or head.published).moment
        day = "" if moment.earliest is None or moment.latest is None else spell(moment)
        return Quoted(evidence.report, words, head.report.outlet or "", head.report.url or "", day)

    def names(self, news: News, subject: str) -> bool:
        """Tell whether a line, a sentence behind it, or a name in one of these is ``subject``."""
        said = (news.text, *(e.quote for e in news.evidence))
        return any(_says(subject, words) for words in said) or any(
            _is_named(subject, e, self.head(e.report)) for e in news.evidence
        )


def _says(subject: str, words: str) -> bool:
    plain = (" ".join(text.casefold().split()) for text in (subject, words))
    return bool(re.search(rf"(?<!\w){re.escape(next(plain))}(?!\w)", next(plain)))


def _is_named(subject: str, evidence: Evidence, head: Record | None) -> bool:
    """Tell whether a name that stands in a sentence is, in full, that of the subject."""
    near = (e for e in head.entities if e.start < evidence.end and evidence.start < e.end) if head else ()
    return any(e.name.casefold() == subject.casefold() for e in near)


@dataclass(frozen=True, slots=True)
class Settled:
    """What settling changed: the stories as they are told now and as they were, by the deed that did so."""

    now: Sequence[Story]
    before: Sequence[Story]
    deed: int


def keep(connection: sqlite3.Connection, pile: Pile, settled: Settled) -> None:
    """Keep the alerts on what was settled; the stories are in the store already."""
    follows = judgements.follows(connection)
    deed = log.by_number(connection, settled.deed)
    # A store made anew out of a damaged one knows no story of before, and what it told is with it.
    if not follows or (deed.kind == "rebuild" and not settled.before):
        return
    pool = _Pool(connection, pile, settled.before)
    homes = {number: home_of(connection, word) for number, word, _ in follows}
    subjects = [(number, word.subject) for number, word, _ in follows if word.subject]
    named_in = {subject: naming(connection, subject) for _, subject in subjects}
    for story in settled.now:
        whole = [n for n, home in homes.items() if home == story.id]
        whole += [n for n, subject in subjects if _is_main(subject, story)]
        named = [(n, subject) for n, subject in subjects if not named_in[subject].isdisjoint(story.reports)]
        if not (whole or named):
            continue
        for news in pool.news(story):
            heard = {*whole, *(n for n, subject in named if pool.names(news, subject))}
            if heard:
                alerts.put(connection, _alert(pool, story, news, deed.at), sorted(heard), deed.number)


def home_of(connection: sqlite3.Connection, word: Follow) -> str:
    """Return the id of the story that is followed, "" where none of its reports is there."""
    found = (stories.home_of(connection, pages.latest(connection, report)) for report in word.reports)
    return next(filter(None, found), "")


def _is_main(subject: str, story: Story) -> bool:
    return subject.casefold() in {one.casefold() for one in story.subjects}


def _alert(pool: _Pool, story: Story, news: News, at: str) -> Alert:
    quotes = tuple(map(pool.quoted, _chosen(news.evidence)))
    return Alert(_name(news), news.kind, news.text, story.id, story.title, at, quotes)


def _chosen(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    """Yield some sentences, one a report first: a line rests on several reports rather than on one.

    The same words come once: a copy proves nothing more.
    """
    held = list({" ".join(e.quote.split()): e for e in reversed([*evidence])}.values())[::-1]
    firsts = list({e.report: e for e in reversed(held)}.values())[::-1]
    yield from (firsts + [e for e in held if e not in firsts])[:_QUOTES]


def _name(news: News) -> str:
    """Return what makes news that one news for good: its kind, its words, the sentence it rests on."""
    first = news.evidence[0] if news.evidence else None
    said = (_REVISION.sub("", first.report), " ".join(first.quote.split())) if first else ("", "")
    whole = "\n".join((news.kind, news.text, *said)).encode("utf-8", "replace")
    return hashlib.sha256(whole).hexdigest()[:24]
