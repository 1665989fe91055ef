"""The five touchstone reports, where they are at hand: days, episodes, timeline, findings, lineage."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dateline import desk
from dateline.stages.tell import record_json, track_json

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="the touchstone reports are not here")

Json = dict[str, Any]


@pytest.fixture(scope="module")
def told() -> Json:
    return track_json(desk.track([str(SHARED / "seeds")]))


@pytest.fixture(scope="module")
def read() -> dict[str, Json]:
    records, _ = desk.read([str(SHARED / "seeds")])
    return {r.id[:3]: record_json(r) for r in records}


@pytest.fixture(scope="module")
def story(told: Json) -> Json:
    assert len(told["stories"]) == 1
    return told["stories"][0]


def days(report: Json) -> tuple[str, str]:
    return report["published"]["earliest"], report["published"]["latest"]


def entries(story: Json, *, within: tuple[str, str], words: str, status: str | None = None) -> list[Json]:
    low, high = within
    return [
        e
        for e in story["timeline"]
        if low <= e["earliest"] and e["latest"] <= high
        and (status is None or e["status"] == status)
        and any(word in e["text"].lower() for word in words.split("|"))
    ]  # fmt: skip


def findings(story: Json, attribute: str) -> list[Json]:
    return [f for f in story["findings"] if f["attribute"] == attribute]


def test_titles_are_headlines_or_nothing(read: dict[str, Json]):
    assert read["000"]["title"] is None
    assert read["003"]["title"] is None
    assert all(read[n]["title"].upper().startswith("NATO ") for n in ("001", "002", "004"))


@pytest.mark.parametrize("litter", ["gtag", "skip to", "other news", "load more", "sign up"])
def test_no_litter_is_left(read: dict[str, Json], litter: str):
    assert not [n for n, report in read.items() if litter in report["text"].lower()]


def test_every_report_is_dated(told: Json):
    found = {r["id"][:3]: days(r) for r in told["reports"]}
    assert found["001"] == ("2021-02-17", "2021-02-17")
    assert found["004"] == ("2020-02-12", "2020-02-12")
    assert found["003"] == ("2020-02-12", "2020-02-12")
    assert "2020-02-12" <= found["002"][0] <= found["002"][1] <= "2020-02-14"
    assert "2021-02-15" <= found["000"][0] <= found["000"][1] <= "2021-02-17"
    assert all(r["published"]["basis"] for r in told["reports"])


def test_one_story_of_two_episodes(story: Json):
    groups = {frozenset(r[:3] for r in e["reports"]) for e in story["episodes"]}
    assert groups == {frozenset({"002", "003", "004"}), frozenset({"000", "001"})}


@pytest.mark.parametrize(
    ("within", "words", "status"),
    [
        (("2018-10-01", "2018-10-31"), "mission", None),
        (("2020-01-03", "2020-01-03"), "commander|general|killing", "happened"),
        (("2020-01-01", "2020-01-31"), "suspended", "happened"),
        (("2020-02-12", "2020-02-12"), "agreed", "agreed"),
        (("2020-05-01", "2020-05-31"), "office", "happened"),
        (("2020-08-01", "2020-08-31"), "convoys", "happened"),
        (("2021-02-15", "2021-02-15"), "rocket", "happened"),
        (("2021-02-17", "2021-02-18"), "ministers", "planned"),
    ],
)
def test_the_timeline_has(story: Json, within: tuple[str, str], words: str, status: str | None):
    assert entries(story, within=within, words=words, status=status)


def test_the_killing_is_told_once(story: Json):
    told_on = [e for e in story["timeline"] if "kill" in e["text"].lower() and e["earliest"] < "2020-02-01"]
    assert len(told_on) == 1


def test_no_two_entries_rest_on_the_same_sentences(story: Json):
    proofs = [frozenset((e["report"], e["start"]) for e in t["evidence"]) for t in story["timeline"]]
    alike = [(t["text"], u["text"]) for t, p in zip(story["timeline"], proofs, strict=True)
             for u, q in zip(story["timeline"], proofs, strict=True)
             if t is not u and p == q and t["earliest"] == u["earliest"]]  # fmt: skip
    assert not alike


def test_the_plan_is_followed_over_the_year(story: Json):
    plan = next(p for p in story["plans"] if "expand" in p["title"].lower())
    rungs = [s["rung"] for s in plan["steps"]]
    assert rungs == ["agreed in principle", "put off", "to be agreed"]
    assert [(v["low"], v["high"]) for v in plan["figures"]] == [(4000, 5000)]
    assert any("demand" in e["quote"] for e in plan["because"])
    assert any("situation" in e["quote"] for e in plan["depends_on"])


def test_the_strength_is_agreed_and_the_larger_size_never_a_fact(story: Json):
    (strength,) = findings(story, "strength")
    assert strength["kind"] == "agreed"
    assert [v["low"] for v in strength["values"]] == [500]
    assert {e["report"][:3] for v in strength["values"] for e in v["evidence"]} == {
        "000",
        "001",
        "003",
        "004",
    }
    large = [v for f in story["findings"] for v in f["values"] if v["high"] and v["high"] >= 4000]
    assert large
    assert {v["status"] for v in large} <= {"possible", "proposed", "planned", "expected"}


def test_some_200_are_to_move(story: Json):
    values = [v for f in findings(story, "transfer") for v in f["values"]]
    assert any((v["low"] or 0) <= 200 <= (v["high"] or 0) for v in values)
    assert not [v for v in values if v["status"] in ("happened", "ongoing")]


def test_one_is_killed_at_erbil_and_the_wounded_are_not_agreed_on(story: Json):
    killed = [f for f in findings(story, "killed") if f["values"][0]["as_of"]["earliest"] == "2021-02-15"]
    assert [(f["kind"], f["values"][0]["low"]) for f in killed] == [("agreed", 1)]
    (hurt,) = findings(story, "injured")
    assert hurt["kind"] == "single"  # what one counts the other counts too: no difference
    assert [v["low"] for v in hurt["values"]] == [1, 6]
    assert "include" in hurt["note"]


def test_the_lead_changes(story: Json):
    (lead,) = findings(story, "lead")
    assert lead["kind"] == "changed"
    assert [v["value"] for v in lead["values"]] == ["Canada", "a Danish commander"]


def test_lineage(told: Json):
    links = {(k["from"], k["to"][:3], k["kind"]) for k in told["lineage"]}
    assert ("Reuters", "001", "cites") in links
    assert {("dpa", "004", "credit"), ("AP", "004", "credit"), ("AFP", "004", "credit")} <= links
    assert not [k for k in told["lineage"] if k["kind"] == "copy"]


@pytest.mark.parametrize("command", ["read", "track"])
def test_the_contract_holds(command: str, tmp_path: Path, told: Json, read: dict[str, Json]):
    out = tmp_path / "out"
    lines = [json.dumps(told)] if command == "track" else [json.dumps(r) for r in read.values()]
    out.write_text("\n".join(lines), encoding="utf8")
    score = SHARED / "tools" / "score.py"
    done = subprocess.run([sys.executable, str(score), "contract", str(out)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
