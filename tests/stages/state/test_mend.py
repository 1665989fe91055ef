"""Plural nouns that were parsed as verbs become subjects again."""

from dateline.stages.state.mend import mended


def test_plans_that_were_shelved_are_their_subject(state):
    text = "The port has two cranes, but plans to replace them were shelved."
    assert state(text)["shelved"].gist == "Plans to replace the two cranes were shelved"


def test_a_verb_stays_a_verb(reading):
    plain = reading("The club plans to say that they were robbed.")
    assert mended(plain) is plain
