"""Label the lines of a report: title, deck, byline, date, caption, credit, heading, body.

Refuses to invent a title: a caption, a menu line or a first sentence is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model.report import BlockKind
from dateline.stages.clean.credits import dateline_end, is_dateline
from dateline.stages.clean.lines import Line
from dateline.stages.clean.litter import Look, folded
from dateline.stages.clean.shapes import ends, stops

_HEAD = 8
_DATED: frozenset[BlockKind | None] = frozenset({"date", "byline"})
_MARKS: frozenset[BlockKind | None] = frozenset({"date", "byline", "caption", "credit"})
_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$")
_PICTURED = re.compile(
    r"\((?:left|right|center|centre|[lLrRcC]|top|bottom|file|pictured|second from \w+)\)"
    r"|\bpictured\b|\bis seen\b|\bposes?\b"
)


# What sums up or amends a report is not its headline.
_POINTS = re.compile(
    r"(?:story highlights|key (?:points|takeaways)|highlights|editor['’]s note|updated?|correction)\b(?!:)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A line with its kind; ``lede`` where a dateline may stand at its head."""

    line: Line
    kind: BlockKind
    lede: bool = False


def label(
    lines: Sequence[Line],
    looks: Sequence[Look],
    title: str | None,
    authors: tuple[str, ...] = (),
    as_is: bool = False,
) -> list[Part]:
    """Label each line by its own words, its place and its neighbours."""
    names = {folded(author) for author in authors}
    kinds = [a.hint or ("byline" if b.fold in names else b.shape) for a, b in zip(lines, looks, strict=True)]
    for i in captions(lines, looks):
        kinds[i] = "caption"
    kinds = ["dateline" if is_dateline(line.text) else kind for line, kind in zip(lines, kinds, strict=True)]
    head = title_line(lines, looks, kinds, title)
    if head is not None and (not as_is or head == 0):
        kinds[head] = "title"
        _deck(lines, kinds, head)
    parts, bodies = [], 0
    for i, line in enumerate(lines):
        kind = kinds[i] or ("heading" if _is_heading(looks[i], last=i == len(lines) - 1) else "body")
        bodies += kind == "body"
        parts.append(Part(line, kind, lede=kind == "body" and bodies <= 3))
    return parts


def captions(lines: Sequence[Line], looks: Sequence[Look]) -> list[int]:
    """Find the lines that stand right above a picture's credit line."""
    found = []
    for i in range(1, len(lines)):
        above = looks[i - 1]
        if looks[i].shape == "credit" and looks[i].is_picture and above.shape is None and above.words <= 60:
            close = not lines[i].gap or not ends(above.text) or bool(_PICTURED.search(above.text))
            if close and not (i == 1 and _like_title(above.text)):
                found.append(i - 1)
    return found


def title_line(
    lines: Sequence[Line], looks: Sequence[Look], kinds: Sequence[BlockKind | None], title: str | None
) -> int | None:
    """Return which line is the title: the known one where given, else a headline above the first sentence."""
    if title:
        return _same_title(looks, title)
    if kinds[:1] == ["title"]:
        return 0
    found: list[int] = []
    for i, line in enumerate(lines[:_HEAD]):
        # A headline stands above the pictures and above the first sentence.
        if kinds[i] in ("caption", "dateline") or (kinds[i] is None and _is_body(looks[i])):
            break
        if kinds[i] in (None, "heading") and _like_title(line.text):
            found.append(i)
    if (
        len(found) > 1
        and found[1] == found[0] + 1
        and looks[found[0]].words <= 4
        and looks[found[1]].words >= 6
    ):
        return found[1]
    # A headline with no report below it may as well be a caption or a menu line.
    return found[0] if found and found[0] < len(lines) - 1 else None


def _same_title(looks: Sequence[Look], title: str) -> int | None:
    known = {folded(title), folded(_SUFFIX.sub("", title))}
    words = set(folded(title).split())
    near = looks[:12]
    same = (
        i
        for i, line in enumerate(near)
        if line.fold in known or (line.words < 30 and folded(_SUFFIX.sub("", line.text)) in known)
    )
    alike = (
        i
        for i, line in enumerate(near[:_HEAD])
        if 4 <= line.words < 30
        and line.is_fragment
        and len((own := set(line.fold.split())) & words) >= 0.75 * len(own | words)
    )
    return next(same, next(alike, None))


def _like_title(text: str) -> bool:
    words = text.split()
    return (
        3 <= len(words) <= 28
        and not stops(text)
        and text[-1] not in ":,;-–—"
        and (text[0].isupper() or text[0].isdigit() or text[0] in "\"'“‘$£€")
        and sum(any(c.isalpha() for c in word) for word in words) >= 3
        and not (text[-1] in "!?" and len(words) > 16)
        and not _PICTURED.search(text)
        and not _POINTS.match(text)
    )


def _is_body(line: Look) -> bool:
    return line.words >= 29 or (line.words >= 6 and stops(line.text)) or dateline_end(line.text) > 0


def _deck(lines: Sequence[Line], kinds: list[BlockKind | None], head: int) -> None:
    """Make the sentence between a title and a later head line (date, byline, picture) the deck."""
    near = range(head + 1, min(head + _HEAD, len(lines)))
    open_ = [i for i in near if kinds[i] is None]
    marks = [i for i in near if kinds[i] in _MARKS]
    if not open_ or not any(kinds[i] in _DATED for i in near) or len(lines) <= open_[0] + 1:
        return
    between = open_[0] < marks[-1] and (len(open_) < 2 or open_[1] > marks[-1])
    if between and 6 <= len(lines[open_[0]].text.split()) <= 60 and not dateline_end(lines[open_[0]].text):
        kinds[open_[0]] = "deck"


def _is_heading(line: Look, last: bool) -> bool:
    text = line.text
    return (
        line.words <= 14
        and not last
        and not stops(text)
        and text[-1] not in ',;…”"'
        and not (text[-1] == ":" and line.words > 6)
        and not text.startswith(("-", "•", "*", "“", '"', "‘", "—", "–", "("))
        and (text[0].isupper() or text[0].isdigit() or not text[0].isalpha())
    )
