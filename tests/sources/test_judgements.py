"""People's judgements are read line by line; what cannot be used is told and the rest counts."""

from __future__ import annotations

import pytest

from dateline.model import DatelineError, Judgement
from dateline.sources.judgements import read_judgements


def test_judgements_are_read_in_order_and_notes_are_left_alone(tmp_path):
    path = tmp_path / "judged.jsonl"
    path.write_text(
        '{"first": "a", "second": "b", "same": true, "why": "one fire"}\n\n'
        '{"first": "a", "second": "b", "same": null}\n'
    )
    assert read_judgements(str(path), ["a", "b"]) == (
        (Judgement("a", "b", True), Judgement("a", "b", None)),
        (),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{", "is not JSON"),
        ("[1, 2]", "has no same"),
        ('{"first": "a", "second": "b"}', "has no same"),
        ('{"first": "a", "second": "b", "same": "yes"}', "has no same"),
        ('{"first": "a", "same": true}', "names no two reports"),
        ('{"first": "a", "second": "z", "same": true}', "'z', which is not among"),
        ("[" * 100_000, "is not JSON"),
    ],
)
def test_a_line_that_cannot_be_used_is_told_with_its_number(tmp_path, line, told):
    path = tmp_path / "judged.jsonl"
    path.write_text('{"first": "a", "second": "b", "same": false}\n' + line)
    judgements, (flaw,) = read_judgements(str(path), ["a", "b"])
    assert judgements == (Judgement("a", "b", False),)
    assert told in flaw.message
    assert str(flaw.where).endswith(":2")


def test_a_file_that_is_not_there_is_an_error_of_the_call(tmp_path):
    with pytest.raises(DatelineError) as error:
        read_judgements(str(tmp_path / "none.jsonl"), [])
    assert error.value.status == 2
