"""Cues that are no verbs: nouns with their light verbs and prepositions, idioms, predicates, adjectives.

Kinds, strengths and complements are as in ``cues``.
"""

from __future__ import annotations

from dateline.language.cues import Cue, table

# Light verbs whose object noun carries the cue ("issued a statement", "expressed concern").
LIGHT: frozenset[str] = frozenset(
    "deliver deny draw enjoy express face get give have issue make offer publish raise "
    "reiterate release send share show sound unleash voice win".split()
)

NOUNS: dict[str, Cue] = table(
    (
        (
            "say",
            2,
            "cx",
            "address announcement chant comment interview letter message observation remark reply report response speech "
            "mention reference statement testimony tweet word",
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
            "advice appeal call demand order plea push proposal recommendation request",
        ),
        (
            "believe",
            1,
            "cx",
            "belief conclusion conviction desire estimate expectation feeling forecast hope idea "
            "impression notion opinion perception position prediction sense speculation stance suspicion theory thought view wish",
        ),
        (
            "intend",
            1,
            "cx",
            "agreement aim ambition decision goal intention plan readiness willingness",
        ),
        (
            "support",
            1,
            "o",
            "admiration approval backing confidence embrace endorsement enthusiasm faith interest praise preference respect support trust",
        ),
        (
            "criticise",
            1,
            "o",
            "anger anxiety condemnation contempt disdain dislike dismissal "
            "frustration jab objection opposition outrage rhetoric scepticism skepticism swipe unease",
        ),
    )
)

# What nouns govern that hands on what is said or thought of: "concern about", "endorsement of".
_GOVERNS: tuple[tuple[str, str], ...] = (
        ("about", "allegation comment complaint doubt feeling fear opinion question remark reservation speculation "
                  "suspicion talk warning worry view"),
        ("about over", "anger alarm anxiety concern frustration outrage unease"),
        ("of", "accusation chant admiration approval assertion claim condemnation criticism denial description dislike "
               "dismissal embrace endorsement expectation forecast mention opinion perception prediction "
               "rejection support threat view"),
        ("for", "admiration appeal call contempt demand disdain enthusiasm praise plea preference push request "
                "respect support"),
        ("to", "objection opposition reference"),
        ("on", "comment position stance view"),
        ("in", "belief confidence faith interest trust"),
        ("against", "allegation argument accusation"),
        ("at", "jab swipe"),
)  # fmt: skip
NOUN_PREPOSITIONS: dict[str, frozenset[str]] = {
    noun: frozenset(" ".join(p for p, nouns in _GOVERNS if noun in nouns.split()).split())
    for noun in " ".join(nouns for _, nouns in _GOVERNS).split()
}

# Light verb and object together, where neither alone is a cue ("made the case that", "took issue with").
IDIOMS: dict[tuple[str, str], Cue] = {
    ("cast", "doubt"): Cue("doubt", -1, "o"),
    ("draw", "contrast"): Cue("say", 1, "o"),
    ("lend", "support"): Cue("support", 1, "o"),
    ("make", "case"): Cue("claim", 1, "c"),
    ("make", "fun"): Cue("criticise", 1, "o"),
    ("make", "mention"): Cue("say", 2, "o"),
    ("make", "point"): Cue("say", 2, "c"),
    ("pay", "tribute"): Cue("support", 1, "o"),
    ("point", "finger"): Cue("criticise", 1, "o"),
    ("poke", "fun"): Cue("criticise", 1, "o"),
    ("pose", "question"): Cue("ask", 0, "c"),
    ("ask", "question"): Cue("ask", 0, "c"),
    ("raise", "question"): Cue("doubt", -1, "c"),
    ("take", "aim"): Cue("criticise", 1, "o"),
    ("take", "credit"): Cue("claim", 1, "o"),
    ("take", "exception"): Cue("criticise", 1, "o"),
    ("take", "issue"): Cue("criticise", 1, "o"),
    ("take", "jab"): Cue("criticise", 1, "o"),
    ("take", "pride"): Cue("believe", 1, "o"),
    ("take", "shot"): Cue("criticise", 1, "o"),
    ("take", "stance"): Cue("believe", 1, "o"),
    ("take", "swipe"): Cue("criticise", 1, "o"),
    ("throw", "support"): Cue("support", 1, "o"),
    ("throw", "weight"): Cue("support", 1, "o"),
}

# Verb and predicate together: "made it clear that", "made plain that".
PREDICATES: dict[tuple[str, str], Cue] = {
    ("make", "clear"): Cue("say", 2, "c"),
    ("make", "known"): Cue("say", 2, "c"),
    ("make", "plain"): Cue("say", 2, "c"),
    ("put", "it"): Cue("say", 2, "q"),
}

ADJECTIVES: dict[str, Cue] = table(
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
