"""Inflect English verbs: the past tense and the third person of a lemma. A table and the spelling rules.

Knows the verbs that news uses; of a verb that it does not know it takes the regular form, which is right
for all verbs that came into the language in the last five hundred years.
"""

from __future__ import annotations

# lemma=past
_IRREGULAR = """
arise=arose awake=awoke be=was bear=bore beat=beat become=became begin=began bend=bent bet=bet bid=bid bind=bound bite=bit
bleed=bled blow=blew break=broke breed=bred bring=brought broadcast=broadcast build=built burst=burst buy=bought
cast=cast catch=caught choose=chose cling=clung come=came cost=cost creep=crept cut=cut deal=dealt dig=dug do=did draw=drew
drink=drank drive=drove eat=ate fall=fell feed=fed feel=felt fight=fought find=found flee=fled fly=flew forbid=forbade
forecast=forecast foresee=foresaw forget=forgot forgive=forgave freeze=froze get=got give=gave go=went grind=ground
grow=grew hang=hung have=had hear=heard hide=hid hit=hit hold=held hurt=hurt keep=kept know=knew lay=laid lead=led
leave=left lend=lent let=let lie=lay light=lit lose=lost make=made mean=meant meet=met mislead=misled
misunderstand=misunderstood outgrow=outgrew overcome=overcame oversee=oversaw overtake=overtook overthrow=overthrew
pay=paid prove=proved put=put quit=quit read=read rebuild=rebuilt repay=repaid rewrite=rewrote ride=rode ring=rang
rise=rose run=ran say=said see=saw seek=sought sell=sold send=sent set=set shake=shook shed=shed shine=shone shoot=shot
show=showed shrink=shrank shut=shut sing=sang sink=sank sit=sat sleep=slept slide=slid speak=spoke speed=sped
spend=spent spin=spun split=split spread=spread stand=stood steal=stole stick=stuck strike=struck strive=strove
swear=swore sweep=swept swim=swam swing=swung take=took teach=taught tear=tore tell=told think=thought throw=threw
undergo=underwent understand=understood undertake=undertook undo=undid uphold=upheld upset=upset wake=woke wear=wore
weep=wept win=won wind=wound withdraw=withdrew withhold=withheld withstand=withstood write=wrote
"""
# Verbs of more than one syllable that double their last letter: the stress lies on the last.
_DOUBLING = frozenset(
    """admit commit permit submit omit transmit refer prefer transfer defer confer occur recur incur deter compel expel
    propel repel rebel control patrol regret equip begin abet concur""".split()
)
_VOWELS = frozenset("aeiou")

_PAST: dict[str, str] = dict(pair.split("=") for pair in _IRREGULAR.split())


def past(lemma: str) -> str:
    """Return the past tense of a verb.

    >>> past("kill"), past("hit"), past("deny"), past("ban"), past("refer"), past("visit")
    ('killed', 'hit', 'denied', 'banned', 'referred', 'visited')
    """
    if (known := _PAST.get(lemma)) is not None:
        return known
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + lemma[-1] + "ed" if _doubles(lemma) else lemma + "ed"


def third(lemma: str) -> str:
    """Return the present tense of a verb after a singular subject.

    >>> third("carry"), third("pass"), third("go"), third("lead")
    ('carries', 'passes', 'goes', 'leads')
    """
    if lemma in ("be", "have"):
        return "is" if lemma == "be" else "has"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubles(lemma: str) -> bool:
    """Tell "stop": one vowel before one last consonant, in a word of one syllable or stressed on the last."""
    if len(lemma) < 3 or lemma[-1] in _VOWELS or lemma[-1] in "wxy" or lemma[-2] not in _VOWELS:
        return False
    if lemma[-3] in _VOWELS:
        return lemma[-3:-1] == "ui" and lemma in ("quit", "equip")
    syllables = sum(c in _VOWELS and (i == 0 or lemma[i - 1] not in _VOWELS) for i, c in enumerate(lemma))
    return syllables == 1 or lemma in _DOUBLING


# lemma=participle, where it is not the past
_PARTICIPLES: dict[str, str] = dict(
    pair.split("=")
    for pair in """
arise=arisen bear=borne beat=beaten become=become begin=begun bite=bitten blow=blown break=broken choose=chosen come=come
do=done draw=drawn drink=drunk drive=driven eat=eaten fall=fallen fly=flown forbid=forbidden foresee=foreseen
forget=forgotten forgive=forgiven freeze=frozen give=given go=gone grow=grown hide=hidden know=known overcome=overcome
oversee=overseen overtake=overtaken overthrow=overthrown ride=ridden ring=rung rise=risen run=run see=seen shake=shaken
show=shown shrink=shrunk sing=sung sink=sunk speak=spoken steal=stolen swear=sworn swim=swum take=taken tear=torn
throw=thrown undergo=undergone undertake=undertaken undo=undone wake=woken wear=worn withdraw=withdrawn write=written
""".split()
)


def participle(lemma: str) -> str:
    """Return the past participle of a verb.

    >>> participle("overthrow"), participle("arrest"), participle("shoot")
    ('overthrown', 'arrested', 'shot')
    """
    return _PARTICIPLES.get(lemma) or past(lemma)
