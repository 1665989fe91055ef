"""A statement says who does what to whom, when, and stands alone as a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

GISTS = [
    (
        "Rebels seized the port of Mirra on Monday, officials said.",
        "seized",
        "Rebels seized the port of Mirra",
    ),
    ("The storm hit the coast, killing two fishermen.", "hit", "The storm hit the coast"),
    (
        "A bomb attack on a market wounded six people on Friday.",
        "attack",
        "There was a bomb attack on a market",
    ),
    ("Talks are set to resume on Tuesday.", "resume", "Talks are set to resume"),
    ("However, the court upheld the ban in March.", "upheld", "The court upheld the ban"),
    ("Anna Weiss won the case. She left the court.", "left", "Anna Weiss left the court"),
    ("Paul Meyer, a former pilot who took office in May, resigned.", "took", "Paul Meyer took office"),
    ("The crew left because the pumps failed.", "left", "The crew left"),
    ("There was no decision on the bridge.", "was", "There was no decision on the bridge"),
    ("The storm hit the coast, killing two fishermen.", "killing", "The storm killed two fishermen"),
    ("The mayor told of the arrest of two men.", "arrest", "Two men were arrested"),
    ("Moscow’s annexation of Crimea angered Kyiv.", "annexation", "Moscow annexed Crimea"),
    ("Anna Weiss spoke during a visit to Mirra.", "visit", "Anna Weiss visited Mirra"),
    ("A report released on Monday was short.", "released", "A report was released"),
    ("The bank agreed to lend the money.", "lend", "The bank is to lend the money"),
    ("The mayor urged residents to leave.", "leave", "Residents should leave"),
    ("If rain falls, the match will move indoors.", "move", "The match will move indoors if rain falls"),
    (
        "Farmers in the valley began the harvest on Monday, two weeks early, the growers' union said.",
        "began",
        "Farmers in the valley began the harvest",
    ),
    ("The council has yet to approve the plan.", "approve", "The council has yet to approve the plan"),
    (
        "A young man was allegedly shot by his brother Friday in Mirra.",
        "shot",
        "A young man was allegedly shot by his brother in Mirra",
    ),
    (
        "The cook was treated for ‘dark moods,’ doctors said.",
        "treated",
        "The cook was treated for dark moods",
    ),
    ("The cook left the ‘Old Mill’ inn.", "left", "The cook left the ‘Old Mill’ inn"),
    ("The blast, in which two cooks died, was heard in Vorrin.", "died", "Two cooks died in the blast"),
    ("Three raids in which guards seized drugs were filmed.", "seized", "Guards seized drugs in three raids"),
    ("A storm, one in which dozens of men drowned, hit Vorrin.", "drowned", "Dozens of men drowned"),
    ("The day on which the wall fell was cold.", "fell", "The wall fell"),
    (
        "A cook died in both the attack at the Oster station, which killed 20, and the raid on the port.",
        "killed",
        "The attack at the Oster station killed 20",
    ),
    (
        "Prosecutor Frederic Van Leeuw named two men. Van Leeuw offered a similar view on Monday.",
        "offered",
        "Frederic Van Leeuw offered a similar view",
    ),
    ("The rain came early.", "came", "The rain came early"),
    ("The guards waited for ten days.", "waited", "The guards waited for ten days"),
]


@pytest.mark.parametrize(("text", "head", "gist"), GISTS)
def test_a_gist_stands_alone(state, text, head, gist):
    assert state(text)[head].gist == gist


EMPTY = [
    ("“The road is open,” Weiss said.", "said"),
    ("Why did the bridge fall?", "fall"),
    ("Many players refuse to join the tour.", "join"),
    ("It was late.", "late"),
    ("The co-driver wrecked the truck, killing two people.", "killing"),
    ("Some 20 sailors are missing, 11 presumed dead.", "presumed"),
    ("It was a step that ministers are to take by video link.", "take"),
    ("Two guards died in today's attack.", "died"),
    ("We sold the mill.", "sold"),
    ("The firm closed. It was a shock.", "was"),
    ("The firm tried to sell the mill.", "sell"),
    ("The deadline is Monday.", "is"),
    ("The mill’s loss hurt the town.", "loss"),
    ("The clerk said he should.", "should"),
    ("The crew spent time waiting for a tug.", "waiting"),
    ("The firm will sue if talks fail.", "fail"),
    ("Judges dislike laws that never change.", "change"),
    ("Dockers left the pier, leaving four ships waiting.", "leaving"),
    ("The mill is in ruins. It is a disgrace.", "is"),
    ("The march was led by a group calling itself Free Ostrel.", "calling"),
]


@pytest.mark.parametrize(("text", "head"), EMPTY)
def test_what_would_not_stand_alone_has_no_gist(state, text, head):
    assert state(text)[head].gist == ""


ROLES = [
    ("Rebels seized the port.", "seized", "Rebels", "port"),
    ("The port was seized by rebels.", "seized", "rebels", "port"),
    ("The Brazil-led force patrols the port.", "led", "Brazil", "Brazil-led force"),
    ("Moscow’s annexation of Crimea angered Kyiv.", "annexation", "Moscow", "Crimea"),
]


@pytest.mark.parametrize(("text", "head", "who", "whom"), ROLES)
def test_roles_are_those_of_meaning(state, text, head, who, whom):
    found = state(text)[head]
    assert (found.who, found.whom) == (who, whom)


TIMES = [
    ("Weiss said on Monday the bridge will open in June.", "said", "Monday"),
    ("Weiss said on Monday the bridge will open in June.", "open", "June"),
    ("Crews were called to the mill at 8:45 p.m. Saturday night.", "called", "Saturday"),
    ("The ministers will adopt plans on Thursday.", "adopt", "Thursday"),
    ("Rebels attacked a village on Sunday and burned a school.", "burned", "Sunday"),
    ("Shares fell to their lowest level since 2009.", "fell", None),
]


@pytest.mark.parametrize(("text", "head", "time"), TIMES)
def test_each_clause_has_its_own_time(reading, state, text, head, time):
    from dateline.stages.date import find_times

    index = state(text)[head].time
    times = find_times(reading(text))
    assert (None if index is None else text[times[index].start : times[index].end].split()[-1]) == time


def test_figures_belong_to_the_lowest_clause(state):
    found = state("A blast killed 12 people and wounded 30 others, said Weiss.")
    assert (len(found["killed"].figures), len(found["wounded"].figures)) == (1, 1)
    assert found["killed"].figures != found["wounded"].figures
    assert found["said"].figures == ()


def test_nouns_that_are_happenings_take_the_lemma_of_their_verb(state):
    assert state("Moscow’s annexation of Crimea angered Kyiv.")["annexation"].lemma == "annex"


def test_a_speaker_is_left_off_the_span(state):
    text = "The bridge will close, Weiss said."
    found = state(text)["close"]
    assert text[found.start : found.end] == "The bridge will close"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from("The man who , said “ ” on Monday that 12 to kill ( was not and ; ?".split()),
        min_size=1,
        max_size=12,
    )
)
def test_any_text_gives_statements_within_it(state, words):
    text = " ".join(words)
    for found in state(text).values():
        assert 0 <= found.start <= found.head.start < found.head.end <= found.end <= len(text)
        assert all(0 <= r.start < r.end <= len(text) for r in found.reasons)
