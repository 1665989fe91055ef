"""Judge what stands above a clause: the signatures of the words that embed it, link it, name it.

Refuses to judge the clause's own words: those are for ``asserted``.
"""

from __future__ import annotations

from dateline.language.happenings import MOVES, OCCURS, RESULTS
from dateline.language.modals import BOUND_MARKS, MARKS, NO_ONE, THWARTED
from dateline.language.verbs import NOUNS, SIGNATURES, VERBS, Signature, signature
from dateline.model import Bearing, Reading, Token
from dateline.stages.state.clauses import SUBJECTS, Clause, Clauses
from dateline.stages.state.standing import Standing

# Kinds that leave a noun below them open: who plans an attack has had none, who reports one has.
_OPEN_TO_NOUNS = frozenset(
    """set plan promise expect threaten propose demand want hope try allow prevent fear oppose doubt deny
    refuse""".split()
)
_ANY = frozenset({"any", "anything", "anyone", "anybody"})
# From here on a clause is taken to have come true.
_SURE = 2.4
# What is asked with these is taken for granted: who does not say when it fell says that it fell.
_PRESUMING = frozenset({"why", "when", "where", "how"})
# Who is the first to be told has been told.
_ORDINALS = frozenset("first second third fourth fifth last latest only youngest oldest".split())
# What stands after these is a cause or a time before: it has happened, whatever came of it.
_PRESUMED = frozenset("after following despite".split())
_DEFINITE = frozenset("the this that these those his her its their our my your ’s 's latest".split())
_TEMPORAL = frozenset("before after by without since while upon despite besides until instead".split())


def embedded(reading: Reading, clause: Clause, clauses: Clauses, found: list[Standing]) -> list[Bearing]:
    """Return the steps of all that embeds the clause."""
    if clause.governor is None or clause.via is None:
        return _uttered(reading, clause) or _headline(reading, clause)
    governor, standing = clauses.all[clause.governor], found[clause.governor]
    if clause.form == "nominal" and (thwarted := _thwarted(reading, clause, governor)):
        return [*_unsigned(standing), thwarted]
    if clause.form == "apposition":
        return []
    if clause.link in ("acl", "relcl") and (none := _of_none(reading, clause, standing)):
        return none
    if clause.form == "nominal":
        return _around_noun(reading, clause, governor, standing)
    link = clause.link
    if (link == "relcl" and clause.form != "infinitive") or (link == "acl" and clause.form == "participle"):
        return []
    if link in ("conj", "parataxis", "appos") or _is_run_on(reading, clause, governor):
        return []
    if link == "advcl":
        return _adjunct(reading, clause, standing)
    if link == "pcomp":
        return _after_preposition(reading, clause, standing)
    return _as_complement(reading, clause, governor, standing)


def _is_run_on(reading: Reading, clause: Clause, governor: Clause) -> bool:
    """Tell "The roads are closed, the mayor may resign", where parsers put the first below the second."""
    if clause.link != "ccomp" or clause.node > governor.node or not clause.own_subject:
        return False
    return signature("VERB", reading.tokens[governor.head].lemma.lower(), "that").kind == "plain"


def _of_none(reading: Reading, clause: Clause, standing: Standing) -> list[Bearing]:
    """Return the steps of what hangs on a noun that is denied: "found no trail leading there"."""
    assert clause.via is not None
    noun = reading.tokens[clause.via]
    words = {noun.text.lower(), *(reading.tokens[c].text.lower() for c in reading.children[noun.i])}
    none = words & (NO_ONE if standing.certainty >= 0 else NO_ONE | _ANY)
    if not none or clause.form == "infinitive":
        return []
    return [Bearing(min(none), "of none", -0.5)]


def _uttered(reading: Reading, clause: Clause) -> list[Bearing]:
    """Return the step of "…, she said, …" set into the clause that it reports."""
    for c in reading.children[clause.node]:
        token = reading.tokens[c]
        if token.dep == "parataxis" and token.pos == "VERB" and (found := VERBS.get(token.lemma)):
            return [Bearing(token.text, found.kind, found.holds)]
    return []


def _headline(reading: Reading, clause: Clause) -> list[Bearing]:
    """Return the step of a headline's future infinitive ("Ministers to meet")."""
    first = reading.sentences[clause.sentence][0]
    opens = not clause.marks or first == clause.marks[0]
    if clause.form == "infinitive" and (clause.subject is not None or not opens):
        return [Bearing("to", "future infinitive", 0.87, "planned")]
    return [Bearing("to", "infinitive", 0.5, "possible")] if clause.form == "infinitive" else []


def _applied(word: str, rule: Signature, above: Standing) -> list[Bearing]:
    """Put a signature below what stands above it."""
    if rule.factive:
        return [Bearing(word, rule.kind, rule.holds if above.certainty >= 0 else rule.fails)]
    if above.certainty < 0:
        return [*_unsigned(above), Bearing(word, f"not {rule.kind}", rule.fails, rule.lends)]
    return [*above.path, Bearing(word, rule.kind, rule.holds, rule.lends)]


def _unsigned(above: Standing) -> tuple[Bearing, ...]:
    """Return the path above with its negations counted as done: their sign went into the choice of factor."""
    return tuple(Bearing(s.word, s.rule, abs(s.factor), s.lends) for s in above.path)


def _as_complement(reading: Reading, clause: Clause, governor: Clause, standing: Standing) -> list[Bearing]:
    """Return the steps of a complement below its verb, noun or adjective."""
    assert clause.via is not None
    word = reading.tokens[clause.via]
    form = _complement_form(reading, clause)
    if word.i == governor.node and governor.head != governor.node and word.lemma != "be":
        word = reading.tokens[governor.head]
    if form == "why":
        return []
    if clause.form == "infinitive" and _is_still_to_come(reading, clause, word):
        return [*standing.path, Bearing("yet to", "not yet", -0.8)]
    if clause.form == "infinitive" and clause.link in ("acl", "relcl"):
        if any(reading.tokens[c].text.lower() in _ORDINALS for c in reading.children[word.i]):
            return list(standing.path)
        if clause.passive:
            return [Bearing("to be", "future infinitive", 0.75, "planned")]
    if word.lemma == "be" and form == "to":
        rule = _of_be(reading, governor)
    else:
        rule = signature(word.pos, word.lemma.lower(), form)
    if rule.lends == "planned" and form == "that" and clause.form == "finite" and _is_past(reading, clause):
        return []  # nobody plans that something was
    steps = _applied(word.text, rule, standing)
    if rule.kind == "set" and steps[-1].rule == "set" and _is_past(reading, governor):
        steps.append(Bearing("was to", "past plan", 0.7))
    return steps


def _is_past(reading: Reading, clause: Clause) -> bool:
    return any(reading.tokens[i].tag == "VBD" for i in (*clause.marks, clause.node))


def _of_be(reading: Reading, governor: Clause) -> Signature:
    """Return what "is to" stands for: "the plan is to move" plans, "the unit is to move" is set to."""
    if governor.head != governor.node:
        adjective = reading.tokens[governor.head]
        return signature("ADJ", adjective.lemma.lower(), "to")
    if governor.subject is not None:
        return NOUNS.get(reading.tokens[governor.subject].lemma.lower(), SIGNATURES["set"])
    return SIGNATURES["set"]


def _is_still_to_come(reading: Reading, clause: Clause, verb: Token) -> bool:
    """Tell "has yet to agree", "is yet to be found"."""
    beside = (*reading.children[verb.i], *reading.children[clause.node])
    return verb.lemma in ("have", "be") and any(reading.tokens[c].text.lower() == "yet" for c in beside)


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
    if _PRESUMING & set(marks) or _is_free_relative(reading, clause):
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


def _adjunct(reading: Reading, clause: Clause, standing: Standing) -> list[Bearing]:
    words = (reading.tokens[c] for c in reading.children[clause.node])
    links = (w.text.lower() for w in words if w.dep in ("mark", "advmod"))
    word = next((w for w in links if w in MARKS or w in BOUND_MARKS), "")
    if word == "without":
        return [_without(standing)]
    if clause.form == "infinitive" and _is_result(reading, clause, standing):
        return list(standing.path)
    if clause.form == "infinitive" and standing.certainty < 0:
        return [Bearing("to", "purpose of nothing", 0.2, "possible")]
    if clause.form == "infinitive":
        return [*standing.path, Bearing("to", "purpose", 0.7, "planned")]
    if word in MARKS:
        lends, factor = MARKS[word]
        return [Bearing(word, "link", factor, lends)]
    if _is_open(reading, clause) if word in BOUND_MARKS else clause.form == "participle":
        return list(standing.path) if standing.certainty >= 0 else []
    return []


def _is_result(reading: Reading, clause: Clause, standing: Standing) -> bool:
    """Tell "rose to close at 90", "rallied to win", where the infinitive tells what came of it."""
    assert clause.via is not None
    verb, above = reading.tokens[clause.node].lemma, reading.tokens[clause.via].lemma
    return standing.certainty > _SURE and (verb in RESULTS or above in MOVES)


def _is_open(reading: Reading, clause: Clause) -> bool:
    """Tell whether "once it rains" leaves open when; "after it rained" does not."""
    words = [reading.tokens[i] for i in (*clause.marks, clause.node)]
    return not any(w.tag == "VBD" or (w.lemma == "have" and w.dep == "aux") for w in words)


def _after_preposition(reading: Reading, clause: Clause, standing: Standing) -> list[Bearing]:
    assert clause.via is not None
    if _complement_form(reading, clause) == "whether":  # "questions over whether it fell"
        lends, factor = MARKS["whether"]
        return [Bearing("whether", "link", factor, lends)]
    preposition = reading.tokens[clause.via]
    word, lemma = preposition.text.lower(), reading.tokens[preposition.head].lemma.lower()
    outer = reading.tokens[preposition.head]
    table = NOUNS if outer.pos == "NOUN" else VERBS
    rule = table.get(f"{lemma}:{word}")
    if rule is None and word not in _TEMPORAL:
        rule = table.get(f"{lemma}:ing") or (table.get(lemma) if outer.pos == "NOUN" else None)
    if rule is not None:
        return _applied(f"{outer.text} {word}", rule, standing)
    if word == "without":
        return [_without(standing)]
    if word in MARKS:
        lends, factor = MARKS[word]
        return [Bearing(word, "link", factor, lends)]
    return list(standing.path) if standing.certainty >= 0 else []


def _without(above: Standing) -> Bearing:
    """Tell "left without paying", where nobody paid, from "cannot leave without paying"."""
    if above.certainty > _SURE:
        return Bearing("without", "link", -0.5)
    return Bearing("without", "open link", 0.1, "possible")


def _around_noun(reading: Reading, clause: Clause, governor: Clause, standing: Standing) -> list[Bearing]:
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
    if definite or form in _PRESUMED or (form, word.text.lower()) == ("to", "due"):
        return []
    if standing.certainty < 0 and noun.dep != "dobj":
        return []
    return list(standing.path)


def _thwarted(reading: Reading, clause: Clause, governor: Clause) -> Bearing | None:
    """Return the step of a happening that was put off or called off: "the flight was delayed"."""
    verb = reading.tokens[governor.head]
    undergoes = clause.link == ("nsubjpass" if governor.passive else "dobj")
    if not undergoes or clause.via != governor.node or reading.tokens[clause.node].lemma in NOUNS:
        return None
    factor = THWARTED.get(verb.lemma)
    return Bearing(verb.text, "thwarted", factor) if factor is not None else None


def _as_subject(reading: Reading, governor: Clause, standing: Standing, definite: bool) -> list[Bearing]:
    verb = reading.tokens[governor.head].lemma
    if governor.passive and (rule := VERBS.get(verb)) and rule.kind in _OPEN_TO_NOUNS:
        return _applied(verb, rule, standing)
    if verb in OCCURS or not definite:
        return list(standing.path)
    return []
