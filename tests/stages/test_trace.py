"""Who took what from whom: reports written for these tests, one string a report."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Block, Evidence, Moment, Published, Record, Report, Span
from dateline.stages.trace import as_written, independent, sources_of, trace

HARBOUR = (
    "The port of Velmar reopened on Tuesday after divers cleared the last of eleven sunken barges from the "
    "shipping lane, the harbour master said. Grain exports, halted for nine weeks, are expected to resume "
    "within days, although insurers still demand a premium for vessels above forty thousand tonnes. "
    "Engineers found cracks in two of the quay walls and will inspect the northern breakwater next month. "
    "The city council set aside six million crowns for repairs and asked the ministry to match the sum."
)
MUSEUM = (
    "A museum in the hill town of Ostrel has returned a bronze mask to the island from which it was taken "
    "a century ago. The curator wrapped the mask in linen and handed it to the island's oldest weaver, who "
    "wept. Schoolchildren lined the jetty and sang until the ferry had left the bay behind."
)


def record(name: str, text: str, day: str = "", **more: object) -> Record:
    blocks = tuple(Block(m.start(), m.end(), "body") for m in re.finditer(r"[^\n]+", text))
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^\s][^\n.]*\.[”\"]?", text))
    published = Published(Moment.on(date.fromisoformat(day))) if day else Published()
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Record(Report(name, name, text, sha, blocks, **more), published, sentences)  # type: ignore[arg-type]


def links(*records: Record, kind: str) -> list[tuple[str, str]]:
    return [(link.source, link.target) for link in trace(records) if link.kind == kind]


def edited(text: str) -> str:
    """The same text with a few words swapped, hyphens for spaces and other quote marks."""
    for old, new in (
        ("cleared", "removed"),
        ("vessels", "ships"),
        ("nine weeks", "nine-weeks"),
        ("set", "put"),
    ):
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t, "word for word"),
        (edited, "small edits"),
        (lambda t: t[: len(t) // 2], "cut short"),
        (lambda t: MUSEUM + "\n" + t, "spliced into another text"),
        (lambda t: ". ".join(reversed(t.split(". "))), "sentences turned round"),
    ],
)
def test_a_copy_is_found_under_edits(change, told):
    first, second = record("a", HARBOUR, "2021-03-01"), record("b", change(HARBOUR), "2021-03-02")
    assert links(first, second, kind="copy") == [("a", "b")], told


def test_evidence_of_a_copy_quotes_both_sides_in_turn():
    first, second = record("a", HARBOUR, "2021-03-01"), record("b", MUSEUM + "\n" + HARBOUR, "2021-03-02")
    (link,) = (link for link in trace([first, second]) if link.kind == "copy")
    texts = {"a": first.report.text, "b": second.report.text}
    assert [e.report for e in link.evidence] == ["a", "b"] * (len(link.evidence) // 2)
    assert all(texts[e.report][e.start : e.end] == e.quote for e in link.evidence)
    assert MUSEUM not in link.evidence[1].quote


def test_unrelated_reports_share_nothing():
    assert not links(record("a", HARBOUR), record("b", MUSEUM), kind="copy")


def test_one_press_conference_is_no_copy():
    quote = (
        "“We have agreed that the crossing stays open day and night, that every lorry is weighed, and that "
        "the two towns share the fees, because nobody gains from a bridge that stands empty,” the mayor said."
    )
    first = record("a", "Velmar breathed again on Friday.\n" + quote + "\nHauliers had waited for months.")
    second = record("b", "There was relief on the river.\n" + quote + "\nFerry owners fear for their trade.")
    assert not links(first, second, kind="copy")


def test_what_an_outlet_prints_under_every_report_is_no_copy():
    foot = (
        "The Velmar Courier is owned by its readers and takes no money from the harbour "
        "board, the council or any party. If you value what we do, tell a friend, write to the editor, or "
        "come to the open evening that is held on the first Monday of each month in the old customs house."
    )
    bodies = [
        " ".join(f"{subject}{n}" for n in range(150)) for subject in ("rain", "bread", "goat", "bicycle")
    ]
    pile = [record(body[:4], body + "\n" + foot, outlet="Velmar Courier") for body in bodies]
    assert not links(*pile, kind="copy")


def test_the_agency_that_the_other_credits_is_the_source():
    agency = record("z", HARBOUR, "2021-03-02", outlet="Reuters")
    copy = record("a", HARBOUR + "\n" + MUSEUM, "2021-03-02", outlet="Velmar Courier", agencies=("Reuters",))
    assert links(agency, copy, kind="copy") == [("z", "a")]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The lender will close forty branches, Reuters reported.", "Reuters"),
        ("Two officials told Reuters that the lender was short of cash.", "Reuters"),
        ("The talks have failed, according to the Guardian.", "Guardian"),
        ("The minister told the BBC he would stay.", "BBC"),
        ("In an interview with Der Spiegel she ruled it out.", "Der Spiegel"),
        ("The Washington Post first reported the raid.", "Washington Post"),
        ("State news agency Xinhua said the dam had held.", "Xinhua"),
    ],
)
def test_a_citation_is_bound_to_its_sentence(sentence, source):
    found = [link for link in trace([record("a", "Rain fell.\n" + sentence)]) if link.kind == "cites"]
    assert [(link.source, link.evidence[0].quote) for link in found] == [(source, sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Reuters is based in London.",
        "She reads the Guardian on the train.",
        "The guardian said the child was safe.",
        "He told the post office that the parcel was lost.",
        "A fellow at the New Yorker, Mara Lind, slept; an analyst with Reuters said the dam would hold.",
    ],
)
def test_a_name_alone_is_no_citation(sentence):
    assert not links(record("a", sentence), kind="cites")


def test_an_outlet_does_not_cite_itself():
    assert not links(record("a", "Officials told the BBC that roads were shut.", outlet="BBC"), kind="cites")


def test_each_credited_agency_is_a_link():
    assert links(record("a", HARBOUR, agencies=("dpa", "AFP")), kind="credit") == [("AFP", "a"), ("dpa", "a")]


def evidence(of: Record, quote: str) -> Evidence:
    start = of.report.text.index(quote)
    return Evidence(of.id, start, start + len(quote), quote)


def test_two_reports_of_their_own_are_two_sources():
    a, b = record("a", HARBOUR), record("b", MUSEUM)
    held = [evidence(a, "Grain exports"), evidence(b, "The curator")]
    assert independent(held, trace([a, b]), [a, b]) == 2


def test_a_shared_passage_is_one_source_only_where_it_is_shared():
    a, b = (
        record("a", HARBOUR + "\nThe mayor wore a hat."),
        record("b", HARBOUR + "\nHats were worn by the mayor."),
    )
    ask = sources_of([a, b], trace([a, b]))
    assert ask.sources([evidence(a, "Grain exports"), evidence(b, "Grain exports")]) == (("a", "b"),)
    assert ask.count([evidence(a, "The mayor wore"), evidence(b, "Hats were worn")]) == 2


def test_a_sentence_that_cites_an_agency_folds_with_the_agency_s_report():
    agency = record("a", "The lender is short of cash, two officials said.", agencies=("Reuters",))
    citing = record("b", "Reuters reported that the lender is short of cash. The mayor wore a hat.")
    pile = [agency, citing]
    ask = sources_of(pile, trace(pile))
    assert ask.count([evidence(agency, "The lender is"), evidence(citing, "the lender is short")]) == 1
    assert ask.count([evidence(agency, "The lender is"), evidence(citing, "The mayor wore")]) == 2


def test_two_reports_that_credit_one_agency_alone_are_one_source():
    a = record("a", "Rain fell on the fair.", agencies=("AP",))
    b = record("b", "The fair was rained on.", agencies=("AP",))
    c = record("c", "Wet day at the fair.", agencies=("AP", "AFP"))
    held = [evidence(a, "Rain"), evidence(b, "The fair"), evidence(c, "Wet day")]
    assert independent(held, trace([a, b, c]), [a, b, c]) == 2


def test_what_an_outlet_cites_folds_with_the_outlet_s_own_report():
    own = record("a", "The lender is short of cash, two officials said.", outlet="BBC News")
    citing = record("b", "Two officials told the BBC that the lender is short of cash.")
    held = [evidence(own, "The lender is"), evidence(citing, "the lender is short")]
    assert independent(held, trace([own, citing]), [own, citing]) == 1


LENDER = (
    "Kesting Savings will shut forty branches after losing a quarter of its depositors, two directors said."
    " The lender, founded by weavers, has asked the river states for a bridging loan."
)


@pytest.mark.parametrize(
    ("day", "sources"),
    [("2021-03-01", ["Reuters", "a"]), ("2021-03-04", ["Reuters"]), ("2020-06-01", ["Reuters"])],
)
def test_a_citation_points_to_the_report_that_it_cites_too(day, sources):
    own = record("a", LENDER, day, agencies=("Reuters",))
    told = "Kesting Savings, the lender founded by weavers, wants a bridging loan from the river states."
    cites = "It will shut forty branches after losing a quarter of its depositors, Reuters reported."
    citing = record("b", told + "\n" + cites, "2021-03-02")
    assert links(own, citing, kind="cites") == [(source, "b") for source in sources]


def test_a_citation_of_another_matter_points_to_the_agency():
    own, citing = record("a", LENDER, agencies=("Reuters",)), record("b", "Rain fell, Reuters reported.")
    assert links(own, citing, kind="cites") == [("Reuters", "b")]


def test_an_agency_that_only_the_pile_knows_is_cited():
    own = record("a", HARBOUR, agencies=("Lakeland Wire",))
    citing = record("b", "Lakeland Wire, citing two pilots, has reported a leak.")
    assert links(own, citing, kind="cites") == [("Lakeland Wire", "b")]


def test_a_caption_that_two_outlets_share_is_no_copy():
    pile = []
    for name, body in (("a", "rain"), ("b", "goat")):
        text = " ".join(f"{body}{n}" for n in range(90)) + "\n" + MUSEUM
        plain = record(name, text)
        start = text.index(MUSEUM)
        blocks = (Block(0, start - 1, "body"), Block(start, len(text), "caption"))
        pile.append(replace(plain, report=replace(plain.report, blocks=blocks)))
    assert not links(*pile, kind="copy")


def test_background_that_an_outlet_prints_again_after_weeks_is_no_copy():
    body = " ".join(f"rain{n}" for n in range(150)), " ".join(f"goat{n}" for n in range(150))
    early = record("a", body[0] + "\n" + MUSEUM, "2021-01-01", outlet="Velmar Courier")
    late = record("b", body[1] + "\n" + MUSEUM, "2021-04-01", outlet="Velmar Courier")
    other = record("c", body[1] + "\n" + MUSEUM, "2021-04-01", outlet="Ostrel Post")
    assert not links(early, late, kind="copy")
    assert links(early, other, kind="copy") == [("a", "c")]


def test_the_order_of_reports_makes_no_difference():
    pile = [record("a", HARBOUR), record("b", edited(HARBOUR)), record("c", MUSEUM)]
    assert trace(pile) == trace(pile[::-1])


def test_a_count_can_be_opened():
    agency = record("a", "The lender is short of cash, two officials said.", agencies=("Reuters",))
    citing = record("b", "Reuters reported that the lender is short of cash. The mayor wore a hat.")
    other = record("c", "Cash is short at the lender, its founder said.")
    pile = [agency, citing, other]
    held = [
        evidence(agency, "The lender is"),
        evidence(citing, "the lender is short"),
        evidence(other, "Cash"),
    ]
    opened = sources_of(pile, trace(pile)).opened(held)
    assert [source.reports for source in opened] == [("a", "b"), ("c",)]
    (fold,) = opened[0].folds
    assert (fold.kind, fold.name, fold.reports) == ("cites", "Reuters", ("a", "b"))
    assert [e.quote for e in fold.evidence] == ["Reuters reported that the lender is short of cash."]


def test_a_shared_passage_opens_with_the_words_of_both():
    a, b = record("a", HARBOUR), record("b", edited(HARBOUR))
    held = [evidence(a, "Grain exports"), evidence(b, "Grain exports")]
    ((fold,),) = (source.folds for source in sources_of([a, b], trace([a, b])).opened(held))
    assert (fold.kind, fold.reports) == ("copy", ("a", "b"))
    assert [e.report for e in fold.evidence] == ["a", "b"]


def test_the_chain_of_citations_is_followed():
    first = record("a", LENDER, "2021-03-01", agencies=("Reuters",))
    middle_text = (
        "Kesting Savings, the lender founded by weavers, wants a bridging loan from the river states.\n"
        "It will shut forty branches after losing a quarter of its depositors, Reuters reported."
    )
    middle = record("b", middle_text, "2021-03-02", outlet="Velmar Courier")
    last_text = (
        "The lender founded by weavers, Kesting Savings, asks the river states for a bridging loan.\n"
        "It will shut forty branches after losing a quarter of its depositors, the Velmar Courier reported."
    )
    last = record("c", last_text, "2021-03-03")
    pile = [first, middle, last]
    found = trace(pile)
    assert ("b", "c") in [(link.source, link.target) for link in found if link.kind == "cites"]
    held = [evidence(first, "Kesting Savings will shut"), evidence(last, "It will shut forty branches")]
    assert sources_of(pile, found).sources(held) == (("a", "c"),)


OLD = HARBOUR + "\n" + MUSEUM


@pytest.mark.parametrize(
    ("text", "day", "again"),
    [
        (OLD, "2022-03-01", True),
        (OLD.replace("cleared", "removed").replace("wept", "cried"), "2022-03-01", True),
        (OLD, "2021-03-04", False),
        (OLD.replace("six million", "nine million"), "2022-03-01", False),
        (OLD.replace("eleven sunken barges", "12 sunken barges"), "2022-03-01", False),
        (
            OLD + "\nThe port shut again. " + "Nobody knows why the cranes stand idle. " * 5,
            "2022-03-01",
            False,
        ),
        (OLD, "", False),
    ],
)
def test_an_old_text_printed_again_is_told_as_such(text, day, again):
    pile = [record("a", OLD, "2021-03-01"), record("b", text, day)]
    assert links(*pile, kind="copy")
    assert links(*pile, kind="reprint") == [("a", "b")] * again


def test_a_reprint_is_dated_back_to_its_first_original():
    pile = [
        record(name, OLD, day)
        for name, day in (("c", "2021-03-01"), ("b", "2021-08-01"), ("a", "2022-03-01"))
    ]
    found = as_written(pile, trace(pile))
    assert {name: published.moment for name, (published, _) in found.items()} == {
        name: Moment.on(date(2021, 3, 1)) for name in ("a", "b")
    }
    assert all("published again" in str(flaw) for _, flaw in found.values())


@pytest.mark.parametrize(
    "notice",
    [
        "Anyone with information about the theft of the bell is asked to call the harbour police at night. "
        "Callers who leave a tip with Crime Stoppers may remain anonymous and may be paid a reward of up to "
        "one thousand crowns if the tip leads to an arrest and a charge.",
        "We are sorry for the long queues at the crossing tonight, two lanes stay shut until the crane has "
        "gone, please leave your car at home and take the ferry, which is free until noon on Monday, and be "
        "kind to the crew — Velmar Roads (@velmarroads) March 3, 2021",
    ],
)
def test_public_appeals_and_posts_are_no_copy(notice):
    bodies = (" ".join(f"{word}{n}" for n in range(60)) for word in ("rain", "goat"))
    assert not links(*(record(body[:4], f"{body}\n{notice}") for body in bodies), kind="copy")
