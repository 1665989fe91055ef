"""Score how much each line looks like web litter: a declared list of weighted features, added together.

Refuses to cut on a feature that a story could show as well: only sums cut.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.language.litter import (
    BUTTONS,
    INSIDE,
    LISTS,
    OPENERS,
    PLATFORMS,
    SECTIONS,
    SITE_NOUNS,
    SITE_OURS,
    SITE_OWN,
    SITE_VERBS,
    TRIGGER_MARKS,
    TRIGGER_WORDS,
    WHOLE,
)
from dateline.model.report import BlockKind
from dateline.stages.clean.shapes import ends, is_picture_credit, shape_of, stops

CUT = 3.0
_SURE = 2 * CUT

_NUMBERED = re.compile(r"^(?:\d{1,2}[.)]|[-*•·▪◦►»>|/–—+×])\s+")
_TRIM = re.compile(r"^[\W_]+|(?<![\W_])[\W_]+$")
_ADDRESS = re.compile(
    r"\W*+(?:\w+:\s*+)?(?:(?:https?://|www\.)\S+|[\w.-]+\.(?:com|org|net|de|co\.uk|gov|int|eu|info|ly|me)(?:/\S*)?|[\w.+-]+@[\w-]+(?:\.\w+)+|@\w+|(?<=@)\w+"
    r"|(?:(?:tel|phone|fax)[:.\s]*+)?\(?\+?\d{3}\)?[\s.-]\d{3}[\s.-]?\d{4})\W*",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"^\W*<?!--|--[^\w>]{0,20}+>$|<!\[CDATA|\]\]>|</?(?:script|style|div|span|iframe|ins|img|a|p|br|noscript|svg|link|meta)\b[^<>]*+>"
    r"|\bfunction\s*\w*\(|\b(?:var|let|const)\s+\w+\s*=|\b(?:window|document|googletag|dataLayer|_gaq|fbq|gtag|jQuery)\s*[.(\[=]"
    r"|^(?=\W*+$)[^{}();\[\],]*+[{}();\[\],]|\{[^{}:;]*+[:;][^{}]*+\}|^\s*@(?:media|import|font-face)\b|=>\s*\{|^&\w+;$|\{\{.{0,400}?\}\}"
    r"|\[/?\w+\s\w+=.|\$\(|^\s*[.#][\w-]+(?:\s[\w.#-]+)*\s*\{"
)
_CODE_CHARS = re.compile(r"[<>{}=;\[\]$]|--|\(\)")
_CLOCKED = re.compile(r"^\d{1,2}:\d\d(?::\d\d)?\s+(?=\S+\s)")
_BARS = re.compile(r"\s[|»›>·•/]\s")
_REPORTING = re.compile(
    r"\b(?:said|says|told|according to|was|were|had|has been|have been|would|after|police|officials"
    r"|spokes\w+)\b"
)
_QUOTE = re.compile('^[^“"]*+[“"].{12,}[”"]|^[“"]')
_LAST_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z][^.!?]{2,120}[.!?:]?\W*$)")
_COPYRIGHT = re.compile(r"^\W*(?:\(?(?:TM|c)\)?\W*(?:and|&)?\W*)?(?:©|\(c\)|copyright)\W", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Look:
    """What a line looks like by itself; ``core`` lacks its bullet, ``bare`` its end marks too."""

    text: str
    core: str
    bare: str
    fold: str
    words: int
    triggered: bool
    shape: BlockKind | None
    is_picture: bool
    is_fragment: bool
    is_story: bool


def folded(text: str) -> str:
    """Return ``text`` as lower-case words alone, for telling whether two lines are the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def look(text: str) -> Look:
    """Look at one line."""
    numbered = _NUMBERED.match(text)
    core = text[numbered.end() :] if numbered else text.lstrip("([{ *»>")
    fold, count = folded(text), text.count(" ") + 1
    return Look(
        text=text,
        core=core,
        bare=_TRIM.sub("", core) if count <= 20 else core,
        fold=fold,
        words=count,
        triggered=any(mark in text for mark in TRIGGER_MARKS) or not TRIGGER_WORDS.isdisjoint(fold.split()),
        shape=shape_of(text),
        is_picture=is_picture_credit(text),
        is_fragment=count <= 16 and not stops(text),
        is_story=count >= 25 or (count >= 9 and ends(text)),
    )


def _code(line: Look) -> float:
    if not _CODE_CHARS.search(line.text) or not _CODE.search(line.text):
        return 0.0
    marks = len(_CODE_CHARS.findall(line.text))
    return _SURE if line.words < 10 or marks * 12 >= line.words else 1.0


def _address(line: Look) -> float:
    return _SURE if line.words <= 4 and (not line.bare or _ADDRESS.fullmatch(line.text)) else 0.0


def _whole(line: Look) -> float:
    return _SURE if line.words <= 14 and WHOLE.fullmatch(line.bare) else 0.0


def _list_head(line: Look) -> float:
    return (CUT if line.words > 1 else 2.0) if line.words <= 9 and LISTS.fullmatch(line.bare) else 0.0


def _pointed(line: Look) -> float:
    return CUT if line.text[0] in "»›→►▶" or (line.text[0] == ">" and line.is_fragment) else 0.0


def _buttons(line: Look) -> float:
    words = line.fold.split()
    return _SURE if 1 < len(words) <= 10 and BUTTONS.issuperset(words) else 0.0


def _order(line: Look) -> float:
    """Talk of the site to its reader: orders, and "our" or "your" with what a site is made of."""
    words = line.fold.split()
    if line.words > 20 or not words:
        return 0.0
    things = len(SITE_NOUNS.intersection(words[1:])) + 0.5 * len(PLATFORMS.intersection(words[1:]))
    first = words[0] in SITE_VERBS
    # People in the news say "we" and "you" too: in a sentence only "our" and "your" speak for the site.
    own = not (SITE_OWN if line.is_fragment else SITE_OURS).isdisjoint(words)
    if not things or not (first or own):
        return 0.0
    short = 1.0 if line.words <= 4 else 0.75 if line.words <= 7 else 0.0
    plain = 1.0 if not first and not line.is_fragment else 0.0
    return min(3.0, things) + (1.0 if first else 0.0) + (1.0 if own else 0.0) + short - plain


def _opening(line: Look) -> float:
    return max((weight for pattern, weight in OPENERS if pattern.match(line.core)), default=0.0)


def _inside(line: Look) -> float:
    return sum(weight for pattern, weight in INSIDE if pattern.search(line.text)) if line.triggered else 0.0


def _clocked(line: Look) -> float:
    return 3.0 if _CLOCKED.match(line.core) and line.is_fragment and line.words > 2 else 0.0


def _listed(line: Look) -> float:
    return 1.0 if line.core is not line.text and line.words <= 7 and _NUMBERED.match(line.text) else 0.0


def _barred(line: Look) -> float:
    bars = len(_BARS.findall(line.text))
    if not bars or ends(line.text) or (line.text[0] == line.text[-1] == "|"):
        return 0.0
    return 3.0 if bars >= 2 and line.words <= 6 * (bars + 1) else 1.0


def _section(line: Look) -> float:
    return 2.5 if line.words <= 4 and line.fold.replace(" ", "_") in SECTIONS else 0.0


def _picture(line: Look) -> float:
    return (
        CUT + 2.0
        if line.shape == "credit" and line.is_picture and not line.text.lower().startswith("source")
        else 0.0
    )


def _copyright(line: Look) -> float:
    return 3.0 if line.words <= 80 and _COPYRIGHT.match(line.text) else 0.0


def _invitation(line: Look) -> float:
    """A short paragraph whose last sentence is litter is litter as a whole, a very short one surely."""
    if not line.triggered or line.words > 40:
        return 0.0
    parts = _LAST_SENTENCE.split(line.text)
    invites = len(parts) > 1 and own_score(look(parts[-1])) >= CUT
    return (CUT if line.words <= 15 else 2.0) if invites else 0.0


def _prose(line: Look) -> float:
    found = -0.5 * min(4, len(_REPORTING.findall(line.text))) - (1.0 if _QUOTE.search(line.text) else 0.0)
    return found - (0.5 if line.words > 8 and ends(line.text) else 0.0)


def _length(line: Look) -> float:
    return -max(0.0, (line.words - 20) / 12)


def _proved(line: Look) -> float:
    return -CUT if line.shape and not (line.shape == "credit" and line.is_picture) else 0.0


LITTER: tuple[Callable[[Look], float], ...] = (
    _code, _address, _whole, _list_head, _pointed, _buttons, _order, _opening, _inside, _clocked, _listed,
    _barred, _section, _picture, _copyright, _invitation,
)  # fmt: skip
STORY: tuple[Callable[[Look], float], ...] = (_prose, _length, _proved)


def own_score(line: Look) -> float:
    """Score a line by itself: what speaks for litter, less what speaks for the story."""
    score = sum(feature(line) for feature in LITTER)
    # Running text that shows no sign of litter needs no defence.
    if not score and not line.is_fragment:
        return 0.0
    return score + sum(feature(line) for feature in STORY)


def scores(
    lines: Sequence[Look], habits: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()
) -> list[float]:
    """Return the litter score of each line among its neighbours; ``CUT`` and above is litter.

    ``habits`` are folded lines known to recur in this outlet, ``names`` the outlet's own names.
    """
    own = [own_score(line) for line in lines]
    story = [i for i, line in enumerate(lines) if line.is_story and own[i] < CUT]
    first, last = (story[0], story[-1]) if story else (len(lines), len(lines))
    loud = sum(line.text.isupper() for line in lines) > 0.3 * len(lines)
    listed = _listed_under(lines, own) - _headlines(lines[:first])
    menus = _menus(lines)
    found = []
    for i, line in enumerate(lines):
        score = own[i] + (3.0 if line.fold in names else 0.0)
        if line.fold in habits:
            score += 3.0 if not line.is_story else 2.0
        if line.is_fragment and line.shape is None:
            near = sum(own[j] >= CUT for j in (i - 1, i + 1) if 0 <= j < len(lines))
            score += 0.75 * near + (0.5 if not first < i < last else 0.0)
            score += 3.0 if i in menus and not first < i < last else 0.0
            score += 2.5 if first < i < last and not loud and line.words >= 6 and line.text.isupper() else 0.0
        score += 3.0 if i in listed else 0.0
        found.append(score)
    return found


_CLOSED = ':.?!,;"”)'


def _listed_under(lines: Sequence[Look], own: Sequence[float]) -> set[int]:
    """Find the headlines listed under a line such as "Related stories", up to the next running text."""
    found: set[int] = set()
    pending: list[int] | None = None
    for i, line in enumerate(lines):
        if LISTS.fullmatch(line.bare):
            pending = []
        elif (
            line.words > 18
            or line.shape not in (None, "date")
            or (_QUOTE.search(line.text) and line.is_story)
            or _says(line)
        ):
            pending = None
        elif pending is not None:
            pending.append(i)
            # A short sentence belongs to the list only where more of the list follows.
            if line.is_fragment and (line.words >= 4 or own[i] > 0):
                found.update(pending)
                pending = []
    return found


def _headlines(lines: Sequence[Look]) -> set[int]:
    """Find the fragments right above a date line or byline: headlines, whatever stands above them."""
    dated = {"date", "byline"}
    return {i for i, line in enumerate(lines[:-1]) if line.shape is None and lines[i + 1].shape in dated}


def _says(line: Look) -> bool:
    return not line.is_fragment and len(_REPORTING.findall(line.text)) > 1


def _menus(lines: Sequence[Look]) -> set[int]:
    """Find runs of at least four very short lines."""
    found: set[int] = set()
    run: list[int] = []
    for i, line in enumerate((*lines, None)):
        if (
            line
            and line.words <= 3
            and line.bare[-1:].isalpha()
            and line.text[-1] not in _CLOSED
            and line.shape is None
        ):
            run.append(i)
            continue
        if len(run) >= 4 and not (run[0] and lines[run[0] - 1].text.endswith(":")):
            found.update(run)
        run = []
    return found
