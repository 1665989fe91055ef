"""Label the lines of a report: title, deck, byline, date, caption, credit, heading, body.

Refuses to invent a title: a caption, a menu line or a first sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.report import BlockKind
from dateline.stages.clean.credits import is_report_credit
from dateline.stages.clean.lines import Line
from dateline.stages.clean.litter import ENDS, STOPS, folded

_MONTHS = "january february march april may june july august september october november december"
_DATE_WORDS = frozenset(
    f"""{_MONTHS} jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri sat sun am pm a m p gmt utc bst cet cest est edt et pt pst pdt cst cdt ct
    mst mdt mt ist jst aest ago minutes minute hours hour days day published updated posted last modified first
    on at of the date created originally time and st nd rd th h hrs local issued revised""".split()
)
_MONTH = re.compile(rf"\b(?:{'|'.join(m[:3] for m in _MONTHS.split())})[a-z]*\b|\d[/.-]\d|\bago\b", re.IGNORECASE)
_BYLINE = re.compile(r"^(?:By|BY|by|Written by|Reported by|Author:)\s+(?:[A-Z@]|[a-z]+\s[A-Z])[^.!?]*(?:\b[A-Z]\.[^.!?]*)*$")
_PICTURE_CREDIT = re.compile(
    r"^(?:image|photo(?:graph)?s?|pictures?|source|video|graphic|illustration|credits?)\s*(?:credit|by|from|courtesy(?: of)?|source)?\s*[:/|©]"
    r"|^(?:\(?(?:photo|image|picture)s? (?:by|courtesy|credit)|©|\(c\)\s)|^\W*(?:REUTERS|AP|AFP|EPA|Getty Images|Getty|PA)\s?(?:/|Photo|Images)"
    r"|(?:/|via )\s?(?:Getty Images|AFP|AP|Reuters|EPA|Shutterstock|Anadolu Agency)[\w /]*\)?$|\bGetty Images\W*$|\bFile Photo\W*$|\b(?:AP|REUTERS) Photo\b",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?:file(?: photo| picture| image| pic)?\s*[-–—:]|(?:file )?(?:photo|picture|image|caption|pictured|video)s?(?: caption)?\s*[:–—])|"
    r"(?:\(?(?:AP Photo|REUTERS)/[^)]*\)?|\((?:Photo|Image)[^)]*\)|/File Photo|\(File(?: photo)?\))\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A line with its kind; ``lede`` where a dateline may stand at its head."""

    line: Line
    kind: BlockKind
    lede: bool = False


def label(lines: Sequence[Line], title: str | None, authors: tuple[str, ...] = ()) -> list[Part]:
    """Label each line; a title that stands again is left out by the caller's choice of lines."""
    kinds: list[BlockKind | None] = [line.hint or _shape(line.text, authors) for line in lines]
    _captions(lines, kinds)
    first = next((i for i, line in enumerate(lines) if kinds[i] is None and _is_body(line.text)), len(lines))
    head = _title(lines, kinds, title, first)
    if head is not None:
        kinds[head] = "title"
        _deck(lines, kinds, head)
    bodies = 0
    parts = []
    for i, line in enumerate(lines):
        kind = kinds[i] or ("heading" if _is_heading(lines, i) else "body")
        bodies += kind == "body"
        parts.append(Part(line, kind, lede=kind == "body" and bodies <= 2))
    return parts


def _shape(text: str, authors: tuple[str, ...]) -> BlockKind | None:
    """Return the kind that a line's own words prove."""
    words = len(text.split())
    if words <= 14 and (_BYLINE.match(text) or folded(text) in {folded(a) for a in authors}):
        return "byline"
    if words <= 16 and _is_date(text):
        return "date"
    if is_report_credit(text):
        return "credit"
    if words <= 80 and _CAPTION.search(text) and words > 6:
        return "caption"
    if words <= 20 and _PICTURE_CREDIT.search(text):
        return "credit"
    return None


def _is_date(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(_MONTH.search(text)) and any(c.isdigit() for c in text) and all(w in _DATE_WORDS for w in words)


def _is_body(text: str) -> bool:
    return len(text.split()) >= 25 or (bool(STOPS.search(text)) and len(text.split()) >= 6)


def _captions(lines: Sequence[Line], kinds: list[BlockKind | None]) -> None:
    """Make the line right above a picture's credit line its caption."""
    for i in range(1, len(lines)):
        if kinds[i] == "credit" and kinds[i - 1] is None and _PICTURE_CREDIT.search(lines[i].text):
            close = not lines[i].gap or not ENDS.search(lines[i - 1].text)
            if close and len(lines[i - 1].text.split()) <= 60:
                kinds[i - 1] = "caption"


def _title(lines: Sequence[Line], kinds: list[BlockKind | None], title: str | None, first: int) -> int | None:
    if title:
        known = folded(title)
        return next((i for i, line in enumerate(lines[:12]) if folded(line.text) == known), None)
    for i in range(min(first, 8)):
        words = len(lines[i].text.split())
        if kinds[i] is None and 3 <= words <= 25 and not STOPS.search(lines[i].text):
            return i
    return None


def _deck(lines: Sequence[Line], kinds: list[BlockKind | None], head: int) -> None:
    """Make the sentence between a title and a later head line (date, byline, picture) the deck."""
    near = range(head + 1, min(head + 8, len(lines)))
    open_ = [i for i in near if kinds[i] is None]
    dated = [i for i in near if kinds[i] in ("date", "byline")]
    marks = [i for i in near if kinds[i] in ("date", "byline", "caption", "credit")]
    if open_ and dated and open_[0] < marks[-1] and (len(open_) < 2 or open_[1] > marks[-1]):
        kinds[open_[0]] = "deck"


def _is_heading(lines: Sequence[Line], i: int) -> bool:
    text = lines[i].text
    return len(text.split()) <= 14 and not STOPS.search(text) and not text.startswith(("-", "•", "*", "“", '"'))
