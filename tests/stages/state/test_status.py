"""Status and certainty follow from the words above a clause and in it."""

import pytest

from dateline.stages.state.statements import explain

STATUSES = [
    ("The ship sank.", "sank", "happened"),
    ("The ministers agreed to close the plant.", "agreed", "agreed"),
    ("The ministers agreed to close the plant.", "close", "agreed"),
    ("The firm plans to open a plant.", "open", "planned"),
    ("The court will hear the case.", "hear", "planned"),
    ("Talks are set to resume.", "resume", "planned"),
    ("Club to buy striker", "buy", "planned"),
    ("The bank is expected to raise rates.", "raise", "expected"),
    ("The army will likely leave the town.", "leave", "expected"),
    ("Under the plan, schools would close.", "close", "proposed"),
    ("The mayor called on residents to leave the valley.", "leave", "demanded"),
    ("The river could flood the town.", "flood", "possible"),
    ("If the dam breaks, the town is lost.", "breaks", "possible"),
    ("The two sides did not sign the treaty.", "sign", "denied"),
    ("The two sides failed to sign the treaty.", "sign", "denied"),
    ("Many players refuse to join the tour.", "join", "denied"),
    ("No extra trains would be added.", "added", "denied"),
    ("The factory employs many women.", "employs", "ongoing"),
    ("The flight was cancelled.", "flight", "denied"),
    ("The firm made no offer.", "offer", "denied"),
    ("The clinic not only survived but grew.", "survived", "happened"),
    ("They left without paying.", "paying", "denied"),
    ("They will not leave without paying.", "paying", "possible"),
    ("The raids will not cause panic.", "raids", "happened"),
    ("She was the first woman to climb the tower.", "climb", "happened"),
    ("The team rallied to win the match.", "win", "happened"),
    ("They asked him to pay, and he left the shop.", "left", "happened"),
    ("The office did not say when the fire broke out.", "broke", "happened"),
    ("There were questions about whether the guards had left the gate.", "left", "possible"),
    ("Asked on Monday about whether he planned to close the mill, he left.", "close", "possible"),
]

ORDERED = [
    ("The team won.", "won", "The team could win.", "win"),
    ("The team will win.", "win", "The team might win.", "win"),
    ("The firm agreed to sell the mine.", "sell", "The firm wants to sell the mine.", "sell"),
    ("Police said the man died.", "died", "Police think the man died.", "died"),
    ("The town may flood.", "flood", "The town will not flood.", "flood"),
    ("He managed to escape.", "escape", "He tried to escape.", "escape"),
    ("He tried to escape.", "escape", "He failed to escape.", "escape"),
    ("The ship is to sail.", "sail", "The ship was to sail.", "sail"),
    ("They stopped to eat.", "eat", "They did not stop to eat.", "eat"),
]


@pytest.mark.parametrize(("text", "head", "status"), STATUSES)
def test_status(state, text, head, status):
    assert state(text)[head].status == status


@pytest.mark.parametrize(("sure", "a", "unsure", "b"), ORDERED)
def test_certainty_is_ordered(state, sure, a, unsure, b):
    assert state(sure)[a].certainty > state(unsure)[b].certainty


def test_what_comes_after_is_settled_even_below_a_demand(state):
    text = "The mayor urged residents to leave after a dam broke."
    assert state(text)["broke"].certainty == 3
    assert state(text)["leave"].status == "demanded"


def test_two_negations_make_a_yes(state):
    assert state("The guards did not fail to close the gate.")["close"].certainty > 1


def test_weakening_words_add_up_down_the_tree(state):
    found = state("Officials said the firm is set to sell the mine, potentially ending the strike.")
    assert found["said"].certainty > found["sell"].certainty > found["ending"].certainty > 0
    assert found["ending"].status == "possible"


def test_certainty_stays_in_its_range(state):
    for text, *_ in STATUSES:
        assert all(-3 <= s.certainty <= 3 for s in state(text).values())


def test_explain_names_the_words_that_decided(reading):
    text = "The firm did not agree to sell the mine."
    steps = {span.of(text): [s.word for s in path] for span, _, path in explain(reading(text))}
    assert steps["sell"] == ["not", "agree"]
    standing = next(s for span, s, _ in explain(reading(text)) if span.of(text) == "sell")
    product = 3.0
    for step in standing.path:
        product *= step.factor
    assert standing.certainty == pytest.approx(product, abs=0.01)


ARRANGED = [
    ("The council has yet to agree.", "agree", "denied"),
    ("The pilots are meeting Thursday.", "meeting", "planned"),
    ("The protests follow a vote on Saturday.", "follow", "ongoing"),
    ("The council meets every Friday.", "meets", "ongoing"),
    ("Weiss is due in court on Monday.", "due", "planned"),
    ("The hearing is set for May 3.", "set", "planned"),
    ("The ferry sank on Friday.", "sank", "happened"),
]


@pytest.mark.parametrize(("text", "head", "status"), ARRANGED)
def test_a_present_with_a_day_to_come_is_planned(state, text, head, status):
    assert state(text)[head].status == status
