"""Name what is intended by the deed alone: "Widen the canal (the city council)", "The canal to be widened".

Works on a statement's gist, a plain sentence. Refuses to say how far the deed has come: that is the rung's.
"""

from __future__ import annotations

import re

from dateline.language.plans import CALLED, STAGES
from dateline.stages.compare.tellings import Telling, head_noun

_STANDING = re.compile(
    r"(?P<who>.+?) (?:(?:is|are|was|were|has been|have been)(?: \w+ly)?"
    r"(?: (?:expected|set|due|likely|scheduled|poised|planning|preparing|ready|going|hoping))? to"
    r"|(?:wi?ll|would|could|may|might|can|should|must)|(?:plans?|wants?|intends?|hopes?|aims?) to) "
    r"(?:(?:also|likely|probably|soon|now|only|then) )*(?:be to )?(?P<deed>.+)"
)
_CLAUSE = re.compile(r"\w+(?:ing|ed|en|wn|ught|ade|old|nt|that|which|who|where)\Z")
# After these a participle belongs to a noun to come, or is one.
_NOUN_NEXT = re.compile(
    r"\b(?:the|an?|of|in|for|on|to|and|or|its|their|his|her|more|new|any|some|no)\Z", re.I
)
# From how many words on a part is told without what its last noun is further said to be.
_LONG, _SHORT = 15, 3


def title(telling: Telling) -> str:
    """Return the deed that a statement of intent tells, with who is to do it in brackets."""
    who, deed = _split(telling.statement.gist)
    if not deed:
        return telling.statement.gist
    if not _acts(telling, deed) and not _is_plan(who):
        return f"{who} to {deed}"
    named = "" if _is_plan(who) else f" ({who if who.split()[0] != 'The' else who[0].lower() + who[1:]})"
    return deed[0].upper() + deed[1:] + named


def part(telling: Telling) -> str:
    """Return the deed that is a part of a plan, without its doer, who is the plan's."""
    who, deed = _split(telling.statement.gist)
    if not deed:
        return telling.statement.gist
    alone = _acts(telling, deed) or _is_plan(who)
    return _shortened(deed if alone else f"{who} to {deed}", telling)


def _split(gist: str) -> tuple[str, str]:
    found = _STANDING.fullmatch(gist)
    return (found["who"], found["deed"]) if found else ("", "")


def _acts(telling: Telling, deed: str) -> bool:
    """Tell "widen the canal", which somebody does to something, from "grow" and "be widened"."""
    return bool(telling.statement.whom) and not deed.startswith("be ")


def _is_plan(who: str) -> bool:
    return head_noun(who) in CALLED | STAGES


def _shortened(deed: str, telling: Telling) -> str:
    """Leave off from a long deed what a lower clause says of its last noun."""
    if len(deed.split()) < _LONG:
        return deed
    statement, text = telling.statement, telling.record.report.text
    lower = [
        s.head.of(text)
        for s in telling.record.statements
        if s.sentence == statement.sentence and s.head.start > statement.head.start
    ]
    cuts = (deed.find(f" {word} ") for word in lower if _CLAUSE.search(word))
    fit = (c for c in cuts if len(deed[: max(c, 0)].split()) >= _SHORT and not _NOUN_NEXT.search(deed[:c]))
    at = min(fit, default=len(deed))
    return deed[:at].rstrip(" ,")
