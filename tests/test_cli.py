"""The command line as a user meets it: what it prints, what it says of bad input, how it exits."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import hosting
from dateline.cli import cli

REPORT = """Harbour bridge closed after lorry fire

2 March 2021

VORRIN — A lorry caught fire on the harbour bridge on Monday and two people were injured, police said.

The bridge will stay closed until Friday, the city council said on Tuesday.
"""


def dateline(
    *arguments: str, stdin: str | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dateline.cli", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf8",
        timeout=120,
        env=os.environ | environment,
    )


def test_no_paths_is_a_wrong_call():
    assert dateline("track").returncode == 2


def test_an_unknown_option_is_a_wrong_call():
    assert dateline("track", "--nonsense", ".").returncode == 2


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no_such_model", "the language model 'no_such_model' is not installed"),
        ("..model", "the language model '..model' is not installed"),
        ("json", "'json' is no package of a spaCy pipeline"),
    ],
)
def test_what_is_no_model_is_told_in_one_line(name: str, told: str, tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf8")
    done = dateline("read", str(tmp_path), "--model", name)
    assert done.returncode == 2
    assert done.stderr.splitlines() == [f"dateline: {told}"]


@pytest.mark.parametrize("name", ["empty folder", "missing path", "empty file", "binary file"])
def test_nothing_readable_ends_with_status_one_and_a_reason(name: str, tmp_path: Path):
    path = tmp_path / name
    if name == "empty folder":
        path.mkdir()
    elif name == "empty file":
        path = path.with_suffix(".txt")
        path.write_bytes(b"")
    elif name == "binary file":
        path = path.with_suffix(".txt")
        path.write_bytes(bytes(range(256)) * 20)
    done = dateline("track", str(path))
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr


def test_one_bad_line_is_told_and_the_rest_goes_on(tmp_path: Path):
    good = json.dumps({"id": "good", "text": REPORT})
    (tmp_path / "pile.jsonl").write_text(f'{good}\n{{"text": \n[1, 2]\n{{"id": "x"}}\n', encoding="utf8")
    done = dateline("read", str(tmp_path), "--format", "jsonl")
    assert done.returncode == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["good"]
    for line in (2, 3, 4):
        assert f"pile.jsonl:{line}" in done.stderr


def test_standard_input_is_read():
    done = dateline("read", "-", "--format", "jsonl", stdin=REPORT)
    assert done.returncode == 0
    told = json.loads(done.stdout)
    assert told["title"] == "Harbour bridge closed after lorry fire"
    assert told["published"]["earliest"] == "2021-03-02"


def test_text_in_a_pipe_has_no_colour_and_keeps_to_the_width(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf8")
    done = dateline("track", str(tmp_path), "--evidence")
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 110
    assert "lorry caught fire" in done.stdout


@pytest.mark.parametrize("command", [("read",), ("read", "--format", "jsonl"), ("track", "--format", "json")])
def test_lone_surrogates_and_names_that_are_not_utf8_end_in_no_traceback(
    command: tuple[str, ...], tmp_path: Path
):
    row = {"id": "s\ud800", "text": "Lone \ud800 Ferries sank in Lake Vorrin on Monday, police said."}
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.jsonl")).write_text(json.dumps(row))
    done = dateline(*command, str(tmp_path))
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    assert "s\ufffd" in done.stdout


def test_a_terminal_that_is_not_utf8_gets_json_all_the_same(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT.replace("lorry", "camión"), encoding="utf8")
    done = dateline("read", str(tmp_path), "--format", "json", PYTHONIOENCODING="ascii")
    assert "camión" in json.loads(done.stdout)[0]["text"]
    assert dateline("read", str(tmp_path), PYTHONIOENCODING="ascii").returncode == 0


@pytest.mark.parametrize("form", ["json", "jsonl", "text"])
def test_every_flaw_is_told_once_and_json_carries_those_of_files_that_hold_a_report(
    form: str, tmp_path: Path
):
    good = [{"id": f"r{n}", "text": REPORT, "published": day} for n, day in enumerate(("2021-03-02", "soon"))]
    (tmp_path / "pile.jsonl").write_text("\n".join(["{", *map(json.dumps, good)]), encoding="utf8")
    (tmp_path / "old.txt").write_text(REPORT + "Café “open”", encoding="cp1252")
    (tmp_path / "none.txt").write_bytes(b"")
    done = dateline("read", str(tmp_path), "--format", form)
    told = [line.removeprefix(f"dateline: {tmp_path}/").split(":")[0:2] for line in done.stderr.splitlines()]
    assert sorted(told) == [
        ["none.txt", " is empty"],
        ["old.txt", " is not UTF-8"],
        ["pile.jsonl", "1"],
        ["pile.jsonl", "3"],
    ]
    if form != "text":
        rows = json.loads(done.stdout if form == "json" else f"[{','.join(done.stdout.splitlines())}]")
        flaws = {row["id"]: [Path(flaw["where"]).name for flaw in row["flaws"]] for row in rows}
        assert flaws == {"old": ["old.txt"], "r0": ["pile.jsonl:1"], "r1": ["pile.jsonl:3"]}


def test_track_tells_every_flaw_in_its_json(tmp_path: Path):
    (tmp_path / "pile.jsonl").write_text("{\n" + json.dumps({"id": "good", "text": REPORT}), encoding="utf8")
    (tmp_path / "none.txt").write_bytes(b"")
    told = json.loads(dateline("track", str(tmp_path), "--format", "json").stdout)
    assert {Path(flaw["where"]).name for flaw in told["flaws"]} == {"none.txt", "pile.jsonl:1"}


def test_reports_without_any_sentence_tell_nothing_and_end_with_status_one(tmp_path: Path):
    (tmp_path / "dots.txt").write_text("...", encoding="utf8")
    done = dateline("track", str(tmp_path), "--format", "json")
    assert (done.returncode, done.stdout) == (1, "")
    assert "dots.txt: has no sentence" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("diff",), "Missing option '--since'"),
        (("diff", "--since", "2021-02-30"), "'2021-02-30' is no day of the calendar; write it as 2020-02-12"),
        (("diff", "--since", "last week"), "'last week' is no day of the calendar"),
        (("dossier",), "Missing argument 'SUBJECT'"),
        (("track", "--format", "pdf"), "'pdf' is not one of 'text', 'html', 'markdown', 'json'"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(arguments: tuple[str, ...], told: str, tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf8")
    paths = () if arguments == ("dossier",) else (str(tmp_path),)
    done = dateline(*arguments, *paths)
    assert done.returncode == 2
    assert told in " ".join(done.stderr.split())


def test_a_subject_that_nobody_names_is_answered_with_names_near_it(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT.replace("police", "Vorrin Police"), encoding="utf8")
    done = dateline("dossier", "Vorin Police", str(tmp_path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "no report names just 'Vorin Police'" in done.stderr
    assert "Vorrin Police" in done.stderr


def test_before_the_first_report_nothing_was_known(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT, encoding="utf8")
    done = dateline("dossier", "Vorrin", str(tmp_path), "--as-of", "2020-01-01")
    assert done.returncode == 1
    assert "no report was surely published by 2020-01-01" in done.stderr


def test_the_page_is_utf8_whatever_the_terminal_takes(tmp_path: Path):
    (tmp_path / "a.txt").write_text(REPORT.replace("lorry", "camión"), encoding="utf8")
    done = dateline("track", str(tmp_path), "--format", "html", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert done.stdout.startswith("<!doctype html>")
    assert "camión" in done.stdout


def test_explain_tells_which_words_led_to_a_status():
    text = "Officials said the city may close the bridge. The river rose."
    told = dateline("read", "--explain", "-", stdin=text).stdout
    assert "+3 · “said” (say) ×1 · “may” (modal) ×0.55, possible → +1.65" in " ".join(told.split())
    assert told.count("no word weakens it") == 2


def test_a_feed_is_added_twice_and_tracked_from_the_command_line(tmp_path: Path, quickly):
    def run(*arguments: str) -> Result:
        return CliRunner().invoke(
            cli, [*arguments, "--allow-private", "--delay", "0"], catch_exceptions=False
        )

    with hosting.hosted() as site:
        fire = hosting.article("Fire in Ostrel", "A fire hit the mill in Ostrel on Monday.", day="2021-03-02")
        site["/fire"] = hosting.marked(fire)
        site["/feed.xml"] = hosting.marked(hosting.rss(site, {"/fire": "Fire in Ostrel"}))
        add = ("add", f"{site.url}/feed.xml", "--store", str(tmp_path / "a.store"))
        assert run(*add).stdout.startswith("1 new, 0 revised, 0 known")
        site.asked.clear()
        again = run(*add)
        assert (again.stdout, again.stderr) == ("0 new, 0 revised, 0 known; 0 stories changed\n", "")
        assert site.paths() == ["/robots.txt", "/feed.xml"]
        told = run("track", f"{site.url}/feed.xml", "--format", "json").stdout
    assert [report["published"]["earliest"] for report in json.loads(told)["reports"]] == ["2021-03-02"]


def test_what_must_not_be_asked_for_is_told_without_a_trace():
    told = {
        "http://127.0.0.1:8999/a": "no place of the open web (--allow-private asks it)",
        "file:///etc/passwd": "only http and https are asked",
        "https://ann:secret@news.example/": "holds a name or a password",
    }
    done = dateline("read", *told)
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    for url, reason in told.items():
        assert any(url in line and reason in line for line in done.stderr.splitlines())


def test_the_address_of_a_cluster_wants_its_engine():
    done = dateline("read", "x.txt", "--ray-address", "ray://cluster:10001")
    assert (done.returncode, done.stderr) == (
        2,
        "dateline: --ray-address says where --engine ray is: give both\n",
    )
