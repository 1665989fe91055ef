"""Dossier and diff: subjects found by name and alias, what was known on a day, what later reports changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from dateline.model import (
    Block,
    Dossier,
    Entity,
    Entry,
    Episode,
    Evidence,
    Finding,
    Moment,
    Plan,
    Published,
    Record,
    Report,
    Span,
    Step,
    Story,
    Told,
    Track,
    Value,
)
from dateline.stages.compare import diff, dossier, heard
from dateline.stages.tell import diff_json, diff_text, dossier_json, dossier_text

NAMES = {
    "Harbour Pilots Association": "ORG",
    "Vorrin": "GPE",
    "Ada Holm": "PERSON",
    "Bo Holm": "PERSON",
    "Carl Brandt": "PERSON",
}
OLD = "The Harbour Pilots Association strike in Vorrin has 300 members. Ada Holm leads. Bo Holm, Carl Brandt."
NEW = "The Harbour Pilots Association has 450 members on strike in Vorrin. Talks were agreed."
SINCE = date(2022, 4, 1)


def count(evidence) -> int:
    return len({e.report for e in evidence})


def record(id_: str, text: str, day: date) -> Record:
    report = Report(
        id_, f"{id_}.txt", text, sha256(text.encode()).hexdigest(), (Block(0, len(text), "body"),)
    )
    spans = ((text.find(n), n, t) for n, t in NAMES.items())
    names = tuple(Entity(at, at + len(n), t, n) for at, n, t in spans if at >= 0)
    return Record(report, Published(Moment.on(day)), (Span(0, len(text)),), names)


OLD_RECORD, NEW_RECORD = record("a", OLD, date(2022, 3, 7)), record("b", NEW, date(2022, 4, 2))
OLD_PROOF, NEW_PROOF = (OLD_RECORD.quote(Span(0, len(OLD))),), (NEW_RECORD.quote(Span(0, len(NEW))),)


def value(words: str, low: float | None, proof: tuple[Evidence, ...], day: date) -> Value:
    told = tuple(Told(words, low, low, "=", "ongoing", Moment.on(day), e) for e in proof)
    return Value(words, low, low, "=", "ongoing", Moment.on(day), len(proof), (), proof, told)


FIRST = value("300", 300, OLD_PROOF, date(2022, 3, 7))
SECOND = value("450", 450, NEW_PROOF, date(2022, 4, 2))
EPISODES = (
    Episode("e1", "Vorrin pilots strike", OLD_RECORD.published.moment, ("a",)),
    Episode("e2", "Strike in Vorrin widens", NEW_RECORD.published.moment, ("b",)),
)


def plan(rung: str, *proof: Evidence) -> Plan:
    return Plan("Hold talks in Vorrin", rung, tuple(Step(rung, evidence=(e,)) for e in proof))


def entry(status: str, *proof: Evidence) -> Entry:
    return Entry(Moment.on(date(2022, 4, 1)), "Talks on the strike", status, 0.5, 1, proof, "e1")


def track(size: int, *findings: Finding, **parts) -> Track:
    story = Story("s", "Pilots strike in Vorrin", ("Vorrin",), EPISODES[:size], findings=findings, **parts)
    return Track((OLD_RECORD, NEW_RECORD)[:size], (story,))


BEFORE = track(
    1,
    Finding("single", "strike", "strength", (FIRST,)),
    plans=(plan("proposed", *OLD_PROOF),),
    timeline=(entry("planned", *OLD_PROOF),),
)
AFTER = track(
    2,
    Finding("changed", "strike", "strength", (FIRST, SECOND)),
    plans=(plan("done", *OLD_PROOF, *NEW_PROOF),),
    timeline=(entry("happened", *OLD_PROOF, *NEW_PROOF),),
)


def held(subject: str, pile: Track = AFTER) -> Dossier:
    found = dossier(pile, subject, SINCE, count)
    assert isinstance(found, Dossier)
    return found


# --- the subject ---


@pytest.mark.parametrize(
    ("asked", "subject"),
    [
        ("Harbour Pilots Association", "Harbour Pilots Association"),
        ("harbour pilots association", "Harbour Pilots Association"),
        ("HPA", "Harbour Pilots Association"),
        ("vorrin", "Vorrin"),
        ("Brandt", "Carl Brandt"),
        ("the strike in Vorrin", "the strike in Vorrin"),
    ],
)
def test_a_subject_is_found_by_name_alias_acronym_or_words(asked: str, subject: str):
    assert held(asked).subject == subject


def test_a_name_that_fits_nothing_is_answered_with_names_near_it():
    assert dossier(AFTER, "Vorin", SINCE, count)[0] == "Vorrin"


def test_a_name_of_two_people_is_answered_with_both():
    assert set(dossier(AFTER, "Holm", SINCE, count)) == {"Ada Holm", "Bo Holm"}


@pytest.mark.parametrize("asked", ["", "the", "!?", "…"])
def test_what_is_no_name_finds_no_subject(asked: str):
    assert isinstance(dossier(AFTER, asked, SINCE, count), tuple)


def test_a_person_is_not_told_what_the_story_is_about():
    assert held("Brandt").fields == ()


# --- the record ---


def test_the_last_value_holds_and_the_earlier_stays_in_the_history():
    (field,) = held("the strike in Vorrin").fields
    assert field.current is not None
    assert (field.attribute, field.current.value, field.contested) == ("strength", "450", False)
    assert [v.value for v in field.history] == ["300", "450"]


def test_one_value_in_two_wordings_is_told_as_each_time_worded_it():
    both = replace(FIRST, value="about 400", told=(*FIRST.told, *SECOND.told))
    (field,) = held("Vorrin", track(2, Finding("agreed", "strike", "strength", (both,)))).fields
    assert [v.value for v in field.history] == ["300", "450"]


def test_values_that_differ_at_one_time_are_contested_and_the_better_proven_holds():
    second = replace(OLD_RECORD.quote(Span(0, 20)))
    low, high = value("4", 4, OLD_PROOF, date(2022, 3, 7)), value("9", 9, (second,), date(2022, 3, 7))
    (field,) = held("Vorrin", track(1, Finding("differs", "strike", "strength", (low, high)))).fields
    assert field.contested
    assert len(field.history) == 2


def test_a_name_in_two_spellings_of_case_is_one_person():
    loud = replace(NEW_RECORD, entities=(*NEW_RECORD.entities, Entity(0, 3, "PERSON", "CARL BRANDT")))
    found = dossier(replace(AFTER, records=(OLD_RECORD, loud)), "Carl Brandt", SINCE, count)
    assert isinstance(found, Dossier)


def test_what_was_heard_by_then_rests_on_those_reports_alone():
    whole = replace(held("Vorrin"), entries=(entry("happened", *OLD_PROOF, *NEW_PROOF),))
    then = heard(whole, {"a"}, count)
    (field,), (line,), (known,) = then.fields, then.entries, then.plans
    assert [v.value for v in field.history] == ["300"]
    assert (field.current.value, field.current.independent) == ("300", 1)
    assert line.evidence == OLD_PROOF
    assert [step.evidence for step in known.steps] == [OLD_PROOF]
    assert [r.id for r in then.records] == ["a"]
    assert (
        heard(held("the strike in Vorrin"), {"a", "b"}, count).fields == held("the strike in Vorrin").fields
    )
    nothing = heard(held("the strike in Vorrin"), set(), count)
    assert (nothing.fields, nothing.entries, nothing.plans) == ((), (), ())


def test_what_was_only_foretold_by_then_is_planned():
    told = track(2, timeline=(replace(entry("happened", *NEW_PROOF), meant=OLD_PROOF),))
    (line,) = heard(held("the strike in Vorrin", told), {"a"}, count).entries
    assert (line.status, line.evidence, line.meant) == ("planned", OLD_PROOF, ())


def test_dossier_json_keeps_the_contract():
    told = dossier_json(held("Vorrin"))
    assert {"subject", "as_of", "fields"} <= told.keys()
    assert told["as_of"] == "2022-04-01"
    assert {"attribute", "current", "history", "contested"} <= told["fields"][0].keys()
    assert told["fields"][0]["current"]["evidence"][0]["quote"] == NEW


def test_dossier_text_tells_what_was_before():
    told = dossier_text(held("Vorrin"), 100)
    assert "450 · 2022-04-02 (b)" in told
    assert "was 300 · 2022-03-07 (a)" in told


# --- what changed ---


def test_what_changed_came_true_and_is_new_is_told():
    (story,) = diff(BEFORE, AFTER, SINCE).stories
    assert (story.is_new, story.reports, [e.id for e in story.episodes]) == (False, ("b",), ["e2"])
    assert [(c.kind, c.after.attribute) for c in story.findings] == [("changed", "strength")]
    assert [c.kind for c in story.plans] == ["came true"]
    assert [c.kind for c in story.entries] == ["came true"]


def test_what_had_been_planned_and_has_happened_came_true():
    done = replace(entry("happened", *NEW_PROOF), meant=OLD_PROOF)
    (story,) = diff(BEFORE, track(2, timeline=(done,)), SINCE).stories
    assert [(c.kind, c.before and c.before.status) for c in story.entries] == [("came true", "planned")]


def test_what_is_only_told_once_more_is_no_change():
    again = Finding("single", "strike", "strength", (replace(FIRST, evidence=(*OLD_PROOF, *NEW_PROOF)),))
    pile = track(2, again, plans=(plan("proposed", *OLD_PROOF, *NEW_PROOF),))
    (story,) = diff(BEFORE, pile, SINCE).stories
    assert (story.findings, story.plans, story.entries) == ((), (), ())


def test_a_second_source_confirms():
    again = Finding("agreed", "strike", "strength", (replace(FIRST, evidence=(*OLD_PROOF, *NEW_PROOF)),))
    (story,) = diff(BEFORE, track(2, again), SINCE).stories
    assert [c.kind for c in story.findings] == ["confirmed"]


def test_a_plan_that_is_refused_has_fallen():
    (story,) = diff(BEFORE, track(2, plans=(plan("refused", *OLD_PROOF, *NEW_PROOF),)), SINCE).stories
    assert [(c.kind, c.before and c.before.rung) for c in story.plans] == [("fallen", "proposed")]


def test_background_that_a_later_report_tells_is_no_news():
    old = Entry(Moment.on(date(2019, 1, 1)), "The port opened", "happened", 0.1, 1, NEW_PROOF)
    (story,) = diff(BEFORE, track(2, timeline=(old,)), SINCE).stories
    assert story.entries == ()


def test_nothing_new_is_no_story_and_said_so():
    assert diff(AFTER, AFTER, SINCE).stories == ()
    assert "No report was published on 1 Apr 2022 or later" in diff_text(diff(AFTER, AFTER, SINCE), 80)


def test_diff_text_and_json_tell_the_same_change():
    found = diff(BEFORE, AFTER, SINCE)
    assert "300 → 450" in diff_text(found, 100)
    (story,) = diff_json(found)["stories"]
    assert [v["value"] for v in story["findings"][0]["before"]["values"]] == ["300"]
    assert story["findings"][0]["change"] == "changed"
