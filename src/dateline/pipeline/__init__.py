"""The one place that orders the stages.

``read_pages`` takes each page through clean, read, date and state, one report at a time;
``track_records`` takes all reports together through trace, group, date again and compare. Nothing
here touches disk, network, clock or chance: the model is an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import islice
from typing import TYPE_CHECKING

from dateline.language.tongues import READ
from dateline.model import (
    Attribute,
    Backing,
    Diff,
    Dossier,
    Evidence,
    Flaw,
    Link,
    Page,
    Reading,
    Record,
    Report,
    Span,
    Story,
    Track,
    Word,
)
from dateline.pipeline.apart import HERE, Apart
from dateline.pipeline.pile import Pile, kinds
from dateline.stages.clean import Habits, Namer, clean, learn_habits, lines_of, outlet_of
from dateline.stages.compare import diff, dossier
from dateline.stages.date import find_times, own_day, place, resolve
from dateline.stages.date.clues import claimed_moment
from dateline.stages.group import as_one
from dateline.stages.read import read_many
from dateline.stages.state import find_attributions, find_figures, find_statements, mentions, pictured
from dateline.stages.trace import Independence, sources_of

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = [
    "HERE",
    "Apart",
    "Habits",
    "Pile",
    "Together",
    "batches_of",
    "diff_of",
    "dossier_of",
    "habits_in",
    "kinds",
    "learn_habits",
    "lines_of",
    "read_batch",
    "read_pages",
    "tells",
    "told_again",
    "told_by",
    "track_records",
    "unread",
]

BATCH = 16  # pages that are read at once
# Where someone has put the day by hand; what a page's own markup holds beside it is often no day.
_GIVEN = ("published", "front matter")


def read_pages(
    pages: Sequence[Page], model: Language, habits: Habits | None = None, namer: Namer | None = None
) -> Iterator[Record]:
    """Yield the record of each page, in order; ``model`` is a loaded spaCy pipeline.

    ``habits`` are the lines that recur over each outlet's pages; without them they are learnt from ``pages``.
    ``namer`` tells which language a text is in that does not look English: of another one it is not read.
    """
    for batch in batches_of(pages, learn_habits(pages) if habits is None else habits):
        yield from read_batch(model, batch, namer)


def batches_of(pages: Iterable[Page], habits: Habits) -> Iterator[list[tuple[Page, Habits]]]:
    """Yield pages in batches, each page with those of ``habits`` that it can need."""
    waiting = iter(pages)
    of_outlet = {outlet: Habits(((outlet, lines),)) for outlet, lines in habits.recurring}

    def for_page(page: Page) -> Habits:
        # Markup may name another outlet than is known before it is read.
        return of_outlet.get(outlet_of(page) or "", Habits()) if page.media == "text" else habits

    while batch := list(islice(waiting, BATCH)):
        yield [(page, for_page(page)) for page in batch]


def read_batch(
    model: Language, pages: Sequence[tuple[Page, Habits]], namer: Namer | None = None
) -> list[Record]:
    """Return the record of each page, which comes with the habits of its outlet."""
    cleaned = [clean(page, habits, namer) for page, habits in pages]
    readings = iter(read_many([report for report, _ in cleaned if report.language in READ], model))
    return [
        _state(report, next(readings), flaws) if report.language in READ else _foreign(report, flaws)
        for report, flaws in cleaned
    ]


def _foreign(report: Report, flaws: tuple[Flaw, ...]) -> Record:
    """Return the record of a report in a language that is not read: what it is, and the day it claims."""
    published, more = own_day(report, (), Reading(report.text, (), (), ()))
    return Record(report=report, published=published, flaws=flaws + more + _unread_days(report))


def unread(page: Page, why: str) -> Record:
    """Return the record of a page that could not be read: a flaw, and nothing that a story could hold."""
    report = Report(page.id, page.path, "", sha256(b"").hexdigest(), (), url=page.url, outlet=page.outlet)
    return Record(report, flaws=(Flaw("read", page.path, why),))


def habits_in(lines: Iterable[tuple[str, Iterable[str]]]) -> Habits:
    """Return the habits of outlets whose recurring lines, folded, are known: an outlet may come again."""
    held: dict[str, set[str]] = {}
    for outlet, recurring in lines:
        held.setdefault(outlet, set()).update(recurring)
    return Habits(tuple((outlet, frozenset(held[outlet])) for outlet in sorted(held)))


def _state(report: Report, reading: Reading, flaws: tuple[Flaw, ...]) -> Record:
    times = find_times(reading)
    published, more = own_day(report, times, reading)
    times = resolve(times, published.moment, report.text)
    who = mentions(reading)
    figures = find_figures(reading, times)
    attributions = find_attributions(reading, who)
    statements = find_statements(reading, times, figures, attributions, who)
    return Record(
        report=report,
        published=published,
        sentences=tuple(
            Span(s.start, s.end) for s in map(reading.sentence_span, range(len(reading.sentences)))
        ),
        entities=reading.entities,
        times=times,
        figures=figures,
        attributions=attributions,
        statements=place(pictured(statements, report.blocks, times, published.moment), times, published),
        flaws=flaws + more + _unread_days(report),
    )


def _unread_days(report: Report) -> tuple[Flaw, ...]:
    """Return a flaw for each day of publication that is given with the report and names no day."""
    given = (claim for where, claim in report.claimed if where in _GIVEN and not claimed_moment(claim))
    return tuple(
        Flaw("date", report.path, f"is given the day {day[:80]!r}, which cannot be read") for day in given
    )


def track_records(
    records: Sequence[Record],
    attributes: Sequence[Attribute] = (),
    judgements: Sequence[Word] = (),
    one_story: bool = False,
    before: Sequence[Story] = (),
) -> Track:
    """Return the stories that ``records`` tell together; their order makes no difference.

    ``attributes`` are the points compared by name; an earlier one goes before a later one. ``judgements``
    are people's words on episodes, titles, findings and figures; the last one on a matter counts. With
    ``one_story`` all episodes are told as those of one affair. Stories and episodes of ``before`` that go on
    keep their ids.
    A record without title and sentence stays among the records of the answer and is part of no story.
    """
    return Together().track(records, attributes, judgements, one_story, before)


@dataclass(frozen=True, slots=True)
class Together:
    """What is done with all reports together; ``apart`` does the heavy parts of it."""

    apart: Apart = HERE

    def track(
        self,
        records: Sequence[Record],
        attributes: Sequence[Attribute] = (),
        judgements: Sequence[Word] = (),
        one_story: bool = False,
        before: Sequence[Story] = (),
    ) -> Track:
        """Return the stories that ``records`` tell together: see ``track_records``."""
        silent = [r for r in records if not tells(r)]
        told = (r for r in records if tells(r))
        pile = Pile().step(told, words=judgements, before=before, apart=self.apart)
        stories = (as_one(pile.stories),) if one_story and pile.stories else pile.stories
        compared = pile.compared(stories, attributes, self.apart)
        every = tuple(sorted((*map(pile.shown, pile.records), *silent), key=lambda r: r.id))
        return _track(every, compared, pile.traces.links, pile.sources(pile.records))

    def dossier(
        self,
        records: Sequence[Record],
        subject: str,
        as_of: date | None,
        attributes: Sequence[Attribute] = (),
        judgements: Sequence[Word] = (),
    ) -> Dossier | tuple[str, ...]:
        """Return the record of ``subject`` as known on ``as_of``: see ``dossier_of``."""
        out, flaws = _published_by(_dated(records, self.apart), as_of)
        track = self.track(out, attributes, judgements)
        found = dossier(track, subject, as_of, sources_of(track.records, track.lineage).count)
        return replace(found, flaws=flaws) if isinstance(found, Dossier) else found

    def diff(
        self,
        records: Sequence[Record],
        since: date,
        attributes: Sequence[Attribute] = (),
        judgements: Sequence[Word] = (),
        before: Sequence[Story] = (),
    ) -> Diff:
        """Return what the reports published on the day ``since`` or later changed: see ``diff_of``."""
        new = self.track(records, attributes, judgements, before=before)
        out, flaws = _published_by(new.records, since - timedelta(days=1))
        old = self.track(out, attributes, judgements)
        return replace(diff(old, new, since), flaws=(*new.flaws, *flaws))


def told_again(pile: Pile, stories: Sequence[Story]) -> Track:
    """Return the answer for ``stories`` of a pile as they were compared before."""
    ids = sorted(report for story in stories for report in story.reports)
    held = tuple(pile.shown(report) for report in ids)
    return _track(held, tuple(stories), pile.traces.links_of(ids), pile.sources(ids))


def _track(
    records: tuple[Record, ...], stories: tuple[Story, ...], links: tuple[Link, ...], sources: Independence
) -> Track:
    backings = tuple(Backing(e, sources.opened(e)) for e in _counted(stories))
    return Track(records, stories, links, tuple(f for r in records for f in r.flaws), backings)


def _counted(stories: Iterable[Story]) -> Iterable[tuple[Evidence, ...]]:
    """Return the evidence of two reports or more whose sources some count tells, each once."""
    told = [e.evidence for s in stories for e in s.timeline]
    told += [v.evidence for s in stories for f in s.findings for v in f.values]
    told += [v.evidence for s in stories for p in s.plans for v in p.figures]
    return (e for e in dict.fromkeys(told) if len({one.report for one in e}) > 1)


def dossier_of(
    records: Sequence[Record],
    subject: str,
    as_of: date | None,
    attributes: Sequence[Attribute] = (),
    judgements: Sequence[Word] = (),
) -> Dossier | tuple[str, ...]:
    """Return the record of ``subject`` as known on ``as_of``, or the names near it when none is told.

    Only reports that were surely published by then are heard; later ones may still date an undated one.
    ``None`` hears all.
    """
    return Together().dossier(records, subject, as_of, attributes, judgements)


def told_by(
    records: Sequence[Record],
    day: date | None,
    attributes: Sequence[Attribute] = (),
    judgements: Sequence[Word] = (),
) -> Track:
    """Return what ``records``, which are of one story, told by a day; ``None`` hears all."""
    out, flaws = _published_by(_dated(records), day)
    track = track_records(out, attributes, judgements, one_story=True)
    return replace(track, flaws=(*track.flaws, *flaws))


def diff_of(
    records: Sequence[Record],
    since: date,
    attributes: Sequence[Attribute] = (),
    judgements: Sequence[Word] = (),
    before: Sequence[Story] = (),
) -> Diff:
    """Return what the reports published on the day ``since`` or later changed; the rest is as in tracking."""
    return Together().diff(records, since, attributes, judgements, before)


def _dated(records: Iterable[Record], apart: Apart = HERE) -> list[Record]:
    """Return the records that tell something, dated among each other."""
    pile = Pile().step(filter(tells, records), apart=apart)
    return [pile.record(report) for report in sorted(pile.records)]


def _published_by(records: Iterable[Record], day: date | None) -> tuple[list[Record], tuple[Flaw, ...]]:
    """Return the records surely published by ``day``, and a flaw for each of which one cannot tell."""
    held, flaws = [], []
    for record in records:
        moment = record.published.moment
        if day is None or (moment.latest and moment.latest <= day):
            held.append(record)
        elif moment.earliest is None or moment.earliest <= day:
            flaws.append(Flaw("date", record.report.path, f"may be later than {day}, and is counted so"))
    return held, tuple(flaws)


def tells(record: Record) -> bool:
    """Tell whether a headline or a sentence with a letter in it stands in the report, in a language read."""
    if record.report.language not in READ:
        return False
    text = record.report.text
    told = (text[b.start : b.end] for b in record.report.blocks if b.kind in ("title", "body"))
    return any(any(map(str.isalpha, part)) for part in told)
