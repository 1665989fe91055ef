"""The one place that orders the stages.

``read_pages`` takes each page through clean, read, date and state, one report at a time;
``track_records`` takes all reports together through trace, group, date again and compare. Nothing
here touches disk, network, clock or chance: the model is an argument.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from dateline.model import Attribute, Flaw, Page, Published, Reading, Record, Report, Span, Track
from dateline.stages.clean import Habits, clean, learn_habits
from dateline.stages.compare import compare
from dateline.stages.date import find_times, own_day, place, resolve, sisters
from dateline.stages.date.clues import claimed_moment
from dateline.stages.group import group
from dateline.stages.read import read_many
from dateline.stages.state import find_attributions, find_figures, find_statements, mentions
from dateline.stages.trace import sources_of, trace

if TYPE_CHECKING:
    from spacy.language import Language

_BATCH = 32
# Where someone has put the day by hand; what a page's own markup holds beside it is often no day.
_GIVEN = ("published", "front matter")
# A sister report can date a report that dates a third; each round only narrows, so few are needed.
_ROUNDS = 3


def read_pages(pages: Sequence[Page], model: Language) -> Iterator[Record]:
    """Yield the record of each page, in order; ``model`` is a loaded spaCy pipeline."""
    habits = learn_habits(pages)
    waiting = iter(pages)
    while batch := list(islice(waiting, _BATCH)):
        yield from _read_batch(batch, model, habits)


def _read_batch(pages: Iterable[Page], model: Language, habits: Habits) -> Iterator[Record]:
    cleaned = [clean(page, habits) for page in pages]
    readings = read_many([report for report, _ in cleaned], model)
    for (report, flaws), reading in zip(cleaned, readings, strict=True):
        yield _state(report, reading, flaws)


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
        statements=place(statements, times, published),
        flaws=flaws + more + _unread_days(report),
    )


def _unread_days(report: Report) -> tuple[Flaw, ...]:
    """Return a flaw for each day of publication that is given with the report and names no day."""
    given = (claim for where, claim in report.claimed if where in _GIVEN and not claimed_moment(claim))
    return tuple(
        Flaw("date", report.path, f"is given the day {day[:80]!r}, which cannot be read") for day in given
    )


def track_records(records: Sequence[Record], attributes: Sequence[Attribute] = ()) -> Track:
    """Return the stories that ``records`` tell together; their order makes no difference.

    ``attributes`` are the points compared by name; an earlier one goes before a later one.
    A record without title and sentence stays among the records of the answer and is part of no story.
    """
    silent = [r for r in records if not _tells(r)]
    records = sorted((r for r in records if _tells(r)), key=lambda r: r.id)
    links = trace(records)
    stories = group(records, links)
    for _ in range(_ROUNDS):
        days = sisters(records, [e.reports for s in stories for e in s.episodes])
        if not days:
            break
        records = [_settled(r, days[r.id]) if r.id in days else r for r in records]
        stories = group(records, links)
    by_id = {r.id: r for r in records}
    count = sources_of(records, links).count
    compared = tuple(
        compare(story, [by_id[i] for i in story.reports], count, attributes) for story in stories
    )
    every = tuple(sorted((*records, *silent), key=lambda r: r.id))
    return Track(every, compared, tuple(links), tuple(f for r in every for f in r.flaws))


def _tells(record: Record) -> bool:
    """Tell whether a headline or a sentence with a letter in it stands in the report."""
    text = record.report.text
    told = (text[b.start : b.end] for b in record.report.blocks if b.kind in ("title", "body"))
    return any(any(map(str.isalpha, part)) for part in told)


def _settled(record: Record, published: Published) -> Record:
    """Return the record with its days resolved again, now that its own day is better known."""
    times = resolve(record.times, published.moment, record.report.text)
    statements = place(record.statements, times, published)
    return replace(record, published=published, times=times, statements=statements)
