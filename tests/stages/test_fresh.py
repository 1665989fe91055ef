"""What an addition brought to a story, in lines: each kind of change in its own words, nothing twice."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import (
    Alert,
    Edit,
    Entry,
    EntryChange,
    Episode,
    Evidence,
    Finding,
    FindingChange,
    Follow,
    Followed,
    Moment,
    Plan,
    PlanChange,
    Quoted,
    Revision,
    Sounded,
    Step,
    Story,
    StoryChange,
    Value,
)
from dateline.stages.tell.alerts import alert_json, alerts_text, atom, feed_name, letter
from dateline.stages.tell.fresh import news_of

DAY = Moment.on(date(2021, 2, 18))
OLD, NEW = (Evidence(report, 0, 9, f"In {report}.") for report in ("old", "new"))
NEXT = Evidence("new", 20, 29, "In new 2.")


def value(told: str, *evidence: Evidence, status: str = "happened", independent: int = 1) -> Value:
    return Value(told, None, None, "=", status, independent=independent, evidence=evidence)


def finding(
    kind, *values: Value, name: str = "strength", declared: bool = True, of: str = "mission"
) -> Finding:
    return Finding(kind, of, name, values, declared=declared)


def entry(
    text: str, *evidence: Evidence, status: str = "happened", episode: str | None = "e", weight=0.5
) -> Entry:
    return Entry(DAY, text, status, weight, 1, evidence, episode)


def plan(rung: str, *evidence: Evidence) -> Plan:
    return Plan("Enlarge the mission", rung, (Step(rung, DAY, evidence),))


def changed(before, after, kind="changed") -> dict:
    return {"findings": (FindingChange(kind, before, after),)}


SINGLE = finding("single", value("500", OLD))
CASES = {
    "an entry": (
        {"entries": (EntryChange("new", None, entry("Talks began", NEW)),)},
        ["new: Talks began (18 Feb 2021)"],
    ),
    "an entry to come": (
        {"entries": (EntryChange("new", None, entry("Talks will begin", NEW, status="planned")),)},
        ["new: Talks will begin (planned, 18 Feb 2021)"],
    ),
    "background": ({"entries": (EntryChange("new", None, entry("A war began", NEW, episode=None)),)}, []),
    "what came true": (
        {
            "entries": (
                EntryChange("came true", entry("Talks", OLD, status="planned"), entry("Talks began", NEW)),
            )
        },
        ["came true: Talks began (18 Feb 2021)"],
    ),
    "a line that stands otherwise": (
        {
            "entries": (
                EntryChange(
                    "changed", entry("Talks", OLD, status="proposed"), entry("Talks", NEW, status="agreed")
                ),
            )
        },
        ["changed: Talks: proposed → agreed"],
    ),
    "a value that changed": (
        changed(SINGLE, finding("changed", value("500", OLD), value("600", NEW))),
        ["changed: strength 500 → 600 · mission"],
    ),
    "a value told as a wish": (
        changed(SINGLE, finding("changed", value("500", OLD), value("4,000–5,000", NEW, status="proposed"))),
        ["changed: strength 500 → 4,000–5,000 (proposed) · mission"],
    ),
    "a value that is contradicted": (
        changed(SINGLE, finding("differs", value("500", OLD), value("900", NEW))),
        ["now contradicted by new: strength 900, not 500 · mission"],
    ),
    "a value that is contradicted in the telling of two reports at once": (
        changed(None, finding("differs", value("900", NEW), value("500", NEXT)), "new"),
        ["reports differ: strength 900 (new) / 500 (new) · mission"],
    ),
    "a value that another source has too": (
        changed(SINGLE, finding("agreed", value("500", OLD, NEW, independent=2)), "confirmed"),
        ["confirmed, now by 2 independent sources: strength 500 · mission"],
    ),
    "a new value": (
        changed(None, finding("single", value("500", NEW)), "new"),
        ["new: strength 500 · mission"],
    ),
    "a new number of which nobody declared what it is": (
        changed(None, finding("single", value("500", NEW), declared=False), "new"),
        [],
    ),
    "a new plan": (
        {"plans": (PlanChange("new", None, plan("proposed", NEW)),)},
        ["new: plan “Enlarge the mission”, proposed"],
    ),
    "a plan that moved": (
        {"plans": (PlanChange("moved", plan("proposed", OLD), plan("agreed", NEW)),)},
        ["changed: Enlarge the mission: proposed → agreed"],
    ),
    "a plan that came true": (
        {"plans": (PlanChange("came true", plan("agreed", OLD), plan("done", NEW)),)},
        ["came true: Enlarge the mission (done)"],
    ),
    "a plan that fell": (
        {"plans": (PlanChange("fallen", plan("agreed", OLD), plan("refused", NEW)),)},
        ["fell through: Enlarge the mission (refused)"],
    ),
    "one sentence that tells two numbers": (
        {
            "findings": (
                FindingChange("new", None, finding("single", value("9", NEW), name="injured")),
                FindingChange("new", None, finding("single", value("1", NEW), name="killed")),
            )
        },
        ["new: killed 1, injured 9 · mission"],
    ),
    "a number in a sentence that a line quotes already": (
        {
            "entries": (EntryChange("new", None, entry("Rockets killed one", NEW)),),
            **changed(None, finding("single", value("1", NEW), name="killed"), "new"),
        },
        ["new: Rockets killed one (18 Feb 2021)"],
    ),
    "what matters most comes first": (
        {
            "entries": (
                EntryChange("new", None, entry("Less", NEXT, weight=0.1)),
                EntryChange("new", None, entry("More", Evidence("new", 40, 49, "In new 3."), weight=0.9)),
            ),
            **changed(SINGLE, finding("differs", value("500", OLD), value("900", NEW))),
        },
        [
            "now contradicted by new: strength 900, not 500 · mission",
            "new: More (18 Feb 2021)",
            "new: Less (18 Feb 2021)",
        ],
    ),
}


def told(revisions=(), story=None, is_new=False, **parts) -> list[str]:
    change = StoryChange("s-1", "Talks", is_new, ("new",), **parts)
    return [news.text for news in news_of(change, story or Story("s-1", "Talks", (), ()), revisions)]


@pytest.mark.parametrize("case", CASES)
def test_each_kind_of_change_is_told_in_its_own_words(case):
    parts, expected = CASES[case]
    assert told(**parts) == expected


def test_a_wish_for_a_figure_is_told_as_a_change_of_what_it_is():
    wish = finding(
        "single", value("4,000 to 5,000", NEW, status="proposed"), name="proposed strength", of="plan"
    )
    story = Story("s-1", "Talks", (), (), findings=(SINGLE, wish))
    assert told(story=story, findings=(FindingChange("new", None, wish),)) == [
        "changed: strength 500 → 4,000 to 5,000 (proposed) · mission"
    ]


def test_what_an_outlet_puts_right_is_told_once_as_that():
    edits = (
        Edit("figure", "9", "6", (OLD,), (NEW,)),
        Edit("dropped", "He  said so.", "", (OLD,), ()),
        Edit("wording", "a", "b", (OLD,), (NEW,)),
        Edit("headline", "a", "b", (OLD,), (NEW,)),
    )
    after = finding("changed", value("9", OLD), value("6", NEW), name="injured")
    found = told((Revision("old", "new", edits),), **changed(finding("single", value("9", OLD)), after))
    assert found == ["corrected by new: 9 → 6", "taken back by new: He said so."]


def test_a_new_story_is_one_line_whatever_is_in_it():
    entries = tuple(EntryChange("new", None, entry(t, NEW)) for t in ("One", "Two"))
    assert told(is_new=True, entries=entries, episodes=(Episode("e", "E", DAY, ("new",)),)) == [
        "new story: Talks"
    ]


HOSTILE = Alert(
    "a1",
    "new",
    "new: <script>alert(1)</script> ]]> & \x00\x1b[31m\ud800",
    "s-1",
    "Title\r\nBcc: x",
    "2026-01-01T00:00:00Z",
    (
        Quoted("r", "</content><entry>", "Out\"let'", "javascript:alert(1)", "1 Jan 2026"),
        Quoted("r2", "fine", "", 'https://example.org/?a=1&b="x', ""),
        Quoted("r3", "fine", "", "https://example.org/?a=1&b=2", ""),
    ),
)


def test_nothing_that_a_report_says_is_markup_or_a_link_in_a_feed():
    import feedparser

    feed = feedparser.parse(atom(Followed(1, Follow("a\x0bb"), "2026-01-01T00:00:00Z"), [HOSTILE]).encode())
    assert not feed.bozo
    (one,) = feed.entries
    assert one.title.startswith("new: <script>alert(1)</script> ]]> &")
    assert [link.href for link in one.links] == ["https://example.org/?a=1&b=2"]
    assert "&lt;script" not in one.content[0].value
    assert "&lt;/content&gt;&lt;entry&gt;" in one.content[0].value
    assert "javascript" not in one.content[0].value


def test_an_alert_is_told_to_people_and_to_programs():
    one = Sounded(3, HOSTILE, ("fires",))
    assert alert_json(one)["follows"] == ["fires"]
    assert [q["report"] for q in alert_json(one)["quotes"]] == ["r", "r2", "r3"]
    text = alerts_text([one, one], 80)
    assert text.count("s-1") == 1
    assert "\n      https://example.org/?a=1&b=2\n" in text
    subject, body = letter([one, one])
    assert subject.endswith("(and 1 more line)")
    assert body.endswith("\n\nYou follow: fires\n")


@pytest.mark.parametrize("name", ["", "Iraq", "iraq", "../../etc/passwd", "日本", "a" * 300, "a\0b"])
def test_the_file_of_a_feed_has_a_plain_name_in_its_folder(name):
    found = feed_name(Followed(1, Follow(name), ""))
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-.")
    assert found.endswith(".atom")
    assert 10 < len(found) < 60
    assert found == feed_name(Followed(2, Follow(name.upper()), ""))
