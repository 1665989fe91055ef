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
            "Adam Marlow, Adim Marlow, Adom Marlow and Adum Marlow are one. Marlow left.",
            ["Adam Marlow", "Adim Marlow", "Adom Marlow", "Adum Marlow", "Marlow"],
            ["Adam Marlow"] * 5,
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
        (
            "Mr Marlow signed it. Angela Marlow, his wife, looked on. Mr Marlow left.",
            ["Marlow", "Angela Marlow", "Marlow"],
            ["Marlow", "Angela Marlow", "Marlow"],
        ),
        (
            "Kim Jong Un met Moon Jae-in. Kim and Moon parted; Xi Jinping came. Xi stayed.",
            ["Kim Jong Un", "Moon Jae-in", "Kim", "Moon", "Xi Jinping", "Xi"],
            ["Kim Jong Un", "Moon Jae-in", "Kim Jong Un", "Moon Jae-in", "Xi Jinping", "Xi Jinping"],
        ),
        (
            "Mr Kim met the envoys. Sung Kim led them.",
            ["Kim", "Sung Kim"],
            ["Kim", "Sung Kim"],
        ),
        (
            "Kim Jong-un spoke. His sister Kim Yo-jong wrote. Kim left.",
            ["Kim Jong-un", "Kim Yo-jong", "Kim"],
            ["Kim Jong-un", "Kim Yo-jong", "Kim"],
        ),
        (
            "Lee Morrow and Kim Novak sang. Morrow and Novak bowed.",
            ["Lee Morrow", "Kim Novak", "Morrow", "Novak"],
            ["Lee Morrow", "Kim Novak", "Lee Morrow", "Kim Novak"],
        ),
    ],
)
def test_a_surname_stands_for_the_one_person_it_can_be(text: str, spans: list[str], names: list[str]) -> None:
    assert named(text, *((words, "PERSON") for words in spans)) == names


def test_a_country_is_called_by_one_name() -> None:
    assert named("The UK agreed. Britain will sign.", ("UK", "ORG"), ("Britain", "GPE"))[:1] == named(
        "Britain will sign.", ("Britain", "GPE")
    )
