"""Piles of made-up reports for properties of grouping: a handful of words, so that many are alike."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import strategies as st

from dateline.model import Block, Moment, Published, Record, Report, Span
from dateline.stages.group import Groups

WORDS = (
    "mill fire Halden Ostrel summit river dam Brandt Reyk sluice goat library map canal strike ferry harbour "
    "barge quay crown museum mask island weaver jetty bridge mayor bakery flood warden"
).split()

texts = st.lists(st.sampled_from(WORDS), min_size=0, max_size=60).map(" ".join)
days = st.one_of(st.none(), st.integers(0, 800))
piles = st.lists(st.tuples(texts, days), max_size=9).flatmap(
    lambda rows: st.tuples(st.just(rows), st.permutations(range(len(rows))))
)


def record(k: int, text: str, day: int | None) -> Record:
    moment = Moment() if day is None else Moment.on(date(2020, 1, 1) + timedelta(day))
    report = Report(f"r{k}", f"r{k}", text, "", (Block(0, len(text), "body"),))
    return Record(report, Published(moment), (Span(0, len(text)),))


def parts(groups: Groups) -> set[tuple[tuple[str, ...], ...]]:
    return {tuple(e.reports for e in story.episodes) for story in groups.stories}
