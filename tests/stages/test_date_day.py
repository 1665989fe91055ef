"""The day of a report: from its own words, its container, and its sisters."""

from datetime import date

import pytest

from dateline.model import Block, Form, Moment, Published, Reading, Record, Report, Span, Statement, Time
from dateline.stages.date import own_day, place, resolve, sisters, weekdays
from dateline.stages.date.clues import claimed_moment, url_moment
from dateline.stages.date.find import find_phrases

NO_TAGS = Reading("", (), (), ())


def dated(text, lean=0, kinds=(), **more):
    blocks, at = [], 0
    for k, line in enumerate(text.split("\n")):
        blocks.append(Block(at, at + len(line), kinds[k] if k < len(kinds) else "body"))
        at += len(line) + 1
    report = Report("r", "", text, "", tuple(blocks), **more)
    times = tuple(
        Time(t.start, t.end, t.type, Form(t.form.rule, t.form.args, lean, t.form.mod))
        for t in find_phrases(text)
    )
    return own_day(report, times, NO_TAGS)


def test_a_date_alone_on_its_line_is_the_report_s_day():
    published, flaws = dated("Talks open\nFebruary 17, 2021\nThe talks opened.")
    assert published.moment == Moment.on(date(2021, 2, 17))
    assert published.basis[-1].kind == "stated"
    assert published.basis[-1].evidence.quote == "February 17, 2021"
    assert not flaws


def test_a_report_is_not_older_than_what_it_tells_as_past():
    published, _ = dated("The bridge fell on January 3, 2020.", lean=-1)
    assert published.moment == Moment(date(2020, 1, 3), None)


def test_a_picture_dates_a_report_to_its_year_and_a_file_picture_only_bounds_it():
    published, _ = dated("Envoys in Oslo, January 6, 2020\nThe talks opened.", kinds=("caption",))
    assert published.moment == Moment(date(2020, 1, 6), date(2021, 1, 5))
    published, _ = dated("Envoys in Oslo, January 6, 2020/File Photo\nThe talks opened.", kinds=("caption",))
    assert published.moment == Moment(date(2020, 1, 6), None)


def test_a_former_president_dates_a_report_after_the_term():
    published, _ = dated("The order came from then-President Donald Trump.")
    assert published.moment.earliest == date(2021, 1, 20)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Critics of former President Donald Trump met.", date(2021, 1, 20), None),
        ("Aides to former US President Donald Trump met.", date(2021, 1, 20), None),
        ("A law signed by President Barack Obama was upheld.", date(2009, 1, 20), None),
        ("Critics of former New Jersey Gov. Chris Christie met.", date(2018, 1, 16), None),
        ("Aides to President-elect Joe Biden met.", date(2020, 11, 7), date(2021, 1, 19)),
        ("The nominee for Secretary of State Rex Tillerson spoke.", None, None),
        ("Lt. Gov. Gavin Newsom spoke.", None, None),
        ("Gov. Haley Marbury spoke.", None, None),
        ("In 2017, Secretary of State Rex Tillerson spoke.", date(2017, 2, 1), None),
        ("Gov. Rick Snyder spoke.", date(2011, 1, 1), date(2018, 12, 31)),
        ("President George W. Bush spoke.", date(2001, 1, 20), date(2009, 1, 19)),
    ],
)
def test_titles_date_a_report_by_the_terms_of_office(text, earliest, latest):
    published, _ = dated(text)
    assert published.moment == Moment(earliest, latest)


def test_a_weekday_with_its_day_tells_the_year():
    published, _ = dated(
        "Prime Minister Theresa May spoke. On Tuesday, March 6, a storm hit Ostermouth.", lean=-1
    )
    assert published.moment.earliest == date(2018, 3, 6)
    assert published.moment.latest < date(2018, 10, 1)


def test_a_full_dateline_dates():
    published, _ = dated("OSLO, Feb 12, 2020 (Wire) -- Talks opened.")
    assert published.moment.holds(Moment.on(date(2020, 2, 12)))
    assert published.moment.days <= 2


def test_metadata_dates_and_is_told():
    published, flaws = dated("Talks opened.", claimed=(("json-ld", "2020-02-12T10:00:00Z"),))
    assert published.moment == Moment.on(date(2020, 2, 12))
    assert published.basis[0].kind == "metadata"
    assert not flaws


def test_metadata_that_the_text_contradicts_is_told_and_widens():
    published, flaws = dated("The bridge fell on March 3, 2020.", lean=-1, claimed=(("meta", "2020-02-12"),))
    assert len(flaws) == 1
    assert published.moment.holds(Moment.on(date(2020, 3, 3)))


def test_metadata_long_after_a_planned_day_is_told_and_widens():
    published, flaws = dated("The vote will be on March 3, 2020.", lean=1, claimed=(("meta", "2026-11-20"),))
    assert len(flaws) == 1
    assert published.moment.holds(Moment.on(date(2020, 3, 1)))


def test_the_most_exact_and_oldest_claim_counts():
    claims = (
        ("url", "https://example.org/2020/02/x"),
        ("modified", "2020-05-01"),
        ("published", "2020-02-12"),
    )
    published, _ = dated("Talks opened.", claimed=claims)
    assert published.moment == Moment.on(date(2020, 2, 12))


@pytest.mark.parametrize(
    ("claim", "day"),
    [
        ("https://example.org/2021/02/17/talks", date(2021, 2, 17)),
        ("https://example.org/world/2014/may/8/talks", date(2014, 5, 8)),
        ("Wed, 12 Feb 2020 10:00:00 GMT", date(2020, 2, 12)),
        ("February 12, 2020", date(2020, 2, 12)),
        ("20200212", date(2020, 2, 12)),
    ],
)
def test_claims_are_read_in_any_usual_notation(claim, day):
    assert claimed_moment(claim) == Moment.on(day)


@pytest.mark.parametrize("claim", ["2021-02-30", "2021-02-29", "30 February 2021", "2021-13-01"])
def test_a_claimed_day_that_no_calendar_has_is_no_day(claim):
    assert claimed_moment(claim) is None


@pytest.mark.parametrize(
    "url", ["", "https://example.org/a-2021", "https://example.org/99/99/99/x", "/2021/13/45/"]
)
def test_an_address_without_a_day_claims_none(url):
    assert url_moment(url) is None


def record(name, text, moment, leans, kinds=()):
    blocks, at = [], 0
    for k, line in enumerate(text.split("\n")):
        blocks.append(Block(at, at + len(line), kinds[k] if k < len(kinds) else "body"))
        at += len(line) + 1
    found = list(find_phrases(text))
    times = tuple(
        Time(t.start, t.end, t.type, Form(t.form.rule, t.form.args, lean))
        for t, lean in zip(found, leans, strict=True)
    )
    return Record(
        Report(name, "", text, "", tuple(blocks)), Published(moment), times=resolve(times, moment, text)
    )


def test_a_happening_that_a_sister_dates_dates_the_report():
    told = record("a", "Rebels shelled the northern harbour of Batala on Monday, killing two sailors.",
                  Moment.on(date(2021, 2, 17)), [-1])  # fmt: skip
    bare = record("b", "Two sailors died when rebels shelled the northern harbour of Batala on Monday.\n"
                  "Envoys will meet on Thursday.", Moment(), [-1, 1])  # fmt: skip
    found = sisters([told, bare], [["a", "b"]])
    assert set(found) == {"b"}
    assert found["b"].moment == Moment(date(2021, 2, 15), date(2021, 2, 17))
    assert any(b.kind == "sister" and b.evidence.report == "a" for b in found["b"].basis)


def test_what_only_bounds_a_day_is_told_after_what_decides_it():
    published, _ = dated("The bridge fell on January 3, 2020.\nFebruary 17, 2021\nThe talks opened.", lean=-1)
    assert [b.kind for b in published.basis] == ["stated", "mentions"]


def test_reports_of_no_common_episode_do_not_date_each_other():
    told = record("a", "Rebels shelled Batala on Monday.", Moment.on(date(2021, 2, 17)), [-1])
    bare = record("b", "Rebels shelled Batala on Monday.", Moment(), [-1])
    assert sisters([told, bare], [["a"], ["b"]]) == {}


def test_a_sister_never_overrules_a_report_s_own_days():
    told = record("a", "Rebels shelled Batala on Monday.", Moment.on(date(2021, 2, 17)), [-1])
    other = record(
        "b", "Rebels shelled Batala on Monday.", Moment(date(2019, 1, 1), date(2019, 12, 31)), [-1]
    )
    assert sisters([told, other], [["a", "b"]]) == {}


def test_a_report_that_puts_the_happening_on_its_weekday_is_of_the_week_after_it():
    told = record(
        "a", "A trawler sank off Ostermouth on May 3. Its owners wept.", Moment.on(date(2021, 9, 1)), [-1]
    )
    bare = record("b", "Divers searched for a lost ship that went down on Monday.", Moment(), [-1])
    found = sisters([told, bare], [["a", "b"]])
    assert found["b"].moment == Moment(date(2021, 5, 3), date(2021, 5, 9))
    assert found["b"].basis[-1].evidence.quote.startswith("A trawler sank")


def test_a_report_that_puts_the_happening_in_last_month_is_of_the_month_after_it():
    told = record(
        "a", "A trawler sank off Ostermouth on May 3. Its owners wept.", Moment.on(date(2021, 9, 1)), [-1]
    )
    bare = record("b", "The ship lost last month was raised on Monday.", Moment(), [0, -1])
    found = sisters([told, bare], [["a", "b"]])
    assert found["b"].moment == Moment(date(2021, 6, 1), date(2021, 6, 30))


def test_a_report_that_names_the_happening_by_its_date_is_only_not_older():
    told = record("a", "A trawler sank off Ostermouth on Monday. Its owners wept on Monday.",
                  Moment.on(date(2021, 5, 4)), [-1, -1])  # fmt: skip
    bare = record("b", "The owners of a ship lost on May 3 were charged.", Moment(), [-1])
    assert sisters([told, bare], [["a", "b"]])["b"].moment == Moment(date(2021, 5, 3), None)


def test_what_is_to_come_within_two_days_may_be_the_day_itself_and_later_is_not():
    day = Moment(date(2021, 2, 10), date(2021, 2, 28))
    for text, last in (("Talks failed on Monday. They meet on Wednesday.", 17),
                       ("Talks failed on Monday. They meet on Thursday.", 17)):  # fmt: skip
        made = record("a", text, day, [-1, 1])
        clue = next(
            iter(weekdays.pattern(made.report, made.times, Moment(date(2021, 2, 15), date(2021, 2, 21))))
        )
        assert clue.allows[-1] == Moment.on(date(2021, 2, last))


def placed(tense, status, rule=None, bound=""):
    day = Moment(date(2021, 2, 15), date(2021, 2, 17))
    times = (Time(0, 1, "DATE", Form("date", (2020, 5, None), bound=bound), "2020-05",
                  Moment(date(2020, 5, 1), date(2020, 5, 31))),)  # fmt: skip
    statement = Statement(0, 5, Span(0, 1), "fall", tense=tense, status=status, time=0 if rule else None)
    return place((statement,), times, Published(day))[0].when


def test_statements_without_a_date_lie_on_the_side_of_the_report_s_day_that_their_tense_tells():
    assert placed("past", "happened") == Moment(None, date(2021, 2, 17))
    assert placed("future", "planned") == Moment(date(2021, 2, 15), None)
    assert placed("present", "ongoing") == Moment()


def test_the_word_before_a_date_opens_its_ends():
    assert placed("past", "happened", "date") == Moment(date(2020, 5, 1), date(2020, 5, 31))
    assert placed("past", "happened", "date", "until") == Moment(None, date(2020, 5, 31))
    assert placed("past", "happened", "date", "before") == Moment(None, date(2020, 4, 30))
    assert placed("past", "happened", "date", "after") == Moment(date(2020, 5, 1), date(2021, 2, 17))


@pytest.mark.parametrize(
    ("tense", "status", "form", "when"),
    [
        ("past", "happened", Form("weekday", (4, None), 1), Moment.on(date(2021, 2, 12))),
        ("past", "ongoing", Form("weekday", (4, None), 1), Moment.on(date(2021, 2, 12))),
        ("", "happened", Form("weekday", (4, None), 1), Moment()),
        ("past", "happened", Form("shift", ("D", 1)), Moment(None, date(2021, 2, 17))),
        ("past", "expected", Form("weekday", (4, None), 1), Moment.on(date(2021, 2, 19))),
        ("present", "ongoing", Form("weekday", (4, None), 1), Moment.on(date(2021, 2, 19))),
    ],
)
def test_nothing_that_has_happened_lies_after_the_report(tense, status, form, when):
    day = Moment.on(date(2021, 2, 17))
    times = resolve((Time(0, 1, "DATE", form),), day, "")
    statement = Statement(0, 5, Span(0, 1), "fall", tense=tense, status=status, time=0)
    assert place((statement,), times, Published(day))[0].when == when


def test_a_sister_that_looks_back_dates_no_report():
    later = record("a", "A trawler that sank two months ago was raised.", Moment.on(date(2021, 2, 17)), [0])
    bare = record("b", "A trawler is missing with all hands.", Moment(), [])
    assert sisters([later, bare], [["a", "b"]]) == {}


def test_a_report_that_takes_up_older_news_is_only_not_older_than_its_sister():
    told = record("a", "A trawler sank off Ostermouth, its owners said.", Moment.on(date(2020, 11, 4)), [])
    bare = record("b", "The mate of a ship lost on Nov. 3 was charged on Friday.", Moment(), [-1, -1])
    found = sisters([told, bare], [["a", "b"]])
    assert found["b"].moment == Moment(date(2020, 11, 1), None)


FEED, PAGE = ("feed", "Mon, 01 Mar 2021 09:00:00 GMT"), ("json-ld datePublished", "2021-03-01T09:00:00Z")
MARCH = Moment.on(date(2021, 3, 1))


def test_the_day_of_a_feed_counts_where_the_page_tells_none():
    published, flaws = dated("Talks opened.", claimed=(FEED,))
    assert (published.moment, flaws) == (MARCH, ())
    assert (published.basis[0].kind, published.basis[0].note) == ("metadata", f"feed: {FEED[1]}")


def test_page_and_feed_that_agree_are_both_told_and_a_day_between_clocks_is_no_quarrel():
    published, flaws = dated("Talks opened.", claimed=(PAGE, FEED))
    assert (published.moment, flaws, len(published.basis)) == (MARCH, (), 2)
    published, flaws = dated("Talks opened.", claimed=(PAGE, ("sitemap", "2021-03-02T00:30:00+01:00")))
    assert (published.moment, flaws) == (MARCH, ())


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Talks opened.", (PAGE, ("feed", "2026-01-05T06:00:01Z"))),
        ("Talks opened.", (("url", "2021-03-01"), ("sitemap", "2026-01-05"))),
        ("Talks open\nMarch 1, 2021\nThe talks opened.", (("feed", "2026-01-05"),)),
        ("OSLO, March 1, 2021 (Wire) -- Talks opened.", (("feed", "2026-01-05"),)),
    ],
    ids=["metadata", "address", "stated", "dateline"],
)
def test_an_article_that_a_feed_dates_anew_keeps_its_day_and_the_re_dating_is_told(text, claims):
    published, flaws = dated(text, claimed=claims)
    assert published.moment.holds(MARCH)
    assert published.moment.latest <= date(2021, 3, 2)
    assert [("re-dated" in f.message, "2026-01-05" in f.message) for f in flaws] == [(True, True)]


def test_a_feed_that_tells_an_older_day_than_the_page_is_outvoted_and_told():
    published, flaws = dated("Talks opened.", claimed=(PAGE, ("feed", "1980-01-01")))
    assert published.moment == MARCH
    assert [f.message for f in flaws] == [
        "others (feed: 1980-01-01) tell another day than the report does, 2021-03-01"
    ]


def test_a_feed_that_dates_a_report_before_what_it_tells_as_past_is_told():
    published, flaws = dated("The bridge fell on March 3, 2021.", lean=-1, claimed=(("feed", "2020-01-01"),))
    assert published.moment == Moment(date(2021, 3, 3), None)
    assert len(flaws) == 1


@pytest.mark.parametrize(
    ("who", "day", "latest"),
    [
        ("captured", "2021-03-01T23:59:59Z", date(2021, 3, 2)),
        ("sitemap updated", "2021-03-01", date(2021, 3, 2)),
        ("feed updated", "2021-03-01T09:00:00Z", date(2021, 3, 2)),
    ],
)
def test_a_copy_or_a_change_bounds_the_day_from_above_only(who, day, latest):
    published, flaws = dated("Talks opened.", claimed=((who, day),))
    assert (published.moment, flaws) == (Moment(None, latest), ())
    published, flaws = dated("Talks opened.", claimed=(("meta date", "2020-02-12"), (who, day)))
    assert (published.moment, flaws) == (Moment.on(date(2020, 2, 12)), ())


@pytest.mark.parametrize("claim", [("meta date", "2024-01-05"), ("feed", "2024-01-05")])
def test_a_claim_later_than_an_archive_s_copy_is_no_day_and_is_told(claim):
    published, flaws = dated("Talks opened.", claimed=(claim, ("captured", "2021-03-01T10:00:00Z")))
    assert published.moment == Moment(None, date(2021, 3, 2))
    assert [("2024-01-05" in f.message, "an archive had it" in f.message) for f in flaws] == [(True, True)]


def test_a_change_that_is_told_yields_to_the_day_that_the_report_tells():
    published, _ = dated("Talks opened.", claimed=(PAGE, ("sitemap updated", "2020-01-01")))
    assert published.moment == MARCH
