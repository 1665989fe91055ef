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
    return {
        word: Cue(kind, strength, takes) for kind, strength, takes, words in rows for word in words.split()
    }


VERBS: dict[str, Cue] = _table(
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
            "forecast guess imagine predict presume project realise realize "
            "reckon see suspect think wish",
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
            "accept calculate feel figure forget know learn remember understand",
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
            "abhor admire applaud appreciate back champion commend compliment credit crave defend deem "
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
            "accuse admonish assail attack bash bemoan berate besmirch blame blast castigate censure chastise chide "
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
            "ask",
            0,
            "co",
            "ask enquire inquire query quiz",
        ),
        (
            "intend",
            1,
            "xo",
            "aim aspire choose consider decline hope intend mull opt plan ponder refuse seek want weigh",
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
            "o",
            "brand call compare congratulate dub label liken thank",
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
    ("look", "forward"): Cue("believe", 1, ""),
}

# Prepositions that any cue verb may take in place of an object ("boasted of", "warned about").
PREPOSITIONS: frozenset[str] = frozenset({"about", "on", "against", "over"})

# Light verbs whose object noun carries the cue ("issued a statement", "expressed concern").
LIGHT: frozenset[str] = frozenset(
    "deliver deny draw enjoy express face get give have issue make offer publish raise "
    "reiterate release send share show sound unleash voice win".split()
)

NOUNS: dict[str, Cue] = _table(
    (
        (
            "say",
            2,
            "cx",
            "address announcement comment interview letter message remark reply report response speech "
            "statement testimony tweet word",
        ),
        (
            "claim",
            1,
            "cx",
            "accusation allegation argument assertion assumption charge claim contention implication "
            "insistence rumor rumour suggestion",
        ),
        (
            "show",
            3,
            "cx",
            "acknowledgement acknowledgment admission confirmation discovery evidence finding indication "
            "proof sign",
        ),
        (
            "deny",
            -3,
            "cx",
            "denial refusal rejection",
        ),
        (
            "warn",
            1,
            "cx",
            "alarm complaint concern criticism doubt fear question reservation threat warning worry",
        ),
        (
            "promise",
            1,
            "cx",
            "commitment guarantee offer pledge promise vow",
        ),
        (
            "demand",
            0,
            "cx",
            "advice appeal call demand order plea proposal recommendation request",
        ),
        (
            "believe",
            1,
            "cx",
            "belief conclusion conviction desire estimate expectation feeling forecast hope idea "
            "impression notion opinion perception prediction sense suspicion theory thought view wish",
        ),
        (
            "intend",
            1,
            "cx",
            "agreement aim ambition attempt bid decision effort goal intention plan readiness willingness",
        ),
        (
            "support",
            1,
            "o",
            "admiration approval backing confidence endorsement faith interest praise respect support trust",
        ),
        (
            "criticise",
            1,
            "o",
            "attack condemnation contempt disdain objection opposition rhetoric scepticism skepticism",
        ),
    )
)

ADJECTIVES: dict[str, Cue] = _table(
    (
        (
            "believe",
            1,
            "cx",
            "adamant afraid aware certain clear concerned confident convinced disappointed doubtful glad "
            "happy hopeful optimistic proud sceptical skeptical sorry sure surprised unsure worried",
        ),
        (
            "intend",
            1,
            "x",
            "determined eager keen prepared ready reluctant set unwilling willing",
        ),
    )
)
