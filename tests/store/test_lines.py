"""Lines that recur over an outlet's pages: counted as pages come and go, whatever the order."""

from __future__ import annotations

import pytest

from dateline.desk import keep
from dateline.store import lines, opened, writing

SIGN_UP, SHARE = "sign up to the letter", "share this"


@pytest.fixture
def connection(tmp_path):
    keep.init(tmp_path / "a.store")
    with opened(tmp_path / "a.store") as connection:
        connection.execute("pragma foreign_keys = off")
        with writing(connection):
            yield connection


def keys(*told: str, outlet: str = "Vorrin Post") -> dict[int, str]:
    return {lines.key_of(outlet, line): line for line in told}


def test_the_third_page_with_a_line_has_those_before_it_read_again(connection):
    assert lines.enter(connection, 1, keys(SIGN_UP, SHARE)) == ()
    assert lines.enter(connection, 2, keys(SIGN_UP)) == ()
    assert lines.recurring(connection, 1) == frozenset()
    assert lines.enter(connection, 3, keys(SIGN_UP)) == (1, 2)
    assert lines.recurring(connection, 1) == keys(SIGN_UP).keys()
    assert lines.enter(connection, 4, keys(SIGN_UP)) == ()


def test_a_page_that_goes_turns_its_lines_back(connection):
    for page in (1, 2, 3, 4):
        lines.enter(connection, page, keys(SIGN_UP))
    assert lines.withdraw(connection, 4) == ()
    assert lines.withdraw(connection, 1) == (2, 3)
    assert lines.recurring(connection, 2) == frozenset()
    assert lines.withdraw(connection, 1) == ()


def test_a_page_counts_once_and_outlets_are_counted_apart(connection):
    for _ in range(3):
        assert lines.enter(connection, 1, keys(SIGN_UP)) == ()
    for page, outlet in ((2, "Vorrin Post"), (3, "Mirra Times")):
        assert lines.enter(connection, page, keys(SIGN_UP, outlet=outlet)) == ()
    assert lines.recurring(connection, 2) == frozenset()


def test_a_key_is_a_whole_number_of_64_bits_that_tells_outlet_from_line():
    told = {lines.key_of(outlet, line) for outlet in "ab" for line in ("", "x", "\ud800", "x" * 10**6)}
    assert len(told) == 8
    assert all(-(2**63) <= key < 2**63 for key in told)
