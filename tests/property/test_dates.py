"""Properties of dating that hold for any day."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Block, Moment, Published, Record, Report
from dateline.stages.date import resolve, sisters
from dateline.stages.date.clues import claimed_moment
from dateline.stages.date.find import find_phrases

DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FORMS = ("{d.day} {d:%B} {d.year}", "{d:%B} {d.day}, {d.year}", "{d:%b}. {d.day}, {d.year}", "{d:%Y-%m-%d}",
         "{d:%m/%d/%Y}", "{d:%A}, {d:%B} {d.day}, {d.year}", "the {d.day}th of {d:%B} {d.year}")  # fmt: skip


def meaning(text, day):
    return resolve(tuple(find_phrases(text)), day, text)


@given(DAYS, DAYS, st.sampled_from(FORMS))
def test_a_full_date_resolves_to_itself_whatever_the_report_s_day(told, day, form):
    if form.startswith("{d:%b}.") and told.month == 5:
        form = FORMS[0]
    (time,) = meaning(f"It was on {form.format(d=told)} there.", Moment.on(day))
    assert time.value == told.isoformat()
    assert time.moment == Moment.on(told)


@given(DAYS, DAYS, st.integers(0, 3000), st.sampled_from(("on Monday", "last month", "on May 3", "")))
@settings(max_examples=60)
def test_a_sister_only_narrows_and_the_order_of_reports_makes_no_difference(day, first, length, phrase):
    def made(name, moment):
        text = f"A trawler sank off Ostermouth {phrase}. Its owners wept on Friday."
        times = tuple(replace(t, form=replace(t.form, lean=-1)) for t in find_phrases(text))
        blocks = (Block(0, len(text), "body"),)
        return Record(
            Report(name, "", text, "", blocks), Published(moment), times=resolve(times, moment, text)
        )

    own = Moment(first, first + timedelta(length))
    told, bare = made("a", Moment.on(day)), made("b", own)
    found = sisters([told, bare], [["a", "b"]])
    assert found == sisters([bare, told], [["b", "a"]])
    assert all(own.holds(published.moment) for published in found.values())


PHRASES = ("on Monday", "yesterday", "last month", "in May", "last week", "two weeks ago", "next Friday")


@given(DAYS, st.integers(0, 40), st.sampled_from(PHRASES))
def test_an_interval_of_days_means_all_that_its_days_mean(first, length, phrase):
    text = f"It was {phrase} there."
    (whole,) = meaning(text, Moment(first, first + timedelta(length)))
    days = [first + timedelta(k) for k in range(length + 1)]
    each = [one for day in days for one in meaning(text, Moment.on(day))]
    assert all(whole.moment.holds(one.moment) for one in each)
    values = {one.value for one in each}
    assert values == {whole.value} if len(values) == 1 else "X" in whole.value


@given(st.text(alphabet=st.sampled_from("0123456789 -/:.,'’aMondyJun%ofthelasNT\n½"), max_size=80))
@settings(max_examples=300)
def test_any_text_is_read_without_error_and_every_span_quotes_it(text):
    for day in (Moment(), Moment.on(date(2021, 2, 17)), Moment.on(date.min), Moment.on(date.max)):
        for time in meaning(text, day):
            assert 0 <= time.start < time.end <= len(text)
            assert text[time.start : time.end].strip() == text[time.start : time.end]


@given(DAYS)
def test_an_iso_claim_means_its_day(day):
    assert claimed_moment(f"{day.isoformat()}T10:00:00+01:00") == Moment.on(day)


@given(DAYS, st.integers(0, 180))
def test_a_day_with_its_weekday_resolves_to_itself_for_half_a_year(told, later):
    text = f"It was on {told:%A}, {told:%B} {told.day} there."
    (time,) = meaning(text, Moment.on(told + timedelta(later)))
    assert time.value == told.isoformat()
