"""Turn participles and infinitives into finite verbs: "killing" into "killed", "to meet" into "are to meet".

A cut-out clause is a sentence only when its verb is finite. The clause's standing decides which form it
takes; where that would tell more than the report does, the answer is ``None``.
"""

from __future__ import annotations

from collections.abc import Mapping

from dateline.language.casualties import HARM_VERBS
from dateline.language.happenings import VAGUE_NOUNS
from dateline.language.inflection import past, third
from dateline.language.verbs import INTRANSITIVE, LEMMAS, SENTENTIAL, STATIVE
from dateline.model import Reading, Status, Token
from dateline.stages.state.clauses import Clause
from dateline.stages.state.standing import Standing

Words = Mapping[int, str]

_FROM_HERE_SURE = 2.4
_EMBEDDED = frozenset({"ccomp", "xcomp", "acl"})
_NOT_YET = frozenset({"planned", "expected", "proposed", "demanded", "possible"})
# What is wanted is no duty; what is demanded may be told with "should".
_WISHES = frozenset({"demand", "order"})
_BREAKS = frozenset({",", "—", "–", "--", "-"})
_OPENERS = frozenset("by after before while when since in following".split())
_TO: dict[Status, str] = {"planned": "{be} to", "agreed": "{be} to", "expected": "{be} expected to",
                          "proposed": "would", "demanded": "should"}  # fmt: skip
_ING: dict[Status, str] = {"planned": "will", "agreed": "{be} to", "expected": "{be} expected to",
                           "proposed": "would", "demanded": "should", "possible": "could"}  # fmt: skip


def recast(
    reading: Reading, clause: Clause, standing: Standing, above: Clause | None, plural: bool
) -> Words | None:
    """Return the words that make the clause finite, by the token each replaces ("" leaves it out).

    ``above`` is the clause that governs it, ``plural`` its subject's number. ``None``: it cannot be done.
    """
    verb = reading.tokens[clause.node]
    if clause.form == "infinitive":
        return _infinitive(reading, clause, standing, plural)
    if clause.form == "participle" and verb.tag in ("VBN", "VBD"):
        return _passive(reading, clause, above, plural)
    if clause.form == "participle":
        return _active(reading, clause, standing, above, plural)
    return _finite(reading, clause, standing, plural)


def _finite(reading: Reading, clause: Clause, standing: Standing, plural: bool) -> Words | None:
    """Mend what is finite in place only: "demanded that he leave", the headline's "Two held in raid"."""
    verb = reading.tokens[clause.node]
    marks = [reading.tokens[m] for m in clause.marks]
    finite = any(m.tag in ("VBD", "VBZ", "VBP", "MD") for m in marks)
    if verb.tag == "VBG" and not finite:
        negated = next((m for m in marks if m.dep == "neg"), None)
        return {negated.i: f"{_is(plural)} not"} if negated else {verb.i: f"{_is(plural)} {verb.text}"}
    if not finite and any(m.tag == "VB" for m in marks):
        return None
    if clause.marks or clause.link == "conj":
        return {}
    if verb.tag == "VB" and clause.link not in _EMBEDDED:
        return None
    if clause.link in _EMBEDDED and (verb.tag == "VB" or (verb.tag == "VBP" and not plural)):
        wished = standing.path[-1:] and standing.path[-1].rule in _WISHES and clause.own_subject
        return {verb.i: f"should {verb.text}"} if wished else None
    if clause.link == "ccomp" and verb.tag in ("VBD", "VBN") and standing.status in _NOT_YET:
        return None
    if verb.tag == "VBN" and clause.link == "ROOT" and clause.object is None and clause.own_subject:
        if _is_told_in_full(reading, clause):
            return {}
        return None if _goes_on(reading, clause) else {verb.i: f"{_was(plural)} {verb.text}"}
    return {}


def _is_told_in_full(reading: Reading, clause: Clause) -> bool:
    """Tell "Residents of Rome, Italy, prepared for floods.": no headline that leaves out its "were"."""
    first, end = reading.sentences[clause.sentence]
    verb = reading.tokens[clause.node]
    harmed = verb.lemma in HARM_VERBS or any(
        reading.tokens[c].dep == "agent" for c in reading.children[verb.i]
    )
    rest = (reading.tokens[i] for i in range(first, verb.i))
    lone = not any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in rest)
    return reading.tokens[end - 1].text == "." and lone and not harmed and verb.lemma in INTRANSITIVE


def _goes_on(reading: Reading, clause: Clause) -> bool:
    """Tell the headline's "Man held in raid has day in court", whose verb comes later."""
    _, end = reading.sentences[clause.sentence]
    return any(reading.tokens[i].tag in ("VBZ", "VBP") for i in range(clause.node + 1, end))


def _infinitive(reading: Reading, clause: Clause, standing: Standing, plural: bool) -> Words | None:
    marks = [reading.tokens[m] for m in clause.marks]
    to = next((m for m in marks if m.tag == "TO"), None)
    lead = _TO.get(standing.status)
    if to is None or lead is None or clause.link == "advcl" or any(m.lemma == "have" for m in marks):
        return None
    rule = standing.path[-1].rule if standing.path else ""
    if rule.startswith(("purpose", "can")) or (lead == "should" and rule not in _WISHES):
        return None
    if any(m.dep == "neg" for m in marks):
        return None
    verb = reading.tokens[clause.node]
    return {to.i: _led(lead, plural), verb.i: verb.text.lower()}


def _active(
    reading: Reading, clause: Clause, standing: Standing, above: Clause | None, plural: bool
) -> Words | None:
    """Return the finite form of "-ing"."""
    if not _subject_is_sure(reading, clause, above):
        return None
    verb = reading.tokens[clause.node]
    lemma = LEMMAS.get(verb.text.lower()) or verb.lemma.lower()
    marks = [reading.tokens[m] for m in clause.marks]
    having = next((m for m in marks if m.text.lower() == "having"), None)
    being = next((m for m in marks if m.text.lower() == "being"), None)
    if having is not None or being is not None:
        first = having if having is not None else being
        assert first is not None
        return {first.i: "had" if having is not None else _was(plural)} if standing.certainty > 0 else None
    if negated := next((m for m in marks if m.dep == "neg"), None):
        return {negated.i: "did not", verb.i: lemma}
    if standing.status in _ING:
        return {verb.i: f"{_led(_ING[standing.status], plural)} {lemma}"}
    if standing.certainty < _FROM_HERE_SURE:
        return None
    if _is_past(reading, above):
        return {verb.i: past(lemma)}
    return {verb.i: (lemma if plural else third(lemma)) if lemma in STATIVE else f"{_is(plural)} {verb.text}"}


def _subject_is_sure(reading: Reading, clause: Clause, above: Clause | None) -> bool:
    """Tell whether who does what the participle says is plain from the tree."""
    if clause.own_subject:
        return True
    if above is None or clause.via is None or clause.first is not None:
        return False
    verb = reading.tokens[clause.node].lemma.lower()
    apart = clause.node > 0 and reading.tokens[clause.node - 1].text in _BREAKS
    if apart and verb in SENTENTIAL:
        return False
    if clause.link == "acl":
        vague = reading.tokens[clause.via].lemma.lower() in VAGUE_NOUNS
        return not vague and (not apart or verb in STATIVE)
    if above.passive or above.form in ("nominal", "apposition", "infinitive"):
        return False
    if clause.link == "advcl":
        return True
    preposition = reading.tokens[clause.via]
    return (
        clause.link == "pcomp"
        and preposition.text.lower() in _OPENERS
        and preposition.head in (above.node, above.head)
    )


def _passive(reading: Reading, clause: Clause, above: Clause | None, plural: bool) -> Words | None:
    """Return the finite form of a reduced relative: "an audit released", "groups aligned with"."""
    verb = reading.tokens[clause.node]
    if (being := _after_being(reading, clause, above)) is not None:
        return {being: _was(plural)}
    if clause.marks or clause.link != "acl" or clause.via is None or clause.first is not None:
        return None
    if reading.tokens[clause.via].lemma.lower() in VAGUE_NOUNS:
        return None
    above_it = reading.tokens[clause.via]
    if above_it.head == above_it.i and above_it.pos != "VERB" and _is_told_in_full(reading, clause):
        return {}
    lasting = verb.lemma.lower() in STATIVE and not _is_past(reading, above, perfect=False)
    return {verb.i: f"{_is(plural) if lasting else _was(plural)} {verb.text}"}


def _after_being(reading: Reading, clause: Clause, above: Clause | None) -> int | None:
    """Return the "being" of "died after being shot", whose subject is that of the verb above."""
    if clause.link != "pcomp" or clause.via is None or above is None or above.form != "finite":
        return None
    preposition = reading.tokens[clause.via]
    plain = [reading.tokens[m].text.lower() for m in clause.marks] == ["being"]
    after = preposition.text.lower() == "after" and preposition.head in (above.node, above.head)
    return clause.marks[0] if plain and after and clause.subject == above.subject else None


def _is_past(reading: Reading, above: Clause | None, perfect: bool = True) -> bool:
    if above is None:
        return True
    words = [reading.tokens[i] for i in (*above.marks, above.node)]
    return not any(w.tag in ("VBZ", "VBP", "MD") for w in words) or (perfect and _is_perfect(words))


def _is_perfect(words: list[Token]) -> bool:
    return any(w.lemma == "have" and w.dep == "aux" for w in words)


def _led(lead: str, plural: bool) -> str:
    return lead.format(be=_is(plural))


def _is(plural: bool) -> str:
    return "are" if plural else "is"


def _was(plural: bool) -> str:
    return "were" if plural else "was"
