"""Figures: bounds, hedge, unit and counted noun, in any writing; and what is no figure."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.stages.date import find_times
from dateline.stages.state import find_figures
from dateline.stages.state.numerals import find_numerals

WRITTEN = [
    ("The town lent 4,000 or 5,000 tents.", 4000, 5000, "="),
    ("The club sold some 500 tickets.", 500, 500, "~"),
    ("The hall holds as many as 200 guests.", 200, 200, "<"),
    ("The fair drew at least 60 traders.", 60, 60, ">"),
    ("More than 30 shops closed.", 30, 30, ">"),
    ("The firm will hire a couple of hundred clerks.", 200, 200, "~"),
    ("Hundreds of farmers marched.", 100, 1000, "="),
    ("Tens of thousands of people fled.", 10_000, 100_000, "="),
    ("Dozens of boats sank.", 12, 120, "="),
    ("Two-thirds of the voters stayed at home.", 2 / 3, 2 / 3, "="),
    ("The bridge cost $2.3bn.", 2.3e9, 2.3e9, "="),
    ("The bridge cost nearly $1.5 to 2 million.", 1.5e6, 2e6, "~"),
    ("Output grew more than sixfold.", 6, 6, ">"),
    ("One hundred and twenty-five men signed.", 125, 125, "="),
    ("The yard built half a million bicycles.", 500_000, 500_000, "="),
    ("Wages rose 3 percent.", 3, 3, "up"),
    ("Sales fell by 1 to 1.5 percent.", 1, 1.5, "down"),
    ("The crew has a maximum of some 40 sailors.", 40, 40, "<"),
]

OF_WHAT = [
    ("The port needs 30 new cranes.", "", "new cranes", "crane"),
    ("The storm felled hundreds of old trees.", "", "old trees", "tree"),
    ("The pipe is 12 km long.", "kilometre", "", ""),
    ("They pay $50 a month.", "dollar per month", "", ""),
    ("The fleet grew from 20 ships to 35.", "", "ships", "ship"),
    ("They raised the number of nurses from 500 to 900.", "", "nurses", "nurse"),
    ("The blast wounded six others.", "", "others", "other"),
]

NO_FIGURES = [
    "The war began in 1914.",
    "The trial opens on May 4.",
    "The shop opens at 9:30 a.m.",
    "Call 555-123-4567 for tickets.",
    "The covid-19 rules were eased.",
    "The F-16 landed safely.",
    "A 29-year-old was charged.",
    "The match ended 2-1 on Sunday.",
    "Lorries use Route 66 at night.",
    "Nobody knew which one was right.",
]

HARMED = [
    ("The blast killed a civilian contractor.", 1, "a civilian contractor"),
    ("The fire injured a nurse and a teacher.", 1, "a teacher"),
    ("An old woman died in the flood.", 1, "An old woman"),
    ("No one was hurt.", 0, "No one"),
    ("There were no casualties.", 0, "no casualties"),
]


@pytest.fixture
def figures(reading):
    def found(text):
        read = reading(text)
        return find_figures(read, tuple(find_times(read)))

    return found


@pytest.mark.parametrize(("text", "low", "high", "change"), WRITTEN)
def test_a_number_is_read_in_any_writing(figures, text, low, high, change):
    (figure,) = figures(text)
    assert (figure.low, figure.high, figure.change) == (pytest.approx(low), pytest.approx(high), change)


@pytest.mark.parametrize(("text", "unit", "of", "noun"), OF_WHAT)
def test_each_figure_says_of_what(figures, text, unit, of, noun):
    figure = figures(text)[-1]
    assert (figure.unit, figure.of, figure.noun) == (unit, of, noun)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_dates_labels_and_scores_are_no_figures(figures, text):
    assert figures(text) == ()


@pytest.mark.parametrize(("text", "count", "quote"), HARMED)
def test_the_harmed_are_counted_one_by_one(figures, text, count, quote):
    found = {text[f.start : f.end]: f for f in figures(text)}
    assert (found[quote].low, found[quote].high) == (count, count)


def test_a_bill_that_is_killed_is_nobody(figures):
    assert figures("The senate killed a bill.") == ()


def test_an_equivalent_in_brackets_shares_the_hedge(figures):
    assert [f.change for f in figures("The road is about 70 km (43 miles) long.")] == ["~", "~"]


def test_the_level_reached_is_not_a_range(figures):
    assert [(f.low, f.change) for f in figures("Prices rose 4 percent to 3,005.")] == [(4, "up"), (3005, "=")]


def test_spans_of_time_stay_figures(figures):
    (figure,) = figures("He was jailed for three years.")
    assert (figure.low, figure.unit) == (3, "year")


@given(st.text(alphabet="0123456789 .,-–$€%kmtoand'\n()/:", max_size=60))
def test_any_text_gives_ordered_amounts_inside_it(text):
    found = find_numerals(text)
    assert all(0 <= n.start < n.end <= len(text) and n.low <= n.high for n in found)
    assert [n.start for n in found] == sorted(n.start for n in found)


def test_a_row_of_thousands_of_numbers_takes_no_long_time(reading):
    row = reading("The scores were " + "1 " * 4000 + "in all.")
    start = time.process_time()
    find_figures(row, find_times(row))
    assert time.process_time() - start < 10
