"""Cut litter from the lines of a page until none is left; learn which lines an outlet repeats.

Cutting goes on until nothing changes, so that cleaning a clean text changes nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.language.agencies import agencies_in
from dateline.language.litter import INLINE_END, INLINE_START, PICTURE_NUMBER
from dateline.stages.clean.lines import Line
from dateline.stages.clean.litter import CUT, Look, folded, look, own_score, scores
from dateline.stages.clean.shapes import is_date, stops

_SENTENCE = re.compile(r"(?<=[.!?])[\"”’)]?\s+(?=[A-Z(\[])")
_STAMP = re.compile(
    r"\s+(?=(?:Posted|Published|Updated|Last [Uu]pdated|First [Pp]ublished|Created)\b\s?[:@]?\s)"
)
# A name as the site's own link to a person has it, in full and run into the first headline.
_MORE = " MORE"
_LINKED = re.compile(
    r"\b(?P<name>[A-Z][\w'’-]+) (?:\(?[A-Z][\w'’.\"“”-]*\)? ){1,6}(?P=name) ?"
    r"(?=[A-Z\d'‘“\"])[^\n]{10,600}? MORE\b"
)
# What a flattened gallery leaves behind each picture's caption, and before its own name.
_PICTURE = re.compile(r"\s*\b(?:Hide|Show) Caption (\d+) of \d+\s*")
_GALLERY = "Photos: "
_TWICE = re.compile(r"((?:Photos: )+(?!Photos: ).{3,80}?) (?=\1 )")
_RECURS = 3


@dataclass(frozen=True, slots=True)
class Habits:
    """For each outlet the folded lines that recur over its reports."""

    recurring: tuple[tuple[str, frozenset[str]], ...] = ()

    def of(self, outlet: str | None) -> frozenset[str]:
        """Return the recurring lines of ``outlet``."""
        return next((lines for name, lines in self.recurring if name == outlet), frozenset())


def habits_of(reports: Iterable[tuple[str, Iterable[str]]]) -> Habits:
    """Return the lines standing in at least three reports of one outlet.

    >>> habits_of([("Daily", ["Be the first to know"])] * 3).of("Daily")
    frozenset({'be the first to know'})
    """
    seen: dict[str, Counter[str]] = {}
    for outlet, lines in reports:
        seen.setdefault(outlet, Counter()).update({folded(line) for line in lines} - {""})
    rows = (
        (outlet, frozenset(f for f, n in counts.items() if n >= _RECURS)) for outlet, counts in seen.items()
    )
    return Habits(tuple(sorted((outlet, lines) for outlet, lines in rows if lines)))


def stamped(line: Line) -> tuple[Line, ...]:
    """Part a headline from the site's date stamp that a flattened page leaves behind it.

    >>> [part.text for part in stamped(Line("Bridge shut again Posted: May 2, 2014 3:13 PM EDT", 0, 0))]
    ['Bridge shut again', 'Posted: May 2, 2014 3:13 PM EDT']
    """
    for stamp in _STAMP.finditer(line.text):
        head, tail = line.text[: stamp.start()], line.text[stamp.end() :]
        if is_date(tail) and head.count(" ") > 1 and not stops(head):
            return replace(line, text=head), Line(tail, line.start + stamp.end(), 0)
    return (line,)


def unlinked(line: Line) -> Line:
    """Cut the headlines of other reports that a flattened page leaves behind a linked name, up to "MORE".

    >>> told = "Sen. Ada Quill Adela (Ada) Jane QuillPort bill stalls Five things to watch MORE (I) left."
    >>> unlinked(Line(told, 0, 0)).text
    'Sen. Ada Quill (I) left.'
    """
    return replace(line, text=_LINKED.sub(r"\g<name>", line.text)) if _MORE in line.text else line


def pictures(line: Line) -> tuple[Line, ...]:
    """Part the captions of a gallery that a flattened page runs together, each from the gallery's name.

    >>> told = "Photos: Fair A band plays. Hide Caption 1 of 2 Photos: Fair Rain ends it. Hide Caption 2 of 2"
    >>> [part.text for part in pictures(Line(told, 0, 0))]
    ['A band plays.', 'Rain ends it.']
    """
    marks = list(_PICTURE.finditer(line.text)) if "Caption" in line.text else []
    begins = line.text.find(_GALLERY)
    if not marks or not 0 <= begins < marks[0].start():
        return (line,)
    before = Line(line.text[:begins].rstrip(), line.start, line.gap)
    cuts = [begins, *(mark.end() for mark in marks)]
    held = [(start, line.text[start : mark.start()]) for start, mark in zip(cuts, marks, strict=False)]
    named = re.compile(rf"(?:{re.escape(_head_of([text for _, text in held]))}\s*)*")
    parts = []
    for start, text in held:
        told = named.sub("", text, count=1)
        parts.append(Line(told, line.start + start + len(text) - len(told), 0, "caption"))
    left = line.text[cuts[-1] :]
    rest = Line(left, line.start + cuts[-1], 0, "caption" if left.startswith(_GALLERY) else None)
    return tuple(part for part in (before, *parts, rest) if part.text.strip())


def _head_of(captions: list[str]) -> str:
    """Return the name of a gallery with which all of its captions begin.

    A caption begins with a capital: words that captions share by chance stay theirs.
    """
    if twice := _TWICE.match(captions[0]):
        return twice[1]
    if len(captions) < 2:
        return ""
    first, last = min(captions), max(captions)
    apart = (k for k, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    head = first[: next(apart, len(first))]
    if not head.startswith(_GALLERY):
        return ""
    if head in captions:  # a picture that has none of its own
        return head
    while head and any(told[len(head) :][:1].islower() for told in captions):
        head = head.rstrip()
        head = head[: head.rfind(" ") + 1]
    return head[: head.rfind(" ") + 1]


def without_litter(
    lines: list[Line], looks: list[Look], title: str | None, outlet: str | None, habits: Habits | None
) -> tuple[list[Line], list[Look]]:
    """Return the lines that are not litter, litter at their ends trimmed, repeated ones left out."""
    recurring = habits.of(outlet) if habits else frozenset()
    names = frozenset({folded(outlet)} if outlet else ())
    known = folded(title or "")
    seen = dict(zip((line.text for line in lines), looks, strict=True))
    while True:
        # The known title is no neighbour: whether it was in the text may not decide on other lines.
        others = [seen[line.text] for line in lines if not known or seen[line.text].fold != known]
        found = iter(scores(others, recurring, names))
        kept = []
        for line in lines:
            if known and seen[line.text].fold == known:
                kept.append(line)
            elif next(found) < CUT:
                kept.append(_trimmed(line, seen[line.text]))
            elif credit := _agency_line(line):
                kept.append(credit)
        kept = _once(kept)
        for line in kept:
            if line.text not in seen:
                seen[line.text] = look(line.text)
        if [line.text for line in kept] == [line.text for line in lines]:
            return kept, [seen[line.text] for line in kept]
        lines = kept


def _agency_line(line: Line) -> Line | None:
    """Keep of a copyright line that names an agency the part that says so."""
    match = _COPYRIGHT.match(line.text)
    if not match or not agencies_in(match[0]):
        return None
    return replace(line, text=match[0].strip(" ("))


_COPYRIGHT = re.compile(
    r"\W*(?:©|\(c\)|copyright)[^.]{0,60}?(?:\b[A-Z]\.[A-Z]\.)?[^.]{0,40}(?:\.|$)", re.IGNORECASE
)


def _is_litter(sentence: str) -> bool:
    """A picture's credit at the end of a line stays: it shows that the line is a caption."""
    seen = look(sentence)
    return seen.words <= 25 and seen.shape is None and own_score(seen) >= CUT


def _once(lines: list[Line]) -> list[Line]:
    """Leave out a line that stands above already: a headline told twice, a paragraph shown twice."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        fold = folded(line.text)
        if fold in seen and fold.count(" ") >= 4:
            continue
        seen.add(fold)
        kept.append(line)
    return kept


def _trimmed(line: Line, seen: Look) -> Line:
    """Cut litter from the start and the end of a line: a leading notice, a last sentence that invites."""
    text, kind = INLINE_START.sub("", line.text), line.hint
    if numbered := PICTURE_NUMBER.match(text):
        text, kind = text[numbered.end() :], "caption"
    tail = INLINE_END.search(text, max(0, len(text) - 200))
    text = text[: tail.start()] if tail else text
    if seen.triggered and seen.words > 12:
        sentences = _SENTENCE.split(text)
        while len(sentences) > 1 and _is_litter(sentences[-1]):
            text = text[: -len(sentences[-1])].rstrip()
            sentences.pop()
    return line if text == line.text or not text.strip() else replace(line, text=text.strip(), hint=kind)
