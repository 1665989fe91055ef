"""Attribution: who says what, directly or not, and who heard it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Block, Report
from dateline.stages.read import read
from dateline.stages.state import find_attributions, mentions
from dateline.stages.state.quotes import find_quotes

SAID = [
    ("The mayor said that the bridge was safe.", "mayor", "that the bridge was safe"),
    ("The bridge was safe, engineers said.", "engineers", "The bridge was safe"),
    ("According to the ministry, the mine will close.", "ministry", "the mine will close"),
    ("Anna Berg spoke first. She warned that prices would rise.", "Anna Berg", "that prices would rise"),
    ("The union wants to stop the sale.", "union", "to stop the sale"),
    ("Critics denounced the new law.", "Critics", "the new law"),
    ("Anna Berg's claim that the mine was safe is wrong.", "Anna Berg", "that the mine was safe"),
    ("The deal is expected by officials to fail.", "officials", "The deal"),
]

# Text, cue, content: who says it is not told.
IMPERSONAL = [
    ("The port is expected to close.", "is expected", "The port"),
    ("The talks seem to have failed.", "seem", "The talks"),
    ("The mine was reportedly sold.", "reportedly", "The mine was"),
    ("Asked whether the mine would close, she left.", "Asked", "whether the mine would close"),
    ("There are concerns about the mine.", "concerns about", "the mine"),
]

CUES = [
    ("Anna Berg made it clear that the mine was safe.", "made it clear", "that the mine was safe"),
    ("Anna Berg declined to say when it would close.", "declined to say", "when it would close"),
    ("Anna Berg continued to insist that it was safe.", "continued to insist", "that it was safe"),
    ("Anna Berg expressed concern about the mine.", "expressed concern about", "the mine"),
    ("Anna Berg said recently that the mine was safe.", "said recently", "that the mine was safe"),
    ("Miners called for the owner to resign.", "called", "for the owner to resign"),
    ("In a poll last week, most voters backed the mine.", "In", "most voters backed the mine"),
]

QUOTED = [
    (
        "Ada Quill said she expects its members to sign while noting it would hold “if the ice melts”.",
        "Ada Quill",
    ),
    ("“We will not sell the mine,” Anna Berg said.", "Anna Berg"),
    ("Anna Berg said: “We will not sell the mine.”", "Anna Berg"),
    ("“We will not sell,” said Anna Berg. “The mine is ours.”", "Anna Berg"),
    ('"We will not sell the mine," said Anna Berg.', "Anna Berg"),
    ("“We will not sell the mine to anyone.” ― Anna Berg", "Anna Berg"),
    ("“We will not sell the mine,” Ms. Berg grants.", "Berg"),
    ("“We will not sell the mine to anyone.”\n\nAnna Berg, Bergen Post", "Anna Berg"),
    ("Anna Berg spoke on Monday. Her message was: “We will not sell the mine.”", "Anna Berg"),
    ("Anna Berg met Tom Hale. She said the mine was safe. “We will not sell it,” she said.", "Anna Berg"),
    ('“We will not sell the mine," Anna Berg told miners.', "Anna Berg"),
    ('"We will not sell the mine,” said Anna Berg.', "Anna Berg"),
    ("Mayor Anna Berg met miners. “We will not sell the mine,” the mayor said.", "Anna Berg"),
    ("Anna Berg, the mayor of Bergen, met miners. “We will not sell it,” the mayor said.", "Anna Berg"),
    ("Former mayor Tom Hale met Mayor Anna Berg. “We will not sell,” the mayor said.", "Anna Berg"),
    ("Anna Berg welcomed them with her observation that “there is no mine left to sell”.", "Anna Berg"),
    ("It was, as Anna Berg put it, “the best mine in the country”.", "Anna Berg"),
    ("Anna Berg reported that Tom Hale confirmed that miners had left “to save the two guards”.", "Tom Hale"),
]


@pytest.fixture
def attributions(model):
    def found(text):
        blocks = tuple(
            Block(text.index(p), text.index(p) + len(p), "body") for p in text.split("\n\n") if p.strip()
        )
        reading = read(Report("r", "r", text, "", blocks), model)
        return find_attributions(reading, mentions(reading))

    return found


@pytest.mark.parametrize(("text", "speaker", "content"), SAID)
def test_indirect_speech_and_thought_have_source_and_content(attributions, text, speaker, content):
    assert (speaker, content) in [
        (a.speaker, text[a.content[0].start : a.content[0].end]) for a in attributions(text)
    ]


@pytest.mark.parametrize(("text", "cue", "content"), IMPERSONAL)
def test_what_no_one_named_says_has_no_speaker(attributions, text, cue, content):
    found = next(a for a in attributions(text) if not a.source)
    assert (found.speaker, found.cue[0].of(text), found.content[0].of(text)) == ("", cue, content)


@pytest.mark.parametrize(("text", "cue", "content"), CUES)
def test_a_cue_holds_all_its_words(attributions, text, cue, content):
    assert (cue, content) in [(a.cue[0].of(text), a.content[0].of(text)) for a in attributions(text)]


@pytest.mark.parametrize(("text", "speaker"), QUOTED)
def test_a_quotation_goes_to_the_speaker_beside_it(attributions, text, speaker):
    (found,) = [a for a in attributions(text) if a.direct]
    assert found.speaker == speaker
    held = "".join(text[s.start : s.end] for s in found.content)
    assert held.count("“") + held.count('"') // 2 == text.count("“") + text.count('"') // 2


def test_a_quotation_runs_on_over_paragraphs(attributions):
    text = "“We will not sell the mine,” said Anna Berg. “It is ours.\n\n“It stays ours for good.”"
    (found,) = [a for a in attributions(text) if a.direct]
    assert text[found.content[-1].start : found.content[-1].end].endswith("“It stays ours for good.”")


def test_a_quoted_scrap_is_not_direct_speech(attributions):
    (found,) = attributions("The mayor said the plan was “mad”.")
    assert not found.direct


def test_the_one_who_was_told_is_the_hearer(attributions):
    (found,) = attributions("Two diplomats told Reuters the talks had failed.")
    assert (found.speaker, found.hearer) == ("Two diplomats", "Reuters")


def test_who_is_asked_is_not_the_speaker(attributions):
    found = attributions("Asked about the mine, Anna Berg said that it would close.")
    assert [(a.speaker, a.kind) for a in found] == [("", "ask"), ("Anna Berg", "say")]


def test_a_storm_wants_nothing(attributions):
    assert attributions("The storm saw two piers destroyed.") == ()


@given(st.text(alphabet="ab .,“”\"'\n", max_size=80))
def test_quotations_are_ordered_and_apart(text):
    found = find_quotes(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[q.start : q.end].strip() for q in found)


UNSAID = [
    "The mission, which trains and advises local troops under the control of the state, was suspended.",
    "The port has two cranes, but plans to replace them were shelved after a storm sank a ship.",
]


@pytest.mark.parametrize("text", UNSAID)
def test_no_one_says_what_is_only_told(attributions, text):
    assert attributions(text) == ()


def test_what_an_intent_is_set_beside_is_not_intended(attributions):
    text = "Norway plans to widen the port after a storm killed a guard."
    assert [span.of(text) for span in attributions(text)[0].content] == ["to widen the port"]
