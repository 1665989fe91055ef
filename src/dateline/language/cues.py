"""Attribution cues: the verbs, nouns and prepositions that hand words or thoughts to someone.

Each cue has a kind, a strength (how far it stands behind its content, -3 denies … 3 vouches) and the
complements that make it a cue: ``c`` a clause or quotation, ``o`` a plain object, ``x`` an infinitive,
``q`` quotations only, ``s`` a clause without a verb ("called him mad"), ``a`` an object
with "as" ("cast him as mad"). After the attribution classes of PARC and PolNeAR (Pareti 2012; Newell 2018).
"""

from __future__ import annotations

from typing import NamedTuple


class Cue(NamedTuple):
    """What one cue lends to its content."""

    kind: str
    strength: int
    takes: str


def table(rows: tuple[tuple[str, int, str, str], ...]) -> dict[str, Cue]:
    """Return the cues of rows of kind, strength, complements and words."""
    return {
        word: Cue(kind, strength, takes) for kind, strength, takes, words in rows for word in words.split()
    }


VERBS: dict[str, Cue] = table(
    (
        (
            "say",
            2,
            "c",
            "add answer apologise apologize assure brag chant comment complain cry disagree exclaim gripe "
            "grumble inform joke lie marvel muse notify observe opine preach quip read recount reiterate "
            "relate remark remind reply respond say scream shout state tell testify whine whisper write yell",
        ),
        (
            "say",
            2,
            "q",
            "chuckle continue demur deadpan interject intone laugh retort sigh sneer snort",
        ),
        (
            "believe",
            1,
            "cxo",
            "anticipate assume believe comprehend conclude estimate expect fathom "
            "forecast guess hope imagine predict presume project realise realize "
            "reckon suspect think wish",
        ),
        (
            "say",
            2,
            "co",
            "address announce articulate broadcast cite clarify debate declare describe detail discuss "
            "echo email emphasise emphasize enumerate examine explain explore express highlight identify invoke "
            "list mention narrate note outline paraphrase portray post present proclaim pronounce protest publicise "
            "publicize publish quote recall recap recite recollect reference rehash repeat report restate retell "
            "retweet signal specify stress summarise summarize tweet underline underscore unveil voice",
        ),
        (
            "show",
            3,
            "co",
            "acknowledge admit attest concede confirm disclose document "
            "indicate recognise recognize reveal show verify",
        ),
        (
            "show",
            3,
            "c",
            "demonstrate determine discover find illustrate",
        ),
        (
            "believe",
            1,
            "cx",
            "accept calculate consider feel figure forget know learn mull ponder remember understand",
        ),
        (
            "claim",
            1,
            "c",
            "maintain",
        ),
        (
            "claim",
            1,
            "co",
            "allege argue assert boast characterise characterize charge claim contend hint imply "
            "posit postulate purport speculate suggest surmise theorise theorize",
        ),
        (
            "demand",
            0,
            "cxo",
            "advise advocate beg command convince dare demand direct encourage exhort implore insist "
            "instruct order persuade plead press propose recommend request urge",
        ),
        (
            "believe",
            1,
            "co",
            "abhor admire applaud appreciate back champion commend compliment credit crave defend "
            "desire despise detest dislike distrust embrace endorse envisage envision envy extol favor favour "
            "frame hail hate herald idolise idolize interpret judge laud like loathe love misjudge mistrust "
            "oppose overestimate perceive praise prefer prioritise prioritize promote regard relish resent resist respect "
            "salute support tout trust underestimate value view welcome",
        ),
        (
            "deny",
            -3,
            "co",
            "belittle contradict deny disavow disclaim dismiss disown disprove dispute downplay ignore rebuff rebut "
            "refute reject renounce repudiate retract spurn",
        ),
        (
            "doubt",
            -1,
            "co",
            "challenge doubt question scrutinise scrutinize wonder",
        ),
        (
            "warn",
            1,
            "co",
            "caution fear lament mourn regret warn worry",
        ),
        (
            "criticise",
            1,
            "co",
            "accuse admonish assail bash bemoan berate besmirch blame blast castigate censure chastise chide "
            "condemn criticise criticize decry denigrate demonise demonize denounce deplore deride disparage "
            "excoriate fault heckle impugn insult lambast lambaste lampoon malign mock needle pillory rap rebuke "
            "reprimand reproach ridicule rip savage scold scorn skewer slam slate smear taunt trash upbraid vilify",
        ),
        (
            "promise",
            1,
            "cxo",
            "guarantee offer pledge promise swear threaten undertake vow",
        ),
        (
            "believe",
            1,
            "ca",
            "see",
        ),
        (
            "call",
            1,
            "a",
            "cast characterise characterize depict paint position regard treat",
        ),
        (
            "ask",
            0,
            "co",
            "ask enquire inquire query quiz",
        ),
        (
            "intend",
            1,
            "xo",
            "aim aspire choose decline intend opt plan refuse seek want weigh",
        ),
        (
            "agree",
            2,
            "cx",
            "acquiesce agree concur consent decide resolve rule vote",
        ),
        (
            "call",
            1,
            "os",
            "brand call compare congratulate deem dub label liken name thank",
        ),
    )
)

# Verbs that only hand on words with a clause or quotation: "advises troops" tells nothing said.
TEACHING: frozenset[str] = frozenset({"advise", "instruct", "teach", "train", "direct", "command"})

# Verb and preposition together: the preposition belongs to the cue, its object is the content.
PHRASAL: dict[str, frozenset[str]] = {
    verb: frozenset(prepositions.split())
    for verb, prepositions in {
        "accuse": "of",
        "admit": "to",
        "advocate": "for",
        "agonise": "over",
        "agonize": "over",
        "agree": "on to with",
        "allude": "to",
        "apologise": "for",
        "apologize": "for",
        "appeal": "for to",
        "argue": "against for",
        "ask": "about for",
        "assure": "of",
        "attest": "to",
        "balk": "at",
        "bargain": "for",
        "believe": "in",
        "blame": "for on",
        "boast": "about of",
        "brag": "about",
        "brief": "on",
        "bristle": "at",
        "call": "for on",
        "campaign": "against for",
        "care": "about",
        "chafe": "at",
        "clash": "over",
        "comment": "on",
        "complain": "about of",
        "concur": "with",
        "confess": "to",
        "convince": "of",
        "criticise": "for",
        "criticize": "for",
        "crow": "about",
        "debate": "about over",
        "decide": "against on",
        "disagree": "with",
        "dispute": "over",
        "dissent": "from",
        "double": "down",
        "dream": "of",
        "dwell": "on",
        "elaborate": "on",
        "expand": "on upon",
        "expound": "on",
        "fantasise": "about",
        "fantasize": "about",
        "feel": "about",
        "fire": "back",
        "fret": "about over",
        "frown": "on",
        "gloat": "about over",
        "gripe": "about",
        "gush": "about over",
        "hear": "about of",
        "hint": "at",
        "hit": "back",
        "hope": "for",
        "inform": "of",
        "inquire": "about into",
        "insist": "on",
        "joke": "about",
        "lash": "at out",
        "lay": "out",
        "learn": "about of",
        "lecture": "about on",
        "lie": "about",
        "lobby": "against for",
        "look": "to",
        "long": "for",
        "marvel": "at",
        "muse": "about",
        "notify": "of",
        "object": "to",
        "opine": "on",
        "persuade": "of",
        "plead": "for with",
        "point": "out to",
        "praise": "for",
        "preach": "about",
        "press": "for",
        "push": "back for",
        "quarrel": "over with",
        "quibble": "with",
        "quote": "from",
        "rage": "against at",
        "rail": "against",
        "rally": "behind",
        "rant": "about against",
        "rave": "about",
        "react": "to",
        "read": "from",
        "rebel": "against",
        "refer": "to",
        "reflect": "on",
        "rejoice": "at in",
        "remark": "on",
        "remind": "of",
        "reminisce": "about",
        "report": "on",
        "resonate": "with",
        "respond": "to with",
        "root": "for",
        "scoff": "at",
        "seize": "on",
        "shy": "from",
        "side": "with",
        "sneer": "at",
        "spar": "on over",
        "speak": "about against of out",
        "speculate": "about on",
        "subscribe": "to",
        "suspect": "of",
        "sympathise": "with",
        "sympathize": "with",
        "talk": "about",
        "testify": "about against to",
        "think": "about of",
        "touch": "on",
        "vouch": "for",
        "warn": "about against of",
        "wax": "about",
        "weigh": "in on",
        "wish": "for",
        "wonder": "about",
        "worry": "about",
        "write": "about of to",
        "yearn": "for",
        "zero": "in",
    }.items()
}

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
    ("push", "back"): Cue("deny", -1, "o"),
    ("play", "down"): Cue("deny", -1, "o"),
    ("play", "up"): Cue("say", 2, "o"),
    ("talk", "up"): Cue("say", 2, "o"),
    ("brush", "off"): Cue("deny", -2, "o"),
    ("brush", "aside"): Cue("deny", -2, "o"),
    ("wave", "off"): Cue("deny", -2, "o"),
    ("shrug", "off"): Cue("deny", -2, "o"),
    ("laugh", "off"): Cue("deny", -2, "o"),
    ("write", "off"): Cue("deny", -2, "o"),
    ("shoot", "back"): Cue("say", 1, "c"),
    ("shoot", "down"): Cue("deny", -3, "o"),
    ("shout", "down"): Cue("criticise", 1, "o"),
    ("single", "out"): Cue("say", 1, "o"),
    ("sound", "off"): Cue("say", 1, "c"),
    ("speak", "out"): Cue("say", 2, ""),
    ("blurt", "out"): Cue("say", 2, "co"),
    ("read", "out"): Cue("say", 2, "o"),
    ("rattle", "off"): Cue("say", 2, "o"),
    ("chime", "in"): Cue("say", 2, "c"),
    ("snap", "back"): Cue("say", 1, "c"),
    ("take", "back"): Cue("deny", -2, "o"),
    ("look", "forward"): Cue("believe", 1, "x"),
}

# Prepositions that any cue verb may take in place of an object ("boasted of", "warned about").
PREPOSITIONS: frozenset[str] = frozenset({"about", "on", "against", "over"})

# Verbs that hand on a clause on no one's word ("the talks seem to stall").
SEEMING: frozenset[str] = frozenset({"seem", "appear"})
SEEM = Cue("believe", 0, "cx")

# Adverbs that hand on their clause on no one's word.
ADVERBS: dict[str, Cue] = {
    "allegedly": Cue("claim", 0, "c"),
    "purportedly": Cue("claim", 0, "c"),
    "reportedly": Cue("say", 1, "c"),
    "supposedly": Cue("claim", 0, "c"),
}

# Verbs whose object, or passive subject, is the one spoken to: never what is said.
ADDRESSING: frozenset[str] = frozenset(
    "advise ask assure convince encourage implore inform instruct notify order persuade press quiz remind "
    "request tell urge warn".split()
)

# Findings that speak for themselves: "in a poll, most voters disagreed".
SURVEYS: frozenset[str] = frozenset({"poll", "survey"})

# Verbs and adjectives that only say how a speech act went: their infinitive is the cue, they a part of it.
MANNER: frozenset[str] = frozenset(
    "attempt begin bother cease continue decline dare fail go happen hasten hesitate keep manage proceed "
    "refuse rush scramble start stop struggle tend try use".split()
)
MANNER_ADJECTIVES: frozenset[str] = frozenset(
    "able careful eager free hesitant inclined keen likely loath quick ready reluctant slow unable unlikely "
    "unwilling willing".split()
)
