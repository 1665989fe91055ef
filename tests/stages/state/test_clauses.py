"""Each clause is found once, with its form, its subject and what governs it."""

import pytest

from dateline.stages.state.clauses import find_clauses

FORMS = [
    ("The council closed the bridge.", "closed", "finite"),
    ("The council promised to close the bridge.", "close", "infinitive"),
    ("The storm crossed the coast, killing two fishermen.", "killing", "participle"),
    ("The Brazil-led force patrols the port.", "led", "apposition"),
    ("Rain delayed the invasion of the island.", "invasion", "nominal"),
    ("Police questioned a man seen near the station.", "seen", "participle"),
]

SUBJECTS = [
    ("The council promised to close the bridge.", "close", "council"),
    ("The court ordered the firm to pay a fine.", "pay", "firm"),
    ("The mayor called on residents to leave the valley.", "leave", "residents"),
    ("The rebels attacked the town and burned the school.", "burned", "rebels"),
    ("The union accused the firm of hiding the report.", "hiding", "firm"),
    ("A fire that began in the kitchen destroyed the hotel.", "destroyed", "fire"),
]


def clause_of(reading, text, head):
    found = find_clauses(reading(text))
    return next(c for c in found.all if reading(text).tokens[c.head].text == head)


@pytest.mark.parametrize(("text", "head", "form"), FORMS)
def test_forms(reading, text, head, form):
    assert clause_of(reading, text, head).form == form


@pytest.mark.parametrize(("text", "head", "subject"), SUBJECTS)
def test_subjects_are_shared_as_grammar_shares_them(reading, text, head, subject):
    clause = clause_of(reading, text, head)
    assert reading(text).tokens[clause.subject].text == subject


def test_each_clause_stands_once_and_after_its_governor(reading):
    text = "The minister said the talks, which began in May, would resume once the border reopens."
    found = find_clauses(reading(text)).all
    assert len({c.node for c in found}) == len(found)
    assert all(c.governor is None or c.governor < k for k, c in enumerate(found))


def test_auxiliaries_are_no_clauses_and_coordination_shares_them(reading):
    text = "The convoy could turn back and reach the camp."
    found = find_clauses(reading(text)).all
    words = [reading(text).tokens[c.head].text for c in found]
    assert words == ["turn", "reach"]
    assert found[1].marks == found[0].marks


def test_every_token_below_a_clause_has_an_owner(reading):
    text = "Two ships sank after they collided in fog."
    assert -1 not in find_clauses(reading(text)).owner


def test_a_text_without_verbs_has_no_clauses(reading):
    assert find_clauses(reading("Green apples.")).all == ()
