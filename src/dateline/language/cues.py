"""Attribution cues: the verbs, nouns and prepositions that hand words or thoughts to someone.

Each cue has a kind, a strength (how far it stands behind its content, -3 denies … 3 vouches) and the
complements that make it a cue: ``c`` a clause or quotation, ``o`` a plain object, ``x`` an infinitive,
``q`` quotations only. After the attribution classes of PARC and PolNeAR (Pareti 2012; Newell 2018).
"""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """What one cue lends to its content."""

    kind: str
    strength: int
    takes: str


def _table(rows: tuple[tuple[str, int, str, str], ...]) -> dict[str, Cue]:
    return {word: Cue(kind, strength, takes) for kind, strength, takes, words in rows for word in words.split()}


VERBS: dict[str, Cue] = _table(
    (
        ("say", 2, "c", "say tell state add remark comment explain recall reply respond answer write chant cry recite signal protest remind read observe quip "
                        "joke reiterate opine muse shout yell whisper exclaim testify recount relate"),
        ("say", 2, "q", "continue laugh begin conclude retort interject intone sigh"),
        ("say", 2, "co", "announce declare report mention describe note detail outline tweet discuss broadcast address echo invoke specify clarify unveil articulate portray identify present proclaim debate examine explore investigate "
                         "quote cite reference highlight underscore emphasise emphasize stress underline repeat"),
        ("show", 3, "co", "reveal disclose show find confirm demonstrate indicate discover acknowledge admit "
                          "concede recognise recognize determine document verify attest illustrate reflect"),
        ("claim", 1, "co", "claim allege assert argue contend maintain insist suggest imply hint charge posit "
                           "boast purport speculate theorise theorize tout characterise characterize"),
        ("deny", -3, "co", "deny refute rebut dispute reject dismiss downplay ignore repudiate disavow disprove contradict"),
        ("doubt", -1, "co", "scrutinise scrutinize doubt question challenge wonder"),
        ("warn", 1, "co", "warn caution fear worry lament bemoan mourn regret"),
        ("promise", 1, "cxo", "promise vow pledge swear guarantee threaten offer"),
        ("demand", 0, "cxo", "demand urge request insist order instruct direct command beg implore plead advise persuade convince exhort dare press recommend "
                             "encourage propose advocate"),
        ("ask", 0, "co", "ask inquire"),
        ("believe", 1, "cx", "believe think feel know suspect assume consider understand accept figure guess reckon realise "
                             "realize fathom comprehend remember forget hope wish expect anticipate predict forecast project estimate "
                             "conclude imagine presume calculate see hear learn"),
        ("believe", 1, "co", "envision envisage favor favour support promote back endorse oppose love hate like dislike respect admire "
                             "trust prefer regard view judge despise resent embrace champion extol compliment herald desire appreciate welcome applaud praise hail celebrate laud tout defend"),
        ("intend", 1, "xo", "want plan intend seek aim hope agree decide refuse decline prepare choose opt "
                           "consider"),
        ("criticise", 1, "co", "criticise criticize condemn denounce decry slam blast mock ridicule deride attack accuse "
                               "blame bash rip assail rebuke scold fault lambast lambaste bemoan taunt insult chide"),
        ("call", 1, "o", "call dub label brand liken compare thank congratulate"),
        ("agree", 2, "cx", "agree decide rule vote"),
    )
)  # fmt: skip

# Verb and preposition together: the preposition belongs to the cue, its object is the content.
PHRASAL: dict[str, frozenset[str]] = {
    verb: frozenset(preps.split())
    for verb, preps in {
        "call": "for on", "speak": "about of out against", "talk": "about", "complain": "about of", "warn": "of about "
        "against", "accuse": "of", "respond": "to with", "react": "to", "refer": "to", "point": "to out", "object": "to",
        "agree": "with on to", "disagree": "with", "comment": "on", "focus": "on", "boast": "about of", "brag": "about",
        "push": "for", "argue": "for against", "insist": "on", "hint": "at", "hit": "back", "fire": "back", "think": "of "
        "about", "worry": "about", "wonder": "about", "express": "", "raise": "", "lay": "out", "criticise": "for",
        "criticize": "for", "praise": "for", "blame": "for on", "apologise": "for", "apologize": "for", "learn": "of about",
        "care": "about", "look": "to", "weigh": "in", "believe": "in", "dream": "of", "allude": "to", "testify": "about to", "rail": "against", "object": "to", "seize": "on", "double": "down", "go": "after", "rally": "behind",
    }.items()
}  # fmt: skip

# Verb and particle together ("point out"), where the verb alone would be no cue.
PARTICLES: dict[tuple[str, str], Cue] = {
    ("point", "out"): Cue("show", 2, "co"),
    ("find", "out"): Cue("show", 3, "co"),
    ("lay", "out"): Cue("say", 2, "o"),
    ("set", "out"): Cue("say", 2, "o"),
    ("spell", "out"): Cue("say", 2, "co"),
    ("sum", "up"): Cue("say", 1, "co"),
    ("call", "out"): Cue("criticise", 1, "o"),
    ("rule", "out"): Cue("deny", -3, "o"),
    ("hit", "back"): Cue("say", 1, "c"),
    ("fire", "back"): Cue("say", 1, "c"),
    ("bring", "up"): Cue("say", 2, "o"),
    ("figure", "out"): Cue("believe", 2, "c"),
}

# Prepositions that any cue verb may take in place of an object ("boasted of", "warned about").
PREPOSITIONS: frozenset[str] = frozenset({"about", "on", "against", "over"})

# Light verbs whose object noun carries the cue ("issued a statement", "expressed concern").
LIGHT: frozenset[str] = frozenset(
    "make give issue release express raise voice offer deliver hold have publish send unleash sound launch take show share draw win get enjoy face reiterate deny".split()
)

NOUNS: dict[str, Cue] = _table(
    (
        ("say", 2, "cx", "statement remark comment speech testimony announcement report letter tweet message word "
                         "response reply interview address"),
        ("claim", 1, "cx", "claim allegation accusation assertion argument contention insistence suggestion charge "
                           "rumour rumor assumption implication"),
        ("show", 3, "cx", "evidence proof finding admission acknowledgment acknowledgement confirmation discovery sign "
                          "indication"),
        ("deny", -3, "cx", "denial rejection refusal"),
        ("warn", 1, "cx", "warning concern fear worry threat complaint criticism question doubt alarm reservation"),
        ("promise", 1, "cx", "promise pledge vow commitment guarantee offer"),
        ("demand", 0, "cx", "demand call request appeal order proposal recommendation advice plea"),
        ("believe", 1, "cx", "belief opinion view conviction hope expectation wish desire prediction forecast conclusion "
                             "estimate idea thought impression feeling notion theory sense perception suspicion"),
        ("intend", 1, "cx", "plan intention decision aim goal attempt effort ambition bid willingness readiness agreement"),
        ("support", 1, "o", "support praise approval backing endorsement interest confidence faith trust respect admiration"),
        ("criticise", 1, "o", "disdain opposition objection attack condemnation rhetoric scepticism skepticism contempt"),
    )
)  # fmt: skip

ADJECTIVES: dict[str, Cue] = _table(
    (
        ("believe", 1, "cx", "sure certain confident convinced aware hopeful optimistic doubtful sceptical skeptical afraid "
                             "worried concerned proud glad happy sorry surprised disappointed clear adamant unsure"),
        ("intend", 1, "x", "willing ready eager keen determined reluctant unwilling prepared set"),
    )
)  # fmt: skip

# Prepositions that name the source of the clause beside them.
SOURCE_PREPOSITIONS: frozenset[str] = frozenset({"according", "per"})

# Objects of "tell" and the like that are hearers rather than content.
TELLING: frozenset[str] = frozenset(
    "tell ask warn urge remind inform assure advise order instruct promise convince persuade encourage request beg command "
    "notify show".split()
)
