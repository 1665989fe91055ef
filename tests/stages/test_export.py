"""What leaves for other programs: read back by each format's own reader, held against its own schema."""

import csv
import hashlib
import json
import re
import sys
from dataclasses import replace
from datetime import date, datetime
from io import StringIO
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from dateline.model import (
    Attribution,
    Backing,
    Basis,
    Block,
    DatelineError,
    Entity,
    Entry,
    Episode,
    Evidence,
    Figure,
    Finding,
    Fold,
    Ground,
    Link,
    Moment,
    Plan,
    Published,
    Record,
    Report,
    Source,
    Span,
    Statement,
    Step,
    Story,
    Told,
    Track,
    Value,
)
from dateline.stages.tell.export import FORMATS, export_track, story_of
from dateline.stages.tell.export.flat import FORMULA, csv_table, defused
from dateline.stages.tell.export.names import Name, Roll
from dateline.stages.tell.export.tables import Column, Table, tables

SCHEMAS = Path(__file__).parent / "schemas"
TEXTS = {
    "bell": '=HYPERLINK("x")\n\nOSTERHOLT, Monday\n\n'
    "The ferry Alda sank off Osterholt, killing 12 people, mayor Ruth Ohm said.\n"
    "Divers <b>will</b> resume & search, with luck.",
    "post": "Ferry sinks\n\nThe ferry Alda sank off Osterholt, killing 14 people.\n\n"
    "-5 degrees, Ruth Ohm of Ferrona said.",
    "echo": "Ferry sinks\n\nThe ferry Alda sank off Osterholt, killing 14 people.",
}


def place(report: str, words: str) -> Evidence:
    start = TEXTS[report].index(words)
    return Evidence.cut(report, TEXTS[report], Span(start, start + len(words)))


def record(name: str, outlet: str | None, published: Moment, **found: object) -> Record:
    text = TEXTS[name]
    title, _, _ = text.partition("\n")
    blocks = (Block(0, len(title), "title"), Block(len(title) + 2, len(text), "body"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    path = f"news/{name}.txt"
    report = Report(name, path, text, digest, blocks, title, f"https://{name}.example/1", outlet)
    return Record(report, Published(published, (Basis("stated", published),)), **found)


def entity(report: str, name: str, kind: str) -> Entity:
    at = place(report, name)
    return Entity(at.start, at.end, kind, name)


@pytest.fixture(scope="module")
def track() -> Track:
    sank = "The ferry Alda sank off Osterholt, killing 12 people"
    told, later = place("bell", sank), place("post", "The ferry Alda sank off Osterholt, killing 14 people.")
    again = place("echo", later.quote)
    search = place("bell", "Divers <b>will</b> resume & search, with luck.")
    twelve = place("bell", "12")
    bell = record(
        "bell",
        "The Bell",
        Moment.on(date(2021, 3, 2)),
        entities=(
            entity("bell", "OSTERHOLT", "ORG"),
            entity("bell", "Alda", "ORG"),
            entity("bell", "Ruth Ohm", "PERSON"),
            entity("bell", "Osterholt", "GPE"),
        ),
        figures=(Figure(twelve.start, twelve.end, 12.0, 12.0, of="people"),),
        attributions=(Attribution((), (), (Span(told.start, told.end),), "Ruth Ohm"),),
        statements=(
            Statement(
                told.start,
                told.end,
                Span(told.start, told.end),
                "sink",
                gist=sank,
                attribution=0,
                figures=(0,),
            ),
        ),
    )
    post = record(
        "post",
        None,
        Moment(date(2021, 3, 2), date(2021, 3, 4)),
        entities=(entity("post", "Ruth Ohm", "PERSON"), entity("post", "Osterholt", "GPE")),
    )
    post_day = Moment(date(2021, 3, 2), None)
    evidence = (told, later, again)
    values = (
        Value("12", 12.0, 12.0, "=", "happened", Moment.on(date(2021, 3, 1)), 1, ("The Bell",), (told,)),
        Value(
            "14",
            14.0,
            14.0,
            "=",
            "happened",
            post_day,
            1,
            (),
            (later, again),
            (Told("14", 14.0, 14.0, "=", "happened", post_day, later),),
        ),
    )
    to_reach = Value("@ 3 boats", 3.0, None, ">", "planned", Moment(), 1, (), (search,))
    plan = Plan(
        "Resume the search",
        "planned",
        (Step("planned", Moment(None, date(2021, 3, 5)), (search,)),),
        depends_on=(Ground("luck", (place("bell", "luck"),), ("Ruth Ohm",)),),
        figures=(to_reach,),
        next=Moment(date(2021, 3, 3), None),
    )
    story = Story(
        "s-1",
        "+Ferry <Alda> sinks",
        ("Osterholt",),
        (
            Episode(
                "e-1",
                "Ferry <Alda> & crew",
                Moment(date(2021, 3, 1), date(2021, 3, 2)),
                ("bell", "post", "echo"),
            ),
        ),
        (
            Entry(Moment.on(date(2021, 3, 1)), sank, "happened", 0.9, 2, evidence, "e-1"),
            Entry(
                Moment(date(2021, 3, 3), date(2021, 3, 9)),
                "=Divers <i>resume</i>",
                "planned",
                0.5,
                1,
                (search,),
            ),
            Entry(Moment(None, date(2021, 3, 5)), "Search over", "expected", 0.4, 1, (search,)),
            Entry(Moment(date(2021, 3, 6), None), "Inquiry", "planned", 0.4, 1, (search,)),
            Entry(Moment(), "It was cold", "happened", 0.1, 1, (place("post", "-5 degrees"),)),
        ),
        (Finding("differs", sank, "deaths", values, "bell says less", of_happening=True),),
        (plan,),
    )
    alone = Story("s-2", "Weather", (), (Episode("e-2", "Weather", Moment(), ()),))
    fold = Fold("copy", "post", ("echo", "post"), (later, again))
    return Track(
        (bell, record("echo", "Echo", Moment(), entities=(entity("echo", "Osterholt", "ORG"),)), post),
        (story, alone),
        (Link("post", "echo", "copy", (later, again)),),
        (),
        (Backing(evidence, (Source(("bell",)), Source(("echo", "post"), (fold,)))),),
    )


def files(track: Track, form: str) -> dict[str, bytes]:
    return {f.name: f.body for f in export_track(track, form)}


def objects(track: Track, form: str) -> list[dict]:
    ((_, body),) = files(track, form).items()
    return [json.loads(line) for line in body.decode().splitlines()]


def assert_slice(report: str, start: int, end: int, quote: str) -> None:
    assert TEXTS[report][start:end] == quote


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_utf_8_the_same_each_time_and_names_no_folder(track, form):
    once, again = export_track(track, form), export_track(track, form)
    assert once == again
    assert len(once) >= 1
    for file in once:
        assert "/" not in file.name
        assert form == "parquet" or file.body.decode("utf-8")


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_in_which_reports_came_changes_nothing(track, form):
    turned = replace(track, records=track.records[::-1], stories=track.stories[::-1])
    assert export_track(turned, form) == export_track(track, form)


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_found_is_written_too(form):
    export_track(Track((), ()), form)


@pytest.mark.parametrize("form", FORMATS)
def test_half_a_sign_outside_the_text_breaks_no_format(track, form):
    report = replace(track.records[0].report, path="\ud800", title="\udfff", outlet="\ud800 Bell")
    records = (replace(track.records[0], report=report), *track.records[1:])
    export_track(replace(track, records=records), form)


# --- tables ---


def test_json_lines_tell_every_row_with_its_evidence(track):
    told = objects(track, "jsonl")
    assert len(told) == sum(len(t.rows) for t in tables(track))
    assert {o["table"] for o in told} == {t.name for t in tables(track) if t.rows}
    proof = [e for o in told for name in ("evidence", "meant") for e in o.get(name, ())]
    assert len(proof) > 10
    for e in proof:
        assert_slice(e["report"], e["start"], e["end"], e["quote"])


def test_a_value_keeps_its_standing_and_the_id_by_which_it_is_judged(track):
    row = next(o for o in objects(track, "jsonl") if o["table"] == "values" and o["value"] == "14")
    finding = track.stories[0].findings[0]
    assert row["id"] == f"s-1/{finding.values[1].id}"
    assert row["owner"] == f"s-1/{finding.id}"
    assert (row["status"], row["as_of_earliest"], row["as_of_latest"]) == ("happened", "2021-03-02", None)
    assert (row["independent"], row["kind"], row["low"]) == (1, "differs", 14.0)


def test_a_count_of_sources_is_opened_where_it_is_known(track):
    found = [o for o in objects(track, "jsonl") if o["table"] == "sources"]
    whole = [o["reports"] for o in found if o["of"] == found[0]["of"]]
    assert whole == [["bell"], ["echo", "post"]]
    assert found[1]["folds"] == ["copy: post"]
    # Two reports make one source of "14", but the track does not say why: nothing is made up.
    assert f"s-1/{track.stories[0].findings[0].values[1].id}" not in {o["of"] for o in found}


def read_csv(body: bytes) -> list[dict[str, str]]:
    assert body.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(StringIO(body.decode("utf-8-sig"), newline=""), strict=True))


def test_csv_opens_with_the_rows_of_every_table(track):
    found = files(track, "csv")
    for table in tables(track):
        rows = read_csv(found[f"{table.name}.csv"])
        assert len(rows) == len(table.rows)
        assert not rows or list(rows[0]) == [c.name for c in table.columns if c.kind != "long"]
    timeline = read_csv(found["timeline.csv"])
    assert timeline[0]["evidence"].count("\n") == 2
    assert timeline[0]["reports"] == "bell | post | echo"
    assert timeline[1]["latest"] == "2021-03-09"
    values = read_csv(found["values.csv"])
    assert [(r["change"], r["low"], r["high"]) for r in values] == [
        ("=", "12", "12"),
        ("=", "14", "14"),
        (">", "3", ""),
    ]


def test_no_cell_of_csv_is_a_formula(track):
    cells = [cell for body in files(track, "csv").values() for row in read_csv(body) for cell in row.values()]
    assert "'=Divers <i>resume</i>" in cells
    assert "'+Ferry <Alda> sinks" in cells
    assert not [c for c in cells if c.startswith(FORMULA) and len(c) > 1]


def test_quotations_of_csv_are_exact_slices(track):
    proof = read_csv(files(track, "csv")["evidence.csv"])
    assert {p["table"] for p in proof} >= {"timeline", "values", "plans", "lineage", "sources"}
    ids = {r["id"] for r in read_csv(files(track, "csv")["timeline.csv"])}
    assert {p["row"] for p in proof if p["table"] == "timeline"} == ids
    for p in proof:
        assert_slice(p["report"], int(p["start"]), int(p["end"]), re.sub(r"\A'(?=[-+=@])", "", p["quote"]))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))))
def test_any_text_comes_back_from_csv(texts):
    table = Table("t", (Column("n", "whole"), Column("x", "text")), tuple(enumerate(texts)))
    rows = list(csv.reader(StringIO(csv_table(table).decode("utf-8-sig"), newline=""), strict=True))
    assert rows[0] == ["n", "x"]
    assert [row[1] for row in rows[1:]] == [defused(text) for text in texts]


def test_parquet_keeps_days_numbers_and_evidence_as_such(track):
    parquet = pytest.importorskip("pyarrow.parquet")
    arrow = pytest.importorskip("pyarrow")
    found = files(track, "parquet")
    for table in tables(track):
        read = parquet.read_table(arrow.BufferReader(found[f"{table.name}.parquet"]))
        assert read.column_names == [c.name for c in table.columns]
        assert read.num_rows == len(table.rows)
        for column, cells in zip(table.columns, zip(*table.rows, strict=True), strict=False):
            told = read[column.name].to_pylist()
            if column.kind == "evidence":
                assert [[Evidence(**e) for e in cell] for cell in told] == [list(cell) for cell in cells]
            else:
                assert told == [list(c) if isinstance(c, tuple) else c for c in cells]


def test_without_pyarrow_one_sentence_says_what_to_install(track, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(DatelineError, match=r"pip install 'dateline\[export\]'"):
        export_track(track, "parquet")


# --- TimelineJS ---


def schema(name: str) -> jsonschema.Draft202012Validator:
    told = json.loads((SCHEMAS / f"{name}.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(told)
    checker = jsonschema.FormatChecker()
    checker.checks("uri")(lambda text: bool(re.match(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+\Z", text)))
    checker.checks("date-time", raises=ValueError)(lambda text: bool(datetime.fromisoformat(text)))
    return jsonschema.Draft202012Validator(told, format_checker=checker)


def test_timelinejs_has_the_documented_shape(track):
    found = files(track, "timelinejs")
    assert list(found) == ["timeline-s-1.json"]
    told = json.loads(found["timeline-s-1.json"])
    schema("timelinejs-3").validate(told)
    assert len(told["events"]) == 4
    (era,) = told["eras"]
    assert (era["start_date"]["day"], era["end_date"]["day"]) == (1, 2)


def test_timelinejs_gets_no_era_of_one_day_and_no_timeline_without_events(track):
    day = replace(track.stories[0].episodes[0], when=Moment.on(date(2021, 3, 1)))
    story = replace(track.stories[0], episodes=(day,))
    (file,) = export_track(replace(track, stories=(story, track.stories[1])), "timelinejs")
    assert json.loads(file.body)["eras"] == []


def test_timelinejs_tells_days_stretches_and_open_ends(track):
    events = {
        e["text"]["headline"]: e
        for e in json.loads(files(track, "timelinejs")["timeline-s-1.json"])["events"]
    }
    sank, dive, over, inquiry = events.values()
    assert sank["start_date"] == {"year": 2021, "month": 3, "day": 1}
    assert "end_date" not in sank
    assert (sank["display_date"], sank["group"]) == (
        "1 Mar 2021",
        "Ferry &amp;lt;Alda&amp;gt; &amp;amp; crew",
    )
    assert (dive["start_date"]["day"], dive["end_date"]["day"]) == (3, 9)
    assert (over["start_date"]["day"], over["display_date"]) == (5, "by 5 Mar 2021")
    assert (inquiry["start_date"]["day"], inquiry["display_date"]) == (6, "from 6 Mar 2021")


def test_timelinejs_shows_what_has_no_day_on_its_title(track):
    title = json.loads(files(track, "timelinejs")["timeline-s-1.json"])["title"]["text"]
    assert "It was cold" in title["text"]


def test_no_report_brings_markup_into_timelinejs(track):
    told = json.loads(files(track, "timelinejs")["timeline-s-1.json"])
    assert told["title"]["text"]["headline"] == "+Ferry &lt;Alda&gt; sinks"
    tags = {e.tag for s in told["events"] for e in html.fromstring(f"<div>{s['text']['text']}</div>").iter()}
    assert tags <= {"div", "p", "em", "blockquote"}


def test_timelinejs_keeps_the_place_of_each_quotation(track):
    told = json.loads(files(track, "timelinejs")["timeline-s-1.json"])
    quotes = [
        q
        for s in told["events"]
        for q in html.fromstring(f"<div>{s['text']['text']}</div>").iter("blockquote")
    ]
    assert len(quotes) == 6
    for q in quotes:
        assert_slice(q.get("data-report"), int(q.get("data-start")), int(q.get("data-end")), q.text_content())


# --- ninjs ---


def test_ninjs_holds_against_the_published_schema(track):
    told = objects(track, "ninjs")
    for one in told:
        schema("ninjs-3.2").validate(one)
    assert [o["type"] for o in told] == ["text", "text", "text", "composite", "composite"]


def test_the_schema_of_ninjs_refuses_what_is_not_in_it():
    check = schema("ninjs-3.2")
    for wrong in (
        {"uri": "urn:a:b", "headline": "x"},
        {"type": "text"},
        {"uri": "no uri"},
        {"uri": "urn:a:b", "type": "x"},
    ):
        assert list(check.iter_errors(wrong))


def test_ninjs_keeps_standing_and_evidence(track):
    story = objects(track, "ninjs")[3]
    value = next(a for a in story["associations"] if a["name"] == "deaths: 14")
    said = {d["role"]: d["value"] for d in value["descriptions"]}
    assert (said["status"], said["as of"], said["independent sources"]) == ("happened", "2021-03-02/..", "1")
    quotes = [q for a in story["associations"] for q in a.get("associations", ())]
    assert len(quotes) > 8
    for q in quotes:
        if q["rel"] == "value":
            continue
        report, start, end = re.fullmatch(r"urn:dateline:report:(.+)#char=(\d+),(\d+)", q["uri"]).groups()
        assert_slice(unquote(report), int(start), int(end), q["bodies"][0]["value"])


# --- schema.org ---

# What schema.org lets each type have, of what is used here.
WORKS = {
    "headline",
    "url",
    "datePublished",
    "author",
    "publisher",
    "sourceOrganization",
    "inLanguage",
    "mentions",
}
WORKS |= {"isPartOf", "name", "text", "citation", "creativeWorkStatus", "temporalCoverage", "about"}
HAS = {
    "NewsArticle": WORKS | {"wordCount"},
    "Claim": WORKS | {"appearance", "firstAppearance"},
    "Quotation": WORKS,
    "Collection": WORKS,
    "Event": {"name", "startDate", "endDate"},
    "Observation": {"name", "value", "minValue", "maxValue"},
    **{kind: {"name"} for kind in ("Person", "Organization", "NewsMediaOrganization", "Thing")},
}


@pytest.fixture(scope="module")
def graph(track):
    rdflib = pytest.importorskip("rdflib")
    told = json.loads(files(track, "jsonld")["dateline.jsonld"])
    assert told["@context"][0] == "https://schema.org"
    # What schema.org's own context says, without asking the network for it.
    told["@context"][0] = {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}
    return rdflib.Graph().parse(data=json.dumps(told), format="json-ld")


def test_json_ld_uses_words_of_schema_org_where_they_belong(graph):
    from rdflib.namespace import RDF, SDO

    types = {node: str(kind).removeprefix(str(SDO)) for node, kind in graph.subject_objects(RDF.type)}
    for node, term, _ in graph:
        word = str(term).removeprefix(str(SDO))
        if term == RDF.type or str(term).startswith("urn:dateline:term:"):
            continue
        assert word in SDO
        assert types[node] in SDO
        assert word in HAS[types[node]], f"a {types[node]} has no {word}"
    assert set(types.values()) >= {"NewsArticle", "Claim", "Quotation", "Event", "Observation"}


def test_a_claim_has_who_made_it_where_and_when(graph):
    from rdflib import Literal
    from rdflib.namespace import RDF, SDO

    (deaths,) = graph.subjects(
        SDO.text, Literal("The ferry Alda sank off Osterholt, killing 12 people: deaths: 12")
    )
    assert (deaths, RDF.type, SDO.Claim) in graph
    assert [str(graph.value(a, SDO.name)) for a in graph.objects(deaths, SDO.author)] == ["Ruth Ohm"]
    assert [str(a) for a in graph.objects(deaths, SDO.appearance)] == ["urn:dateline:report:bell"]
    assert str(graph.value(deaths, SDO.datePublished)) == "2021-03-02"
    assert str(graph.value(deaths, SDO.creativeWorkStatus)) == "happened"
    assert str(graph.value(deaths, SDO.temporalCoverage)) == "2021-03-01"


def test_json_ld_dates_nothing_that_is_not_sure(track):
    told = {o["@id"]: o for o in json.loads(files(track, "jsonld")["dateline.jsonld"])["@graph"]}
    assert told["urn:dateline:report:bell"]["datePublished"] == "2021-03-02"
    assert told["urn:dateline:report:post"]["datePublished"] == "2021-03"
    assert "datePublished" not in told["urn:dateline:report:echo"]


def test_quotations_of_json_ld_are_exact_slices(graph):
    from rdflib.namespace import RDF, SDO

    quotes = list(graph.subjects(RDF.type, SDO.Quotation))
    assert len(quotes) >= 5
    for q in quotes:
        report, start, end = re.fullmatch(r"urn:dateline:report:(.+)#char=(\d+),(\d+)", str(q)).groups()
        assert_slice(unquote(report), int(start), int(end), str(graph.value(q, SDO.text)))


# --- FollowTheMoney ---


def test_entities_hold_against_the_model_of_followthemoney(track):
    model = json.loads((SCHEMAS / "followthemoney-4.json").read_text("utf-8"))
    held = {e["id"]: e for e in objects(track, "ftm")}
    assert {e["schema"] for e in held.values()} == set(model) - {"$comment"}
    for entity in held.values():
        kind = model[entity["schema"]]
        assert set(entity["properties"]) <= set(kind["properties"])
        assert set(kind["required"]) <= set(entity["properties"])
        for name, values in entity["properties"].items():
            assert values
            assert len(values) == len(set(values))
            assert all(isinstance(v, str) and v.strip() for v in values)
            what, _, range_ = kind["properties"][name].partition(":")
            if what == "entity":
                assert all(range_ in model[held[v]["schema"]]["is_a"] for v in values)
            if what == "date":
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", v) for v in values)


def test_followthemoney_gets_events_of_people_and_notes_on_events(track):
    held = {e["id"]: e for e in objects(track, "ftm")}
    sank = next(e for e in held.values() if e["properties"].get("recordId", [""])[0].startswith("s-1/e-"))
    assert sank["properties"]["date"] == ["2021-03-01"]
    assert sank["properties"]["keywords"] == ["happened"]
    assert [held[i]["properties"]["title"] for i in sank["properties"]["proof"]][1:] == [["Ferry sinks"]] * 2
    assert {held[i]["properties"]["name"][0] for i in sank["properties"]["involved"]} == {"Alda"}
    note = next(e for e in held.values() if "14" in e["properties"].get("description", [""])[0])
    assert note["properties"]["entity"] == [sank["id"]]
    report, start, end, quote = re.fullmatch(
        r"(\w+)\[(\d+):(\d+)\] (.*)", note["properties"]["notes"][0]
    ).groups()
    assert_slice(report, int(start), int(end), quote)


def test_statements_make_up_the_entities_again(track):
    made: dict[str, dict[str, set[str]]] = {}
    for told in objects(track, "ftm-statements"):
        key = f"dateline.{told['entity_id']}.{told['prop']}.{told['value']}"
        assert told["id"] == hashlib.sha1(key.encode()).hexdigest()
        if told["prop"] == "id":
            made[told["entity_id"]] = {}
        else:
            made[told["entity_id"]].setdefault(told["prop"], set()).add(told["value"])
    entities = objects(track, "ftm")
    assert made == {e["id"]: {p: set(v) for p, v in e["properties"].items()} for e in entities}
    origins = {o["origin"] for o in objects(track, "ftm-statements") if o["schema"] == "Event"}
    assert all(re.fullmatch(r"\w+\[\d+:\d+\]", o) for o in origins)


def test_followthemoney_itself_takes_the_entities(track):
    model = pytest.importorskip("followthemoney").model
    for told in objects(track, "ftm"):
        kind = model.get(told["schema"])
        kind.validate({"properties": told["properties"]})
        for name, values in told["properties"].items():
            assert [kind.get(name).type.clean(v) for v in values] == values


# --- what they share ---


def test_a_name_is_what_most_reports_take_it_for(track):
    roll = Roll.of(track.records)
    assert {n.name: n.type for n in roll.names.values()} == {
        "Alda": "ORG",
        "Osterholt": "GPE",
        "Ruth Ohm": "PERSON",
    }
    assert roll.named(track.records[0], "GPE") == [Name("Osterholt", "GPE")]


def test_one_story_takes_only_what_is_its_own(track):
    assert story_of(track, "s-1").lineage == track.lineage
    assert [r.id for r in story_of(track, "s-1").records] == ["bell", "echo", "post"]
    assert story_of(track, "s-2").records == ()
    assert story_of(track, "s-2").lineage == story_of(track, "s-2").backings == ()
    assert story_of(track, "s-9").stories == ()
