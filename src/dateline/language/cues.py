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
            "add answer chant comment cry exclaim joke muse observe opine quip read recount reiterate "
            "relate remark remind reply respond say shout state tell testify whisper write yell",
        ),
        (
            "say",
            2,
            "q",
            "begin continue interject intone laugh retort sigh",
        ),
        (
            "believe",
            1,
            "cxo",
            "accept anticipate assume believe calculate comprehend conclude estimate expect fathom feel "
            "figure forecast forget guess imagine know learn predict presume project realise realize "
            "reckon remember see suspect think understand wish",
        ),
        (
            "say",
            2,
            "co",
            "address announce articulate broadcast cite clarify debate declare describe detail discuss "
            "echo emphasise emphasize examine explain explore highlight identify invoke mention note "
            "outline portray present proclaim protest quote recall recite reference repeat report signal "
            "specify stress tweet underline underscore unveil",
        ),
        (
            "show",
            3,
            "co",
            "acknowledge admit attest concede confirm demonstrate determine disclose discover document "
            "find illustrate indicate recognise recognize reflect reveal show verify",
        ),
        (
            "claim",
            1,
            "co",
            "allege argue assert boast characterise characterize charge claim contend hint imply maintain "
            "posit purport speculate suggest theorise theorize",
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
            "admire applaud appreciate back celebrate champion compliment defend desire despise dislike "
            "embrace endorse envisage envision extol favor favour hail hate herald judge laud like love "
            "oppose praise prefer promote regard resent respect support tout trust view welcome",
        ),
        (
            "deny",
            -3,
            "co",
            "contradict deny disavow dismiss disprove dispute downplay ignore rebut refute reject repudiate",
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
            "accuse assail attack bash bemoan blame blast chide condemn criticise criticize decry "
            "denounce deride fault insult lambast lambaste mock rebuke ridicule rip scold slam taunt",
        ),
        (
            "promise",
            1,
            "cxo",
            "guarantee offer pledge promise swear threaten vow",
        ),
        (
            "ask",
            0,
            "co",
            "ask inquire",
        ),
        (
            "intend",
            1,
            "xo",
            "aim choose consider decline hope intend opt plan prepare refuse seek want",
        ),
        (
            "agree",
            2,
            "cx",
            "agree decide rule vote",
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
        "agree": "on to with",
        "allude": "to",
        "apologise": "for",
        "apologize": "for",
        "argue": "against for",
        "believe": "in",
        "blame": "for on",
        "boast": "about of",
        "brag": "about",
        "call": "for on",
        "care": "about",
        "comment": "on",
        "complain": "about of",
        "criticise": "for",
        "criticize": "for",
        "disagree": "with",
        "double": "down",
        "dream": "of",
        "fire": "back",
        "focus": "on",
        "go": "after",
        "hint": "at",
        "hit": "back",
        "insist": "on",
        "lay": "out",
        "learn": "about of",
        "look": "to",
        "object": "to",
        "point": "out to",
        "praise": "for",
        "rail": "against",
        "rally": "behind",
        "react": "to",
        "refer": "to",
        "respond": "to with",
        "seize": "on",
        "speak": "about against of out",
        "talk": "about",
        "testify": "about to",
        "think": "about of",
        "warn": "about against of",
        "weigh": "in",
        "wonder": "about",
        "worry": "about",
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
