"""Which reports are of one happening, and which happenings of one affair: reports written for these tests."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest

from dateline.model import (
    Block,
    Figure,
    Form,
    Judgement,
    Link,
    Moment,
    Published,
    Record,
    Report,
    Span,
    Statement,
    Time,
)
from dateline.stages.group import Groups, as_one, group, holders
from dateline.stages.group.affair import Affair, kinship
from dateline.stages.group.headline import LONGEST, shortened
from dateline.stages.group.linkage import average_linkage
from dateline.stages.group.profile import Profile, dot, profile, unit
from dateline.stages.group.split import camps

FIRE = (
    "A fire tore through the Halden spinning mill in Ostrel before dawn, trapping night workers on the third "
    "floor. Crews from four towns fought the flames.",
    "Night workers were trapped when flames swept the Halden spinning mill in Ostrel, firefighters said. "
    "Crews from four towns were sent to the mill.",
    "Investigators searched the burnt Halden spinning mill in Ostrel for the cause of the fire that trapped "
    "night workers on its third floor.",
)
SUMMIT = (
    "The six river states met in Velmar for their summit and argued over the Luma dam. Chancellor Ilse "
    "Brandt wanted the sluices opened; Premier Tomas Reyk refused.",
    "At the river states' summit in Velmar, Chancellor Ilse Brandt and Premier Tomas Reyk clashed over the "
    "Luma dam and whether its sluices should be opened.",
)
GOAT = "A goat walked into the public library of Kesting on Friday and ate a map of the old canals."


def record(name: str, text: str, day: str = "", title: str | None = None, *times: Time) -> Record:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\s][^\n.]*\.?", text))
    published = Published(Moment.on(date.fromisoformat(day))) if day else Published()
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Record(Report(name, name, text, sha, blocks, title), published, sentences, (), times)


def episodes(*records: Record, links: tuple[Link, ...] = (), judged: tuple = ()) -> list[tuple[str, ...]]:
    stories = group(records, links, judged)
    return sorted(tuple(sorted(e.reports)) for story in stories for e in story.episodes)


def test_reports_of_one_happening_make_one_episode_and_others_stay_out():
    pile = [record(f"f{k}", text, f"2021-05-0{k + 3}") for k, text in enumerate(FIRE)]
    assert episodes(*pile, record("goat", GOAT, "2021-05-04")) == [("f0", "f1", "f2"), ("goat",)]


def test_the_same_summit_a_year_later_is_another_episode_of_the_story():
    first = [record(f"a{k}", text, f"2020-06-1{k}") for k, text in enumerate(SUMMIT)]
    again = [record(f"b{k}", text, f"2021-06-1{k}") for k, text in enumerate(reversed(SUMMIT))]
    (story,) = group([*first, *again], ())
    assert [e.reports for e in story.episodes] == [("a0", "a1"), ("b0", "b1")]


def test_a_subject_alone_ties_no_story():
    dam = (
        "In Velmar the Chancellor, Ilse Brandt, signed an order on Monday to open the sluices of Luma dam. "
        "Farmers below the dam, said Ilse Brandt, had waited too long for water."
    )
    opera = (
        "In Velmar the Chancellor, Ilse Brandt, opened a season of comic songs on Monday at the old theatre. "
        "The tenor, said Ilse Brandt, had a cold but never missed a note."
    )
    assert len(group([record("a", dam, "2020-06-10"), record("b", opera, "2021-06-14")], ())) == 2


def test_a_matter_alone_ties_no_story():
    first = "Before dawn in Ostrel the mill of Jan Halden burned, and night workers were trapped by flames."
    other = "Before dawn in Kesting the mill of Eva Morrow burned, and night workers were trapped by flames."
    assert len(group([record("a", first, "2020-06-10"), record("b", other, "2021-06-14")], ())) == 2


def test_a_late_report_that_names_the_day_belongs_to_the_happening():
    day = Moment.on(date(2021, 5, 2))
    points = Time(0, 1, "DATE", Form("day"), "2021-05-02", day)
    early, late = record("a", FIRE[0], "2021-05-03"), record("b", FIRE[0], "2021-09-20", None, points)
    assert episodes(early, late) == [("a", "b")]


def test_an_undated_report_joins_the_year_that_its_words_are_of():
    first = record("a", SUMMIT[0] + " A flood warden from Kesting begged them to hurry.", "2020-06-10")
    later = record("b", SUMMIT[0] + " A strike of ferrymen kept two delegations away.", "2021-06-10")
    undated = record("u", SUMMIT[1] + " Ferrymen on strike kept delegations away.")
    assert episodes(first, later, undated) == [("a",), ("b", "u")]


def test_a_copy_is_of_its_source_s_episode_however_late_it_is_printed():
    a, b = record("a", FIRE[0], "2021-05-03"), record("b", FIRE[0], "2022-07-03")
    whole, part = b.quote(Span(0, len(FIRE[0]))), b.quote(Span(0, 20))
    assert episodes(a, b, links=(Link("a", "b", "copy", (whole,)),)) == [("a", "b")]
    assert episodes(a, b, links=(Link("a", "b", "copy", (part,)),)) == [("a",), ("b",)]


def test_a_site_s_litter_makes_no_episode():
    a, b = record("a", FIRE[0], "2021-05-03"), record("b", GOAT, "2021-05-03")
    whole = b.quote(Span(0, len(GOAT)))
    assert episodes(a, b, links=(Link("a", "b", "copy", (whole,)),)) == [("a",), ("b",)]


@pytest.mark.parametrize(
    ("judgement", "told"),
    [
        (Judgement("f0", "goat", True), [("f0", "f1", "goat")]),
        (Judgement("f0", "f1", False), [("f0",), ("f1",), ("goat",)]),
    ],
)
def test_a_person_s_word_wins(judgement, told):
    pile = [record("f0", FIRE[0], "2021-05-03"), record("f1", FIRE[1], "2021-05-03"), record("goat", GOAT)]
    assert episodes(*pile, judged=(judgement,)) == told


def test_a_person_s_word_is_taken_back_by_a_later_one():
    pile = [record("f0", FIRE[0], "2021-05-03"), record("f1", FIRE[1], "2021-05-03")]
    parted, open_again = Judgement("f1", "f0", False), Judgement("f0", "f1", None)
    assert episodes(*pile, judged=(parted, open_again)) == episodes(*pile) == [("f0", "f1")]


def test_a_judgement_binds_reports_that_come_after_it_and_goes_without_trace():
    pile = [record("f0", FIRE[0], "2021-05-03"), record("f1", FIRE[1], "2021-05-03"), record("goat", GOAT)]
    plain = Groups().add(pile)
    judged = Groups().judge([Judgement("f0", "f1", False)]).add(pile)
    assert sum(len(s.episodes) for s in judged.stories) == 3
    assert judged.judge([]).stories == plain.stories


def test_a_story_is_called_by_its_central_headline():
    pile = [record(f"f{k}", text, "2021-05-03", f"Mill fire {k}") for k, text in enumerate(FIRE)]
    (story,) = group(pile, ())
    assert story.title in {"Mill fire 0", "Mill fire 1", "Mill fire 2"}


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (("World news", "Flames at the Halden mill in Ostrel"), "Flames at the Halden mill in Ostrel"),
        (("FILE PHOTO: the Halden mill", "Mill burns in Ostrel"), "Mill burns in Ostrel"),
        (
            ("Opinion: Why did the mill of Ostrel burn", "Night fire at Ostrel mill"),
            "Night fire at Ostrel mill",
        ),
        (("Night fire at Ostrel mill | Reuters", None), "Night fire at Ostrel mill"),
        (("Night fire at Ostrel mill - two dead", None), "Night fire at Ostrel mill - two dead"),
    ],
    ids=["a_section", "a_caption", "an_opinion", "an_outlet_is_cut", "a_dash_is_kept"],
)
def test_the_title_is_a_headline_and_nothing_else(titles, told):
    pile = [record(f"f{k}", FIRE[0], "2021-05-03", title) for k, title in enumerate(titles)]
    assert group(pile, ())[0].title == told


def test_without_a_headline_the_opening_is_cut_at_a_clause():
    (story,) = group([record("f", FIRE[0])], ())
    assert story.title == "A fire tore through the Halden spinning mill in Ostrel before dawn"


@pytest.mark.parametrize("sentence", ["word " * 60, "x" * 300, "A, " * 100])
def test_a_made_title_is_never_long(sentence):
    assert len(shortened(sentence.strip())) <= LONGEST + 2


def test_a_later_report_does_not_rename_the_story():
    old = [record("f0", FIRE[0], "2021-05-03"), record("f1", FIRE[1], "2021-05-03")]
    (before,), (after,) = group(old, ()), group([*old, record("e9", FIRE[2], "2021-05-05")], ())
    assert before.id == after.id
    assert len(after.reports) == 3


def test_an_earlier_report_that_comes_late_does_not_rename_the_story():
    before = Groups().add([record("f1", FIRE[1], "2021-05-03"), record("f2", FIRE[2], "2021-05-05")])
    after = before.add([record("f0", FIRE[0], "2021-05-02")])
    assert after.stories[0].reports[0] == "f0"
    assert [s.id for s in after.stories] == [s.id for s in before.stories]
    assert after.stories[0].episodes[0].id == before.stories[0].episodes[0].id


def test_stories_told_another_time_lend_their_ids():
    pile = [record(f"f{k}", text, f"2021-05-0{k + 3}") for k, text in enumerate(FIRE)]
    (before,) = Groups().add(pile[1:]).stories
    assert group(pile, ())[0].id != before.id
    (after,) = Groups(before=(before,)).add(pile).stories
    assert (after.id, after.episodes[0].id) == (before.id, before.episodes[0].id)


def test_a_report_that_goes_from_group_to_group_never_lends_one_id_to_two():
    pile = [record(f"f{k}", FIRE[0], "2021-05-03") for k in range(5)]
    groups = Groups().add(pile)
    for k in range(1, 5):
        groups = groups.judge([Judgement("f0", f"f{n}", False) for n in range(1, 5) if n != k])
        ids = [e.id for s in groups.stories for e in s.episodes]
        assert len({*ids}) == len(ids)


def test_when_a_story_is_parted_the_larger_part_keeps_the_id():
    pile = [record(f"f{k}", text, "2021-05-03") for k, text in enumerate(FIRE)]
    whole = Groups().add(pile)
    parted = whole.judge([Judgement("f0", "f1", False), Judgement("f0", "f2", False)])
    kept = next(e for s in parted.stories for e in s.episodes if len(e.reports) == 2)
    assert kept.id == whole.stories[0].episodes[0].id
    assert len({e.id for s in parted.stories for e in s.episodes}) == 2


def test_reports_of_one_text_in_two_episodes_have_ids_of_their_own():
    apart = group([record("a", GOAT, "2021-05-03"), record("b", GOAT, "2023-05-03")], ())
    assert len({e.id for s in apart for e in s.episodes}) == 2


def test_a_report_whose_day_becomes_known_is_grouped_as_if_it_had_been_known():
    pile = [record(f"f{k}", text, "2021-05-03") for k, text in enumerate(FIRE[:2])]
    undated, dated = record("f2", FIRE[2]), record("f2", FIRE[2], "2023-05-03")
    assert Groups().add([*pile, undated]).add([dated]).stories == Groups().add([*pile, dated]).stories


def test_a_report_whose_text_is_mended_is_grouped_anew():
    pile = [record(f"f{k}", text, "2021-05-03") for k, text in enumerate(FIRE[:2])]
    wrong, mended = record("f2", GOAT, "2021-05-03"), record("f2", FIRE[2], "2021-05-03")
    assert Groups().add([*pile, wrong]).add([mended]).stories[0].reports == ("f0", "f1", "f2")


def test_a_word_that_many_reports_hold_is_no_key_whenever_they_come(monkeypatch):
    monkeypatch.setattr(holders, "CROWDED", 3)
    pile = [record(f"r{k}", FIRE[k % 3], "2021-05-03") for k in range(6)]
    grown = Groups()
    for each in pile:
        grown = grown.add([each])
    assert dict(grown.layers["scores"]) == dict(Groups().add(pile).layers["scores"])


def test_figures_count_alike_in_words_and_digits():
    def told(name: str, written: str, low: float) -> Record:
        text = f"Floods drowned {written} mules near Ostrel."
        figure = Figure(15, 15 + len(written), low, low, noun="mule")
        return replace(record(name, text), figures=(figure,))

    ten, digits, other = (profile(told(*row)) for row in (("a", "ten", 10), ("b", "10", 10), ("c", "40", 40)))
    assert dot(ten.words, digits.words) > dot(ten.words, other.words)


def test_who_acts_upon_whom_tells_reports_apart():
    def told(name: str, who: str, whom: str) -> Record:
        text = "Brandt and Reyk met in Velmar over the dam."
        statement = Statement(0, len(text), Span(16, 19), "rebuke", who=who, whom=whom)
        return replace(record(name, text), statements=(statement,))

    rows = (("a", "Ilse Brandt", "Tomas Reyk"), ("b", "Chancellor Brandt", "Reyk"), ("c", "Reyk", "Brandt"))
    one, again, turned = (profile(told(*row)) for row in rows)
    assert dot(one.words, again.words) > dot(one.words, turned.words)


@pytest.mark.parametrize(
    ("days", "parted"), [(("2021-05-03", "2021-05-03"), False), (("2021-05-03", None), True)]
)
def test_camps_of_the_same_days_are_held_to_a_sterner_rule(days, parted):
    assert (len(camps([*_camp("a", days[0]), *_camp("b", days[1])])) == 2) == parted


def _camp(letter: str, day: str | None) -> list[Profile]:
    published = Moment.on(date.fromisoformat(day)) if day else Moment()
    own = {"a": ("tin", "oak", "elm"), "b": ("zinc", "ash", "fir")}[letter]
    vectors = [dict.fromkeys(("mill", "fire", *own), 1.0) | {f"guest{k}": 1.2} for k in range(3)]
    return [Profile(f"{letter}{k}", unit(v), (), (), published) for k, v in enumerate(vectors)]


def test_linkage_takes_the_nearest_first_and_keeps_bans():
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): 0.8}
    assert average_linkage(3, scores, 0.5) == [(0, 1, 2)]
    assert average_linkage(3, scores, 0.5, [(0, 2)]) == [(0, 1), (2,)]


def test_no_reports_make_no_stories():
    assert group([], ()) == ()


def test_empty_reports_are_told_all_the_same():
    assert episodes(record("a", ""), record("b", "")) == [("a",), ("b",)]


def test_a_pile_gathered_on_one_affair_is_one_story_with_every_episode_in_order():
    pile = (
        record("a", FIRE[0], "2021-03-02"),
        record("b", FIRE[1], "2021-03-02"),
        record("c", GOAT, "2020-01-01"),
    )
    stories = group(pile, ())
    whole = as_one(stories)
    assert len(stories) == 2
    assert [set(e.reports) for e in whole.episodes] == [{"c"}, {"a", "b"}]
    assert whole.title == max(stories, key=lambda s: len(s.reports)).title


def test_years_of_silence_speak_against_one_affair():
    def affair(year: int) -> Affair:
        return Affair({"Velmar": 1.0}, {"dam": 1.0}, Moment.on(date(year, 5, 4)))

    near, far = kinship(affair(2011), affair(2012)), kinship(affair(2011), affair(2016))
    assert near == pytest.approx(1.0, abs=0.01)
    assert 0 < far < 0.75


def test_a_year_is_no_matter():
    texts = ("The dam at Velmar was opened in 2017.", "The bank in Ostrel was closed in 2017.")
    first, second = (
        Affair.of([profile(Record(Report(text, text, text, text, (Block(0, len(text), "body"),))))])
        for text in texts
    )
    assert "2017" not in {*first.names, *first.matter}
    assert kinship(first, second) == 0
