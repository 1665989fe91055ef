"""The command ``export`` as its user meets it: files in a folder, one on standard output, clear words."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner

from dateline.cli import cli
from dateline.cli.give import FORMS
from dateline.desk import give
from dateline.model import DatelineError, Moment, Story, Track
from dateline.model.story import Episode
from dateline.stages.tell.export import FORMATS, Exported

STORY = Story("s-1", "Ferry sinks", (), (Episode("e-1", "Ferry sinks", Moment(), ()),))
TWO = (Exported("timeline.csv", b"a"), Exported("values.csv", b"b"))


@pytest.fixture
def stored(monkeypatch):
    monkeypatch.setattr(give, "of_store", lambda place, story: Track((), (STORY,)))
    monkeypatch.setattr(give, "track", lambda paths, wish: Track((), (STORY,)))


def test_the_command_knows_every_format():
    assert set(FORMS) == set(FORMATS)


def test_csv_goes_to_a_folder_of_its_own(stored, tmp_path):
    done = CliRunner().invoke(cli, ["export", "csv", "--to", str(tmp_path / "new" / "deep")])
    assert done.exit_code == 0
    written = [Path(line) for line in done.output.splitlines()]
    assert {p.name for p in written} >= {"timeline.csv", "values.csv", "evidence.csv"}
    episodes = next(p for p in written if p.name == "episodes.csv").read_text("utf-8-sig")
    assert next(csv.DictReader(StringIO(episodes)))["title"] == "Ferry sinks"
    assert not [p for p in written[0].parent.iterdir() if p.name.startswith(".")]


def test_one_file_goes_to_standard_output(stored):
    assert json.loads(CliRunner().invoke(cli, ["export", "jsonld"]).output)["@graph"] == []
    assert (
        CliRunner()
        .invoke(cli, ["export", "csv", "--only", "timeline"])
        .stdout_bytes.startswith(b"\xef\xbb\xbfstory,")
    )


def test_several_files_need_a_folder(stored):
    told = CliRunner().invoke(cli, ["export", "csv"]).exception
    assert isinstance(told, DatelineError)
    assert "--to" in str(told)
    assert "timeline" in str(told)
    with pytest.raises(DatelineError, match="no file 'x'; there are timeline, values"):
        give.only(TWO, "x")


def test_a_story_that_is_not_there_is_told(stored):
    assert give.of_paths(["x"], "s-1").stories == (STORY,)
    with pytest.raises(DatelineError, match="s-1  Ferry sinks"):
        give.of_paths(["x"], "s-2")


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    with pytest.raises(DatelineError, match="cannot write to"):
        give.save(TWO, tmp_path / "file")
