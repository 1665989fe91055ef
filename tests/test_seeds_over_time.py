"""The touchstone over time: what was known of the mission on two days, and what changed between them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline import desk
from dateline.model import Diff, Dossier, Record
from dateline.pipeline import diff_of, dossier_of
from dateline.sources.packs import shipped

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the touchstone reports are not here")
FIRST, LAST = date(2020, 3, 1), date(2021, 2, 17)


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return list(desk.read([str(SEEDS)])[0])


def known(records: list[Record], day: date) -> Dossier:
    found = dossier_of(records, "NATO training mission", day, shipped())
    assert isinstance(found, Dossier)
    return found


@pytest.fixture(scope="module")
def early(records: list[Record]) -> Dossier:
    return known(records, FIRST)


@pytest.fixture(scope="module")
def late(records: list[Record]) -> Dossier:
    return known(records, LAST)


@pytest.fixture(scope="module")
def changed(records: list[Record]) -> Diff:
    return diff_of(records, FIRST, shipped())


def current(dossier: Dossier, attribute: str) -> str:
    (field,) = (f for f in dossier.fields if f.attribute == attribute)
    assert field.current is not None
    return field.current.value


def test_nothing_of_the_second_year_was_known_in_the_first(early: Dossier):
    assert len(early.records) == 3
    proof = [e.report[:3] for f in early.fields for v in f.history for e in v.evidence]
    assert set(proof) <= {"002", "003", "004"}


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("lead", "Canada"), ("strength", "about 500"), ("transfer", "about 200"), ("standing", "suspended")],
)
def test_the_record_in_the_first_year(early: Dossier, attribute: str, value: str):
    assert current(early, attribute) == value


def test_the_enlargement_was_agreed_in_principle_in_the_first_year(early: Dossier):
    assert "agreed in principle" in {p.rung for p in early.plans}


@pytest.mark.parametrize(
    ("attribute", "value"),
    [("lead", "a Danish commander"), ("strength", "at most 500"), ("proposed strength", "4,000 to 5,000")],
)
def test_the_record_in_the_second_year(late: Dossier, attribute: str, value: str):
    assert current(late, attribute) == value


def test_the_record_keeps_what_held_before(late: Dossier):
    history = {f.attribute: [v.value for v in f.history] for f in late.fields}
    assert history["lead"] == ["Canada", "a Danish commander"]
    assert history["strength"] == ["about 500", "at most 500"]


def test_what_changed_between_the_years(changed: Diff):
    (story,) = changed.stories
    assert {r[:3] for r in story.reports} == {"000", "001"}
    assert len(story.episodes) == 1
    told = {(c.kind, c.after.attribute) for c in story.findings}
    assert {("changed", "lead"), ("new", "proposed strength")} <= told
    assert not {("changed", "strength"), ("new", "strength"), ("new", "transfer")} & told
    moved = {(c.before.rung, c.after.rung) for c in story.plans if c.before}
    assert ("agreed in principle", "to be agreed") in moved
