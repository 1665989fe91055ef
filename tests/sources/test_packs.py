"""Packs: what a good one declares, and what is said of a bad one, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.model import DatelineError
from dateline.sources.packs import parse_pack, read_pack, shipped

GOOD = """
about = "Ships."

[words]
ships = ["ship", "Ferry"]

[[attribute]]
name = "lost ships"
kind = "figure"
counts = ["@ships", "boat"]
triggers = ["sink"]
grows = true

[[attribute]]
name = "standing"
kind = "state"
subjects = ["@ships"]

[attribute.states]
afloat = ["float"]
sunk = ["sink", "founder"]
"""


def test_a_pack_declares_its_attributes_in_order():
    lost, standing = parse_pack(GOOD, "ships.toml")
    assert (lost.name, lost.counts, lost.grows) == ("lost ships", {"ship", "ferry", "boat"}, True)
    assert standing.states == (("afloat", {"float"}), ("sunk", {"sink", "founder"}))


@pytest.mark.parametrize(
    ("change", "line", "told"),
    [
        (('"figure"', '"figur"'), 9, "kind must be one of figure, state, role"),
        (('kind = "figure"\n', ""), 7, "needs a kind"),
        (("@ships", "@boats"), 10, "[words] does not hold"),
        (("grows = true", "grows = 1"), 12, "must be true or false"),
        (("triggers =", "trigger ="), 11, "does not know the key 'trigger'"),
        (('triggers = ["sink"]', 'triggers = "sink"'), 11, "expects a list of words"),
        (('counts = ["@ships", "boat"]\n', ""), 7, "a figure needs counts or units"),
        (('kind = "state"', 'kind = "state'), 16, ""),
        (("[words]", "[nouns]"), 4, "does not know [nouns]"),
        (('afloat = ["float"]', "afloat = 3"), 20, "expects a list of words"),
        ((GOOD, "about = 'nothing'"), 1, "declares no [[attribute]]"),
    ],
)
def test_a_bad_pack_is_told_with_its_line(change: tuple[str, str], line: int, told: str):
    with pytest.raises(DatelineError) as error:
        parse_pack(GOOD.replace(*change, 1), "ships.toml")
    assert str(error.value).startswith(f"ships.toml:{line}: ")
    assert told in str(error.value)


def test_a_pack_that_is_no_text_is_told(tmp_path):
    (tmp_path / "odd.toml").write_bytes(b"about = 'x'\n\xff")
    with pytest.raises(DatelineError, match=r"odd\.toml:2: is not UTF-8"):
        read_pack(str(tmp_path / "odd.toml"))
    with pytest.raises(DatelineError, match=r"none\.toml"):
        read_pack(str(tmp_path / "none.toml"))


@pytest.mark.parametrize("name", ["strength", "killed", "attendance", "votes for", "price", "cases"])
def test_the_packs_that_come_along_declare(name: str):
    assert name in {a.name for a in shipped()}


def test_the_example_of_the_page_on_packs_is_a_pack():
    page = (Path(__file__).parents[2] / "docs" / "packs.md").read_text("utf-8")
    example = page.split("```toml\n")[1].split("```")[0]
    assert [a.kind for a in parse_pack(example, "packs.md")] == ["figure", "role", "state"]
