"""Findings out of whole sentences: what reports together say on one point."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.model import Finding, Page
from dateline.pipeline import read_pages, track_records
from dateline.sources.packs import shipped

Find = Callable[..., dict[str, Finding]]


@pytest.fixture(scope="session")
def find(model) -> Find:
    """Return the findings of reports, each a day and a text, told as one story, by attribute."""

    def found(*reports: tuple[str, str]) -> dict[str, Finding]:
        pages = [Page(f"r{n}", f"r{n}", text, published=day) for n, (day, text) in enumerate(reports)]
        track = track_records(list(read_pages(pages, model)), shipped(), one_story=True)
        return {f.attribute: f for story in track.stories for f in story.findings}

    return found


def values(finding: Finding) -> list[str]:
    return [v.value for v in finding.values]


def test_a_number_on_top_of_what_there_is_is_told_as_more(find: Find):
    told = find(("2021-03-02", "The Vorrin mission will expand its patrols to four more camps in the north."))
    assert values(told["bases"]) == ["4 more"]


def test_who_leads_is_told_in_the_report_s_words_and_compared_by_country(find: Find):
    told = find(
        ("2020-03-02", "The Greek-led mission in Vorrin was launched in 2018."),
        ("2021-03-02", "The Vorrin mission, which trains pilots and is led by a Finnish admiral, goes on."),
    )
    assert (told["lead"].kind, values(told["lead"])) == ("changed", ["Greece", "a Finnish admiral"])


def test_what_someone_has_since_a_day_is_active(find: Find):
    told = find(("2021-03-02", "The league has had a training mission in Vorrin since May 2018."))
    assert values(told["standing"]) == ["active"]


def test_now_before_the_verb_says_nothing_of_the_number_behind_it(find: Find):
    told = find(("2021-03-02", "The plan now is to move 300 instructors to the Vorrin mission."))
    assert [v.status for v in told["transfer"].values] == ["planned"]


def test_what_a_mission_gets_is_the_transfer_that_the_report_tells(find: Find):
    told = find(
        (
            "2021-03-02",
            "The Vorrin mission could get dozens of new instructors. "
            "Some 60 instructors could be transferred to the Vorrin mission from the coast guard.",
        )
    )
    assert "additional troops" not in told
    assert [t.value for v in told["transfer"].values for t in v.told] == ["about 60", "dozens"]


def test_the_means_of_a_strike_are_not_lent_by_another_attack(find: Find):
    told = find(
        (
            "2021-03-04",
            "A Finnish drone strike killed a rebel commander in Vorrin on Monday. "
            "Gunmen also launched a missile attack on a harbour in Ostmark in recent weeks.",
        ),
        ("2021-03-04", "A Finnish drone killed a top rebel commander in Vorrin on Monday, officials said."),
    )
    assert (told["means"].kind, values(told["means"])) == ("agreed", ["drone"])


def test_an_airport_is_no_other_place_than_its_city(find: Find):
    told = find(
        ("2021-03-04", "A Finnish drone strike killed a top rebel commander in Vorrin on Monday."),
        (
            "2021-03-04",
            "A Finnish missile strike at Vorrin Airport killed the rebels’ top commander on Monday.",
        ),
    )
    assert (told["killed"].kind, len(told["killed"].values)) == ("agreed", 1)


def test_a_sum_that_two_reports_give_of_one_thing_is_agreed(find: Find):
    told = find(
        (
            "2021-03-04",
            "The ferry company paid a fine of $391,000 over the Vorrin spill. Rain fell in Ostmark.",
        ),
        ("2021-03-06", "Over the spill at Vorrin the ferry company was told to pay $391,000."),
    )
    assert (told["sum"].kind, values(told["sum"])) == ("agreed", ["$391,000"])


def test_one_number_of_other_things_is_not_agreed(find: Find):
    told = find(
        ("2021-03-04", "Some 3 million people voted in the county in May."),
        ("2021-03-06", "The mailer of the ferry lobby reached more than 3 million people."),
    )
    assert "people" not in told


def test_a_time_counted_from_a_day_is_no_figure(find: Find):
    told = find(
        ("2021-03-04", "The Vorrin pilot vanished 27 years ago off Ostmark."),
        ("2021-03-06", "The pilot from Vorrin vanished off Ostmark 27 years ago, her sister said."),
    )
    assert "time" not in told


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A gunman killed 22 people in Vorrin on Monday.",
            "The weekend shootings killed 31 people on Monday.",
        ),
        (
            "A gunman wounded at least 10 people in Vorrin on Monday.",
            "A gunman wounded 14 people in Vorrin on Monday.",
        ),
    ],
)
def test_what_can_both_be_true_is_no_contradiction(find: Find, one: str, other: str):
    told = find(("2021-03-04", one), ("2021-03-04", other))
    assert "differs" not in {f.kind for f in told.values()}


def test_a_hall_may_stand_in_the_city_that_another_report_names(find: Find):
    told = find(
        ("2021-03-04", "Chancellor Ada Holm met with envoy Bo Berg in London on Monday."),
        ("2021-03-04", "Chancellor Ada Holm met with envoy Bo Berg at Trump Tower on Monday."),
    )
    assert "differs" not in {f.kind for f in told.values()}


def test_who_is_killed_in_a_film_is_not_dead(find: Find):
    told = find(("2021-03-04", "The studio shelved a comedy depicting the assassination of Carl Brandt."))
    assert "killed" not in told


def test_who_died_died_once_however_many_days_tell_of_it(find: Find):
    told = find(
        ("2021-03-04", "Carl Brandt was killed in Vorrin on Monday. The port closed on Wednesday."),
        ("2021-05-06", "The murder of Carl Brandt this spring shook Ostmark. Trade fell in April."),
    )
    assert [(v.value, v.independent) for v in told["killed"].values] == [("1 (Carl Brandt)", 2)]


@pytest.mark.parametrize(
    "part",
    ["Baby, 4 people wounded in Vorrin blast", "Four of the pilots were wounded in Vorrin."],
)
def test_a_number_beside_others_is_a_part_and_no_contradiction(find: Find, part: str):
    told = find(
        ("2021-03-04", f"{part}\n\nIt rained."), ("2021-03-04", "Five pilots were wounded in Vorrin.")
    )
    assert "differs" not in {f.kind for f in told.values()}
    assert "changed" not in {f.kind for f in told.values()}


def test_equal_numbers_have_not_changed(find: Find):
    told = find(
        ("2021-03-04", "Two people were shot dead in Vorrin on Monday."),
        ("2021-03-05", "Two victims died and one was hurt in the shooting in Vorrin on Monday, police said."),
    )
    assert told["killed"].kind in ("agreed", "single")


def test_the_score_of_a_picture_series_is_no_toll(find: Find):
    told = find(("2021-03-04", "Pilot dead, another pilot injured in Vorrin 1 / 3 Back to gallery"))
    assert "3" not in [v.value for f in told.values() for v in f.values]


def test_cases_of_two_countries_do_not_agree(find: Find):
    told = find(
        ("2021-03-04", "Finland has confirmed 840 cases of the marsh fever."),
        ("2021-03-05", "Greece has confirmed 840 cases of the marsh fever."),
    )
    assert told["cases"].kind == "single"


def test_one_share_of_two_people_is_not_agreed(find: Find):
    told = find(
        ("2021-03-04", "The Vorrin poll among ferry voters puts Ada Holm at 18 percent."),
        ("2021-03-05", "In the Vorrin poll among ferry voters Bo Berg stands at 18 percent."),
    )
    assert "share" not in told


def test_what_kills_so_many_a_year_is_no_toll(find: Find):
    told = find(
        ("2021-03-04", "The marsh fever kills 600 people every year in Vorrin, officials said on Monday.")
    )
    assert "killed" not in told


def test_whom_one_report_tells_dead_is_nowhere_injured(find: Find):
    told = find(
        ("2021-03-04", "Carl Brandt was shot in Vorrin on Monday."),
        ("2021-03-05", "Carl Brandt died after he was shot in Vorrin on Monday."),
    )
    assert "injured" not in told
