"""Golden cases: a call of the command line, and what it has to print, kept beside its input.

Each folder in ``cases/`` holds ``call`` (the arguments, as one would type them in that folder), any
input files, ``out.txt`` or ``out.json`` (standard output) and, where something is told there,
``err.txt`` (standard error and the exit status). After a wanted change run
``./run test tests/golden --update-golden`` and read the difference before it is committed.
"""

import difflib
import json
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

CASES = sorted(call.parent for call in (Path(__file__).parent / "cases").glob("*/call"))
LONGEST_DIFF = 120


@dataclass(frozen=True)
class Told:
    """What a call printed: file names with their text."""

    files: dict[str, str]

    def difference(self, folder: Path) -> str:
        """Return a unified diff from the expected files in ``folder`` to this; empty when alike."""
        lines: list[str] = []
        expected = {p.name: p.read_text("utf-8") for p in folder.iterdir() if p.name in NAMES}
        for name in sorted(expected.keys() | self.files.keys()):
            old, new = (side.get(name, "").splitlines() for side in (expected, self.files))
            lines += difflib.unified_diff(old, new, f"{name} (expected)", f"{name} (now)", n=2, lineterm="")
        more = len(lines) - LONGEST_DIFF
        return "\n".join(lines[:LONGEST_DIFF]) + (f"\n… and {more} more lines" if more > 0 else "")

    def write(self, folder: Path) -> None:
        """Make this the expected answer."""
        for name in NAMES:
            (folder / name).unlink(missing_ok=True)
        for name, text in self.files.items():
            (folder / name).write_text(text, "utf-8")


NAMES = ("out.txt", "out.json", "err.txt")


def told(arguments, monkeypatch, capsys) -> Told:
    """Run the command line here and now, and return what it printed."""
    from dateline.cli import main

    monkeypatch.setattr("sys.argv", ["dateline", *arguments])
    # Else click names the command after the package that was started, pytest.
    monkeypatch.setattr(sys.modules["__main__"], "__package__", None)
    status: object = 0
    try:
        main()
    except SystemExit as stop:
        status = stop.code or 0
    printed = capsys.readouterr()
    files = {"out.txt": printed.out}
    if arguments[-1] in ("json", "--format=json"):
        files = {"out.json": json.dumps(json.loads(printed.out), ensure_ascii=False, indent=1) + "\n"}
    if printed.err or status:
        files["err.txt"] = f"{printed.err}exit status {status}\n"
    return Told(files)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_command_prints_what_it_did_before(folder, request, monkeypatch, capsys):
    monkeypatch.chdir(folder)
    monkeypatch.setenv("COLUMNS", "110")
    now = told(shlex.split((folder / "call").read_text("utf-8")), monkeypatch, capsys)
    if request.config.getoption("--update-golden"):
        now.write(folder)
    if difference := now.difference(folder):
        pytest.fail(
            f"{folder.name} reads otherwise now (wanted? --update-golden):\n{difference}", pytrace=False
        )


def test_a_difference_is_shown_line_by_line(tmp_path):
    (tmp_path / "out.txt").write_text("one\ntwo\n", "utf-8")
    found = Told({"out.txt": "one\n2\n"}).difference(tmp_path)
    assert "-two" in found
    assert "+2" in found
    assert Told({"out.txt": "one\ntwo\n"}).difference(tmp_path) == ""


def test_a_missing_expected_file_is_a_difference(tmp_path):
    assert "+one" in Told({"out.txt": "one\n"}).difference(tmp_path)
