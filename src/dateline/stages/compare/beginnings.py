"""Tell what has lasted since a day as what began on it: "A ban has been in force" is "A ban came into force".

Works on a gist. Refuses where the beginning cannot be said of the words: the answer is then "".
"""

from __future__ import annotations

import re

from dateline.language.beginnings import DONE_AT_ONCE, LASTING, STATES_BEGUN
from dateline.stages.compare.tellings import Telling

_HAS_BEEN = re.compile(r"(?P<who>.+?) (?P<has>has|have) been (?P<rest>.+)")
_HAS = re.compile(r"(?P<who>.+?) (?:has|have) (?P<verb>\w+)(?P<rest>.*)")
_SINCE = re.compile(r" since .+")
_PREPOSITION = re.compile(
    r"(?:in|on|at|under|out|off|with|without|to|for|by|of|from|behind|above|below|between|against|about|around"
    r"|near|inside|outside|here|there|no|not|so|very|more|less|as)\b"
)


def begun(telling: Telling) -> str:
    """Return the beginning of what a clause in the perfect tells to last since its time, or ""."""
    statement = telling.statement
    if not telling.since or statement.tense != "perfect":
        return ""
    gist = _SINCE.sub("", statement.gist)
    if found := _HAS_BEEN.fullmatch(gist):
        return _been(found["who"], found["rest"], statement.lemma, found["has"] == "have")
    found = _HAS.fullmatch(gist)
    if found and statement.lemma in LASTING:
        return f"{found['who']} began to {statement.lemma}{found['rest']}"
    return ""


def _been(who: str, rest: str, lemma: str, plural: bool) -> str:
    for state, deed in STATES_BEGUN.items():
        if re.match(rf"{state}\b", rest):
            deed = deed.replace("was ", "were ") if plural else deed
            return f"{who} {deed}{rest[len(state) :]}"
    if rest.split()[0].endswith("ing") and lemma != "be":
        return f"{who} began {rest}"
    if lemma in DONE_AT_ONCE:
        return f"{who} {'were' if plural else 'was'} {rest}"
    if lemma == "be" and not _PREPOSITION.match(rest):
        return f"{who} became {rest}"
    return ""
