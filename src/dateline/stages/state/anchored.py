"""Tell whether a cut-out clause says whom it speaks of: no "we", no "it" left hanging, no doubtful subject.

A pronoun may stay where what it stands for stands in the same sentence. Refuses to resolve: that is for
``mentions``.
"""

from __future__ import annotations

from collections.abc import Set

from dateline.language.happenings import HAPPENINGS
from dateline.language.people import GROUPS
from dateline.language.verbs import NOUNS
from dateline.model import Token
from dateline.stages.state.clauses import Clause, is_speech
from dateline.stages.state.wording import Wording

_HERE_AND_NOW = frozenset(
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves here this that these "
    "those".split()
)
_FINITE = frozenset({"VBP", "VBZ", "VBD"})
_MASSES = frozenset(
    "percent news series politics economics headquarters year month week day dollar mile".split()
)
_PERIODS = frozenset("day week month year decade morning evening night time".split())
_THIRD = frozenset("he him his she her hers it its they them their theirs".split())
_NOBODY_NAMED = frozenset(
    """anyone anybody someone somebody everyone everybody those many few some several most more others another
    all both one ones none each any something anything everything nothing what who whoever whatever which it
    this that half two three people they he she""".split()
)


def is_anchored(wording: Wording, kept: Set[int], clause: Clause) -> bool:
    """Tell whether all pronouns among ``kept`` stand for what ``kept``, or the subject, names."""
    return not any(_hangs(wording, wording.reading.tokens[i], kept, clause) for i in kept)


def _hangs(wording: Wording, token: Token, kept: Set[int], clause: Clause) -> bool:
    word = token.text.lower()
    if word in _HERE_AND_NOW and token.text != "US":
        relative = token.tag in ("IN", "WDT") or token.dep == "mark"
        antecedent = any(
            wording.reading.tokens[c].dep in ("relcl", "prep", "acl")
            for c in wording.reading.children[token.i]
        )
        return not relative and not (antecedent and word in ("that", "those"))
    if word not in _THIRD or token.pos != "PRON" or token.dep == "expl":
        return False
    if token.i == clause.subject:
        return False
    stands = wording.mentions.stands_for(token.i)
    if token.tag == "PRP" and wording.is_subject(stands, clause) and _is_fellow(wording, token, clause):
        return True
    if wording.in_words(token.i, kept, clause) != token.text or wording.is_told(
        token.i, stands, kept, clause
    ):
        return False
    if stands == token.i and token.tag == "PRP$":
        return not any(wording.reading.tokens[i].pos in ("NOUN", "PROPN") for i in kept if i < token.i)
    return stands == token.i or not (stands in kept or wording.is_subject(stands, clause))


def _is_fellow(wording: Wording, token: Token, clause: Clause) -> bool:
    """Tell the "him" of "Lee met him", which cannot be Lee."""
    above = wording.reading.tokens[token.head]
    return clause.node in (above.i, above.head if above.pos == "ADP" else above.i)


def is_sure_of_subject(wording: Wording, clause: Clause) -> bool:
    """Tell whether the subject is named, and taken for the right one as far as can be seen."""
    if clause.subject is None:
        return True
    token = wording.reading.tokens[clause.subject]
    noun = wording.mentions.stands_for(clause.subject)
    word = token.text.lower()
    if word == "it" and not _speaks_of_itself(wording, clause, noun):
        return False
    if word == "they" and not (
        _was_just_spoken_of(wording, clause, noun) and _can_act(wording, clause, noun)
    ):
        return False
    if word == "who" and wording.reading.tokens[noun].lemma.lower() in HAPPENINGS:
        return False
    held = wording.subject_tokens(clause)
    head, acts = wording.reading.tokens[noun], wording.reading.tokens[clause.node].pos == "VERB"
    if (len(held) < 2 and head.pos == "NUM") or (head.lemma in _PERIODS and acts):
        return False
    if word in ("who", "that", "which") and _is_of_some(wording, clause, head):
        return False
    if (
        all(wording.reading.tokens[i].dep == "advmod" for i in held - {noun})
        and wording.reading.tokens[noun].text.lower() in _NOBODY_NAMED
    ):
        return False
    if any(wording.reading.tokens[i].tag in ("WP", "WRB", "WP$") for i in held if i <= noun):
        return False
    return not _disagrees(wording, clause, noun)


def _is_of_some(wording: Wording, clause: Clause, noun: Token) -> bool:
    """Tell "laws that never change" from "the men who fled": what is said of some would be told of all."""
    tokens = wording.reading.tokens
    present = any(tokens[i].tag in ("VBZ", "VBP", "MD") for i in (clause.node, *clause.marks))
    if not present or clause.subject is None or noun.pos != "NOUN" or tokens[clause.subject - 1].text == ",":
        return False
    return not any(
        tokens[c].dep in ("poss", "nummod") or tokens[c].text.lower() in ("the", "its", "these", "those")
        for c in wording.reading.children[noun.i]
    )


def _was_just_spoken_of(wording: Wording, clause: Clause, noun: int) -> bool:
    """Tell a "they" that takes up a name, or what its own or the last sentence speaks of."""
    if wording.mentions.entity(noun) is not None:
        return True
    first, _ = wording.reading.sentences[max(0, clause.sentence - 1)]
    return noun >= first


def _can_act(wording: Wording, clause: Clause, noun: int) -> bool:
    """Tell who "they" may be that do something: plans and talks do nothing."""
    tokens = wording.reading.tokens
    lemma = tokens[noun].lemma.lower()
    return clause.passive or tokens[clause.node].pos == "AUX" or not (lemma in NOUNS or lemma in HAPPENINGS)


def _speaks_of_itself(wording: Wording, clause: Clause, noun: int) -> bool:
    """Tell "the group said it had left" from the "it" that may stand for anything."""
    if noun == clause.subject or clause.governor is None:
        return False
    above = wording.clauses.all[clause.governor]
    while above.governor is not None and above.form != "finite":
        above = wording.clauses.all[above.governor]
    speaks = is_speech(wording.reading, above) or clause.link in ("ccomp", "advcl")
    return speaks and above.subject is not None and wording.mentions.stands_for(above.subject) == noun


def _disagrees(wording: Wording, clause: Clause, noun: int) -> bool:
    """Tell "Ann Lee have said", where a subject was lost or a pronoun was taken for the wrong one."""
    reading, entity = wording.reading, wording.mentions.entity(noun)
    token = reading.tokens[noun]
    if len(wording.several(clause)) > 1 or any(
        reading.tokens[c].dep == "conj" for c in reading.children[noun]
    ):
        return False
    words = [reading.tokens[i] for i in (*clause.marks, clause.node)]
    first = min((w for w in words if w.tag in _FINITE), key=lambda w: w.i, default=None)
    if first is None:
        return False
    plural = first.tag == "VBP" or first.text.lower() == "were"
    singular = first.tag == "VBZ" or first.text.lower() == "was"
    if token.tag in ("NN", "NNP"):
        several = token.lemma.lower() in GROUPS or (entity is not None and entity.type != "PERSON")
        return plural and not several and not _is_counted(wording, noun)
    return singular and token.tag == "NNS" and token.lemma.lower() not in _MASSES


def _is_counted(wording: Wording, noun: int) -> bool:
    """Tell "a number of ships are", "a third of them have"."""
    return any(wording.reading.tokens[c].text.lower() == "of" for c in wording.reading.children[noun])
