"""Search: what was typed is understood or told, what is found holds it, what is shown is a slice of it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.language.wordkeys import wordkey
from dateline.model import (
    Block,
    DatelineError,
    Deed,
    Entity,
    Figure,
    Moment,
    Page,
    Published,
    Query,
    Record,
    Report,
    Span,
    Statement,
)
from dateline.stages.tell import found_json, found_text
from dateline.store import log, opened, records, writing
from dateline.store.asked import understood
from dateline.store.index import PAGE_BITS, tidy
from dateline.store.intake import Intake, take_in, take_out
from dateline.store.search import search
from dateline.store.terms import entries, keys_in

AT = "2026-01-01T00:00:00Z"


def made(name, title, text, day=None, **more):
    """Return a record of one report whose sentences end with a full stop."""
    whole = f"{title}\n\n{text}"
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"(?m)\S.*?(?:\.(?= [A-Z“]|$)|$)", whole))
    report = Report(
        name,
        f"{name}.txt",
        whole,
        "sha",
        (Block(0, len(title), "title"), Block(len(title) + 2, len(whole), "body")),
        title=title,
        outlet=more.get("outlet"),
    )
    moment = more.get("moment") or (Moment.on(day) if day else Moment())
    return Record(report, Published(moment), sentences)


def place(record, words):
    start = record.report.text.index(words)
    return start, start + len(words)


def clause(record, words, status, figures=(), who=""):
    start, end = place(record, words)
    sentence = next(i for i, s in enumerate(record.sentences) if s.start <= start < s.end)
    lemma = words.split()[0]
    told = Statement(
        start, end, Span(start, end), lemma, who, status=status, figures=figures, sentence=sentence
    )
    return replace(record, statements=(*record.statements, told))


def figure(record, words, low, high=None, change="=", noun="soldier"):
    start, end = place(record, words)
    high = low if high is None else high
    told = Figure(start, end, low, high, change, of=f"{noun}s", noun=noun, counted=f"{noun}s")
    return replace(record, figures=(*record.figures, told))


def name(record, words, full, kind):
    found = tuple(Entity(*m.span(), kind, full) for m in re.finditer(words, record.report.text))
    return replace(record, entities=(*record.entities, *found))


@pytest.fixture(scope="module")
def pile():
    """Return seven reports on a harbour mission, and on other things."""
    pact = made(
        "pact",
        "Alliance agrees larger harbour mission",
        "The alliance agreed to send 4,000 soldiers to the U.S. harbour. Marta Lindqvist welcomed the plan. "
        "Ships may follow.",
        date(2020, 2, 12),
        outlet="The Harbour Post",
    )
    pact = figure(pact, "4,000 soldiers", 4000.0)
    pact = clause(pact, "agreed to send 4,000 soldiers", "agreed", (0,), who="The alliance")
    pact = clause(pact, "send 4,000 soldiers to the U.S. harbour", "planned", (0,))
    pact = clause(pact, "Ships may follow", "possible")
    pact = name(pact, "Marta Lindqvist", "Marta Lindqvist", "PERSON")
    denial = made(
        "denial",
        "Minister denies plans for a bridge",
        "Lindqvist denied any bridge. At least 300 soldiers stay in the harbour. "
        "“No bridge,” Marta Lindqvist said.",
        date(2020, 3, 1),
        outlet="Reuters",
    )
    denial = figure(denial, "At least 300 soldiers", 300.0, change=">")
    denial = clause(denial, "denied any bridge", "happened")
    denial = clause(denial, "any bridge", "denied")
    denial = clause(denial, "At least 300 soldiers stay in the harbour", "ongoing", (0,))
    denial = name(denial, "Lindqvist", "Marta Lindqvist", "PERSON")
    camp = made(
        "camp",
        "Soldiers leave the training camp",
        "Up to 50 soldiers left the training camps in the hills. The Lindqvist Bridge stayed open.",
        moment=Moment(date(2019, 1, 1), date(2020, 12, 31)),
        outlet="Reuters",
    )
    camp = figure(camp, "Up to 50 soldiers", 50.0, change="<")
    camp = clause(camp, "Up to 50 soldiers left the training camps", "happened", (0,))
    camp = name(camp, "The Lindqvist Bridge", "Lindqvist Bridge", "FAC")
    undated = made(
        "undated", "Café reopens", "The café in Chișinău reopens; women and men queue.", outlet="Kiosk"
    )
    return pact, denial, camp, undated


def taken_in(connection, page, address, deed):
    return take_in(connection, page, address, 0, Intake.of([page], deed, AT))


def stored(place, pile):
    with opened(place, make=True) as connection, writing(connection):
        deed = log.enter(connection, Deed(0, "add", AT))
        for record in pile:
            page = Page(record.id, record.report.path, f"{record.report.text}\n{record.id}")
            _, number, _ = taken_in(connection, page, f"https://news.example/{record.id}", deed)
            records.put(connection, number, record, "test")
    return place


@pytest.fixture(scope="module")
def store(pile, tmp_path_factory):
    return stored(tmp_path_factory.mktemp("search") / "s.dateline", pile)


def test_a_report_without_an_outlet_is_called_by_its_id(tmp_path):
    held = [
        made(name, "Talks", "Talks on the ferry began.", outlet=outlet)
        for name, outlet in (
            ("harbour-post", None),
            ("harbour-post/2021", None),
            ("harbour-post-b", "Mirra Times"),
            ("chișinău.week", None),
            ("seaharbour", None),
        )
    ]
    place = stored(tmp_path / "s.dateline", held)
    assert set(ids(place, 'outlet:"Harbour Post"')) == {"harbour-post", "harbour-post/2021"}
    assert ids(place, "outlet:harbour outlet:mirra", limit=9) == ids(
        place, "outlet:mirra outlet:harbour", limit=9
    )
    assert len(ids(place, "outlet:harbour outlet:mirra ferry")) == 3
    assert ids(place, "outlet:chisinau") == ["chișinău.week"]
    assert ids(place, 'outlet:"post harbour"') == []


def ids(store, *arguments, **how):
    with opened(store) as connection:
        return [hit.report for hit in search(connection, understood(arguments), **how).hits]


def hits(store, *arguments, **how):
    with opened(store) as connection:
        return search(connection, understood(arguments), **how).hits


FOUND = {
    "harbour": {"pact", "denial"},
    "harbor": {"pact", "denial"},
    "agree": {"pact"},
    "agreeing soldier": {"pact"},
    "harbour -bridge": {"pact"},
    "harbour -“no bridge”": {"pact"},
    "harbour -bridges": {"pact"},
    '"training camp"': {"camp"},
    '"training camps"': {"camp"},
    '"trained camps"': set(),
    '"agrees larger"': {"pact"},
    '"agree larger"': set(),
    '"agrees large"': set(),
    "us harbour": {"pact"},
    "U.S. harbour": {"pact"},
    "4000": {"pact"},
    "woman cafe": {"undated"},
    "chisinau": {"undated"},
    "CHIȘINĂU café": {"undated"},
    "news": set(),
    "outlet:reuters": {"denial", "camp"},
    'outlet:"harbour post"': {"pact"},
    "outlet:kiosk outlet:reuters soldiers": {"denial", "camp"},
    "outlet:nobody": set(),
    'name:"Marta Lindqvist"': {"pact", "denial"},
    "name:Lindqvist": {"pact", "denial"},
    "name:Marta": {"pact", "denial"},
    'name:"Lindqvist Bridge"': {"camp"},
    "name:bridge": {"camp"},
    "soldiers from:2020-02-01 to:2020-02-29": {"pact", "camp"},
    "from:2021": {"undated"},
    "on:2020-03-01": {"denial", "camp", "undated"},
    "status:planned": {"pact"},
    "status:agreed soldiers": {"pact"},
    "status:agreed alliance": {"pact"},
    "status:agreed ships": set(),
    "status:denied bridge": {"denial"},
    "status:denied soldiers": set(),
    "status:denied|possible": {"pact", "denial"},
    "figures of soldiers": {"pact", "denial", "camp"},
    "figures of soldiers over 1000": {"pact"},
    "figures of troops over 1000": {"pact"},
    "figures of soldiers over 4000": set(),
    "figures of soldiers at least 4000": {"pact"},
    "figures of soldiers over 300": {"pact", "denial"},
    "figures of soldiers under 50": {"camp"},
    "figures of soldiers under 301": {"denial", "camp"},
    "figures of soldiers between 200 and 5,000": {"pact", "denial"},
    "figures of soldiers about 3,900": {"pact"},
    "figures of soldiers exactly 300": {"denial"},
    "figures of ships over 1": set(),
    "figures over three thousand": {"pact"},
    "figures of soldiers over 10 status:ongoing": {"denial"},
    "figures of soldiers over 10 status:agreed alliance": {"pact"},
    "figures of soldiers over 10 status:agreed bridge": set(),
}


@pytest.mark.parametrize("typed", FOUND)
def test_finds_just_the_reports_that_have_all_that_was_typed(store, typed):
    found = hits(store, typed)
    assert {hit.report for hit in found} == FOUND[typed]


@pytest.mark.parametrize("typed", [t for t in FOUND if FOUND[t]])
def test_what_is_shown_is_a_slice_of_the_clean_text_with_its_marks_inside(store, pile, typed):
    texts = {record.id: record.report.text for record in pile}
    for hit in hits(store, typed):
        shown = [
            hit.snippet,
            *(f.evidence for f in hit.figures),
            *([hit.clause.evidence] if hit.clause else []),
        ]
        assert all(e.quote == texts[hit.report][e.start : e.end] and e.quote for e in shown)
        assert all(hit.snippet.start <= m.start < m.end <= hit.snippet.end for m in hit.marks)
        assert all(a.end <= b.start for a, b in zip(hit.marks, hit.marks[1:], strict=False))


def marked(hit):
    return [hit.snippet.quote[m.start - hit.snippet.start : m.end - hit.snippet.start] for m in hit.marks]


def test_the_snippet_marks_words_phrases_and_names(store):
    assert marked(hits(store, "sending harbour")[0]) == ["send", "harbour"]
    assert marked(hits(store, '"the hills"')[0]) == ["the hills"]
    assert marked(hits(store, 'name:"Marta Lindqvist" denied')[0]) == ["Lindqvist", "denied"]


def test_the_title_is_shown_as_the_title_and_the_snippet_is_from_below_it(store):
    assert hits(store, "agrees mission")[0].snippet.quote.startswith("The alliance agreed")


def test_a_clause_and_a_figure_come_with_what_they_say(store):
    (hit,) = hits(store, "status:planned harbour")
    assert (hit.clause.status, hit.clause.evidence.quote) == (
        "planned",
        "send 4,000 soldiers to the U.S. harbour",
    )
    (hit,) = hits(store, "figures of soldiers over 1000")
    assert [(f.figure.low, f.evidence.quote) for f in hit.figures] == [(4000.0, "4,000 soldiers")]
    assert marked(hit) == ["4,000 soldiers"]


def test_a_word_in_the_title_weighs_more_and_the_newest_comes_first_among_equals(tmp_path):
    early = made("early", "Ferry sinks", "Rain fell.", date(2020, 1, 1))
    late = made("late", "Ferry sinks", "Rain fell.", date(2021, 1, 1))
    below = made("below", "Rain falls", "A ferry sank.", date(2022, 1, 1))
    others = [made(f"other{n}", "Sun shines", "It was dry.") for n in range(9)]
    place = stored(tmp_path / "s.dateline", [early, below, late, *others])
    assert ids(place, "ferry") == ["late", "early", "below"]
    assert ids(place, "from:2020 rain") == ["below", "late", "early"]


def test_the_limit_tells_how_many_there_are(store):
    with opened(store) as connection:
        found = search(connection, understood(["soldiers"]), limit=2)
    assert (len(found.hits), found.total) == (2, 3)


def test_a_superseded_revision_is_found_only_when_asked_for(tmp_path, pile):
    place = tmp_path / "s.dateline"
    stored(place, pile[:1])
    new = made("pact", "Alliance agrees smaller mission", "The alliance sends 400 soldiers.")
    with opened(place) as connection, writing(connection):
        deed = log.enter(connection, Deed(0, "add", AT))
        page = Page("pact", "x", new.report.text)
        arrival, number, _ = taken_in(connection, page, "https://news.example/pact", deed)
        again = replace(new, report=replace(new.report, id=arrival.report))
        records.put(connection, number, again, "test")
    assert ids(place, "alliance") == ["pact@2"]
    assert ids(place, "larger") == []
    (old,) = hits(place, "larger", superseded=True)
    assert (old.report, old.later) == ("pact", "pact@2")
    with opened(place) as connection, writing(connection):
        take_out(connection, [number], log.enter(connection, Deed(0, "undo", AT, takes=deed)))
    assert ids(place, "alliance") == ["pact"]
    assert ids(place, "alliance", superseded=True) == ["pact"]


def test_a_record_put_again_is_found_by_its_new_words_only(tmp_path, pile):
    place = stored(tmp_path / "s.dateline", pile)
    new = replace(made("pact", "Other words", "Nothing of it stays."), entities=())
    with opened(place) as connection, writing(connection):
        number = connection.execute("select id from page where report = 'pact'").fetchone()[0]
        records.put(connection, number, new, "test")
        for table in ("word", "clause"):
            connection.execute(f"insert into {table} ({table}) values ('integrity-check')")
    assert set(ids(place, "stay")) == {"denial", "pact", "camp"}
    for typed in ("alliance", "status:agreed alliance", "figures of soldiers over 1000"):
        assert ids(place, typed) == []
    assert ids(place, 'name:"Marta Lindqvist"') == ["denial"]


def test_what_another_program_entered_is_entered_anew(tmp_path, pile):
    place = stored(tmp_path / "s.dateline", pile)
    with opened(place) as connection, writing(connection):
        number = connection.execute("select id from page where report = 'pact'").fetchone()[0]
        connection.execute("insert into word (rowid, body) values (?, 'zeppelin')", (number,))
        connection.execute("insert into clause (rowid, said) values (?, 'zeppelin')", (number << PAGE_BITS,))
        records.put(connection, number, pile[0], "a newer program")
    assert ids(place, "zeppelin") == []
    assert ids(place, "status:happened zeppelin") == []
    assert ids(place, "camps") == ["camp"]


def test_tidying_changes_nothing_that_is_found(tmp_path, pile):
    place = stored(tmp_path / "s.dateline", pile)
    with opened(place) as connection, writing(connection):
        tidy(connection)
        for table in ("word", "clause"):
            connection.execute(f"insert into {table} ({table}) values ('integrity-check')")
    assert {typed: set(ids(place, typed)) for typed in FOUND} == FOUND


TOLD = {
    "from:2021-02-30": "from:2021-02-30: the calendar has no such day",
    "to:yesterday": "to:yesterday: write a day as 2020-02-12, a month as 2020-02, a year as 2020",
    "from:2021 to:2020": "no day lies both from 2021-01-01 and to 2020-12-31",
    "status:perhaps": "there is no status 'perhaps'; there are happened, ongoing, agreed, planned",
    "this OR that": "OR is not known here",
    "-outlet:reuters": "-outlet:reuters: only words and phrases can be left out",
    "  ": "name at least one word to search for",
    '"" ( * ^': "name at least one word to search for",
    " ".join(f"word{n}" for n in range(99)): "too much to search for at once: name at most 64 words",
}


@pytest.mark.parametrize("typed", TOLD, ids=range(len(TOLD)))
def test_what_would_mislead_is_told_in_one_sentence(typed):
    with pytest.raises(DatelineError) as told:
        understood([typed])
    assert str(told.value).startswith(TOLD[typed])
    assert told.value.status == 2
    assert "\n" not in str(told.value)


UNDERSTOOD = {
    ("facts and figures",): Query(words=("facts", "figures")),
    ("White House", "talks"): Query(words=("talks",), phrases=("White House",)),
    ("name:Marta Lindqvist", "bridge"): Query(words=("bridge",), names=("Marta Lindqvist",)),
    ('"open quote',): Query(words=("open", "quote")),
    ("COVID:19",): Query(words=("COVID:19",)),
    ("(NATO),", "U.S."): Query(words=("NATO", "U.S.")),
    ("the",): Query(words=("the",)),
    ("the talks",): Query(words=("talks",)),
    ("FROM: 2020-02",): Query(published=Moment(date(2020, 2, 1), None)),
    ("from:2020 from:2021-05-03",): Query(published=Moment(date(2021, 5, 3), None)),
}


@pytest.mark.parametrize("typed", UNDERSTOOD, ids=" ".join)
def test_understands(typed):
    assert understood(typed) == UNDERSTOOD[typed]


SIGNS = (
    "AND OR NOT NEAR NEAR( ) ( * ^ + - -- : \" '' ; % _ { } {title}: name: outlet:\" status: status:| from: "
    "from:0000 from:9999-12-31 to:2020-2-30 status:agreed figures of over between and 1e999 1000 figure "
    "-figures soldiers harbour name:x ~ edge~ \x00 \ud800 \u202e ﷺ 汉字 e\u0301"
).split(" ")
NASTY = st.lists(st.one_of(st.text(max_size=12), st.sampled_from(SIGNS)), max_size=8)


@settings(max_examples=400)
@given(parts=NASTY, apart=st.booleans())
def test_nothing_typed_is_an_error_but_what_is_told(store, parts, apart):
    try:
        query = understood(parts if apart else [" ".join(parts)])
    except DatelineError as error:
        assert "\n" not in str(error)
        return
    with opened(store) as connection:
        found = search(connection, query)
    found_text(found, 80)
    found_json(found)


WORDS = st.lists(
    st.sampled_from(
        "plan plans planned ship ships the of a agree agreed women woman café 5,000 U.S.".split()
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=60)
@given(texts=st.lists(WORDS, min_size=1, max_size=4), asked=WORDS)
def test_words_find_all_inflections_and_phrases_none(tmp_path_factory, texts, asked):
    pile = [made(f"r{n}", "Title", " ".join(words)) for n, words in enumerate(texts)]
    place = stored(tmp_path_factory.mktemp("s") / "s.dateline", pile)
    phrase = " ".join(asked)
    exact = {f"r{n}" for n, words in enumerate(texts) if f" {phrase} " in f" {' '.join(words)} "}
    assert set(ids(place, f'"{phrase}"')) == exact
    wanted = keys_in(phrase)
    if wanted:
        loose = {f"r{n}" for n, words in enumerate(texts) if wanted <= keys_in(" ".join(words))}
        assert set(ids(place, phrase)) == loose


FORMS = (
    "plan plans planned planning|force forces forced forcing|control controls controlled|kill killed killing"
    "|die died dying|defence defense|organise organized|labour labor|centre centers|programme program"
    "|bus buses|crisis crises|say said saying|woman women|hope hoping|stop stopped|agree agreed agreeing"
    "|deny denies denied"
)


@pytest.mark.parametrize("forms", FORMS.split("|"))
def test_all_forms_of_a_word_share_a_key(forms):
    assert len({wordkey(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    "pair", "plan plane|new news|even evening|police policy|operate operation|car care".split("|")
)
def test_other_words_have_other_keys(pair):
    first, second = pair.split()
    assert wordkey(first) != wordkey(second)


@given(st.text(max_size=60))
def test_the_index_holds_plain_words_only(text):
    assert re.fullmatch(r"[a-z0-9~ ]*", entries(text))


def test_the_text_for_people(store):
    with opened(store) as connection:
        told = found_text(search(connection, understood(["figures of soldiers over 10 status:agreed"])), 100)
    assert told == (
        "1 report: in a clause that is agreed · figures of soldiers over 10\n\n"
        "Alliance agrees larger harbour mission\n"
        "    The Harbour Post · 12 Feb 2020 · pact\n"
        "    “The alliance agreed to send ‹4,000 soldiers› to the U.S. harbour.”\n"
        "    agreed: agreed to send 4,000 soldiers"
    )
    with opened(store) as connection:
        assert found_text(search(connection, understood(["zeppelin"])), 80) == (
            "No report has all of this: zeppelin."
        )
