"""Names carried through a report: who a short form stands for, and when that is not known."""

from __future__ import annotations

import pytest

from dateline.model import Entity
from dateline.stages.read.names import carry_names


def named(text: str, *spans: tuple[str, str]) -> list[str]:
    """Return the full names given to ``spans`` (words, type), found one after another in ``text``."""
    found, at = [], 0
    for words, kind in spans:
        at = text.index(words, at)
        found.append(Entity(at, at + len(words), kind, words))
        at += len(words)
    return [entity.name for entity in carry_names(text, [], found)]


@pytest.mark.parametrize(
    ("text", "spans", "names"),
    [
        (
            "Ida Marlow signed it. Marlow left.",
            ["Ida Marlow", "Marlow"],
            ["Ida Marlow", "Ida Marlow"],
        ),
        (
            "President Marlow signed it. Ida Marlow, his wife, looked on. Marlow left.",
            ["Marlow", "Ida Marlow", "Marlow"],
            ["Marlow", "Ida Marlow", "Marlow"],
        ),
        (
            "Minister Marlow resigns\n\nMinister Ida Marlow has resigned.",
            ["Marlow", "Ida Marlow"],
            ["Ida Marlow", "Ida Marlow"],
        ),
        (
            "Mrs. Marlow signed it. Ida Marlow is 80.",
            ["Marlow", "Ida Marlow"],
            ["Ida Marlow", "Ida Marlow"],
        ),
        (
            "Ida Marlow and Tom Marlow met. Marlow left.",
            ["Ida Marlow", "Tom Marlow", "Marlow"],
            ["Ida Marlow", "Tom Marlow", "Marlow"],
        ),
    ],
)
def test_a_surname_stands_for_the_one_person_it_can_be(text: str, spans: list[str], names: list[str]) -> None:
    assert named(text, *((words, "PERSON") for words in spans)) == names


def test_a_country_is_called_by_one_name() -> None:
    assert named("The UK agreed. Britain will sign.", ("UK", "ORG"), ("Britain", "GPE"))[:1] == named(
        "Britain will sign.", ("Britain", "GPE")
    )
