"""A time governs the clause it belongs to, and no other."""

import pytest

from dateline.stages.date import find_times
from dateline.stages.state import find_figures

TIMES = [
    ("Some 40 people drowned in the lake, up from 31 last year.", "drowned", None),
    ("Fares rose 5 percent, compared with 3 percent in 2018.", "rose", None),
    ("Fewer ships sank than in 2018.", "sank", None),
    ("Rebels killed more than 15 people last year.", "killed", "last year"),
    ("It was the worst wreck since 1981, when 180 people drowned.", "was", None),
    ("It was the worst wreck since 1981, when 180 people drowned.", "drowned", "1981"),
    ("Weiss, who was blamed for the banking crisis of 1998, resigned on Sunday.", "blamed", None),
    ("Weiss, who was blamed for the banking crisis of 1998, resigned on Sunday.", "resigned", "Sunday"),
    ("The bridge fell on the night of 3 May.", "fell", "3 May"),
    ("The hostages have been freed in an operation on Sunday.", "freed", "Sunday"),
    ("Following clashes over the weekend, the guards have left the port.", "left", None),
    ("The two sides will hold talks on Thursday.", "hold", "Thursday"),
    ("Three sailors were hurt in a fire on a ferry on Sunday.", "hurt", "Sunday"),
    ("Two men were shot, and a nurse was wounded on Monday.", "shot", "Monday"),
    ("The cook was hurt when a wall fell on Monday.", "hurt", "Monday"),
    ("The cook had left when a wall fell on Monday.", "left", None),
    ("On Sunday, police say the baker shot his brother.", "shot", "Sunday"),
    ("On Sunday, police said the baker shot his brother.", "shot", None),
    ("Weiss toured the port in June 2018, while Meyer went there in May 2019.", "toured", "June 2018"),
]


@pytest.mark.parametrize(("text", "head", "time"), TIMES)
def test_a_time_governs_its_own_clause(state, reading, text, head, time):
    statement = state(text)[head]
    found = find_times(reading(text))
    told = None if statement.time is None else text[found[statement.time].start : found[statement.time].end]
    assert told == time


def test_a_figure_compared_with_is_no_figure_of_the_clause(state, reading):
    text = "Some 40 people drowned in the lake, up from 31 last year."
    figures = find_figures(reading(text), find_times(reading(text)))
    assert [figures[n].low for n in state(text)["drowned"].figures] == [40]


@pytest.mark.parametrize(
    ("text", "head", "gist"),
    [
        ("Guards recalled Sunday's deadly fire in Ostmark.", "fire", "There was a deadly fire in Ostmark"),
        ("Guards recalled the fire in Ostmark.", "fire", ""),
        ("The cook died after being shot on Friday.", "shot", "The cook was shot"),
    ],
)
def test_a_happening_of_a_day_can_be_told(state, text, head, gist):
    assert state(text)[head].gist == gist
