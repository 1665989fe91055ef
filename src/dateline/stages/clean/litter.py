"""Score how much each line looks like web litter: a declared list of features, added together.

Refuses to judge by one feature alone where a story could say the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.language.litter import INSIDE, OPENERS, SECTIONS, WHOLE

CUT = 3.0

_OPENERS = [(re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in OPENERS]
_INSIDE = [(re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in INSIDE]
_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[-*•·▪◦►»>|/–—])\s+")
_TRIM = re.compile(r"^[\W_]+|[\W_]+$")
_URL = re.compile(r"^\W*(?:https?://|www\.)\S+\W*$|^\W*[\w.-]+\.(?:com|org|net|de|co\.uk|gov|int)(?:/\S*)?\W*$", re.IGNORECASE)
_SCRIPT = re.compile(
    r"^<?!--|-->$|^//\s*<!\[CDATA|^\]\]>|</?(?:script|style|div|span|iframe|ins|img|a|p|br|noscript)\b[^>]*>|"
    r"\b(?:function|var|let|const)\b[^.]*[({=]|window\.|document\.|\bgtag\b|googletag|dataLayer|addEventListener|^\W*[{}();]+\W*$|"
    r"\{\s*[\w-]+\s*:[^}]*[;}]|@media\b|\.push\(|=>\s*\{|^[.#][\w-]+\s*\{"
)
ENDS = re.compile(r"[.!?…][\"'”’»)\]]*$|[\"”»]$")
STOPS = re.compile(r"\.[\"'”’»)\]]*$")
_REPORTING = re.compile(
    r"\b(?:said|says|told|according to|was|were|had|has been|have been|would|did|after|his|her|their|police|officials|spokes\w+)\b",
    re.IGNORECASE,
)
_QUOTE = re.compile("[“\"].{12,}[”\"]|^[“\"]")


@dataclass(frozen=True, slots=True)
class Habits:
    """The lines that recur over the reports of one outlet, folded."""

    recurring: frozenset[tuple[str, str]] = frozenset()


def folded(text: str) -> str:
    """Return ``text`` as lower-case words alone, for telling whether two lines are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def scores(texts: Sequence[str], recurring: frozenset[str] = frozenset()) -> list[float]:
    """Return the litter score of each line; ``CUT`` and above is litter."""
    own = [own_score(text) for text in texts]
    short = [is_fragment(text) for text in texts]
    story = [i for i, text in enumerate(texts) if is_story(text) and own[i] < CUT]
    first, last = (story[0], story[-1]) if story else (len(texts), -1)
    folds = [folded(text) for text in texts]
    found = []
    for i, score in enumerate(own):
        near = [own[j] for j in (i - 1, i + 1) if 0 <= j < len(texts)]
        if short[i]:
            score += 0.75 * sum(s >= CUT for s in near) + (0.5 if not first < i < last else 0.0)
        if folds[i] in recurring:
            score += 3.0 if not is_story(texts[i]) else 2.0
        if not short[i] and len(folds[i]) > 20 and folds.count(folds[i]) > 1 and score > 0:
            score += 1.0
        found.append(score)
    return found


def own_score(text: str) -> float:
    """Score a line by itself."""
    bare = _TRIM.sub("", text)
    if not bare or _URL.match(text) or _SCRIPT.search(text):
        return 2 * CUT
    numbered = _NUMBERED.match(text)
    core = text[numbered.end() :] if numbered else text
    bare = _TRIM.sub("", core)
    words = text.split()
    if len(words) <= 12 and WHOLE.fullmatch(bare):
        return 2 * CUT
    score = max((weight for pattern, weight in _OPENERS if pattern.match(core)), default=0.0)
    score += sum(weight for pattern, weight in _INSIDE if pattern.search(core))
    if numbered and len(words) <= 6:
        score += 1.0
    if " | " in text or " » " in text or " > " in text or " · " in text or " • " in text:
        score += 1.0
    if len(words) <= 3 and folded(core).replace(" ", "_") in SECTIONS:
        score += 2.5
    if len(words) > 8 and ENDS.search(text):
        score -= 0.5
    score -= 0.5 * min(4, len(_REPORTING.findall(text))) + (1.0 if _QUOTE.search(text) else 0.0)
    return score - max(0.0, (len(words) - 20) / 12)


def is_fragment(text: str) -> bool:
    """Tell whether a line is short and does not end like a sentence."""
    return len(text.split()) <= 14 and not STOPS.search(text)


def is_story(text: str) -> bool:
    """Tell whether a line is surely running text."""
    words = len(text.split())
    return words >= 25 or (words >= 9 and bool(ENDS.search(text)))
