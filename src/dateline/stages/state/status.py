"""Judge how far each clause has come true: its status, its certainty, and the words that decided it.

A clause's certainty is a product of factors along the way from the sentence's root: its own tense,
modals and negation, and the signature of each word that embeds it (the method of TruthTeller, Lotan,
Stern and Dagan 2013, with factors in place of signs). Refuses to use what it knows of the world.
"""

from __future__ import annotations

from typing import NamedTuple

from dateline.language.happenings import TAKES_PLACE
from dateline.language.modals import (
    ADVERBS,
    BOUND_MARKS,
    MARKS,
    MODALS,
    NEARLY,
    NEGATIVE_ADVERBS,
    NO_ONE,
    STANDINGS,
    THWARTED,
)
from dateline.language.verbs import NOUNS, SIGNATURES, VERBS, Signature, signature
from dateline.model import Reading, Status, Token
from dateline.stages.state.arranged import is_arranged
from dateline.stages.state.clauses import SUBJECTS, Clause, Clauses


class Step(NamedTuple):
    """One word's say in the matter: what it multiplied certainty by, and the status it lent."""

    word: str
    rule: str
    factor: float
    lends: Status | None = None


class Standing(NamedTuple):
    """A clause's status and certainty (-3…3), with the steps that led there, outermost first."""

    status: Status
    certainty: float
    path: tuple[Step, ...]


# The further along, the less sure: of two statuses on one path the later one here stands.
_WEAKEST: tuple[Status, ...] = (
    "happened", "ongoing", "agreed", "planned", "expected", "proposed", "demanded", "possible",
)  # fmt: skip
_RANK = {status: rank for rank, status in enumerate(_WEAKEST)}
# Kinds that leave a noun below them open: who plans an attack has had none, who reports one has.
_OPEN_TO_NOUNS = frozenset(
    """set plan promise expect threaten propose demand want hope try allow prevent fear oppose doubt deny
    refuse""".split()
)
_DEFINITE = frozenset("the this that these those his her its their our my your ’s 's latest".split())
_TEMPORAL = frozenset("before after by without since while upon despite besides until instead".split())
_AGREEING = frozenset({"agree", "approve", "endorse"})
_UNDER_PLANS = frozenset("plan proposal scheme agreement deal bill draft option".split())


def find_standings(reading: Reading, clauses: Clauses) -> tuple[Standing, ...]:
    """Return the standing of each clause of ``clauses``, in their order."""
    found: list[Standing] = []
    for clause in clauses.all:
        above = _context(reading, clause, clauses, found)
        own = _own(reading, clause)
        found.append(_combined(reading, clause, above, own))
    return tuple(found)


def _combined(reading: Reading, clause: Clause, above: list[Step], own: list[Step]) -> Standing:
    path = tuple(above + own)
    value, status = 3.0, _factual(reading, clause)
    for step in path:
        value *= step.factor
        if step.lends and _RANK[step.lends] > _RANK[status]:
            status = step.lends
    if value < 0:
        status = "denied"
    elif status == "happened" and reading.tokens[clause.head].lemma in _AGREEING:
        status = "agreed"
    return Standing(status, round(value, 2) + 0.0, path)


def _factual(reading: Reading, clause: Clause) -> Status:
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


# --- what the clause itself says -------------------------------------------------------------------


def _own(reading: Reading, clause: Clause) -> list[Step]:
    if clause.form == "nominal":
        return _of_noun(reading, clause.node)
    if clause.form == "apposition":
        return []
    steps = _modal_steps(reading, clause)
    steps += _adverb_steps(reading, clause)
    if _factual(reading, clause) == "ongoing" and is_arranged(reading, clause):
        steps.append(Step(reading.tokens[clause.head].text, "arranged", 0.97, "planned"))
    if _is_question(reading, clause):
        steps.append(Step("?", "question", 0.3, "possible"))
    return steps


def _of_noun(reading: Reading, noun: int) -> list[Step]:
    steps = []
    for c in reading.children[noun]:
        token = reading.tokens[c]
        if token.dep in ("amod", "det", "neg") and (standing := STANDINGS.get(token.text.lower())):
            steps.append(Step(token.text, "modifier", standing[1], standing[0]))
    return steps


def _modal_steps(reading: Reading, clause: Clause) -> list[Step]:
    marks = [reading.tokens[i] for i in clause.marks]
    negation = next((m for m in marks if m.dep == "neg"), None) or _denied_by(reading, clause)
    modal = next((m for m in marks if m.tag == "MD"), None)
    had = any(m.lemma == "have" and m.dep == "aux" for m in marks)
    if modal is not None and (entry := MODALS.get(modal.text.lower())):
        lends, holds, fails = entry
        if had and modal.text.lower() in ("could", "should", "would", "ought"):
            return [Step(f"{modal.text} have", "unreal", 0.4 if negation else -0.4, "possible")]
        if modal.text.lower() == "would":
            lends, holds = _would(reading, clause, holds)
        word = f"{modal.text} {negation.text}" if negation else modal.text
        return [Step(word, "modal", fails if negation else holds, lends)]
    return [Step(negation.text, "negation", -0.78)] if negation else []


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
            if reading.tokens[c].text.lower() in NO_ONE and reading.tokens[c].dep in ("det", "neg"):
                return reading.tokens[c]
    return None


def _attributes(reading: Reading, clause: Clause) -> list[int]:
    return [c for c in reading.children[clause.node] if reading.tokens[c].dep == "attr"]


def _adverb_steps(reading: Reading, clause: Clause) -> list[Step]:
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
            steps.append(Step(token.text, "adverb", entry[0], entry[1]))
        elif word in NEGATIVE_ADVERBS and token.dep != "neg":
            steps.append(Step(token.text, "negation", -0.85))
        elif word in NEARLY and token.i < clause.node:
            steps.append(Step(token.text, "nearly", -0.6))
        elif word == "longer" and any(reading.tokens[j].text.lower() == "no" for j in reading.children[c]):
            steps.append(Step("no longer", "negation", -0.9))
    return steps


def _is_question(reading: Reading, clause: Clause) -> bool:
    first, end = reading.sentences[clause.sentence]
    asks = any(reading.tokens[i].text == "?" for i in range(max(first, end - 2), end))
    return asks and clause.link == "ROOT"


# --- what stands above the clause ------------------------------------------------------------------


def _context(reading: Reading, clause: Clause, clauses: Clauses, found: list[Standing]) -> list[Step]:
    """Return the steps of all that embeds the clause."""
    if clause.governor is None or clause.via is None:
        return _uttered(reading, clause) or _headline(reading, clause)
    governor, standing = clauses.all[clause.governor], found[clause.governor]
    if clause.form == "nominal" and (thwarted := _thwarted(reading, clause, governor)):
        return [*_unsigned(standing), thwarted]
    if clause.form == "apposition":
        return []
    if clause.form == "nominal":
        return _around_noun(reading, clause, governor, standing)
    link = clause.link
    if (link == "relcl" and clause.form != "infinitive") or (link == "acl" and clause.form == "participle"):
        return []
    if link in ("conj", "parataxis", "appos"):
        return []
    if link == "advcl":
        return _adjunct(reading, clause, standing)
    if link == "pcomp":
        return _after_preposition(reading, clause, standing)
    return _embedded(reading, clause, governor, standing)


def _uttered(reading: Reading, clause: Clause) -> list[Step]:
    """Return the step of "…, she said, …" set into the clause that it reports."""
    for c in reading.children[clause.node]:
        token = reading.tokens[c]
        if token.dep == "parataxis" and token.pos == "VERB" and (found := VERBS.get(token.lemma)):
            return [Step(token.text, found.kind, found.holds)]
    return []


def _headline(reading: Reading, clause: Clause) -> list[Step]:
    """Return the step of a headline's future infinitive ("Ministers to meet")."""
    first = reading.sentences[clause.sentence][0]
    if clause.form == "infinitive" and (clause.subject is not None or first < clause.marks[0]):
        return [Step("to", "future infinitive", 0.8, "planned")]
    return [Step("to", "infinitive", 0.5, "possible")] if clause.form == "infinitive" else []


def _applied(word: str, rule: Signature, above: Standing) -> list[Step]:
    """Put a signature below what stands above it."""
    if rule.factive:
        return [Step(word, rule.kind, rule.holds if above.certainty >= 0 else rule.fails)]
    if above.certainty < 0:
        return [*_unsigned(above), Step(word, f"not {rule.kind}", rule.fails, rule.lends)]
    return [*above.path, Step(word, rule.kind, rule.holds, rule.lends)]


def _unsigned(above: Standing) -> tuple[Step, ...]:
    """Return the path above with its negations counted as done: their sign went into the choice of factor."""
    return tuple(Step(s.word, s.rule, abs(s.factor), s.lends) for s in above.path)


def _embedded(reading: Reading, clause: Clause, governor: Clause, standing: Standing) -> list[Step]:
    """Return the steps of a complement below its verb, noun or adjective."""
    assert clause.via is not None
    word = reading.tokens[clause.via]
    form = _complement_form(reading, clause)
    if word.i == governor.node and governor.head != governor.node and word.lemma != "be":
        word = reading.tokens[governor.head]
    if form == "why":
        return []
    if clause.form == "infinitive" and clause.passive and clause.link in ("acl", "relcl"):
        return [Step("to be", "future infinitive", 0.75, "planned")]
    if word.lemma == "be" and form == "to":
        return _applied(word.text, _of_be(reading, governor), standing)
    return _applied(word.text, signature(word.pos, word.lemma.lower(), form), standing)


def _of_be(reading: Reading, governor: Clause) -> Signature:
    """Return what "is to" stands for: "the plan is to move" plans, "the unit is to move" is set to."""
    if governor.head != governor.node:
        adjective = reading.tokens[governor.head]
        return signature("ADJ", adjective.lemma.lower(), "to")
    if governor.subject is not None:
        return NOUNS.get(reading.tokens[governor.subject].lemma.lower(), SIGNATURES["set"])
    return SIGNATURES["set"]


def _complement_form(reading: Reading, clause: Clause) -> str:
    if clause.form == "infinitive":
        return "to"
    marks = [
        reading.tokens[c].text.lower()
        for c in reading.children[clause.node]
        if reading.tokens[c].dep in ("mark", "advmod")
    ]
    if "whether" in marks or "if" in marks:
        return "whether"
    if "why" in marks or _is_free_relative(reading, clause):
        return "why"
    if clause.form == "participle" or (reading.tokens[clause.node].tag == "VBG" and not clause.marks):
        return "ing"
    if reading.tokens[clause.node].tag == "VB" and not clause.marks:
        return "to"
    return "that"


def _is_free_relative(reading: Reading, clause: Clause) -> bool:
    """Tell "saw what he had hidden": no embedded claim, but a thing."""
    children = (reading.tokens[c] for c in reading.children[clause.node])
    return any(c.tag == "WP" and c.text.lower() in ("what", "whatever") for c in children)


def _adjunct(reading: Reading, clause: Clause, standing: Standing) -> list[Step]:
    words = (reading.tokens[c] for c in reading.children[clause.node])
    links = (w.text.lower() for w in words if w.dep in ("mark", "advmod"))
    word = next((w for w in links if w in MARKS or w in BOUND_MARKS), "")
    if clause.form == "infinitive":
        return [*_unsigned(standing), Step("to", "purpose", 0.7, "planned")]
    if word in MARKS:
        lends, factor = MARKS[word]
        return [Step(word, "link", factor, lends)]
    if _is_open(reading, clause) if word in BOUND_MARKS else clause.form == "participle":
        return list(standing.path) if standing.certainty >= 0 else []
    return []


def _is_open(reading: Reading, clause: Clause) -> bool:
    """Tell whether "once it rains" leaves open when; "after it rained" does not."""
    words = [reading.tokens[i] for i in (*clause.marks, clause.node)]
    return not any(w.tag == "VBD" or (w.lemma == "have" and w.dep == "aux") for w in words)


def _after_preposition(reading: Reading, clause: Clause, standing: Standing) -> list[Step]:
    assert clause.via is not None
    preposition = reading.tokens[clause.via]
    word, lemma = preposition.text.lower(), reading.tokens[preposition.head].lemma.lower()
    outer = reading.tokens[preposition.head]
    table = NOUNS if outer.pos == "NOUN" else VERBS
    rule = table.get(f"{lemma}:{word}")
    if rule is None and word not in _TEMPORAL:
        rule = table.get(f"{lemma}:ing") or (table.get(lemma) if outer.pos == "NOUN" else None)
    if rule is not None:
        return _applied(f"{outer.text} {word}", rule, standing)
    if word in MARKS:
        lends, factor = MARKS[word]
        return [Step(word, "link", factor, lends)]
    return list(standing.path) if standing.certainty >= 0 else []


def _around_noun(reading: Reading, clause: Clause, governor: Clause, standing: Standing) -> list[Step]:
    """Return the steps above a happening told as a noun."""
    noun = reading.tokens[clause.node]
    before = (reading.tokens[c] for c in reading.children[noun.i])
    definite = any(t.dep == "poss" or t.text.lower() in _DEFINITE for t in before)
    word, form = reading.tokens[noun.head], "np"
    if noun.dep == "pobj":
        form, word = word.text.lower(), reading.tokens[word.head]
    if noun.dep in SUBJECTS:
        return _as_subject(reading, governor, standing, definite)
    pos = "VERB" if word.pos in ("VERB", "AUX") else "NOUN"
    table = VERBS if pos == "VERB" else NOUNS
    rule = table.get(f"{word.lemma.lower()}:{form}") or table.get(word.lemma.lower())
    if (
        rule
        and rule.kind in _OPEN_TO_NOUNS
        and (noun.dep == "dobj" or form in ("for", "of", "to", "against"))
    ):
        return _applied(word.text, rule, standing)
    if definite:
        return []
    if standing.certainty < 0 and noun.dep != "dobj":
        return []
    return list(standing.path)


def _thwarted(reading: Reading, clause: Clause, governor: Clause) -> Step | None:
    """Return the step of a happening that was put off or called off: "the flight was delayed"."""
    verb = reading.tokens[governor.head]
    undergoes = clause.link == ("nsubjpass" if governor.passive else "dobj")
    if not undergoes or clause.via != governor.node or reading.tokens[clause.node].lemma in NOUNS:
        return None
    factor = THWARTED.get(verb.lemma)
    return Step(verb.text, "thwarted", factor) if factor is not None else None


def _as_subject(reading: Reading, governor: Clause, standing: Standing, definite: bool) -> list[Step]:
    verb = reading.tokens[governor.head].lemma
    if governor.passive and (rule := VERBS.get(verb)) and rule.kind in _OPEN_TO_NOUNS:
        return _applied(verb, rule, standing)
    if verb in TAKES_PLACE or not definite:
        return list(standing.path)
    return []
