"""Put a clean report together from a page: cut litter, label lines, join them, read off the credits."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from dateline.model import Block, Flaw, Page, Report
from dateline.stages.clean.credits import agencies_of, authors_of, dateline_end, outlet_of
from dateline.stages.clean.kinds import Part, label
from dateline.stages.clean.language import language_of
from dateline.stages.clean.lines import Line, lines_of, paragraphs_of, settled, without_surrogates
from dateline.stages.clean.litter import CUT, Habits, folded, scores
from dateline.stages.clean.markup import unmarked


def clean(page: Page, habits: Habits | None = None) -> tuple[Report, tuple[Flaw, ...]]:
    """Return the report that ``page`` holds, and what was wrong with it.

    Every block is a slice of the text; between blocks stands only white space. With
    ``page.as_is`` the text is kept code point for code point and nothing is cut.
    """
    page, claims = unmarked(page)
    if page.as_is:
        text = without_surrogates(page.text)
        parts = label(paragraphs_of(text), page.title, page.authors)
    else:
        kept = _without_litter(lines_of(settled(page.text)), page, habits)
        parts = _with_title(label(kept, page.title, page.authors), page.title)
        text, parts = _joined(parts)
    blocks = tuple(block for part in parts for block in _blocks(text, part))
    return _report(page, text, blocks, claims)


def _without_litter(lines: list[Line], page: Page, habits: Habits | None) -> list[Line]:
    """Cut litter until none is left, so that cleaning the clean text changes nothing."""
    outlet = outlet_of(page) or ""
    recurring = frozenset(line for name, line in habits.recurring if name == outlet) if habits else frozenset()
    while True:
        found = scores([line.text for line in lines], recurring)
        kept = _once([line for line, score in zip(lines, found, strict=True) if score < CUT])
        if len(kept) == len(lines):
            return kept
        lines = kept


def _once(lines: list[Line]) -> list[Line]:
    """Leave out a line that stands above already: a headline told twice, a paragraph shown twice."""
    seen: set[str] = set()
    kept = []
    for line in lines:
        fold = folded(line.text)
        if fold in seen and len(fold.split()) >= 5:
            continue
        seen.add(fold)
        kept.append(line)
    return kept


def _with_title(parts: list[Part], title: str | None) -> list[Part]:
    """Put the known title first where the text lacks it."""
    title = " ".join(settled(title or "").split())
    if not title or any(part.kind == "title" for part in parts):
        return parts
    return [Part(Line(title, 0, 0), "title"), *parts]


def _joined(parts: list[Part]) -> tuple[str, list[Part]]:
    placed, start = [], 0
    for part in parts:
        placed.append(replace(part, line=replace(part.line, start=start)))
        start += len(part.line.text) + 2
    return "\n\n".join(part.line.text for part in parts), placed


def _blocks(text: str, part: Part) -> list[Block]:
    """Return the block of a part; a body part may have its dateline as a block of its own."""
    start, end = part.line.start, part.line.start + len(part.line.text)
    head = dateline_end(part.line.text) if part.lede else 0
    if not head:
        return [Block(start, end, part.kind)]
    body = start + head
    while text[body].isspace():
        body += 1
    return [Block(start, start + len(text[start : start + head].rstrip()), "dateline"), Block(body, end, part.kind)]


def _report(
    page: Page, text: str, blocks: tuple[Block, ...], claims: tuple[tuple[str, str], ...]
) -> tuple[Report, tuple[Flaw, ...]]:
    named = [(block.kind, text[block.start : block.end]) for block in blocks]
    language = language_of(text)
    report = Report(
        id=page.id,
        path=page.path,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=blocks,
        title=next((part for kind, part in named if kind == "title"), None),
        url=page.url,
        outlet=outlet_of(page),
        authors=authors_of(page.authors, named),
        agencies=agencies_of(named),
        language=language,
        claimed=claims,
    )
    flaws = []
    if not any(kind == "body" for kind, _ in named):
        flaws.append(Flaw("clean", page.id, "has no sentence"))
    elif language != "en":
        flaws.append(Flaw("clean", page.id, "is not in English: read as if it were"))
    return report, tuple(flaws)


def learn_habits(pages: list[Page]) -> Habits:
    """Return the lines that recur over at least three different reports of one outlet."""
    seen: dict[tuple[str, str], int] = {}
    for page in pages:
        outlet = outlet_of(page)
        if outlet and page.media == "text":
            for line in {folded(line.text) for line in lines_of(settled(page.text))} - {""}:
                seen[outlet, line] = seen.get((outlet, line), 0) + 1
    return Habits(frozenset(key for key, count in seen.items() if count >= 3))
