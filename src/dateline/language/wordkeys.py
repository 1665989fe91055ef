"""One key for all inflections of a word, so that who looks for "agree" finds "agreed" too.

Only inflection is taken off (number, tense, participle) and British spelling is folded into American; what is
derived keeps its own key: "operator" is not "operation". Keys need not be words. The rules are steps 1a, 1b
and 5 of Porter's stemmer (Program 14, 1980), with a table for irregular forms. Refuses to judge meaning.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Read as words of their own: what is left of them would be another word.
_WHOLE = frozenset(
    "news evening united during willing outstanding wedding ceiling mars wales gates texas paris athens naples "
    "hundred sacred king wing thing string spring bring sting swing fling cling wring sling ring sing sling".split()
)
# form=base; a form that is as often a word of its own ("left", "wound", "rose") is not here.
_IRREGULAR: dict[str, str] = dict(
    pair.split("=")
    for pair in """
men=man buses=bus women=woman children=child feet=foot teeth=tooth wives=wife knives=knife thieves=thief lives=life wolves=wolf
selves=self policemen=policeman policewomen=policewoman gunmen=gunman spokesmen=spokesman spokeswomen=spokeswoman
servicemen=serviceman servicewomen=servicewoman lawmen=lawman congressmen=congressman congresswomen=congresswoman
businessmen=businessman fishermen=fisherman crewmen=crewman crises=crisis dying=die died=die dies=die tying=tie tied=tie
ties=tie lying=lie lied=lie lies=lie began=begin begun=begin became=become broke=break broken=break brought=bring
built=build bought=buy caught=catch chose=choose chosen=choose came=come dealt=deal drew=draw drawn=draw drove=drive
driven=drive fallen=fall fought=fight fled=flee flew=fly flown=fly forbade=forbid forbidden=forbid forgave=forgive
froze=freeze frozen=freeze gave=give given=give went=go gone=go grew=grow grown=grow held=hold hid=hide hidden=hide
kept=keep knew=know known=know laid=lay led=lead lent=lend lost=lose made=make meant=mean met=meet overcame=overcome
overthrew=overthrow overthrown=overthrow paid=pay ran=run rode=ride said=say seen=see sought=seek sold=sell sent=send shook=shake
shaken=shake shot=shoot showed=show shown=show shrank=shrink sank=sink sunk=sink spoke=speak spoken=speak spent=spend
stood=stand stole=steal stolen=steal struck=strike swore=swear sworn=swear took=take taken=take taught=teach told=tell
thought=think threw=throw thrown=throw undertook=undertake undertaken=undertake understood=understand woke=wake
won=win withdrew=withdraw withdrawn=withdraw withheld=withhold wrote=write written=write
""".split()
)
# At the end of what is left: British to American. Keys only: "promise" may become what it likes.
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=..)isation$", "ization"),
        (r"(?<=...)(?<![aeou])is$", "iz"),
        (r"(?<=...)our$", "or"),
        (r"(?<=fen)c$", "s"),
        (r"(?<=[na])tr$|(?<=[na])tre$", "ter"),
        (r"(?<=ogra)mm$", "m"),
        (r"(?<=ly)s$", "z"),
    )
)
_DOUBLED = re.compile(r"([b-df-hj-kmnp-rtv-y])\1$")
_SHORT = re.compile(r"^[^aeiouy]*[aeiouy][^aeiouywx]$")  # one syllable that ends consonant, vowel, consonant
_MEASURE = re.compile(r"[aeiouy]+[^aeiouy]+")
_SHORTEST = 4


@lru_cache(maxsize=1 << 16)
def wordkey(word: str) -> str:
    """Return the key of a word in lower case.

    >>> [wordkey(w) for w in ("agree", "agreed", "troops", "forced", "forces", "stopping", "women", "news")]
    ['agre', 'agre', 'troop', 'forc', 'forc', 'stop', 'woman', 'news']
    >>> wordkey("organised") == wordkey("organize"), wordkey("defence") == wordkey("defense")
    (True, True)
    """
    if word in _WHOLE or (len(word) < _SHORTEST and word not in _IRREGULAR) or not word.isalpha():
        return word
    key = _without_e(_without_tense(_without_s(_IRREGULAR.get(word, word))))
    for british, american in _SPELLINGS:
        key = british.sub(american, key)
    return key


def _without_s(word: str) -> str:
    if word.endswith("ies") and len(word) > len("ties"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _without_tense(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _MEASURE.match(word[:-3]) and not word.endswith("ceed") else word
    if word.endswith("ied"):
        return word[:-3] + "y"
    ending = next((e for e in ("ing", "ed") if word.endswith(e)), "")
    rest = word[: len(word) - len(ending)]
    if not ending or not re.search("[aeiouy]", rest) or len(rest) < 2:
        return word
    if _DOUBLED.search(rest) or (rest.endswith("ll") and len(_MEASURE.findall(rest)) > 1):
        return rest[:-1]
    return rest + "e" if _SHORT.match(rest) else rest


def _without_e(word: str) -> str:
    if word.endswith("ll") and len(_MEASURE.findall(word)) > 1:
        return word[:-1]
    rest = word[:-1]
    return rest if word.endswith("e") and _MEASURE.search(rest) and not _SHORT.match(rest) else word
