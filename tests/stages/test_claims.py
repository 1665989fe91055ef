"""All that a story tells can be opened by an id, and no two things share one."""

from __future__ import annotations

from dateline.model import Entry, Evidence, Finding, Ground, Moment, Plan, Step, Story, Value
from dateline.stages.tell.claims import as_meant, as_value, claim_named, claims, proof_of


def said(number: int) -> tuple[Evidence, ...]:
    return (Evidence("post", number, number + 1, "x"),)


SIX, NINE = (Value(n, float(n), float(n), "=", "happened", evidence=said(int(n))) for n in ("6", "9"))
FINDING = Finding("differs", "The crash", "injured", (SIX, NINE))
ENTRY = Entry(Moment(), "The boat sank", "happened", 1.0, 1, said(1), meant=said(2))
STEP = Step("put off", evidence=said(3), because=(Ground("the ice", said(4), ("",)),))
PLAN = Plan(
    "Build a bridge", "put off", (STEP,), because=(Ground("the traffic", said(5), ("",)),), figures=(SIX,)
)
STORY = Story("s-1", "Boats", (), (), (ENTRY,), (FINDING,), (PLAN,))


def test_whatever_is_told_is_found_by_its_id():
    for told in claims(STORY):
        found = claim_named(STORY, told.value.id)
        assert found and found.value == told.value
    assert claim_named(STORY, as_value(ENTRY).id).value.value == "The boat sank"
    assert claim_named(STORY, as_meant(ENTRY).id).value.status == "planned"
    assert claim_named(STORY, as_value(STEP).id).of == "Build a bridge"
    assert claim_named(STORY, "v-none") is None


def test_what_stands_beside_a_value_is_proved_with_it():
    claim = claim_named(STORY, SIX.id)
    assert claim.finding is FINDING
    assert claim.sides == (NINE,)
    assert proof_of(claim) == (*SIX.evidence, *NINE.evidence)
