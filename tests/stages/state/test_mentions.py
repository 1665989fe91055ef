"""Mentions: full names, plain phrases, and what pronouns stand for."""

import pytest

from dateline.stages.state import mentions
from dateline.stages.state.mentions import phrase

PRONOUNS = [
    ("Maria Lopez runs the port. She said trade was good.", "She", "Maria Lopez"),
    ("John Smith met Anna Berg. He was late.", "He", "John Smith"),
    ("John Smith met Anna Berg. She was late.", "She", "Anna Berg"),
    ("The company said it would close the mine.", "it", "company"),
    ("The ministers met on Monday. They signed the treaty.", "They", "ministers"),
    ("Farmers who grow rice are angry.", "who", "Farmers"),
    ("The dam, which burst in June, was old.", "which", "dam"),
    ("Peter Hall, a banker who left in May, is back.", "who", "Peter Hall"),
    (
        "The raid in the town of Basra, which killed two guards, was long.",
        "which",
        "raid in the town of Basra",
    ),
    ("France and its allies agreed.", "its", "France"),
    (
        "France sent help. Mr Hale, a critic of the Vorrin government, vanished after visiting its office.",
        "its",
        "Vorrin government",
    ),
]

PHRASES = [
    ("The old bridge over the river, built in 1900, fell.", "bridge", "old bridge over the river"),
    ("A fire that began at night spread.", "fire", "fire"),
    ("Police, firemen and nurses came.", "Police", "Police"),
]


def token(reading, text, word):
    return next(t for t in reading(text).tokens if t.text == word).i


@pytest.mark.parametrize(("text", "word", "name"), PRONOUNS)
def test_a_pronoun_stands_for_the_nearest_fitting_subject(reading, text, word, name):
    assert mentions(reading(text)).name(token(reading, text, word)) == name


@pytest.mark.parametrize(("text", "word", "quote"), PHRASES)
def test_a_phrase_leaves_off_what_trails(reading, text, word, quote):
    assert phrase(reading(text), token(reading, text, word), article=False).of(text) == quote


def test_a_surname_stands_for_the_full_name(reading):
    text = "Angela Merkel spoke in Berlin. Later Merkel flew home."
    last = [t.i for t in reading(text).tokens if t.text == "Merkel"][-1]
    assert mentions(reading(text)).name(last) == "Angela Merkel"


def test_an_empty_it_stays_itself(reading):
    text = "The mine closed. It is clear that jobs were lost."
    assert mentions(reading(text)).name(token(reading, text, "It")) == "It"
