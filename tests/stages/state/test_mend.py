"""Plural nouns that were parsed as verbs become subjects again."""

from dateline.stages.state.mend import mended


def test_plans_that_were_shelved_are_their_subject(state):
    text = "The port has two cranes, but plans to replace them were shelved."
    assert state(text)["shelved"].gist == "Plans to replace the two cranes were shelved"


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
