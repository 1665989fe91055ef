"""Put a clean report together from a page: cut litter, label lines, join them, read off the credits."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from dateline.language.agencies import agencies_in
from dateline.language.tongues import READ, TONGUES
from dateline.model import Block, Flaw, Page, Report
from dateline.model.report import BlockKind
from dateline.stages.clean.credits import agencies_of, authors_of, credit_start, dateline_end, outlet_of
from dateline.stages.clean.cutting import Habits, habits_of, pictures, stamped, unlinked, without_litter
from dateline.stages.clean.kinds import Part, captions, label
from dateline.stages.clean.language import Namer, language_of
from dateline.stages.clean.lines import Line, paragraphs_of, settled, without_surrogates
from dateline.stages.clean.litter import folded, look
from dateline.stages.clean.markup import Claims, unmarked


def clean(
    page: Page, habits: Habits | None = None, namer: Namer | None = None
) -> tuple[Report, tuple[Flaw, ...]]:
    """Return the report that ``page`` holds, and what was wrong with it; ``namer`` tells its language.

    Every block is a slice of the text; between blocks stands only white space. With
    ``page.as_is`` the text is kept code point for code point and nothing is cut.

    >>> page = Page("a", "a.txt", "Share\\n\\nTalks to resume in May\\n\\nThe talks resume, she said.")
    >>> report, _ = clean(page)
    >>> [(block.kind, report.text[block.start : block.end][:9]) for block in report.blocks]
    [('title', 'Talks to '), ('body', 'The talks')]
    """
    page, lines, claims, dropped = unmarked(page)
    title = " ".join(settled(page.title or "").split()) or None
    page = replace(page, title=title)
    if page.as_is:
        text = without_surrogates(page.text)
        lines = paragraphs_of(text)
        parts = label(lines, [look(line.text) for line in lines], title, page.authors, as_is=True)
    else:
        kept = _labelled(lines, page, habits)
        text, parts = _joined(kept)
    blocks = tuple(block for part in parts for block in _blocks(part))
    report, flaws = _report(page, text, blocks, (claims, language_of(text, namer)))
    if dropped:
        told = f"has a text of {dropped:,} characters, too long for one report: left out"
        flaws = (
            *(f for f in flaws if not f.message.startswith("has no sentence")),
            Flaw("clean", page.path, told),
        )
    return report, flaws


def learn_habits(pages: Iterable[Page]) -> Habits:
    """Return the lines that recur over at least three different reports of one outlet."""
    return habits_of(told for page in pages if (told := lines_of(page)))


def lines_of(page: Page) -> tuple[str, frozenset[str]] | None:
    """Return the outlet of a text page and its folded lines, or ``None`` where no outlet is known."""
    outlet = outlet_of(page) if page.media == "text" else None
    if outlet is None:
        return None
    return outlet, frozenset(folded(line) for line in settled(page.text).split("\n")) - {""}


def _labelled(lines: list[Line], page: Page, habits: Habits | None) -> list[Part]:
    """Label before cutting, for a picture's credit shows which line is its caption; then cut, label again."""
    parted = (part for line in lines for part in stamped(line))
    lines = [picture for line in parted for picture in pictures(unlinked(line))]
    looks = [look(line.text) for line in lines]
    pictured = {lines[i].start for i in captions(lines, looks)}
    kept, looks = without_litter(lines, looks, page.title, outlet_of(page), habits)
    hinted = [
        replace(line, hint="caption") if line.start in pictured and not line.hint else line for line in kept
    ]
    parts = label(hinted, looks, page.title, page.authors)
    if page.title and not any(part.kind == "title" for part in parts):
        return [Part(Line(page.title, 0, 0), "title"), *parts]
    return parts


def _joined(parts: list[Part]) -> tuple[str, list[Part]]:
    placed, start = [], 0
    for part in parts:
        placed.append(replace(part, line=replace(part.line, start=start)))
        start += len(part.line.text) + 2
    return "\n\n".join(part.line.text for part in parts), placed


def _blocks(part: Part) -> list[Block]:
    """Return the block of a part; dateline and closing credit of a body part are blocks of their own."""
    own, start = part.line.text, part.line.start
    if part.kind != "body":
        return [Block(start, start + len(own), part.kind)]
    head = dateline_end(own) if part.lede else 0
    tail = credit_start(own)
    cuts: list[tuple[int, int, BlockKind]] = [
        (0, head, "dateline"),
        (head, tail, "body"),
        (tail, len(own), "credit"),
    ]
    return [Block(start + a, start + a + len(own[a:b].rstrip()), kind) for a, b, kind in cuts if a < b]


def _report(
    page: Page, text: str, blocks: tuple[Block, ...], found: tuple[Claims, str]
) -> tuple[Report, tuple[Flaw, ...]]:
    claims, language = found
    named = [(block.kind, text[block.start : block.end]) for block in blocks]
    given = agencies_in(" ; ".join(page.authors))
    report = Report(
        id=page.id,
        path=page.path,
        text=text,
        text_sha256=hashlib.sha256(text.encode()).hexdigest(),
        blocks=blocks,
        title=next((part for kind, part in named if kind == "title"), page.title),
        url=page.url,
        outlet=outlet_of(page),
        authors=authors_of(page.authors, named),
        agencies=tuple(dict.fromkeys((*given, *agencies_of(named)))),
        language=language,
        claimed=claims,
    )
    flaws = []
    worded = {kind for kind, part in named if any(map(str.isalpha, part))}
    if "body" not in worded:
        what = "has no sentence below its title" if "title" in worded else "has no sentence"
        flaws.append(Flaw("clean", page.path, what))
    elif language != "en":
        is_read = language in READ
        told = "not in English: read as if it were" if is_read else f"in {TONGUES[language]}: kept, not read"
        flaws.append(Flaw("clean", page.path, f"is {told}"))
    return report, tuple(flaws)
