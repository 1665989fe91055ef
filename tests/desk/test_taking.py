"""What a browser sends comes into the store, and the log says what it was."""

from __future__ import annotations

import pytest

import quick
from dateline.desk import look, taking
from dateline.desk.keep import Act
from dateline.desk.taking import Pasted, Sent
from dateline.model import DatelineError

pytestmark = pytest.mark.usefixtures("quickly")
ACT = Act("2026-01-02T00:00:00Z", "Ada", "from my desk")
STORY = quick.rows(1)[0]["text"]


def test_a_pasted_text_and_files_are_taken_in_and_the_log_tells_them(tmp_path):
    place = tmp_path / "a.store"
    quick.write(tmp_path / "0.jsonl", quick.rows(5))
    sent = Sent(((tmp_path / "0.jsonl", "feed.jsonl"),), Pasted(f"{STORY} Again.", "Ferry"))
    done = taking.add_sent(place, sent, ACT)
    assert [a.kind for a in done.arrivals] == ["new"] * 6
    assert done.changed
    assert [(d.kind, d.who, d.why) for d in look.deeds(place)] == [
        ("add", "Ada", "Ferry, feed.jsonl: from my desk")
    ]


def test_nothing_that_can_be_read_is_told_and_leaves_no_deed(tmp_path):
    place = tmp_path / "a.store"
    taking.add_sent(place, Sent((), Pasted(STORY)), ACT)
    with pytest.raises(DatelineError, match=r"nothing could be read\n  pasted text: is empty"):
        taking.add_sent(place, Sent((), Pasted(" ")), ACT)
    assert len(look.deeds(place)) == 1
