"""Judge what a clause says of itself: its tense, modal verb, negation and adverbs.

Refuses to look above the clause: what embeds it is for ``embedded``.
"""

from __future__ import annotations

from dateline.language.modals import ADDING, ADVERBS, MODALS, NEARLY, NEGATIVE_ADVERBS, NO_ONE, STANDINGS
from dateline.model import Bearing, Reading, Status, Token
from dateline.stages.state.arranged import is_arranged
from dateline.stages.state.clauses import Clause

_UNDER_PLANS = frozenset("plan proposal scheme agreement deal bill draft option".split())


def factual(reading: Reading, clause: Clause) -> Status:
    """Return "ongoing" for what goes on as the report is written, else "happened"."""
    if clause.form != "finite":
        return "happened"
    words = [reading.tokens[i] for i in clause.marks] + [reading.tokens[clause.node]]
    tags = {w.tag for w in words}
    present = bool(tags & {"VBZ", "VBP"}) and "VBD" not in tags
    perfect = any(w.lemma == "have" and w.dep == "aux" for w in words[:-1])
    if not present or _is_headline(reading, clause):
        return "happened"
    if perfect:
        return "ongoing" if "VBG" in tags or _lasts(reading, clause) else "happened"
    return "ongoing"


def _lasts(reading: Reading, clause: Clause) -> bool:
    """Tell "has lived there since spring"."""
    since = any(reading.tokens[c].text.lower() == "since" for c in reading.children[clause.node])
    return since and reading.tokens[clause.node].lemma in ("be", "have", "live", "hold", "remain")


def _is_headline(reading: Reading, clause: Clause) -> bool:
    first, end = reading.sentences[clause.sentence]
    return end - first <= 20 and reading.tokens[end - 1].text not in '.?!”"'


def asserted(reading: Reading, clause: Clause) -> list[Bearing]:
    """Return the steps of the clause's own words, in the order in which they apply."""
    if clause.form == "nominal":
        return _of_noun(reading, clause.node)
    if clause.form == "apposition":
        return []
    steps = _modal_steps(reading, clause)
    steps += _adverb_steps(reading, clause)
    if factual(reading, clause) == "ongoing" and is_arranged(reading, clause):
        steps.append(Bearing(reading.tokens[clause.head].text, "arranged", 0.97, "planned"))
    if _is_question(reading, clause):
        steps.append(Bearing("?", "question", 0.3, "possible"))
    return steps


def _of_noun(reading: Reading, noun: int) -> list[Bearing]:
    steps = []
    for c in reading.children[noun]:
        token = reading.tokens[c]
        if token.dep in ("amod", "det", "neg") and (standing := STANDINGS.get(token.text.lower())):
            steps.append(Bearing(token.text, "modifier", standing[1], standing[0]))
    return steps


def _modal_steps(reading: Reading, clause: Clause) -> list[Bearing]:
    marks = [reading.tokens[i] for i in clause.marks]
    negation = next((m for m in marks if m.dep == "neg" and not _adds(reading, m)), None)
    denied = _denied_by(reading, clause) if negation is None else None
    negation = negation or denied
    modal = next((m for m in marks if m.tag == "MD"), None)
    had = any(m.lemma == "have" and m.dep == "aux" for m in marks)
    if modal is not None and (entry := MODALS.get(modal.text.lower())):
        lends, holds, fails = entry
        if had and modal.text.lower() in ("could", "should", "would", "ought"):
            return [Bearing(f"{modal.text} have", "unreal", 0.4 if negation else -0.4, "possible")]
        if modal.text.lower() == "would":
            lends, holds = _would(reading, clause, holds)
        word = f"{modal.text} {negation.text}" if negation else modal.text
        return [Bearing(word, "modal", fails if negation else holds, lends)]
    if denied is not None and denied.i > clause.node:
        return [Bearing(denied.text, "denied object", -0.4)]
    return [Bearing(negation.text, "negation", -0.72)] if negation else []


def _adds(reading: Reading, negation: Token) -> bool:
    """Tell the "not" of "not only": it denies nothing."""
    after = negation.i + 1
    return after < len(reading.tokens) and reading.tokens[after].text.lower() in ADDING


def _compares(reading: Reading, word: Token) -> bool:
    """Tell the "no" of "no better way": it praises, it denies nothing."""
    after = word.i + 1
    return after < len(reading.tokens) and reading.tokens[after].tag in ("JJR", "RBR")


def _would(reading: Reading, clause: Clause, holds: float) -> tuple[Status, float]:
    """Tell the would of a plan, of what was to come, and of a condition apart."""
    for c in reading.children[clause.node]:
        token = reading.tokens[c]
        if token.text.lower() == "under" and any(
            reading.tokens[j].lemma in _UNDER_PLANS for j in reading.children[c]
        ):
            return "proposed", holds
        if token.dep == "advcl" and any(reading.tokens[j].text.lower() == "if" for j in reading.children[c]):
            return "possible", 0.4
    return "expected", holds


def _denied_by(reading: Reading, clause: Clause) -> Token | None:
    """Return the word that denies the clause from its subject or object ("no one", "no decision")."""
    for i in (clause.subject if clause.own_subject else None, clause.object, *_attributes(reading, clause)):
        if i is None:
            continue
        if reading.tokens[i].text.lower() in NO_ONE:
            return reading.tokens[i]
        for c in reading.children[i]:
            token = reading.tokens[c]
            denies = token.text.lower() in NO_ONE and token.dep in ("det", "neg", "preconj")
            if denies and not _compares(reading, token):
                return token
    return None


def _attributes(reading: Reading, clause: Clause) -> list[int]:
    return [c for c in reading.children[clause.node] if reading.tokens[c].dep == "attr"]


def _adverb_steps(reading: Reading, clause: Clause) -> list[Bearing]:
    steps = []
    for c in (
        *reading.children[clause.node],
        *(reading.children[clause.head] if clause.head != clause.node else ()),
    ):
        token = reading.tokens[c]
        word = token.text.lower()
        if token.dep not in ("advmod", "npadvmod", "neg"):
            continue
        if (entry := ADVERBS.get(word)) and c not in clause.marks:
            steps.append(Bearing(token.text, "adverb", entry[0], entry[1]))
        elif word in NEGATIVE_ADVERBS and token.dep != "neg":
            steps.append(Bearing(token.text, "negation", -0.85))
        elif word in NEARLY and token.i < clause.node:
            steps.append(Bearing(token.text, "nearly", -0.6))
        elif word == "longer" and any(reading.tokens[j].text.lower() == "no" for j in reading.children[c]):
            steps.append(Bearing("no longer", "negation", -0.9))
    return steps


def _is_question(reading: Reading, clause: Clause) -> bool:
    first, end = reading.sentences[clause.sentence]
    asks = any(reading.tokens[i].text == "?" for i in range(max(first, end - 2), end))
    return asks and clause.link == "ROOT"
