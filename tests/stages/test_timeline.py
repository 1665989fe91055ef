"""Lines of the timeline read off whole reports: readable alone, from their beginning, nothing cut off."""

from __future__ import annotations

import pytest

from dateline.model import Entry, Page
from dateline.pipeline import read_pages, track_records
from dateline.sources.packs import shipped
from dateline.stages.tell.days import days

HEAD = "OSTER, May 6, 2021 - "


@pytest.fixture(scope="module")
def told(model):
    def timeline(*bodies: str) -> dict[str, Entry]:
        pages = [Page(f"r{n}", f"r{n}", f"{HEAD}{body}\n", outlet=f"o{n}") for n, body in enumerate(bodies)]
        track = track_records(list(read_pages(pages, model)), shipped(), one_story=True)
        return {e.text: e for s in track.stories for e in s.timeline}

    return timeline


BEGINNINGS = [
    (
        "A curfew in Quarrymouth has been in force since March 3.",
        "A curfew in Quarrymouth came into force",
        "2021-03-03",
    ),
    (
        "Two guards have been detained in Oster since April 2.",
        "Two guards were detained in Oster",
        "2021-04-02",
    ),
    (
        "Ada Quill has led the port of Oster since January.",
        "Ada Quill began to lead the port of Oster",
        "2021-01",
    ),
    ("Ben Hale has been mayor of Oster since April 2.", "Ben Hale became mayor of Oster", "2021-04-02"),
    (
        "Prices in Oster have fallen by half since April 2.",
        "Prices in Oster have fallen by half since then",
        "2021-04-02",
    ),
]


@pytest.mark.parametrize(("text", "line", "when"), BEGINNINGS)
def test_what_lasts_since_a_day_is_told_as_its_beginning(told, text, line, when):
    entries = told(text)
    assert {t: days(e.when) for t, e in entries.items()} == {line: when}


def test_no_item_of_a_row_is_cut_off(told):
    text = "The Oster council will open the market on Friday, repair two schools and sell the old mill."
    assert list(told(text)) == [
        "The Oster council will open the market, repair two schools and sell the old mill"
    ]


def test_what_is_likened_to_something_told_before_is_left_out(told):
    text = "Several traders will travel to Quarrymouth on Friday, where similar goods are sold."
    assert list(told(text)) == ["Several traders will travel to Quarrymouth"]


def test_what_is_to_be_from_a_time_on_begins_then(told):
    entries = told("Ferries could sail from Oster to Vorrin from July 2021.")
    assert [(days(e.when), e.status) for e in entries.values()] == [("2021-07", "possible")]


def test_who_was_told_is_no_part_of_a_name(told):
    entries = told("Two officials told Reuters harbour guards could strike on Friday.")
    assert "Harbour guards could strike" in entries


def test_what_followed_on_a_dated_happening_lies_after_it(told):
    one = (
        "A storm sank the ferry in Oster on April 20, 2021. "
        "Mayor Ben Hale closed the port after the storm sank the ferry."
    )
    two = "Mayor Ben Hale closed the port after a storm sank the ferry in Oster on April 20, 2021."
    entries = told(one, two)
    assert days(next(e for t, e in entries.items() if "closed the port" in t).when) in (
        "2021-04-20…05-06",
        "2021-04-20…05-07",
    )


def test_what_followed_years_later_has_no_such_days(told):
    entries = told(
        "A storm sank the ferry in Oster on April 20, 2018. The captain died two years after the storm."
    )
    assert not [t for t in entries if "died" in t]


def test_pointing_to_an_attack_is_no_proof_of_it(told):
    text = (
        "Gunmen attacked a bank in Oster on May 3 and killed a guard. "
        "A group claimed responsibility for the attack."
    )
    (entry,) = [e for t, e in told(text).items() if "killed" in t]
    assert not [e.quote for e in entry.evidence if "claimed" in e.quote]


LINES = [
    ("A row with Ada Quill that began on May 2 split Oster on May 3.", "A row with Ada Quill began"),
    ("The town mourned after an officer, Ben Hale, shot a clerk, Ada Quill, on May 3, 2021.", "shot a clerk"),
    ("Residents of Oster, Vorrin, prepared on Wednesday for heavy floods.", "Residents of Oster prepared"),
    ("Guards on Monday ordered the crowd to leave.", "Guards ordered the crowd to leave"),
]


@pytest.mark.parametrize(("text", "words"), LINES)
def test_who_did_what_is_told_as_the_report_tells_it(told, text, words):
    lines = list(told(text))
    assert not [t for t in lines if t.startswith(("Ada Quill began", "Ada Quill shot", "Residents were"))]
    assert [t for t in lines if words in t]


def test_what_the_report_names_elsewhere_is_named_in_the_line(told):
    text = (
        "Harbour chief Ada Quill spoke to minister Ben Hale. The minister resigned from the cabinet on May 3."
    )
    assert "Minister Ben Hale resigned from the cabinet" in told(text)


def test_of_two_that_could_be_meant_none_is_named(told):
    text = "Minister Ada Quill spoke to minister Ben Hale. The minister resigned from the cabinet on May 3. "
    assert "The minister resigned from the cabinet" in told(text)


def test_what_always_holds_has_no_day(told):
    entries = told("Leaders will meet at the river that divides the towns in June 2021.")
    assert not [t for t in entries if "divides" in t and not t.startswith("Leaders")]


def test_a_gallery_s_counter_makes_no_line(told):
    assert not told(
        "Hide Caption 4 of 9 Photos: Storms in Oster Workers clear a road in Oster on April 2, 2021."
    )


def test_a_gallery_is_told_picture_by_picture_as_past(told):
    entries = told(
        "The storm in Oster ended on Tuesday, the port said.\n\n"
        "Photos: Storm in Oster Crews clear a road in Oster on Monday, May 3, as guards watch the pier. "
        "Hide Caption 1 of 2 Photos: Storm in Oster The crews were sent from Vorrin. Hide Caption 2 of 2"
    )
    assert {t: (days(e.when), e.status) for t, e in entries.items()} == {
        "Crews clear a road in Oster": ("2021-05-03", "happened"),
        "The storm in Oster ended": ("2021-05-04", "happened"),
    }


def test_a_caption_plans_what_is_to_come(told):
    text = (
        "A mill in Oster fell on Tuesday.\n\nPhoto: The mill of Vorrin reopens on Friday, May 14, in Vorrin."
    )
    entries = {t: (days(e.when), e.status) for t, e in told(text).items()}
    assert entries["The mill of Vorrin reopens"] == ("2021-05-14", "planned")


def test_who_plans_to_act_has_not_acted(told):
    (entry,) = told("Mayor Ben Hale on Friday plans to send a letter to Quarrymouth.").values()
    assert entry.status == "planned"


def test_the_present_of_a_chronology_is_past(told):
    (entry,) = told("April 2, 2021: Mayor Ben Hale meets fishermen in Quarrymouth.").values()
    assert (str(entry.when.latest), entry.status) == ("2021-04-02", "happened")


def test_a_perfect_told_on_a_day_is_not_of_that_day(told):
    entries = told(
        "Harbour chief Ada Quill said Sunday that the Vorrin company has crossed the line of buoys."
    )
    assert not [t for t in entries if t.startswith("The Vorrin company")]


def test_an_attack_that_led_to_something_was_not_led(told):
    entries = told("The May 2 raid on Oster led to calls for a wall.")
    assert not [t for t in entries if "was led" in t]


OWNERS = [
    (
        "Ada Quill gave him a map. Vorrin's minister on Monday urged Oster to widen its port.",
        "widen its port",
    ),
    ("The bill that Ben Hale will bring to the council on Friday bears his name.", "Ben Hale"),
    (
        "The trial of Ada Quill, mayor Ben Hale's former driver, is expected to turn on Friday from her "
        "debts to her house.",
        "from her debts to her house",
    ),
]


@pytest.mark.parametrize(("text", "words"), OWNERS)
def test_an_owner_is_named_only_where_the_line_would_not_tell_it(told, text, words):
    lines = list(told(text))
    assert not [t for t in lines if "Vorrin’s port" in t or "Ben Hale’s debts" in t or "Hale’s bill" in t]
    assert [t for t in lines if words in t]


def test_what_began_with_a_happening_is_another(told):
    text = "The Oster ferry has been suspended since May 3, 2021, when a storm killed its captain."
    lines = {t: days(e.when) for t, e in told(text).items()}
    assert "The Oster ferry was suspended" in lines
    assert [t for t in lines if "killed" in t]


def test_a_standstill_is_no_beginning(told):
    entries = told("The Oster ferry has been at a standstill since May 3, 2021.")
    assert list(entries) == ["The Oster ferry came to a standstill"]


def test_no_mishap_comes_true_as_had_been_planned(told):
    entries = told(
        "A tram crashed into the harbour wall in Oster on May 5, 2021.",
        "Police ask whether the driver meant to crash the tram into the harbour wall on May 5, 2021.",
    )
    (entry,) = [e for t, e in entries.items() if t.startswith("A tram crashed")]
    assert not entry.meant


def test_what_a_relative_clause_takes_as_known_is_not_the_news_of_the_day(told):
    entries = told("The driver of the tram that hit the harbour wall appears to have slept, police said.")
    assert not [t for t in entries if "hit the harbour wall" in t]


def test_what_had_been_done_before_is_not_the_news_of_the_day(told):
    text = "A pilot from Oster had been treated for an illness, the port says."
    assert list(told(text)) == []
    text = "Police in Oster said they had arrested three guards."
    assert [days(e.when) for e in told(text).values()] == ["2021-05-06…07"]
    text = "A pilot from Oster was treated for an illness, the port said."
    assert [days(e.when) for e in told(text).values()] == ["2021-05-06…07"]


def test_the_dead_of_today_are_not_those_of_years_ago(told):
    now = "The captain sank the ferry on purpose. The killing of 150 people is no accident, Ada Quill said."
    then = "The ferry sank in the strait. It is the worst since 1981, when 180 people died off Quarrymouth."
    (old,) = (e for e in told(now, then).values() if days(e.when) == "1981")
    assert {e.report for e in old.evidence} == {"r1"}
