"""Plural nouns that were parsed as verbs become subjects again."""

import pytest

from dateline.stages.state.mend import mended


def test_plans_that_were_shelved_are_their_subject(state):
    text = "The port has two cranes, but plans to replace them were shelved."
    assert state(text)["shelved"].gist == "Plans to replace the two cranes were shelved"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The inquiry into the blaze at the mill which killed 14 people begins in May.", "blaze"),
        ("Weiss spoke of a bombing in the harbour district, which killed nine people.", "bombing"),
        ("Police released a video of the crash that killed two cooks.", "crash"),
        ("Weiss knew the pilot of the plane that killed two cooks.", "plane"),
        ("The raid on the militants that killed 30 guards ended on Sunday.", "militants"),
        ("The pilot of the attack helicopter that killed two cooks left.", "pilot of the attack helicopter"),
    ],
)
def test_what_kills_is_the_blast_and_not_the_square_that_it_was_in(state, text, who):
    assert state(text)["killed"].who.removeprefix("the ").startswith(who)


def test_what_left_people_dead_is_no_town(state):
    told = state("The blasts in Oster, which left at least 31 dead, shook Vorrin.")["left"]
    assert told.gist == "The blasts in Oster left at least 31 dead"


def test_a_verb_stays_a_verb(reading):
    plain = reading("The club plans to say that they were robbed.")
    assert mended(plain) is plain


def test_a_body_is_no_victim_beside_a_person(state):
    text = (
        "The line was opened in 2018 but closed last week after a rocket strike at Vorrin Harbour killed "
        "Ostmark’s chief pilot and Ostmark’s government and traders demanded that foreign ships leave."
    )
    assert state(text)["killed"].gist == "A rocket strike at Vorrin Harbour killed Ostmark’s chief pilot"
    assert state(text)["demanded"].who == "Ostmark’s government"
