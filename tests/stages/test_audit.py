"""What was checked of a store, told."""

from dateline.model import Audit, Check
from dateline.stages.tell.audit import audit_json, audit_text

SOUND = Audit("kept", (Check("pages", 1200), Check("judgements", 0)))
DAMAGED = Audit(
    "kept",
    (
        Check("pages", 3, ("mill: its page is damaged",)),
        Check("records", 3, ("ferry: its record is lost",), is_derived=True),
        Check("words", 40, ("word: the index is not that of the records (mill)",), is_derived=True),
    ),
    lost=("mill",),
    again=("ferry",),
)


def test_a_sound_store_is_told_with_its_numbers():
    assert audit_text(SOUND, 60).splitlines() == [
        "kept: sound",
        "",
        "  pages                   1,200  all as it was",
        "  judgements                  0  none",
    ]


def test_what_is_lost_is_told_apart_from_what_can_be_made_again():
    lines = audit_text(DAMAGED, 60).splitlines()
    assert lines[0] == "kept: damaged"
    assert lines[lines.index("LOST FOR GOOD") + 1] == "  mill"
    assert lines[-2:] == ["  what was made of ferry", "  words"]
    assert "      mill: its page is damaged" in lines


def test_the_values_hold_all_faults():
    told = audit_json(DAMAGED)
    assert (told["sound"], told["lost"], told["again"]) == (False, ["mill"], ["ferry"])
    assert [len(check["faults"]) for check in told["checks"]] == [1, 1, 1]
