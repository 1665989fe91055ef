"""Reasons are told by words, and hang on the clause that they explain."""

import pytest

REASONS = [
    ("The launch was delayed due to strong winds.", "delayed", "because", "due to strong winds"),
    ("The launch was delayed by strong winds.", "delayed", "because", "by strong winds"),
    ("The town was evacuated because the dam leaked.", "evacuated", "because", "because the dam leaked"),
    ("Sales were halted over safety fears.", "halted", "because", "over safety fears"),
    (
        "The club dismissed the coach after he struck a player.",
        "dismissed",
        "because",
        "after he struck a player",
    ),
    ("The force will grow in response to the threat.", "grow", "because", "in response to the threat"),
    ("The shop will reopen if the council agrees.", "reopen", "condition", "if the council agrees"),
    ("The shop will reopen once the roof is mended.", "reopen", "condition", "once the roof is mended"),
    ("Aid will flow depending on the weather.", "flow", "condition", "depending on the weather"),
    ("The size would depend on the weather.", "depend", "condition", "depend on the weather"),
    ("Each step will need the owner's consent.", "need", "condition", "need the owner's consent"),
    ("The clubs will stay as long as fans come.", "stay", "condition", "as long as fans come"),
    ("The move came from a wish to save money.", "came", "because", "from a wish to save money"),
    (
        "Earlier plans came from the mayor's vision to make more of the port.",
        "came",
        "because",
        "from the mayor's vision to make more of the port",
    ),
    ("The launch was delayed by frost, and also.", "delayed", "because", "by frost"),
    ("The bank cut rates in a bid to calm markets.", "cut", "purpose", "in a bid to calm markets"),
    (
        "The crew dimmed the lights so that guests could sleep.",
        "dimmed",
        "purpose",
        "so that guests could sleep",
    ),
]


@pytest.mark.parametrize(("text", "head", "kind", "words"), REASONS)
def test_reasons(state, text, head, kind, words):
    found = state(text)[head].reasons
    assert [(r.kind, text[r.start : r.end]) for r in found] == [(kind, words)]


def test_the_other_end_is_linked_where_it_is_a_statement(state):
    text = "The town was evacuated because the dam leaked."
    found = state(text)
    index = found["evacuated"].reasons[0].statement
    assert list(found.values())[index] is found["leaked"]


def test_after_tells_time_alone_where_nothing_is_answered(state):
    assert state("She sang after he played.")["sang"].reasons == ()


NONE = [
    ("The ferry is the thread on which the island’s whole trade depends.", "depends"),
    ("The bill is likely to fall by the wayside.", "likely"),
    ("They walked as if they were lost.", "walked"),
    ("Even if rain falls, the fair will open.", "open"),
    ("Police were following the car.", "following"),
]


@pytest.mark.parametrize(("text", "head"), NONE)
def test_what_only_looks_like_a_reason_is_none(state, text, head):
    assert state(text)[head].reasons == ()


def test_what_moves_things_this_time_is_a_reason_like_the_earlier_one(state):
    text = "Earlier cuts were due to debt. This time, the mayor is eager to please voters."
    found = state(text)["due"].reasons
    assert [text[r.start : r.end] for r in found] == ["due to debt", "the mayor is eager to please voters"]
