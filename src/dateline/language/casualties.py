"""Verbs and nouns of death and injury, whose objects are counted one by one."""

from __future__ import annotations

# Verbs whose object (or passive subject) is the one harmed.
HARM_VERBS: frozenset[str] = frozenset(
    "assassinate behead bury drown execute hang hospitalise hospitalize hurt injure kill maim massacre "
    "murder shoot slaughter slay stab wound abduct arrest capture detain kidnap rescue".split()
)

# Verbs of what kills and wounds, and leaves other things untouched.
KILLING: frozenset[str] = frozenset("hurt injure kill maim slay wound".split())
# Nouns of places, which kill nobody.
SITES: frozenset[str] = frozenset(
    """airport apartment area bank bar base beach block border building cafe campus capital center centre
    checkpoint church city club coast compound corner county court courtyard district embassy factory farm field
    garage garden grounds hall harbor harbour highway hill hospital hostel hotel house intersection island
    junction kindergarten lake mall market mill mine monastery mosque motel mountain nation neighborhood
    neighbourhood nightclub office park pier plant plaza port pub province quarter refinery region resort
    restaurant river road roof room school shop shrine site square stadium state station store street suburb
    supermarket synagogue temple terminal theater theatre town tunnel university valley venue village ward
    warehouse wharf yard zone""".split()
)
# Nouns of what kills and wounds: happenings and weapons.
DEADLY: frozenset[str] = frozenset(
    """accident airstrike ambush assault attack avalanche bacteria barrage blast blaze bomb bombardment bombing
    bullet clash collapse collision coronavirus crash cyclone derailment disaster disease drone earthquake epidemic
    eruption explosion fire firefight flood flooding gas gunfight gunfire gunman heatwave hurricane incident
    landslide massacre missile mudslide operation outbreak pandemic quake raid rampage riot rocket shelling shooter
    shooting shootout siege spree stabbing stampede storm strike tornado tsunami twister typhoon violence virus
    war""".split()
)

# Verbs whose subject is the one harmed.
DEATH_VERBS: frozenset[str] = frozenset({"die", "perish", "drown", "suffocate"})

# Nouns that are counts of the harmed ("31 dead", "the death toll").
HARM_NOUNS: frozenset[str] = frozenset(
    "casualty dead death fatality injured injury killing missing murder toll victim wounded".split()
)

# What a headline says right behind a number of people ("4 shot in park") → the sense of it.
BEFALLEN: dict[str, str] = {
    **dict.fromkeys(
        ("dead", "killed", "slain", "murdered", "die", "died", "dies", "fatalities", "drowned"), "kill"
    ),
    **dict.fromkeys(("injured", "wounded", "hurt", "hospitalized", "hospitalised"), "wound"),
    "shot": "shoot",
}
# Verbs whose object, right behind them, is a number of people ("killing 2").
BEFALLING: dict[str, str] = {
    **dict.fromkeys(("kill", "kills", "killed", "killing", "killed:"), "kill"),
    **dict.fromkeys(("injure", "injures", "injured", "injuring", "wounds", "wounded", "wounding"), "wound"),
}
# Verbs that tell of harm with a noun beside them: "suffered a gunshot wound", "was taken to hospital".
SUFFERING: frozenset[str] = frozenset({"suffer", "sustain", "receive", "have"})
CARRYING: frozenset[str] = frozenset(
    {"take", "rush", "transport", "airlift", "fly", "bring", "hospitalise", "hospitalize"}
)
FINDING: frozenset[str] = frozenset({"pronounce", "find", "declare", "discover", "leave"})
TAKING: frozenset[str] = frozenset({"take", "claim", "cost"})
# What strikes people by itself: "was hit by gunfire".
STRIKING: frozenset[str] = frozenset(
    "bullet bullets gunfire gunshot gunshots round rounds shot shots shrapnel".split()
)

# Nouns that count anyone at all, and words that say another one is meant.
ANYONE: frozenset[str] = frozenset(
    "person people individual victim other human body casualty death fatality injury dead wounded member".split()
)
ANOTHER: frozenset[str] = frozenset({"another", "other", "second", "third", "fourth", "fifth"})
# Bodies that no one can kill or wound.
UNHARMED: frozenset[str] = frozenset(
    "administration agency assembly cabinet congress council court department government legislature ministry "
    "parliament senate state union university".split()
)

# Words that do for anyone who was harmed.
COMMON: frozenset[str] = (
    ANYONE
    | ANOTHER
    | frozenset(
        """a an the one man woman boy girl child teen teenager teenage male female adult suspect gunman shooter
        old young year-old black white unarmed local armed unidentified his her their first""".split()
    )
)

# What a sentence of deaths that did not happen speaks of.
UNREAL: tuple[str, ...] = (
    "fictional", "fictitious", "comedy", "novel", "thriller", "depicts", "depicting", "depicted", "imaginary", "hoax",
)  # fmt: skip
